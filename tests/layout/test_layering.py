from __future__ import annotations

from argmap.layout.layering import back_edges, components, longest_path_layers, short_layers


def test_the_longest_path_decides_the_layer() -> None:
    assert longest_path_layers(3, [(2, 1), (1, 0), (2, 0)]) == [0, 1, 2]


def test_an_edge_that_closes_a_cycle_is_a_back_edge() -> None:
    assert back_edges(3, [(0, 1), (1, 2), (2, 0)]) == {2}
    assert back_edges(3, [(0, 1), (1, 2), (0, 2)]) == set()
    assert back_edges(2, [(0, 1), (1, 0), (1, 0)]) == {1, 2}


def test_cards_that_are_linked_form_a_component() -> None:
    assert components(5, [(4, 1), (1, 0), (3, 2)]) == [[0, 1, 4], [2, 3]]


def test_a_card_moves_right_if_that_shortens_more_edges_than_it_lengthens() -> None:
    # card 1 could be next to 0, but it has two premises that are far right
    edges = [(1, 0), (2, 0), (3, 2), (4, 3), (5, 4), (5, 1), (6, 4), (6, 1)]

    assert longest_path_layers(7, edges)[1] == 1
    assert short_layers(7, edges)[1] == 3
