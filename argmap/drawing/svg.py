"""The map as an SVG picture, drawn in Python from the same places as the page: for print, other programs and tests."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from argmap.data import to_data
from argmap.drawing.measure import CARD_WIDTH, card_height, is_right_to_left, text_width, wrapped
from argmap.drawing.routes import PORT_STEP
from argmap.drawing.view import layout_of, summary_of
from argmap.drawing.words import ROLE_NAMES, flag_title
from argmap.model import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.drawing.routes import Point, Route
    from argmap.model import Annotation, Flag, Link, Report, Statement

MARGIN = 30
_FOOT = 30  # the row of the legend
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STYLE = (
    'text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;fill:#1b2430}'
    ".b{fill:#fff;stroke-width:1.6}.h{opacity:.11}.s{font-size:11px;fill:#566273}.r{font-size:11px;font-weight:700}"
    ".claim{stroke:#12509c;color:#12509c}.evidence{stroke:#0b7a68;color:#0b7a68}.rebuttal{stroke:#b23a00;color:#b23a00}"
    ".conclusion{stroke:#2b2b33;color:#2b2b33;stroke-width:3}.conclusion .h{opacity:1}.r,.h,.g{fill:currentColor;stroke:none}"
    ".conclusion .r,.conclusion .s,.conclusion .g{fill:#fff}.key .g{fill:currentColor}text{stroke:none}"
    ".i{stroke-dasharray:9 6}.p{stroke-dasharray:2 4}.p .h{opacity:0}.p .r,.p .g{fill:currentColor}.p .s{fill:#566273}"
    ".l{fill:none;stroke:#566273;stroke-width:1.7}.t{fill:#566273;stroke:none}.attack,.undercut{stroke:#b23a00;stroke-width:2.3}"
    ".undercut{stroke-dasharray:2.5 4.5}.q{stroke-dasharray:4 4}.f{stroke:#8a5200;stroke-width:2.3;stroke-dasharray:8 6}"
    ".t.attack,.t.undercut{fill:#b23a00;stroke:none}.t.f{fill:#8a5200;stroke:none}"
    ".x{fill:#f6b300;stroke:#000;stroke-width:1.7;stroke-linejoin:round}.error .x{fill:#a3162e;stroke:#fff}"
    ".n{font-weight:800;text-anchor:middle;fill:#000}.error .n{fill:#fff}.hollow .x{fill:#fff;stroke:#8a5200;stroke-dasharray:3 2}"
)


def svg(annotation: Annotation, report: Report, root: str = "") -> str:
    """Return the map as one SVG document: a card a statement, each with its full words as its title, and all links."""
    return "".join((*_document(annotation, report, root), "</svg>\n"))


def _document(annotation: Annotation, report: Report, root: str) -> Iterator[str]:
    layout = layout_of(annotation)
    held = _flags_by_holder(report.flags)
    routes = {route.link: route for route in layout.routes}
    wide, high = layout.width + 2 * MARGIN, layout.height + 2 * MARGIN + _FOOT
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="argmap-title argmap-desc" '
        f'viewBox="{_n(-MARGIN)} {_n(-MARGIN)} {_n(wide)} {_n(high)}" width="{_n(wide)}" height="{_n(high)}">\n'
        f'<title id="argmap-title">{_words(to_data(annotation, report, root=root)["source"]["title"])}</title>\n'
        f'<desc id="argmap-desc">{_words("".join(summary_of(annotation, report)))}</desc>\n'
        f"<style>{_STYLE}</style>\n"
        f'<rect x="{_n(-MARGIN)}" y="{_n(-MARGIN)}" width="{_n(wide)}" height="{_n(high)}" fill="#f4f6f8"/>\n'
    )
    for link in annotation.links:
        if link.id in routes:
            yield _link(link, routes[link.id], held.get(link.id, ()), annotation)
    for statement in annotation.statements:
        if statement.id in layout.places:
            yield _card(statement, layout.places[statement.id], held.get(statement.id, ()))
    yield _legend(layout.height + MARGIN)


def _flags_by_holder(flags: Sequence[Flag]) -> dict[str, tuple[Flag, ...]]:
    """Return the flags that are not answered, by the link or statement on which they hang, the gravest first."""
    found: dict[str, list[Flag]] = {}
    for flag in flags:
        if flag.state != "answered":
            found.setdefault(flag.link or flag.statement or "", []).append(flag)
    return {holder: tuple(sorted(mine, key=lambda flag: LEVELS.index(flag.level))) for holder, mine in found.items()}


def _n(value: float) -> str:
    """Return a coordinate in as few characters as it needs."""
    return f"{value:.1f}".removesuffix(".0")


def _words(text: str) -> str:
    """Return words that XML can hold, escaped."""
    return escape(_NOT_XML.sub("\ufffd", text), {'"': "&quot;"})


def _outline(role: str, left: float, top: float, high: float) -> str:
    """Return a card's shape: the shape says the role as well as the colour does."""
    x, y = left + CARD_WIDTH, top + high
    corners: dict[str, list[Point]] = {
        "evidence": [(left, top), (x - 12, top), (x, top + 12), (x, y), (left, y)],
        "rebuttal": [
            (left + 12, top),
            (x - 12, top),
            (x, top + 12),
            (x, y - 12),
            (x - 12, y),
            (left + 12, y),
            (left, y - 12),
            (left, top + 12),
        ],
    }
    if role in corners:
        return f'<path class="b" d="M{"L".join(f"{_n(px)} {_n(py)}" for px, py in corners[role])}z"/>'
    round_corner = ' rx="9"' if role == "claim" else ""
    return f'<rect class="b" x="{_n(left)}" y="{_n(top)}" width="{CARD_WIDTH}" height="{_n(high)}"{round_corner}/>'


