from __future__ import annotations

from bisect import bisect_right

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.layout.layered import Card, Layout, Wire, lay_out
from argmap.layout.routing import curve
from argmap.layout.text_metrics import CARD_WIDTH
from argmap.model import link_id


def wire(premises: str, conclusion: str, *, undercut: bool = False) -> Wire:
    names = tuple(premises.split())
    return Wire(
        link_id(names, conclusion, "undercut" if undercut else "support"),
        names,
        conclusion,
        undercut,
    )


def cards(names: str, height: int = 80) -> list[Card]:
    return [Card(name, height) for name in names.split()]


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[Card], list[Wire]]:
    """Any cards and links: cycles, groups of premises, undercuts, unlinked cards."""
    count = draw(st.integers(1, 16))
    names = [f"s{number}" for number in range(count)]
    drawn = [Card(name, draw(st.integers(72, 150))) for name in names]
    wires: dict[str, Wire] = {}
    for _ in range(draw(st.integers(0, 20)) if count > 3 else 0):
        picked = draw(st.lists(st.sampled_from(names), min_size=2, max_size=4, unique=True))
        made = wire(" ".join(picked[1:]), picked[0])
        wires[made.id] = made
    for _ in range(draw(st.integers(0, 4)) if wires else 0):
        against = draw(st.sampled_from(sorted(wires)))
        made = wire(draw(st.sampled_from(names)), against, undercut=True)
        if not wires[against].undercut:
            wires[made.id] = made
    return drawn, list(wires.values())


def boxes(drawn: list[Card], layout: Layout) -> list[tuple[float, float, float, float]]:
    half = CARD_WIDTH / 2
    places = [(layout.places[card.id], card.height / 2) for card in drawn]
    return [(x - half, y - high, x + half, y + high) for (x, y), high in places]


def overlapping(drawn: list[Card], layout: Layout) -> int:
    found = boxes(drawn, layout)
    return sum(
        one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
        for place, one in enumerate(found)
        for two in found[place + 1 :]
    )


def behind_cards(drawn: list[Card], layout: Layout) -> int:
    """Count the points of drawn curves that lie inside a card, a pixel from its edges or more."""
    lines = [
        points
        for route in layout.routes
        for points in (*(leg.points for leg in route.legs), route.trunk)
    ]
    found = boxes(drawn, layout)
    return sum(
        left + 1 < x < right - 1 and top + 1 < y < bottom - 1
        for points in lines
        for x, y in curve(points, steps=20)
        for left, top, right, bottom in found
    )


@given(graphs())
@settings(max_examples=80, deadline=None)
def test_no_cards_overlap_and_no_link_passes_behind_a_card(
    graph: tuple[list[Card], list[Wire]],
) -> None:
    layout = lay_out(*graph)
    assert set(layout.places) == {card.id for card in graph[0]}
    assert overlapping(graph[0], layout) == 0
    assert behind_cards(graph[0], layout) == 0


@given(graphs())
@settings(max_examples=30, deadline=None)
def test_the_drawing_lies_within_its_size_and_is_the_same_each_time(
    graph: tuple[list[Card], list[Wire]],
) -> None:
    layout = lay_out(*graph)
    assert layout == lay_out(*graph)
    for left, top, right, bottom in boxes(graph[0], layout):
        assert left >= -1
        assert top >= -1
        assert right <= layout.width + 1
        assert bottom <= layout.height + 1


def test_a_premise_is_right_of_what_it_supports() -> None:
    layout = lay_out(
        cards("goal reason ground"), [wire("ground", "reason"), wire("reason", "goal")]
    )
    assert layout.places["goal"][0] < layout.places["reason"][0] < layout.places["ground"][0]


def test_linked_premises_meet_at_a_bracket_before_the_conclusion() -> None:
    layout = lay_out(cards("goal one two"), [wire("one two", "goal")])
    (route,) = layout.routes
    assert [leg.arrow for leg in route.legs] == [False, False]
    assert {leg.points[-1][0] for leg in route.legs} == {route.trunk[0][0]}
    assert route.trunk[0][0] > route.trunk[1][0] > layout.places["goal"][0] + CARD_WIDTH / 2


def test_an_undercut_ends_at_the_middle_of_the_link_it_speaks_against() -> None:
    layout = lay_out(
        cards("goal reason doubt"),
        [wire("reason", "goal"), wire("doubt", "reason -> goal", undercut=True)],
    )
    step, undercut = layout.routes
    assert undercut.legs[0].points[-1] == step.middle
    assert step.badge != step.middle


def test_a_cycle_is_broken_and_its_last_link_is_drawn_the_other_way_round() -> None:
    layout = lay_out(
        cards("one two three"), [wire("one", "two"), wire("two", "three"), wire("three", "one")]
    )
    ways = [leg.points[-1][0] - leg.points[0][0] for route in layout.routes for leg in route.legs]
    assert sorted(way > 0 for way in ways) == [False, False, True]


def test_unlinked_statements_are_in_rows_below_the_rest() -> None:
    layout = lay_out(cards("goal reason a b c d"), [wire("reason", "goal")])
    below = max(layout.places["goal"][1], layout.places["reason"][1]) + 40
    assert all(layout.places[name][1] > below for name in "abcd")
    assert layout.places["a"][1] == layout.places["b"][1]


def test_two_links_that_cross_are_untangled() -> None:
    drawn = cards("p q a b")
    layout = lay_out(
        [*drawn, Card("top", 80)],
        [wire("a", "q"), wire("b", "p"), wire("p", "top"), wire("q", "top")],
    )
    places = layout.places
    assert (places["p"][1] < places["q"][1]) == (places["b"][1] < places["a"][1])


def test_no_column_is_wider_than_its_cards() -> None:
    layout = lay_out(cards("goal a b c d e"), [wire(name, "goal") for name in "abcde"])
    lefts = sorted({x for x, _ in layout.places.values()})
    assert len(lefts) == 2
    assert bisect_right(lefts, layout.places["goal"][0]) == 1
