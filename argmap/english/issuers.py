"""Who issues a text, and who speaks for it: a ministry's own minister, "our chairwoman"."""

import re

from argmap.english.patterns import lazy
from argmap.english.word_lists import plain_words, word_set

_OWN = lazy(r"(?i)^(?:our|my|we|I|us)\b")
_WORD = re.compile(r"[^\W\d_]+")
_OFFICES = {  # who speaks for such a body
    "minister": word_set("ministry ministries department government cabinet"),
    "secretary": word_set("secretariat department ministry office union association"),
    "commissioner": word_set("commission office"),
    "mayor": word_set("city town municipality council borough"),
    "governor": word_set("state province bank region"),
    "ambassador": word_set("embassy mission delegation"),
    "chancellor": word_set("chancellery university treasury government"),
    "rector": word_set("university college academy"),
    "president": word_set("presidency office university association union federation club society"),
    "director": word_set(
        "directorate office agency institute museum company charity trust service"
    ),
    "chair": word_set("union association board committee council society company party trust club"),
    "executive": word_set("company group council trust bank agency service"),
}
_HEADS = {"chairman": "chair", "chairwoman": "chair", "chairperson": "chair", "ceo": "executive"}
_ANY_BODY = frozenset("spokesman spokeswoman spokesperson spokespeople".split())


def speaks_for(speaker: str, issuer: str) -> bool:
    """Return whether a speaker is of the body that issues a text, or is called its own."""
    if _OWN.match(speaker):
        return True
    said, known = _WORD.findall(speaker), _WORD.findall(issuer)
    offices = [_HEADS.get(each, each) for each in map(str.lower, said)]
    bodies = {each.lower() for each in known}
    if any(not bodies.isdisjoint(_OFFICES.get(each, ())) for each in offices):
        return True
    if known and not _ANY_BODY.isdisjoint(offices):
        return not _names(said) or not _names(said).isdisjoint(known)
    return not _names(said).isdisjoint(known)


def _names(words: list[str]) -> frozenset[str]:
    """Return the capitalised words that name somebody, after the first, which may be a title."""
    offices = {*_OFFICES, *_HEADS, *_ANY_BODY}
    skipped = plain_words("not-names")
    return frozenset(
        each
        for each in words
        if each[:1].isupper() and each not in skipped and each.lower() not in offices
    )