def _header(role: str, left: float, top: float) -> str:
    """Return the band at the top of a card, cut as its corners are."""
    if role == "conclusion":
        return f"M{_n(left)} {_n(top)}h{CARD_WIDTH}v23h-{CARD_WIDTH}z"
    if role == "claim":
        return f"M{_n(left)} {_n(top + 9)}q0-9 9-9h{CARD_WIDTH - 18}q9 0 9 9v14h-{CARD_WIDTH}z"
    corner = "h12" if role == "evidence" else "l12-12"
    lift = 0 if role == "evidence" else 12
    return f"M{_n(left)} {_n(top + lift)}{corner}h{CARD_WIDTH - 24}l12 12v11h-{CARD_WIDTH}z"


def _glyph(role: str, x: float, y: float) -> str:
    """Return the sign of a role, 11 pixels wide."""
    if role == "claim":
        return f'<circle class="g" cx="{_n(x)}" cy="{_n(y)}" r="4.7"/>'
    if role == "evidence":
        return f'<path class="g" d="M{_n(x - 4.4)} {_n(y - 5.5)}h5.8l3 3.3v7.7h-8.8z"/>'
    if role == "conclusion":
        dots = ((0, -3), (-3.3, 2.8), (3.3, 2.8))
        return "".join(f'<circle class="g" cx="{_n(x + dx)}" cy="{_n(y + dy)}" r="1.8"/>' for dx, dy in dots)
    return f'<path class="g" d="M{_n(x - 5)} {_n(y - 3.3)}l1.7-1.7 3.3 3.3 3.3-3.3 1.7 1.7-3.3 3.3 3.3 3.3-1.7 1.7-3.3-3.3-3.3 3.3-1.7-1.7 3.3-3.3z"/>'


def _card(statement: Statement, place: Point, flags: Sequence[Flag]) -> str:
    """Return a statement's card."""
    high = card_height(statement.text)
    left, top = place[0] - CARD_WIDTH / 2, place[1] - high / 2
    state = " p" if statement.state == "proposed" else " i" if statement.implicit else ""
    where = f"line {statement.line}" if statement.line else "not uttered"
    head = ROLE_NAMES[statement.role] + ("?" if statement.state == "proposed" else "")
    named = head + (f" · {statement.speaker}" if statement.reported else "")
    room = (CARD_WIDTH - 44) / 11 - text_width(where)
    told = "; ".join(flag_title(flag.name) for flag in flags)
    title = f"{head}, {where}: {statement.text}" + (f" ({told})" if told else "")
    turned = is_right_to_left(statement.text)
    x = left + CARD_WIDTH - 11 if turned else left + 11
    rows = "".join(
        f'<tspan x="{_n(x)}" y="{_n(top + 40 + 17 * number)}">{_words(row)}</tspan>' for number, row in enumerate(wrapped(statement.text))
    )
    shift = 32 if flags else 16
    direction = ' direction="rtl"' if turned else ""
    return (
        f'<g class="{statement.role}{state}"><title>{_words(title)}</title>{_outline(statement.role, left, top, high)}'
        f'<path class="h" d="{_header(statement.role, left, top)}"/>'
        f"{_glyph(statement.role, left + 14, top + 12)}"
        f'<text class="r" x="{_n(left + 24)}" y="{_n(top + 16)}">{_words((wrapped(named, room, 1) or ("",))[0])}</text>'
        f'<text class="s" x="{_n(left + CARD_WIDTH - shift)}" y="{_n(top + 16)}" text-anchor="end">{where}</text>'
        f"<text{direction}>{rows}</text>{_sign(flags, (left + CARD_WIDTH - 16, top + 1))}</g>\n"
    )


