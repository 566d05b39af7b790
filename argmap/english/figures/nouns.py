"""What a number counts: the noun after it, by rule."""

from argmap.english.patterns import lazy
from argmap.english.word_lists import word_lists, word_set

_LEAD = lazy(r" ?((?:[a-z][a-z'-]* ?){1,5})")
_WORD = lazy(r"[a-z][a-z'-]*")
_NEXT = lazy(r" ([a-z'-]+)")
_NOT_NOUNS = word_set(word_lists("figures")["not-nouns"])
_PLURALS = word_set("""people men women children staff police persons personnel cattle sheep fish
    feet teeth mice data media crew youth troops""")
_NO_PLURALS = word_set("""is was has this less across plus perhaps always does as its us thus ours
    theirs years months weeks days series business""")


def plural_noun(after: str) -> str:
    """Return the noun in the plural that the words after a number begin with, or nothing."""
    lead = _LEAD.match(after)
    for found in _WORD.finditer(lead[1] if lead else ""):
        word = found[0]
        if word in _NOT_NOUNS or word.endswith("ly"):
            return ""
        if _is_plural(word):
            return word
    return ""


def _is_plural(word: str) -> bool:
    regular = word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is"))
    return word in _PLURALS or (regular and word not in _NO_PLURALS)


def lacks_noun(after: str) -> bool:
    """Return whether no noun follows a number: "588, or 65%", "40 went to trial"."""
    word = _NEXT.match(after)
    return word is None or word[1] in _NOT_NOUNS
