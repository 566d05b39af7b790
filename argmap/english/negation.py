"""Negation: the words that deny, and whether they deny a cue."""

from argmap.english.cues import Cue, find
from argmap.english.sentences import sentence_around

_WORDS_BEFORE = 4  # a negation this near before a cue denies it
_REACH = 400  # characters in which these words are


def negations(text: str) -> list[str]:
    """Return the words of negation in a text, in order and lower case; contractions as "n't"."""
    words = (cue.words.lower().replace("’", "'") for cue in find("negation", text))
    return ["n't" if word.endswith("n't") else word for word in words]


def negated(text: str, cue: Cue, *, within: int = _WORDS_BEFORE) -> bool:
    """Return whether one of the last `within` words before a cue, in its sentence, denies it."""
    start, _ = sentence_around(text, cue)
    before = text[max(start, cue.start - _REACH) : cue.start]
    return denies(" ".join(before.split()[-within:]))


def denies(words: str) -> bool:
    """Return whether words deny: "not", "far from" and the like do, "not only" does not."""
    passed = find("affirming", words)
    found = (*find("negation", words), *find("denying", words))
    return any(not any(map(cue.overlaps, passed)) for cue in found)
