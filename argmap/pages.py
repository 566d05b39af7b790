"""The pages below an output folder, as the index lists them.

What a page shows is also in the data next to it. Only data that changed are read: what the others
gave is kept in `.argmap/index.json` below the output folder. Without that file all are read again.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeAlias

from argmap import __version__
from argmap.drawing import IndexEntry, entry_of
from argmap.source.files import FileError, make_folder, write_bytes

_FOLDER, _NAME = ".argmap", "index.json"

# For the data of each page what tells one version of the file from another, and its entry; None if
# these are not data of argmap.
_Known: TypeAlias = Mapping[str, tuple[list[int], IndexEntry | None]]


def pages_below(folder: Path) -> dict[str, IndexEntry]:
    """Return the entry of each page that argmap has written below a folder, by its relative path.

    What was read is kept for the next call, if it can be written.
    """
    known, found = _known(folder), {}
    for path in _data_files(folder):
        href = path.with_suffix(".html").relative_to(folder).as_posix()
        stamp = _stamp(path)
        before = known.get(href)
        entry = before[1] if before and before[0] == stamp else entry_of(_json(path), href)
        found[href] = (stamp, entry)
    if found != known:
        with suppress(FileError):
            _keep(folder, found)
    return {href: entry for href, (_, entry) in found.items() if entry}


def _data_files(folder: Path) -> Iterator[Path]:
    """Yield the data of each page below a folder; hidden folders are skipped."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        pages = {each.removesuffix(".html") for each in names if each.endswith(".html")}
        for name in sorted(each for each in names if each.endswith(".json")):
            if name.removesuffix(".json") in pages:
                yield Path(here, name)


def _stamp(path: Path) -> list[int]:
    with suppress(OSError):
        facts = path.stat()
        return [facts.st_size, facts.st_mtime_ns, facts.st_ino]
    return []


def _json(path: Path) -> object:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None


def _known(folder: Path) -> _Known:
    """Return what the last call kept; nothing if it is from another version, or was changed."""
    kept: Any = _json(folder / _FOLDER / _NAME)
    try:
        if kept["checksum"] != _checksum(kept["pages"]):
            return {}
        pages = kept["pages"].items()
        return {href: (stamp, entry and _entry(entry)) for href, (stamp, entry) in pages}
    except (LookupError, TypeError, ValueError, AttributeError):
        return {}


def _entry(facts: dict[str, Any]) -> IndexEntry:
    lists = {key: tuple(map(tuple, facts[key])) for key in ("kinds", "said")}
    return IndexEntry(**{**facts, **lists})


def _keep(folder: Path, found: _Known) -> None:
    pages = {href: [stamp, entry and asdict(entry)] for href, (stamp, entry) in found.items()}
    text = json.dumps({"checksum": _checksum(pages), "pages": pages}, ensure_ascii=False)
    write_bytes(make_folder(folder, _FOLDER) / _NAME, text.encode())


def _checksum(pages: object) -> str:
    """Return what changes with the version of argmap and with anything that was kept."""
    said = json.dumps([__version__, pages], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()
