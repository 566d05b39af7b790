"""Layered drawing: conclusions left, their premises right of them, in columns of cards.

Pure and deterministic: the same cards and links give the same drawing. The steps are those of
Sugiyama's method: layering, crossing reduction, coordinate assignment, edge routing. Edges run
level through free lanes between cards and bend only between columns, so none is behind a card.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import add, sub

import networkx as nx

from argmap.layout.coordinates import CARD_GAP, heights_of
from argmap.layout.crossings import best_order
from argmap.layout.layering import Ends, Layers, back_edges, components, short_layers
from argmap.layout.routing import Edge, Lane, Point, Route, route_all
from argmap.layout.text_metrics import CARD_WIDTH

COLUMN_GAP = 94.0
COMPONENT_GAP = 54.0
GRID_GAP = 26.0
LEAST_COLUMNS = 3  # of the grid of unlinked cards, if the map is narrow
_PITCH = CARD_WIDTH + COLUMN_GAP


@dataclass(frozen=True, slots=True)
class Card:
    """A card to be placed; sizes are in pixels."""

    id: str
    height: float
    width: float = CARD_WIDTH


@dataclass(frozen=True, slots=True)
class Wire:
    """A link to be drawn; the target of an undercut is a link's id."""

    id: str
    premises: tuple[str, ...]
    target: str
    undercut: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A drawing from 0, 0: the middle of each card, the route of each link, and its size."""

    places: dict[str, Point]
    routes: tuple[Route, ...]
    width: float
    height: float


def lay_out(cards: Sequence[Card], wires: Sequence[Wire]) -> Layout:
    """Return the drawing of cards and links, both in the order of the document."""
    return _laid_out(tuple(cards), tuple(wires))


@lru_cache(maxsize=4)  # most corrections of a document leave its layout as it is
def _laid_out(cards: tuple[Card, ...], wires: tuple[Wire, ...]) -> Layout:
    edges = _edges(cards, wires)
    groups = components(len(cards), [edge.ends for edge in edges])
    by_card: dict[int, list[Edge]] = {}
    for edge in edges:
        by_card.setdefault(edge.ends[0], []).append(edge)
    drawn = [
        _draw(group, [edge for card in group for edge in by_card.get(card, ())], cards)
        for group in groups
        if len(group) > 1
    ]
    drawn.sort(key=lambda component: -len(component.places))
    alone = [cards[group[0]] for group in groups if len(group) == 1]
    return _assemble(drawn, alone, wires)


def _edges(cards: Sequence[Card], wires: Sequence[Wire]) -> list[Edge]:
    """Return an edge for each premise of each link, without cycles; undercuts follow their link."""
    number = {card.id: position for position, card in enumerate(cards)}
    plain = [
        Edge(wire.id, (number[premise], number[wire.target]), joined=len(wire.premises) > 1)
        for wire in wires
        if not wire.undercut
        for premise in wire.premises
    ]
    back = back_edges(len(number), [edge.ends for edge in plain])
    plain = [edge.turned() if at in back else edge for at, edge in enumerate(plain)]
    targets: dict[str, int] = {}
    for edge in plain:
        if edge.link not in targets or not edge.reversed:
            targets[edge.link] = edge.ends[1]
    undercuts = [
        Edge(wire.id, (number[premise], targets[wire.target]), against=wire.target)
        for wire in wires
        if wire.undercut and wire.target in targets
        for premise in wire.premises
    ]
    by_link: dict[str, list[Edge]] = {}
    for edge in (*plain, *_acyclic(undercuts, plain)):
        by_link.setdefault(edge.against or edge.link, []).append(edge)
    return list(chain.from_iterable(by_link.values()))


def _acyclic(undercuts: list[Edge], plain: list[Edge]) -> list[Edge]:
    """Return undercuts, turned if they would close a cycle; one to its own card is left out."""
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_edges_from(edge.ends for edge in plain)
    kept = []
    for edge in undercuts:
        start, end = edge.ends
        if start == end:
            continue
        graph.add_nodes_from(edge.ends)
        kept.append(edge.turned() if nx.has_path(graph, end, start) else edge)
        graph.add_edge(*kept[-1].ends)
    return kept


def _draw(group: list[int], edges: list[Edge], cards: Sequence[Card]) -> Layout:
    local = {card: position for position, card in enumerate(group)}
    ends = [(local[edge.ends[0]], local[edge.ends[1]]) for edge in edges]
    layers, dummies = _with_dummies(short_layers(len(group), ends), ends)
    sizes = [cards[card].height for card in group] + [0.0] * (len(layers.ranks) - len(group))
    heights = heights_of(best_order(layers), layers, sizes)
    halves = [size / 2 for size in sizes]
    top = min(map(sub, heights, halves)) - CARD_GAP / 2
    bottom = max(map(add, heights, halves)) - top + CARD_GAP / 2
    columns = [CARD_WIDTH / 2 + _PITCH * rank for rank in layers.ranks]
    points = [(x, height - top) for x, height in zip(columns, heights, strict=True)]
    places = dict(zip(group, points, strict=False))
    lanes = [
        Lane(edge, tuple(points[node] for node in passed))
        for edge, passed in zip(edges, dummies, strict=True)
    ]
    routes = route_all(lanes, places, {card: cards[card].height for card in group})
    middles = {cards[card].id: place for card, place in places.items()}
    return Layout(middles, routes, CARD_WIDTH + _PITCH * max(layers.ranks), bottom)


def _with_dummies(ranks: list[int], edges: list[Ends]) -> tuple[Layers, list[list[int]]]:
    """Return the layers with a dummy node wherever an edge passes one, and each edge's dummies."""
    every = list(ranks)
    steps: list[Ends] = []  # from node to node, one layer to the left
    dummies: list[list[int]] = []
    for premise, conclusion in edges:
        passed = range(ranks[premise] - 1, ranks[conclusion], -1)
        chain = list(range(len(every), len(every) + len(passed)))
        every += passed
        steps += zip((premise, *chain), (*chain, conclusion), strict=True)
        dummies.append(chain)
    left: list[list[int]] = [[] for _ in every]
    right: list[list[int]] = [[] for _ in every]
    for here, there in steps:
        left[here].append(there)
        right[there].append(here)
    return Layers(tuple(every), tuple(map(tuple, left)), tuple(map(tuple, right))), dummies


