"""A distancing word inside what is attributed to the other side.

What it finds: A word such as "so-called" or "self-styled" inside a reported statement or a
quotation of four words or more.
Why it matters: A reader cannot tell whether the quoted side or the quoting one keeps its distance.
The question to ask: Is the word in the original?
Flagged:
## say claim
> the so-called reform has stalled
- by: its own minister
Not flagged:
## say claim
> the reform has stalled
- by: its own minister
What to do: Look the passage up, and put the word outside the quotation marks if it is not in it.
False alarms: The quoted side may itself keep its distance from the thing.
"""

from collections.abc import Iterator

from argmap.english.cues import Cue, find
from argmap.english.quotation import in_quotation
from argmap.flags.finding import Finding
from argmap.flags.places import cue_span
from argmap.flags.quoting import quote
from argmap.flags.searching import quote_at
from argmap.graph import ArgumentGraph
from argmap.model import Statement


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a note for each distancing word in what others are quoted or reported to say."""
    for statement in graph.annotation.statements:
        cue = None if statement.implicit else _distancing(statement)
        if cue:
            speaker = quote(statement.speaker, 60) if statement.reported else "others"
            yield Finding(
                f"What is attributed to {speaker} contains {quote(cue.words, 40)}: "
                f"{quote_at(statement, cue)}.",
                "The text does not say whose word it is.",
                statement=statement.id,
                span=cue_span(graph, statement, cue),
            )


def _distancing(statement: Statement) -> Cue | None:
    text, cues = statement.text, find("own-word", statement.text)
    return next((cue for cue in cues if statement.reported or in_quotation(text, cue)), None)
