from __future__ import annotations

import pytest

from argmap.english.assertion import asserted, gives_a_reason
from argmap.english.cues import Cue, find
from argmap.english.quotation import in_quotation


def cue(text: str) -> Cue:
    return find("cause-after", text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "It is not due to the law.",
        "Is it due to the law?",
        "“Is it due to the law?”",
        "“Due to the law?” he asked.",
        "It may be due to the law.",
        "It will be due to the law.",
        "If it is due to the law, good.",
        "They say “this is all due to the law”.",
        "It isn’t only theirs but, no, hardly due to the law.",
        "Nobody found it due to the law.",
    ],
)
def test_what_is_denied_asked_hedged_forecast_or_quoted_is_not_asserted(text: str) -> None:
    assert not asserted(text, cue(text))


@pytest.mark.parametrize(
    "text",
    [
        "We may go. It is due to the law. Will it last?",
        "We may go; it is due to the law.",
        "This is not only due to the law.",
    ],
)
def test_what_another_sentence_says_does_not_matter_nor_does_not_only(text: str) -> None:
    assert asserted(text, cue(text))


def test_a_hedge_after_an_abbreviation_is_in_the_same_sentence() -> None:
    text = "It may, says Mr. Hill, be due to the law."

    assert not asserted(text, cue(text))


def test_a_reported_statement_is_not_taken_for_a_quotation_of_another() -> None:
    text = "“this is all due to the law”"

    assert in_quotation(text, cue(text))
    assert asserted(text, cue(text), reported=True)


def test_a_because_gives_a_reason_but_not_at_the_beginning() -> None:
    assert gives_a_reason("It works because it is simple.")
    assert not gives_a_reason("Because it is simple")
