from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

import pytest
from flag_examples import case_examples, page_examples

import argmap.flags
from argmap.flags import check
from argmap.flags.quoting import quote, shorten
from argmap.flags.supplies import in_words
from argmap.model import Supply

BANNED = re.compile(
    r"\b(?:fallac\w*|lie|lies|lied|lying|liar|false|falsely|wrong|wrongly|propaganda"
    r"|manipulat\w*|mislead\w*|admit\w*|refuse[sd]?|refusing)\b",
    re.IGNORECASE,
)
AUTHOR = re.compile(r"\bthe author\b", re.IGNORECASE)
FOLDER = Path(argmap.flags.__file__).parent
TEMPLATES = sorted(path for path in FOLDER.rglob("*") if path.suffix in {".py", ".md"})


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_no_template_contains_a_word_that_judges(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("False alarms", "")
    words = re.sub(r"\b(?:True|False)\b", "", text)

    assert BANNED.findall(words) == []


def test_every_message_has_five_parts_and_the_text_as_its_subject() -> None:
    flags = [
        flag
        for example in chain(page_examples(), case_examples())
        for flag in check(example.annotation).flags
    ]

    for flag in flags:
        assert all((flag.says, flag.lacks, flag.why, flag.question, flag.answer)), flag.id
        assert "“" in flag.says or flag.code.startswith("ARG3"), (
            flag.id
        )  # figures are named as they are
        assert flag.question.split(": `")[0].rstrip("`…. ").endswith("?") or "?" in flag.question, (
            flag.id
        )
        assert f"- answer: {flag.code} your reason" in flag.answer
        assert not AUTHOR.search(flag.message.replace(flag.says, "")), flag.id
        assert len(flag.message) < 900, flag.id


def test_the_other_side_is_not_blamed_for_what_is_not_quoted() -> None:
    reported = [
        each
        for each in case_examples()
        if each.code in {"ARG201", "ARG202", "ARG205"} and each.flagged and "reported" in each.title
    ]
    reported += [
        each for each in case_examples() if each.code == "ARG205" and "other side" in each.title
    ]

    assert len(reported) == 3
    for example in reported:
        flag = next(flag for flag in check(example.annotation).flags if flag.code == example.code)
        assert flag.lacks.startswith("Not enough of it is quoted")


def test_a_quotation_is_shortened_at_a_word_border() -> None:
    assert quote("  “Many words\nstand here.” ", 40) == "“Many words stand here”"
    assert quote("one two three four five", 14) == "“one two three …”"
    assert quote("one two three four five", 12) == "“one two …”"
    assert shorten("one two three four five six seven", 12, at=(14, 18)) == "… four five …"
    assert shorten("one two three four five six seven", 12, at=(28, 33)) == "… six seven"


def test_what_was_looked_for_is_told_in_words_in_its_order() -> None:
    sought = (
        Supply("comparison"),
        Supply("other-causes"),
        Supply("goal", "the aim", 6),
        Supply("record", "counted as before"),
        Supply("source"),
    )

    assert in_words(sought) == (
        "comparison, other causes – not found; goal – line 6: “the aim”;"
        " the same way of counting – “counted as before”; source – not found"
    )
    assert in_words(()) == ""
