from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.english.numbers import read
from argmap.figures import audit
from argmap.figures.operations import rank_correlation
from argmap.figures.verdict import accepted
from argmap.source import read as read_file
from argmap.source import read_text

STATEMENT = Path(__file__).parents[2] / "corpus" / "statement.txt"
ACCUSING = re.compile(
    r"\b(?:fallac\w*|lies?|lying|false\w*|wrong\w*|propaganda|manipulat\w*|mislead\w*"
    r"|admits?|refus\w*)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    ("code", "level", "words"),
    [
        ("ARG302", "error", "144 or 87%"),
        ("ARG305", "error", "600-900"),
        ("ARG306", "note", "144"),
        ("ARG308", "note", "from 920 to 462"),
        ("ARG310", "warning", "160"),
        ("ARG312", "warning", "directly proportional"),
        ("ARG316", "note", "still pending"),
    ],
)
def test_the_findings_on_the_statement_are_those_of_a_careful_reader(
    code: str, level: str, words: str
) -> None:
    source = read_file(STATEMENT)
    place = source.text.index(words)

    assert [
        each.level
        for each in audit(source).findings
        if each.code == code and each.start <= place < each.end
    ] == [level]
    assert len(audit(source).findings) == 7


@pytest.mark.parametrize(
    "formula",
    [
        "13 + 15 + 8 = 36",
        "against 47",
        "(920 - 462) / 920 = 49.8%",
        "(462 - 193) / 462 = 58.2%",
        "920 / 193 = 4.77",
        "2020 to 2022",
    ],
)
def test_computations_that_hold_in_the_statement_are_reported(formula: str) -> None:
    assert next(
        each.holds for each in audit(read_file(STATEMENT)).checks if formula in each.computed
    )


def test_a_rank_correlation_speaks_for_the_text() -> None:
    found = next(each for each in audit(read_file(STATEMENT)).findings if each.code == "ARG312")

    assert "rank correlation is -0.90" in found.says
    assert rank_correlation([1, 2, 2, 4], [1, 3, 3, 9]) == pytest.approx(1)
    assert rank_correlation([1, 2, 3], [5, 5, 5]) == 0


def test_the_value_that_would_fit_is_always_given() -> None:
    found = audit(
        read_text("The city received 840 applications. Of these, 588, or 65%, came from families.")
    ).findings[0]

    assert "does not agree with “65%”" in found.lacks
    assert "65% of 840 would be 546; 588 would be 65% of 905." in found.lacks


def test_no_message_is_an_accusation() -> None:
    cases = Path(__file__).with_name("cases.jsonl").read_text("utf-8")
    for line in cases.splitlines():
        for each in audit(read_text(line)).findings:
            words = f"{each.lacks} {each.why} {each.question} {each.fits}"
            assert not ACCUSING.search(words), words


def test_what_is_set_aside_is_not_read() -> None:
    text = "We had 840 letters. Of these, 588, or 65%, were kind.\n"

    assert audit(read_text(text)).findings
    assert not audit(read_text(text, aside=["line 1"])).findings


def test_a_source_is_audited_once() -> None:
    source = read_text("Of 40 boats 10 (25%) sank.")

    assert audit(source) is audit(source)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("27%", 26.5, 27.5),
        ("50%", 47.5, 52.5),
        ("25.0%", 24.95, 25.05),
        ("almost 60%", 55.2, 60.3),
        ("about 40", 36, 44),
        ("a third", 0.31, 0.3567),
        ("doubled", 1.86, 2.14),
        ("one in five", 1 / 5.5, 1 / 4.5),
    ],
)
def test_the_table_of_tolerance(words: str, low: float, high: float) -> None:
    room = accepted(read(words)[0])

    assert [room.low, room.high] == pytest.approx([low, high], rel=1e-3)


def test_a_round_sum_of_exact_figures_must_be_met_exactly() -> None:
    room = accepted(read("1,150 inspections")[0], of_exact=True)

    assert (room.low, room.high) == (1149.5, 1150.5)


WORDS = st.lists(
    st.sampled_from(
        "from to of them the 12 7% 0 0% one in five 2019 2020 - 3,400 1.5 million , ; : ( ) . "
        "or and between almost over half doubled each at euros last 3 years in all total "
        "remaining every year fell rose more than combined followed by average mean range "
        "since 600-900 proportional 31 December February".split(" ")
    ),
    max_size=40,
)


@settings(max_examples=300, deadline=None)
@given(WORDS.map(" ".join) | st.text(max_size=80))
def test_any_text_can_be_audited_and_every_offset_is_inside_it(text: str) -> None:
    source = read_text(text)
    found = audit(source)

    places = [(each.start, each.end) for each in found.checks] + [
        (each.start, each.end) for each in found.findings
    ]
    assert all(0 <= start < end <= len(source.text) for start, end in places)


def test_the_items_of_a_list_are_added_up_and_compared_with_the_line_before() -> None:
    items = "1) 210 to the north\n2) 140 to the south\n3) {} to the west\n\nThat is all.\n"
    text = f"The fund of 480 grants went to three regions:\n{items}"

    assert [each.code for each in audit(read_text(text.format(115))).findings] == ["ARG301"]
    assert [each.holds for each in audit(read_text(text.format(130))).checks] == [True]


def test_a_long_row_of_numbers_is_not_a_sentence() -> None:
    assert audit(read_text("In all 12: " + "1, 2 and " * 20_000)).checks == ()


def test_every_error_that_is_still_raised_was_judged_right() -> None:
    verdicts = [
        json.loads(line)
        for line in Path(__file__).with_name("verdicts.jsonl").read_text("utf-8").splitlines()
    ]

    assert {each["verdict"] for each in verdicts} == {"right", "mended"}
    assert all(each["start"] < each["end"] and each["why"] for each in verdicts)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("pro-\ngramme", "programme"),
        ("mem-\nbers", "members"),
        ("in-\ncrease", "increase"),
        ("per-\ncent", "percent"),
        ("thou-\nsand", "thousand"),
        ("2019-\n2021", "2019-2021"),
    ],
)
def test_figures_are_read_in_words_that_are_broken_at_line_ends(broken: str, whole: str) -> None:
    text = (
        "In 2019-2021 the programme grew from 200 to 300 members, an increase of 70 percent, "
        "and paid five thousand crowns."
    )
    found, plain = (
        [(each.code, each.computed, each.holds) for each in audit(read_text(f"{words}\n")).checks]
        for words in (text.replace(whole, broken), text)
    )
    assert found == plain != []
