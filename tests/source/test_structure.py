"""Headings, paragraphs and list items; no offset is lost when lines are joined."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.source import read_text


def blocks(text: str) -> list[tuple[str, str, str]]:
    source = read_text(text)
    return [
        (block.kind, block.marker, " ".join(source.text[block.start : block.end].split()))
        for block in source.blocks
    ]


def test_headings_with_and_without_a_full_stop() -> None:
    text = (
        "The main aims of the new law.\nThe law came into force in May, and every "
        "town has to obey it.\nCosts\nThey are borne by the state as a whole.\n"
    )
    assert [kind for kind, _, _ in blocks(text)] == ["heading", "paragraph", "heading", "paragraph"]


def test_short_sentences_are_not_headings() -> None:
    for line in (
        "The plan failed.",
        "We regret it.",
        "Nobody came.",
        "They lied to us.",
        "It is late!",
        "Teachers need rest.",
    ):
        assert (
            blocks(f"{line}\nThe town has known this for a long time, and did nothing about it.\n")[
                0
            ][0]
            == "paragraph"
        ), line


def test_the_marker_of_a_list_item_is_outside_its_parts() -> None:
    text = (
        "The measures are these:\n1) A gate was built at the southern end.\n"
        "(2) The fee was cut.\n– The pier was closed.\n"
        "b. Boats are counted.\n"
    )
    assert [(kind, marker) for kind, marker, _ in blocks(text)[1:]] == [
        ("item", "1)"),
        ("item", "(2)"),
        ("item", "–"),
        ("item", "b."),
    ]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "On 30 November a total of 6,210 people were waiting for a place, which\n"
        "is 690 fewer than a year ago. The median wait has come down from a\n"
        "year to nine months. Even so, one in six of those on the list have had\n"
        "to wait for more than a year.\n\nWhat comes next\n\n"
        "a) A ninth room opens in March, and a tenth one will follow it in the\n"
        "autumn of the same year.\n"
    )
    assert [(kind, marker) for kind, marker, _ in blocks(text)] == [
        ("paragraph", ""),
        ("heading", ""),
        ("item", "a)"),
    ]
    assert blocks(text)[0][2].endswith("more than a year.")
    assert blocks(text)[2][2] == (
        "A ninth room opens in March, and a tenth one will follow it in the autumn "
        "of the same year."
    )


def test_a_question_with_a_number_is_a_heading() -> None:
    text = "2. Who asked for the path?\nIn the survey most of those who answered wanted it.\n"
    assert blocks(text)[0] == ("heading", "2.", "Who asked for the path?")


@given(
    st.lists(
        st.sampled_from(
            [
                "The fee rose.",
                "a) one",
                "News | Sport | Jobs",
                "",
                "Costs",
                "and so on",
                "“Why?” he said.",
                "12",
            ]
        ),
        max_size=12,
    )
)
def test_blocks_and_asides_cover_every_word_once(lines: list[str]) -> None:
    source = read_text("\n".join(lines))
    covered = [0] * len(source.text)
    for start, end in [part for block in source.blocks for part in block.parts] + [
        (each.start, each.end) for each in source.asides
    ]:
        for place in range(start, end):
            covered[place] += 1
    markers = sum(len(block.marker) for block in source.blocks)
    missed = sum(
        1 for place, count in enumerate(covered) if count == 0 and not source.text[place].isspace()
    )
    assert max(covered, default=0) <= 1
    assert missed == markers


def test_a_long_title_without_a_verb_is_a_heading() -> None:
    title = (
        "Statement of the Harbour Board of the Northern Isles on the closing of the "
        "old ferry line in spring"
    )
    text = (
        f"{title}\n\nThe old line was closed on 2 May because the ferry had failed "
        "its test, and no other ferry was to be had at the time.\n"
    )
    assert [block.kind for block in read_text(text).blocks] == ["heading", "paragraph"]
    assert [
        block.kind
        for block in read_text(text.replace("on the closing", "is on the closing")).blocks
    ] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    "lines",
    [
        ("The board says that inflation fell by", "0.4 per cent in the year to May."),
        ("The mayor won by two votes in", "2022. The council lost it again."),
        ("The council met for the last time on the", "12. The rest of it is known."),
        ("Trade grew in three of four years (2019 –", "– 4; 2020 – 5), and fell in the last."),
        ("The quay was closed for the whole of May,", "3. June and a part of July as well."),
        ("The rule is old. It was made for ships of", "– at most – forty metres in length."),
        ("Nobody knows which of them has been re-", "built, or why the work was so dear."),
    ],
)
def test_a_wrapped_line_that_begins_like_an_item_goes_on(lines: tuple[str, str]) -> None:
    found = blocks("\n".join(lines) + "\n")
    assert [(kind, marker) for kind, marker, _ in found] == [("paragraph", "")]


@pytest.mark.parametrize(
    ("text", "markers"),
    [
        ("We want three things\n1. a gate\n2. a toll\n3. a vote\n", ["1.", "2.", "3."]),
        ("We ask the board of the port for\na) a gate\nb) a toll\n", ["a)", "b)"]),
        ("We ask for this\n– an end to it\n– a vote in May\n", ["–", "–"]),
        ("The vote is lost.\n\n12. The pier was closed in May.\n", ["12."]),
        ("i. The pier was closed.\nii. The gate was shut.\n", ["i.", "ii."]),
        ("(3) The pier was closed.\n\n(4) The gate was shut.\n", ["(3)", "(4)"]),
    ],
)
def test_items_that_count_on_are_a_list(text: str, markers: list[str]) -> None:
    assert [marker for kind, marker, _ in blocks(text) if kind == "item"] == markers


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The quay stays open, because the village needs it and", "The ferry runs all year."),
        ("The council has said many times that it would pay for", "the ferry of the village."),
        ("The quay was closed for twelve weeks in the winter of", "2019 was a better year."),
        ("They want to close the only quay that the village has (", "the old one) this winter."),
        ("Nobody has asked the people who live here about the re-", "building of the old quay."),
    ],
)
def test_a_blank_line_ends_a_block(before: str, after: str) -> None:
    assert len(blocks(f"{before}\n\n{after}\n")) == 2
    assert len(blocks(f"It is so.\n\n{before}\n\n{after}\n\nIt is so again.\n")) == 4


@pytest.mark.parametrize(
    ("lead", "item"),
    [
        ("It must open the gate and", "a. close the quay."),
        ("The board asks the county to", "b. pay for the pier."),
        ("Nobody on the island wants to", "i. lose the ferry or wait for it."),
        ("What the union said of the", "c. rota was true."),
        ("We expect an answer on", "d. the fee for boats."),
        ("The five towns will then", "ii. vote again."),
    ],
)
def test_a_letter_with_a_full_stop_begins_an_item_whatever_the_line_before_lacks(
    lead: str, item: str
) -> None:
    marker = item.split(maxsplit=1)[0]
    assert [(kind, mark) for kind, mark, _ in blocks(f"{lead}\n{item}\n")][1] == ("item", marker)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("- The gate is shut.", "  It has been shut since May."),
        ("1. The gate is shut.", "   Nobody was told of it."),
        ("(a) The fee fell,", "    because fewer boats came."),
        ("• The quay is open", "  on Sundays."),
        ("2) They voted for it.", "  Nobody came back to it."),
        ("  - The pier is old.", "    It was built in 1904."),
    ],
)
def test_an_indented_line_below_an_item_belongs_to_it(first: str, second: str) -> None:
    text = f"{first}\n{second}\nThe rest of the town knows nothing of all this.\n"
    assert [kind for kind, _, _ in blocks(text)] == ["item", "paragraph"]


def test_a_row_that_begins_with_a_tab_is_not_part_of_the_item_above_it() -> None:
    text = "- The cases fell.\n\t2019\t2020\n\t850\t766\n"
    assert [words for _, _, words in blocks(text)] == ["The cases fell.", "2019 2020", "850 766"]


WRAPPED = (
    "The flood closed two of our eight rooms for eleven\n"
    "weeks, and in those weeks three hundred operations\n"
    "had to be put off, which nobody here had expected.\n"
    "{heading}\n"
    "A ninth room opens in March, and there will be new\n"
    "lists on twenty Saturdays of the year, each of them\n"
    "for about twenty-five patients from all the county.\n"
)


@pytest.mark.parametrize(
    "heading",
    [
        "What comes next",
        "The plan for spring",
        "Rooms and patients",
        "Why so many people in the county wait and wait for\nmonths",
        "Chart 3: Waiting lists in the county",
        "Costs",
    ],
)
def test_a_heading_directly_below_a_full_line_is_a_heading(heading: str) -> None:
    found = blocks(WRAPPED.format(heading=heading))
    assert [kind for kind, _, _ in found] == ["paragraph", "heading", "paragraph"]
    assert found[1][2] == " ".join(heading.split())


@pytest.mark.parametrize("end", ["e. It is", "s. Which is", "a) It is", "d. The"])
def test_the_rest_of_a_broken_word_is_no_marker(end: str) -> None:
    text = f"They call it a very old practic-\n{end} why nobody in the harbour\nhas complained.\n"
    assert [block.kind for block in read_text(text).blocks] == ["paragraph"]


_SHORT = (
    "The toll was introduced for the quay.",
    "The quay was paid off in the year 2021 already, and the toll remained in force all the same.",
    "Boats pay more than cars do.",
    "All boats of the islanders pay it every week of the year.",
    "The board calls this fair.",
    "It was asked (2019 - 850; 2020 - 766; 2021 - 685; 2022 - 920), and it did not answer at all.",
)


@pytest.mark.parametrize("width", [38, 44, 50, 57, 58, 66])
def test_where_paragraphs_are_short_a_full_line_with_a_stop_ends_one(width: int) -> None:
    wrapped = [line for text in _SHORT for line in textwrap.wrap(text, width)]
    blocks = read_text("\n".join(wrapped) + "\n").blocks
    assert len(blocks) == len(_SHORT)


def test_where_paragraphs_are_long_a_full_line_with_a_stop_goes_on() -> None:
    text = " ".join(_SHORT[:4]) + "\n" + " ".join(_SHORT[1:]) + "\n"
    for width in (50, 57, 66):
        wrapped = [line for each in text.splitlines() for line in textwrap.wrap(each, width)]
        assert len(read_text("\n".join(wrapped) + "\n").blocks) <= 2
