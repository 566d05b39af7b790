"""Files read and written whole: never half of what an editor is saving, never half of ours."""

import hashlib
import os
import re
import secrets
import stat
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from argmap.model import ArgmapError
from argmap.source.exchange import replaced_unchanged

FOLDER = ".argmap"  # next to sources and annotations: what argmap remembers of them
LARGEST = 64 * 1024 * 1024  # bytes
_CALM_NS = 20_000_000  # a file that changed less than 20 ms ago may still be half written
_PATIENCE = 2.0  # seconds
_STALE = 3600.0  # seconds after which a temporary file belongs to nobody
_TEMPORARY = re.compile(r"\.argmap-(\d{1,9})-[0-9a-f]{8}\.tmp")


class FileError(ArgmapError):
    """A file that cannot be read or written; the message names it."""

    def __init__(self, message: str, written: tuple[str, ...] = (), reason: str = "") -> None:
        super().__init__(message)
        self.reason = reason  # of the system, without the file
        self.written = written  # files that were replaced before the error


class ChangedError(FileError):
    """A file that another program has changed since it was read."""


def is_there(path: str | os.PathLike[str]) -> bool:
    """Return whether a file has this name; raises FileError if anything else has it."""
    shown = os.fspath(path)
    if not has_name(shown):
        return False
    if fault := _not_a_file(_facts(shown)):
        raise FileError(f"{shown}: {fault}; move it away, or choose another name")
    return True


