"""What was recorded is taken for the amount of the thing itself.

What it finds: A step from a count of what was recorded (arrests, complaints, inspections, test
results) to how much there is of the thing itself (crime, safety, learning), with nothing that
connects the two. Other wordings are read by a trained scorer, which names the words that decided;
words that say that as much is recorded as before, or a hedge, silence it.
Why it matters: A record changes with the thing, and also with who reports and who counts.
The question to ask: How closely is the record connected with the thing?
Flagged:
## given evidence
> There were 40 complaints this year and 90 the year before.
- supports: drawn

## drawn conclusion
> Violence in the homes has become less.
Not flagged:
## given evidence
> The hotline took 90 calls in May and 40 in June.
- supports: drawn

## drawn conclusion
> The hotline took fewer calls in June than in May.
What to do: Link what the text says about the connection: whether as many report as before.
False alarms: A text about the recording itself; a record that leaves nothing out. A conclusion
about the record in other words ("fewer people rang the hotline").
"""

from collections.abc import Iterator

from argmap.english.counted import RECORDS, counted, named
from argmap.english.cues import Cue, has
from argmap.flags.finding import Finding
from argmap.flags.quoting import quote
from argmap.flags.searching import asserted_cue, quote_at
from argmap.flags.steps import first_found, steps
from argmap.graph import ArgumentGraph
from argmap.model import Statement


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each step from a record to the amount of the thing itself."""
    for step in steps(graph):
        if any(each.implicit or has("record-tie", each.text) for each in step.premises):
            continue
        thing = _thing(step.conclusion)
        found = first_found(step.premises, _record) if thing else None
        if thing and found:
            premise, record = found
            yield Finding(
                f"{quote(premise.text, 90)} counts {quote(record)}; "
                f"{quote_at(step.conclusion, thing, 90)} is about the thing itself.",
                f"The text does not say how {quote(record)} and {quote(thing.words, 50)} are "
                "connected.",
                link=step.link.id,
            )


def _thing(conclusion: Statement) -> Cue | None:
    if named(conclusion.text) & RECORDS or has("recorded", conclusion.text):
        return None
    return asserted_cue("thing-itself", conclusion)


def _record(premise: Statement) -> str:
    """Return the word for what was recorded, if a premise gives a number or a change of it."""
    found = counted(premise.text)
    return next((word for kind, word in found.items() if kind in RECORDS), "")
