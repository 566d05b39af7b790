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
_LABELS = """order|permit|decree|licen[cs]e|ordinance|by-?law|notice|contract|case|file|docket
    |invoice|form|plot|block|house|flat|room|classroom|bed|bay|gate|hall|bus|train|ferry|unit|team
    |squad|site|camp|well|shaft|pier|berth|pole|box|motion|petition|patent|standard|norm|circular|memo|amendment
    |proposition|question|sample|exhibit|building|pump|boiler|tower|hut|locker|track|sector"""
# A score; "CH 13", "MCL 600.2"; "Order 114"; "at 14.02"; "per 100,000"; "in 1207".
_LABEL_BEFORE = lazy(rf"""(?x)\d:$|\b[A-Z]{{2,}}\s?$|\b(?i:{_LABELS})\s(?:no\.?\s)?$|\bper\s$
    |\b(?i:in|of|for)\s(?i:every|each)\s$""")
_AT = lazy(r"(?i)\b(?:at|from|until|by|to|around|before|after)\s$")
_CLOCK = lazy(r"""(?x)(?:[01]?\d|2[0-4])\.[0-5]\d(?:\s?[ap]\.?m\b
    |\s(?:the|an?|all|on|and|this|that|he|she|it|they|we)\b|(?!\.?\d|\s?[%\w]))""")
_OF_A_YEAR = lazy(r"(?i)\b(?:in|since|until|by|from|between|of|before|after|around|and|to|year)\s$")
_YEAR = lazy(r"1[0-9]\d\d(?![\d,.]*\d)(?!\s(?:[a-z]+s|people|men|women|children|of)\b)")
_LENGTH = r"(?:milli|centi|kilo)?met(?:re|er)s?|km|cm|mm|(?:nautical\s)?miles?|yards?"
_WEIGHT = r"pounds?|lbs?|(?:kilo)?grams?|kg|feet|foot|ft|inch(?:es)?|degrees?|°"
_STREET = (
    r"(?:\s[A-Z][\w’'-]+){1,3}\s(?:Road|Street|Avenue|Lane|Drive|Square|Place|Way|Court|Row|Hill)\b"
)
_NO_COUNT_AFTER = lazy(rf":\d|(?:\sto\s\d[\d.,]*)?\s*(?:{_LENGTH}|{_WEIGHT})\b|{_STREET}")
_NAMED_BEFORE, _AGE = lazy(r"[^\W\d_]{2,},\s$"), lazy(r"1?\d?\d[,)](?=\s[a-z])")
_OF_AGE = lazy(r"""(?ix)(?:child(?:ren)?|pupils?|students?|adults?|people|men|women|those|anyone)\s
    (?:under|over|above|below|from|aged)\s$""")
_PRICE = lazy(r"""(?ix)\b(?:costs?|pays?|price[ds]?|fares?|fees?|tickets?|charges?|admission|for
    |wages?|(?:per|an)\s+hour)\b""")
_SMALL_MONEY = lazy(
    r"[$€£]\s?\d{1,3}(?:\.\d\d)?(?![\d,.]*\d|\s?(?:[kmb]n?\b|million|billion|thousand))"
)
_COINS = lazy(r"\s?(?:euros?|dollars?|pounds?|cents|pence|crowns?|francs?|kronor|kroner)\b")
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_NUMBER = rf"(?:\d[\d,.]*|(?:(?:{_TENS})-)?(?:{_ONES})|{_TEENS}|{_TENS}|(?:a|one)?\s?hundred)"
_OF_A_LIST = lazy(
    rf"""(?i)\b(?:{_NUMBER}|half|most|none|all|both)\s(?:out\s)?of\s(?:our|my)\s{_NUMBER}\s+[a-z]{{3,}}"""
)
_ALL_OF = lazy(r"(?i)\b(?:all|each of the|the other)\s$")
_LONGEST_PRICE = 3  # digits of what one pays for one of them


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
    """Return the amounts that somebody must have counted.

    Not among them: scores, numbers that are names or addresses, clock times, years, ages, prices,
    lengths and weights.
    """
    return tuple(
        each
        for each in amounts(text)
        if _SIZE.search(each.words)
        and not _NO_COUNT_AFTER.match(text, each.end)
        and not _LABEL_BEFORE.search(text[: each.start])
        and not _is_time_or_age(text, each)
        and not _is_price(text, each)
    )


def is_known(text: str, each: Cue) -> bool:
    """Return whether an amount is no finding: all of a known number ("all 50 states"), or asked."""
    every = _ALL_OF.search(text[: each.start])
    return bool(every) or text[each.end :].lstrip(")%").startswith("?)")


def part_of_list(text: str) -> str:
    """Return the words that count some of a known number: "two of our eleven works"; or ""."""
    found = _OF_A_LIST.search(text)
    return found.group() if found else ""


def _is_time_or_age(text: str, each: Cue) -> bool:
    before = text[: each.start]
    if _AT.search(before) and _CLOCK.match(text, each.start):
        return True
    if _OF_A_YEAR.search(before) and _YEAR.match(text, each.start):
        return True
    if _OF_AGE.search(before):
        return True
    return bool(_NAMED_BEFORE.search(before) and _AGE.match(text, each.start))


def _is_price(text: str, each: Cue) -> bool:
    """Return whether an amount is what one pays for one thing: "a ticket costs 12 euros"."""
    is_money = _SMALL_MONEY.match(text, each.start) or (
        len(each.words) <= _LONGEST_PRICE and _COINS.match(text, each.end)
    )
    return bool(is_money and _PRICE.search(text))
