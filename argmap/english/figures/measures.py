"""What units measure, how many of the basic unit each is, and the words for "per" a unit."""

from argmap.english.numbers.words import CURRENCIES, singular
from argmap.english.patterns import lazy

DAY, YEAR = 86_400.0, 365 * 86_400.0
_MEASURES = {
    "time": {
        "second": 1.0, "minute": 60.0, "hour": 3600.0, "day": DAY, "night": DAY, "week": 7 * DAY,
        "fortnight": 14 * DAY, "month": YEAR / 12, "quarter": YEAR / 4, "year": YEAR,
    },
    "length": {
        "mm": 0.001, "cm": 0.01, "inch": 0.0254, "foot": 0.3048, "yard": 0.9144, "m": 1.0,
        "km": 1000.0, "mile": 1609.344, "nautical mile": 1852.0,
    },
    "area": {
        "square metre": 1.0, "square foot": 0.0929, "square yard": 0.8361,
        "acre": 4046.8564, "hectare": 1e4, "ha": 1e4, "square kilometre": 1e6,
        "square mile": 2_589_988.0,
    },
    "mass": {"mg": 1e-6, "g": 0.001, "pound": 0.4536, "kg": 1.0, "tonne": 1000.0},
    "volume": {"ml": 0.001, "pint": 0.5683, "litre": 1.0, "gallon": 4.546, "cubic metre": 1000.0},
    "speed": {"mph": 1609.344 / 3600, "knot": 1852 / 3600, "km/h": 1000 / 3600},
    "energy": {"kwh": 1.0, "mwh": 1e3, "gwh": 1e6, "twh": 1e9},
}  # fmt: skip
SIZES = {unit: (name, size) for name, units in _MEASURES.items() for unit, size in units.items()}
TEMPERATURES = {"°c": (1.0, 0.0), "°f": (1.8, 32.0)}  # size of a degree, where water freezes
_MONEY = frozenset((*CURRENCIES, *"real sek nok dkk pln czk cad aud".split()))
_PARTS = frozenset({"cent", "pence", "penny"})
_TIMES = "second|minute|hour|day|night|week|month|quarter|year"
_SIZED = "(?:square |cubic |nautical )?"
_AREAS = "(?:square|cubic) (?:met(?:re|er)|kilomet(?:re|er)|km|mile|foot|yard)"
_NO_NOUN = (
    "and|or|with|in|of|for|from|as|to|is|are|was|were|had|has|have|by|on|at|per|each|like|got|if|even"
    "|when|that|than|because|which"
)
# What follows a rate: "45 a head", "3,500 per pupil", "15 for each of them".
_WORDS = rf"(?:(?!(?:{_NO_NOUN})\b)[a-z]+ ){{0,2}}?"
_IN_EACH = r"(?:[a-z]+ ){0,2}?(?:in|to|of) each\b"
_EACH = r"(?:each|apiece|a ?piece|(?P<ly>annually|yearly|daily|monthly|weekly))\b"
_PER = rf"(?:per|each|every|for each|for every|to each|to every|in each) (?P<of>{_SIZED}[a-z-]+)"
_A = "(?:an?|for an?|to an?)"
_AGO = r"(?! (?:ago|earlier|before|later|old)\b)"
_A_TIME = rf"{_A} (?P<time>{_TIMES}|head|person|pupil|piece)\b{_AGO}"
_A_UNIT = rf"{_A} (?P<one>{_SIZED}[a-z-]+)\b(?! of\b){_AGO}"
_UNITS = "acre|dollar|euro|gallon|hectare|litre|mile|pound|tonne"
_TO_THE = rf"to (?:the|each|every) (?P<unit>{_AREAS}|{_UNITS})\b"
PER = lazy(rf" ?(?:{_IN_EACH}|{_WORDS}(?:{_EACH}|{_PER}|{_A_TIME})|{_A_UNIT}|{_TO_THE})")
# "monthly instalments of 70"
_PAYMENTS = r"""(?:re)?payments?|instal\w+|rents?|wages?|pay|salar\w+|fees?|dues|premiums?
    |allowances?|charges?|contributions?|pensions?"""
PER_BEFORE = lazy(
    rf"\b(?P<ly>annual|yearly|daily|monthly|weekly) (?:[a-z]+ )?(?:{_PAYMENTS})"
    r" (?:of|is|was|are|were|at|comes? to|came to) $"
)
PER_TIME = lazy(rf"\b(?:an?|per|each|every|the|last|in|this) (?P<time>{_TIMES})\b")
ANNUALLY = lazy(r"\b(?:annual(?:ly)?|yearly|calendar year|last year|in (?:19|20)?)")


def measure(unit: str, sign: str = "") -> tuple[str, float]:
    """Return what a unit measures and its size: money is one measure, whatever the currency."""
    if unit in _PARTS:
        return "money", 0.01
    if unit in _MONEY or sign:
        return "money", 1.0
    return SIZES.get(unit, (unit, 1.0))


ADVERBS = {
    "annual": "year",
    "annually": "year",
    "yearly": "year",
    "daily": "day",
    "monthly": "month",
    "weekly": "week",
}


def known_measure(word: str) -> tuple[str, float]:
    """Return what a word measures as a unit, and its size; "" and 0 if it is none."""
    return SIZES.get(singular(word), ("", 0.0))


def is_time(word: str) -> bool:
    """Return whether a word is a unit of time: "month"."""
    return known_measure(word)[0] == "time"


def seconds(word: str) -> float:
    """Return how long a unit of time is; 0 if it is none."""
    name, size = known_measure(word)
    return size if name == "time" else 0.0
