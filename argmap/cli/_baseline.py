"""A baseline file: the flags raised when it was written, so that only new ones fail a check."""

import json
import os
from collections.abc import Sequence
from pathlib import Path, PurePath

from argmap.cli._output import counted, json_text
from argmap.model import ArgmapError
from argmap.pipeline import Outcome
from argmap.source.files import write_bytes


def read_baseline(path: str) -> dict[str, frozenset[str]]:
    """Return the ids of the known flags of each document; raises ArgmapError for other files."""
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        hint = f"`argmap check --baseline {path} --write-baseline` writes it"
        raise ArgmapError(f"{path}: {error.strerror or error}; {hint}") from error
    except ValueError as error:
        message = f"{path}: not a baseline file ({error}); recreate it with --write-baseline"
        raise ArgmapError(message) from error
    flags = data.get("flags") if isinstance(data, dict) and data.get("argmap") == 1 else None
    if not isinstance(flags, dict) or not all(_are_ids(ids) for ids in flags.values()):
        message = "not a baseline file of this version; recreate it with --write-baseline"
        raise ArgmapError(f"{path}: {message}")
    return {name: frozenset(ids) for name, ids in flags.items()}


def _are_ids(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def write_baseline(path: str, outcomes: Sequence[Outcome]) -> str:
    """Write every raised flag, sorted, one per line; return a message that says so."""
    flags = {
        name_in_baseline(path, outcome): sorted(flag.id for flag in outcome.report.raised)
        for outcome in outcomes
        if outcome.reading
    }
    text = json_text({"argmap": 1, "flags": dict(sorted(flags.items()))})
    verb = "wrote" if write_bytes(path, text.encode()) else "unchanged:"
    return f"{path}: {verb} {counted(sum(map(len, flags.values())), 'raised flag')}"


def name_in_baseline(path: str, outcome: Outcome) -> str:
    """Return a document's name in a baseline: its path relative to the baseline's own folder."""
    folder = PurePath(os.path.realpath(path)).parent
    return PurePath(os.path.relpath(os.path.realpath(outcome.document.file), folder)).as_posix()
