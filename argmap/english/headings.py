"""What distinguishes headings and menu lines from sentences: finite verbs, subjects, questions."""

import re
from collections.abc import Sequence

from argmap.english.word_lists import plain_words

_QUESTION = re.compile(r"(?:what|why|how|who|where|when|which)\b", re.IGNORECASE)


def lowered(words: Sequence[str]) -> list[str]:
    """Return words in lower case, with plain apostrophes."""
    return [word.lower().replace("’", "'") for word in words]


def has_finite_verb(words: Sequence[str]) -> bool:
    """Return whether one of some lower-case words is known to be a finite verb."""
    return not plain_words("finite-verbs").isdisjoint(words)


def begins_with_subject(words: Sequence[str]) -> bool:
    """Return whether the first of some lower-case words is the subject of a sentence."""
    return words[0] in plain_words("subjects")


def could_be_clause(words: Sequence[str]) -> bool:
    """Return whether some lower-case words could be a clause, also with an unlisted verb."""
    likely_verb = any(word.endswith("ed") and len(word) > 4 for word in words[1:4])
    return has_finite_verb(words) or begins_with_subject(words) or likely_verb


def is_speaking(words: Sequence[str]) -> bool:
    """Return whether some lower-case words are of somebody who says something."""
    return has_finite_verb(words) or not plain_words("speakers").isdisjoint(words)


def asks(text: str) -> bool:
    """Return whether a text begins as a question does."""
    return bool(_QUESTION.match(text))


def is_unfinished(word: str) -> bool:
    """Return whether a line that ends with a word breaks off in the middle of a sentence."""
    return word.lower() in plain_words("unfinished")


def is_common(word: str) -> bool:
    """Return whether a word is not a name, so that its capital letter begins a sentence."""
    return word.lower() in plain_words("stop") | plain_words("openers")
