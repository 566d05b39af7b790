"""Small signs of how a clause is built: where one begins, and whether it speaks of oneself."""

from argmap.english.patterns import lazy

_BEFORE_CLAUSE = (",", ":", "–", "—", " that", " is", " and", " so")
_OF_ONESELF = lazy(r"\b(?:I|[Ww]e)\s+(?:am|was|are|were|have been)\b")


def opens_clause(before: str) -> bool:
    """Return whether a clause begins after these words of a sentence.

    It does in "…, either we pay or we go", not in "they were assigned to either group".
    """
    return not before.strip() or before.rstrip().endswith(_BEFORE_CLAUSE)


def describes_oneself(before: str) -> bool:
    """Return whether words such as "I was" or "we are" say that what follows is about oneself."""
    return bool(_OF_ONESELF.search(before))


def gives_own_wish(words: str) -> bool:
    """Return whether a negated phrase still gives a wish: "they do not want"."""
    return "do not want" in words.lower()
