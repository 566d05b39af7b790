"""A statement that no link connects to the rest.

What it finds: A statement that is neither a premise nor the conclusion of any link. Conclusions and
reported claims are left to ARG101 and ARG104.
Why it matters: A reader cannot see what it does for the argument.
The question to ask: Does it belong to the argument?
Flagged:
## opens evidence
> The pool opens at eight.

## family evidence
> A family of five pays 20 crowns a visit.
- supports: expensive

## expensive conclusion
> The pool is expensive.
Not flagged:
## opens evidence
> The pool opens at eight.
- supports: no-use with before-work

## before-work evidence
> Most people go to work before that.

## no-use conclusion
> The pool is of no use to them.
What to do: Link it, or remove the statement: context need not be a statement at all.
False alarms: Greetings, dates and background that a draft took for statements. Remove them.
"""

from collections.abc import Iterator

from argmap.flags.finding import Finding
from argmap.flags.quoting import quote
from argmap.graph import ArgumentGraph
from argmap.model import Statement


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each statement without any link."""
    if len(graph.statements) == 1:
        return
    for statement in graph.annotation.statements:
        if not graph.touches(statement.id) and not _is_left_to_others(statement):
            yield Finding(
                f"The text says {quote(statement.text)}.",
                "No link connects it to any other statement.",
                statement=statement.id,
            )


def _is_left_to_others(statement: Statement) -> bool:
    return statement.role == "conclusion" or (statement.reported and statement.role != "evidence")
