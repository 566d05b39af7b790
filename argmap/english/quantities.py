"""Every number of a passage as a quantity: value, kind, unit, hedge, and the words as they stand.

Numbers that count nothing (dates, times, "No. 5", "Art. 146", "COVID-19", references) are read too, as `other`
or `date`, so that no tie reaches across them by accident. A range keeps its two bounds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from argmap.english.number_words import (
    FRACTION_NAMES,
    HEDGES,
    LABELS,
    SCALES,
    SMALL,
    UNITS,
    number_of_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind: TypeAlias = Literal[
    "count",
    "percent",
    "points",
    "fraction",
    "times",
    "year",
    "years",
    "duration",
    "date",
    "range",
    "other",
]
Hedge: TypeAlias = Literal["", "about", "almost", "somewhat", "over", "under", "exactly"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as a text gives it; offsets are those of the passage."""

    start: int
    end: int
    text: str
    kind: Kind
    low: float
    high: float
    step: float = 1.0  # what one unit of the last digit stated is worth
    unit: str = ""  # "euro", "kg", "hour", "%": as one word, singular
    hedge: Hedge = ""
    scaled: bool = False  # a scale word or several closing zeros: the number is likely rounded
    spelled: bool = False  # in words
    date: tuple[int, int, int] = (0, 0, 0)  # year (0 if none), month, day (0 if none)
    core: int = 0  # where the number itself begins, behind hedge and currency sign

    def moved(self, by: int) -> Quantity:
        """Return the same number further on in a text."""
        start, end, core = self.start + by, self.end + by, self.core + by
        return Quantity(
            start,
            end,
            self.text,
            self.kind,
            self.low,
            self.high,
            self.step,
            self.unit,
            self.hedge,
            self.scaled,
            self.spelled,
            self.date,
            core,
        )

    @property
    def value(self) -> float:
        """Return the value; of a range its lower bound."""
        return self.low


