"""What is set aside while reading, and why; on made-up texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.source import read_text

if TYPE_CHECKING:
    from argmap.model import Source

BODY = (
    "The Harbour Office has read the complaint of the fishermen.\n"
    "What was done.\n"
    "1) Two new cranes have stood on the northern quay since May.\n"
    "2) The fee for small boats was cut from 40 to 30 crowns.\n"
    "All this shows that the Office listens to those who work here.\n"
)
PLACES = ("school", "quay", "library", "market", "bridge", "clinic", "mill", "tower")
VERBS = ("served", "lost", "employed", "fed", "housed")
MENU = "Our services\nFees and forms\n"


def asides(source: Source) -> list[tuple[str, tuple[int, int], tuple[int, int] | None]]:
    return [(aside.reason, aside.lines, aside.of_lines) for aside in source.asides]


def test_a_text_copied_twice_with_its_menu_is_read_once() -> None:
    source = read_text("Statement of 3 May.\n" + (BODY + MENU) * 2)
    assert asides(source) == [
        ("furniture", (7, 8), None),
        ("repeat", (9, 13), (2, 6)),
        ("furniture", (14, 15), None),
    ]


def test_three_copies_are_two_repeats_of_the_first() -> None:
    source = read_text(BODY * 3)
    assert asides(source) == [("repeat", (6, 10), (1, 5)), ("repeat", (11, 15), (1, 5))]


def test_a_repeat_names_each_sentence_and_its_first_copy() -> None:
    source = read_text(BODY * 2)
    for copy in source.asides[0].copies:
        assert source.text[copy.start : copy.end] == source.text[copy.of_start : copy.of_end]


def test_a_refrain_inside_a_paragraph_is_one_sentence_in_two_places() -> None:
    source = read_text(
        "We were promised a bridge. The river rose again. We were promised a bridge. Nobody came.\n"
    )
    assert asides(source) == [("repeat", (1, 1), (1, 1))]
    assert [source.text[slice(*part)] for part in source.blocks[0].parts] == [
        "We were promised a bridge. The river rose again.",
        "Nobody came.",
    ]


def test_a_short_heading_that_occurs_twice_is_kept_twice() -> None:
    source = read_text(
        "Costs\nThe first pier costs 40,000 crowns a year.\n"
        "Costs\nThe second one costs the town nothing at all.\n"
    )
    assert source.asides == ()


def test_a_repeat_is_found_despite_other_line_ends_quotes_and_dashes() -> None:
    source = read_text(
        "He spoke of “bad luck” – twice in a year.\n\nIt rained.\n\n"
        'He spoke of "bad luck" -\ntwice in a year.\n'
    )
    assert asides(source) == [("repeat", (5, 6), (1, 1))]


def test_copies_with_different_numbers_both_stay_and_are_reported() -> None:
    source = read_text(
        "The survey was sent to 2,750 households.\n\nIt rained.\n\n"
        "The survey was sent to 2,570 households.\n"
    )
    assert source.asides == ()
    assert [(each.line, each.of_line, each.differs) for each in source.variants] == [
        (5, 1, (("2,750", "2,570"),))
    ]
    assert '"2,750" there, "2,570" here' in source.problems[0].message


def test_a_negation_a_modal_and_a_hedge_are_never_merged() -> None:
    pairs = [
        ("The Board has no objection to the sale.", "The Board has an objection to the sale."),
        ("Visitors should report to the gate.", "Visitors shall report to the gate."),
        ("The river carries about 90 tonnes of silt.", "The river carries 90 tonnes of silt."),
        (
            "The minister has met the Union of Weavers twice.",
            "The minister has met the Union of Miners twice.",
        ),
    ]
    for first, second in pairs:
        source = read_text(f"{first}\n\nIt rained.\n\n{second}\n")
        assert (len(source.asides), len(source.variants)) == (0, 1), first


def test_copies_that_differ_in_an_article_or_a_spelling_are_merged() -> None:
    source = read_text(
        "The harbour was modernised in the last year.\n\n"
        "It rained.\n\nThe harbor was modernized in the last year.\n"
    )
    assert [aside.reason for aside in source.asides] == ["repeat"]


def test_two_facts_in_the_same_form_are_not_a_repeat() -> None:
    source = read_text(
        "Room 12 seats thirty and faces the yard.\n\nRoom 14 seats fifty and faces the street.\n"
    )
    assert (source.asides, source.variants) == ((), ())


def test_lines_of_the_page_are_furniture_each_with_its_reason() -> None:
    lines = {
        "News   Opinion   Sport   Weather": "menu line",
        "Home > News > Harbour": "breadcrumb",
        "This site uses cookies. Accept all": "cookie notice",
        "Share this page": "share line",
        "Listen · Save · Share · 41 comments": "share line",
        "Was this page helpful? Yes / No": "feedback line",
        "Sign up for our newsletter": "newsletter line",
        "Photo: A. Marten": "photo credit",
        "© 2024 The Harbour Office": "rights notice",
        "Back to top": "page link",
        "Imprint · Privacy · Accessibility": "footer line",
        "Page 3 of 12": "page number",
    }
    for line, reason in lines.items():
        source = read_text(
            f"The quay will stay open all winter.\n{line}\nThe ferry will not run in January.\n"
        )
        assert [(aside.reason, aside.because) for aside in source.asides] == [
            ("furniture", reason)
        ], line


def test_sentences_about_such_things_are_not_furniture() -> None:
    for line in (
        "Share prices fell by a third, and the board knew it.",
        "We use cookies in the canteen as prizes, which is why the children come.",
        "Page 3 of the report says that no boat was lost.",
        "Privacy is not a gift of the state; it is a right.",
        "Related companies paid for the study.",
        "Search the harbour and you will find no oil.",
        "Print media lost half of their readers.",
    ):
        source = read_text(f"The quay will stay open.\n{line}\nThe ferry will not run.\n")
        assert source.asides == (), line


def test_a_list_of_other_articles_ends_where_the_text_continues() -> None:
    source = read_text(
        "The quay stays open.\nRead also\nWhy the ferry is late\n"
        "Poll: Did you vote?\nThe Office thanks all who wrote.\n"
    )
    assert asides(source) == [("furniture", (2, 4), None)]


def test_a_sentence_that_a_page_break_interrupts_is_one_block_in_two_parts() -> None:
    source = read_text(
        "The fee was cut because most boats in the\nHarbour Note 5\n"
        "Page 1 of 2\nsouthern basin are small.\n\n"
        "The pier is closed.\nHarbour Note 5\nPage 2 of 2\n"
    )
    parts = [source.text[slice(*part)] for part in source.blocks[0].parts]
    assert parts == ["The fee was cut because most boats in the", "southern basin are small."]
    assert [aside.because for aside in source.asides] == [
        "running head",
        "page number",
        "running head",
        "page number",
    ]


def test_a_person_overrides_the_reader() -> None:
    text = "The quay stays open.\nShare this page\nIt rained.\n"
    assert read_text(text, keep=["line 2"]).asides == ()
    assert asides(read_text(text, aside=["line 3"], keep=["line 2"])) == [("asked", (3, 3), None)]
    assert [aside.lines for aside in read_text(BODY * 2, keep=["lines 6-7"]).asides] == [(8, 10)]


@pytest.mark.parametrize(
    ("copies", "own", "rest"),
    [
        (4, 4, []),
        (5, 5, []),
        (6, 5, ["1 more line is almost the same as an earlier one"]),
        (7, 5, ["2 more lines are almost the same as an earlier one"]),
        (40, 5, ["35 more lines are almost the same as an earlier one"]),
    ],
)
def test_many_near_repeats_are_counted_and_not_printed(
    copies: int, own: int, rest: list[str]
) -> None:
    text = ""
    for number in range(copies):
        place, verb = PLACES[number % len(PLACES)], VERBS[number // len(PLACES)]
        for people in (30, 40):
            text += (
                f"In the winter of that year the {place} {verb} {people} people of our own town, "
            )
            text += f"as the {place} board says about what {verb} them.\n"
            text += f"Filler {number} {people} about nothing {number * 7}.\n"
    source = read_text(text)
    assert len(source.variants) == copies
    messages = [each.message for each in source.problems]
    assert [each[:16] for each in messages[:own]] == ["almost the same "] * own
    assert messages[own:] == rest
    assert all("`variants`" in each.hint for each in source.problems[own:])
