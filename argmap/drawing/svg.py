"""The map as an SVG picture, drawn in Python from the same places as the page: for print, other programs and tests."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from argmap.data import title_of
from argmap.drawing.shapes import (
    CROSS,
    GLYPHS,
    SIGNS,
    TIPS,
    flags_by_holder,
    header,
    letter_of,
    outline,
    paths,
    sign_places,
)
from argmap.drawing.view import layout_of, summary_of
from argmap.drawing.words import ROLE_NAMES, flag_title
from argmap.graph import ArgumentGraph
from argmap.layout.text_metrics import CARD_WIDTH, card_height, is_right_to_left, text_width, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.layout.routing import Point, Route
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
    ".g{fill-rule:evenodd}.c{fill:#f4f6f8;stroke:#b23a00;stroke-width:2}.n{font-weight:800;text-anchor:middle;fill:#000}.error .n{fill:#fff}.hollow .x{fill:#fff;stroke:#8a5200;stroke-dasharray:3 2}"
)


def svg(annotation: Annotation, report: Report, *, graph: ArgumentGraph | None = None) -> str:
    """Return the map as one SVG document: a card a statement, each with its full words as its title, and all links."""
    return "".join((*_document(graph or ArgumentGraph(annotation), report), "</svg>\n"))


def _document(graph: ArgumentGraph, report: Report) -> Iterator[str]:
    annotation = graph.annotation
    layout = layout_of(annotation)
    held = flags_by_holder(report.flags)
    signs = sign_places(layout, held)
    routes = {route.link: route for route in layout.routes}
    wide, high = layout.width + 2 * MARGIN, layout.height + 2 * MARGIN + _FOOT
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="argmap-title argmap-desc" '
        f'viewBox="{_n(-MARGIN)} {_n(-MARGIN)} {_n(wide)} {_n(high)}" width="{_n(wide)}" height="{_n(high)}">\n'
        f'<title id="argmap-title">{_words(title_of(annotation))}</title>\n'
        f'<desc id="argmap-desc">{_words("".join(summary_of(graph, report)))}</desc>\n'
        f"<style>{_STYLE}</style>\n"
        f'<rect x="{_n(-MARGIN)}" y="{_n(-MARGIN)}" width="{_n(wide)}" height="{_n(high)}" fill="#f4f6f8"/>\n'
    )
    for link in annotation.links:
        if link.id in routes:
            yield _link(link, routes[link.id], signs[link.id], held.get(link.id, ()), annotation)
    for statement in annotation.statements:
        if statement.id in layout.places:
            yield _card(statement, layout.places[statement.id], held.get(statement.id, ()))
    yield _legend(layout.height + MARGIN)


def _n(value: float) -> str:
    """Return a coordinate in as few characters as it needs."""
    return f"{value:.1f}".removesuffix(".0")


def _words(text: str) -> str:
    """Return words that XML can hold, escaped."""
    return escape(_NOT_XML.sub("\ufffd", text), {'"': "&quot;"})


def _card(statement: Statement, place: Point, flags: Sequence[Flag]) -> str:
    """Return a statement's card."""
    high = card_height(statement.text)
    state = " p" if statement.state == "proposed" else " i" if statement.implicit else ""
    where = f"line {statement.line}" if statement.line else "not uttered"
    head = ROLE_NAMES[statement.role] + ("?" if statement.state == "proposed" else "")
    named = head + (f" · {statement.speaker}" if statement.reported else "")
    room = (CARD_WIDTH - 44) / 11 - text_width(where)
    told = "; ".join(flag_title(flag.name) for flag in flags)
    title = f"{head}, {where}: {statement.text}" + (f" ({told})" if told else "")
    turned = is_right_to_left(statement.text)
    x = CARD_WIDTH - 11 if turned else 11
    rows = "".join(
        f'<tspan x="{x}" y="{40 + 17 * number}">{_words(row)}</tspan>'
        for number, row in enumerate(wrapped(statement.text))
    )
    direction = ' direction="rtl"' if turned else ""
    return (
        f'<g class="{statement.role}{state}"{_at((place[0] - CARD_WIDTH / 2, place[1] - high / 2))}><title>{_words(title)}</title>'
        f'<path class="b" d="{outline(statement.role, high)}"/><path class="h" d="{header(statement.role, 23)}"/>'
        f"{_glyph(statement.role, (14, 12))}"
        f'<text class="r" x="24" y="16">{_words((wrapped(named, room, 1) or ("",))[0])}</text>'
        f'<text class="s" x="{CARD_WIDTH - (32 if flags else 16)}" y="16" text-anchor="end">{where}</text>'
        f"<text{direction}>{rows}</text>{_sign(flags, (CARD_WIDTH - 16, 1))}</g>\n"
    )


