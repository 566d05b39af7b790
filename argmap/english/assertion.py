"""Assertion: whether a text itself says what a cue says, gives a reason, speaks of oneself."""

from argmap.english.cues import Cue, find, has
from argmap.english.negation import negated
from argmap.english.patterns import lazy
from argmap.english.quotation import in_quotation
from argmap.english.sentences import is_question, sentence_around

_BEFORE_CLAUSE = (",", ":", "–", "—", " that", " is", " and", " so")
_OF_ONESELF = lazy(r"\b(?:I|[Ww]e)\s+(?:am|was|are|were|have been)\b")


def asserted(text: str, cue: Cue, *, reported: bool = False) -> bool:
    """Return whether a cue is not denied, hedged, forecast, asked or, unless `reported`, quoted."""
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


def opens_clause(before: str) -> bool:
    """Return whether a clause begins here: "…, either we pay", not "assigned to either group"."""
    return not before.strip() or before.rstrip().endswith(_BEFORE_CLAUSE)


def describes_oneself(before: str) -> bool:
    """Return whether words such as "I was" or "we are" say that what follows is about oneself."""
    return bool(_OF_ONESELF.search(before))


def gives_own_wish(words: str) -> bool:
    """Return whether a negated phrase still gives a wish: "they do not want"."""
    return "do not want" in words.lower()
