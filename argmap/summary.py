"""What a build says about a document: what was read, set aside, flagged and written."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import AsideReason, Report, Source
    from argmap.pipeline import DocumentReading, Outcome

_ASIDE: dict[AsideReason, tuple[str, str]] = {  # of one, and of several
    "repeat": ("that repeats another", "that repeat others"),
    "furniture": ("of page furniture",) * 2,
    "asked": ("as requested",) * 2,
}


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, such as "1 line" or "2 lines"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def summary(name: str, reading: DocumentReading) -> Iterator[str]:
    """Yield the lines about a document that was built."""
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


def messages(outcome: Outcome) -> Iterator[str]:
    """Yield the messages about a document: problems of its files, and why it was not built."""
    for problem in outcome.report.problems:
        yield problem.report()
    if outcome.failure:
        yield outcome.failure
    if not outcome.built:
        name = outcome.document.shown or outcome.document.annotation
        state = "the previous page, if any, is unchanged"
        if outcome.written:
            state = "its files may be partly new, so build it again"
        yield f"{name}: not built; {state}"


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
