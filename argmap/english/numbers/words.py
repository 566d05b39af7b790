"""The words that numbers are made of: small numbers, scales, fractions, hedges, units, labels."""

import re

from argmap.english.numbers.quantity import Hedge
from argmap.english.patterns import on_one_line
from argmap.english.word_lists import any_of, word_lists

_ONES = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL: dict[str, int] = {
    **{word: value for value, word in enumerate(_ONES, 1)},
    **{word: 10 * value for value, word in enumerate(_TENS, 2)},
}
LARGE_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
LARGE_SCALES |= {"lakh": 1e5, "crore": 1e7}
SHORT_SCALES = {"bn": 1e9, "mn": 1e6, "mln": 1e6, "tn": 1e12, "k": 1e3, "m": 1e6}
SCALES: dict[str, float] = {**LARGE_SCALES, "dozen": 12, **SHORT_SCALES}
_ORDINALS = "half halve third quarter fourth fifth sixth seventh eighth ninth tenth twelfth".split()
DENOMINATORS = dict(zip(_ORDINALS, (2, 2, 3, 4, 4, 5, 6, 7, 8, 9, 10, 12), strict=True))
DENOMINATORS |= {"twentieth": 20, "hundredth": 100}
_MULTIPLES = "twice doubl thric tripl trebl quadr quint sextu halve halvi".split()  # by 5 letters
RATIOS = dict(zip(_MULTIPLES, (2.0, 2.0, 3.0, 3.0, 3.0, 4.0, 5.0, 6.0, 0.5, 0.5), strict=True))
VULGAR = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅙": 1 / 6, "⅚": 5 / 6}
VULGAR |= dict(zip("⅕⅖⅗⅘⅛⅜⅝⅞", (0.2, 0.4, 0.6, 0.8, 0.125, 0.375, 0.625, 0.875), strict=True))
MONTHS = """january february march april may june july august september october november
    december""".split()
MONTH = rf"(?:{'|'.join(MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
CURRENCY_CODES = r"(?:eur|usd|gbp|chf|jpy|kzt|sek|nok|dkk|pln|czk|inr|cad|aud|cny|zar)\b"
CURRENCY = rf"(?:us\$|a\$|c\$|nz\$|hk\$|s\$|[$€£¥₹₽₸]|\brs\.?|\b{CURRENCY_CODES})"
_CURRENCIES = """dollar $ us$ usd; euro € eur; pound £ gbp; yen ¥ jpy; franc chf;
    rupee ₹ inr rs rs.; rouble ₽; tenge ₸ kzt; zloty zł pln"""
CURRENCY_NAMES = {
    sign: name
    for name, *signs in (currency.split() for currency in _CURRENCIES.split(";"))
    for sign in signs
}

CURRENCIES = word_lists("figures")["currencies"].split()
_PLURALS_OF = "kronor kroner koruny lire reais zlotych leva".split()
CURRENCY_WORDS = rf"(?:{'|'.join(CURRENCIES)})s?|{'|'.join(_PLURALS_OF)}"

_DEGREES = r"well|far|significantly|substantially|considerably|just|slightly|somewhat"
_BELOW = r"(?:under|below|less than|fewer than|short of)"
_MORE_THAN = (
    rf"(?:(?:{_DEGREES}|a little|little|not much|no|not|much|still) )?(?:more|greater|higher) than"
)
_WELL_OVER = "(?:well|just|a little|slightly|somewhat|far) (?:over|above)|over|above|upwards of"
_AT_LEAST = (
    "in excess of|at least|no fewer than|no less than|not less than|a minimum of|as many as|minimum"
)
HEDGES: dict[Hedge, str] = {
    "over": f"{_MORE_THAN}|{_WELL_OVER}|{_AT_LEAST}",
    "somewhat": rf"(?:slightly|somewhat|a little|little) {_BELOW}",
    "almost": rf"(?:just|not quite|only just) {_BELOW}|not quite|almost|nearly|close to|nigh on"
    r"|approaching|barely|hardly|practically",
    "under": r"(?:well|far|much) (?:under|below|less than|fewer than)|under|below|less than"
    r"|fewer than|at most|up to|a maximum of|maximum|at the most|within",
    "about": r"(?:only )?(?:about|some|around|roughly|approximately|approx\.?|circa|ca\.?"
    r"|an estimated|estimated|more or less|in the region of|a good|broadly)",
    "exactly": r"exactly|precisely",
}
UNITS = rf"{any_of('figures', 'units')}|{CURRENCY_WORDS}"
_UNIT_NAMES = dict(pair.split("=") for pair in word_lists("figures")["unit-names"].split())

_SIDES = {"m": "metre", "km": "kilometre"}
_NOT_A_NAME_AFTER = ("last", "this", "next", "each", "every", "per", " a", "one", "that", "the")
_NOT_A_LENGTH = "".join(rf"(?<!{word} )" for word in _NOT_A_NAME_AFTER)
# A number after one of these names a thing and counts nothing.
_LABELS = (
    any_of("figures", "labels"),
    rf"{_NOT_A_LENGTH}(?:day|week|month|year)(?= \d{{1,2}}(?![\d,.]*\d))",
    r"(?:days|weeks|months|cycles)(?= \d{1,2}(?:,? (?:and|to) |-)\d)",
    any_of("figures", "labels-of-digits"),
)
LABELS = on_one_line("|".join(_LABELS)).replace(" ", r"\s")
_SPLIT = re.compile(r"[\s-]+")


def singular(word: str) -> str:
    """Return the one name of a unit: "euros" is "euro", "kilograms" is "kg"."""
    word = CURRENCY_NAMES.get(word, word)
    if word.startswith("sq"):
        side = singular(_SPLIT.split(word)[-1])
        word = f"square~{_SIDES.get(side, side)}"
    if word not in _UNIT_NAMES:
        word = word.removesuffix("'")
        if word.endswith("s") and len(word) > 3:
            word = word[:-1]
    return _UNIT_NAMES.get(word, word).replace("~", " ")


def number_of_words(words: str) -> float | None:
    """Return the value of a number in words; None if they make no single number ("two three")."""
    total, here, last = 0.0, 0.0, ""
    for word in _SPLIT.split(words):
        if word in ("and", "a", "an"):
            continue
        if word == "half":
            here = 0.5
        elif word in SMALL:
            if last in SMALL and not (last in _TENS and SMALL[word] < 10):
                return None
            here += SMALL[word]
        elif word in ("hundred", "dozen"):
            here = (here or 1) * SCALES[word]
        else:
            total += (here or 1) * SCALES[word]
            here = 0.0
        last = word
    return total + here
