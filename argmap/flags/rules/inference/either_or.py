"""A choice between two, or a way that is said to be the only one.

What it finds: A premise that supports a step by "either … or", as a warning; one that does so by
"the only way", "no other choice" and the like, as a note. Other wordings are read by a trained
scorer, which names the words that decided; words that rule out a third way, or a hedge, silence it.
Why it matters: A choice between two decides nothing if there is a third way.
The question to ask: Is there another way?
Flagged:
## given claim
> The dam is the only way to keep the fields dry.
- supports: drawn

## drawn conclusion
> The dam must be built.
Not flagged:
## given evidence
> Only 20% of the fields were dry in May.
- supports: drawn

## drawn conclusion
> The dam must be built.
What to do: Link what rules out the other ways, if the text gives it.
False alarms: Logic and law, where there are only two cases; "only" as a small number; a choice that
is offered, not argued from; patients put into one of two groups.
"""

from collections.abc import Iterator

from argmap.english.assertion import opens_clause
from argmap.english.cues import Cue, has
from argmap.english.sentences import sentence_around
from argmap.flags.finding import Finding
from argmap.flags.quoting import quote
from argmap.flags.searching import quote_at, stated_cues
from argmap.flags.steps import first_found, have_a_word_in_common, reasons_for, steps
from argmap.graph import ArgumentGraph
from argmap.model import Statement


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each support from a premise that leaves two ways, or one."""
    for step in steps(graph):
        reasons = reasons_for(graph, *step.link.premises)
        if any(has("exclusion", each.text) for each in reasons):
            continue
        if step.link.state == "proposed" and not have_a_word_in_common(step):
            continue
        found = first_found(step.premises, _leaves)
        chooses = step.link.state != "proposed" or has("modal", step.conclusion.text)
        if found and (found[1][1] or chooses):
            premise, (cue, choice) = found
            yield Finding(
                f"{quote(step.conclusion.text, 80)} is based on {quote_at(premise, cue)}, which "
                f"leaves {'two ways' if choice else 'a single way'}.",
                f"The text does not say why there is no {'third' if choice else 'other'} way.",
                link=step.link.id,
                level=None if choice else "note",
            )


def _leaves(premise: Statement) -> tuple[Cue, bool] | None:
    """Return the words that leave two ways or one, and whether they leave two."""
    for cue in stated_cues("either-or", premise, reported=premise.reported):
        if _opposes_clauses(premise.text, cue):
            return cue, True
    for cue in stated_cues("no-other", premise, reported=premise.reported):
        return cue, False
    return None


def _opposes_clauses(text: str, cue: Cue) -> bool:
    start, end = sentence_around(text, cue)
    return " or " in text[cue.start : end] and opens_clause(text[start : cue.start])
