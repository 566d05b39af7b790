"""When to look at the disk again: the system says that something changed, never what exactly.

Folders are watched, not files: editors save by renaming, and a watch on a file would be lost then.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from watchfiles import Change, awatch

from argmap.serving.journal import CACHE
from argmap.settings import PYPROJECT, SETTINGS

_STEP, _DEBOUNCE = 10, 100  # milliseconds without a change that end a batch, and its longest time


async def watch(
    folders: Sequence[str], look: Callable[[], Awaitable[object]], stop: asyncio.Event
) -> None:
    """Call `look` whenever something below a folder has changed, or in the settings above it."""
    above = sorted({str(each) for folder in folders for each in _parents(folder)})
    below = _watched(folders, look, stop, _is_ours, recursive=True)
    settings = _watched(above, look, stop, _is_settings, recursive=False)
    await asyncio.gather(below, *([settings] if above else []))


async def _watched(
    folders: Sequence[str],
    look: Callable[[], Awaitable[object]],
    stop: asyncio.Event,
    wanted: Callable[[Change, str], bool],
    *,
    recursive: bool,
) -> None:
    batches = awatch(
        *folders,
        watch_filter=wanted,
        step=_STEP,
        debounce=_DEBOUNCE,
        stop_event=stop,
        recursive=recursive,
        ignore_permission_denied=True,
    )
    async for _ in batches:
        await look()


def _is_ours(_: Change, path: str) -> bool:
    """Return whether a change may matter; our own cache and temporary files do not."""
    name = os.path.basename(path)  # noqa: PTH119 - called for every change
    return f"{os.sep}{CACHE}" not in path and not name.endswith(".tmp")


def _is_settings(_: Change, path: str) -> bool:
    return os.path.basename(path) in (SETTINGS, PYPROJECT)  # noqa: PTH119 - the same


def _parents(folder: str) -> tuple[Path, ...]:
    """Return the folders above one that have settings, or are between it and the working folder."""
    own = Path(os.path.realpath(folder))
    here = Path.cwd()

    def has_settings(folder: Path) -> bool:
        return any((folder / name).is_file() for name in (SETTINGS, PYPROJECT))

    return tuple(each for each in own.parents if each.is_relative_to(here) or has_settings(each))
