"""What a text counts: things recorded one by one, and figures that somebody counted."""

from functools import lru_cache

from argmap.english.cues import Cue
from argmap.english.numbers import amounts
from argmap.english.patterns import lazy
from argmap.english.word_lists import word_set

_KINDS = {
    "arrests": r"arrest(?:s|ed)?",
    "convictions": r"convict(?:ed|ions?)",
    "prosecutions": r"prosecut(?:ed|ions?)",
    "complaints": r"complain(?:ts?|ed)",
    "registrations": r"regist(?:ered|rations?)",
    "inspections": r"inspect(?:ed|ions?)",
    "visits": r"visit(?:s|ors?|ed)?",
    "applications": r"appli(?:cations?|cants?|ed)",
    "admissions": r"admi(?:ssions?|tted)",
    "tests": r"test(?:s|ed)|test\s+(?:scores?|results?)|(?:exam|examination)\s+results?",
    "diagnoses": r"diagnos(?:es|is|ed)",
    "fines": r"fine[sd]|tickets?",
    "calls": r"(?:emergency\s+)?calls",
    "sales": r"sales|sold",
    "orders": r"orders|ordered",
    "crimes": r"crimes?|offen[cs]es?|thefts?|burglar(?:y|ies)|robber(?:y|ies)",
    "accidents": r"accidents?|crash(?:es)?|collisions?",
    "injuries": r"injur(?:y|ies|ed)|wounded|casualties",
    "deaths": r"deaths?|died|fatalities|killed",
    "infections": r"infect(?:ions?|ed)|illness(?:es)?",
    "enrolments": r"enrol(?:l?ments?|led)",
    "permits": r"permits?|licen[cs]es?",
    "downloads": r"download(?:s|ed)?",
    "subscriptions": r"subscri(?:ptions?|bers?)",
}
RECORDS = word_set("""arrests convictions prosecutions complaints registrations inspections visits
    applications admissions tests diagnoses fines calls""")
_NAMED = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _KINDS.items())
_ANY = lazy(rf"(?i)\b(?:{_NAMED})\b")
_CHANGES = r"(?:rise|fall|drop|increase|decrease|decline|growth|reduction)\s+in"
_BEFORE = lazy(rf"""(?i)(?:\d[\d,.]*\s?%?|\b(?:fewer|less|more|(?:number|count|rate)\s+of
    |{_CHANGES}))(?:\s+[a-z-]+){{0,2}}\s+$""")
_MOVED = "rose|fell|dropped|increased|decreased|declined|doubled|tripled|halved"
_HAS_MOVED = r"(?:has|have)\s+(?:risen|fallen|dropped|increased|declined|doubled|halved)"
_UP_OR_DOWN = r"(?:is|are|went|gone)\s+(?:up|down)"
_AFTER = lazy(rf"(?i)\s+(?:\w+\s+){{0,3}}?(?:{_MOVED}|{_HAS_MOVED}|{_UP_OR_DOWN}|:?\s*\d)")


_SIZE = lazy(r"\d[.,' ]?\d|[%‰$€£]|[a-z]{4}")  # two digits, or a small number with a unit
_LABEL_BEFORE = lazy(r"\d:$|\b[A-Z]{2,}\s?$")  # a score; "CH 13", "MCL 600.2"
_NO_COUNT_AFTER = lazy(r":\d|\s*(?:pounds?|lbs?|kg|feet|foot|ft|inch(?:es)?|cm)\b")


@lru_cache(1 << 14)
def named(text: str) -> frozenset[str]:
    """Return the kinds of counted things that a text names at all."""
    return frozenset(match.lastgroup or "" for match in _ANY.finditer(text))


def counted(text: str) -> dict[str, str]:
    """Return the kinds that a text gives a number or a change of, each with its word there."""
    found: dict[str, str] = {}
    for match in _ANY.finditer(text):
        before = text[max(0, match.start() - 80) : match.start()]
        if _BEFORE.search(before) or _AFTER.match(text[match.end() : match.end() + 60]):
            found.setdefault(match.lastgroup or "", match.group())
    return found


def counted_figures(text: str) -> tuple[Cue, ...]:
    """Return the amounts that somebody must have counted: no scores, chapters, size of a person."""
    return tuple(
        each
        for each in amounts(text)
        if _SIZE.search(each.words)
        and not _NO_COUNT_AFTER.match(text, each.end)
        and not _LABEL_BEFORE.search(text[: each.start])
    )
