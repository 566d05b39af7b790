"""Praise of one's own work.

What it finds: A word such as "tireless", "historic" or "exemplary" right before one's own work, in
a sentence with "we" or "I" and in a statement that nothing supports.
Why it matters: Praise of one's own work is no measure of it.
The question to ask: What shows it?
Flagged:
> We are proud of our historic achievements.
Not flagged:
> We have planted 500 oaks.
What to do: Link what shows it, if the text gives it.
False alarms: Thanks to others; a word that figures next to it confirm.
"""

from argmap.english.cues import Cue, has
from argmap.english.sentences import sentence_around
from argmap.flags.searching import word_notes
from argmap.graph import ArgumentGraph
from argmap.model import Statement

_NEAR = 8  # words before the praise among which its owner is named


def _is_own(graph: ArgumentGraph, statement: Statement, cue: Cue) -> bool:
    start, _ = sentence_around(statement.text, cue)
    near = " ".join((*statement.text[start : cue.start].split()[-_NEAR:], cue.words))
    return has("own", near) and not graph.supports(statement.id)


check = word_notes(
    "praise",
    lacks="The words are praise; the text gives no figure or finding with them.",
    keep=_is_own,
)
