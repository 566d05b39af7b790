"""Numbers in words: "forty-one", "half a million", "two-thirds", "one in five", "doubled"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from argmap.english.figures.nouns import plural_noun
from argmap.english.numbers.endings import DURATION, TAIL, finish
from argmap.english.numbers.quantity import Kind, Quantity
from argmap.english.numbers.words import (
    DENOMINATORS,
    LABELS,
    LARGE_SCALES,
    RATIOS,
    SCALES,
    SMALL,
    number_of_words,
    singular,
)
from argmap.english.patterns import lazy, word_starts
from argmap.english.word_lists import any_of

_TO_NINE = r"one|two|three|four|five|six|seven|eight|nine"
_FRACTIONS = "|".join(
    ("half", "halves", "third", "thirds", *(f"{name}s?" for name in list(DENOMINATORS)[3:]))
)
_SCALES = r"hundred|thousand|million|billion|dozen|lakh|crore"
_WORD = "|".join(sorted(SMALL, key=len, reverse=True))
_WHOLE = r"two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|\d{1,4}(?:,\d{3})*"
_FOLD = rf"(?:{_TO_NINE}|ten|twenty|hundred)-?fold"
_DOUBLED = r"(?:doubl|tripl|trebl|quadrupl|quintupl|sextupl|halv)(?:ed|ing)"
_DOUBLE = r"double(?=\s(?:the|that|those|what|as|its|of|in|from|since))"
_AGAIN = r"half\sas\s[a-z]+\sagain|half\sagain\sas"
_DOUBLING = rf"twice|thrice|{_FOLD}|{_DOUBLED}|{_DOUBLE}|{_AGAIN}"
_N_OF = rf"(?:{_TO_NINE}|1|2|3|4|7|9)\s(?:in|out\sof)\s(?:every\s)?(?P<m>{_WHOLE})"
_SO_MANY = rf"(?:one\s[a-z-]+|(?:{_TO_NINE})\s[a-z-]+s)"  # "one lift", "two parcels"
_NOUN_OF = rf"{_SO_MANY}\s(?:in|out\sof)\s(?:every\s)?(?P<k>{_WHOLE})\b(?![,.]?\d|\s?%|-)"
_NOUN_IN = rf"(?P<nof>{_NOUN_OF})"
_ONE_IN = rf"(?P<of>{_N_OF})\b(?![,.]?\d|\s?%|\s?per\s?cent|-)"
_PART = r"(?:half|third|two[\s-]thirds|quarter|three[\s-]quarters)"
_UNIT_AND = r"(?P<unit>hour|day|week|month|year|mile|acre|tonne|litre|pound|pint|metre|hectare)"
_MIXED = rf"(?P<whole>{_WORD}|\d{{1,3}})[\s-]and[\s-](?:an?[\s-])?(?P<part>{_PART})\b"
_MIXED_UNIT = rf"(?P<an>an?|one)\s{_UNIT_AND}\sand\sa\s(?P<rest>{_PART})\b"
_BASE = r"(?P<base>(?<=\bper\s)(?:hundred|thousand|million)|(?<=\bevery\s)(?:hundred|thousand))\b"
_OF_A = r"(?P<ofa>million|billion|trillion|thousand|dozen)"
_HALF_OF = (
    rf"(?P<halfm>(?P<many>half|an?\s(?:third|quarter)|three[\s-]quarters)(?:\sof)?\sa\s{_OF_A})"
)
_FRACTION = rf"(?P<frac>(?:(?P<num>an?|{_TO_NINE}|1|2|3)[\s-])?(?P<den>{_FRACTIONS}))\b"
_NUMBER = rf"(?:{_WORD}|an?\s(?:{_SCALES}))(?:(?:[\s-]|\sand\s)(?:{_WORD}|{_SCALES}))*"
_ITEM = lazy(
    rf"\b(?:{_MIXED}|{_MIXED_UNIT}|{_ONE_IN}|{_NOUN_IN}|(?P<ratio>{_DOUBLING})\b|{_HALF_OF}|{_FRACTION}|{_BASE}|(?P<word>{_NUMBER})\b)"
)
# Where such a number may begin; a search for this is fast.
_FIRST = (
    "hundred* one* half halves twice thrice doubl* tripl* trebl* quadru* quintu* sextu* halv*",
    "a_half a_third a_quarter an_hour a_day a_week a_month a_year a_mile a_tonne a_litre a_pound",
    "a_pint a_metre an_acre a_hectare",
    *(f"{word}*" for word in SMALL),
    "thousand million",
    *(f"a_{word}" for word in (*SCALES, *DENOMINATORS)),
    *(f"an_{word}" for word in DENOMINATORS),
)
_START = lazy(rf"{word_starts(' '.join(_FIRST))}|\d(?<!\w\d)")
_NO_FRACTION_BEFORE = lazy(r"""-?\s?(?:time|year|hour|dozen|term|marathon|century|way|past|brother
    |back|of (?:19|20)\d\d|an? (?:dozen|million|hour|century|day|year|mile|billion|thousand))\b""")
_NO_FRACTION_AFTER = lazy(r"(?:first|second|other|and|latter|this|top|bottom|one) $")
_AFTER_FRACTION = any_of("figures", "after-fraction")
_MAY_FOLLOW_FRACTION = lazy(rf"(?:\s?[,.;:()!?”\"]|\s?-\s|\s{_AFTER_FRACTION}\b|$)")
_NO_SHARE_AFTER = lazy(rf"\s(?:years?|months?|days?|weeks?|hours?|minutes?|{_SCALES})\b")
_ONE_AS_NUMBER = lazy(r"""\s(?:of (?:the |its |our |their )?\d|per\s?cent|percent
    |of (?:the |our |its |their )?(?:two|three|four|five|six))""")
_LABELLED = lazy(rf"(?:\d|\b(?:{LABELS}))\s?$")


def spelled(text: str) -> Iterator[Quantity]:
    """Yield the numbers in words of a text in lower case."""
    here = 0
    for start in _START.finditer(text):
        match = _ITEM.match(text, start.start()) if start.start() >= here else None
        if match is None:
            continue
        here = match.end()
        if match["of"] or match["nof"]:
            made = _one_in(text, match)
        elif match["part"] or match["rest"]:
            made = _mixed(text, match)
        elif match["frac"]:
            made = _fraction(text, match)
        elif match["many"] and match["many"] != "half":
            made = _part_of_scale(match)
        elif match["ratio"]:
            made = _ratio(match)
        elif match["base"]:
            made = _made(match, "count", LARGE_SCALES[match["base"]], 1.0)
        else:
            made = _words(text, match)
        if made:
            yield made


def _made(
    match: re.Match[str], kind: Kind, value: float, step: float = 0.0, unit: str = ""
) -> Quantity:
    start, end = match.span()
    return Quantity(
        start, end, match[0], kind, value, value, step, unit, spelled=True, core=start, core_end=end
    )


def _small(word: str) -> float:
    if word in ("a", "an"):
        return 1.0
    return float(word.replace(",", "") if word[0].isdigit() else SMALL[word])


def _mixed(text: str, match: re.Match[str]) -> Quantity:
    """Return "two and a half", "an hour and a half"."""
    *number, name = re.split(r"[\s-]", match["part"] or match["rest"])
    part = _small(number[0] if number else "a") / DENOMINATORS[name.rstrip("s")]
    made = _made(match, "count", _small(match["whole"] or "a") + part, 0.2)
    if not match["unit"]:
        return finish(text, made)
    kind: Kind = "duration" if match["unit"] in DURATION else "count"
    return replace(made, kind=kind, unit=singular(match["unit"]))


def _one_in(text: str, match: re.Match[str]) -> Quantity | None:
    above = _small((match["of"] or match["nof"]).split()[0])
    below = _small(match["m"] or match["k"])
    is_year = 1900 < below < 2100
    if below <= above or (above > 1 and below > 20) or is_year:
        return None
    after = text[match.end() : match.end() + 40]
    if _NO_SHARE_AFTER.match(after) or (match["nof"] and plural_noun(after)):
        return None
    if above == 1:  # "one in five" is everything between one in 5.5 and one in 4.5
        return _made(match, "fraction", 1 / below, 1 / below, "in")
    return _made(match, "fraction", above / below, unit="out")


def _fraction(text: str, match: re.Match[str]) -> Quantity | None:
    name, number = match["den"], match["num"]
    if name == "half":
        return _made(match, "fraction", 0.5) if _is_half(text, match) else None
    if number is None or not _is_part(text, name, number, match.end()):
        return None
    above, below = _small(number), float(DENOMINATORS[name.rstrip("s")])
    return _made(match, "fraction", above / below) if above < below else None


def _part_of_scale(match: re.Match[str]) -> Quantity:
    """Return "three quarters of a million"."""
    number, name = re.split(r"[\s-]", match["many"])
    value = _small(number) / DENOMINATORS[name.rstrip("s")] * SCALES[match["ofa"]]
    return replace(_made(match, "count", value, value / 10), scaled=True)


def _is_half(text: str, match: re.Match[str]) -> bool:
    end, before = match.end(), text[max(0, match.start() - 8) : match.start()]
    other = _NO_FRACTION_BEFORE.match(text, end) or _NO_FRACTION_AFTER.search(before)
    return not (other or TAIL.match(text, end))


def _is_part(text: str, name: str, number: str, end: int) -> bool:
    """Return whether "a third" is a part of something, and not an ordinal: "a third man"."""
    plural = name.endswith("s")
    if (number in ("a", "an", "one", "1")) == plural:
        return False
    return plural or bool(_MAY_FOLLOW_FRACTION.match(text, end))


def _ratio(match: re.Match[str]) -> Quantity:
    word = match["ratio"]
    if word.startswith("half"):
        return _made(match, "times", 1.5)
    if not word.endswith("fold"):
        return _made(match, "times", RATIOS[word[:5]])
    return _made(match, "times", float(SMALL.get(word.removesuffix("fold").rstrip("-"), 100)))


def _words(text: str, match: re.Match[str]) -> Quantity | None:
    words, end = match[0], match.end()
    value = number_of_words(words)
    if value is None or (words == "one" and not _ONE_AS_NUMBER.match(text, end, end + 20)):
        return None
    if _LABELLED.search(text[max(0, match.start() - 14) : match.start()]):
        return None
    # "three million" is exact to the million
    last = re.split(r"[\s-]", words)[-1]
    step = float(SCALES.get(last, 1)) if value >= 1000 else 1.0
    step = value / 5 if words.startswith("half") and value >= 1000 else step
    return finish(text, replace(_made(match, "count", value, step), scaled=value >= 1000))
