"""The audit of a document's figures, as findings on its statements and as the checks of its report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.figures import audit
from argmap.flags.finding import Finding
from argmap.model import Check

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.graph import ArgumentGraph
    from argmap.model import Flag, Source, Span, Statement


def raised(graph: ArgumentGraph, code: str) -> Iterator[Finding]:
    """Yield what the audit says under one code, each on the statement that holds the most of it, or on the text alone.

    The audit of a source is made once and remembered, so every rule may ask for it.
    """
    for remark in audit(graph.annotation.source).findings:
        if remark.code == code:
            span = remark.start, remark.end
            holder = _holder(graph, span)
            yield Finding(
                code,
                remark.level,
                remark.says,
                remark.lacks,
                remark.why,
                remark.question,
                statement=holder,
                span=span,
            )


def _holder(graph: ArgumentGraph, span: Span) -> str | None:
    """Return the statement in which most of a stretch stands; of two the later, which is the step drawn from the other."""
    shared = [
        (_shared(each, span), position, each.id)
        for position, each in enumerate(graph.annotation.statements)
    ]
    best = max(shared, default=(0, 0, ""))
    return best[2] if best[0] else None


def _shared(statement: Statement, span: Span) -> int:
    return sum(max(0, min(end, span[1]) - max(start, span[0])) for start, end in statement.parts)


def checks_of(source: Source, flags: Iterable[Flag]) -> tuple[Check, ...]:
    """Return every computation of a source in its order, each with the flag that it led to."""
    placed = [
        (flag.start, flag.end, flag.code, flag.id)
        for flag in flags
        if flag.start is not None and flag.end is not None
    ]
    return tuple(
        Check(
            each.start,
            each.end,
            each.stated,
            each.computed,
            each.holds,
            None if each.holds else _flag_at(placed, each.start, each.end, each.code),
        )
        for each in audit(source).checks
    )


def _flag_at(
    placed: list[tuple[int, int, str, str]], start: int, end: int, code: str
) -> str | None:
    found = (
        name
        for first, last, of_code, name in placed
        if of_code == code and first < end and start < last
    )
    return next(found, None)
