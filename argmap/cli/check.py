"""`argmap check`: the problems of the files and the flags of the texts, one a line."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.model import Flag, Problem
    from argmap.pipeline import Outcome, Reading

_LEVELS = ("error", "warning", "note")


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How the findings are printed."
)
@click.option("--select", metavar="CODES", help="Only flags whose code begins so: ARG2, or ARG101,ARG202.")
@click.option("--ignore", metavar="CODES", help="No flags whose code begins so.")
@click.option(
    "--fail-on", metavar="LEVEL|CODE", help="End with 1 if such a flag is raised: error, warning, note, or a code. Default: never."
)
@click.option("--model", metavar="NAME|PATH", help="The spaCy model that drafts a source without an annotation; `blank` for none.")
def check(paths: tuple[str, ...], form: str, select: str | None, ignore: str | None, fail_on: str | None, model: str | None) -> None:
    """Print the problems of the files and the flags of the texts, one a line.

    PATH is a folder, a source or an annotation; without one, corpus/. Nothing is written; a source
    without an annotation is drafted in memory. Ends with 0, with 1 if a flag was raised that --fail-on
    names, with 2 if a file could not be read.
    """
    from argmap import pipeline
    from argmap.model import CODES, ArgmapError

    if fail_on is not None and fail_on not in (*_LEVELS, *CODES):
        message = f"{fail_on!r} is neither a level (error, warning, note) nor a code; `argmap explain` lists the codes"
        raise click.BadParameter(message, param_hint="--fail-on")
    try:
        outcomes = list(pipeline.check_all(paths or ("corpus",), model=model))
    except ArgmapError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    wanted = _Wanted(_codes(select), _codes(ignore))
    click.echo(_as_json(outcomes, wanted) if form == "json" else _as_text(outcomes, wanted), nl=False)
    for outcome in outcomes:
        if outcome.failure:
            click.echo(outcome.failure, err=True)
    if any(outcome.reading is None for outcome in outcomes):
        sys.exit(2)
    sys.exit(1 if any(_fails(flag, fail_on) for outcome in outcomes for flag in wanted.of(outcome.reading)) else 0)


class _Wanted:
    """Which flags the caller asked for, by the beginning of their codes."""

    def __init__(self, select: tuple[str, ...], ignore: tuple[str, ...]) -> None:
        self.select = select
        self.ignore = ignore

    def of(self, reading: Reading | None) -> list[Flag]:
        """Return the flags of a reading that were asked for, in report order."""
        flags = reading.report.flags if reading else ()
        return [
            flag for flag in flags if flag.code.startswith(self.select or ("",)) and not (self.ignore and flag.code.startswith(self.ignore))
        ]


def _codes(value: str | None) -> tuple[str, ...]:
    return tuple(code.strip() for code in (value or "").split(",") if code.strip())


def _fails(flag: Flag, fail_on: str | None) -> bool:
    """Return whether a raised flag is one that the caller asked to fail on."""
    if fail_on is None or flag.state != "raised":
        return False
    return flag.code == fail_on if fail_on not in _LEVELS else _LEVELS.index(flag.level) <= _LEVELS.index(fail_on)


def _as_text(outcomes: Sequence[Outcome], wanted: _Wanted) -> str:
    lines: list[str] = []
    for outcome in outcomes:
        problems = outcome.reading.report.problems if outcome.reading else outcome.problems
        lines.extend(problem.report() for problem in problems)
        if outcome.reading:
            lines.extend(_flag_line(flag, outcome.reading) for flag in wanted.of(outcome.reading))
    return "".join(f"{line}\n" for line in lines)


def _flag_line(flag: Flag, reading: Reading) -> str:
    """Return a flag as one line: at its link or statement in the annotation; without one, at the source."""
    annotation = reading.annotation
    level = flag.level if flag.state == "raised" else f"{flag.level} ({flag.state})"
    message = " ".join(flag.message.split())
    if reading.drafted:
        line = flag.line or 1
        column = flag.start - annotation.source.line_starts[line - 1] + 1 if flag.start is not None else 1
        return f"{annotation.source.path}:{line}:{column}: {flag.code} {level} {message}"
    places = {statement.id: statement.at for statement in annotation.statements} | {link.id: link.at for link in annotation.links}
    at = places.get(flag.link or flag.statement or "", 1)
    where = f" (source line {flag.line})" if flag.line else ""
    return f"{annotation.path}:{at}:1: {flag.code} {level} {message}{where}"


def _as_json(outcomes: Sequence[Outcome], wanted: _Wanted) -> str:
    from argmap.data import to_data

    documents: list[dict[str, Any]] = []
    for outcome in outcomes:
        path = outcome.document.shown
        if outcome.reading is None:
            problems = [_plain(problem) for problem in outcome.problems]
            documents.append({"path": path, "problems": problems, "flags": [], "checks": [], "standing": []})
            continue
        data = to_data(outcome.reading.annotation, outcome.reading.report, root=outcome.document.root)
        chosen = {flag.id for flag in wanted.of(outcome.reading)}
        shown = {key: data[key] for key in ("problems", "flags", "checks", "standing")}
        documents.append({"path": path, **shown, "flags": [flag for flag in data["flags"] if flag["id"] in chosen]})
    return json.dumps({"argmap": 1, "documents": documents}, ensure_ascii=False, indent=1) + "\n"


def _plain(problem: Problem) -> dict[str, Any]:
    return {key: getattr(problem, key) for key in ("path", "line", "col", "level", "message")}
