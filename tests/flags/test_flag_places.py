from __future__ import annotations

from argmap.flags.places import Surroundings
from argmap.graph import ArgumentGraph
from argmap.model import Annotation, Source, Statement

TEXT = (
    "It rained. As far as one hears, the dam broke, and the road is closed. Then came 40 cars.\n\n"
    "Nobody was hurt"
)


def places_of(*quotes: str) -> tuple[Surroundings, list[Statement]]:
    starts = [TEXT.index(words) for words in quotes]
    made = [
        Statement(f"s{start}", "claim", words, words, start=start, end=start + len(words))
        for start, words in zip(starts, quotes, strict=True)
    ]
    implicit = Statement("implicit", "claim", "The dam was old.", "", implicit=True)
    annotation = Annotation(Source("", TEXT, "", (0,)), statements=(*made, implicit))
    return Surroundings(ArgumentGraph(annotation)), [*made, implicit]


def test_the_sentence_before_a_statement_ends_at_another_statement() -> None:
    places, (dam, road, *_) = places_of("the dam broke", "the road is closed")

    assert places.before(dam) == "As far as one hears, "
    assert places.before(road) == ", and "
    assert places.after(dam) == ", and the road is closed"


def test_the_next_sentence_is_that_of_the_same_paragraph() -> None:
    places, (road, cars, *_) = places_of("the road is closed", "Then came 40 cars.")

    assert places.next(road) == "Then came 40 cars."
    assert places.after(cars) == ""
    assert places.next(cars) == ""


def test_a_paragraph_ends_at_a_blank_line() -> None:
    places, (rain, hurt, *_) = places_of("It rained.", "Nobody was hurt")

    assert places.paragraph(rain) == (0, TEXT.index("\n"))
    assert places.paragraph(hurt) == (TEXT.index("Nobody"), len(TEXT))
    assert places.after(hurt) == ""


def test_an_implicit_statement_has_no_place() -> None:
    places, (implicit,) = places_of()

    assert places.paragraph(implicit) is None
    assert (places.before(implicit), places.after(implicit), places.next(implicit)) == ("", "", "")
