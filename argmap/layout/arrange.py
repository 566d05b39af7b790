"""Where cards and links stand on the map: layered, left to right, the conclusion left and its premises right.

Pure and deterministic: the same cards and links give the same drawing. Links run level through free
lanes between cards and bend only between columns, so none passes behind a card.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.layout.measure import CARD_WIDTH
from argmap.layout.order import best_order
from argmap.layout.placing import CARD_GAP, heights_at
from argmap.layout.ranks import Columns, components, ring_edges, short_ranks
from argmap.layout.routes import Lane, Route, Strand, route_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.layout.routes import Point

COLUMN_GAP = 94.0
COMPONENT_GAP = 54.0
GRID_GAP = 26.0
LEAST_COLUMNS = 3  # how wide the grid of unlinked cards may be where the map is narrow


@dataclass(frozen=True, slots=True)
class Card:
    """A card to be placed."""

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
    """A drawing: the middle of each card, the way of each link, and the size of it all, from 0, 0."""

    places: dict[str, Point]
    routes: tuple[Route, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Piece:
    """The drawing of cards that hang together, from 0, 0."""

    places: dict[int, Point]
    routes: tuple[Route, ...]
    width: float
    height: float


def lay_out(cards: Sequence[Card], wires: Sequence[Wire]) -> Layout:
    """Return the drawing of cards and links, both in the order of the document."""
    strands = _strands(cards, wires)
    groups = components(len(cards), [strand.edge for strand in strands])
    by_card: dict[int, list[Strand]] = {}
    for strand in strands:
        by_card.setdefault(strand.edge[0], []).append(strand)
    linked = [
        _draw(group, [strand for card in group for strand in by_card.get(card, ())], cards)
        for group in groups
        if len(group) > 1
    ]
    linked.sort(key=lambda piece: -len(piece.places))
    alone = [group[0] for group in groups if len(group) == 1]
    return _assemble(linked, alone, cards, wires)


def _strands(cards: Sequence[Card], wires: Sequence[Wire]) -> list[Strand]:
    """Return a strand for each premise of each link, from a card to the card at the link's end, free of rings."""
    number = {card.id: position for position, card in enumerate(cards)}
    plain = [
        Strand(wire.id, (number[premise], number[wire.target]), joined=len(wire.premises) > 1)
        for wire in wires
        if not wire.undercut
        for premise in wire.premises
    ]
    closing = ring_edges(len(cards), [strand.edge for strand in plain])
    plain = [
        strand.turned() if position in closing else strand for position, strand in enumerate(plain)
    ]
    ends = {strand.link: strand.edge[1] for strand in reversed(plain)}
    ends |= {strand.link: strand.edge[1] for strand in plain if not strand.flipped}
    under = [
        Strand(wire.id, (number[premise], ends[wire.target]), against=wire.target)
        for wire in wires
        if wire.undercut and wire.target in ends
        for premise in wire.premises
        if number[premise] != ends[wire.target]
    ]
    return _in_reading_order(plain, _without_rings(under, plain))


def _without_rings(under: list[Strand], plain: list[Strand]) -> list[Strand]:
    """Return the strands of undercuts, turned where one would close a ring; the links they speak against stay."""
    ways: dict[int, list[int]] = {}
    for strand in plain:
        ways.setdefault(strand.edge[0], []).append(strand.edge[1])
    kept = []
    for strand in under:
        start, end = strand.edge
        kept.append(strand.turned() if _leads(end, start, ways) else strand)
        ways.setdefault(kept[-1].edge[0], []).append(kept[-1].edge[1])
    return kept


def _leads(start: int, end: int, ways: dict[int, list[int]]) -> bool:
    """Return whether a card leads to another, over any number of steps."""
    seen, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        if here == end:
            return True
        new = [there for there in ways.get(here, ()) if there not in seen]
        seen.update(new)
        waiting.extend(new)
    return False


def _in_reading_order(plain: list[Strand], under: list[Strand]) -> list[Strand]:
    """Return the strands with each undercut right after the link that it speaks against."""
    last = {strand.link: position for position, strand in enumerate(plain)}
    keyed = [((position, 0), strand) for position, strand in enumerate(plain)]
    keyed += [((last[strand.against or ""], 1), strand) for strand in under]
    return [strand for _, strand in sorted(keyed, key=lambda pair: pair[0])]


