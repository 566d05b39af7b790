from __future__ import annotations

from bisect import bisect_right

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.layout.arrange import Card, Layout, Wire, lay_out
from argmap.layout.branches import Forest, forest_of, mirror, move, orders, untangle
from argmap.layout.measure import CARD_WIDTH, card_height
from argmap.layout.order import best_order, crossed_lines, crossings
from argmap.layout.placing import isotonic
from argmap.layout.ranks import Columns, longest_ranks, ring_edges
from argmap.layout.routes import curve
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
    """Any cards and links: rings, groups of premises, undercuts, cards that hang on nothing."""
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


def test_a_premise_stands_right_of_what_it_supports() -> None:
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


def test_a_ring_is_broken_and_its_last_link_drawn_the_other_way_round() -> None:
    layout = lay_out(
        cards("one two three"), [wire("one", "two"), wire("two", "three"), wire("three", "one")]
    )
    ways = [leg.points[-1][0] - leg.points[0][0] for route in layout.routes for leg in route.legs]
    assert sorted(way > 0 for way in ways) == [False, False, True]
    assert ring_edges(3, [(0, 1), (1, 2), (2, 0)]) == {2}


def test_unlinked_statements_stand_in_rows_below_the_rest() -> None:
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


def columns(ranks: list[int], lines: list[tuple[int, int]]) -> Columns:
    """Columns of items and the lines between them, each from an item to one a column further left."""
    left = tuple(tuple(end for start, end in lines if start == item) for item in range(len(ranks)))
    right = tuple(tuple(start for start, end in lines if end == item) for item in range(len(ranks)))
    return Columns(tuple(ranks), left, right)


@st.composite
def any_columns(draw: st.DrawFn, most: int = 3) -> Columns:
    """Columns whose items have some lines to the column on their left, two items also by two lines."""
    ranks = sorted(draw(st.lists(st.integers(0, 3), min_size=2, max_size=18)))
    lines = []
    for item, rank in enumerate(ranks):
        ends = [end for end, there in enumerate(ranks) if there == rank - 1]
        picked = draw(st.lists(st.sampled_from(ends), min_size=1, max_size=most)) if ends else []
        lines += [(item, end) for end in picked]
    return columns(ranks, lines)


def test_crossings_are_counted() -> None:
    crossed = columns([0, 0, 1, 1], [(2, 1), (3, 0)])
    assert crossings([[0, 1], [2, 3]], crossed) == 1
    assert crossings([[0, 1], [3, 2]], crossed) == 0


@given(any_columns(), st.integers(0, 3), st.data())
@settings(max_examples=300, deadline=None)
def test_a_branch_moves_to_the_best_place_among_its_siblings_and_says_what_that_gains(
    some: Columns, look: int, data: st.DataObject
) -> None:
    forest = forest_of(some, look)
    siblings = data.draw(st.sampled_from([kids for kids in forest.kids if kids]))
    branch = data.draw(st.sampled_from(siblings))
    before = crossings(forest.order(), some)
    others = [kid for kid in siblings if kid != branch]
    counts = []
    for place in range(len(siblings)):
        siblings[:] = [*others[:place], branch, *others[place:]]
        counts.append(crossings(in_tree_order(forest), some))
    siblings[:] = sorted(siblings, key=forest.place.__getitem__)
    assert move(branch, siblings, forest) == before - min(counts)
    assert crossings(forest.order(), some) == min(counts)
    assert forest.order() == in_tree_order(forest)


@given(any_columns(), st.integers(0, 3), st.data())
@settings(max_examples=200, deadline=None)
def test_a_branch_is_turned_upside_down_only_where_that_gains_and_says_how_much(
    some: Columns, look: int, data: st.DataObject
) -> None:
    forest = forest_of(some, look)
    before = crossings(forest.order(), some)
    gain = mirror(data.draw(st.integers(0, len(some.ranks) - 1)), forest)
    assert gain >= 0
    assert crossings(forest.order(), some) == before - gain
    assert forest.order() == in_tree_order(forest)


@given(any_columns(), st.integers(0, 3))
@settings(max_examples=100, deadline=None)
def test_all_cards_are_in_their_columns_when_their_branches_were_moved(
    some: Columns, look: int
) -> None:
    forest = forest_of(some, look)
    untangle(forest, 1_000_000)
    assert [sorted(column) for column in forest.order()] == [
        [item for item, rank in enumerate(some.ranks) if rank == at]
        for at in range(max(some.ranks) + 1)
    ]
    assert forest.order() == in_tree_order(forest)


