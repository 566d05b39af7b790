"""The way of each link: points joined by curves that leave and arrive level, so they bend only between columns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.layout.measure import CARD_WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Point = tuple[float, float]

TIP = 13.0  # between an arrow's tip and the card
PORT_STEP = 13.0
JOIN = 44.0  # from the card's edge to the bracket at which linked premises meet
HALF = CARD_WIDTH / 2


@dataclass(frozen=True, slots=True)
class Strand:
    """One premise's part of a link, from a card on the right to a card on the left."""

    link: str
    edge: tuple[int, int]  # right card, left card
    joined: bool = False  # it meets the link's other premises at a bracket
    flipped: bool = False  # the premise stands left: the arrow points right
    against: str | None = None  # for an undercut: the link at whose middle it ends

    def turned(self) -> Strand:
        """Return the strand drawn the other way round, as one that closes a ring is."""
        return replace(self, edge=(self.edge[1], self.edge[0]), flipped=not self.flipped)


@dataclass(frozen=True, slots=True)
class Lane:
    """A strand and the places at which it passes columns, right to left."""

    strand: Strand
    passes: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Leg:
    """A curve from a premise (a card's number in its order) to the link's end or to its bracket."""

    premise: int
    points: tuple[Point, ...]
    arrow: bool  # its last point is the link's end


@dataclass(frozen=True, slots=True)
class Route:
    """A link as it is drawn."""

    link: str
    legs: tuple[Leg, ...]
    trunk: tuple[Point, ...]  # from the bracket to the conclusion; empty without a bracket
    middle: Point  # where an undercut ends
    badge: Point  # where the sign of a flag stands

    def moved(self, right: float, down: float) -> Route:
        """Return the route somewhere else on the sheet."""
        legs = tuple(replace(leg, points=_moved(leg.points, right, down)) for leg in self.legs)
        middle, badge = _moved((self.middle, self.badge), right, down)
        return Route(self.link, legs, _moved(self.trunk, right, down), middle, badge)


def _moved(points: Sequence[Point], right: float, down: float) -> tuple[Point, ...]:
    return tuple((x + right, y + down) for x, y in points)


def curve(points: Sequence[Point], *, steps: int = 12) -> Iterator[Point]:
    """Yield points of the curve that is drawn along way-points: cubic, with level handles of half the distance."""
    for (x0, y0), (x1, y1) in pairwise(points):
        half = (x1 - x0) / 2
        for step in range(steps + 1):
            t = step / steps
            s = 1 - t
            yield (
                s**3 * x0 + 3 * s * s * t * (x0 + half) + 3 * s * t * t * (x1 - half) + t**3 * x1,
                (s**3 + 3 * s * s * t) * y0 + (3 * s * t * t + t**3) * y1,
            )


@dataclass(frozen=True, slots=True)
class _Ports:
    """The heights at which links touch the left and right edges of cards."""

    left: dict[int, float]  # by position of the lane
    right: dict[str, float]  # by link and card


def route_all(
    lanes: Sequence[Lane], places: dict[int, Point], sizes: dict[int, float]
) -> tuple[Route, ...]:
    """Return the route of each link whose strands are given."""
    ports = _Ports(_left_ports(lanes, places, sizes), _right_ports(lanes, places, sizes))
    links: dict[str, list[int]] = {}
    for position, lane in enumerate(lanes):
        links.setdefault(lane.strand.link, []).append(position)
    against = {lane.strand.against for lane in lanes}
    routes: dict[str, Route] = {}
    for link, positions in sorted(
        links.items(), key=lambda item: lanes[item[1][0]].strand.against is not None
    ):
        own = [(lanes[position], ports.left[position]) for position in positions]
        end = routes[own[0][0].strand.against or ""].middle if own[0][0].strand.against else None
        routes[link] = _route(own, ports.right, places, end, undercut=link in against)
    return tuple(routes.values())


def _key(strand: Strand) -> str:
    """Return what shares one port at the left card's right edge: the strands that meet at a bracket."""
    single = strand.flipped or not strand.joined
    return f"{strand.edge[1]} {strand.link} {strand.edge[0] if single else ''}"


def _spread(
    ways: Iterable[tuple[float, int, str]], middle: float, size: float
) -> Iterator[tuple[int, str, float]]:
    """Yield a height for each way that touches one edge, ordered as the ways come in."""
    ordered = sorted(ways)
    step = min(PORT_STEP, (size - 24) / max(1, len(ordered) - 1))
    for place, (_, position, key) in enumerate(ordered):
        yield position, key, middle + (place - (len(ordered) - 1) / 2) * step


