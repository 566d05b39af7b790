"""Assertion: whether a text itself says what a cue says, and whether it gives a reason."""

from argmap.english.cues import Cue, find, has
from argmap.english.negation import negated
from argmap.english.quotation import in_quotation
from argmap.english.sentences import is_question, sentence_around


def asserted(text: str, cue: Cue, *, reported: bool = False) -> bool:
    """Return whether a cue is neither denied, hedged, forecast, asked nor quoted from another.

    With `reported` the whole text is another's speech, and quotation marks in it do not count.
    """
    start, end = sentence_around(text, cue)
    sentence = text[start:end]
    if is_question(sentence) or negated(text, cue):
        return False
    if not reported and in_quotation(text, cue):
        return False
    return not has("hedge", sentence) and not has("modal", sentence)


def gives_a_reason(text: str) -> bool:
    """Return whether a statement has a "because" or the like, and not at its beginning."""
    return any(text[: cue.start].strip() for cue in find("own-reason", text))