_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
_CURRENCY = r"(?:us\$|a\$|c\$|nz\$|hk\$|[$€£¥₹₽₸]|(?:eur|usd|gbp|chf|jpy|kzt|sek|nok|dkk|pln|czk|inr|cad|aud)\b)"
_NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:'\d{3})+(?:\.\d+)?"
    r"|\d{1,3}(?:[ ]\d{3})+(?![\d,]\d|\d)(?:\.\d+)?|\d+(?:[.,]\d+)?)"
)
_LABEL = LABELS.replace(" ", r"\s")
_ITEM = re.compile(
    rf"""
    (?P<date>
        \b(?P<d1>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\s(?:of\s)?(?P<m1>{_MONTH})(?:,?\s(?P<y1>(?:1[5-9]|20)\d\d)\b)?
      | \b(?P<m2>{_MONTH})\s(?P<d2>[12]\d|3[01]|0?[1-9])(?!\d)(?:st|nd|rd|th)?\b(?!\s?%|[,.]\d|\s(?:per\s?cent|million|percent))(?:,?\s(?P<y2>(?:1[5-9]|20)\d\d)\b)?
      | \b(?P<m3>{_MONTH})\s(?P<y3>(?:19|20)\d\d)\b
    )
  | (?P<skip>
        \(?\b(?:19|20)\d\d\s?=\s?100\b\)? |
        \b\d{{1,4}}[./]\d{{1,2}}[./]\d{{2,4}}\b | \b\d{{4}}-\d{{2}}-\d{{2}}\b
      | \b\d{{1,2}}[:.]\d{{2}}\s?(?:[ap]\.?m\b\.?|o'clock|h\b) | \b\d{{1,2}}\s?(?:[ap]\.m\.|[ap]m\b|o'clock) | \b\d{{1,2}}:\d{{2}}(?::\d{{2}})?\b
      | \b\d+(?:st|nd|rd|th)\b | \b\d{{2,4}}s\b | \b24/7\b | \b9/11\b
      | \+\d[\d\s()-]{{6,}}\d | \b\d{{2,5}}-\d{{2,5}}-\d{{2,6}}(?:-\d+)*\b | \b0\d{{2,4}}[\s-]\d{{3,}}(?:[\s-]\d{{2,}})*\b
      | \[\d[\d,;\s-]*\] | (?<![\w.])\.\d+ | \bp\s?[=<>≤≥]+\s?(?:0?\.\d+|\d\S*)
      | \b(?!\d{{1,3}}(?:\.\d{{3}})+\b)\d+(?:\.\d+){{2,}}\b | \b\d+\s?[x×]\s?\d+\b
      | \b\d{{1,3}}(?:-|\s)(?:year|month|week|day)s?(?:-|\s)olds?\b | \b\d+-(?:year|month|week|day|hour|minute|mile|metre|meter|km|point|seat|storey|story|member|page|man|strong|room|bed)s?\b
      | \b(?:{_LABEL})\s?(?:[=:#]\s?)?\(?(?:\d[\d./()-]*\w?(?:\s?(?:,|and|or|to|-|&)\s?\d[\d./()-]*)*(?!\s?%|\s?per\s?cent|\s?percent|\s(?:million|billion)))
      | (?<![\w)]\s)(?<=[\s(])\(\d{{1,2}}\)(?=\s) | \b[1-9]\d?/\d{{1,3}}\b
    )
  | (?P<span>(?<![\d.,$€£])\b(?:fy\s?)?(?P<ya>(?:1[5-9]|20)\d\d)(?:(?P<yd>[-/])(?P<yb>(?:1[5-9]|20)?\d\d)|\s(?:-|to)\s(?P<yc>(?:1[5-9]|20)\d\d))\b(?![,.]?\d|\s?%|-|\s?(?:million|billion|euros|cases|people)))
  | (?P<num>
        (?P<cur>{_CURRENCY}\s?)?(?<![\w.,/§#№°^_~-])(?P<n>{_NUMBER})(?![\w/]*/\d)
        (?:(?:-|(?<!\b19\d\d)(?<!\b20\d\d)\s-\s)(?:{_CURRENCY}\s?)?(?P<n2>{_NUMBER})(?![-\w]))?
    )
    """,
    re.VERBOSE,
)
_DIGIT = re.compile(r"\d")
# What may stand before a digit and belong to its number; where nothing of it stands, the number begins at the digit.
_OPENING = re.compile(rf"[(\[+.§#$€£¥₹₽₸]|\b(?:{_MONTH}|{_LABEL}|{_CURRENCY}|fy|p\s?[=<>≤≥])")
_LEAD = (
    24  # the longest stretch before a digit that belongs to it: "agenda item (no. ", "september "
)
# What may follow a number and belongs to it; tried at its end.
_SCALE = re.compile(r"[\s-]?(thousand|million|billion|trillion|bn\b|mn\b|mln\b|tn\b|k\b|m\b)")
_PERCENT = re.compile(r"\s?-?(?:%|per\s?cent\b|pct\b\.?)")
_POINTS = re.compile(
    r"\s?-?(?:percentage|per\s?cent|%)[\s-]?points?\b|\s?(?:pp|p\.p\.|ppt|pps)(?!\w)"
)
_BARE_POINTS = re.compile(r"\s(?:basis\s)?points?\b")
_TIMES = re.compile(r"\s?-?fold\b|\stimes\b|\s?[x×](?=[\s,.;)])")
_UNIT = re.compile(rf"\s?-?({UNITS})(?![\w/'])")
_TAIL = re.compile(r"\w|-[a-z\d]")
_HEDGE = re.compile(rf"(?:^|[\s(“\"'\[-])((?:{'|'.join(HEDGES)})\s(?:the\s|a\s)?|[~≈><≥≤]\s?)$")
_DURATION = frozenset({"year", "month", "week", "day"})
_SIGN = re.compile(r"(?:^|[\s(])[-−]$")
_ALIASES = {
    "$": "dollar", "us$": "dollar", "usd": "dollar", "€": "euro", "eur": "euro", "£": "pound", "gbp": "pound", "¥": "yen", "jpy": "yen",
    "chf": "franc", "₹": "rupee", "inr": "rupee", "₽": "rouble", "₸": "tenge", "kzt": "tenge",
}  # fmt: skip


