"""The manifest: what a build read and wrote, so that the next one does only what has changed.

It is one file, `.argmap-cache/manifest.sqlite` in the folder of the corpus. It never decides what a
page contains: without it, or if it is damaged, everything is built again. This module is imported
by a build in which nothing has changed, so it imports only what such a build needs.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
import time
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

CORPUS = "corpus"  # the folder that is read if none is named
FOLDER, NAME = ".argmap-cache", "manifest.sqlite"
_SCHEMA = 1
_UNREAD = "?"  # instead of a hash, which is never the same as before
_ABSENT = (-1, 0, 0, 0)
_FACTS = len(_ABSENT)  # numbers that tell one state of a file from another
CALM_NS = 20_000_000  # a file that changed less than 20 ms before may change within one time
_COARSE_NS = 2_100_000_000  # the same where times are whole seconds
_SECOND = 1_000_000_000
_SELECT = "SELECT paths, states, hashes, said, settled, doubted, checksum FROM entry WHERE key = ?"
_REPLACE = "REPLACE INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_TABLE = (
    "CREATE TABLE IF NOT EXISTS entry (key BLOB PRIMARY KEY, paths BLOB, states BLOB,"
    " hashes BLOB, said BLOB, settled INTEGER, doubted INTEGER, checksum INTEGER) WITHOUT ROWID"
)
_PATIENCE = 2.0  # seconds for another build to finish writing


class Entry(NamedTuple):
    """Files and folders in the state in which something was made of them, and what it was."""

    paths: tuple[str, ...]
    states: array[int]  # four numbers for each path
    hashes: tuple[str, ...]  # of the content of each path; "" if there is nothing
    said: str
    settled: bool  # no file can have changed since without another state
    doubted: bool = False  # an error or a warning is raised


def unchanged_run(paths: Sequence[str], out: str, *, svg: bool) -> Entry | None:
    """Return the entry of a build if nothing that it read or wrote has changed since."""
    try:
        file = manifest_path(paths)
        if not _is_file(file):
            return None
        with _closing(_connected(file)) as connection:
            entry = _entry(connection, run_key(paths, out, svg=svg))
    except (sqlite3.Error, OSError, ValueError, TypeError):
        return None
    return entry if entry and entry.settled and entry.states == states(entry.paths) else None


def manifest_path(paths: Sequence[str]) -> str:
    """Return where the manifest of a build is: in the corpus around the first of its paths."""
    first = paths[0]
    folder = first if os.path.isdir(first) else os.path.dirname(first) or os.curdir  # noqa: PTH112, PTH120
    whole = os.path.join(os.path.abspath(CORPUS), "")  # noqa: PTH100, PTH118
    inside = os.path.join(os.path.abspath(folder), "").startswith(whole)  # noqa: PTH100, PTH118
    return os.path.join(CORPUS if inside else folder, FOLDER, NAME)  # noqa: PTH118


def run_key(paths: Sequence[str], out: str, *, svg: bool) -> bytes:
    """Return the key of a build: what was asked for, where, and by which Python."""
    package = os.path.dirname(__file__)  # noqa: PTH120
    return key("run", os.getcwd(), sys.version, package, out, "svg" * svg, *paths)  # noqa: PTH109


def key(*parts: str) -> bytes:
    """Return a key of several parts."""
    return b"\0".join(os.fsencode(part) for part in parts)


def states(paths: Iterable[str]) -> array[int]:
    """Return four numbers for each path: size, times of change, and which file it is."""
    found = array("q")
    for path in paths:
        try:
            facts = os.stat(path)  # noqa: PTH116
        except (OSError, ValueError):
            found.extend(_ABSENT)
        else:
            inode = facts.st_ino & 0x7FFF_FFFF_FFFF_FFFF
            found.extend((facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, inode))
    return found


def content(path: str) -> str:
    """Return the SHA-256 of a file, or of the names in a folder; "" if there is nothing."""
    from hashlib import sha256

    try:
        kind = os.stat(path).st_mode  # noqa: PTH116
        if stat.S_ISDIR(kind):
            names = sorted(os.listdir(path))  # noqa: PTH208
            shown = (name for name in names if name[0] != "." and name != "__pycache__")
            return sha256(b"\0".join(map(os.fsencode, shown))).hexdigest()
        if not stat.S_ISREG(kind):  # a pipe would be waited for
            return _UNREAD
        with open(path, "rb") as file:  # noqa: PTH123
            return sha256(file.read()).hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except (OSError, ValueError):
        return _UNREAD


def snapshot(inputs: Sequence[str], outputs: Sequence[str] = (), said: str = "") -> Entry:
    """Return the entry of files and folders as they are now.

    Outputs are never in doubt: what was written is known, whatever the time of the file says.
    """
    paths = (*inputs, *outputs)
    now, found = time.time_ns(), states(paths)
    hashes = tuple(map(content, paths))
    settled = not any(_in_doubt(found, at, now) for at in range(len(inputs)))
    return Entry(paths, found, hashes, said, settled)


def rechecked(entry: Entry, *, verify: bool = False) -> Entry | None:
    """Return an entry with the states of now; None if any content is another.

    Content is read where a state is another or in doubt, and everywhere if `verify` is set.
    """
    now, found = time.time_ns(), states(entry.paths)
    settled = True
    for at, path in enumerate(entry.paths):
        place = slice(at * _FACTS, (at + 1) * _FACTS)
        trusted = entry.settled and found[place] == entry.states[place]
        if verify or not trusted:
            found_now = content(path)
            if found_now != entry.hashes[at] or found_now == _UNREAD:
                return None
        settled = settled and (trusted or not _in_doubt(found, at, now))
    return entry._replace(states=found, settled=settled)


def _in_doubt(found: array[int], at: int, now: int) -> bool:
    """Return whether a file may change and keep the state that was found."""
    _, changed, noted, _ = found[at * _FACTS : (at + 1) * _FACTS]
    margin = CALM_NS if changed % _SECOND else _COARSE_NS
    return changed > now - margin or noted > now - CALM_NS


def is_after(time_ns: int, path: str) -> bool:
    """Return whether a file was changed after a time."""
    _, changed, noted, _ = states((path,))
    return max(changed, noted) > time_ns


def as_said(told: Iterable[tuple[Iterable[str], Iterable[str]]]) -> str:
    """Return lines and messages as an entry has them; `as_told` is the reverse."""
    parts = (
        mark + text
        for each in told
        for mark, texts in zip("12", each, strict=True)
        for text in texts
    )
    return "\0".join(parts)


def as_told(said: str) -> Iterator[tuple[str, bool]]:
    """Yield the texts of an entry, neighbours joined, and whether each is a message."""
    lines: list[str] = []
    kind = "1"
    for part in said.split("\0"):
        if part[:1] != kind and lines:
            yield "\n".join(lines), kind == "2"
            lines = []
        kind = part[:1] or kind
        lines.append(part[1:])
    if said:
        yield "\n".join(lines), kind == "2"


def whole_entry(
    entries: Sequence[Entry], folders: Sequence[str], *, said: str, doubted: bool
) -> Entry | None:
    """Return one entry for several; None if anything is no longer in their states.

    A file that is not there is not looked for again in one of the folders: a new name in a folder
    changes the folder.
    """
    known: dict[str, array[int]] = {}
    for entry in entries:
        for at, path in enumerate(entry.paths):
            known[path] = entry.states[at * _FACTS : (at + 1) * _FACTS]
    absent, inside = array("q", _ABSENT), frozenset(folders)
    looked = (_instead(path, inside) if state == absent else path for path, state in known.items())
    paths = tuple(sorted(set(looked)))
    found = states(paths)
    if any(states((path,)) != state for path, state in known.items()):
        return None
    return Entry(paths, found, (), said, all(entry.settled for entry in entries), doubted)


def _instead(path: str, folders: frozenset[str]) -> str:
    """Return the folder that changes when a file appears, if it is one of these or in one."""
    here = os.path.dirname(path)  # noqa: PTH120
    return here if here in folders or os.path.dirname(here) in folders else path  # noqa: PTH120


class Manifest:
    """The entries of a manifest file; what cannot be read or written is as if it were not there."""

    def __init__(self, path: str) -> None:
        """Open a manifest; `path` as `manifest_path` returns it."""
        self._path = path
        self._new: dict[bytes, Entry] = {}
        self._dropped: set[bytes] = set()
        self._connection: sqlite3.Connection | None = None
        with suppress(sqlite3.Error, OSError, ValueError):
            if _is_file(path):
                self._connection = _connected(path)

    def get(self, name: bytes) -> Entry | None:
        """Return an entry; None if there is none, or if it is damaged."""
        if name in self._new or name in self._dropped or not self._connection:
            return self._new.get(name)
        with suppress(sqlite3.Error, ValueError, TypeError):
            return _entry(self._connection, name)
        return None

    def put(self, name: bytes, entry: Entry) -> None:
        """Add or replace an entry; `save` writes it."""
        self._new[name] = entry
        self._dropped.discard(name)

    def drop(self, name: bytes) -> None:
        """Remove an entry; `save` writes that too."""
        self._new.pop(name, None)
        self._dropped.add(name)

    def clear(self) -> None:
        """Remove all entries at once: what made them has changed."""
        self.close()
        _remove(self._path)

    def save(self) -> None:
        """Write what is new, all of it or nothing."""
        if not self._new and not self._dropped:
            return
        with suppress(sqlite3.Error, OSError, ValueError):
            try:
                self._write()
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):  # locked, or not writable
                    raise
                self.clear()
                self._write()
        self._new, self._dropped = {}, set()

    def close(self) -> None:
        """Let go of the file."""
        if self._connection:
            self._connection.close()
        self._connection = None

    def _write(self) -> None:
        connection = self._connection = self._connection or _made(self._path)
        rows = [(name, *_row(entry)) for name, entry in self._new.items()]
        with connection:
            connection.execute(_TABLE)
            connection.executemany(_REPLACE, rows)
            gone = [(name,) for name in self._dropped]
            connection.executemany("DELETE FROM entry WHERE key = ?", gone)


class _closing:  # noqa: N801  # like contextlib's, whose import is not needed otherwise
    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def __enter__(self) -> sqlite3.Connection:
        return self.connection

    def __exit__(self, *error: object) -> None:
        self.connection.close()


def _connected(path: str) -> sqlite3.Connection:
    """Return a connection to a manifest; raises sqlite3.Error for one of another version."""
    connection = sqlite3.connect(path, timeout=_PATIENCE)
    version = 0
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    finally:
        if version != _SCHEMA:
            connection.close()
    if version != _SCHEMA:
        raise sqlite3.DatabaseError("this manifest is of another version")
    return connection


def _made(path: str) -> sqlite3.Connection:
    """Return a connection to a new manifest, in a folder that git does not see."""
    folder = os.path.dirname(path)  # noqa: PTH120
    os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    if _is_link(path):
        raise OSError("argmap does not write through links")
    with suppress(FileExistsError), open(os.path.join(folder, ".gitignore"), "x") as file:  # noqa: PTH118, PTH123
        file.write("*\n")
    _remove(path)
    connection = sqlite3.connect(path, timeout=_PATIENCE)
    connection.execute(f"PRAGMA user_version = {_SCHEMA}")
    connection.execute("PRAGMA synchronous = OFF")  # after a power cut it is built again
    return connection


def _remove(path: str) -> None:
    with suppress(OSError):
        if not _is_link(path):
            os.remove(path)  # noqa: PTH107


def _is_file(path: str) -> bool:
    return os.path.isfile(path) and not _is_link(path)  # noqa: PTH113


def _is_link(path: str) -> bool:
    """Return whether a manifest or its folder is a link, as in a corpus that somebody sent."""
    return os.path.islink(path) or os.path.islink(os.path.dirname(path))  # noqa: PTH114, PTH120


def _row(entry: Entry) -> tuple[bytes | int, ...]:
    row = (
        b"\0".join(map(os.fsencode, entry.paths)),
        entry.states.tobytes(),
        "\0".join(entry.hashes).encode(),
        entry.said.encode("utf-8", "surrogateescape"),
        int(entry.settled),
        int(entry.doubted),
    )
    return (*row, _checksum(row))


def _checksum(row: Sequence[bytes | int]) -> int:
    return zlib.crc32(b"\1".join(each if isinstance(each, bytes) else b"%d" % each for each in row))


def _entry(connection: sqlite3.Connection, name: bytes) -> Entry | None:
    """Return an entry; None if there is none, or if its checksum does not fit."""
    row = connection.execute(_SELECT, (name,)).fetchone()
    if not row or _checksum(row[:-1]) != row[-1]:
        return None
    paths, packed, hashes, said, settled, doubted, _ = row
    found = array("q")
    found.frombytes(packed)
    return Entry(
        tuple(os.fsdecode(paths).split("\0")),
        found,
        tuple(hashes.decode().split("\0")),
        said.decode("utf-8", "surrogateescape"),
        bool(settled),
        bool(doubted),
    )