def _left_ports(
    lanes: Sequence[Lane], places: dict[int, Point], sizes: dict[int, float]
) -> dict[int, float]:
    touching: dict[int, list[tuple[float, int, str]]] = {}
    for position, lane in enumerate(lanes):
        right, left = lane.strand.edge
        towards = lane.passes[0][1] if lane.passes else places[left][1]
        touching.setdefault(right, []).append((towards, position, ""))
    return {
        position: height
        for card, ways in touching.items()
        for position, _, height in _spread(ways, places[card][1], sizes[card])
    }


def _right_ports(
    lanes: Sequence[Lane], places: dict[int, Point], sizes: dict[int, float]
) -> dict[str, float]:
    touching: dict[int, dict[str, list[float]]] = {}
    for lane in lanes:
        right, left = lane.strand.edge
        if lane.strand.against and not lane.strand.flipped:
            continue
        came = lane.passes[-1][1] if lane.passes else places[right][1]
        touching.setdefault(left, {}).setdefault(_key(lane.strand), []).append(came)
    ports: dict[str, float] = {}
    for card, keys in touching.items():
        ways = [
            (sum(came) / len(came), position, key)
            for position, (key, came) in enumerate(keys.items())
        ]
        ports |= {key: height for _, key, height in _spread(ways, places[card][1], sizes[card])}
    return ports


def _route(
    own: list[tuple[Lane, float]],
    ports: dict[str, float],
    places: dict[int, Point],
    end: Point | None,
    *,
    undercut: bool,
) -> Route:
    """Return one link's route from its lanes and the heights at which they leave their cards."""
    bracket = [pair for pair in own if pair[0].strand.joined and not pair[0].strand.flipped]
    if len(bracket) == 1:
        bracket = []
    singles = sorted(
        (pair for pair in own if pair not in bracket), key=lambda pair: pair[0].strand.flipped
    )
    legs = [_single(lane, port, ports, places, end) for lane, port in singles]
    if not bracket:
        middle, early = _on_last_lane(legs[0], flipped=singles[0][0].strand.flipped)
        return Route(own[0][0].strand.link, tuple(legs), (), middle, early if undercut else middle)
    met, trunk = _bracket(bracket, ports, places)
    middle = trunk[0]
    badge = (middle[0], middle[1] - 26) if undercut else middle
    return Route(own[0][0].strand.link, (*met, *legs), trunk, middle, badge)


def _way(lane: Lane, port: float, places: dict[int, Point]) -> list[Point]:
    """Return the way-points of a lane from the right card's left edge up to the last column it passes."""
    x = places[lane.strand.edge[0]][0]
    points = [(x - HALF, port)]
    for px, py in lane.passes:
        points += [(px + HALF, py), (px - HALF, py)]
    return points


def _single(
    lane: Lane, port: float, ports: dict[str, float], places: dict[int, Point], end: Point | None
) -> Leg:
    """Return the leg of a strand that meets no other."""
    strand = lane.strand
    points = _way(lane, port, places)
    if end is not None and not strand.flipped:
        return Leg(strand.edge[0], (*points, end), arrow=True)
    edge = places[strand.edge[1]][0] + HALF
    height = ports[_key(strand)]
    if strand.flipped:
        turned = ((edge, height), *reversed(points[1:]), (points[0][0] - TIP, points[0][1]))
        return Leg(strand.edge[1], turned, arrow=True)
    return Leg(strand.edge[0], (*points, (edge + TIP, height)), arrow=True)


def _bracket(
    own: list[tuple[Lane, float]], ports: dict[str, float], places: dict[int, Point]
) -> tuple[list[Leg], tuple[Point, ...]]:
    """Return the legs of linked premises up to their bracket, and the trunk from there to the conclusion."""
    strand = own[0][0].strand
    edge = places[strand.edge[1]][0] + HALF
    port = ports[_key(strand)]
    ways = sorted(
        ((_way(lane, height, places), lane) for lane, height in own),
        key=lambda pair: (pair[0][-1][1], pair[1].strand.edge),
    )
    came = sum(points[-1][1] for points, _ in ways) / len(ways)
    meet = (edge + JOIN, port + (came - port) * 0.5)
    step = min(10.0, 60.0 / len(ways))
    legs = [
        Leg(
            lane.strand.edge[0],
            (*points, (meet[0], meet[1] + (place - (len(ways) - 1) / 2) * step)),
            arrow=False,
        )
        for place, (points, lane) in enumerate(ways)
    ]
    return legs, (meet, (edge + TIP, port))


def _on_last_lane(leg: Leg, *, flipped: bool) -> tuple[Point, Point]:
    """Return the middle of the leg's curve beside its left card, and a point of it nearer to the premise."""
    pair = leg.points[:2] if flipped else leg.points[-2:]
    (x0, y0), (x1, y1) = pair
    return ((x0 + x1) / 2, (y0 + y1) / 2), list(curve(pair, steps=10))[2]