def read(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a passage in lower case, in order; none overlaps another."""
    found = [*_digits(text), *_worded(text)]
    found.sort(key=lambda each: (each.start, -each.end))
    kept: list[Quantity] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
        elif (
            each.kind in ("fraction", "times")
            and each.end > kept[-1].end
            and kept[-1].start >= each.start
        ):
            kept[-1] = each
    return tuple(_hedged(text, each, kept[i - 1].end if i else 0) for i, each in enumerate(kept))


def _digits(text: str) -> Iterator[Quantity]:
    here = 0
    while digit := _DIGIT.search(text, here):
        first = max(here, digit.start() - _LEAD)
        match = _ITEM.search(
            text, first if _OPENING.search(text, first, digit.start()) else digit.start()
        )
        if match is None:
            return
        here = max(match.end(), here + 1)
        if match["date"]:
            yield _date(match)
        elif match["skip"]:
            yield _other(text, match.start(), match.end())
        elif match["span"]:
            yield _span(match)
        else:
            yield _number(text, match)


def _other(text: str, start: int, end: int) -> Quantity:
    return Quantity(start, end, text[start:end], "other", 0, 0, core=start)


def _date(match: re.Match[str]) -> Quantity:
    month = (match["m1"] or match["m2"] or match["m3"]).rstrip(".")[:3]
    number = next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(month))
    year = int(match["y1"] or match["y2"] or match["y3"] or 0)
    day = int(match["d1"] or match["d2"] or 0)
    return Quantity(
        match.start(),
        match.end(),
        match.group(),
        "date",
        0,
        0,
        date=(year, number, day),
        core=match.start(),
    )


def _span(match: re.Match[str]) -> Quantity:
    """Return years from and to; "2019/20" is one fiscal or school year and stands for its first."""
    first, second = int(match["ya"]), match["yb"] or match["yc"]
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if match["yd"] == "/" or last <= first:
        return Quantity(
            match.start(),
            match.end(),
            match.group(),
            "year" if last == first + 1 else "other",
            first,
            first,
            core=match.start(),
        )
    return Quantity(
        match.start(), match.end(), match.group(), "years", first, last, core=match.start()
    )


def to_number(words: str) -> tuple[float, float]:
    """Return the value of digits as they stand, and what one unit of the last digit is worth; 0, 0 if it cannot be told."""
    plain = words.replace(" ", "").replace("'", "")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        plain = plain.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?", plain):
        plain = plain.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", plain):
        return 0, 0  # 1.200 may be a decimal or a thousand
    plain = plain.replace(",", ".")
    decimals = len(plain.partition(".")[2])
    return float(plain), 10.0**-decimals


def _number(text: str, match: re.Match[str]) -> Quantity:
    value, step = to_number(match["n"])
    start, end, core = match.start("num"), match.end("n"), match.start("n")
    if match["n2"]:
        return _hyphened(text, match)
    if (
        not step
        or _after_minus(text, start)
        or (
            core > 0
            and text[core - 1] == "("
            and text[end : end + 1] == ")"
            and value < 20
            and _enumerates(text, core - 1, end + 1)
        )
    ):
        return _other(text, start, end)
    unit = _ALIASES.get((match["cur"] or "").strip(), (match["cur"] or "").strip())
    if not unit and _is_year(text, match, value):
        return Quantity(start, end, text[start:end], "year", value, value, core=core)
    return finish(
        text, Quantity(start, end, text[start:end], "count", value, value, step, unit, core=core)
    )


def _after_minus(text: str, start: int) -> bool:
    return bool(_SIGN.search(text, max(0, start - 2), start)) and not re.search(
        r"(?:\w|\)|\d)\s?[-]$", text[max(0, start - 6) : start].rstrip() or " "
    )


def _enumerates(text: str, start: int, end: int) -> bool:
    """Return whether "(2)" opens a point of a list inside a sentence."""
    before = text[max(0, start - 5) : start].rstrip()
    return text[end : end + 1] == " " and (
        not before or before.endswith((",", ";", ":", "and", "or", "."))
    )


def _is_year(text: str, match: re.Match[str], value: float) -> bool:
    """Return whether four bare digits name a year."""
    words, end = match["n"], match.end("n")
    if len(words) != 4 or not words.isdigit() or not 1500 <= value <= 2100:
        return False
    if (
        _PERCENT.match(text, end)
        or _SCALE.match(text, end)
        or _UNIT.match(text, end)
        or _TIMES.match(text, end)
    ):
        return False
    before = text[max(0, match.start() - 16) : match.start()]
    if value < 1900:
        return bool(
            re.search(r"\b(?:in|since|by|from|until|of|to|year|before|after|around)\s$", before)
        )
    return not re.search(
        r"(?:about|nearly|almost|over|more than|some|total of|than the|at least)\s$", before
    )


def _hyphened(text: str, match: re.Match[str]) -> Quantity:
    """Return a range "600-900"; what does not rise is a score or a number of something."""
    low, step = to_number(match["n"])
    high, step2 = to_number(match["n2"])
    if not step or not step2 or high <= low or (match["n"][0] == "0" and step == 1):
        return _other(text, match.start(), match.end("n2"))
    unit = (match["cur"] or "").strip()
    made = Quantity(
        match.start(),
        match.end("n2"),
        match["num"],
        "range",
        low,
        high,
        max(step, step2),
        _ALIASES.get(unit, unit),
        core=match.start("n"),
    )
    return finish(text, made)


def finish(text: str, made: Quantity) -> Quantity:
    """Return a number with the scale word, per cent sign or unit that follows it."""
    scale = _SCALE.match(text, made.end)
    if (
        scale
        and (scale[1] != "m" or made.unit)
        and not (scale[1] == "k" and text[made.end].isspace())
    ):
        times = SCALES[scale[1]]
        made = replace(
            made,
            end=scale.end(),
            low=made.low * times,
            high=made.high * times,
            step=made.step * times,
            scaled=True,
        )
    points = _POINTS.match(text, made.end) or (
        _BARE_POINTS.match(text, made.end) if not made.unit else None
    )
    if points:
        return _with(
            text,
            made,
            points.end(),
            "range" if made.kind == "range" else "points",
            "basis point" if "basis" in points[0] else "point",
        )
    percent = _PERCENT.match(text, made.end)
    if percent:
        return _with(text, made, percent.end(), "range" if made.kind == "range" else "percent", "%")
    times_word = _TIMES.match(text, made.end)
    if times_word and made.kind == "count":
        return _with(text, made, times_word.end(), "times", "")
    unit = _UNIT.match(text, made.end)
    if unit and not (made.unit and made.unit != singular(unit[1])):
        name = singular(unit[1])
        kind: Kind = "duration" if name in _DURATION and made.kind == "count" else made.kind
        return _with(text, made, unit.end(), kind, name)
    if _TAIL.match(text, made.end) and not made.scaled and not made.spelled:
        return _other(text, made.start, made.end)
    return _with(text, made, made.end, made.kind, made.unit)


def _with(text: str, made: Quantity, end: int, kind: Kind, unit: str) -> Quantity:
    if (
        end == made.end
        and kind == made.kind
        and unit == made.unit
        and made.step == 1
        and made.low < 1000
    ):
        return made
    zeros = made.step == 1 and made.low >= 1000 and made.low % 100 == 0
    return replace(
        made,
        end=end,
        text=text[made.start : end],
        kind=kind,
        unit=unit,
        scaled=made.scaled or zeros,
    )


def singular(word: str) -> str:
    """Return a unit's one name: "euros" is "euro", "kg" is "kg"."""
    short = {
        "hrs": "hour",
        "hr": "hour",
        "mins": "minute",
        "min": "minute",
        "yrs": "year",
        "years'": "year",
        "kilometres": "km",
        "kilometers": "km",
        "kilograms": "kg",
    }
    if word in short:
        return short[word]
    word = word.removesuffix("'")
    if word.endswith("s") and len(word) > 3 and word != "francs":
        word = word[:-1]
    return {
        "francs": "franc",
        "kilogramme": "kg",
        "ton": "tonne",
        "liter": "litre",
        "kronor": "krona",
        "metre": "m",
        "meter": "m",
    }.get(word, word)


_NUMBER_WORD = "|".join(sorted(SMALL, key=len, reverse=True))
_WORDED = re.compile(
    rf"""\b(?:
    (?P<of>(?:one|two|three|four|five|six|seven|eight|nine|1|2|3|4|7|9)\s(?:in|out\sof)\s(?:every\s)?(?P<m>two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|\d{{1,4}}(?:,\d{{3}})*))\b(?![,.]?\d|\s?%|\s?per\s?cent|-)
  | (?P<halfm>half\sa\s(?:million|billion|dozen))
  | (?P<frac>(?:(?P<num>an?|one|two|three|four|five|six|seven|eight|nine|1|2|3)[\s-])?(?P<den>{FRACTION_NAMES}))\b
  | (?P<ratio>twice|thrice|(?:two|three|four|five|six|seven|eight|nine|ten|twenty|hundred)-?fold|doubl(?:ed|ing)|double(?=\s(?:the|that|those|what|as|its|of|in|from|since))|tripl(?:ed|ing)|treb(?:led|ling)|quadrupl(?:ed|ing)|halv(?:ed|ing))\b
  | (?P<word>(?:{_NUMBER_WORD}|an?\s(?:hundred|thousand|million|billion|dozen))(?:(?:[\s-]|\sand\s)(?:{_NUMBER_WORD}|hundred|thousand|million|billion|dozen))*)\b
  )""",
    re.VERBOSE,
)
_RATIOS = {
    "twice": 2.0,
    "thric": 3.0,
    "doubl": 2.0,
    "tripl": 3.0,
    "trebl": 3.0,
    "quadr": 4.0,
    "halve": 0.5,
    "halvi": 0.5,
}
_NOT_AFTER_HALF = re.compile(
    r"-?\s?(?:time|year|hour|dozen|term|marathon|century|an? (?:dozen|million|hour|century|day|year|mile|billion|thousand)|way|past|brother|back|of (?:19|20)\d\d)\b"
)
_MAY_FOLLOW_FRACTION = re.compile(
    r"(?:\s?[,.;:()!?”\"]|\s?-\s|\s(?:of|in|to|from|since|over|by|less|more|fewer|lower|higher|larger|smaller|bigger|and|or|were|was|are|is|had|have|has|did|do"
    r"|said|say|compared|as|again|came|come|voted|who|whose|which|that|live|lived|want|wanted|on|at|for|within|between|during|above|below|against|than"
    r"|cheaper|dearer|off|when|after|before|while|because|but|this|last|each|every|would|will|can|could|went|go|goes|under|with|without|do|does"
    r"|now|already|still|not|never|their|its|his|her|our|all|the|these|those|reported|felt|believe|think|support|oppose)\b|$)"
)


def _worded(text: str) -> Iterator[Quantity]:
    for match in _WORDED.finditer(text):
        made = (
            _one_in(text, match) or _fraction(text, match) or _ratio(match) or _spelled(text, match)
        )
        if made:
            yield made


def _small(word: str) -> float:
    return (
        1.0
        if word in ("a", "an")
        else float(word.replace(",", ""))
        if word[0].isdigit()
        else float(SMALL[word])
    )


def _one_in(text: str, match: re.Match[str]) -> Quantity | None:
    if not match["of"]:
        return None
    above, below = _small(match["of"].split()[0]), _small(match["m"])
    if (
        below <= above
        or (above > 1 and below > 20)
        or (below > 1900 and below < 2100)
        or re.match(
            r"\s(?:years?|months?|days?|weeks?|hours?|minutes?)\b",
            text[match.end() : match.end() + 8],
        )
    ):
        return None
    if above == 1:
        # "one in five" stands for everything between one in 5.5 and one in 4.5
        return Quantity(
            match.start(),
            match.end(),
            match["of"],
            "fraction",
            1 / below,
            1 / below,
            1 / below,
            unit="in",
            spelled=True,
            core=match.start(),
        )
    return Quantity(
        match.start(),
        match.end(),
        match["of"],
        "fraction",
        above / below,
        above / below,
        0,
        spelled=True,
        core=match.start(),
    )


def _fraction(text: str, match: re.Match[str]) -> Quantity | None:
    if not match["frac"]:
        return None
    name, number = match["den"], match["num"]
    end = match.end()
    if name == "half":
        before = text[max(0, match.start() - 8) : match.start()]
        if (
            _NOT_AFTER_HALF.match(text, end)
            or re.search(r"(?:first|second|other|and|latter|this|top|bottom|one) $", before)
            or _TAIL.match(text, end)
        ):
            return None
        above, below = 1.0, 2.0
    else:
        if number is None or not _is_part(text, name, number, end):
            return None
        above, below = _small(number), float(_DENOMINATORS[name.rstrip("s")])
        if above >= below:
            return None
    return Quantity(
        match.start(),
        end,
        match["frac"],
        "fraction",
        above / below,
        above / below,
        0,
        spelled=True,
        core=match.start(),
    )


_DENOMINATORS = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "twelfth": 12, "twentieth": 20, "hundredth": 100,
}  # fmt: skip


