"""Numbers in digits: amounts, ranges, years, dates, and numbers that only name something."""

import re
from collections.abc import Iterator
from dataclasses import replace

from argmap.english.figures.nouns import plural_noun
from argmap.english.numbers.endings import PERCENT, SCALE, TIMES, UNIT, finish, other
from argmap.english.numbers.quantity import Kind, Quantity
from argmap.english.numbers.words import CURRENCY, CURRENCY_NAMES, LABELS, MONTH, MONTHS, VULGAR
from argmap.english.patterns import lazy

_THOUSANDS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"  # 1,200.5
_LAKHS = r"\d{1,2}(?:,\d{2})+,\d{3}\b(?!,)"  # 1,20,000
_DOTTED = r"(?:\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}\.\d{3},\d+)"  # 1.200.300,5
_SPACED = r"\d{1,3}(?:(?:'\d{3})+|(?: \d{3})+)(?:\.\d+|,\d{1,2})?(?!\d|[\d,]\d)"  # 1 234,50
_VULGAR = "".join(VULGAR)
_MIXED = rf"\d+[ -][1-7]/[2-8](?![\d/])|\d*[{_VULGAR}]"  # 2 1/2, 2½
_NUMBER = rf"(?:{_MIXED}|{_LAKHS}|{_THOUSANDS}|{_DOTTED}|{_SPACED}|\d+(?:[.,]\d+)?|\.\d+)"
_FRACTION = r"(?<![\w/.,-])(?P<above>[1-7])/(?P<below>[234568])(?![\d/])"
_DAY = r"[12]\d|3[01]|0?[1-9]"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DATE = "|".join(
    (
        rf"\b(?P<d1>{_DAY})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m1>{MONTH})(?:,?\s(?P<y1>{_YEAR})\b)?",
        rf"""\b(?P<m2>{MONTH})\s(?P<d2>{_DAY})(?!\d)(?:st|nd|rd|th)?\b(?!\s?%|[,.]\d|\s(?:per\s?cent
        |million|percent))(?:,?\s(?P<y2>{_YEAR})\b)?""",
        rf"\b(?P<m3>{MONTH})\s(?P<y3>(?:19|20)\d\d)\b",
    )
)
_LENGTHS = r"""year|month|week|day|hour|minute|mile|metre|meter|km|point|seat|storey|story|member
    |page|man|strong|room|bed"""
_LABELLED = r"(?:\d[\d./()-]*\w?(?:\s?(?:,|and|or|to|-|&)\s?\d[\d./()-]*)*"
_NAMES = "|".join(  # numbers that count nothing
    (
        r"\(?\b(?:19|20)\d\d\s?=\s?100\b\)?",  # the base of an index
        r"\b\d{1,4}[./]\d{1,2}[./]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b",
        r"\b\d{1,3}:\d(?![\d:])|\bminus\s\d[\d.,]*",
        r"\b\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\b\.?|o'clock|h\b)",
        r"\b\d{1,2}\s?(?:[ap]\.m\.|[ap]m\b|o'clock)|\b\d{1,2}:\d{2}(?::\d{2})?\b",
        r"\b\d+(?:st|nd|rd|th)\b|\b\d{2,4}s\b|\b(?:\d\d)?\d0's\b|\b24/7\b|\b9/11\b",
        r"\b\d+\s(?:u\.s\.c|c\.f\.r|usc|cfr)\b\.?(?:\s§?\s?\d+)?",  # "47 U.S.C. 227"
        # telephone numbers
        r"\+\d[\d\s()-]{6,}\d|\b\d{2,5}-\d{2,5}-\d{2,6}(?:-\d+)*\b",
        r"""\b0\d{2,4}[\s-]\d{3,}(?:[\s-]\d{2,})*\b|\b1-8\d\d(?:-\d+)*|\b[18]00[ -](?:numbers?
        |lines?)\b""",
        # references, statistics, versions, formats
        r"\[\d[\d,;\s-]*\]|(?<![\w.])\.\d+(?!\d|\s?%|\s?per\s?cent)|\bp\s?[=<>≤≥]+\s?(?:0?\.\d+|\d\S*)",
        r"\b(?!\d{1,3}(?:\.\d{3})+\b)\d+(?:\.\d+){2,}\b|\b\d+\s?[x×]\s?\d+\b",
        # ages, and lengths that describe: "a 35-hour week"
        r"\b\d{1,3}(?:-|\s)(?:year|month|week|day)s?(?:-|\s)olds?\b",
        rf"\b\d+-(?:{_LENGTHS})s?\b",
        rf"""\b(?:{LABELS})\s?(?:[=:#]\s?)?\(?{_LABELLED}(?!\d|\s?%|\s?per\s?cent|\s?percent
        |\s(?:million|billion)|\s(?:out\s)?of\s(?:the\s)?\d))""",
        r"(?<![\w)]\s)(?<=[\s(])\(\d{1,2}\)(?=\s)|\b[1-9]\d?/\d{1,3}\b",
    )
)
_SPAN = rf"""(?<![\d.,$€£])\b(?:fy\s?)?(?P<ya>{_YEAR})(?:(?P<yd>[-/])(?P<yb>(?:1[5-9]|20)?\d\d)
    |\s(?:-|to)\s(?P<yc>(?:1[5-9]|20)\d\d))\b(?![,.]?\d|\s?%|-|\s?(?:million|billion|euros|cases
    |people))"""
