"""Edge routing: points joined by curves that leave and arrive level and bend between columns."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from argmap.layout.layering import Ends
from argmap.layout.text_metrics import CARD_WIDTH

Point = tuple[float, float]
_Port = tuple[int, str, int | None]
_Way = TypeVar("_Way")

TIP = 13.0  # between an arrow's tip and the card
PORT_STEP = 13.0
JOIN = 44.0  # from the card's edge to the bracket at which linked premises meet
HALF = CARD_WIDTH / 2


@dataclass(frozen=True, slots=True)
class Edge:
    """One premise's part of a link, from a card on the right to a card on the left."""

    link: str
    ends: Ends  # right card, left card
    joined: bool = False  # it meets the link's other premises at a bracket
    reversed: bool = False  # the premise is on the left: the arrow points right
    against: str | None = None  # for an undercut: the link at whose middle it ends

    def turned(self) -> "Edge":
        """Return the edge drawn the other way round, as one that closes a cycle is."""
        return replace(self, ends=self.ends[::-1], reversed=not self.reversed)

    @property
    def in_bracket(self) -> bool:
        """Return whether it ends at its link's bracket."""
        return self.joined and not self.reversed

    @property
    def port(self) -> _Port:
        """Return what shares one port at the left card: the edges that meet at a bracket."""
        return self.ends[1], self.link, None if self.in_bracket else self.ends[0]


@dataclass(frozen=True, slots=True)
class Lane:
    """An edge and the points at which it passes columns, right to left."""

    edge: Edge
    passes: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Leg:
    """A curve from a premise (a card's number in its order) to the link's end or its bracket."""

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
    badge: Point  # where the sign of a flag is

    def moved(self, right: float, down: float) -> "Route":
        """Return the route somewhere else in the drawing."""
        legs = tuple(replace(leg, points=_moved(leg.points, right, down)) for leg in self.legs)
        middle, badge = _moved((self.middle, self.badge), right, down)
        return Route(self.link, legs, _moved(self.trunk, right, down), middle, badge)


def _moved(points: Sequence[Point], right: float, down: float) -> tuple[Point, ...]:
    return tuple((x + right, y + down) for x, y in points)


def curve(points: Sequence[Point], *, steps: int = 12) -> Iterator[Point]:
    """Yield points of the cubic curve along way-points, with level handles of half the distance."""
    for (x0, y0), (x1, y1) in pairwise(points):
        half = (x1 - x0) / 2
        for step in range(steps + 1):
            t = step / steps
            s = 1 - t
            yield (
                s**3 * x0 + 3 * s * s * t * (x0 + half) + 3 * s * t * t * (x1 - half) + t**3 * x1,
                (s**3 + 3 * s * s * t) * y0 + (3 * s * t * t + t**3) * y1,
            )


def route_all(
    lanes: Sequence[Lane], places: dict[int, Point], sizes: dict[int, float]
) -> tuple[Route, ...]:
    """Return the route of each link whose edges are given, those of undercuts last."""
    router = _Router(places, *_ports_of(lanes, places, sizes))
    links: dict[str, list[Lane]] = defaultdict(list)
    for lane in lanes:
        links[lane.edge.link].append(lane)
    undercut = {lane.edge.against for lane in lanes}
    routes: dict[str, Route] = {}
    for link, own in sorted(links.items(), key=lambda item: item[1][0].edge.against is not None):
        against = own[0].edge.against
        end = routes[against].middle if against else None
        routes[link] = router.route(own, end, undercut=link in undercut)
    return tuple(routes.values())


def _ports_of(
    lanes: Sequence[Lane], places: dict[int, Point], sizes: dict[int, float]
) -> tuple[dict[Edge, float], dict[_Port, float]]:
    """Return the heights at which edges touch the left side of cards, and the right side."""
    left: dict[int, dict[Edge, list[float]]] = defaultdict(lambda: defaultdict(list))
    right: dict[int, dict[_Port, list[float]]] = defaultdict(lambda: defaultdict(list))
    for lane in lanes:
        start, end = lane.edge.ends
        left[start][lane.edge].append((lane.passes or (places[end],))[0][1])
        if lane.edge.reversed or not lane.edge.against:
            right[end][lane.edge.port].append((lane.passes or (places[start],))[-1][1])
    return _spread(left, places, sizes), _spread(right, places, sizes)


