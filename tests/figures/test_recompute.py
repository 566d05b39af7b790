"""The table of quantities: near misses, tables, operands, and what is not checked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from argmap.cli import main
from argmap.figures import audit
from argmap.source import read_text

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She polled 15,204 votes to his 13,957. Her majority of 1,427 was small.", "swapped"),
        (
            "The mill sold 41,500 sacks. A year earlier it had sold 36,100. That is a gain of 13%.",
            "the later figure, it would be 13%",
        ),
        ("It took 340 tonnes, another 85 and a further 42. In all, 382 tonnes.", "Without 85"),
        (
            "The lorry had 412 crates, a further 96 and another 31. All told, 549 crates.",
            "One digit",
        ),
        (
            "The mill sold 52,500 sacks. A year earlier it had sold 42,000. It is a rise of 20%.",
            "20%",
        ),
        ("He polled 8,312 votes to her 7,894. His majority of 481 was small.", "swapped"),
    ],
)
def test_a_near_miss_is_in_the_message(text: str, words: str) -> None:
    (found,) = audit(read_text(text)).findings

    assert words in found.lacks


TABLES = (
    "Lettings\nWeddings    64\nConcerts    38\nMeetings    117\nTotal       {}\n",
    "| Item | Sum |\n| --- | --- |\n| A fee | 64 |\n| A gift | 38 |\n| A loan | 117 |\n| Total | {} |\n",
    "Item\tSum\nFees\t64\nGifts\t38\nLoans\t117\nAll\t{}\n",
)


@pytest.mark.parametrize("table", TABLES)
def test_a_column_adds_up_or_is_flagged(table: str) -> None:
    right, wrong = (audit(read_text(table.format(total))) for total in (219, 229))

    assert [each.holds for each in right.checks] == [True]
    assert [(each.code, each.level) for each in wrong.findings] == [("ARG301", "error")]


def test_a_table_that_is_rounded_may_miss_by_as_much() -> None:
    text = "Shares\nNorth    33.3%\nSouth    33.3%\nWest     33.3%\nTotal    100.0%\n"

    assert not audit(read_text(text)).findings


def test_operands_have_their_places() -> None:
    text = "Tourists spent €54m in July. There were 90,000 of them. It came to €600 a head."
    (check,) = audit(read_text(text)).checks

    assert [text[start:end] for start, end in check.operands] == ["€54m", "90,000"]


def test_what_is_not_checked_is_named_with_its_reason() -> None:
    text = "The hall has 12 doors. Of 160 plots, 120 (75%) were treated."
    found = audit(read_text(text)).unchecked

    assert [(text[each.start : each.end], each.reason) for each in found] == [("12", "no-operands")]


def test_a_folder_has_a_line_for_each_document_and_a_total(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Of 160 plots, 120 (75%) were treated.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Of 160 plots, 120 (65%) were treated.\n", encoding="utf-8")
    run = CliRunner().invoke
    lines = run(main, ["figures", str(tmp_path)]).stdout.splitlines()
    data = json.loads(run(main, ["figures", "--json", str(tmp_path)]).stdout)

    assert len(lines) == 3
    assert lines[-1] == "total: 1 holds, 1 does not agree, 0 noted, 0 not checked"
    assert data["total"] == {"holds": 1, "disagrees": 1, "noted": 0, "not_checked": 0}


@pytest.mark.parametrize(
    "text",
    ["1" * 200_000, "10^4000 and 31 February 2020, 1/0 of it", "9" * 400, "3,400  1.5 1.5"],
)
def test_bad_numbers_get_an_answer(text: str) -> None:
    assert audit(read_text(text)).findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "The line carried 1,969 people in May and 3,008 in June. About 71.6% of them paid.",
        "Of the mills 65% were old. In the town 29% were small, and 19% stood empty.",
    ],
)
def test_what_comes_out_by_chance_is_not_said_to_hold(text: str) -> None:
    held = [each.computed for each in audit(read_text(text)).checks if each.holds]

    assert not [each for each in held if " x " in each or "/ 3,008" in each]


def test_a_length_of_time_after_on_and_what_another_has_are_no_operands() -> None:
    text = (
        "There were 1,316 thefts, up 16.8 per cent on the 12 months to May 2015.\n\n"
        "It had 37,259 fires, lower than the average rise of nine per cent, and down from 46,496."
    )

    assert not audit(read_text(text)).findings


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fewer than half of the bakers (31%) own an oven.", 0),
        ("More than half the orchards (58%) were sprayed twice.", 0),
        ("More than half the orchards (44%) were sprayed twice.", 1),
        ("The field measures nearly 10 acres, or 4 hectares.", 0),
        ("The field measures nearly 10 acres, or 9 hectares.", 1),
        ("Ferry use rose from 6,120, which was 91% of the seats, to 6,480 in June.", 0),
        ("A fall of 14%, greater than the national fall of 9%, took thefts from 1,000 to 860.", 0),
    ],
)
def test_a_bound_leaves_one_side_open_and_a_hedge_its_digits(text: str, found: int) -> None:
    assert len(audit(read_text(text)).findings) == found


def test_up_to_after_a_verb_of_motion_is_no_bound() -> None:
    text = "Visits crept up to 640 last year. Children made 256 of them, or 30%."
    (each,) = audit(read_text(text)).findings

    assert "256 / 640" in each.lacks