_AMOUNT = rf"""(?P<cur>{CURRENCY}\s?)?(?<![\w.,/§#№°^_~-])(?P<n>{_NUMBER})(?![\w/]*/\d)(?:
    (?:(?:m|bn|k|\smillion|\sbillion)?-|(?<!\b19\d\d)(?<!\b20\d\d)\s-\s)(?:{CURRENCY}\s?)?(?P<n2>{_NUMBER})(?!-|(?!(?:m|bn|k)\b)\w))?"""
# "10^6", "1.2 × 10^6": one figure; of other bases, and of ranges, no value is read
_POWER = rf"""(?P<pcur>{CURRENCY}\s?)?(?<![\w.,/§#№°^_~-])(?:(?:{_NUMBER}-)?(?P<pn>{_NUMBER})
    \s?[x×·*]\s?)?(?P<base>\d+)\^\(?(?P<exp>[-+]?\d{{1,3}})\)?(?![\w^]|[.,]\d)"""
# "a change of -4%": a number below zero, which is read, but with which no check computes.
_MINUS = rf"(?<![^\s(])(?<!\d\s)-(?:{CURRENCY}\s?)?{_NUMBER}(?![-\w])(?:\s?%|\sper\scent)?"
_ITEM = lazy(rf"""(?P<date>{_DATE})|(?P<pow>{_POWER})|(?P<frac>{_FRACTION})|(?P<name>{_NAMES})
    |(?P<span>{_SPAN})|(?P<fy>\bfy\s?'?(?:20)?\d\d\b)|(?P<minus>{_MINUS})|(?P<num>{_AMOUNT})""")
_LARGEST_POWER, _LARGE = 100, 1000
_DIGIT = re.compile(rf"[\d{_VULGAR}]")
# What may precede a digit and belong to its number; without any, the number begins at the digit.
_OPENING = lazy(rf"[-(\[+.§#$€£¥₹₽₸]|\b(?:minus|{MONTH}|{LABELS}|{CURRENCY}|fy|p\s?[=<>≤≥])")
_LEAD = 24  # the longest stretch before a digit that belongs to it: "agenda item (no. "
_SIGN = lazy(r"(?:^|[\s(])[-−]$")
_DASH_AFTER_WORD = lazy(r"(?:\w|\)|\d)\s?[-]$")
_DIGITS_MIXED = re.compile(
    rf"(?P<whole>\d*)(?:[ -](?P<above>\d)/(?P<below>\d)|(?P<sign>[{_VULGAR}]))"
)
_DIGITS_WITH_LAKHS = re.compile(_LAKHS)
_DIGITS_WITH_COMMAS = re.compile(_THOUSANDS)
_DIGITS_WITH_DOTS = re.compile(_DOTTED)
_UNCLEAR = re.compile(r"[1-9]\d{0,2}\.\d{3}")  # 1.200 may be a decimal or a thousand
_BEFORE_DATE = lazy(r"\b(?:on|since|until|till|by|from|dated|before|after)\s$")
_BEFORE_YEAR = lazy(r"\b(?:in|since|by|from|until|of|to|year|before|after|around)\s$")
_BEFORE_COUNT = lazy(r"(?:about|nearly|almost|over|more than|some|total of|than the|at least)\s$")
_COUNTED = lazy(r"\s(?:people|persons)\b")
# A count of four digits with its noun: "had 2010 members", "of the 2000 pupils,".
_TAKES_COUNT = lazy(r"\b(?:had|has|have|with|sold|held|built|were|are|all|these|only|\w{2,}ed)\s$")
_PARTED = lazy(r"\bof\s(?:the|its|our|their|those)\s$")
_EVENT = lazy(r"\s(?:elections?|games|olympics|protests|riots|floods|fires|figures|data|results)\b")


