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


@pytest.mark.parametrize(
    "text",
    [
        "We will not sell the mill to strangers. We will not sell the lake to strangers.",
        "They came for the old men of the quarter. They came for the young men of the quarter.",
        "Who pays for the new bridge? The town pays for it. Who pays for the old bridge? Nobody.",
        "In 2019 the clinic saw 40 patients a day. In 2021 the clinic saw 90 patients a day.",
        "Give us the road that you promised\nus. Give us the school that you promised\nus.",
    ],
)
def test_a_sentence_that_echoes_another_of_its_paragraph_is_no_near_repeat(text: str) -> None:
    source = read_text(f"We met at noon.\n\n{text}\n\nThen we went home.\n")
    assert (source.variants, source.problems) == ((), ())


@pytest.mark.parametrize(
    ("first", "copy"),
    [
        ("The hearing opens on Monday at nine.", "The hearing opens on Tuesday at nine."),
        ("The fee for a boat is 40 crowns a day.", "The fee for a boat is 45 crowns a day."),
        ("The mayor will not sell the old mill.", "The mayor will now sell the old mill."),
        ("We will not sell the mill to strangers.", "We will not sell the lake to strangers."),
    ],
)
def test_a_near_repeat_in_another_paragraph_is_reported(first: str, copy: str) -> None:
    assert len(read_text(f"{first}\n\nNothing else was said.\n\n{copy}\n").variants) == 1


def test_a_changed_sentence_next_to_a_copy_is_reported_in_one_paragraph_too() -> None:
    told = "The ferry was full that night. It sank two miles off the cape with {} on board."
    source = read_text(f"{told.format(40)} Nobody knew why. {told.format(43)}\n")
    assert [each.differs for each in source.variants] == [(("40", "43"),)]
