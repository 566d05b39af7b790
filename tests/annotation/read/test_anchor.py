from __future__ import annotations

import re

import pytest

from argmap.annotation.read.anchor import Anchor, Found, Missing, Several
from argmap.annotation.read.places import guard
from argmap.annotation.read.statements import Copies
from argmap.model import Aside, Copy, Source
from argmap.source import read_text


def make(text: str, *asides: Aside) -> Source:
    starts = (0, *(found.end() for found in re.finditer(r"\r\n|\n|\r", text)))
    return Source("text.txt", text, "", starts, asides)


def found(text: str, quote: str, near: str | None = None) -> str:
    place = Anchor(make(text)).find(quote, near)
    assert isinstance(place, Found), place
    return ("" if place.exact else "~") + "|".join(text[start:end] for start, end in place.parts)


@pytest.mark.parametrize(
    ("text", "quote", "there"),
    [
        ("a “big” word", 'a "big" word', "a “big” word"),
        ("a\u00a0big\r\nword", "a big word", "a\u00a0big\r\nword"),
        ("re\u00adport e\u0301te\u0301", "report été", "re\u00adport e\u0301te\u0301"),
        ("1990–1995", "1990-1995", "1990–1995"),
        ("wait… what", "wait… what", "wait… what"),
        ("our pro-\ngramme works", "our programme works", "our pro-\ngramme works"),
        ("our pro-\ngramme works", "our pro-gramme works", "our pro-\ngramme works"),
        ("our pro-\ngramme works", "our pro- gramme works", "our pro-\ngramme works"),
        (
            "a well-known pro-\ngramme of self-\nhelp",
            "well-known programme of self-help",
            "well-known pro-\ngramme of self-\nhelp",
        ),
        ("我们认为这很好。", "这很好", "这很好"),
        ("cats and cat", "cat", "cat"),
    ],
)
def test_typography_makes_no_difference(text: str, quote: str, there: str) -> None:
    assert found(text, quote) == there


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The cats", "cat"),
        ("The Cats", "the cats"),
        ("a well-known word", "wellknown"),
        ("a re-sign", "resign"),
        ("ﬁne", "fine"),
    ],
)
def test_what_is_not_the_same_is_not_found(text: str, quote: str) -> None:
    assert isinstance(Anchor(make(text)).find(quote), Missing)


def test_near_decides_among_several_places() -> None:
    text = "It fell in May. That was good. It fell in June. That was bad."
    assert Anchor(make(text)).find("That was") == Several(
        (1, 1), examples=((1, "good. It fell"), (1, "fell in June"))
    )
    place = Anchor(make(text)).find("That was", "June")
    assert isinstance(place, Found)
    assert place.parts == ((48, 56),)


def test_a_near_that_chooses_no_place_is_refused() -> None:
    text = f"It rose. It rose. {'word ' * 60} End."
    anchor = Anchor(make(text))
    found = [
        anchor.find("It", "rose"),
        anchor.find("It rose", "End"),
        anchor.find("It rose", "nowhere"),
    ]
    assert all(
        isinstance(place, Several) and place.lines == (1, 1) and place.examples for place in found
    )
    assert [
        (place.tie, place.far, place.nowhere) for place in found if isinstance(place, Several)
    ] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]


def test_words_for_near_are_found() -> None:
    text = "It fell in May. That was good. It fell in June. That was bad."
    anchor = Anchor(make(text))
    words = anchor.near_for("That was", 48)
    assert words == "fell in June"
    assert anchor.near_for("in June", 39) is None


def test_pieces_are_in_order_and_not_too_far_apart() -> None:
    text = f"We won. {'So it goes. ' * 5}They lost. {'x ' * 300}End."
    assert found(text, "We won. […] They lost.") == "We won.|They lost."
    place = Anchor(make(text)).find("We won. […] They lost.")
    assert isinstance(place, Found)
    assert place.text == "We won. […] They lost."
    assert isinstance(Anchor(make(text)).find("They lost. […] We won."), Missing)
    assert isinstance(Anchor(make(text)).find("They lost. […] End."), Missing)


def test_a_gap_in_the_source_itself_is_not_a_gap() -> None:
    assert found("He said: we […] won.", "we […] won") == "we […] won"


def test_a_slightly_different_quote_is_found_approximately() -> None:
    text = "The ministry thanks everybody who took part. The rest is silence."
    assert (
        found(text, "The ministry thanks everyone who took part.")
        == "~The ministry thanks everybody who took part."
    )
    assert (
        found(text, "Ministry thanked everybody who took the part")
        == "~ministry thanks everybody who took part"
    )