def _is_part(text: str, name: str, number: str, end: int) -> bool:
    """Return whether "a third" is a part of something, and no ordinal: "a third man"."""
    plural = name.endswith("s")
    if (number in ("a", "an", "one", "1")) == plural:
        return False
    return plural or bool(_MAY_FOLLOW_FRACTION.match(text, end))


def _ratio(match: re.Match[str]) -> Quantity | None:
    if not match["ratio"]:
        return None
    word = match["ratio"]
    value = (
        float(SMALL.get(word.removesuffix("fold").rstrip("-"), 100))
        if word.endswith("fold")
        else _RATIOS[word[:5]]
    )
    return Quantity(
        match.start(), match.end(), word, "times", value, value, 0, spelled=True, core=match.start()
    )


def _spelled(text: str, match: re.Match[str]) -> Quantity | None:
    words = match["word"] or match["halfm"]
    if not words:
        return None
    value = number_of_words(words)
    if value is None or (
        words == "one"
        and not re.match(
            r"\s(?:of (?:the |its |our |their )?\d|of (?:the |our |its |their )?(?:two|three|four|five|six)|per\s?cent|percent)",
            text[match.end() : match.end() + 20],
        )
    ):
        return None
    if re.search(rf"(?:\d|\b(?:{_LABEL}))\s?$", text[max(0, match.start() - 14) : match.start()]):
        return None
    made = Quantity(
        match.start(),
        match.end(),
        words,
        "count",
        value,
        value,
        _step(words, value),
        spelled=True,
        scaled=value >= 1000,
        core=match.start(),
    )
    return finish(text, made)


def _step(words: str, value: float) -> float:
    """Return what one unit of a spelled number is worth: "three million" is told in millions."""
    last = re.split(r"[\s-]", words)[-1]
    return float(SCALES.get(last, 1)) if value >= 1000 else 1.0


def _hedged(text: str, made: Quantity, earliest: int) -> Quantity:
    if made.kind in ("other", "date", "year", "years"):
        return made
    first = max(earliest, made.start - 26)
    match = _HEDGE.search(text, first, made.start)
    if match is None:
        return made
    words = match[1].strip().removesuffix(" the").removesuffix(" a").strip()
    if words.endswith("than") and earliest and not text[earliest : match.start(1)].strip():
        return made  # "40% more than the 25,000": the words compare and do not hedge
    if words in ("over", "under", "above", "below", "within") and made.kind == "duration":
        return made
    start = match.start(1)
    return replace(made, start=start, text=text[start : made.end], hedge=_hedge_kind(words))


def _hedge_kind(words: str) -> Hedge:
    for pattern, kind in HEDGES.items():
        if re.fullmatch(pattern, words):
            return kind
    return {"~": "about", "≈": "about", ">": "over", "≥": "over"}.get(words, "under")  # type: ignore[return-value]