def _at(place: Point) -> str:
    return f' transform="translate({_n(place[0])} {_n(place[1])})"'


def _glyph(role: str, place: Point) -> str:
    return f'<path class="g" d="{GLYPHS[role]}"{_at(place)}/>'


def _sign(flags: Sequence[Flag], place: Point) -> str:
    """Return the sign of the gravest flag."""
    if not flags:
        return ""
    level, solid = flags[0].level, any(flag.state == "raised" for flag in flags)
    looks = level if solid else f"{level} hollow"
    down = 7 if level == "warning" else 5
    return f'<g class="{looks}"{_at(place)}><path class="x" d="{SIGNS[level]}"/><text class="n" y="{down}">{letter_of(flags)}</text></g>'


def _link(
    link: Link, route: Route, sign: Point, flags: Sequence[Flag], annotation: Annotation
) -> str:
    """Return a link: its lines, its bracket, its tips and its sign."""
    labels = {each.id: each.label for each in annotation.statements}
    numbers = {each.id: number for number, each in enumerate(annotation.statements)}
    flagged = any(flag.level != "note" for flag in flags)
    looks = f" {link.kind}" if link.kind != "support" else ""
    looks += (
        " f"
        if flagged and link.kind != "undercut"
        else " q"
        if link.state == "proposed" and not looks
        else ""
    )
    lines = "".join(
        paths(route, {numbers[premise]: place for place, premise in enumerate(link.premises)})
    )
    tips = [leg.points for leg in route.legs if leg.arrow] + ([route.trunk] if route.trunk else [])
    verb = {"support": "supports", "attack": "attacks", "undercut": "undercuts"}[link.kind]
    told = "; ".join(flag_title(flag.name) for flag in flags)
    title = f"{' + '.join(labels.get(each, each) for each in link.premises)} {verb} {labels.get(link.conclusion, link.conclusion)}"
    cross = (
        f'<g{_at(sign)}><circle class="c" r="7.5"/><path class="l attack" d="{CROSS}"/></g>'
        if link.kind == "attack" and not flags
        else ""
    )
    return (
        f"<g><title>{_words(title + (f' ({told})' if told else ''))}</title>"
        f'<path class="l{looks}" d="{lines}"/>{"".join(_tip(way, link.kind, looks) for way in tips)}{cross}{_sign(flags, sign)}</g>\n'
    )


def _tip(way: Sequence[Point], kind: str, looks: str) -> str:
    """Return the end of a way."""
    (x, y), turn = way[-1], "" if way[-2][0] < way[-1][0] else " scale(-1 1)"
    name = "l attack" if kind == "attack" else f"t{looks}"
    return f'<path class="{name}" d="{TIPS[kind]}" transform="translate({_n(x)} {_n(y)}){turn}"/>'


def _legend(top: float) -> str:
    """Return one row that explains shapes and lines."""
    parts = []
    x = 8.0
    for role, name in ROLE_NAMES.items():
        parts.append(
            f'<g class="{role} key">{_glyph(role, (x, top))}</g><text class="s" x="{_n(x + 11)}" y="{_n(top + 4)}">{name}</text>'
        )
        x += 100
    for looks, name in (
        ("l", "supports"),
        ("l attack", "attacks"),
        ("l undercut", "undercuts a step"),
        ("l f", "flagged step"),
    ):
        parts.append(
            f'<path class="{looks}" d="M{_n(x)} {_n(top)}h28"/><text class="s" x="{_n(x + 34)}" y="{_n(top + 4)}">{name}</text>'
        )
        x += 130
    return f"<g>{''.join(parts)}</g>\n"
