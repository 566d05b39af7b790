"""Statements that support one another, or a premise that says the same as its conclusion.

What it finds: Circular support; or a premise that says its conclusion in almost the same words and
has no other reason behind it.
Why it matters: What is in question cannot be its own support.
The question to ask: Is there a reason apart from the claim itself?
Flagged:
## trusted claim
> The inspectors trust the bridge
- supports: safe

## safe claim
> It is safe
- supports: trusted
Not flagged:
## tested evidence
> Every bolt of the bridge was tested in May.
- supports: safe

## safe claim
> The bridge is safe.
- supports: safe-to-cross

## safe-to-cross conclusion
> In other words, the bridge is safe to cross.
What to do: Remove the link that the text does not make, or link a reason from outside the cycle.
False alarms: A conclusion that is repeated ("in other words") after reasons were given. Two
statements with different figures, or with an added "not", are not the same.
"""

from collections.abc import Iterator

from argmap.english.content_words import content_words
from argmap.english.cues import has
from argmap.english.language import not_english
from argmap.english.negation import negations
from argmap.english.numbers import values
from argmap.flags.finding import Finding
from argmap.flags.quoting import quote
from argmap.flags.steps import Step, steps
from argmap.graph import ArgumentGraph
from argmap.model import Link, Statement

_FEWEST_WORDS = 3  # below this, equal words are chance
_ALMOST = 0.8  # share of the words that must be the same
_SHOWN = 4  # statements of a cycle that a message quotes


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each cycle of support, and for each link whose ends say the same."""
    for members in graph.support_cycles():
        yield _cycle(graph, members)
    if not_english(graph.annotation.source.text):
        return  # whether two statements say the same, or one denies it, cannot be read
    for step in steps(graph):
        for premise in step.premises:
            if not graph.supports(premise.id) and _says_the_same(premise, step.conclusion):
                yield _same_words(premise, step)
                break


def _cycle(graph: ArgumentGraph, members: tuple[str, ...]) -> Finding:
    links = [step.link for step in steps(graph) if _is_within(step, members)]
    statements = [graph.statements[each] for each in members]
    held: tuple[Statement | Link, ...] = (*links, *statements)
    named = ", ".join(quote(each.text, 60) for each in statements[:_SHOWN])
    more = ", and others" if len(members) > _SHOWN else ""
    into = (link for each in members for link in graph.supports(each))
    outside = any(not set(members).intersection(link.premises) for link in into)
    return Finding(
        f"Each of these leads back to itself: {named}{more}.",
        "The circular support adds nothing to the other reasons."
        if outside
        else "The text gives no reason from outside the cycle.",
        link=links[0].id,
        proposed_only=any(each.state == "proposed" for each in held),
        # A cycle grounds nothing in any case; which of its links is named depends on their order.
        spreads=False,
    )


def _is_within(step: Step, members: tuple[str, ...]) -> bool:
    return step.conclusion.id in members and any(each.id in members for each in step.premises)


def _same_words(premise: Statement, step: Step) -> Finding:
    return Finding(
        f"{quote(premise.text)} is given as the reason for {quote(step.conclusion.text)}.",
        "The two say almost the same; the text gives no other reason for the first.",
        link=step.link.id,
    )


def _says_the_same(premise: Statement, conclusion: Statement) -> bool:
    one, other = content_words(premise.text), content_words(conclusion.text)
    if min(len(one), len(other)) < _FEWEST_WORDS or len(one & other) < _ALMOST * len(one | other):
        return False
    if len(negations(premise.text)) % 2 != len(negations(conclusion.text)) % 2:
        return False
    if values(premise.text) != values(conclusion.text):
        return False
    return not has("restatement", premise.text) and not has("restatement", conclusion.text)
