"""The number of those who believe something is its support.

What it finds: A support from how many people think or believe something to the thing itself. If the
conclusion is about what people think or want, their number is the evidence, and nothing is flagged.
Other wordings are read by a trained scorer, which names the words that decided; a figure or a
finding on the matter silences it.
Why it matters: How many believe something and whether it is so are two questions.
The question to ask: Does the number of believers matter for it?
Flagged:
## given claim
> Most people think that the house is haunted.
- supports: drawn

## drawn conclusion
> The house is haunted.
Not flagged:
## given claim
> Most people think that the house is haunted.
- supports: drawn

## drawn conclusion
> The legend is popular.
What to do: Link what they base it on, if the text says it.
False alarms: Polls about opinion; words and customs, which are what most people make them.
"""

from collections.abc import Iterator

from argmap.english.cues import Cue, has
from argmap.flags.finding import Finding
from argmap.flags.quoting import quote
from argmap.flags.searching import quote_at, stated_cues
from argmap.flags.steps import first_found, steps
from argmap.graph import ArgumentGraph
from argmap.model import Statement


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each support from the number of those who believe something."""
    for step in steps(graph):
        found = first_found(step.premises, _many_believe)
        if found and not has("opinion", step.conclusion.text):
            yield Finding(
                f"{quote_at(*found)} supports {quote(step.conclusion.text, 90)}.",
                "The text does not say what they base it on.",
                link=step.link.id,
            )


def _many_believe(premise: Statement) -> Cue | None:
    return next(stated_cues("many-believe", premise), None)
