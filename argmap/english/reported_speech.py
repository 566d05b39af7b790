"""Reported speech: the verbs, nouns and phrases by which a text says who says something."""

import re
from collections.abc import Sequence
from functools import cache

from argmap.english.patterns import lazy
from argmap.english.word_lists import word_sets

WORDS = word_sets("reported_speech")
TITLES = word_sets("turns")["titles"]

YOU = "you"  # whose words are answered
IT, HAD, THAT, OF, WHOM, THE = "it", "had", "that", "of", "whom", "the "
_ARTICLE = lazy(r"^(?:the|an?) ", re.IGNORECASE)
_VOWELS = frozenset("aeiou")
_LONG_ENOUGH = 5  # letters of a word whose ending shows that it names people
_HOW_OFTEN = r"(?:also |often |sometimes |widely |generally )?"
_SAID = r"(?:said|claimed|argued|alleged|asserted|suggested|objected|maintained)"
_BE = r"(?:is|are|was|were|being|been)"
_THEIR_PAPER = r"(?P<who>(?:the|this|that|his|her|their|its)\b[^,.;]*?)"

IT_IS_SAID = lazy(rf"\bit (?:is|was|has been|is being) {_HOW_OFTEN}{_SAID}\b", re.IGNORECASE)
PRESENTED_IN = lazy(
    rf"\b{_BE} (?:presented|described|portrayed|depicted) (?:in {_THEIR_PAPER} )?as\b",
    re.IGNORECASE,
)
IMAGINED = lazy(r"\b(?:imagine|suppose|if somebody|if someone)\b", re.IGNORECASE)
QUOTING = lazy(r",\s*(?:quoting|citing)\s+(?P<who>[^,]+),", re.IGNORECASE)


@cache
def signs() -> frozenset[str]:
    """Return the lemmas of which one is in every sentence that reports something, or a colon."""
    names = "saying", "calling", "said-things", "views", "hearsay", "by-pattern"
    return frozenset({":", *pairs("charging")}.union(*(WORDS[name] for name in names)))


@cache
def is_person(noun: str) -> bool:
    """Return whether a noun in lower case names what somebody is: listed, or by its ending."""
    word = noun.rpartition("-")[2] or noun
    if noun in WORDS["people"] or word in WORDS["people"]:
        return True
    if word in WORDS["not-people"] | WORDS["mute"] | WORDS["bodies"] | WORDS["documents"]:
        return False
    return len(word) >= _LONG_ENOUGH and word.endswith(tuple(WORDS["of-people"]))


def says(words: Sequence[str], place: int) -> bool:
    """Return whether one of some lower-case words is a verb of saying or calling.

    A form that may be a noun, as in "the claim", counts before "that", "it" and the like.
    """
    word = words[place]
    sure, unsure = _forms()
    if word not in unsure or (place and words[place - 1] in WORDS["small"]):
        return word in sure
    after = words[place + 1 : place + 2]
    return not after or after[0] in WORDS["after-verb"]


@cache
def _forms() -> tuple[frozenset[str], frozenset[str]]:
    """Return the forms of verbs of saying and calling, and those that may be nouns."""
    sure, unsure = set(WORDS["irregular"]), set[str]()
    for verb in (WORDS["saying"] | WORDS["calling"] | pairs("charging").keys()) - WORDS["vague"]:
        past, present = _regular(verb)
        sure.add(past)
        (unsure if verb in WORDS["nouns-too"] else sure).update((verb, present))
    return frozenset(sure), frozenset(unsure - sure)


def _regular(verb: str) -> tuple[str, str]:
    if verb[-1] == "y" and verb[-2] not in _VOWELS:
        return f"{verb[:-1]}ied", f"{verb[:-1]}ies"
    hiss = verb.endswith(("s", "ch", "sh"))
    return f"{verb.removesuffix('e')}ed", f"{verb}es" if hiss else f"{verb}s"


@cache
def pairs(name: str) -> dict[str, set[str]]:
    """Return a list of pairs with a colon: each first word with its second ones."""
    found: dict[str, set[str]] = {}
    for pair in WORDS[name]:
        first, _, second = pair.partition(":")
        found.setdefault(first, set()).add(second)
    return found


def plain_name(name: str) -> str:
    """Return a name as names are compared: lower case, without an article or a possessive."""
    name = _ARTICLE.sub("", name.strip(" .,").replace("’", "'")).lower()
    return name.removesuffix("'s")
