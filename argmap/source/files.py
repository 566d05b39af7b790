"""Files read and written whole: never half of what an editor is saving, never half of ours."""

import os
import re
import secrets
import stat
import time
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from argmap.model import ArgmapError

LARGEST = 64 * 1024 * 1024  # bytes
_CALM_NS = 20_000_000  # a file that changed less than 20 ms ago may still be half written
_PATIENCE = 2.0  # seconds
_STALE = 3600.0  # seconds after which a temporary file belongs to nobody
_TEMPORARY = re.compile(r"\.argmap-(\d{1,9})-[0-9a-f]{8}\.tmp")


class FileError(ArgmapError):
    """A file that cannot be read or written; the message names it."""


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """Return all bytes of a regular file that nobody is writing.

    Right after an editor truncates a file, a reader sees size 0 and the old time. So this waits up
    to 2 seconds until the file is unchanged for 20 ms and not empty. Raises FileError.
    """
    shown = os.fspath(path)
    deadline = time.monotonic() + _PATIENCE
    while not (data := _read_if_calm(shown)):
        if time.monotonic() > deadline:
            what = "another program keeps writing this file; save it and try again"
            raise FileError(f"{shown}: {what if data is None else 'the file is empty'}")
        time.sleep(0.01)
    return data


def write_bytes(path: str | os.PathLike[str], data: bytes) -> bool:
    """Write a whole file or nothing; return False if it has the bytes already. Raises FileError."""
    shown = os.fspath(path)
    before = _target(shown)
    with suppress(OSError):
        if before and before.st_size == len(data) and Path(shown).read_bytes() == data:
            return False
    folder = os.path.dirname(shown) or os.curdir  # noqa: PTH120  # as the caller wrote it
    sweep(folder)
    _replace(shown, folder, data, stat.S_IMODE(before.st_mode) if before else None)
    try:
        _flush_folder(folder)
    except OSError as error:
        what = "written, but the disk did not confirm it"
        raise FileError(f"{shown}: {what}: {_reason(error)}") from error
    return True


def _replace(shown: str, folder: str, data: bytes, mode: int | None) -> None:
    name = f".argmap-{os.getpid()}-{secrets.token_hex(4)}.tmp"
    temporary = os.path.join(folder, name)  # noqa: PTH118  # as the caller wrote it
    try:
        with open(temporary, "xb") as file:  # noqa: PTH123  # the same
            file.write(data)
            file.flush()
            if mode is not None and hasattr(os, "fchmod"):
                os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        os.replace(temporary, shown)  # noqa: PTH105  # the same
    except BaseException as error:
        Path(temporary).unlink(missing_ok=True)
        if isinstance(error, OSError):
            what = "could not be written, and is unchanged"
            raise FileError(f"{shown}: {what}: {_reason(error)}") from error
        raise


@lru_cache(maxsize=1024)
def sweep(folder: str) -> None:
    """Remove temporary files that an interrupted run left in a folder; once per run and folder."""
    with suppress(OSError):
        for path in Path(folder).iterdir():
            found = _TEMPORARY.fullmatch(path.name)
            with suppress(OSError):
                if found and _is_abandoned(path.lstat(), int(found[1])):
                    path.unlink()


def _is_abandoned(facts: os.stat_result, process: int) -> bool:
    """Return whether a temporary file is old, or the process that wrote it is gone."""
    if process == os.getpid() or not stat.S_ISREG(facts.st_mode):
        return False
    if os.name == "posix":  # elsewhere, to ask for a process would end it
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        except OSError:
            pass  # it is somebody else's
    return time.time() - facts.st_mtime > _STALE


def _read_if_calm(path: str) -> bytes | None:
    try:
        before = os.stat(path)  # noqa: PTH116  # a Path would drop what the caller wrote
        _check(path, before)
        if 0 <= time.time_ns() - before.st_mtime_ns < _CALM_NS:
            return None
        data = Path(path).read_bytes()
        after = os.stat(path)  # noqa: PTH116  # the same
    except OSError as error:
        raise FileError(f"{path}: {_reason(error)}") from error
    return data if _state(before) == _state(after) and len(data) == after.st_size else None


def _check(path: str, facts: os.stat_result) -> None:
    if stat.S_ISDIR(facts.st_mode):
        raise FileError(f"{path}: this is a folder, not a file")
    if not stat.S_ISREG(facts.st_mode):
        raise FileError(f"{path}: this is not an ordinary file")
    if facts.st_size > LARGEST:
        size, limit = facts.st_size >> 20, LARGEST >> 20
        raise FileError(f"{path}: the file has {size} MiB and the limit is {limit} MiB")


def _state(facts: os.stat_result) -> tuple[int, ...]:
    return (facts.st_dev, facts.st_ino, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns)


def _target(path: str) -> os.stat_result | None:
    try:
        facts = os.lstat(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise FileError(f"{path}: {_reason(error)}") from error
    if stat.S_ISLNK(facts.st_mode):
        raise FileError(
            f"{path}: this is a link, and argmap does not write through links; remove it or choose"
            " another output folder"
        )
    if not stat.S_ISREG(facts.st_mode):
        raise FileError(f"{path}: this exists already and is not an ordinary file")
    return facts


def _flush_folder(folder: str) -> None:
    """Make sure that the new name survives a power cut, on systems with a call for it."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _reason(error: OSError) -> str:
    words = (error.strerror or str(error)).lower()
    return words.replace("no such file or directory", "there is no such file or folder")
