"""An authority without a name.

What it finds: "Experts say", "studies show", "according to best practice", "it is known" and the
like, with no name in the sentence or in the next, and no link to a source in the sentence.
Why it matters: Nobody can look up an authority that has no name.
The question to ask: Who, and where can one read it?
Flagged:
## doctors-advise evidence
> Doctors advise against late lessons.
- supports: begin-earlier

## begin-earlier conclusion
> The school day must begin earlier.
Not flagged:
```text
Doctors advise against late lessons. The advice of the Paediatric Society of 2021 is plain.
```
```argmap
## doctors-advise evidence
> Doctors advise against late lessons.
```
What to do: Name the authority in the text, or answer with its name.
False alarms: Names in the next sentence, references in brackets, studies that the text has
described before ("these studies show"); an abstract, which by its form names no sources.
"""

from collections.abc import Iterator

from argmap.english.cues import Cue, find
from argmap.english.negation import negated
from argmap.english.quotation import in_quotation
from argmap.english.sentences import is_question
from argmap.english.sources import names_a_year, names_somebody
from argmap.flags.finding import Finding
from argmap.flags.linked import has_linked_source
from argmap.flags.places import Surroundings, cue_span
from argmap.flags.quoting import quote
from argmap.flags.searching import quote_at
from argmap.graph import ArgumentGraph
from argmap.model import Statement


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each statement that cites an authority without a name."""
    places = Surroundings(graph)
    for statement in graph.annotation.statements:
        cue = _authority(statement)
        if (
            cue
            and not _is_named(places, statement)
            and not has_linked_source(graph, statement, cue)
        ):
            yield _finding(graph, statement, cue)


def _authority(statement: Statement) -> Cue | None:
    text = statement.text
    if is_question(text):
        return None
    own = (cue for cue in find("authority", text) if not negated(text, cue))
    return next((cue for cue in own if statement.reported or not in_quotation(text, cue)), None)


def _is_named(places: Surroundings, statement: Statement) -> bool:
    sentence = f"{places.before(statement)}{statement.text}{places.after(statement)}"
    if names_a_year(sentence) or names_somebody(sentence):
        return True
    return names_somebody(places.next(statement))


def _finding(graph: ArgumentGraph, statement: Statement, cue: Cue) -> Finding:
    return Finding(
        f"The text cites {quote(cue.words)} in {quote_at(statement, cue)}.",
        "Not enough of it is quoted to see who is meant."
        if statement.reported
        else "It names no person, body or work.",
        statement=statement.id,
        span=cue_span(graph, statement, cue),
        stake=_stake(graph, statement),
    )


def _stake(graph: ArgumentGraph, statement: Statement) -> str:
    for link in graph.outgoing(statement.id):
        if link.kind != "undercut":
            verb = "for" if link.kind == "support" else "against"
            return f"It is used {verb} {quote(graph.statements[link.conclusion].text, 80)}."
    return ""
