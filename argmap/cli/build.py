"""`argmap build`: read, draft an annotation if there is none, check, draw."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from argmap.cli import say
from argmap.cli._output import counted, exit_on_error, having

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import AsideReason, Report, Source
    from argmap.pipeline import DocumentReading, Outcome

_MODEL = "The spaCy model that drafts a source without an annotation; `blank` for none."
_ASIDE: dict[AsideReason, tuple[str, str]] = {  # of one, and of several
    "repeat": ("that repeats another", "that repeat others"),
    "furniture": ("of page furniture",) * 2,
    "asked": ("as requested",) * 2,
}


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "-o", "--output", default="output", metavar="DIR", show_default=True, help="The output folder."
)
@click.option("--model", metavar="NAME|PATH", help=_MODEL)
@click.option("--svg", is_flag=True, help="Also write the map of each document to DIR/NAME.svg.")
@click.option("--strict", is_flag=True, help="Exit with 1 if an error or a warning is raised.")
def build(
    paths: tuple[str, ...], output: str, model: str | None, *, svg: bool, strict: bool
) -> None:
    """Read each source, draft an annotation if there is none, check it, and draw the map.

    PATH is a folder, a source (NAME.txt) or an annotation (NAME.argmap.md); default: corpus/. The
    page of NAME goes to DIR/NAME.html, and the same as data to DIR/NAME.json. An existing
    annotation is never rewritten. Exits with 0 if every document was built, with 2 if one could not
    be.
    """
    from argmap import pipeline

    outcomes = []
    with exit_on_error():
        for outcome in pipeline.build(paths or ("corpus",), output, model=model, svg=svg):
            with having(_done(outcome)):
                _print(outcome)
            outcomes.append(outcome)
        index, changed = pipeline.write_index(outcomes, output)
        if index:
            say(f"{'wrote' if changed else 'unchanged:'} {index}, which lists all pages")
    doubted = any(flag.level != "note" for each in outcomes for flag in each.report.raised)
    if not all(each.reading for each in outcomes):
        sys.exit(2)
    sys.exit(1 if strict and doubted else 0)


def _done(outcome: Outcome) -> str:
    """Return what is true of the files of a document even if nothing of it can be printed."""
    reading = outcome.reading
    files = dict.fromkeys((*reading.changed, *reading.files)) if reading else ()
    return f"complete: {' and '.join(files)}" if files else ""


def _print(outcome: Outcome) -> None:
    document, reading = outcome.document, outcome.reading
    if reading:
        for line in _summary(document.file, reading):
            say(line)
    for problem in outcome.report.problems:
        say(problem.report(), err=True)
    if outcome.failure:
        say(outcome.failure, err=True)
    if not reading:
        name = document.shown or document.annotation
        state = "the previous page, if any, is unchanged"
        if outcome.written:
            state = "its files may be partly new, so build it again"
        say(f"{name}: not built; {state}", err=True)


def _summary(name: str, reading: DocumentReading) -> Iterator[str]:
    from argmap.flags.review import in_words, review_of

    annotation = reading.annotation
    statements = counted(len(annotation.statements), "statement")
    yield f"{name}: {statements}, {counted(len(annotation.links), 'link')}"
    if reading.drafted:
        found = "contains proposals; delete a ? to accept one"
        if not annotation.statements:
            found = "has no statement, for none was found; add yours by hand"
        yield f"  drafted: {annotation.path} {found}"
    review = review_of(reading.graph)
    if review.proposals:
        yield f"  {in_words(review)}; review {review.order[0]} first"
    if set_aside := _set_aside(annotation.source):
        yield f"  set aside: {set_aside}"
    yield f"  flags: {_flags(reading.report)}"
    verb = "wrote" if set(reading.files) & set(reading.changed) else "unchanged:"
    yield f"  {verb} {' and '.join(reading.files)}"
    page = next((path for path in reading.files if path.endswith(".html")), "")
    yield f"  open {page} in a browser"


def _set_aside(source: Source) -> str:
    from argmap.source.asides import lines_and_parts

    counts = {reason: lines_and_parts(source, reason) for reason in _ASIDE}
    return ", ".join(
        f"{counted(number, name)} {_ASIDE[reason][number > 1]}"
        for reason, numbers in counts.items()
        for name, number in zip(("line", "sentence"), numbers, strict=True)
        if number
    )


def _flags(report: Report) -> str:
    levels = Counter(flag.level for flag in report.raised)
    states = Counter(flag.state for flag in report.flags)
    raised = ", ".join(counted(levels[level], level) for level in ("error", "warning", "note"))
    others = [f"{states[state]} {state}" for state in ("proposed", "answered") if states[state]]
    return "; ".join([raised, *others])