def _sign(flags: Sequence[Flag], place: Point) -> str:
    """Return the sign of the gravest flag: an octagon for an error, a triangle for a warning, a disc for a note."""
    if not flags:
        return ""
    level, solid = flags[0].level, any(flag.state == "raised" for flag in flags)
    x, y = place
    shape = {
        "error": f'<path class="x" d="M{_n(x - 5)} {_n(y - 12)}h10l7 7v10l-7 7h-10l-7-7v-10z"/>',
        "warning": f'<path class="x" d="M{_n(x)} {_n(y - 12)}l13 22.3h-26z"/>',
        "note": f'<circle class="x" cx="{_n(x)}" cy="{_n(y)}" r="8.5"/>',
    }[level]
    letter = ("i" if level == "note" else "!") if solid else "?"
    looks = level if solid else f"{level} hollow"
    return f'<g class="{looks}">{shape}<text class="n" x="{_n(x)}" y="{_n(y + (7 if level == "warning" else 5))}">{letter}</text></g>'


def _path(points: Sequence[Point]) -> str:
    """Return a way as cubic curves that leave and arrive level."""
    parts = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
    for (x0, y0), (x1, y1) in pairwise(points):
        half = (x0 + x1) / 2
        parts.append(f"C{_n(half)} {_n(y0)} {_n(half)} {_n(y1)} {_n(x1)} {_n(y1)}")
    return "".join(parts)


def _link(link: Link, route: Route, flags: Sequence[Flag], annotation: Annotation) -> str:
    """Return a link: its ways, its bracket, its tips and its signs."""
    labels = {each.id: each.label for each in annotation.statements}
    flagged = any(flag.level != "note" for flag in flags)
    looks = f" {link.kind}" if link.kind != "support" else ""
    looks += " f" if flagged and link.kind != "undercut" else " q" if link.state == "proposed" and not looks else ""
    ways = [leg.points for leg in route.legs] + ([route.trunk] if route.trunk else [])
    tips = [leg.points for leg in route.legs if leg.arrow] + ([route.trunk] if route.trunk else [])
    verb = {"support": "supports", "attack": "attacks", "undercut": "undercuts"}[link.kind]
    told = "; ".join(flag_title(flag.name) for flag in flags)
    title = f"{' + '.join(labels.get(each, each) for each in link.premises)} {verb} {labels.get(link.conclusion, link.conclusion)}"
    cross = _cross(route.badge) if link.kind == "attack" and not flags else ""
    return (
        f"<g><title>{_words(title + (f' ({told})' if told else ''))}</title>"
        f'<path class="l{looks}" d="{"".join(map(_path, ways))}"/>{_bracket(route, looks)}{"".join(_tip(way, link.kind, looks) for way in tips)}'
        f"{cross}{_sign(flags, route.badge)}</g>\n"
    )


def _bracket(route: Route, looks: str) -> str:
    if not route.trunk:
        return ""
    ends = [leg.points[-1][1] for leg in route.legs if not leg.arrow]
    x = route.trunk[0][0]
    top, bottom = min(ends) - PORT_STEP / 2, max(ends) + PORT_STEP / 2
    return f'<path class="l{looks}" style="stroke-dasharray:none" d="M{_n(x + 5)} {_n(top)}H{_n(x)}V{_n(bottom)}h5"/>'


def _tip(way: Sequence[Point], kind: str, looks: str) -> str:
    """Return the end of a way: an arrow for a support, a bar for an attack, a dot on a link for an undercut."""
    x, y = way[-1]
    towards = 1 if way[-2][0] > x else -1
    if kind == "support":
        return f'<path class="t{looks}" d="M{_n(x - 1.5 * towards)} {_n(y)}l{_n(10 * towards)}-4.7v9.4z"/>'
    if kind == "attack":
        return f'<path class="l attack" d="M{_n(x)} {_n(y - 9)}v18"/>'
    return f'<circle class="t undercut" cx="{_n(x)}" cy="{_n(y)}" r="5.5"/>'


def _cross(place: Point) -> str:
    x, y = place
    return (
        f'<circle cx="{_n(x)}" cy="{_n(y)}" r="7.5" fill="#f4f6f8" stroke="#b23a00" stroke-width="2"/>'
        f'<path class="l attack" d="M{_n(x - 3)} {_n(y - 3)}l6 6m0-6l-6 6"/>'
    )


def _legend(top: float) -> str:
    """Return one row that explains shapes and lines."""
    parts = []
    x = 8.0
    for role, name in ROLE_NAMES.items():
        parts.append(f'<g class="{role} key">{_glyph(role, x, top)}</g><text class="s" x="{_n(x + 11)}" y="{_n(top + 4)}">{name}</text>')
        x += 100
    for looks, name in (("l", "supports"), ("l attack", "attacks"), ("l undercut", "undercuts a step"), ("l f", "flagged step")):
        parts.append(f'<path class="{looks}" d="M{_n(x)} {_n(top)}h28"/><text class="s" x="{_n(x + 34)}" y="{_n(top + 4)}">{name}</text>')
        x += 130
    return f"<g>{''.join(parts)}</g>\n"
