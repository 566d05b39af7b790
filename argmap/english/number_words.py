"""The words that numbers are made of: small numbers, scales, hedges, units, labels."""

from __future__ import annotations

import re
from typing import Literal

SMALL: dict[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES: dict[str, float] = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12,
    "bn": 1e9, "mn": 1e6, "mln": 1e6, "tn": 1e12, "k": 1e3, "m": 1e6,
}  # fmt: skip
FRACTION_NAMES = "half|halves|third|thirds|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|twelfths?|twentieths?|hundredths?"
HEDGES: dict[str, Literal["", "about", "almost", "somewhat", "over", "under", "exactly"]] = {
    r"(?:(?:well|far|significantly|substantially|considerably|just|slightly|somewhat|a little|little|not much|no|not|much|still) )?(?:more|greater|higher) than": "over",
    r"(?:well|just|a little|slightly|somewhat|far) (?:over|above)|over|above|upwards of|in excess of|at least|no fewer than|no less than|not less than|a minimum of|as many as|minimum": "over",
    r"(?:slightly|somewhat|a little|little) (?:under|below|less than|fewer than|short of)": "somewhat",
    r"(?:just|not quite|only just) (?:under|below|less than|fewer than|short of)|not quite|almost|nearly|close to|nigh on|approaching|barely|hardly|practically": "almost",
    r"(?:well|far|much) (?:under|below|less than|fewer than)|under|below|less than|fewer than|at most|up to|a maximum of|maximum|at the most|within": "under",
    r"(?:only )?(?:about|some|around|roughly|approximately|approx\.?|circa|ca\.?|an estimated|estimated|more or less|in the region of|a good|broadly)": "about",
    r"exactly|precisely": "exactly",
}
UNITS = (
    r"euros?|dollars?|pounds?|crowns?|francs?|yen|yuan|roubles?|rubles?|tenge|rupees?|krona|kronor|kroner|zloty|lira|pesos?|reais|rand|cents|pence"
    r"|hours?|hrs?|minutes?|mins?|seconds?|years'|years?|yrs|months'|months?|weeks'|weeks?|days'|days?|nights?"
    r"|km|kilometres?|kilometers?|miles?|metres?|meters?|cm|mm|kg|kilograms?|kilogrammes?|g|mg|tonnes?|tons?|litres?|liters?|ml|hectares?|ha|acres?"
    r"|gw|mw|kw|gwh|mwh|kwh|twh|°c|degrees?|square metres?|square kilometres?|cubic metres?|barrels?"
)
# A number after one of these names a thing and counts nothing.
LABELS = (
    r"nos?\.|numbers?|art\.|arts\.|articles?|sections?|sect?\.|§+|chapters?|ch\.|resolutions?|decisions?|paragraphs?|paras?\.?|clauses?|pages?|pp?\.|lines?|tables?"
    r"|figures?|figs?\.|charts?|annex|appendix|rules?|directive|regulations?|law|act|bill|protocols?|convention|title|part|volume|vol\.|item|agenda item|footnotes?"
    r"|note|route|highway|motorway|bus|tram|flight|room|gate|channel|formula|zone|grades?|stages?|class|types?|phases?|levels?|tier|category|categories|version"
    r"|model|(?<!last )(?<!this )(?<!next )(?<!each )(?<!every )(?<!per )(?<! a )(?<!one )(?<!that )(?<!the )(?:day|week|month|year)(?= \d{1,2}(?![\d,.]*\d))|(?:days|weeks|months|cycles)(?= \d{1,2}(?:,? (?:and|to) |-)\d)|cycles?|ages?|aged|age of|step|point|group|lot|case no\.|goal|sdg|covid|sars|g|ak|version|schedule|exhibit|question|chapter"
    r"|apartment|flat no\.|platform|line no\.|position|ranked|seeded|number one|n\.|no|psalm|verse|matchday|round|super bowl|sprint|area|district|ward|unit"
)
_TWENTIES = frozenset("twenty thirty forty fifty sixty seventy eighty ninety".split())
_SPLIT = re.compile(r"[\s-]+")


def number_of_words(words: str) -> float | None:
    """Return the value of a number in words; None if the words make no one number ("two three")."""
    total, here, last = 0.0, 0.0, ""
    for word in _SPLIT.split(words):
        if word in ("and", "a", "an"):
            continue
        if word == "half":
            here = 0.5
        elif word in SMALL:
            value = SMALL[word]
            if last in SMALL and not (last in _TWENTIES and value < 10):
                return None
            here += value
        elif word in ("hundred", "dozen"):
            here = max(here, 1) * SCALES[word] if here != 0.5 else 0.5 * SCALES[word]
        else:
            total += (here or 1) * SCALES[word]
            here = 0.0
        last = word
    return total + here
