"""The shapes of lines that pages have around a text: fields, buttons, dated lines, sizes, signs."""

import re
from collections.abc import Sequence
from functools import cache

from argmap.english.headings import has_finite_verb, is_common, lowered
from argmap.english.patterns import lazy
from argmap.english.word_lists import plain_words, word_lists, word_set

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_CLOCK = r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s?[ap]\.?m\.?)?"
# The end of a line that says when something was done: a date, also with a time, or how long ago.
_DATED = lazy(rf"""(?i)(?:^|.{{0,80}}[\s(\[])
    (?:{_DAY}\s{_MONTH},?\s\d{{4}}|{_MONTH}\s{_DAY},?\s\d{{4}}
    |\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{1,3}}\s(?:minute|hour|day|week|month|year)s?\sago)
    (?:,?\s(?:at\s)?{_CLOCK}.{{0,8}})?(?:\s\([a-z]{{3,12}}\))?$""")
_FIELD = re.compile(r"((?:[^\W_][\w'’.-]{0,18} ){0,3}[^\W_][\w'’.-]{0,18})\s?[:#]\s+(?=\S)(.+)$")
_LABELLED = re.compile(r"\W{0,2}[^\W\d][\w ]{1,30}:\s+(.{12,}[^.\s][.!?][\"'”’]?)$")
_SIZE = lazy(r"(?i)\d\s?(?:[km]i?b|gb)\b|\b(?:pdf|epub|xlsx?|csv|docx?)\b.{0,20}\d")
_COUNTED = re.compile(r"[(+-]?[$€£]?\d[\d.,]{0,12}(?:[kKmM%+]\b)?\)?(?:\s[a-z]{2,12}){0,2}$")
_UNIT = re.compile(r"\d.{0,4}[^\W\d_]|[£$€]")
_NAMED = re.compile(r"[A-ZÀ-Ý0-9#@([£$€+]|https?:|www\.")
_CODE = re.compile(r"(?=.{0,40}\d)(?=.{8,60}$)[\w.]+(?:[-_/][\w.]+){2,8}$")
_HANDLES = re.compile(r"(?:[#@]\w{2,30}(?:\s{1,3}|$)){1,12}$")
_OF = re.compile(r"(?:[^\W\d_]{2,14} )?\d{1,5} (?:of|/|out of) \d{1,5}$")
_ENTRY = re.compile(r"[^\W\d_]{2,14} [(\[]?\d{1,6}[)\]]?$")  # "Updates 5"
_PARTED = re.compile(r"\S\s{1,3}[·•|]\s{1,3}\S")
_SPOKEN = re.compile(r"[.!?…][\"'”’)\]]*$")
_LABELLED_WORDS = 14
_SENTENCE_WORDS = 5
_NAMES = 0.3  # of the words of a sentence are no more names
_BUTTON_WORDS = 7
_UNIT_WORDS = 4
_DATE_WORDS = 4
_SUBJECT, _NOTICE = 60, 300  # characters: where its subject is, and what it says
_SUBJECT_WORDS = 5


@cache
def _words(name: str) -> frozenset[str]:
    return word_set(word_lists("shapes")[name])


@cache
def _phrases(name: str) -> frozenset[str]:
    return frozenset(word_lists("shapes")[name].split("; "))


def field_label(text: str) -> str:
    """Return the label of "Label: value" in lower case, if the value is no sentence; else ""."""
    match = _FIELD.match(text)
    if not match or len(text.split()) > _LABELLED_WORDS or _SPOKEN.search(text):
        return ""
    return match[1].lower()


def is_labelled_sentence(text: str) -> bool:
    """Return whether a sentence follows a label: "Photo: the mayor knew of it.", and no names."""
    match = _LABELLED.match(text)
    found = match[1].split() if match else []
    capitals = sum(word[:1].isupper() for word in found[1:])
    return len(found) >= _SENTENCE_WORDS and capitals <= _NAMES * len(found)


def is_label_alone(text: str) -> bool:
    """Return whether a line is the label of a field whose value is in the line below it."""
    return text.endswith(":") and text[:-1].lower() in _phrases("fields")


def turn_label(text: str) -> str:
    """Return what stands before the first colon of a line in lower case: a speaker, a label."""
    label, colon, _ = text.partition(":")
    return label.strip().lower() if colon else ""


def is_known_field(text: str) -> bool:
    """Return whether a line is a field that forms, registers and boxes have."""
    label = text[:-1].lower() if is_label_alone(text) else field_label(text)
    return bool(label) and not _phrases("fields").isdisjoint((label, label.rpartition(" ")[2]))


def has_plain_value(text: str) -> bool:
    """Return whether the value of a field is names, numbers and the small words between them."""
    match = _FIELD.match(text)
    if not match or has_finite_verb(lowered(text.split())):
        return False
    small = plain_words("stop") | _words("units")
    return all(_NAMED.match(word) or word.strip(",") in small for word in match[2].split())


def is_dated(text: str) -> bool:
    """Return whether a short line ends with a date, as what somebody did or wrote then."""
    if not _DATED.match(text):
        return False
    found = text.split()
    return len(found) <= _DATE_WORDS or not is_common(found[0])


def is_button(words: Sequence[str]) -> bool:
    """Return whether a line tells a reader what to do on the page: "Get emails about this page"."""
    found = lowered(words)
    if not found or len(found) > _BUTTON_WORDS or found[0] not in _words("page-verbs"):
        return False
    return len(found) <= 2 or not _words("page-nouns").isdisjoint(found[1:])


def is_appeal(text: str) -> bool:
    """Return whether a line tells a reader what to do for the sender: "Adopt a badger"."""
    found = lowered(text.split())
    verbs = _words("appeal-verbs") | _words("page-verbs")
    return 0 < len(found) <= _BUTTON_WORDS and found[0] in verbs


def is_answer(text: str) -> bool:
    """Return whether a line is an answer that readers may choose below a question."""
    return text.lower() in _words("answers")


def is_figure(text: str) -> bool:
    """Return whether a line is a field that no page has, with a number: "Jobs created: 300"."""
    match = _FIELD.match(text)
    return bool(match) and any(sign.isdigit() for sign in text) and not is_known_field(text)


def is_count(text: str) -> bool:
    """Return whether a line is a number, a price or a number of something: "61 backers"."""
    return bool(_COUNTED.match(text) or _ENTRY.match(text))


def is_unit(text: str) -> bool:
    """Return whether a line may say of what the number in the line above it is: "days to go"."""
    return text[:1].islower() and len(text.split()) <= _UNIT_WORDS and not _SPOKEN.search(text)


def is_sign(text: str) -> bool:
    """Return whether a line is signs, a code, accounts, a file's size, or in brackets."""
    if not any(letter.isalpha() for letter in text):
        return any(ord(sign) > 0x2000 and not sign.isalnum() for sign in text) and (
            not _UNIT.search(text)
        )
    in_brackets = text[0] + text[-1] in ("[]", "()")
    return in_brackets or bool(
        _CODE.match(text) or _OF.match(text) or _HANDLES.match(text) or _SIZE.search(text)
    )


def is_parted(text: str) -> bool:
    """Return whether a line is entries with a dot or a bar between them."""
    return bool(_PARTED.search(text)) and not _SPOKEN.search(text)


def is_notice(text: str) -> bool:
    """Return whether a paragraph is what pages say of themselves: "This file may not be …"."""
    first = set(lowered(text[:_SUBJECT].split()[:_SUBJECT_WORDS]))
    if first.isdisjoint(_words("notice-subjects")):
        return False
    small = text[:_NOTICE].lower()
    return any(term in small for term in _phrases("notice-terms"))
