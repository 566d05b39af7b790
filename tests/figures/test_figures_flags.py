from __future__ import annotations

import pytest

from argmap.annotation import parse
from argmap.flags import check
from argmap.source import read_text

TEXT = (
    "The city received 840 applications. Of these, 588, or 65%, came from families. "
    "Of 160 plots, 120 (75%) were treated."
)
FRONT = "---\nargmap: 1\nsource: x.txt\n---\n\n"


@pytest.mark.parametrize("mark", ["", "?"])
def test_a_figure_is_attached_to_its_statement_and_raised_even_if_that_is_proposed(
    mark: str,
) -> None:
    report = check(
        parse(
            f"{FRONT}## families evidence{mark}\n> Of these, 588, or 65%, came from families.\n",
            read_text(TEXT),
        )
    )

    (flag,) = [each for each in report.flags if each.code == "ARG302"]
    assert (flag.statement, flag.state, flag.level) == ("families", "raised", "error")


def test_a_figure_that_no_statement_quotes_is_attached_to_the_text_alone() -> None:
    report = check(
        parse(
            f"{FRONT}## plots evidence\n> Of 160 plots, 120 (75%) were treated.\n", read_text(TEXT)
        )
    )

    (flag,) = [each for each in report.flags if each.code == "ARG302"]
    assert (flag.statement, flag.link, flag.line) == (None, None, 1)
    assert TEXT[flag.start : flag.end] == "588, or 65%"


def test_the_report_contains_every_computation_and_its_flag() -> None:
    report = check(
        parse(
            f"{FRONT}## families evidence\n> Of these, 588, or 65%, came from families.\n",
            read_text(TEXT),
        )
    )

    assert [(each.stated, each.holds, each.flag) for each in report.checks] == [
        ("588, or 65%", False, "ARG302:families"),
        ("160 plots, 120 (75%", True, None),
    ]
