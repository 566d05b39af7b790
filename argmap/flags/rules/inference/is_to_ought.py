"""A demand or a policy is based on facts, with no goal stated.

What it finds: A support from statements of fact to a demand ("should", "must"), if neither they nor
the conclusion name an aim, a right, a harm or a benefit, and a trained scorer finds none around the
step. It reads other wordings too, and then names the words that decided.
Why it matters: Facts lead to a course of action only together with an aim.
The question to ask: Which goal does it serve, by what other means, with what side effects?
Flagged:
## given evidence
> The bridge over the Lenne carries 9,000 cars a day.
- supports: drawn

## drawn conclusion
> The county should build a second one.
Not flagged:
## given evidence
> The bridge over the Lenne carries 9,000 cars a day, and cyclists are in danger on it.
- supports: drawn

## drawn conclusion
> The county should build a second one.
What to do: Link the aim, if the text has one, or add it as a premise in our words (`=`).
False alarms: Aims that everybody shares need no words. Without the scorer a reader agreed with 2 of
12 flags on texts from elsewhere; with it such flags are rare there.
"""

from collections.abc import Iterator

from argmap.english.cues import has
from argmap.english.sentences import is_question
from argmap.flags.finding import Finding
from argmap.flags.quoting import quote
from argmap.flags.searching import first_cue, quote_at
from argmap.flags.steps import Step, reasons_for, steps
from argmap.flags.supplies import passage_of
from argmap.graph import ArgumentGraph
from argmap.inference.scorer import load_scorer
from argmap.inference.verdict import WITH_CUE, verdict
from argmap.model import Statement


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each demand that rests on facts alone, by a link that somebody drew."""
    for step in (each for each in steps(graph) if each.link.state != "proposed"):
        demand = first_cue("call", step.conclusion.text)
        if demand and _rests_on_facts(graph, step.conclusion) and _lacks_an_aim(graph, step):
            yield Finding(
                f"{quote_at(step.conclusion, demand, 90)} is based on "
                f"{quote(step.premises[0].text, 90)}.",
                "The text does not name the aim that leads from the one to the other.",
                link=step.link.id,
            )


def _lacks_an_aim(graph: ArgumentGraph, step: Step) -> bool:
    """Return whether the words of a step, and those around it, do not supply what it needs."""
    return verdict(passage_of(graph, step), load_scorer(), WITH_CUE) is not None


def _rests_on_facts(graph: ArgumentGraph, conclusion: Statement) -> bool:
    if is_question(conclusion.text) or has("goal", conclusion.text):
        return False
    reasons = reasons_for(graph, conclusion.id)
    return not any(has("goal", each.text) or has("call", each.text) for each in reasons)
