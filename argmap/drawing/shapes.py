"""Shapes of the map as paths of SVG: cards, signs of roles and flags, links. The picture and the page draw the same ones."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise, product
from math import floor
from typing import TYPE_CHECKING

from argmap.layout.text_metrics import CARD_WIDTH
from argmap.layout.routing import PORT_STEP
from argmap.model import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from argmap.layout.layered import Layout
    from argmap.layout.routing import Point, Route
    from argmap.model import Flag

# The sign of a role, about 0, 0, ten pixels wide; holes by the rule of even and odd.
GLYPHS = {
    "claim": "M4.3 0a4.3 4.3 0 1 1-8.6 0a4.3 4.3 0 1 1 8.6 0z",
    "evidence": "M-4-5h5.2l2.8 3v7h-8zM-2.2-.8v1h4.4v-1zM-2.2 1.8v1h4.4v-1z",
    "conclusion": "M1.6-2.8a1.6 1.6 0 1 1-3.2 0a1.6 1.6 0 1 1 3.2 0zM-1.4 2.5a1.6 1.6 0 1 1-3.2 0a1.6 1.6 0 1 1 3.2 0z"
    "M4.6 2.5a1.6 1.6 0 1 1-3.2 0a1.6 1.6 0 1 1 3.2 0z",
    "rebuttal": "M-4.5-3l1.5-1.5l3 3l3-3l1.5 1.5l-3 3l3 3l-1.5 1.5l-3-3l-3 3l-1.5-1.5l3-3z",
}
# The sign of a flag, about 0, 0: an octagon for an error, a triangle for a warning, a disc for a note.
SIGNS = {
    "error": "M-5-12h10l7 7v10l-7 7h-10l-7-7v-10z",
    "warning": "M0-12l13 22.3h-26z",
    "note": "M8.5 0a8.5 8.5 0 1 1-17 0a8.5 8.5 0 1 1 17 0z",
}
# The end of a link that comes from the left: an arrow, a bar, a dot on a link.
TIPS = {
    "support": "M1.5 0l-10-4.7v9.4z",
    "attack": "M0-9v18",
    "undercut": "M5.5 0a5.5 5.5 0 1 1-11 0a5.5 5.5 0 1 1 11 0z",
}
CROSS = "M-3-3l6 6m0-6l-6 6"
_SIGN = 30  # pixels from the middle of a sign to that of the next, so that neither covers the other
_BESIDE = (0.35, 0.65, 0.22, 0.78)  # where on its link a sign can stand instead of its middle


def whole(value: float) -> int:
    """Return a coordinate as a whole pixel, halves upwards."""
    return floor(value + 0.5)


def outline(role: str, high: int) -> str:
    """Return a card's shape from 0, 0: the shape says the role as well as the colour does."""
    wide = CARD_WIDTH
    if role == "claim":
        return f"M9 0h{wide - 18}q9 0 9 9v{high - 18}q0 9-9 9H9q-9 0-9-9V9q0-9 9-9z"
    if role == "evidence":
        return f"M0 0h{wide - 12}l12 12v{high - 12}H0z"
    if role == "rebuttal":
        return f"M12 0h{wide - 24}l12 12v{high - 24}l-12 12H12L0 {high - 12}V12z"
    return f"M0 0h{wide}v{high}H0z"


def header(role: str, deep: int) -> str:
    """Return the band at the top of a card, cut as its corners are."""
    if role == "conclusion":
        return f"M0 0h{CARD_WIDTH}v{deep}H0z"
    if role == "claim":
        return f"M0 9q0-9 9-9h{CARD_WIDTH - 18}q9 0 9 9v{deep - 9}H0z"
    corner = "M0 0h12" if role == "evidence" else "M0 12l12-12"
    return f"{corner}h{CARD_WIDTH - 24}l12 12v{deep - 12}H0z"


def flags_by_holder(flags: Sequence[Flag]) -> dict[str, tuple[Flag, ...]]:
    """Return the flags that are not answered, by the link or statement on which they hang, the gravest first."""
    found: dict[str, list[Flag]] = {}
    for flag in flags:
        if flag.state != "answered":
            found.setdefault(flag.link or flag.statement or "", []).append(flag)
    return {
        holder: tuple(sorted(mine, key=lambda flag: LEVELS.index(flag.level)))
        for holder, mine in found.items()
    }


def letter_of(flags: Sequence[Flag]) -> str:
    """Return the letter in a flag's sign."""
    raised = any(flag.state == "raised" for flag in flags)
    return "i" if flags[0].level == "note" else "!" if raised else "?"


def path(points: Sequence[Point]) -> str:
    """Return a way as cubic curves that leave and arrive level, in whole pixels; no blanks, so no quotes are needed."""
    rounded = [(whole(x), whole(y)) for x, y in points]
    parts = [f"M{rounded[0][0]},{rounded[0][1]}"]
    for (x0, y0), (x1, y1) in pairwise(rounded):
        wide, high = x1 - x0, y1 - y0
        half = wide // 2
        parts.append(
            f"c{half},0,{half},{high},{wide},{high}".replace(",-", "-") if high else f"h{wide}"
        )
    return "".join(parts)


def paths(route: Route, order: Mapping[int, int]) -> Iterable[str]:
    """Yield a link's lines, each to be ended with a tip; legs that meet at a bracket, the bracket and the trunk are one.

    `order` says for the numbers of cards which premise each is.
    """
    legs = sorted(route.legs, key=lambda leg: order[leg.premise])
    if route.trunk:
        yield (
            "".join(path(leg.points) for leg in legs if not leg.arrow)
            + _bracket(route)
            + path(route.trunk)
        )
    for leg in legs:
        if leg.arrow:
            yield path(leg.points)


def _bracket(route: Route) -> str:
    ends = [leg.points[-1][1] for leg in route.legs if not leg.arrow]
    top, bottom = whole(min(ends) - PORT_STEP / 2), whole(max(ends) + PORT_STEP / 2)
    return f"M{whole(route.trunk[0][0]) + 5},{top}h-5v{bottom - top}h5"


def sign_places(layout: Layout, flagged: Mapping[str, object]) -> dict[str, Point]:
    """Return where each link's sign stands; those of flags that would cover one another move along their links."""
    places = {route.link: route.badge for route in layout.routes}
    taken: dict[tuple[int, int], list[Point]] = defaultdict(list)  # by squares as wide as a sign
    for route in layout.routes:
        if route.link in flagged:
            tried = [route.badge, *(_along(route, share) for share in _BESIDE)]
            place = next(
                (
                    each
                    for each in tried
                    if all(_apart(each, other) for other in _near(each, taken))
                ),
                route.badge,
            )
            places[route.link] = place
            taken[_square(place)].append(place)
    return places


def _square(place: Point) -> tuple[int, int]:
    return int(place[0] // _SIGN), int(place[1] // _SIGN)


def _near(place: Point, taken: Mapping[tuple[int, int], Sequence[Point]]) -> Iterator[Point]:
    """Yield the signs in the square of a place and in those around it."""
    x, y = _square(place)
    for each in product((x - 1, x, x + 1), (y - 1, y, y + 1)):
        yield from taken.get(each, ())


def _along(route: Route, share: float) -> Point:
    """Return a point of a link's last curve."""
    (x0, y0), (x1, y1) = route.legs[0].points[-2:]
    across, down = 1.5 * share * (1 - share) + share**3, 3 * share * share - 2 * share**3
    return x0 + (x1 - x0) * across, y0 + (y1 - y0) * down


def _apart(one: Point, other: Point) -> bool:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 > _SIGN**2