def in_tree_order(forest: Forest) -> list[list[int]]:
    """The items of each column in the order in which they hang on one another, worked out from the start."""
    order: list[list[int]] = [[] for _ in forest.items]
    waiting = [len(forest.ranks)]
    while waiting:
        here = waiting.pop()
        if here < len(forest.ranks):
            order[forest.ranks[here]].append(here)
        waiting.extend(reversed(forest.kids[here]))
    return order


def test_of_the_lines_between_two_columns_those_that_cross_another_are_found() -> None:
    some = columns([0, 0, 0, 1, 1, 1], [(3, 0), (4, 0), (3, 1), (5, 2)])
    assert set(crossed_lines(0, [[0, 1, 2], [3, 4, 5]], some)) == {(0, 4), (1, 3)}


def test_siblings_that_cross_nothing_stay_in_the_documents_order() -> None:
    # the fourth reason (5) has to go to the top, next to the other conclusion
    some = columns(
        [0, 0, 1, 1, 1, 1, 1, 2], [(2, 0), (3, 1), (4, 1), (5, 1), (6, 1), (7, 2), (7, 5)]
    )
    order = best_order(some)
    assert crossings(order, some) == 0
    assert [item for item in order[1] if item in {3, 4, 6}] == [3, 4, 6]


@given(any_columns(most=1))
@settings(max_examples=100, deadline=None)
def test_cards_that_each_lead_to_one_card_cross_nothing_and_keep_the_documents_order(
    trees: Columns,
) -> None:
    order = best_order(trees)
    assert crossings(order, trees) == 0
    for item, kids in enumerate(trees.right):
        if kids:
            assert [kid for kid in order[trees.ranks[item] + 1] if kid in kids] == sorted(kids)


def test_whole_branches_change_places() -> None:
    # three conclusions (0, 1, 2) with three reasons each; a ground (12) holds a reason of the first and one of the last
    reasons = [(item, (item - 3) // 3) for item in range(3, 12)]
    grounds = [(12, 4), (12, 10), (13, 3), (14, 6), (15, 7), (16, 8), (17, 9)]
    some = columns([0] * 3 + [1] * 9 + [2] * 6, [*reasons, *grounds])
    assert crossings(forest_of(some).order(), some) > 3
    assert crossings(best_order(some), some) == 0


def test_a_single_card_moves_where_no_whole_branch_gains() -> None:
    some = columns(
        [0, 0, 1, 1, 1, 2, 2, 2, 2],
        [(2, 1), (3, 0), (4, 1), (5, 4), (6, 2), (7, 4), (7, 3), (7, 2), (8, 3), (8, 4), (8, 2)],
    )
    assert crossings(best_order(some), some) < min(crossings(order, some) for order in orders(some))


@given(any_columns(), st.integers(2, 5))
@settings(max_examples=50, deadline=None)
def test_a_start_left_to_chance_keeps_siblings_that_cross_nothing_in_the_documents_order(
    some: Columns, look: int
) -> None:
    forest = forest_of(some, look)
    for siblings in forest.kids:
        tied = [item for item in siblings if not forest.loose[item]]
        assert tied == sorted(tied)


def test_the_longest_way_decides_the_column() -> None:
    assert longest_ranks(3, [(2, 1), (1, 0), (2, 0)]) == [0, 1, 2]


def test_levels_never_fall_and_stay_near_the_wishes() -> None:
    assert isotonic([1.0, 5.0, 3.0, 9.0], [1, 1, 1, 1]) == [1.0, 4.0, 4.0, 9.0]


def test_a_long_text_makes_a_tall_card_but_not_taller_than_six_rows() -> None:
    assert card_height("short") == 74
    assert card_height("word " * 30) > card_height("word " * 12)
    assert card_height("word " * 60) == card_height("x" * 3000) == card_height("字" * 500)


def test_no_column_is_wider_than_its_cards() -> None:
    layout = lay_out(cards("goal a b c d e"), [wire(name, "goal") for name in "abcde"])
    lefts = sorted({x for x, _ in layout.places.values()})
    assert len(lefts) == 2
    assert bisect_right(lefts, layout.places["goal"][0]) == 1
