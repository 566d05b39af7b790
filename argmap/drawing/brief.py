"""The map as it stands in the page: the same drawing in few bytes, for print, for readers without scripts and for the script.

Cards hold their caption and line, and lead to the text beside them. The script reads places and, where they stand here whole, captions from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

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
    whole,
)
from argmap.layout.text_metrics import CARD_WIDTH, card_height, is_right_to_left, wrapped
from argmap.layout.sheets import MOST_SHEETS, Area, Sheet, to_sheets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from argmap.layout.layered import Layout
    from argmap.layout.routing import Point, Route
    from argmap.model import Annotation, Flag, Link, Statement

MARGIN = 30
HEADER = 27
SIZE, ROW = 17, 19  # of a caption; the style says the same
MOST_ROWS = 4
MOST_LETTERS = 400  # of a caption that are looked at: more than the rows hold
ROOM = (CARD_WIDTH - 22) / SIZE / 1.12  # of a row, in em of the regular face


@dataclass(frozen=True, slots=True)
class Brief:
    """The drawing; without a map all of it is empty."""

    svg: str  # markup, all words in it escaped
    sheets: tuple[Sheet, ...]  # its windows on paper; none if there would be too many
    sheets_needed: int
    captions: frozenset[str]  # statements whose label stands in it, letter for letter
    words: frozenset[
        str
    ]  # statements whose words stand in it, because the text pane does not have them in one piece


def to_brief(
    annotation: Annotation, layout: Layout, flags: Sequence[Flag], apart: frozenset[str]
) -> Brief:
    """Return the map of a reading; `apart` are the statements whose words the text pane does not show in one piece."""
    if not layout.places:
        return Brief("", (), 0, frozenset(), frozenset())
    areas = [_area(each, layout.places[each.id]) for each in annotation.statements]
    sheets = tuple(to_sheets(areas))
    words = frozenset(
        each.id for each in annotation.statements if each.id in apart and each.text.isprintable()
    )
    rows = [rows_of(each) for each in annotation.statements]
    return Brief(
        "".join(_drawing(annotation, layout, flags, list(zip(areas, rows, strict=True)), words)),
        sheets if len(sheets) <= MOST_SHEETS else (),
        len(sheets),
        frozenset(
            each.id
            for each, mine in zip(annotation.statements, rows, strict=True)
            if "".join(mine) == each.label
        ),
        words,
    )


def _area(statement: Statement, place: Point) -> Area:
    high = card_height(statement.text)
    left, top = whole(place[0] - CARD_WIDTH / 2), whole(place[1] - high / 2)
    return Area(left, top, left + CARD_WIDTH, top + high)


def rows_of(statement: Statement) -> tuple[str, ...]:
    """Return a card's caption in rows; a blank at which it was wrapped stays at the end of its row."""
    caption = (
        statement.label
        if statement.label.isprintable() and statement.label.strip()
        else statement.text
    )[:MOST_LETTERS]
    most = min(MOST_ROWS, (card_height(statement.text) - HEADER - 5) // ROW)
    rows = list(wrapped(caption, ROOM, most))
    place = 0
    for number, row in enumerate(rows[:-1]):
        place += len(row)
        if caption[place : place + 1] == " ":
            rows[number], place = row + " ", place + 1
    return tuple(rows)


def _drawing(
    annotation: Annotation,
    layout: Layout,
    flags: Sequence[Flag],
    cards: Sequence[tuple[Area, tuple[str, ...]]],
    words: frozenset[str],
) -> Iterator[str]:
    """Yield the drawing; `cards` are the place and the rows of each statement's card."""
    held = flags_by_holder(flags)
    numbers = {statement.id: number for number, statement in enumerate(annotation.statements)}
    routes = {route.link: route for route in layout.routes}
    signs = sign_places(layout, held)
    wide, high = whole(layout.width) + 2 * MARGIN, whole(layout.height) + 2 * MARGIN
    yield f'<svg id=drawing viewBox="-{MARGIN} -{MARGIN} {wide} {high}" width={wide * 3 // 5}><defs>'
    yield from _symbols(
        {
            (each.role, area.bottom - area.top)
            for each, (area, _) in zip(annotation.statements, cards, strict=True)
        }
    )
    yield from _marks(list(held.values()))
    yield "</defs><g id=all>"
    lines = _lines(annotation)
    for link in annotation.links:
        mine = held.get(link.id, ())
        yield (
            _link(link, routes[link.id], mine, signs[link.id], numbers)
            if link.id in routes
            else "<g></g>"
        )
    for statement, (area, rows) in zip(annotation.statements, cards, strict=True):
        title = f"<title>{escape(statement.text)}</title>" if statement.id in words else ""
        card = _card(statement, held.get(statement.id, ()), area.bottom - area.top, rows)
        turned = " direction=rtl" if is_right_to_left(statement.label or statement.text) else ""
        yield f"<svg x={area.left} y={area.top}{turned}><a{_to(lines.get(statement.id, ''))}>{title}{card}</a></svg>"
    yield "</g></svg>"


def _lines(annotation: Annotation) -> dict[str, str]:
    """Return the place in the page of each statement; of one that nobody uttered, that of the sentence it serves."""
    places = {each.id: f"L{each.line}" for each in annotation.statements if each.line}
    ends = {link.id: link.conclusion for link in annotation.links}
    for link in annotation.links:
        end = ends.get(link.conclusion, link.conclusion)
        for premise in link.premises:
            if premise not in places and end in places:
                places[premise] = places[end]
    return places


def _to(place: str) -> str:
    return f" href=#{place}" if place else ""


def _symbols(cards: set[tuple[str, int]]) -> Iterator[str]:
    """Yield what cards of one role share, then their shapes by height; names are the last letter of the role and the height."""
    for role in GLYPHS:
        highs = sorted(high for mine, high in cards if mine == role)
        if highs:
            yield (
                f'<g id={role[-1]} class={role}><path class=h d="{header(role, HEADER)}"/>'
                f'<path class=g d="{GLYPHS[role]}" transform="translate(15 14)"/></g>'
            )
        for high in highs:
            yield f'<g id={role[-1]}{high} class={role}><path d="{outline(role, high)}"/><use href=#{role[-1]} /></g>'


def _marks(held: list[tuple[Flag, ...]]) -> Iterator[str]:
    """Yield the signs of flags that are used, the cross of an attack, and the ends of links."""
    for level in SIGNS:
        for looks, letter in sorted(
            {(_looks(flags), letter_of(flags)) for flags in held if flags[0].level == level}
        ):
            yield f'<g id={looks} class=x><path d="{SIGNS[level]}"/><text y={6 if level == "warning" else 5}>{letter}</text></g>'
    yield f'<g id=x class=attack><circle r=8 /><path d="{CROSS}"/></g>'
    for name, tip in (("s", "support"), ("f", "support"), ("a", "attack"), ("u", "undercut")):
        yield f'<marker id=m{name} orient=auto markerUnits=userSpaceOnUse><path d="{TIPS[tip]}"/></marker>'


def _looks(flags: Sequence[Flag]) -> str:
    """Return the name of a sign: the gravest level, hollow if nothing is raised."""
    raised = any(flag.state == "raised" for flag in flags)
    return flags[0].level if raised else f"{flags[0].level}-p"


def _card(statement: Statement, flags: Sequence[Flag], high: int, rows: Sequence[str]) -> str:
    """Return what a card shows: the number of its line, then the rows of its caption."""
    state = (
        " class=p" if statement.state == "proposed" else " class=i" if statement.implicit else ""
    )
    where = f"line {statement.line}" if statement.line else "not uttered"
    written = "".join(f"<text>{escape(row)}</text>" for row in (where, *rows))
    sign = f"<use href=#{_looks(flags)} x={CARD_WIDTH - 16} y=1 />" if flags else ""
    return f"<use href=#{statement.role[-1]}{high}{state} />{written}{sign}"


def _link(
    link: Link, route: Route, flags: Sequence[Flag], sign: Point, numbers: Mapping[str, int]
) -> str:
    """Return a link, one element: its lines and its sign; with flags it leads to the first of them.

    `data-p` says which premise each leg is, where that is not their order.
    """
    order = {numbers[premise]: place for place, premise in enumerate(link.premises)}
    legs = [
        order[leg.premise]
        for arrow in (False, True)
        for leg in sorted(route.legs, key=lambda leg: order[leg.premise])
        if leg.arrow is arrow
    ]
    known = (
        "" if legs == list(range(len(link.premises))) else f' data-p="{" ".join(map(str, legs))}"'
    )
    looks = _kind(link, flags)
    lines = "".join(f"<path{looks} d={line} />" for line in paths(route, order))
    mark = _looks(flags) if flags else "x" if link.kind == "attack" else ""
    signed = f"<use href=#{mark} x={whole(sign[0])} y={whole(sign[1])} />" if mark else ""
    if flags:
        return f"<a href=#{flags[0].number} aria-label={flags[0].number}{known}>{lines}{signed}</a>"
    alone = lines.count("<path") == 1 and not known and not mark
    return lines if alone else f"<g{known}>{lines}{signed}</g>"


def _kind(link: Link, flags: Sequence[Flag]) -> str:
    """Return the class of a link's lines: nothing for a support that is as usual."""
    flagged = any(flag.level != "note" for flag in flags)
    names = [
        name
        for name, is_so in (
            ("a", link.kind == "attack"),
            ("u", link.kind == "undercut"),
            ("f", flagged),
        )
        if is_so
    ]
    names += ["q"] if link.state == "proposed" and not names else []
    return (
        f' class="{" ".join(names)}"' if len(names) > 1 else f" class={names[0]}" if names else ""
    )
