from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.layout.crossings import best_order, crossed_edges, crossings
from argmap.layout.forest import Forest, forest_of, mirror, move, orders, untangle
from argmap.layout.layering import Layers


def layers(ranks: list[int], edges: list[tuple[int, int]]) -> Layers:
    """Return layers of nodes; each edge leads from a node to one a layer further left."""
    left = tuple(tuple(end for start, end in edges if start == node) for node in range(len(ranks)))
    right = tuple(tuple(start for start, end in edges if end == node) for node in range(len(ranks)))
    return Layers(tuple(ranks), left, right)


@st.composite
def any_layers(draw: st.DrawFn, most: int = 3) -> Layers:
    """Layers whose nodes have some edges to the layer on their left, also parallel ones."""
    ranks = sorted(draw(st.lists(st.integers(0, 3), min_size=2, max_size=18)))
    edges: list[tuple[int, int]] = []
    for node, rank in enumerate(ranks):
        ends = [end for end, there in enumerate(ranks) if there == rank - 1]
        picked = draw(st.lists(st.sampled_from(ends), min_size=1, max_size=most)) if ends else []
        edges += [(node, end) for end in picked]
    return layers(ranks, edges)


def test_crossings_are_counted() -> None:
    crossed = layers([0, 0, 1, 1], [(2, 1), (3, 0)])
    assert crossings([[0, 1], [2, 3]], crossed) == 1
    assert crossings([[0, 1], [3, 2]], crossed) == 0


@given(any_layers(), st.integers(0, 3), st.data())
@settings(max_examples=300, deadline=None)
def test_a_subtree_moves_to_the_best_place_among_its_siblings_and_returns_the_gain(
    some: Layers, look: int, data: st.DataObject
) -> None:
    forest = forest_of(some, look)
    siblings = data.draw(st.sampled_from([children for children in forest.children if children]))
    subtree = data.draw(st.sampled_from(siblings))
    before = crossings(forest.order(), some)
    others = [child for child in siblings if child != subtree]
    counts = []
    for place in range(len(siblings)):
        siblings[:] = [*others[:place], subtree, *others[place:]]
        counts.append(crossings(in_tree_order(forest), some))
    siblings[:] = sorted(siblings, key=forest.position.__getitem__)
    assert move(subtree, siblings, forest) == before - min(counts)
    assert crossings(forest.order(), some) == min(counts)
    assert forest.order() == in_tree_order(forest)


@given(any_layers(), st.integers(0, 3), st.data())
@settings(max_examples=200, deadline=None)
def test_a_subtree_is_mirrored_only_if_that_saves_crossings(
    some: Layers, look: int, data: st.DataObject
) -> None:
    forest = forest_of(some, look)
    before = crossings(forest.order(), some)
    gain = mirror(data.draw(st.integers(0, len(some.ranks) - 1)), forest)
    assert gain >= 0
    assert crossings(forest.order(), some) == before - gain
    assert forest.order() == in_tree_order(forest)


@given(any_layers(), st.integers(0, 3))
@settings(max_examples=100, deadline=None)
def test_every_node_stays_in_its_layer_when_subtrees_are_moved(some: Layers, look: int) -> None:
    forest = forest_of(some, look)
    untangle(forest, 1_000_000)
    assert [sorted(column) for column in forest.order()] == [
        [node for node, rank in enumerate(some.ranks) if rank == at]
        for at in range(max(some.ranks) + 1)
    ]
    assert forest.order() == in_tree_order(forest)


def in_tree_order(forest: Forest) -> list[list[int]]:
    """Return the order that follows from the children, worked out from the start."""
    order: list[list[int]] = [[] for _ in forest.layers]
    waiting = [len(forest.ranks)]
    while waiting:
        here = waiting.pop()
        if here < len(forest.ranks):
            order[forest.ranks[here]].append(here)
        waiting.extend(reversed(forest.children[here]))
    return order


def test_crossed_edges_between_two_layers_are_found() -> None:
    some = layers([0, 0, 0, 1, 1, 1], [(3, 0), (4, 0), (3, 1), (5, 2)])
    assert set(crossed_edges(0, [[0, 1, 2], [3, 4, 5]], some)) == {(0, 4), (1, 3)}


def test_siblings_that_cross_nothing_stay_in_the_documents_order() -> None:
    # the fourth reason (5) has to go to the top, next to the other conclusion
    some = layers(
        [0, 0, 1, 1, 1, 1, 1, 2], [(2, 0), (3, 1), (4, 1), (5, 1), (6, 1), (7, 2), (7, 5)]
    )
    order = best_order(some)
    assert crossings(order, some) == 0
    assert [node for node in order[1] if node in {3, 4, 6}] == [3, 4, 6]


@given(any_layers(most=1))
@settings(max_examples=100, deadline=None)
def test_cards_that_each_lead_to_one_card_cross_nothing_and_keep_the_documents_order(
    trees: Layers,
) -> None:
    order = best_order(trees)
    assert crossings(order, trees) == 0
    for node, children in enumerate(trees.right):
        if children:
            assert [child for child in order[trees.ranks[node] + 1] if child in children] == sorted(
                children
            )


def test_whole_subtrees_change_places() -> None:
    # three conclusions (0, 1, 2) with three reasons each; a ground (12) supports a reason of the
    # first and one of the last
    reasons = [(node, (node - 3) // 3) for node in range(3, 12)]
    grounds = [(12, 4), (12, 10), (13, 3), (14, 6), (15, 7), (16, 8), (17, 9)]
    some = layers([0] * 3 + [1] * 9 + [2] * 6, [*reasons, *grounds])
    assert crossings(forest_of(some).order(), some) > 3
    assert crossings(best_order(some), some) == 0


def test_a_single_node_moves_where_no_subtree_gains() -> None:
    some = layers(
        [0, 0, 1, 1, 1, 2, 2, 2, 2],
        [(2, 1), (3, 0), (4, 1), (5, 4), (6, 2), (7, 4), (7, 3), (7, 2), (8, 3), (8, 4), (8, 2)],
    )
    assert crossings(best_order(some), some) < min(crossings(order, some) for order in orders(some))


@given(any_layers(), st.integers(2, 5))
@settings(max_examples=50, deadline=None)
def test_a_random_start_keeps_siblings_that_cross_nothing_in_the_documents_order(
    some: Layers, look: int
) -> None:
    forest = forest_of(some, look)
    for siblings in forest.children:
        tied = [node for node in siblings if not forest.loose[node]]
        assert tied == sorted(tied)
