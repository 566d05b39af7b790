"""One `argmap serve` per corpus: a lock that the system releases when its process ends."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from argmap.model import ArgmapError
from argmap.serving.journal import CACHE
from argmap.source.files import make_folder

_NAME = "serve.lock"


class LockedError(ArgmapError):
    """Another process serves this corpus already."""


class Lock:
    """A lock on a corpus; the file says which process has it, and where it serves.

    A file that a process left behind is taken over: the lock is of the system, not the file's.
    """

    def __init__(self, root: str) -> None:
        folder = make_folder(root, CACHE)
        self._path = folder / _NAME
        self._file: int | None = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._file)
        except OSError as error:
            os.close(self._file)
            self._file = None
            raise LockedError(_taken(root, self._path)) from error
        self.tell("")

    def tell(self, address: str) -> None:
        """Write who has the lock, and its address without a token."""
        if self._file is not None:
            said = json.dumps({"pid": os.getpid(), "address": address}).encode()
            os.lseek(self._file, 0, os.SEEK_SET)
            os.truncate(self._file, 0)
            os.write(self._file, said)

    def release(self) -> None:
        """Give the lock back; the file goes, too."""
        if self._file is None:
            return
        with suppress(OSError):
            self._path.unlink()
        os.close(self._file)
        self._file = None


def _take(file: int) -> None:
    """Take the lock on an open file, or raise OSError."""
    if os.name == "posix":
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    else:
        msvcrt: Any = __import__("msvcrt")
        os.lseek(file, 1 << 20, os.SEEK_SET)  # beyond what is written, so that it can be read
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)


def _taken(root: str, path: Path) -> str:
    try:
        said = json.loads(path.read_bytes())
        pid, address = int(said["pid"]), str(said["address"])
    except (OSError, ValueError, LookupError, TypeError):
        pid, address = 0, ""
    who = f" (process {pid})" if pid else ""
    where = f" at {address}" if address else ""
    hint = "use the page that it opened, or end it with Ctrl-C first"
    return f"{root}: argmap serve runs for this corpus already{who}{where}; {hint}"