def digits(text: str) -> Iterator[Quantity]:
    """Yield the numbers in digits of a text in lower case."""
    here = 0
    while digit := _DIGIT.search(text, here):
        first = max(here, digit.start() - _LEAD)
        opened = _OPENING.search(text, first, digit.start())
        match = _ITEM.search(text, first if opened else digit.start())
        if match is None:
            return
        here = max(match.end(), here + 1)
        yield _of(text, match)


def _of(text: str, match: re.Match[str]) -> Quantity:
    if match["date"]:
        return _date(match)
    if match["name"] or match["minus"]:
        return other(text, match.start(), match.end())
    if match["fy"] or match["span"]:
        return _span(match) if match["span"] else _year_of_account(match)
    if match["num"]:
        return _range(text, match) if match["n2"] else _number(text, match)
    return _power(text, match) if match["pow"] else _fraction(text, match)


def _year_of_account(match: re.Match[str]) -> Quantity:
    (start, end), year = match.span(), 2000 + int(match["fy"][-2:])
    return Quantity(start, end, match["fy"], "year", year, year, core=start, core_end=end)


def _fraction(text: str, match: re.Match[str]) -> Quantity:
    """Return "1/4", unless it is a day and a month or more than all."""
    (start, end), above, below = match.span(), int(match["above"]), int(match["below"])
    if above >= below or _BEFORE_DATE.search(text, max(0, start - 8), start):
        return other(text, start, end)
    value = above / below
    return Quantity(start, end, match[0], "fraction", value, value, 0, core=start, core_end=end)


def _date(match: re.Match[str]) -> Quantity:
    month = (match["m1"] or match["m2"] or match["m3"]).rstrip(".")[:3]
    number = next(i for i, name in enumerate(MONTHS, 1) if name.startswith(month))
    year = int(match["y1"] or match["y2"] or match["y3"] or 0)
    day = int(match["d1"] or match["d2"] or 0)
    start, end = match.span()
    return Quantity(
        start, end, match[0], "date", date=(year, number, day), core=start, core_end=end
    )


def _power(text: str, match: re.Match[str]) -> Quantity:
    factor, step = to_number(match["pn"]) if match["pn"] else (1.0, 1.0)
    (start, end), exponent = match.span(), int(match["exp"])
    core = match.end("pcur") if match["pcur"] else start
    is_range = match["pn"] and match.start("pn") > core
    if match["base"] != "10" or is_range or not step or abs(exponent) > _LARGEST_POWER:
        return other(text, start, end)
    value, step, sign = (
        factor * 10.0**exponent,
        step * 10.0**exponent,
        (match["pcur"] or "").strip(),
    )
    unit = CURRENCY_NAMES.get(sign, sign)
    made = Quantity(
        start, end, match[0], "count", value, value, step, unit, core=core, core_end=end
    )
    return finish(text, replace(made, scaled=value >= _LARGE))


def _span(match: re.Match[str]) -> Quantity:
    """Return the years from and to; "2019/20" is one fiscal or school year, its first."""
    first, second = int(match["ya"]), match["yb"] or match["yc"]
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    start, end = match.span()
    kind: Kind = "years"
    if match["yd"] == "/" or last <= first:
        kind, last = ("year" if last == first + 1 else "other"), first
    return Quantity(start, end, match[0], kind, first, last, core=start, core_end=end)


