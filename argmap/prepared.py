"""What argmap makes of its own files again and again, kept beside Python's byte-code.

Patterns are parsed and word lists are read once for each version of Python and of the files. As
with byte-code, nothing is kept if Python may not write any, and whoever can write there can also
write what Python imports: so values are trusted as byte-code is.
"""

import atexit
import marshal
import os
import re
import sys
import zlib
from array import array
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from importlib.util import cache_from_source
from typing import Any, TypeVar, cast

T = TypeVar("T")

_PATTERNS = "patterns"
_CHECKSUM = 4  # bytes
_new: dict[tuple[str, int], tuple[Any, ...]] = {}


def prepared(name: str, files: Sequence[str | os.PathLike[str]], make: Callable[[], T]) -> T:
    """Return what `make` makes of files, or what it made of them before.

    It must be built of tuples, lists, sets, dicts, strings and numbers.
    """
    state = [_state(path) for path in files]
    kept = _read(name)
    if isinstance(kept, tuple) and kept[0] == state:
        return cast("T", kept[1])
    made = make()
    _write(name, (state, made))
    return made


def compile_once(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a compiled pattern, as `re.compile` does, if possible without parsing it again."""
    known = _known().get((source, int(flags)))
    if known is not None:
        with suppress(Exception):
            return _loaded(source, known)
    try:
        known = _parsed(source, flags)
        made = _loaded(source, known)
    except (ImportError, AttributeError, TypeError):  # a Python with other internals
        return re.compile(source, flags)
    if not _new:
        atexit.register(_keep_patterns)
    _new[source, int(flags)] = known
    return made


def _parsed(source: str, flags: int) -> tuple[Any, ...]:
    """Return what `re.compile` makes of a pattern before it asks for the object."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    tree = _parser.parse(source, int(flags))
    code = array("I", _compiler._code(tree, int(flags)))  # noqa: SLF001
    groups = tree.state.groupdict
    names = [""] * tree.state.groups
    for name, number in groups.items():
        names[number] = name
    return (int(flags) | tree.state.flags, code.tobytes(), tree.state.groups - 1, groups, names)


def _loaded(source: str, known: tuple[Any, ...]) -> re.Pattern[str]:
    import _sre  # type: ignore[import-not-found]  # the standard library's own, without types

    flags, code, groups, numbers, names = known
    listed = array("I")
    listed.frombytes(code)
    found = tuple(name or None for name in names)
    return cast(
        "re.Pattern[str]", _sre.compile(source, flags, listed.tolist(), groups, numbers, found)
    )


@cache
def _known() -> dict[tuple[str, int], tuple[Any, ...]]:
    kept = _read(_PATTERNS)
    return kept if isinstance(kept, dict) else {}


def _keep_patterns() -> None:
    _write(_PATTERNS, {**_known(), **_new})


def _state(path: str | os.PathLike[str]) -> tuple[int, int]:
    facts = os.stat(path)  # noqa: PTH116
    return facts.st_size, facts.st_mtime_ns


def _place(name: str) -> str:
    """Return where a value is kept; raises NotImplementedError for a Python without byte-code."""
    folder, file = os.path.split(cache_from_source(__file__))
    return os.path.join(folder, f"{name}.{file.split('.')[1]}.prepared")  # noqa: PTH118


def _read(name: str) -> object:
    with suppress(Exception), open(_place(name), "rb") as file:  # noqa: PTH123
        checksum, data = file.read(_CHECKSUM), file.read()
        if checksum == _checksum(data):
            return marshal.loads(data)  # noqa: S302  # trusted as byte-code is
    return None


def _write(name: str, value: object) -> None:
    if sys.dont_write_bytecode:
        return
    with suppress(OSError, ValueError, NotImplementedError):
        place, data = _place(name), marshal.dumps(cast("Any", value))
        temporary = f"{place}.{os.getpid()}"
        with open(temporary, "wb") as file:  # noqa: PTH123
            file.write(_checksum(data) + data)
        os.replace(temporary, place)  # noqa: PTH105


def _checksum(data: bytes) -> bytes:
    """Return what changes with a value and with the version of Python."""
    return zlib.crc32(data, zlib.crc32(sys.version.encode())).to_bytes(_CHECKSUM, "big")
