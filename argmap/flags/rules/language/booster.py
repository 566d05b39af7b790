"""A word of certainty in a statement that nothing supports.

What it finds: A word such as "obviously", "is clearly" or "without a doubt" in a statement for
which the text gives no support. Conclusions are left to ARG205.
Why it matters: How certain a thing is depends on its reasons.
The question to ask: What makes it certain?
Flagged:
> Obviously the old road is too narrow.
Not flagged:
## e evidence
> The road is 3 metres wide and buses need 5.
- supports: said

## said claim
> Obviously the old road is too narrow.
What to do: Link the reason, if the text gives one.
False alarms: "Clearly" in the sense of visibly ("clearly marked"). A demand ("this should obviously
be forbidden") is left out. "Of course" is not searched for: it mostly concedes a point.
"""

from argmap.english.cues import Cue, has
from argmap.flags.searching import sentence_of, word_notes
from argmap.graph import ArgumentGraph
from argmap.model import Statement


def _is_bare_claim(graph: ArgumentGraph, statement: Statement, cue: Cue) -> bool:
    if statement.role == "conclusion" or graph.supports(statement.id):
        return False
    return not has("ought", sentence_of(statement.text, cue))


check = word_notes(
    "certain-word",
    lacks="No statement is linked to it that makes it certain.",
    keep=_is_bare_claim,
)
