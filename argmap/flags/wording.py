"""Notes on single words: what the rules of the families ARG4xx and ARG5xx share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.english.cues import find
from argmap.english.negation import negated
from argmap.english.quotation import in_quotation
from argmap.english.sentences import is_question, sentence_around
from argmap.flags.finding import Finding
from argmap.flags.places import cue_span
from argmap.flags.words import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from argmap.english.cues import Cue
    from argmap.graph import ArgumentGraph
    from argmap.model import Statement


@dataclass(frozen=True, slots=True)
class Wording:
    """What a rule says of a word that it looks for."""

    code: str
    cues: str  # the name of the cue list
    lacks: str
    why: str
    question: str


def notes(
    graph: ArgumentGraph, wording: Wording, keep: Callable[[Statement, Cue], bool] | None = None
) -> Iterator[Finding]:
    """Yield a note for each statement in the text's own voice with one of the words, once a statement."""
    for statement in graph.annotation.statements:
        if statement.reported or statement.implicit:
            continue
        cue = next(
            (
                each
                for each in own_cues(wording.cues, statement)
                if keep is None or keep(statement, each)
            ),
            None,
        )
        if cue:
            yield note(graph, wording, statement, cue)


def own_cues(name: str, statement: Statement) -> Iterator[Cue]:
    """Yield the cues of a list that a statement itself says: not denied, not asked, not quoted from another."""
    text = statement.text
    for cue in find(name, text):
        start, end = sentence_around(text, cue)
        if not (negated(text, cue) or is_question(text[start:end]) or in_quotation(text, cue)):
            yield cue


def note(graph: ArgumentGraph, wording: Wording, statement: Statement, cue: Cue) -> Finding:
    """Return the note on a word of a statement."""
    return Finding(
        wording.code,
        "note",
        f"The text says {quote(cue.words, 60)} in {quote(statement.text, at=(cue.start, cue.end))}.",
        wording.lacks,
        wording.why,
        wording.question,
        statement=statement.id,
        span=cue_span(graph, statement, cue),
    )