def to_number(words: str) -> tuple[float, float]:
    """Return the value of digits and the worth of one unit of the last; 0, 0 if it is unclear."""
    if mixed := _DIGITS_MIXED.fullmatch(words):
        below = float(mixed["below"] or 1)
        part = VULGAR[mixed["sign"]] if mixed["sign"] else float(mixed["above"]) / below
        return float(mixed["whole"] or 0) + part, 0.1
    plain = words.replace(" ", "").replace("'", "")
    if _DIGITS_WITH_LAKHS.fullmatch(plain):
        plain = plain.replace(",", "")
    if _DIGITS_WITH_COMMAS.fullmatch(plain):
        plain = plain.replace(",", "")
    elif _DIGITS_WITH_DOTS.fullmatch(plain):
        plain = plain.replace(".", "").replace(",", ".")
    elif _UNCLEAR.fullmatch(plain):
        return 0, 0
    plain = plain.replace(",", ".")
    if plain.count(".") > 1:  # several numbers in one cell of a table: "1.5 1.5"
        return 0, 0
    return float(plain), 10.0 ** -len(plain.partition(".")[2])


def _number(text: str, match: re.Match[str]) -> Quantity:
    value, step = to_number(match["n"])
    start, end, core = match.start("num"), match.end("n"), match.start("n")
    if not step or _after_minus(text, start) or (value < 20 and _enumerates(text, core, end)):
        return other(text, start, end)
    unit = _currency(match)
    is_year = not unit and _is_year(text, match, value)
    words = text[start:end]
    if is_year:
        return Quantity(start, end, words, "year", value, value, core=core, core_end=end)
    kind: Kind = "fraction" if value < 1 and words in VULGAR else "count"
    step = 0.0 if kind == "fraction" else step
    made = Quantity(start, end, words, kind, value, value, step, unit, core=core, core_end=end)
    return finish(text, made)


def _currency(match: re.Match[str]) -> str:
    sign = (match["cur"] or "").strip()
    return CURRENCY_NAMES.get(sign, sign)


def _after_minus(text: str, start: int) -> bool:
    before = text[max(0, start - 6) : start].rstrip() or " "
    minus = _SIGN.search(text, max(0, start - 2), start)
    return bool(minus) and not _DASH_AFTER_WORD.search(before)


def _enumerates(text: str, start: int, end: int) -> bool:
    """Return whether "(2)" opens a point of a list inside a sentence."""
    if text[max(0, start - 1) : start] != "(" or text[end : end + 2] != ") ":
        return False
    before = text[max(0, start - 6) : start - 1].rstrip()
    return not before or before.endswith((",", ";", ":", "and", "or", "."))


def _is_year(text: str, match: re.Match[str], value: float) -> bool:
    words, end = match["n"], match.end("n")
    if len(words) != 4 or not words.isdigit() or not 1500 <= value <= 2100:
        return False
    if any(each.match(text, end) for each in (PERCENT, SCALE, UNIT, TIMES, _COUNTED)):
        return False
    before = text[max(0, match.start() - 16) : match.start()]
    takes = _TAKES_COUNT.search(before) or (value % 50 == 0 and _PARTED.search(before))
    if takes and plural_noun(text[end : end + 24]) and not _EVENT.match(text, end):
        return False
    if value < 1900:
        return bool(_BEFORE_YEAR.search(before))
    return not _BEFORE_COUNT.search(before)


def _range(text: str, match: re.Match[str]) -> Quantity:
    """Return a range "600-900"; what does not rise is a score or a number of something."""
    low, step = to_number(match["n"])
    high, step2 = to_number(match["n2"])
    start, end, core = match.start(), match.end("n2"), match.start("n")
    if not step or not step2 or high <= low or (match["n"][0] == "0" and step == 1):
        return other(text, start, end)
    made = Quantity(start, end, match["num"], "range", low, high, core=core, core_end=end)
    return finish(text, replace(made, step=max(step, step2), unit=_currency(match)))