def _assemble(components: list[Layout], alone: list[Card], wires: Sequence[Wire]) -> Layout:
    """Return one drawing: rows of components, the largest first, then a grid of unlinked cards."""
    least = min(len(alone), LEAST_COLUMNS) * (CARD_WIDTH + GRID_GAP) - GRID_GAP
    width = max(0.0, least, *(component.width for component in components))
    places: dict[str, Point] = {}
    routes: dict[str, Route] = {}
    left = top = tallest = 0.0
    for each in components:
        if left and left + each.width > width:
            left, top, tallest = 0.0, top + tallest + COMPONENT_GAP, 0.0
        places |= {card: (x + left, y + top) for card, (x, y) in each.places.items()}
        routes |= {route.link: route.moved(left, top) for route in each.routes}
        left, tallest = left + each.width + COLUMN_GAP, max(tallest, each.height)
    height = top + tallest
    if alone:
        grid, height = _grid(alone, width, height + (COMPONENT_GAP if components else 0.0))
        places |= grid
    in_order = tuple(routes[wire.id] for wire in wires if wire.id in routes)
    return Layout(places, in_order, width, height)


def _grid(cards: list[Card], width: float, top: float) -> tuple[dict[str, Point], float]:
    pitch = CARD_WIDTH + GRID_GAP
    across = max(1, int((width + GRID_GAP) // pitch))
    places: dict[str, Point] = {}
    for first in range(0, len(cards), across):
        row = cards[first : first + across]
        for column, card in enumerate(row):
            places[card.id] = (CARD_WIDTH / 2 + column * pitch, top + card.height / 2)
        top += max(card.height for card in row) + GRID_GAP
    return places, top - GRID_GAP
