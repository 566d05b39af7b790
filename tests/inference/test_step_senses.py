"""What a step says in a draft: a word counts only where it says what the kind is about."""

import pytest

from argmap.english.assertion import main_part, names_a_kind
from argmap.english.cues import has
from argmap.inference.features import Passage
from argmap.inference.scorer import load_scorer
from argmap.inference.verdict import DRAFTED, verdict

CODES = {"ARG204", "ARG205", "ARG219", "ARG408"}


def code(conclusion: str, premise: str) -> str:
    found = verdict(Passage(conclusion, premise), load_scorer(), DRAFTED)
    return found.kind.code if found else ""


SILENT = (
    (
        "There is no way our family could afford the care that he needs.",
        "When your child is ill you are always counting.",
    ),
    ("Here is what we know about the outage so far.", "We are aware that many of you are worried."),
    ("We need a second nurse on the night shift.", "Our staff are tired and the wards are full."),
    (
        "You can reach us by telephone until nine in the evening.",
        "We are a small office with two caring people.",
    ),
    ("We trust the council to keep its word.", "They are experienced people, and they listened."),
    ("Our mayor is that kind of leader.", "We want somebody at the town hall who believes in us."),
    ("This club gave me my first chance.", "The coach believed in me when I had nothing."),
    ("The choir is worth your donation.", "I believe that music opens doors."),
    ("The village shop has a future.", "Our volunteers believe in what they do."),
    ("Anna Holt is the right person for our country.", "She is a good mother and a loyal friend."),
    ("Nobody should be treated like this.", "My father lay in the corridor for two nights."),
    ("The retired baker never misses a meeting.", "He came on crutches last week."),
    (
        "The dog was the only one awake.",
        "At six this morning I stood at the stop with nine children.",
    ),
    (
        "There is the question of what this law does to all of us.",
        "Last year an officer found twelve people living in a barn.",
    ),
    ("He will serve the whole nation well.", "He has been an honest judge."),
    (
        "Tom Reed is the right man and will be a great captain.",
        "He knows how to bring people to their highest potential.",
    ),
    (
        "We know what tired children learn at four o'clock.",
        "A pupil from the hills would leave home before seven.",
    ),
    ("That is your body at work.", "You may feel warm for a day or two."),
    (
        "Every crown we collect will go into the new roof.",
        "The old hall uses a third more heat than others.",
    ),
    ("Waiting risks a shortage that nobody needs.", "Orders have fallen for some months."),
    ("She has the potential to win.", "She came first in one of the early races."),
    ("We cannot afford to lose another teacher.", "Our school has always cared for its pupils."),
    (
        "We are writing because the vote was put off again.",
        "We are sixty parents of children in year three.",
    ),
    ("We depend on gifts from people like you.", "Our nurses care for ninety families."),
    ("We need your help to finish the roof.", "Our volunteers give their weekends."),
    ("That is the sort of teacher we need.", "She always believed in her pupils."),
    ("The team will be back.", "The trainer believes in them."),
    ("I was lucky to work there.", "They thought of everything."),
    (
        "Maria Lund will be a fine president for our nation.",
        "She is a kind neighbour and a brave woman.",
    ),
    ("Nobody should have to live like that.", "My brother slept in his car all winter."),
    (
        "This is about more than the money that the public pays.",
        "A nurse told me that she had cried.",
    ),
    ("It never rained on his watch.", "He came to the job in May."),
    ("He loves this country.", "He is a veteran and a father."),
    ("Her plan will give the valley a fresh start.", "She sees the potential of the old mills."),
    (
        "Visitors will wish to know how the bells came here.",
        "They are thankful to those who may have carried them.",
    ),
    (
        "We know which of the two our members would choose.",
        "There is a meeting on the third, and some of you will come.",
    ),
    ("The coast has great potential.", "Some of the beaches are near a station."),
)
FLAGGED = (
    (
        "ARG408",
        "You are in the best of hands with our clinic.",
        "Our team is passionate, experienced and caring.",
    ),
    (
        "ARG408",
        "Our service is second to none and you can rely on us.",
        "We are committed to the highest standards.",
    ),
    (
        "ARG408",
        "You can trust us with your savings.",
        "We are honest people who work day and night for you.",
    ),
    (
        "ARG204",
        "The whole country has stopped trusting its doctors.",
        "My aunt waited for nine hours and nobody looked at her.",
    ),
    (
        "ARG204",
        "Nobody reads books any more.",
        "On the train yesterday I counted one woman with a novel.",
    ),
    ("ARG204", "Young people have no manners.", "A boy on my bus put his feet on the seat."),
    (
        "ARG204",
        "Landlords everywhere are cheating their tenants.",
        "In our street two owners kept the deposit.",
    ),
    (
        "ARG205",
        "This proves that the mast makes people ill.",
        "Two of the neighbours think that they sleep badly.",
    ),
    (
        "ARG205",
        "This is conclusive proof that the diet works.",
        "A small pilot of nine people lost slightly more weight.",
    ),
    (
        "ARG408",
        "Our bank is the safest place for your money and you can count on us.",
        "We are committed and transparent.",
    ),
    (
        "ARG408",
        "Your children are in safe hands with us.",
        "Our staff are caring and highly professional.",
    ),
    (
        "ARG204",
        "Everyone in this town is afraid to go out at night.",
        "My neighbour was robbed on Friday.",
    ),
    ("ARG204", "Our hospitals are never clean.", "My mother found a needle under her bed."),
    (
        "ARG205",
        "It is now beyond doubt that the lamp causes headaches.",
        "Three guests said they might have felt one.",
    ),
)


@pytest.mark.parametrize(("conclusion", "premise"), SILENT)
def test_a_word_in_another_place_or_sense_flags_nothing(conclusion: str, premise: str) -> None:
    assert code(conclusion, premise) not in CODES


@pytest.mark.parametrize(("expected", "conclusion", "premise"), FLAGGED)
def test_a_step_that_says_it_is_flagged(expected: str, conclusion: str, premise: str) -> None:
    assert code(conclusion, premise) == expected


def test_a_cause_needs_its_own_words_and_a_movement() -> None:
    fewer = "Falls on the wards dropped from 310 a year to 180 after the new floors were laid."
    assert code("The new floors have paid off.", fewer) == "ARG202"
    assert not code("What the town wants is a second tram.", fewer)
    assert not code("My uncle drove the last tram in this town.", "Number 7, 30 September 1957.")


def test_a_relative_clause_is_not_what_a_statement_is_about() -> None:
    assert main_part("The dog was the only one that nobody had fed.") == "The dog was the only one"
    assert main_part("All who came were fed.") == "All"


@pytest.mark.parametrize("text", ["Landlords cheat.", "Family firms can shorten the week."])
def test_a_statement_may_begin_with_a_kind(text: str) -> None:
    assert names_a_kind(text)


@pytest.mark.parametrize("text", ["Anna Holt is ready.", "The dog was awake.", "He came.", "Yes"])
def test_a_name_an_article_and_a_pronoun_name_no_kind(text: str) -> None:
    assert not names_a_kind(text)


def test_what_somebody_can_become_is_no_hedge() -> None:
    assert not has("hedge", "She brings people to their highest potential.")
    assert not has("hedge", "We see the potential of the old mills.")
    assert has("hedge", "The dye is a potential danger.")
    assert has("hedge", "The dye has the potential to harm fish.")
