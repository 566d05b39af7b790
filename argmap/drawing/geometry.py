"""The map in whole pixels: the places of cards, lines and signs, for script, picture and print."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import floor, hypot

from argmap.layout.layered import Card, Layout, Wire, lay_out
from argmap.layout.routing import Point, Route
from argmap.layout.sheets import Area
from argmap.layout.text_metrics import CARD_WIDTH, card_height
from argmap.model import LEVELS, Annotation, Flag, Link, Statement

MOST_ON_MAP = 5000  # statements; beyond that the page is text and outline
_SIGN = 30  # pixels between the middles of two signs, so that neither covers the other
_ALONG = (0.35, 0.65, 0.22, 0.78)  # where on its link a sign can be instead of its middle

Pixel = tuple[int, int]


@dataclass(frozen=True, slots=True)
class DrawnCard:
    """A statement's place on the map."""

    statement: Statement
    flags: tuple[Flag, ...]  # not answered, the most serious first
    area: Area

    @property
    def height(self) -> int:
        """Return the height in pixels."""
        return self.area.bottom - self.area.top


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A line from a premise to the link's end or to its bracket."""

    premise: str
    points: tuple[Pixel, ...]
    arrow: bool  # it ends with the link's tip


@dataclass(frozen=True, slots=True)
class DrawnLink:
    """A link's lines on the map."""

    link: Link
    flags: tuple[Flag, ...]  # not answered, the most serious first
    lines: tuple[DrawnLine, ...]  # in the order of the premises
    trunk: tuple[Pixel, ...]  # from the bracket to the conclusion; empty without a bracket
    sign: Pixel


@dataclass(frozen=True, slots=True)
class ArgumentMap:
    """All that is drawn, in file order; a link that has no line is not among the links."""

    cards: tuple[DrawnCard, ...]
    links: tuple[DrawnLink, ...]
    width: float
    height: float


def to_map(annotation: Annotation, flags: Sequence[Flag]) -> ArgumentMap:
    """Return the map of an annotation, empty if it has more than MOST_ON_MAP statements."""
    layout = layout_of(annotation)
    held = flags_by_holder(flags)
    signs = sign_places(layout, held)
    routes = {route.link: route for route in layout.routes}
    cards = tuple(
        DrawnCard(each, held.get(each.id, ()), _area(each, layout.places[each.id]))
        for each in annotation.statements
        if each.id in layout.places
    )
    ids = [each.id for each in annotation.statements]
    links = tuple(
        _link(each, held.get(each.id, ()), routes[each.id], signs[each.id], ids)
        for each in annotation.links
        if each.id in routes
    )
    return ArgumentMap(cards, links, layout.width, layout.height)


def layout_of(annotation: Annotation) -> Layout:
    """Return the layout; with too many statements for a map, an empty one."""
    if len(annotation.statements) > MOST_ON_MAP:
        return lay_out((), ())
    cards = [Card(statement.id, card_height(statement.text)) for statement in annotation.statements]
    wires = [
        Wire(link.id, link.premises, link.conclusion, undercut=link.kind == "undercut")
        for link in annotation.links
    ]
    return lay_out(cards, wires)


def whole(value: float) -> int:
    """Return a coordinate as a whole pixel, halves rounded up."""
    return floor(value + 0.5)


def _area(statement: Statement, middle: Point) -> Area:
    height = card_height(statement.text)
    left, top = whole(middle[0] - CARD_WIDTH / 2), whole(middle[1] - height / 2)
    return Area(left, top, left + CARD_WIDTH, top + height)


def _link(
    link: Link, flags: tuple[Flag, ...], route: Route, sign: Point, ids: Sequence[str]
) -> DrawnLink:
    lines = [DrawnLine(ids[leg.premise], _pixels(leg.points), leg.arrow) for leg in route.legs]
    lines.sort(key=lambda line: link.premises.index(line.premise))
    return DrawnLink(link, flags, tuple(lines), _pixels(route.trunk), _pixels((sign,))[0])


def _pixels(points: Sequence[Point]) -> tuple[Pixel, ...]:
    return tuple((whole(x), whole(y)) for x, y in points)


def flags_by_holder(flags: Sequence[Flag]) -> dict[str, tuple[Flag, ...]]:
    """Return the flags that are not answered, by link or statement, most serious first."""
    found: dict[str, tuple[Flag, ...]] = {}
    for flag in sorted(flags, key=lambda flag: LEVELS.index(flag.level)):
        holder = flag.link or flag.statement or ""
        if flag.state != "answered":
            found[holder] = (*found.get(holder, ()), flag)
    return found


def sign_places(layout: Layout, flagged: Mapping[str, object]) -> dict[str, Point]:
    """Return each link's place for a sign; those that would cover one another are moved apart."""
    places = {route.link: route.badge for route in layout.routes}
    taken: dict[Pixel, list[Point]] = defaultdict(list)  # by squares as wide as a sign
    for route in layout.routes:
        if route.link not in flagged:
            continue
        tried = [route.badge, *(_along(route, share) for share in _ALONG)]
        place = next((each for each in tried if _is_free(each, taken)), route.badge)
        places[route.link] = place
        taken[_square(place)].append(place)
    return places


def _square(place: Point) -> Pixel:
    return int(place[0] // _SIGN), int(place[1] // _SIGN)


def _is_free(place: Point, taken: Mapping[Pixel, Sequence[Point]]) -> bool:
    x, y = _square(place)
    squares = product((x - 1, x, x + 1), (y - 1, y, y + 1))
    near = [other for square in squares for other in taken.get(square, ())]
    return all(hypot(place[0] - other[0], place[1] - other[1]) > _SIGN for other in near)


def _along(route: Route, share: float) -> Point:
    (x0, y0), (x1, y1) = route.legs[0].points[-2:]
    across, down = 1.5 * share * (1 - share) + share**3, 3 * share * share - 2 * share**3
    return x0 + (x1 - x0) * across, y0 + (y1 - y0) * down
