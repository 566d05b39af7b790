"""What transcripts print before a turn: the name or the part of who speaks, in several styles."""

import re
from dataclasses import dataclass

from argmap.english.patterns import lazy
from argmap.english.reported_speech import is_person
from argmap.english.word_lists import word_sets

_WORDS = word_sets("turns")
_LONGEST = 100  # characters of a label
_LONGEST_NAME = 8  # words
_NAME_WORDS = range(2, 5)
_NAME = r"[^\W\d_][\w.'’-]{0,30}(?: [^\W\d_][\w.'’-]{0,30}){0,7}"
_CAPITALS = r"[A-Z][A-Z'’-]{1,30}(?: [A-Z][A-Z'’-]{1,30}){0,4}"
_NUMBER = r"(?: \d{1,2})?"  # "Speaker 2"
_OF = r"(?: of(?: [A-Z][\w'’-]{1,30}){1,3})?"  # "Ms. LEE of California"
_HONOURS = r"(?:, ?(?:(?:[A-Z]\.){2,4}|Ph\.?D\b\.?|[A-Z]{2,4}|(?:Jr|Sr|Esq)\b\.?)){0,3}"  # ", Q.C."
# an office, a constituency, the time
_ASIDE = rf"{_HONOURS}(?:\s?[(\[][^()\[\]]{{1,60}}[)\]]){{0,2}}"
_LABELS = (
    ("letter", lazy(r"(?P<name>[QA])\d{0,3}[.:]\s+(?=\S)")),
    ("colon", lazy(rf"(?P<name>{_NAME}{_NUMBER}){_ASIDE}\s?[*_]{{0,3}}:[*_]{{0,3}}(?:\s+|$)")),
    ("dash", lazy(rf"(?P<name>{_NAME}{_NUMBER}){_ASIDE}\s?[–—](?:\s+|$)")),
    ("dash", lazy(rf"(?P<name>{_NAME}{_NUMBER}){_ASIDE}\s-\s+(?=\S)")),
    ("brackets", lazy(rf"\[(?P<name>{_NAME})\]\s?:?(?:\s+|$)")),
    ("stop", lazy(rf"(?P<name>(?:The |[A-Z][a-z]{{1,8}}\.? )?{_CAPITALS}{_OF})\.(?:\s+|$)")),
)
_ALONE = lazy(rf"(?P<name>{_NAME}{_NUMBER}){_ASIDE}$")
_QUOTATION = lazy(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“]*“")
_CLOCK = re.compile(r"[*_]{1,3}|[(\[]?\d{1,2}:\d{2}(?::\d{2})?[)\]]?\s+")


@dataclass(frozen=True, slots=True)
class Label:
    """What may be the name of a speaker, before what they say."""

    name: str
    style: str
    size: int  # characters, up to the first word that is said
    sure: bool  # a title, a part such as "Interviewer", Q and A
    titled: bool  # a title with a name
    person: bool = False  # a noun for a person: "RESIDENT"

    @property
    def shouts(self) -> bool:
        """Return whether it is somebody's part in capitals and a colon: "MAYOR:"."""
        known = (self.sure or self.person) and self.name.lower() not in _WORDS["asked"]
        return self.style == "colon" and self.name.isupper() and known


def label_at(text: str) -> Label | None:
    """Return the label with which a text begins, if it begins with what may be one."""
    clock = _CLOCK.match(text)
    before = clock.end() if clock else 0
    for style, pattern in _LABELS:
        match = pattern.match(text, before, before + _LONGEST)
        if match and _may_speak(match["name"], style):
            return _label(match, style)
    return None


def begins_as_narrator(text: str) -> bool:
    """Return whether a paragraph begins with people who say something: "Critics disagree"."""
    first, _, rest = text.lower().removeprefix("the ").partition(" ")
    second = rest.partition(" ")[0]
    return bool({first, second} & _WORDS["told-of"])


def in_person(text: str) -> bool:
    """Return whether somebody speaks of themselves or to somebody, outside quotations."""
    told = without_quotations(text).lower().replace("’", "'")
    return not _WORDS["in-person"].isdisjoint(re.findall(r"[^\W\d_]+", told))


def without_quotations(text: str) -> str:
    """Return a text without what is in double quotation marks."""
    return _QUOTATION.sub("", text)


def label_alone(text: str) -> Label | None:
    """Return the label that a short line is, if it may be a name and nothing else."""
    match = _ALONE.match(text) if len(text) <= _LONGEST else None
    return _label(match, "alone") if match and _may_speak(match["name"], "alone") else None


def _label(match: re.Match[str], style: str) -> Label:
    name = match["name"]
    titled = _has_title(name)
    sure = style == "letter" or titled or _has_part(name)
    return Label(name, style, match.end(), sure, titled, is_person(name.split()[-1].lower()))


def _has_title(name: str) -> bool:
    first, _, rest = name.lower().partition(" ")
    return first.rstrip(".") in _WORDS["titles"] and bool(rest)


def _has_part(name: str) -> bool:
    """Return whether a name says what part somebody has: "The Chair", "Minister for Transport"."""
    words = name.lower().removeprefix("the ").split()
    return words[0] in _WORDS["parts"] or words[-1] in _WORDS["parts"]


def _may_speak(name: str, style: str) -> bool:
    """Return whether words may name somebody who speaks; more is asked of them without a colon."""
    words = name.split()
    if style == "letter":
        return True
    begins_otherwise = words[0].lower().rstrip(".") in _WORDS["no-names"]
    is_known = _has_part(name) or _has_title(name)
    of_proceedings = any(word.lower() in _WORDS["proceedings"] for word in words)
    begins_otherwise = begins_otherwise or (of_proceedings and not is_known)
    if len(words) > _LONGEST_NAME or begins_otherwise or not all(map(_may_be_in_name, words)):
        return False
    if words[-1].isdigit():
        return words[0].lower() in _WORDS["parts"] - _WORDS["asked"]
    if style == "stop":
        return is_known and any(word.isupper() and len(word) > 1 for word in words)
    if style in {"alone", "brackets", "dash"}:
        return is_known or len(words) in _NAME_WORDS or (style != "dash" and name.isupper())
    return True


def _may_be_in_name(word: str) -> bool:
    return word[0].isupper() or word.isdigit() or word.lower() in _WORDS["in-names"]
