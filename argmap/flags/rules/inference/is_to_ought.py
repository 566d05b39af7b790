"""A demand or a policy is based on facts, with no goal stated.

What it finds: A support from statements of fact to a demand ("should", "must"), if neither they nor
the conclusion name an aim, a right, a harm or a benefit. Off by default: `argmap check --select
ARG208` turns it on, and even then it only proposes.
Why it matters: Facts lead to a course of action only together with an aim.
The question to ask: Which goal does it serve, by what other means, with what side effects?
Flagged:
## given evidence
> The bridge has two lanes.
- supports: drawn

## drawn conclusion
> The council should build a tunnel.
Not flagged:
## given evidence
> The bridge has two lanes, and cyclists are in danger on it.
- supports: drawn

## drawn conclusion
> The council should build a tunnel.
What to do: Link the aim, if the text has one, or add it as a premise in our words (`=`).
False alarms: Aims that everybody shares need no words: almost every demand has one.
"""

from collections.abc import Iterator

from argmap.english.cues import has
from argmap.english.sentences import is_question
from argmap.flags.finding import Finding
from argmap.flags.quoting import quote
from argmap.flags.searching import first_cue, quote_at
from argmap.flags.steps import reasons_for, steps
from argmap.graph import ArgumentGraph
from argmap.model import Statement


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each demand that rests on facts alone."""
    for step in steps(graph):
        demand = first_cue("call", step.conclusion.text)
        if demand and _rests_on_facts(graph, step.conclusion):
            yield Finding(
                f"{quote_at(step.conclusion, demand, 90)} is based on "
                f"{quote(step.premises[0].text, 90)}.",
                "The text does not name the aim that leads from the one to the other.",
                link=step.link.id,
            )


def _rests_on_facts(graph: ArgumentGraph, conclusion: Statement) -> bool:
    if is_question(conclusion.text) or has("goal", conclusion.text):
        return False
    reasons = reasons_for(graph, conclusion.id)
    return not any(has("goal", each.text) or has("call", each.text) for each in reasons)