def has_name(path: str | os.PathLike[str]) -> bool:
    """Return whether anything has this name; raises FileError if that cannot be found out."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except ValueError as error:
        raise FileError(f"{os.fspath(path)}: this is not a valid file name") from error
    except OSError as error:
        raise FileError(f"{os.fspath(path)}: {_reason(error)}") from error
    return True


def real_path(path: str | os.PathLike[str]) -> Path:
    """Return where a path leads, through all links; raises FileError for a loop of links."""
    try:
        return Path(path).resolve()
    except RuntimeError as error:
        what = "this link leads back to itself; remove it, or restore the file"
        raise FileError(f"{os.fspath(path)}: {what}") from error
    except (OSError, ValueError) as error:
        raise FileError(f"{os.fspath(path)}: this is not a valid file name") from error


def is_inside(path: str | os.PathLike[str], folder: str | os.PathLike[str]) -> bool:
    """Return whether a path is below a folder, wherever links lead; raises FileError for a loop."""
    return real_path(path).is_relative_to(real_path(folder))


def name_fault(name: str) -> str:
    """Return why a file or folder cannot have this name; empty if it can.

    The annotation names its source, the page its annotation, and both are UTF-8.
    """
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return "this name is not valid UTF-8; give it another name"
    return ""


def read_start(path: str | os.PathLike[str], length: int) -> bytes:
    """Return the first bytes of a file, however large it is. Raises FileError."""
    shown = os.fspath(path)
    if fault := _not_a_file(_facts(shown)):
        raise FileError(f"{shown}: {fault}")
    try:
        with open(shown, "rb") as file:  # noqa: PTH123  # as the caller wrote it
            return file.read(length)
    except OSError as error:
        raise FileError(f"{shown}: {_reason(error)}") from error


def refuse_changed(path: str, sha256: str) -> None:
    """Raise FileError if a file no longer has the content that was read from it."""
    if hashlib.sha256(read_bytes(path)).hexdigest() != sha256:
        raise _changed_meanwhile(path)


def _changed_meanwhile(path: str, written: tuple[str, ...] = ()) -> ChangedError:
    what = "another program changed this file in the meantime, so nothing was written"
    return ChangedError(f"{path}: {what}; run the command again", written)


def make_folder(root: str | os.PathLike[str], *names: str) -> Path:
    """Return a folder below `root`, made if there is none; raises FileError, also for a link."""
    folder = Path(root, *names)
    try:
        Path(root).mkdir(parents=True, exist_ok=True)
        for each in [Path(root, *names[:depth]) for depth in range(1, len(names) + 1)]:
            if each.is_symlink():
                what = "this is a link, and argmap does not write through links; remove it, or name"
                raise FileError(f"{each}: {what} the folder that it leads to")
            each.mkdir(exist_ok=True)
    except FileExistsError as error:
        what = "this exists already and is not a folder; move it away, or choose another name"
        raise FileError(f"{error.filename}: {what}") from error
    except OSError as error:
        raise FileError(f"{error.filename or folder}: {_reason(error)}") from error
    return folder


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
    return bool(write_all({os.fspath(path): data}))


def write_all(
    contents: Mapping[str, bytes],
    *,
    check: Callable[[], None] | None = None,
    before: Mapping[str, bytes] | None = None,
) -> tuple[str, ...]:
    """Write several files whole, in this order; return those whose bytes changed.

    All of them are on the disk under temporary names before the first one is replaced, and `check`
    may still stop it then. A file with bytes in `before` is replaced only if it has them at that
    moment, or else ChangedError is raised. Raises FileError, which names what was replaced before
    the error.
    """
    staged: dict[str, str] = {}
    written: list[str] = []
    path = ""
    try:
        for path, data in contents.items():
            facts = _target(path)
            if not facts or not _has(path, data, facts):
                staged[path] = _temporary(path)
                _write_temporary(staged[path], data, facts)
        if check:
            check()
        for path, temporary in staged.items():
            _put(temporary, path, (before or {}).get(path), tuple(written))
            written.append(path)
    except BaseException as error:
        for temporary in staged.values():
            with suppress(OSError):
                Path(temporary).unlink(missing_ok=True)
        if isinstance(error, OSError):
            reason = _reason(error)
            what = f"could not be written, and is unchanged: {reason}"
            also = f"; already written: {' and '.join(written)}" if written else ""
            raise FileError(f"{path}: {what}{also}", tuple(written), reason) from error
        raise
    _flush_folders(written)
    return tuple(written)


def _put(temporary: str, path: str, before: bytes | None, written: tuple[str, ...]) -> None:
    if before is None:
        os.replace(temporary, path)  # noqa: PTH105  # as the caller wrote it
    elif not replaced_unchanged(temporary, path, before):
        raise _changed_meanwhile(path, written)


def _has(path: str, data: bytes, facts: os.stat_result) -> bool:
    with suppress(OSError):
        return facts.st_size == len(data) and Path(path).read_bytes() == data
    return False


def _temporary(path: str) -> str:
    folder = os.path.dirname(path) or os.curdir  # noqa: PTH120  # as the caller wrote it
    sweep(folder)
    name = f".argmap-{os.getpid()}-{secrets.token_hex(4)}.tmp"
    return os.path.join(folder, name)  # noqa: PTH118  # the same


def _write_temporary(temporary: str, data: bytes, before: os.stat_result | None) -> None:
    with open(temporary, "xb") as file:  # noqa: PTH123  # as the caller wrote it
        file.write(data)
        file.flush()
        if before and hasattr(os, "fchmod"):
            os.fchmod(file.fileno(), stat.S_IMODE(before.st_mode))
        os.fsync(file.fileno())
        if (size := os.fstat(file.fileno()).st_size) != len(data):
            raise OSError(f"the disk took {size} of {len(data)} bytes")


def _flush_folders(written: list[str]) -> None:
    try:
        for folder in {os.path.dirname(path) or os.curdir for path in written}:  # noqa: PTH120
            _flush_folder(folder)
    except OSError as error:
        what = "written, but the disk did not confirm it"
        message = f"{' and '.join(written)}: {what}: {_reason(error)}"
        raise FileError(message, tuple(written)) from error


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
    before = _facts(path)
    _check(path, before)
    if 0 <= time.time_ns() - before.st_mtime_ns < _CALM_NS:
        return None
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise FileError(f"{path}: {_reason(error)}") from error
    after = _facts(path)
    return data if _state(before) == _state(after) and len(data) == after.st_size else None


def _facts(path: str) -> os.stat_result:
    try:
        return os.stat(path)  # noqa: PTH116  # a Path would drop what the caller wrote
    except (OSError, ValueError) as error:
        what = _reason(error) if isinstance(error, OSError) else "this is not a valid file name"
        if os.path.islink(path):  # noqa: PTH114  # the same
            what = "this link does not lead to a file; remove it, or restore the file"
        raise FileError(f"{path}: {what}") from error


def _check(path: str, facts: os.stat_result) -> None:
    if fault := _not_a_file(facts):
        raise FileError(f"{path}: {fault}")
    if facts.st_size > LARGEST:
        size, limit = facts.st_size >> 20, LARGEST >> 20
        raise FileError(f"{path}: the file has {size} MiB and the limit is {limit} MiB")


def _not_a_file(facts: os.stat_result) -> str:
    if stat.S_ISDIR(facts.st_mode):
        return "this is a folder, not a file"
    return "" if stat.S_ISREG(facts.st_mode) else "this is not an ordinary file"


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