def _spread(
    sides: dict[int, dict[_Way, list[float]]], places: dict[int, Point], sizes: dict[int, float]
) -> dict[_Way, float]:
    """Return a height for each way that touches a side of a card, in the order they come in."""
    heights: dict[_Way, float] = {}
    for card, ways in sides.items():
        means = {way: sum(came) / len(came) for way, came in ways.items()}
        step = min(PORT_STEP, (sizes[card] - 24) / max(1, len(ways) - 1))
        for at, way in enumerate(sorted(means, key=means.__getitem__)):
            heights[way] = places[card][1] + (at - (len(ways) - 1) / 2) * step
    return heights


@dataclass(frozen=True, slots=True)
class _Router:
    places: dict[int, Point]
    left: dict[Edge, float]
    right: dict[_Port, float]

    def route(self, lanes: list[Lane], end: Point | None, *, undercut: bool) -> Route:
        """Return one link's route; `end` is where an undercut ends."""
        link = lanes[0].edge.link
        bracket = [lane for lane in lanes if lane.edge.in_bracket]
        if len(bracket) == 1:
            bracket = []
        singles = [lane for lane in lanes if lane not in bracket]
        singles.sort(key=lambda lane: lane.edge.reversed)
        legs = [self._single(lane, end) for lane in singles]
        if not bracket:
            middle, early = _on_last_lane(legs[0], from_left=singles[0].edge.reversed)
            return Route(link, tuple(legs), (), middle, early if undercut else middle)
        met, trunk = self._bracket(bracket)
        x, y = middle = trunk[0]
        return Route(link, (*met, *legs), trunk, middle, (x, y - 26) if undercut else middle)

    def _way(self, lane: Lane) -> list[Point]:
        """Return the points from the right card's left side up to the last column it passes."""
        points = [(self.places[lane.edge.ends[0]][0] - HALF, self.left[lane.edge])]
        for x, y in lane.passes:
            points += [(x + HALF, y), (x - HALF, y)]
        return points

    def _arrival(self, edge: Edge) -> Point:
        return self.places[edge.ends[1]][0] + HALF, self.right[edge.port]

    def _single(self, lane: Lane, end: Point | None) -> Leg:
        edge, points = lane.edge, self._way(lane)
        if end is not None and not edge.reversed:
            return Leg(edge.ends[0], (*points, end), arrow=True)
        x, y = self._arrival(edge)
        if edge.reversed:
            tip = (points[0][0] - TIP, points[0][1])
            return Leg(edge.ends[1], ((x, y), *reversed(points[1:]), tip), arrow=True)
        return Leg(edge.ends[0], (*points, (x + TIP, y)), arrow=True)

    def _bracket(self, lanes: list[Lane]) -> tuple[list[Leg], tuple[Point, ...]]:
        """Return the legs of linked premises up to their bracket, and the trunk from there."""
        x, y = self._arrival(lanes[0].edge)
        ways = [(self._way(lane), lane.edge.ends) for lane in lanes]
        ways.sort(key=lambda way: (way[0][-1][1], way[1]))
        came = sum(points[-1][1] for points, _ in ways) / len(ways)
        meet = (x + JOIN, y + (came - y) * 0.5)
        step = min(10.0, 60.0 / len(ways))
        offsets = [(at - (len(ways) - 1) / 2) * step for at in range(len(ways))]
        legs = [
            Leg(ends[0], (*points, (meet[0], meet[1] + offset)), arrow=False)
            for (points, ends), offset in zip(ways, offsets, strict=True)
        ]
        return legs, (meet, (x + TIP, y))


def _on_last_lane(leg: Leg, *, from_left: bool) -> tuple[Point, Point]:
    """Return the middle of the curve next to the left card, and a point nearer to the premise."""
    pair = leg.points[:2] if from_left else leg.points[-2:]
    (x0, y0), (x1, y1) = pair
    return ((x0 + x1) / 2, (y0 + y1) / 2), list(curve(pair, steps=10))[2]
