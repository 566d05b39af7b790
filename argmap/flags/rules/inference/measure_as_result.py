"""A measure, such as a rule, a budget or training, is offered as its own result.

What it finds: A support from a measure (a rule passed, people trained, things installed, money
spent) to a good result, with no figure and no finding for the effect. Other wordings are read by a
trained scorer, which names the words that decided; a figure or a finding for the effect, or a
hedge, silences it.
Why it matters: That a measure was taken does not show its effect.
The question to ask: Is there a figure for the effect?
Flagged:
## given evidence
> In May 500 teachers were trained.
- supports: drawn

## drawn conclusion
> Lessons are better now.
Not flagged:
## given evidence
> In May 500 teachers were trained. A survey in June found fewer failed lessons.
- supports: drawn

## drawn conclusion
> Lessons are better now.
What to do: Link a figure or a finding for the effect, if the text has one.
False alarms: A conclusion about the measure itself: that it is in force, that the work was done. By
its words alone also "the plan has been carried out".
"""

from collections.abc import Iterator

from argmap.english.cues import Cue, has
from argmap.flags.finding import Finding
from argmap.flags.searching import asserted_cue, first_cue, quote_at
from argmap.flags.steps import first_found, reasons_for, steps
from argmap.graph import ArgumentGraph
from argmap.model import Statement

_NO_EFFECT = ("adoption", "limit")
_SHOWING_EFFECT = ("finding-figure", "comparison", "mechanism", "mechanism-verb")


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each support from a measure to its effect with no figure for it."""
    for step in steps(graph):
        effect = _effect(step.conclusion)
        taken = first_found(step.premises, _measure)
        if effect and taken and not _is_shown(graph, step.conclusion):
            yield Finding(
                f"{quote_at(*taken, 90)} supports {quote_at(step.conclusion, effect, 90)}.",
                "The text says what was done; it gives no figure or finding for the effect.",
                link=step.link.id,
            )


def _effect(conclusion: Statement) -> Cue | None:
    if any(has(cues, conclusion.text) for cues in _NO_EFFECT):
        return None
    return asserted_cue("effect", conclusion)


def _measure(premise: Statement) -> Cue | None:
    return first_cue("measure-taken", premise.text)


def _is_shown(graph: ArgumentGraph, conclusion: Statement) -> bool:
    """Return whether any reason for a conclusion gives a finding, a comparison or a mechanism."""
    reasons = reasons_for(graph, conclusion.id)
    return any(has(name, each.text) for each in reasons for name in _SHOWING_EFFECT)
