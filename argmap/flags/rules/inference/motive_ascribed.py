"""An intention is attributed to the other side, with nothing that shows it.

What it finds: A statement in the text's own voice that attributes an aim to do harm to others
("they want to ruin", "their real aim"), with no support.
Why it matters: An intention cannot be seen from a result.
The question to ask: What shows the intention?
Flagged:
> The critics want to ruin the festival.
Not flagged:
## words evidence
> In their letter of May the critics call for an end of the festival.
- supports: aim

## aim claim
> The critics want to ruin the festival.
What to do: Link the words or acts that show the intention, if the text gives them.
False alarms: Courts that found the intent; aims that the others themselves declared; fiction.
"""

from argmap.english.assertion import gives_own_wish
from argmap.english.cues import Cue, has
from argmap.english.negation import denies
from argmap.flags.searching import sentence_of, word_notes
from argmap.graph import ArgumentGraph
from argmap.model import Statement


def _is_bare(graph: ArgumentGraph, statement: Statement, cue: Cue) -> bool:
    if graph.supports(statement.id) or has("intent-found", sentence_of(statement.text, cue)):
        return False
    return not denies(cue.words) or gives_own_wish(cue.words)


check = word_notes(
    "motive", lacks="The text gives nothing that shows the intention.", keep=_is_bare
)
