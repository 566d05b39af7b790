"""Reported speech: the verbs, nouns and phrases by which a text says who says something."""

import re
from functools import cache

from argmap.english.patterns import lazy
from argmap.english.word_lists import word_sets

WORDS = word_sets("reported_speech")
TITLES = word_sets("turns")["titles"]

YOU = "you"  # whose words are answered
IT, HAD, THAT, THE = "it", "had", "that", "the "
_ARTICLE = lazy(r"^(?:the|an?) ", re.IGNORECASE)
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
def is_person(noun: str) -> bool:
    """Return whether a noun in lower case names what somebody is: listed, or by its ending."""
    word = noun.rpartition("-")[2] or noun
    if noun in WORDS["people"] or word in WORDS["people"]:
        return True
    if word in WORDS["not-people"] | WORDS["mute"] | WORDS["bodies"] | WORDS["documents"]:
        return False
    return len(word) >= _LONG_ENOUGH and word.endswith(tuple(WORDS["of-people"]))


@cache
def forms_of(name: str) -> frozenset[str]:
    """Return the forms of a list of verbs that are verbs alone: "says", "said", not "claim"."""
    found = set(WORDS["irregular"]) if name == "saying" else set()
    for verb in WORDS[name] - WORDS["vague"]:
        stem = verb.removesuffix("e")
        past = f"{verb[:-1]}ied" if verb[-1] == "y" and verb[-2] not in "aeo" else f"{stem}ed"
        found.add(past)
        if verb not in WORDS["nouns-too"]:
            found |= {verb, f"{verb[:-1]}ies" if past.endswith("ied") else f"{verb}s"}
    return frozenset(found)


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
