"""Assertion: whether a text itself says what a cue says, gives a reason, speaks of oneself."""

from argmap.english.cues import Cue, find, has
from argmap.english.negation import negated
from argmap.english.patterns import lazy
from argmap.english.quotation import in_quotation
from argmap.english.sentences import is_question, sentence_around
from argmap.english.word_lists import plain_words

_BEFORE_CLAUSE = (",", ":", "–", "—", " that", " is", " and", " so")
_RELATIVE = lazy(r"(?i)(?<=\w)[,–—]? (?:who|whom|whose|which)\b|(?<=[a-z]) that (?!is\b)")
_BURDEN = lazy(r"""(?i)\b[a-z]{3,} (?:they|he|she|we|you|one|i)\s
    (?:must|have to|has to|need to|should)
    \s[a-z]+ (?:is|are|was|were|has|have)\b""")
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


def main_part(text: str) -> str:
    """Return a statement up to its first relative clause: "The dog was the only one" of two."""
    found = _RELATIVE.search(text)
    return text[: found.start()] if found else text


def describes_burden(text: str) -> bool:
    """Return whether "must" only describes a thing: "the scorn they must endure is …"."""
    return bool(_BURDEN.search(text))


def names_a_kind(text: str) -> bool:
    """Return whether a statement begins with the name of a kind: "Landlords", "Family firms"."""
    words = text.lstrip("“‘\"'«„(").split()[:2]
    if len(words) < 2 or not words[0].isalpha():
        return False
    light = plain_words("stop") | plain_words("openers")
    return words[0].lower() not in light and not words[1][:1].isupper()


def describes_oneself(before: str) -> bool:
    """Return whether words such as "I was" or "we are" say that what follows is about oneself."""
    return bool(_OF_ONESELF.search(before))


def gives_own_wish(words: str) -> bool:
    """Return whether a negated phrase still gives a wish: "they do not want"."""
    return "do not want" in words.lower()
