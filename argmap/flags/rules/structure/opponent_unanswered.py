"""A claim of the other side that is reported and not answered.

What it finds: A claim by another speaker that speaks against the text, or that the text reports
without using it, and that nothing answers: no attack, no undercut, no concession. Words that
concede it ("although", "of course", "unfortunately") and a text that continues with "but" or
"nevertheless" are an answer too.
Why it matters: A reader cannot tell whether a point that is only reported is conceded.
The question to ask: Does the text concede this point?
Flagged:
## empty-at-night claim
> the new line will be empty at night
- by: critics
- attacks: build

## build conclusion
> The line will be built.
Not flagged:
## empty-at-night claim
> the new line will be empty at night
- by: critics
- attacks: build

## nurses rebuttal
> At night 900 nurses go to work along it.
- attacks: empty-at-night

## build conclusion
> The line will be built.
What to do: Link the answer, if the text gives one. If it concedes the point, link that as support.
False alarms: Who speaks for the text itself is not meant, such as the minister of the ministry that
issues it, or "our chairwoman". A claim that only backs another claim of the same side is answered
with it. What a witness on the text's own side says is not meant.
"""

from collections.abc import Iterator

from argmap.english.cues import has
from argmap.english.issuers import speaks_for
from argmap.flags.finding import Finding
from argmap.flags.places import Surroundings
from argmap.flags.quoting import quote
from argmap.flags.steps import reasons_for, target_of
from argmap.graph import ArgumentGraph
from argmap.model import DEFAULT_SPEAKER, Statement

_LONGEST_TITLE = 12  # words of a first line that may name who issues the text
_OPENING = 6  # words in which "of course" concedes a point, and "but" continues from it


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each reported claim that is neither used, conceded nor answered."""
    places, issuer = Surroundings(graph), _issuer(graph)
    for statement in graph.annotation.statements:
        if not statement.reported or statement.role == "evidence" or _is_answered(graph, statement):
            continue
        if speaks_for(statement.speaker, issuer):
            continue
        target = _spoken_against(graph, statement)
        if _is_conceded(places, statement, target):
            continue
        if target or not graph.outgoing(statement.id):
            yield _finding(statement, target)


def _issuer(graph: ArgumentGraph) -> str:
    """Return who issues the text: its speaker, or else what its title or first line names."""
    annotation = graph.annotation
    if annotation.speaker != DEFAULT_SPEAKER:
        return annotation.speaker
    first = next(iter(annotation.source.blocks), None)
    line = annotation.source.text[first.start : first.end] if first else ""
    return " ".join((annotation.title, *line.split()[:_LONGEST_TITLE]))


def _is_answered(graph: ArgumentGraph, statement: Statement) -> bool:
    links = graph.outgoing(statement.id) + graph.supports(statement.id)
    if graph.attacks(statement.id) or any(graph.undercuts(link.id) for link in links):
        return True
    return any(not premise.reported for premise in reasons_for(graph, statement.id))


def _is_conceded(places: Surroundings, statement: Statement, target: Statement | None) -> bool:
    """Return whether its sentence opens with a concession, or the text continues with "but"."""
    if has("granting", f"{places.opening(statement)} {_beginning(statement.text)}"):
        return True
    following = places.following(statement), target.text if target else ""
    return any(has("contrast", _beginning(words)) for words in following)


def _beginning(text: str) -> str:
    return " ".join(text.split()[:_OPENING])


def _spoken_against(graph: ArgumentGraph, statement: Statement) -> Statement | None:
    """Return the first statement of the text itself that a statement attacks or undercuts."""
    links = (link for link in graph.outgoing(statement.id) if link.kind != "support")
    targets = (target_of(graph, link) for link in links)
    return next((each for each in targets if not each.reported), None)


def _finding(statement: Statement, target: Statement | None) -> Finding:
    says = f"The text reports from {statement.speaker}: {quote(statement.text)}."
    if target:
        says += f" It speaks against {quote(target.text, 80)}."
    uses = "" if target else "uses it, "
    return Finding(says, f"No link {uses}answers it or concedes it.", statement=statement.id)
