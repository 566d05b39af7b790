"""The words that numbers are made of: small numbers, scales, fractions, hedges, units, labels."""

import re

from argmap.english.numbers.quantity import Hedge
from argmap.english.patterns import on_one_line

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

CURRENCIES = """euro dollar pound crown franc yen yuan rouble ruble tenge rupee krona krone zloty lira
    peso rand forint koruna dinar dirham shekel baht ringgit naira shilling riyal rupiah guilder
    florin kuna lev hryvnia""".split()
_PLURALS_OF = "kronor kroner koruny lire reais zlotych leva".split()
CURRENCY_WORDS = rf"(?:{'|'.join(CURRENCIES)})s?|{'|'.join(_PLURALS_OF)}"

_DEGREES = r"well|far|significantly|substantially|considerably|just|slightly|somewhat"
_BELOW = r"(?:under|below|less than|fewer than|short of)"
HEDGES: dict[Hedge, str] = {
    "over": rf"(?:(?:{_DEGREES}|a little|little|not much|no|not|much|still) )?"
    r"(?:more|greater|higher) than"
    r"|(?:well|just|a little|slightly|somewhat|far) (?:over|above)|over|above|upwards of"
    r"|in excess of|at least|no fewer than|no less than|not less than|a minimum of|as many as"
    r"|minimum",
    "somewhat": rf"(?:slightly|somewhat|a little|little) {_BELOW}",
    "almost": rf"(?:just|not quite|only just) {_BELOW}|not quite|almost|nearly|close to|nigh on"
    r"|approaching|barely|hardly|practically",
    "under": r"(?:well|far|much) (?:under|below|less than|fewer than)|under|below|less than"
    r"|fewer than|at most|up to|a maximum of|maximum|at the most|within",
    "about": r"(?:only )?(?:about|some|around|roughly|approximately|approx\.?|circa|ca\.?"
    r"|an estimated|estimated|more or less|in the region of|a good|broadly)",
    "exactly": r"exactly|precisely",
}
UNITS = rf"""€|zł|eur|usd|gbp|chf|sek|nok|dkk|pln|inr|{CURRENCY_WORDS}
    |cents|pence|hours?|hrs?|minutes?|mins?|seconds?
    |years'|years?|yrs|months'|months?|weeks'|weeks?|days'|days?|nights?|km|kilometres?|kilometers?
    |nautical miles?|miles?|feet|foot|ft|inch(?:es)?|yards?|gallons?|pints?|metres?
    |meters?|cm|mm|kg|kilograms?|kilogrammes?|kilos?|g|mg|tonnes?|tons?
    |litres?|liters?|ml|hectares?|ha|acres?|gw|mw|kw|(?:kilo|mega|giga|tera)watts?(?:[\s-]hours?)?|gwh|mwh|kwh|twh|°c|degrees?
    |(?:square|sq\.?)\s(?:met(?:re|er)s?|kilomet(?:re|er)s?|km|miles?|yards?|feet|foot|ft|m)
    |[mk]?m[²2]|cubic metres?
    |barrels?|mph|knots?|km/h|°f|stone|lbs?|oz|ounces?"""
_UNIT_NAMES = dict(
    pair.split("=")
    for pair in """hrs=hour hr=hour mins=minute min=minute yrs=year kilometre=km kilometer=km
    metre=m meter=m liter=litre feet=foot ft=foot inche=inch kilogram=kg kilogramme=kg kilo=kg
    ton=tonne kronor=krona kroner=krone koruny=koruna lire=lira reais=real leva=lev lbs=pound
    kilowatt=kw megawatt=mw
    gigawatt=gw kilowatt-hour=kwh megawatt-hour=mwh gigawatt-hour=gwh terawatt-hour=twh lb=pound ounce=oz m²=square~metre m2=square~metre km²=square~kilometre
    km2=square~kilometre mm2=mm²""".split()
)

_SIDES = {"m": "metre", "km": "kilometre"}
_NOT_A_NAME_AFTER = ("last", "this", "next", "each", "every", "per", " a", "one", "that", "the")
_NOT_A_LENGTH = "".join(rf"(?<!{word} )" for word in _NOT_A_NAME_AFTER)
# A number after one of these names a thing and counts nothing.
_LABELS = (
    r"""nos?\.|(?<!s )numbers?|art\.|arts\.|articles?|sections?|sect?\.|§+|chapters?|ch\.
        |resolutions?|decisions?|paragraphs?|paras?\.?|clauses?|pages?|pp?\.|lines?|tables?|figures?|figs?\.
        |charts?|annex|appendix|rules?|directive|regulations?|law|act|bill|protocols?|convention
        |title|part|volume|vol\.|item|agenda item|footnotes?|note|route|highway|motorway|bus|tram
        |flight|room|gate|channel|formula|zone|grades?|stages?|class|types?|phases?|levels?|tier
        |category|categories|version|model""",
    rf"{_NOT_A_LENGTH}(?:day|week|month|year)(?= \d{{1,2}}(?![\d,.]*\d))",
    r"(?:days|weeks|months|cycles)(?= \d{1,2}(?:,? (?:and|to) |-)\d)",
    r"""cycles?|ages?|aged|age of|step|point|group|lot|case no\.|goal|sdg|covid|sars|g|ak|version
        |schedule|exhibit|question|chapter|apartment|flat no\.|platform|line no\.|position|ranked
        |seeded|number one|n\.|no|psalm|verse|matchday|round|super bowl|sprint|area|district|ward
        |unit""",
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
