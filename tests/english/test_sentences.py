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


@pytest.mark.parametrize(
    "text",
    [
        "Under Reg. 17 the toll is void.",
        "The toll (cf. 12 May) is void.",
        "It cost approx. 300 crowns.",
        "We saw c. 40 seals on the rocks.",
        "See vol. 2, ed. 2004, pp. 3 and 9, para. 7, Sec. 4, Fig. 2, No. 5, Nos. 6 and 7.",
        "The plan breaks Art. 5 and arts. 7 to 9 of the treaty.",
        "The report, Sect. 3, says so in full.",
        "The levy is void under Reg. (EU) 2016/679, as we said.",
        "Files are open under Dir. (EC) No 1049/2001, it seems.",
        "The toll is not due, see fn. 3 and nn. 4 to 9.",
        "They gave two dates, viz. 2 May and 3 June.",
        "The port code says so in chap. 4, sects. 2 and 3.",
    ],
)
def test_an_abbreviation_before_a_number_does_not_end_a_sentence(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "They did this: 1. A gate was built. 2. The fee fell.",
            ["They did this:", "1. A gate was built.", "2. The fee fell."],
        ),
        ("It is so; 1. They paid. 2. We paid.", ["It is so;", "1. They paid.", "2. We paid."]),
        ("1. The pier closed. It was May.", ["1. The pier closed.", "It was May."]),
        ("(a) They paid. (b) We paid.", ["(a) They paid.", "(b) We paid."]),
        ("The score fell to 3. It rose again.", ["The score fell to 3.", "It rose again."]),
        ("In 2019. 12 left. Then 10. One stayed.", None),
    ],
)
def test_a_list_number_belongs_to_its_item(text: str, parts: list[str] | None) -> None:
    alone = ["In 2019.", "12 left.", "Then 10.", "One stayed."]
    assert cut(text) == (alone if parts is None else parts)


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
