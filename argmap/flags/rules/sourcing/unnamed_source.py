"""A source without a name.

What it finds: A source given as "a newspaper", "some sources", "a person familiar with the matter",
with no link to it in the sentence.
Why it matters: A reader cannot look it up.
The question to ask: Can the source be named?
Flagged:
> A person familiar with the talks says that they have failed.
Not flagged:
> According to the Anover Gazette the talks have failed.
What to do: Name the source in a note, or say why it has no name.
False alarms: Sources who must be protected: then the text can say so.
"""

from argmap.english.cues import Cue
from argmap.flags.linked import has_linked_source
from argmap.flags.searching import word_notes
from argmap.graph import ArgumentGraph
from argmap.model import Statement


def _has_no_link(graph: ArgumentGraph, statement: Statement, cue: Cue) -> bool:
    return not has_linked_source(graph, statement, cue)


check = word_notes("unnamed-source", lacks="The source has no name.", keep=_has_no_link)