def _draw(group: list[int], strands: list[Strand], cards: Sequence[Card]) -> _Piece:
    """Return the drawing of one group of cards that hang together."""
    local = {card: position for position, card in enumerate(group)}
    edges = [(local[strand.edge[0]], local[strand.edge[1]]) for strand in strands]
    ranks = short_ranks(len(group), edges)
    columns, chains = _columns(ranks, edges)
    sizes = [cards[card].height for card in group] + [0.0] * (len(columns.ranks) - len(group))
    order = best_order(columns)
    places = heights_at(order, columns, sizes)
    top = min(place - size / 2 for place, size in zip(places, sizes, strict=True)) - CARD_GAP / 2
    pitch = CARD_WIDTH + COLUMN_GAP
    points = {
        card: (CARD_WIDTH / 2 + pitch * ranks[local[card]], places[local[card]] - top)
        for card in group
    }
    lanes = [
        Lane(
            strand,
            tuple(
                (CARD_WIDTH / 2 + pitch * columns.ranks[item], places[item] - top) for item in chain
            ),
        )
        for strand, chain in zip(strands, chains, strict=True)
    ]
    bottom = (
        max(place + size / 2 for place, size in zip(places, sizes, strict=True))
        - top
        + CARD_GAP / 2
    )
    routes = route_all(lanes, points, {card: cards[card].height for card in group})
    return _Piece(points, routes, CARD_WIDTH + pitch * max(ranks), bottom)


def _columns(ranks: list[int], edges: list[tuple[int, int]]) -> tuple[Columns, list[list[int]]]:
    """Return the columns with a stand-in wherever a link passes one, and each link's stand-ins, right to left."""
    every = list(ranks)
    left: list[list[int]] = [[] for _ in ranks]
    right: list[list[int]] = [[] for _ in ranks]
    chains: list[list[int]] = []
    for premise, conclusion in edges:
        chain: list[int] = []
        here = premise
        for rank in range(ranks[premise] - 1, ranks[conclusion], -1):
            chain.append(len(every))
            every.append(rank)
            left.append([])
            right.append([])
        for there in (*chain, conclusion):
            left[here].append(there)
            right[there].append(here)
            here = there
        chains.append(chain)
    return Columns(tuple(every), tuple(map(tuple, left)), tuple(map(tuple, right))), chains


def _assemble(
    pieces: list[_Piece], alone: list[int], cards: Sequence[Card], wires: Sequence[Wire]
) -> Layout:
    """Return all pieces on one sheet: rows of pieces, the largest first, then a grid of the unlinked cards."""
    pitch = CARD_WIDTH + COLUMN_GAP
    width = max(
        [piece.width for piece in pieces]
        + [min(len(alone), LEAST_COLUMNS) * (CARD_WIDTH + GRID_GAP) - GRID_GAP, 0.0]
    )
    places: dict[str, Point] = {}
    routes: dict[str, Route] = {}
    left = top = tallest = 0.0
    for piece in pieces:
        if left and left + piece.width > width:
            left, top, tallest = 0.0, top + tallest + COMPONENT_GAP, 0.0
        places |= {cards[card].id: (x + left, y + top) for card, (x, y) in piece.places.items()}
        routes |= {route.link: route.moved(left, top) for route in piece.routes}
        left, tallest = left + piece.width + pitch - CARD_WIDTH, max(tallest, piece.height)
    bottom = top + tallest + (COMPONENT_GAP if pieces and alone else 0.0)
    grid, height = _grid(alone, cards, width, bottom)
    return Layout(
        places | grid, tuple(routes[wire.id] for wire in wires if wire.id in routes), width, height
    )


def _grid(
    alone: list[int], cards: Sequence[Card], width: float, top: float
) -> tuple[dict[str, Point], float]:
    """Return the middles of the unlinked cards, row by row, and where the last row ends."""
    across = max(1, int((width + GRID_GAP) // (CARD_WIDTH + GRID_GAP)))
    places: dict[str, Point] = {}
    for first in range(0, len(alone), across):
        row = [cards[card] for card in alone[first : first + across]]
        tallest = max(card.height for card in row)
        for column, card in enumerate(row):
            places[card.id] = (
                CARD_WIDTH / 2 + column * (CARD_WIDTH + GRID_GAP),
                top + card.height / 2,
            )
        top += tallest + GRID_GAP
    return places, top - (GRID_GAP if alone else 0.0)
