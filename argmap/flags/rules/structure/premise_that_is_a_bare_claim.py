"""A claim that supports something and has no support itself.

What it finds: A statement with the role `claim`, in the text's own voice, that alone supports
something and has no support. The note says so if the main conclusion loses its support without it.
Left out are claims with their own "because", questions, purposes ("so that …") and what speakers
say about themselves. Linked premises are left to ARG108.
Why it matters: A step is no stronger than the claim that it starts from.
The question to ask: How do we know?
Flagged:
## trust-lost claim
> Parents have lost their trust in the school.
- supports: head-must-go

## head-must-go conclusion
> The head must go.
Not flagged:
## poll evidence
> In the poll of May 61 of 80 parents said that they no longer trust the school.
- supports: trust-lost

## trust-lost claim
> Parents have lost their trust in the school.
- supports: head-must-go

## head-must-go conclusion
> The head must go.
What to do: Link what the text gives for the claim. If the statement reports a fact that can be
checked, its role is `evidence`.
False alarms: Many claims need no proof for their readers, and the text may have a reason that
nobody has linked: so it is a note. What others are reported to claim is never flagged.
"""

from collections.abc import Iterator

from argmap.english.assertion import gives_a_reason
from argmap.english.cues import find, has
from argmap.english.sentences import is_question
from argmap.flags.finding import Finding
from argmap.flags.needed import needed_for_main
from argmap.flags.quoting import quote
from argmap.graph import ArgumentGraph
from argmap.model import Statement


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each claim of the text itself that alone supports something."""
    needed = needed_for_main(graph)
    for statement in graph.annotation.statements:
        if statement.role != "claim" or statement.reported or graph.supports(statement.id):
            continue
        conclusion = _supported_alone(graph, statement)
        if conclusion and not _needs_no_reason(statement.text):
            stake = _stake(graph, conclusion) if statement.id in needed else ""
            yield _finding(statement, conclusion, stake)


def _supported_alone(graph: ArgumentGraph, statement: Statement) -> Statement | None:
    for link in graph.outgoing(statement.id):
        if link.kind == "support" and len(link.premises) == 1:
            return graph.statements[link.conclusion]
    return None


def _needs_no_reason(text: str) -> bool:
    """Return whether a claim gives its reason or a purpose, asks, or is about the speaker."""
    purpose = any(not text[: cue.start].strip() for cue in find("purpose", text))
    return gives_a_reason(text) or purpose or is_question(text) or has("self", text)


def _stake(graph: ArgumentGraph, conclusion: Statement) -> str:
    main = graph.main_conclusion()
    if not main or main == conclusion:
        return "The second is the main conclusion; without the first it loses its support."
    return f"Without it the main conclusion, {quote(main.text, 80)}, loses its support."


def _finding(statement: Statement, conclusion: Statement, stake: str) -> Finding:
    if statement.implicit:
        says = f"The step to {quote(conclusion.text, 80)} needs {quote(statement.text)}."
        lacks = "The text neither says it nor gives a reason for it."
    else:
        says = f"{quote(statement.text)} supports {quote(conclusion.text, 80)}."
        lacks = "No statement of the text is linked to the first as a reason."
    return Finding(says, lacks, statement=statement.id, stake=stake)
