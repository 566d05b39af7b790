"""Short captions and readable ids."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from argmap.annotation.ids import id_fault
from argmap.drafting.labels import to_id, to_ids, to_label
from argmap.drafting.words import Word


def words(text: str) -> list[Word]:
    found, start = [], 0
    for piece in text.split():
        start = text.index(piece, start)
        found.append(Word(piece, piece.lower(), start, start + len(piece)))
        start += len(piece)
    return found


def test_a_caption_has_at_most_five_words_of_the_statement_in_their_order() -> None:
    label = to_label(words("The new harbour office will open on the first Monday of the coming month"))
    assert label.split() == ["new", "harbour", "office", "open", "first"]


def test_a_caption_keeps_a_negation() -> None:
    assert "not" in to_label(words("The plan would not save the town any money at all in the end")).split()


def test_a_statement_of_small_words_has_a_caption_too() -> None:
    assert to_label(words("So it is")) == "So it is"
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
