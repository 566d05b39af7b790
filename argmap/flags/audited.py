"""The audit of a document's figures, as findings on its statements and as checks of its report."""

from collections.abc import Iterator

from argmap.figures import audit
from argmap.flags.finding import Finding
from argmap.graph import ArgumentGraph
from argmap.inference.kinds import KINDS
from argmap.model import Check, Flag, Source, Span, Statement, Unchecked

# What figures show of a premise need not be said again of the steps from it.
_ALSO_OF_STEPS = {kind.code for kind in KINDS}


def audited(graph: ArgumentGraph, *, code: str) -> Iterator[Finding]:
    """Yield the audit's findings of one code, each on the statement that has most of its words.

    The audit of a source is made once and cached, so each rule can ask for it.
    """
    for remark in audit(graph.annotation.source).findings:
        if remark.code == code:
            span = remark.start, remark.end
            holder = _holder(graph, span)
            yield Finding(
                remark.says,
                remark.lacks,
                statement=holder,
                span=span,
                level=remark.level,
                covers=_steps_from(graph, holder) if code in _ALSO_OF_STEPS else (),
            )


def _steps_from(graph: ArgumentGraph, statement: str | None) -> tuple[str, ...]:
    """Return the links of which a statement is a premise."""
    return tuple(link.id for link in graph.outgoing(statement)) if statement else ()


def _holder(graph: ArgumentGraph, span: Span) -> str | None:
    """Return the statement with most of a stretch; of two the later, which rests on the other."""

    def shared(statement: Statement) -> int:
        parts = statement.parts
        return sum(max(0, min(end, span[1]) - max(start, span[0])) for start, end in parts)

    best = max(reversed(graph.annotation.statements), key=shared, default=None)
    return best.id if best and shared(best) else None


def checks_of(source: Source, flags: tuple[Flag, ...]) -> tuple[Check, ...]:
    """Return every computation of a source in its order, each with the flag that it led to."""
    return tuple(
        Check(
            each.start,
            each.end,
            each.stated,
            each.computed,
            each.holds,
            None if each.holds else _flag_at(flags, (each.start, each.end), each.code),
            each.operands,
        )
        for each in audit(source).checks
    )


def unchecked(source: Source) -> tuple[Unchecked, ...]:
    """Return the numbers of a source that were not checked, each with the reason."""
    return audit(source).unchecked


def _flag_at(flags: tuple[Flag, ...], span: Span, code: str) -> str | None:
    for flag in flags:
        if flag.code != code or flag.start is None or flag.end is None:
            continue
        if flag.start < span[1] and span[0] < flag.end:
            return flag.id
    return None
