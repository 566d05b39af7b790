from __future__ import annotations

import pytest

from argmap.english.cues import find
from argmap.english.sentences import (
    first_sentence,
    is_question,
    last_sentence,
    sentence_around,
    sentences,
)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "It rained. We stayed! “Why?” Because.",
            ["It rained.", "We stayed!", "“Why?”", "Because."],
        ),
        ("Mr. Hill met J. Smith, e.g. On Jan. 5.", None),
        ("It is law.[12] The rest follows.", ["It is law.[12]", "The rest follows."]),
        ("It is law. [3] The rest follows.", ["It is law. [3]", "The rest follows."]),
        ("It cost 3.5 pounds. then it rose", None),
        ("", []),
    ],
)
def test_a_sentence_ends_at_a_full_stop_before_a_capital(
    text: str, parts: list[str] | None
) -> None:
    assert cut(text) == ([text] if parts is None else parts)


def test_the_sentence_around_a_cue_ends_at_a_semicolon_too() -> None:
    text = "It rained; we may go. Yes."
    start, end = sentence_around(text, find("hedge", text)[0])

    assert text[start:end] == " we may go."


def test_the_first_and_the_last_sentence_of_a_text() -> None:
    assert first_sentence("It rained. We stayed.") == "It rained."
    assert last_sentence("It rained. We") == "We"
    assert first_sentence("") == last_sentence("") == ""


def test_a_question_may_be_quoted() -> None:
    assert is_question("“Is it so?” ")
    assert not is_question("“Is it so?” he asked")
