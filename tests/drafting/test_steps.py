"""Steps that their words show without a cue word, as the drafter links them."""

import pytest

from argmap.drafting import draft
from argmap.drafting.guesses import to_guesses
from argmap.drafting.models import choose
from argmap.drafting.segments import to_segments
from argmap.drafting.speakers import to_voices
from argmap.drafting.steps import to_steps
from argmap.drafting.utterances import to_discourse
from argmap.model import Annotation
from argmap.source import read_text


def drafted(text: str) -> Annotation:
    return draft(read_text(text))


def steps(text: str) -> set[tuple[str, str]]:
    annotation = drafted(text)
    words = {each.id: each.text for each in annotation.statements}
    return {
        (words[link.premises[0]], words[link.conclusion])
        for link in annotation.links
        if link.kind == "support"
    }


def role(text: str, words: str) -> str:
    return next(each.role for each in drafted(text).statements if words in each.text)


BOOKS = (
    "The library on Salter Row has opened on Sundays since May. Loans have climbed from 4,100 to "
    "5,600 a month. The longer hours have brought readers back. A café is planned for the spring."
)


def test_a_success_without_a_cue_word_is_a_conclusion_of_the_movement_before_it() -> None:
    premise = "Loans have climbed from 4,100 to 5,600 a month."
    assert (premise, "The longer hours have brought readers back.") in steps(BOOKS)
    assert role(BOOKS, "brought readers") in {"claim", "conclusion"}
    assert role(BOOKS, "climbed") == "evidence"


def test_the_reason_of_a_step_quotes_words_of_its_conclusion() -> None:
    annotation = drafted(BOOKS)
    words = {each.id: each.text for each in annotation.statements}
    found = [each for each in annotation.links if "brought readers" in words[each.conclusion]]
    assert found
    reasons = [link.because or "" for link in found]
    quoted = [each.split("”")[0].strip("“") for each in reasons if "“" in each]
    assert all(each in "The longer hours have brought readers back." for each in quoted)


def test_a_conclusion_may_come_before_its_premise() -> None:
    text = (
        "The new buses have won passengers over. In April the line carried 9,400 people a week, "
        "against 7,000 before they came."
    )
    (step,) = steps(text)
    assert step[1] == "The new buses have won passengers over."


def test_a_clause_that_says_what_is_shown_is_cut_off_and_linked() -> None:
    text = (
        "Injuries at the depot have dropped from 210 to 130 since last spring, which shows that "
        "the cameras keep our people safer."
    )
    (step,) = steps(text)
    assert step[1] == "which shows that the cameras keep our people safer."


@pytest.mark.parametrize("word", ["Therefore", "So", "Thus", "Hence"])
def test_what_opens_with_therefore_concludes_and_denies_nothing(word: str) -> None:
    text = (
        "Critics say that the cameras are a waste of money. Injuries have dropped from 210 to 130 "
        f"since the cameras came. {word}, the cameras are not a waste of money."
    )
    assert role(text, "the cameras are not") == "conclusion"


def found(text: str) -> list[tuple[int, int]]:
    segments = to_segments(read_text(text), choose())
    discourse = to_discourse(segments, to_voices(segments))
    return [step[:2] for step in to_steps(discourse, to_guesses(discourse))]


def test_a_sentence_that_adds_a_point_is_no_conclusion_of_the_one_before() -> None:
    opening = "The library on Salter Row has opened on Sundays since May. "
    loans = f"{opening}Loans have climbed from 4,100 to 5,600 a month. "
    after = "The longer hours have brought readers back. A café is planned for the spring."
    assert (1, 2) in found(loans + after)
    assert (1, 2) not in found(f"{loans}Moreover, t{after[1:]}")


def test_results_of_a_study_are_no_steps_to_one_another() -> None:
    results = (
        "Pain fell from 6.1 to 3.2 in the first month. The new drug cut pain. "
        "Nausea rose from 4 to 9 per cent in the second. "
    )
    assert found(results)
    assert not found("Patients were randomly assigned to two groups. " + results)
