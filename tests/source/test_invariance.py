"""What makes no difference: line ends, invisible characters, white space, composed letters."""

from __future__ import annotations

import itertools
import unicodedata
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.source import read_text
from argmap.source.normalise import is_normal, normalise

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.model import Source

LINES = (
    "The harbour toll was meant to pay for the new quay, and the quay was paid off in 2021.",
    "A family that drives to the ferry twice a week pays 1,900 crowns a year.",
    "A family that drives to the ferry twice a week pays 1,700 crowns a year.",
    "He spoke of “bad luck” – twice. Nobody believed him, and the café stayed closed.",
    "The Königsberg bridge isn't safe; Señor Ibáñez said so in März.",
    "It follows that the toll should go.",
    "1) Two new cranes have stood on the quay since May.",
    "2) The fee for small boats was cut from 40 to 30 crowns.",
    "• It is unfair.",
    "What it costs",
    "Costs",
    "",
    "Share this page",
    "News | Sport | Jobs",
    "© 2024 The Harbour Office",
    "Read also",
    "Page 3 of 12",
)
WITHOUT_HASTE = settings(deadline=None, max_examples=60)  # other programs run during the tests
TEXTS = st.lists(st.sampled_from(LINES), min_size=1, max_size=14).map(
    lambda lines: "\n".join(lines) + "\n"
)


def seen(source: Source) -> tuple[object, ...]:
    """Return what a reading finds, in normal form and without offsets."""

    def words(start: int, end: int) -> str:
        return normalise(source.text[start:end]).text.strip()

    return (
        [
            (block.kind, block.marker, block.line, [words(*part) for part in block.parts])
            for block in source.blocks
        ],
        [
            (
                aside.reason,
                aside.because,
                aside.lines,
                aside.of_lines,
                words(aside.start, aside.end),
            )
            for aside in source.asides
        ],
        [(variant.line, variant.of_line, variant.differs) for variant in source.variants],
    )


def inside_words(text: str, sign: str, choose: Callable[[], bool]) -> str:
    """Return a text with a character inserted between some letters."""
    found = [text[:1]]
    for before, here in itertools.pairwise(text):
        if before.isalpha() and here.isalpha() and choose():
            found.append(sign)
        found.append(here)
    return "".join(found)


@WITHOUT_HASTE
@given(TEXTS, st.sampled_from(["\r\n", "\r"]))
def test_line_ends_change_nothing(text: str, end: str) -> None:
    assert seen(read_text(text.replace("\n", end))) == seen(read_text(text))


@WITHOUT_HASTE
@given(TEXTS, st.sampled_from("\u00ad\u200b\u200d\u2060\ufeff"), st.randoms(use_true_random=False))
def test_invisible_characters_inside_words_change_nothing(
    text: str, sign: str, chance: object
) -> None:
    choose = getattr(chance, "random")  # noqa: B009  # hypothesis gives no type for it
    assert seen(read_text(inside_words(text, sign, lambda: choose() < 0.3))) == seen(
        read_text(text)
    )


@WITHOUT_HASTE
@given(TEXTS)
def test_letters_composed_or_not_are_the_same_letters(text: str) -> None:
    assert seen(read_text(unicodedata.normalize("NFD", text))) == seen(read_text(text))


@WITHOUT_HASTE
@given(TEXTS, st.sampled_from(["\u00a0", "  ", " \t", "\u202f"]))
def test_other_spaces_change_nothing_in_a_sentence(text: str, blank: str) -> None:
    lines = [
        line
        if not line.endswith((".", "!")) or line[:2] in ("1)", "2)", "• ")
        else line.replace(" ", blank)
        for line in text.split("\n")
    ]
    assert seen(read_text("\n".join(lines))) == seen(read_text(text))


@WITHOUT_HASTE
@given(TEXTS, st.sampled_from([" ", "\t", "\u00a0", "   "]))
def test_spaces_at_the_ends_of_lines_change_nothing(text: str, blank: str) -> None:
    assert seen(read_text(text.replace("\n", blank + "\n"))) == seen(read_text(text))


@WITHOUT_HASTE
@given(TEXTS)
def test_other_quotation_marks_are_the_same_marks(text: str) -> None:
    plain = text.replace("“", '"').replace("”", '"').replace("–", "-")
    assert seen(read_text(plain)) == seen(read_text(text))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=30)), max_size=10),
    st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\n> "]),
)
def test_every_offset_leads_back_to_its_words(lines: list[str], end: str) -> None:
    text = end.join(lines)
    source = read_text(text)
    assert source.text == text
    for block in source.blocks:
        assert all(text[start:end].strip() for start, end in block.parts)
        assert [part for span in block.parts for part in span] == sorted(
            part for span in block.parts for part in span
        )
        assert source.line_at(block.start) >= block.line
    for aside in source.asides:
        assert aside.lines == (source.line_at(aside.start), source.line_at(aside.end - 1))
        for copy in aside.copies:
            assert normalise(text[copy.start : copy.end]).text
            assert copy.of_end <= copy.start
    ends = [(aside.start, aside.end) for aside in source.asides]
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(ends))


@WITHOUT_HASTE
@given(st.text(st.sampled_from("ab -.,'\"é\n"), max_size=20))
def test_a_text_that_is_plainly_normal_is_its_own_normal_form(text: str) -> None:
    if is_normal(text):
        assert normalise(text).text == text
