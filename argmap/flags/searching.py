"""How rules search a statement for cue words, and the notes on single words (ARG4xx, ARG5xx)."""

from collections.abc import Callable, Iterator

from argmap.english.assertion import asserted
from argmap.english.cues import Cue, find
from argmap.english.negation import negated
from argmap.english.quotation import in_quotation
from argmap.english.sentences import is_question, sentence_around
from argmap.flags.finding import Check, Finding
from argmap.flags.places import cue_span
from argmap.flags.quoting import quote
from argmap.graph import ArgumentGraph
from argmap.model import Statement


def first_cue(name: str, text: str) -> Cue | None:
    """Return the first cue of a list in a text."""
    return next(iter(find(name, text)), None)


def sentence_of(text: str, cue: Cue) -> str:
    """Return the sentence that contains a cue."""
    start, end = sentence_around(text, cue)
    return text[start:end]


def is_stated(text: str, cue: Cue, *, reported: bool = False) -> bool:
    """Return whether a text itself says a cue: no negation, no question, no quotation.

    In a reported statement (`reported`) a quotation is what the speaker says.
    """
    if negated(text, cue) or is_question(sentence_of(text, cue)):
        return False
    return reported or not in_quotation(text, cue)


def stated_cues(name: str, statement: Statement, *, reported: bool = False) -> Iterator[Cue]:
    """Yield the cues of a list that a statement itself says."""
    text = statement.text
    return (cue for cue in find(name, text) if is_stated(text, cue, reported=reported))


def asserted_cue(name: str, statement: Statement) -> Cue | None:
    """Return the first cue of a list that a statement says without a hedge, forecast or denial."""
    text, reported = statement.text, statement.reported
    return next((cue for cue in find(name, text) if asserted(text, cue, reported=reported)), None)


def quote_at(statement: Statement, cue: Cue, most: int = 110) -> str:
    """Return the words of a statement in quotation marks, shortened around a cue."""
    return quote(statement.text, most, at=(cue.start, cue.end))


def word_notes(
    cues: str, lacks: str, keep: Callable[[ArgumentGraph, Statement, Cue], bool] | None = None
) -> Check:
    """Return the search of a rule that notes a word of a cue list, once per statement.

    Only the text's own voice counts. `lacks` is what the text does not give; `keep` may drop a cue.
    """

    def check(graph: ArgumentGraph) -> Iterator[Finding]:
        for statement in graph.annotation.statements:
            if statement.reported or statement.implicit:
                continue
            for cue in stated_cues(cues, statement):
                if keep is None or keep(graph, statement, cue):
                    yield _note(graph, statement, cue, lacks)
                    break

    return check


def _note(graph: ArgumentGraph, statement: Statement, cue: Cue, lacks: str) -> Finding:
    return Finding(
        f"The text says {quote(cue.words, 60)} in {quote_at(statement, cue)}.",
        lacks,
        statement=statement.id,
        span=cue_span(graph, statement, cue),
    )


def without_reason(graph: ArgumentGraph, statement: Statement, _cue: Cue) -> bool:
    """Return whether nothing supports a statement: a word with a reason is not noted."""
    return not graph.supports(statement.id)