def test_a_short_quote_is_never_placed_approximately() -> None:
    assert isinstance(Anchor(make("The report is ready.")).find("The report is red."), Missing)


def test_a_place_that_is_barely_better_than_another_is_refused() -> None:
    text = "The first report was read by all of them. The third report was read by all of them."
    assert isinstance(Anchor(make(text)).find("The sixth report was read by all of them."), Missing)


@pytest.mark.parametrize(
    "quote",
    ["In 2023 there were 321 accidents at work.", "In 2023 there were not 312 accidents at work."],
)
def test_different_numbers_and_negations_are_refused(quote: str) -> None:
    place = Anchor(make("In 2023 there were 312 accidents at work.")).find(quote)
    assert isinstance(place, Missing)
    assert place.guarded


def test_the_guard_names_what_differs() -> None:
    assert guard("from 10 to 20", "from 10 to 25") == (
        "the numbers differ (25 in the source, 20 in the quote)"
    )
    assert guard("from 10 to 20", "from 20 to 10") == "the numbers are in another order"
    assert guard("it doesn’t work", "it does work") == (
        "the negations differ (none in the source, n't in the quote)"
    )
    assert guard("three of them", "3 of them") == (
        "the numbers differ (3 in the source, three in the quote)"
    )


def test_furniture_inside_a_sentence_is_skipped() -> None:
    text = "The pro-\nPAGE 3\ngramme works.\n"
    place = Anchor(make(text, Aside(9, 16, (2, 2), "furniture", "page number"))).find(
        "The programme works."
    )
    assert isinstance(place, Found)
    assert place.parts == ((0, 8), (16, 29))
    assert place.text == "The pro- gramme works."


def test_words_in_what_is_set_aside_are_named() -> None:
    aside = Aside(9, 23, (2, 2), "furniture", "menu line")
    place = Anchor(make("It works.\nShare this now\n", aside)).find("Share this now")
    assert isinstance(place, Missing)
    assert place.set_aside == Aside(9, 23, (2, 2), "furniture", "menu line")


def test_a_repeat_has_the_line_of_the_same_words() -> None:
    text = "First. It works well.\nMenu\nFirst. It  works\nwell.\n"
    aside = Aside(
        27, 50, (3, 4), "repeat", "as before", (1, 1), (Copy(27, 33, 0, 6), Copy(34, 49, 7, 21))
    )
    copies = Copies(make(text, aside))
    assert copies.lines(7) == (3,)
    assert copies.lines(16) == (4,)
    assert copies.lines(22) == ()


def test_a_repeated_text_is_one_place_with_two_lines() -> None:
    body = "".join(f"Sentence number {number} says something of its own.\n" for number in range(12))
    source = read_text(body + body)
    place = Anchor(source).find("number 3 says something")
    assert isinstance(place, Found)
    assert Copies(source).lines(place.parts[0][0]) == (16,)


def test_many_quotes_are_looked_up_by_an_index() -> None:
    text = " ".join(f"Word {number} is this one." for number in range(3000))
    quotes = [f"Word {number} is" for number in range(0, 3000, 2)]
    anchor = Anchor(make(text), quotes)
    assert all(
        isinstance(place, Found) and text[slice(*place.parts[0])] == quote
        for quote in quotes
        for place in [anchor.find(quote)]
    )
    assert isinstance(anchor.find("is this one."), Several)


def test_a_large_text_is_compared_only_around_rare_words() -> None:
    text = " ".join(
        f"Sentence {number} of a long text has nothing to say." for number in range(2000)
    )
    text = (
        text[:50_000]
        + " The extraordinary ministry thanks everybody who took part. "
        + text[50_000:]
    )
    assert found(text, "The extraordinary ministry thanks everyone who took part.").startswith(
        "~The extraordinary"
    )


def test_words_for_near_are_those_of_the_same_block_if_they_will_do() -> None:
    said = "the board said that the gate was closed because the road is narrow."
    source = read_text(f"T{said[1:]}\n\nIn May {said}")
    reason = "because the road is narrow"
    near = [Anchor(source).near_for(reason, source.text.find(reason, at)) for at in (0, 70)]
    assert near == [
        "The board said that the gate was closed",
        "the board said that the gate was closed",
    ]
