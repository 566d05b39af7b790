"""Properties of repeats: what a doubled text reads as, whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.source import read_text
from argmap.source.repeats import differences

SENTENCES = st.lists(
    st.text(alphabet="abcdefghij ", min_size=12, max_size=60).map(
        lambda words: f"The {words.strip()} of the town."
    ),
    min_size=3,
    max_size=8,
    unique=True,
)


@given(SENTENCES)
def test_a_text_copied_twice_reads_like_the_text_once(lines: list[str]) -> None:
    once = read_text("\n".join(lines) + "\n")
    twice = read_text(("\n".join(lines) + "\n") * 2)
    kept = [part for block in twice.blocks for part in block.parts]
    assert kept == [part for block in once.blocks for part in block.parts]


@given(SENTENCES, st.sampled_from(["\r\n", "\r", "\n\n"]))
def test_other_line_ends_change_no_repeat(lines: list[str], end: str) -> None:
    one = read_text("\n".join(lines * 2) + "\n")
    other = read_text(end.join(lines * 2) + end)
    words = [
        [source.text[slice(*part)] for block in source.blocks for part in block.parts]
        for source in (one, other)
    ]
    assert words[0] == words[1]


def test_differences_of_substance_are_listed_and_slight_ones_are_not() -> None:
    first = "the fee for small boats was cut to 30 crowns in May".split()
    assert differences(first, "the fee for small boats was cut to 40 crowns in May".split()) == (
        ("30", "40"),
    )
    assert (
        differences(first, "the fee for the small boats was cut to 30 crowns in May".split()) == ()
    )
    assert (
        differences(first, "the tax on big ships was raised to 50 crowns in June".split()) is None
    )


WORDS = (
    "the harbour board found in May that small boats paid too much for a berth "
    "at the old quay while large ships "
    "had paid far less than they owed since the year before last"
).split()


@pytest.mark.parametrize("size", range(6, len(WORDS)))
def test_a_copy_with_one_changed_figure_is_found_at_any_position(size: int) -> None:
    for place in range(1, size):
        words = WORDS[:size]
        first, copy = [*words], [*words]
        first[place], copy[place] = "30", "40"
        text = (
            f"{' '.join(first).capitalize()}.\n\nNothing else was said about it.\n\n"
            f"{' '.join(copy).capitalize()}.\n"
        )
        assert [each.differs for each in read_text(text).variants] == [(("30", "40"),)], text


@pytest.mark.parametrize("size", range(6, len(WORDS)))
def test_a_copy_with_an_additional_article_is_found_at_any_position(size: int) -> None:
    for place in range(1, size):
        words = WORDS[:size]
        text = (
            f"{' '.join(words).capitalize()}.\n\nNothing else was said about it.\n\n"
            f"{' '.join([*words[:place], 'the', *words[place:]]).capitalize()}.\n"
        )
        assert [aside.of_lines for aside in read_text(text).asides] == [(1, 1)], text
