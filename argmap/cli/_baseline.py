"""A baseline: the flags that were raised when it was written, so that only new ones fail a check."""

from __future__ import annotations

import json
import os
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from argmap.model import ArgmapError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.pipeline import Outcome


def read_baseline(path: str) -> dict[str, frozenset[str]]:
    """Return the ids of the known flags of each document; raises ArgmapError if the file is none of ours."""
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        message = f"{path}: {error.strerror or error}; `argmap check --baseline {path} --write-baseline` writes it"
        raise ArgmapError(message) from error
    except ValueError as error:
        message = f"{path}: not a baseline ({error}); write it anew with --write-baseline"
        raise ArgmapError(message) from error
    flags = data.get("flags") if isinstance(data, dict) and data.get("argmap") == 1 else None
    if not isinstance(flags, dict) or not all(
        isinstance(ids, list) and all(isinstance(each, str) for each in ids)
        for ids in flags.values()
    ):
        message = f"{path}: not a baseline of this version; write it anew with --write-baseline"
        raise ArgmapError(message)
    return {name: frozenset(ids) for name, ids in flags.items()}


def baseline_text(path: str, outcomes: Sequence[Outcome]) -> str:
    """Return the baseline that holds every raised flag: one flag a line, sorted, so that a diff reads well."""
    flags = {
        place(path, outcome): sorted(
            flag.id for flag in outcome.reading.report.flags if flag.state == "raised"
        )
        for outcome in outcomes
        if outcome.reading
    }
    return (
        json.dumps(
            {"argmap": 1, "flags": dict(sorted(flags.items()))}, ensure_ascii=False, indent=1
        )
        + "\n"
    )


def place(path: str, outcome: Outcome) -> str:
    """Return the name of a document in a baseline: its path as seen from the folder of the baseline, whatever folder one works in."""
    document = outcome.document
    folder = PurePath(os.path.realpath(path)).parent
    return PurePath(
        os.path.relpath(os.path.realpath(document.source or document.annotation), folder)
    ).as_posix()
