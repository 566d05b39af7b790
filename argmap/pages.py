"""The pages below an output folder, as the index lists them.

What a page shows is also in the data next to it. Only data that changed are read: what the others
gave is in the manifest. Without a manifest all are read.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.manifest import Entry, Manifest, key, rechecked, snapshot

if TYPE_CHECKING:
    from argmap.drawing import IndexEntry


def pages_below(folder: Path, manifest: Manifest | None = None) -> dict[str, "IndexEntry"]:
    """Return the entry of each page that argmap has written below a folder, by its relative path.

    What was read is added to the manifest.
    """
    from argmap.drawing import entry_of

    found = {}
    for path in _data_files(folder):
        href = path.with_suffix(".html").relative_to(folder).as_posix()
        kept = _kept(path, manifest)
        if kept:
            entry = _entry(kept)
        else:
            before = snapshot((), (str(path),))
            entry = entry_of(_json(path), href)
        if manifest and not kept:
            said = json.dumps(entry and asdict(entry), ensure_ascii=False)
            manifest.put(_key(path), before._replace(said=said))
        if entry:
            found[href] = entry
    return found


def kept_pages(folder: Path, manifest: Manifest) -> dict[bytes, Entry | None]:
    """Return what a manifest has for the data of each page below a folder; None if it changed."""
    return {_key(path): _kept(path, manifest) for path in _data_files(folder)}


def _kept(path: Path, manifest: Manifest | None) -> Entry | None:
    entry = manifest.get(_key(path)) if manifest else None
    return rechecked(entry) if entry else None


def _key(path: Path) -> bytes:
    return key("page", str(path.absolute()))


def _data_files(folder: Path) -> Iterator[Path]:
    """Yield the data of each page below a folder; hidden folders are skipped."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        pages = {each.removesuffix(".html") for each in names if each.endswith(".html")}
        for name in sorted(each for each in names if each.endswith(".json")):
            if name.removesuffix(".json") in pages:
                yield Path(here, name)


def _json(path: Path) -> object:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None


def _entry(kept: Entry) -> "IndexEntry | None":
    from argmap.drawing import IndexEntry

    facts: dict[str, Any] | None = json.loads(kept.said)
    if not facts:
        return None
    lists = {name: tuple(map(tuple, facts[name])) for name in ("kinds", "said")}
    return IndexEntry(**{**facts, **lists})
