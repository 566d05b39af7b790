"""An intention is attributed to the other side, with nothing that shows it.

What it finds: A statement in the text's own voice that attributes an aim to do harm to others
("they want to ruin", "their real aim"), with no support. Also a step from what somebody did to what
they want, read by a trained scorer, which names the words that decided; their own words, a finding
or another reason that the text considers should silence it, and often do not yet.
Why it matters: An intention cannot be seen from a result.
The question to ask: What shows the intention?
Flagged:
> The critics want to ruin the festival.
Not flagged:
## plan evidence
> In May the association published a plan to buy the mill and close it.
- supports: aim

## aim claim
> The association set out to close the mill.
What to do: Link the words or acts that show the intention, if the text gives them.
False alarms: Courts that found the intent; aims that the others themselves declared; fiction. A
plan that somebody announced.
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
