"""The premises are about some cases, one place or one group; the conclusion has no such limit.

What it finds: A support from single cases, a handful of people or one place, to a conclusion
without a limit ("always", "everywhere", "nobody"), if no other reason for the conclusion says more.
Other wordings are read by a trained scorer, which names the words that decided; a count of the
whole, a reason why the part is typical, a source or a hedge silences it.
Why it matters: What holds for a part may not hold for the whole.
The question to ask: Is the sample typical, and how large is it?
Flagged:
## given evidence
> My neighbour waited nine hours for a doctor.
- supports: drawn

## drawn conclusion
> Patients are always left to wait.
Not flagged:
## given evidence
> In all 40 clinics patients waited for nine hours.
- supports: drawn

## drawn conclusion
> Patients are always left to wait.
What to do: Link a count or a sample, if the text has one, or put the limit into the conclusion.
A part of one's own list of known length ("two of our eleven works") is no sample.
False alarms: A conclusion that applies a rule; an example of what is shown elsewhere. A part and
its whole under two names.
"""

from collections.abc import Iterator

from argmap.english.counted import part_of_list
from argmap.english.cues import Cue, find, has
from argmap.flags.finding import Finding
from argmap.flags.quoting import quote
from argmap.flags.searching import asserted_cue, quote_at
from argmap.flags.steps import Step, steps
from argmap.graph import ArgumentGraph
from argmap.model import Link, Statement


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each support from single cases to a conclusion without limit."""
    for step in steps(graph):
        wide = _wide(step.conclusion)
        links = graph.supports(step.conclusion.id)
        if wide and all(_is_single(graph, link) for link in links):
            yield _finding(step, wide)


def _wide(conclusion: Statement) -> Cue | None:
    if has("single-case", conclusion.text) or has("self", conclusion.text):
        return None
    return asserted_cue("universal", conclusion)


def _is_single(graph: ArgumentGraph, link: Link) -> bool:
    """Return whether all premises of a link are about single cases: no rule, no whole."""
    return all(
        has("single-case", each.text)
        and not part_of_list(each.text)
        and not has("deduction", each.text)
        and not has("universal", each.text)
        for each in graph.premises(link)
    )


def _finding(step: Step, wide: Cue) -> Finding:
    premise = step.premises[0]
    few = find("single-case", premise.text)[0]
    return Finding(
        f"{quote_at(step.conclusion, wide, 90)} is based on {quote_at(premise, few, 90)}.",
        f"The text does not say how {quote(few.words, 40)} can represent {quote(wide.words, 40)}.",
        link=step.link.id,
    )
