"""The settings of a document: the file that contains them, checked, and what it says."""

import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from argmap.model import ArgmapError
from argmap.source.files import is_there, read_bytes, real_path

SETTINGS = "argmap.toml"
PYPROJECT = "pyproject.toml"
KEYS = ("select", "ignore", "fail-on", "aside", "keep", "model")  # the settings
_GROWING = ("ignore", "aside", "keep")  # those to which a more specific table adds values
_LARGEST = 256 * 1024  # bytes
_MOST_DOTS = 1000  # in one line; the parser takes memory in the square of the parts of a key
_PLACE = re.compile(r" \((?:\D+(\d+)\D+(\d+)|\D+)\)$")  # line and column, or the end of the file


@dataclass(frozen=True, slots=True)
class Settings:
    """What `argmap.toml` or `[tool.argmap]` says about one document."""

    path: str = ""  # of the file that contains the settings; "" if there is none
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = ""
    aside: tuple[str, ...] = ()  # lines of the source ("line 12", "lines 45-46") to set aside
    keep: tuple[str, ...] = ()  # lines not to set aside, whatever the reader decides
    model: str = ""  # a spaCy model, or a voter that `argmap train` has written


class SettingsError(ArgmapError):
    """A mistake in a settings file; the message names the file, and the line if there is one."""


@dataclass(frozen=True, slots=True)
class _File:
    """A settings file and its text, in which mistakes have their line."""

    path: Path
    text: str

    def error(self, message: str, key: str = "", line: int = 0, col: int = 0) -> SettingsError:
        """Return the error with its place: a line, or the first one that has a key."""
        word = re.escape(key)
        shape = rf"""^[^#\n]*?(?<![\w-])["']?{word}["']?[ \t]*[.=\]}}]"""
        found = re.search(shape, self.text, re.MULTILINE) if key and not line else None
        line = self.text.count("\n", 0, found.start()) + 1 if found else line
        place = f":{line}" * (line > 0) + f":{col}" * (col > 0)
        return SettingsError(f"{self._shown()}{place}: {message}")

    def _shown(self) -> str:
        """Return the path below the working folder, or else all of it."""
        below = self.path.is_relative_to(Path.cwd())
        return str(self.path.relative_to(Path.cwd()) if below else self.path)


def settings_of(source: str) -> Settings:
    """Return the settings of a source, from the nearest settings file at or above it.

    That is an `argmap.toml`, or a `pyproject.toml` with `[tool.argmap]`; a table
    `[documents."GLOB"]` there adds settings for some documents. Raises ArgmapError.
    """
    own = real_path(source)
    for path in settings_places(own.parent):
        if is_there(path):
            file = _File(path, _text(path))
            table = _table(file)
            if table is not None:
                return _settings(file, table, own.relative_to(path.parent).as_posix())
    return Settings()


def settings_places(folder: Path) -> Iterator[Path]:
    """Yield where the settings of the sources in a folder may be, nearest first."""
    for each in (folder, *folder.parents):
        yield from (each / SETTINGS, each / PYPROJECT)


def _text(path: Path) -> str:
    size = path.stat().st_size
    if size > _LARGEST:
        message = f"the file has {size:,} bytes and the limit for settings is {_LARGEST:,}"
        raise _File(path, "").error(f"{message}; move what is not a setting out of it")
    data = read_bytes(path) if size else b""
    try:
        return data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"this file is not valid UTF-8: unexpected byte {data[error.start]:02X}"
        raise _File(path, "").error(
            f'{message}; save it again with the encoding "UTF-8"', line=line
        ) from error


def _table(file: _File) -> dict[str, Any] | None:
    """Return a file's settings; None if it is a pyproject without `[tool.argmap]`."""
    for number, line in enumerate(file.text.split("\n"), 1):
        if line.count(".") > _MOST_DOTS:
            raise file.error(f"more than {_MOST_DOTS:,} dots in one line; shorten it", line=number)
    try:
        data = tomllib.loads(file.text)
    except RecursionError as error:
        message = "tables or lists are nested too deeply; settings are at most three levels deep"
        raise file.error(message, line=_deepest(file.text)) from error
    except ValueError as error:  # a TOMLDecodeError, or a date or number that cannot be
        found = _PLACE.search(str(error))
        numbers = found.groups() if found else (None, None)
        at, col = int(numbers[0] or file.text.count("\n") + 1), int(numbers[1] or 0)
        message = _PLACE.sub("", str(error))
        raise file.error(f"{message}; correct the file", line=at, col=col) from error
    if file.path.name == SETTINGS:
        return data
    return _tool_table(file, data)


def _deepest(text: str) -> int:
    """Return the line with most opening brackets."""
    lines = text.split("\n")
    return max(range(len(lines)), key=lambda at: lines[at].count("[") + lines[at].count("{")) + 1


def _tool_table(file: _File, data: dict[str, Any]) -> dict[str, Any] | None:
    table: Any = data
    for name, shown in (("tool", "tool"), ("argmap", "tool.argmap")):
        if name not in table:
            return None
        table = table[name]
        if not isinstance(table, dict):
            message = f'"{shown}" must be a table; write [tool.argmap] above the settings'
            raise file.error(message, name)
    found: dict[str, Any] = table
    return found


def _settings(file: _File, table: dict[str, Any], name: str) -> Settings:
    """Return the settings of the document with a name; the more specific tables come last."""
    documents = table.get("documents", {})
    if not isinstance(documents, dict):
        example = '[documents."speeches/*.txt"]'
        message = f'"documents" must be tables, one per pattern: {example}'
        raise file.error(message, "documents")
    general = {key: value for key, value in table.items() if key != "documents"}
    found: dict[str, tuple[str, ...]] = dict.fromkeys(KEYS, ())
    for glob, layer in [("*", general), *documents.items()]:
        if not isinstance(layer, dict):
            message = f'"{glob}" in documents must be a table of settings, such as'
            raise file.error(f'{message} {{ keep = ["line 3"] }}', glob)
        for key, values in _values(file, layer):
            if fnmatchcase(name, glob):
                found[key] = found[key] + values if key in _GROWING else values
    select, ignore, fail_on, aside, keep, model = found.values()
    own = "".join(model)
    sibling = file.path.parent / own  # a file or folder is looked for next to the settings
    if own and (os.path.lexists(sibling) or own.endswith(".json")):
        own = str(sibling)
    return Settings(file.path.name, select, ignore, "".join(fail_on[:1]), aside, keep, own)


def _values(file: _File, table: dict[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for key in sorted(set(table) - {*KEYS}):
        message = f"“{key}” is not a setting of argmap; the settings are {', '.join(KEYS)}"
        raise file.error(message, key)
    for key, value in table.items():
        if value not in ("", []):
            yield key, _strings(file, key, value)


def _strings(file: _File, key: str, value: object) -> tuple[str, ...]:
    values = [value] if isinstance(value, str) else value
    if key == "model" and (not isinstance(value, str) or "\0" in value):
        raise file.error('"model" must be one name or path, such as "team.json"', key)
    if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
        example = '["lines 45-46"]' if key in ("aside", "keep") else '["ARG5"]'
        raise file.error(f'"{key}" must be a list of strings, such as {example}', key)
    return tuple(values)
