from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from argmap.source.normalise import INVISIBLE, Normalised, normalise

SIGNS = st.one_of(
    st.sampled_from(
        "aeoxAE -‐–“„«'’\n"
        "\r\t\u00a0\u00ad\u200b\ufeff\u0301\u0308\u0323\u1100\u1161\u11a8ά가Å\u2000é"
    ),
    st.characters(codec="utf-8"),
)
TEXTS = st.text(SIGNS, max_size=40)


def pairs(found: Normalised, text: str) -> list[tuple[str, str]]:
    return [(sign, text[found.starts[at] : found.ends[at]]) for at, sign in enumerate(found.text)]


def test_a_plain_text_is_its_own_normal_form() -> None:
    found = normalise("Plain words.")
    assert (found.text, found.span(6, 11)) == ("Plain words.", (6, 11))


def test_a_run_of_white_space_is_one_space() -> None:
    text = "a \n\t b\u00a0c\r\nd"
    found = normalise(text)
    assert found.text == "a b c d"
    assert pairs(found, text)[1] == (" ", " \n\t ")
    assert found.span(0, 3) == (0, 6)


def test_quotation_marks_and_dashes_become_plain() -> None:
    assert normalise("“a” ‘b’ «c» „d‟ e–f—g−h‐i…").text == '"a" \'b\' "c" "d" e-f-g-h-i…'


def test_invisible_characters_are_dropped_even_inside_a_composed_letter() -> None:
    text = "re\u00adport e\u00ad\u0301te\u200b."
    found = normalise(text)
    assert found.text == "report éte."
    assert found.span(0, 6) == (0, 7)
    assert found.span(7, 8) == (8, 11)


def test_letters_of_several_code_points_are_composed() -> None:
    text = "cafe\u0301s \u1112\u1161\u11ab"
    found = normalise(text)
    assert found.text == "cafés 한"
    assert found.span(3, 4) == (3, 5)
    assert found.span(6, 7) == (7, 10)


def test_a_hyphen_at_a_line_end_before_a_lower_case_letter_is_removed_with_the_line_end() -> None:
    text = "a pro-\n  gramme, well-known, Alma-\nAta, two- and"
    found = normalise(text)
    assert found.text == "a programme, well-known, Alma-Ata, two- and"
    assert list(found.hyphens) == [5]
    assert found.span(2, 11) == (2, 15)


def test_a_soft_hyphen_before_white_space_is_a_broken_word() -> None:
    found = normalise("a pro\u00ad\ngramme")
    assert (found.text, list(found.hyphens)) == ("a programme", [])


def test_only_the_kept_stretches_count_with_a_line_end_between_them() -> None:
    text = "Title. The pro-\nPAGE 3\ngramme works.End"
    found = normalise(text, [(7, 15), (23, 36)])
    assert found.text == "The programme works."
    assert found.span(0, 20) == (7, 36)
    assert text[slice(*found.span(14, 19))] == "works"


def test_without_kept_stretches_the_normal_form_is_empty() -> None:
    assert normalise("abc", []).text == ""


def test_an_offset_of_the_original_leads_to_the_normal_text() -> None:
    found = normalise("a  b  c")
    assert [found.at(offset) for offset in (0, 1, 3, 6)] == [0, 1, 2, 4]


@given(TEXTS)
def test_normalising_twice_is_normalising_once(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once


@given(TEXTS)
def test_the_normal_form_is_composed(text: str) -> None:
    assert unicodedata.is_normalized("NFC", normalise(text).text)


@given(TEXTS)
def test_two_ways_to_write_the_same_letters_have_one_normal_form(text: str) -> None:
    bare = "".join(sign for sign in text if sign not in INVISIBLE)
    assert normalise(bare).text == normalise(unicodedata.normalize("NFD", bare)).text


@given(TEXTS, st.lists(st.integers(0, 40), max_size=6))
def test_offsets_of_the_original_never_decrease(text: str, bounds: list[int]) -> None:
    ordered = sorted(min(bound, len(text)) for bound in bounds)
    spans = list(zip(ordered[::2], ordered[1::2], strict=False)) or None
    found = normalise(text, spans)
    starts, ends = tuple(found.starts), tuple(found.ends)
    assert list(starts) == sorted(starts)
    assert list(ends) == sorted(ends)
    assert all(0 <= start <= end <= len(text) for start, end in zip(starts, ends, strict=True))
    assert len(starts) == len(ends) == len(found.text)
