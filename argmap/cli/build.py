"""`argmap build`: read, draft where no annotation stands, check, draw."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from argmap.cli._refusals import refusals

if TYPE_CHECKING:
    from argmap.pipeline import Outcome, Reading


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "-o", "--output", default="output", show_default=True, metavar="DIR", help="Where the pages go."
)
@click.option(
    "--model",
    metavar="NAME|PATH",
    help="The spaCy model that drafts; `blank` for none. Only a source without an annotation needs one.",
)
@click.option(
    "--svg", is_flag=True, help="Also write the map of each document as a picture, DIR/NAME.svg."
)
@click.option("--strict", is_flag=True, help="End with 1 if an error or a warning is raised.")
def build(
    paths: tuple[str, ...], output: str, model: str | None, *, svg: bool, strict: bool
) -> None:
    """Read each source, draft where no annotation stands, check, and draw the map.

    PATH is a folder, a source (NAME.txt) or an annotation (NAME.argmap.md); without one, corpus/. The
    page of NAME goes to DIR/NAME.html, with the same as data in DIR/NAME.json. An annotation that
    stands is never rewritten. Ends with 0 if every document was built, with 2 if one could not be.
    """
    from argmap import pipeline

    failed = doubted = False
    with refusals():
        for outcome in pipeline.build(paths or ("corpus",), output, model=model, svg=svg):
            _print(outcome)
            failed = failed or outcome.reading is None
            doubted = doubted or _is_doubted(outcome)
    if failed:
        sys.exit(2)
    sys.exit(1 if strict and doubted else 0)


def _is_doubted(outcome: Outcome) -> bool:
    flags = outcome.reading.report.flags if outcome.reading else ()
    return any(flag.state == "raised" and flag.level != "note" for flag in flags)


def _print(outcome: Outcome) -> None:
    """Print what became of a document: its summary, or what stood in the way."""
    if outcome.reading is not None:
        for line in _summary(
            outcome.document.source or outcome.document.annotation, outcome.reading
        ):
            click.echo(line)
        for problem in outcome.reading.report.problems:
            click.echo(problem.report(), err=True)
        return
    for problem in outcome.problems:
        click.echo(problem.report(), err=True)
    if outcome.failure:
        click.echo(outcome.failure, err=True)
    click.echo(
        f"{outcome.document.shown or outcome.document.annotation}: not built; its last page, if there is one, stays as it was",
        err=True,
    )


def _summary(name: str, reading: Reading) -> list[str]:
    """Return the lines that say what was read and where to look."""
    annotation = reading.annotation
    lines = [
        f"{name}: {_count(len(annotation.statements), 'statement')}, {_count(len(annotation.links), 'link')}"
    ]
    if reading.drafted:
        from argmap.english.language import not_english

        lines.append(
            f"  drafted: {annotation.path} holds the machine's proposals; delete a ? to accept one"
        )
        if reason := not_english(annotation.source.text):
            lines.append(f"  the text {reason}")
    if set_aside := _set_aside(reading):
        lines.append(f"  set aside: {set_aside}")
    lines.append(f"  flags: {_flags(reading)}")
    page = next((path for path in reading.files if path.endswith(".html")), "")
    verb = "wrote" if set(reading.files) & set(reading.changed) else "unchanged:"
    lines.append(f"  {verb} {' and '.join(reading.files)}")
    lines.append(f"  open {page} in a browser")
    return lines


def _set_aside(reading: Reading) -> str:
    """Return how many lines were set aside, by reason, or nothing."""
    lines: Counter[str] = Counter()
    for aside in reading.annotation.source.asides:
        lines[aside.reason] += aside.lines[1] - aside.lines[0] + 1
    words = {"repeat": "that repeat others", "furniture": "of page furniture", "asked": "as asked"}
    return ", ".join(
        f"{_count(lines[reason], 'line')} {words[reason]}" for reason in words if lines[reason]
    )


def _flags(reading: Reading) -> str:
    """Return the flags by state and level."""
    raised = Counter(flag.level for flag in reading.report.flags if flag.state == "raised")
    states = Counter(flag.state for flag in reading.report.flags)
    parts = [_count(raised[level], level) for level in ("error", "warning", "note")]
    extra = [f"{states[state]} {state}" for state in ("proposed", "answered") if states[state]]
    return "; ".join([", ".join(parts), *extra])


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
