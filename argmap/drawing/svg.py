"""The map as SVG: the drawing in the page, and a picture for other programs with all words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from argmap.data import title_of
from argmap.drawing.assets import asset
from argmap.drawing.colours import LIGHT, resolved
from argmap.drawing.geometry import ArgumentMap, DrawnCard, DrawnLink, Pixel, to_map, whole
from argmap.drawing.signs import CROSS, FLAG_SIGNS, ROLE_SIGNS, TIPS, header, outline
from argmap.drawing.summary import draft_of, summary_of
from argmap.drawing.words import ROLE_NAMES, VERBS, flag_title, place_of
from argmap.graph import ArgumentGraph
from argmap.layout.routing import PORT_STEP
from argmap.layout.text_metrics import CARD_WIDTH, ROOM, is_right_to_left, text_width, wrapped
from argmap.model import DEFAULT_SPEAKER, Annotation, Flag, Report, Statement
from argmap.symbols import visible, xml_text

MARGIN = 30
_LEGEND = 30  # the row below the picture
_HEADER, _CAPTION_HEADER = 23, 27  # the band at the top of a card: in the picture, in the page
_CAPTION_LETTERS = 400  # of a caption that are looked at: more than the rows hold


@dataclass(frozen=True, slots=True)
class _Face:
    """How a caption is written: in large letters, or in small ones if they do not fit."""

    style: str
    first: int  # of the rows, in pixels from the top of the card
    step: int
    most: int  # rows
    room: float  # of a row, in em of the regular face


_LARGE = _Face("", 46, 19, 4, (CARD_WIDTH - 22) / 17 / 1.12)
_SMALL = _Face("small", 44, 17, 6, ROOM)


@dataclass(frozen=True, slots=True)
class _Shape:
    """Something that is drawn in several places."""

    name: str
    classes: str
    markup: str


@dataclass(frozen=True, slots=True)
class _Pen:
    """Draws shapes: written out for other programs, or by name and defined once in the page."""

    defined: dict[str, _Shape] | None = None

    def put(self, shape: _Shape, place: tuple[float, float] = (0, 0)) -> str:
        if self.defined is None:
            at = _at(place) if any(place) else ""
            return f'<g class="{shape.classes}"{at}>{shape.markup}</g>'
        self.defined[shape.name] = shape
        at = f' x="{place[0]:g}" y="{place[1]:g}"' if any(place) else ""
        return f'<use href="#{shape.name}"{at}/>'


def svg(
    annotation: Annotation,
    report: Report,
    *,
    graph: ArgumentGraph | None = None,
    looks: Mapping[str, str] | None = None,
) -> str:
    """Return the picture of a map as one SVG document: each card and link has a title.

    `looks` gives cards and links, by their ids, a class for the style of a page around it.
    """
    drawn = to_map(annotation, report.flags)
    labels = {each.id: each.label for each in annotation.statements}
    looks = looks or {}
    links = (_titled_link(each, labels, looks.get(each.link.id, "")) for each in drawn.links)
    cards = (_whole_card(each, looks.get(each.statement.id, "")) for each in drawn.cards)
    wide, high = f"{drawn.width + 2 * MARGIN:g}", f"{drawn.height + 2 * MARGIN + _LEGEND:g}"
    graph = graph or ArgumentGraph(annotation)
    speaker = f" Speaker: {annotation.speaker}." if annotation.speaker != DEFAULT_SPEAKER else ""
    summary = f"{draft_of(graph)} {''.join(summary_of(graph, report))}{speaker}".lstrip()
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" role="img"'
        ' aria-labelledby="argmap-title argmap-desc"'
        f' viewBox="{-MARGIN} {-MARGIN} {wide} {high}" width="{wide}" height="{high}">\n'
        f'<title id="argmap-title">{_words(title_of(annotation))}</title>\n'
        f'<desc id="argmap-desc">{_words(summary)}</desc>\n'
        f"<style>{resolved(asset('style/drawing.css'))}</style>\n"
        f'<rect x="{-MARGIN}" y="{-MARGIN}" width="100%" height="100%" fill="{LIGHT["map"]}"/>\n'
        f"{''.join(links)}{''.join(cards)}{_legend(round(drawn.height, 1) + MARGIN)}</svg>\n"
    )


def page_drawing(drawn: ArgumentMap, annotation: Annotation) -> str:
    """Return the drawing in the page, which leads to text and flags; paper shows its `#all`."""
    if not drawn.cards:
        return ""
    shapes: dict[str, _Shape] = {}
    pen = _Pen(shapes)
    lines = lines_to_show(annotation)
    links = "".join(_linked(each, pen) for each in drawn.links)
    cards = "".join(_captioned(each, lines.get(each.statement.id), pen) for each in drawn.cards)
    defined = "".join(
        f'<g id="{name}" class="{shape.classes}">{shape.markup}</g>'
        for name, shape in sorted(shapes.items())
    )
    width, height = whole(drawn.width) + 2 * MARGIN, whole(drawn.height) + 2 * MARGIN
    return (
        f'<svg id="drawing" viewBox="{-MARGIN} {-MARGIN} {width} {height}"'
        f' width="{width * 3 // 5}"><defs>{defined}</defs>'
        f'<g id="all">{links}{cards}</g></svg>'
    )


def lines_to_show(annotation: Annotation) -> dict[str, int]:
    """Return each statement's line; an implicit one has that of a sentence that it bears on."""
    lines = {each.id: each.line for each in annotation.statements if each.line}
    ends = {link.id: link.conclusion for link in annotation.links}
    for link in annotation.links:
        end = ends.get(link.conclusion, link.conclusion)
        for premise in link.premises:
            if premise not in lines and end in lines:
                lines[premise] = lines[end]
    return lines


def caption_rows(statement: Statement, height: int) -> tuple[str, ...]:
    """Return a statement's label in the rows of its card; without a label, its words."""
    return _caption(statement, height)[0]


def _caption(statement: Statement, height: int) -> tuple[tuple[str, ...], _Face]:
    """Return the rows of a caption and their face: the larger one in which nothing is cut off."""
    label = statement.label
    caption = label if label.isprintable() and label.strip() else statement.text
    found = []
    for face in (_LARGE, _SMALL):
        most = min(face.most, (height - _CAPTION_HEADER - 5) // face.step)
        rows = wrapped(caption[:_CAPTION_LETTERS], face.room, most + 1)
        if len(rows) <= most:
            return rows, face
        found.append((wrapped(caption[:_CAPTION_LETTERS], face.room, most), face))
    return found[0]


def path_of(points: Sequence[Pixel]) -> str:
    """Return a line as cubic curves that leave and arrive level."""
    parts = [f"M{points[0][0]} {points[0][1]}"]
    for (x0, y0), (x1, y1) in pairwise(points):
        across, down = x1 - x0, y1 - y0
        half = across // 2
        parts.append(f"c{half} 0 {half} {down} {across} {down}" if down else f"h{across}")
    return "".join(parts).replace(" -", "-")


def _words(text: str) -> str:
    return escape(xml_text(visible(text)), quote=False).replace('"', "&quot;")


def _at(place: tuple[float, float]) -> str:
    return f' transform="translate({place[0]:g} {place[1]:g})"'


def _class(names: str) -> str:
    return f' class="{names}"' if names else ""


def _captioned(card: DrawnCard, line: int | None, pen: _Pen) -> str:
    statement = card.statement
    caption = statement.label or statement.text
    rows, face = _caption(statement, card.height)
    target = f' href="#L{line}"' if line else ""
    filled = ' class="inverse"' if _on_header(statement) == "inverse" else ""
    return (
        f'<a class="card"{target}{_at((card.area.left, card.area.top))}>'
        f"{pen.put(_card_shape(card, _CAPTION_HEADER, pen))}"
        f'<text{filled} x="27" y="20">{place_of(statement)}</text>'
        f"{_rows(rows, caption, first=face.first, step=face.step, style=face.style)}"
        f"{_card_flag(card, pen)}</a>"
    )


def _whole_card(card: DrawnCard, look: str) -> str:
    statement, pen = card.statement, _Pen()
    role = ROLE_NAMES[statement.role] + ("?" if statement.state == "proposed" else "")
    where = place_of(statement)
    head = f"{role} · {statement.speaker}" if statement.reported else role
    room = (CARD_WIDTH - 44) / 11 - text_width(where)
    title = f"{role}, {where}: {statement.text}{_named(card.flags)}"
    filled = "inverse" if _on_header(statement) == "inverse" else f"card-{statement.role}"
    return (
        f"<g{_class(look)}{_at((card.area.left, card.area.top))}><title>{_words(title)}</title>"
        f"{pen.put(_card_shape(card, _HEADER, pen))}"
        f'<text class="role {filled}" x="24" y="16">'
        f"{_words((wrapped(head, room, 1) or ('',))[0])}</text>"
        f'<text class="{_on_header(statement)}" x="{CARD_WIDTH - (32 if card.flags else 16)}"'
        f' y="16" text-anchor="end">{where}</text>'
        f"{_rows(wrapped(statement.text), statement.text, first=40, step=17, style='words')}"
        f"{_card_flag(card, pen)}</g>\n"
    )


def _card_shape(card: DrawnCard, header_depth: int, pen: _Pen) -> _Shape:
    statement = card.statement
    role, state = statement.role, "implicit" if statement.implicit else ""
    state = "proposed" if statement.state == "proposed" else state
    classes = f"card-{role} {state}".rstrip()
    head = _Shape(
        f"{role}{state}",
        classes,
        f'<path class="card-head" d="{header(role, header_depth)}"/>'
        f"{_role_sign(role, (15, header_depth / 2 + 0.5))}",
    )
    box = f'<path class="card-box" d="{outline(role, card.height)}"/>'
    return _Shape(f"{role}-{card.height}{state}", classes, f"{box}{pen.put(head)}")


def _role_sign(role: str, place: tuple[float, float]) -> str:
    return f'<path class="card-sign" d="{ROLE_SIGNS[role]}"{_at(place)}/>'


def _on_header(statement: Statement) -> str:
    filled = statement.role == "conclusion" and statement.state != "proposed"
    return "inverse" if filled else "place"


def _rows(rows: Sequence[str], words: str, *, first: int, step: int, style: str) -> str:
    """Return rows of words, on the right if the words run from right to left."""
    turned = is_right_to_left(words)
    x = CARD_WIDTH - 11 if turned else 11
    looks = f' class="{style}"' if style else ""
    looks += ' direction="rtl"' if turned else ""
    places = [f' x="{x}" y="{first + step * number}"' for number in range(len(rows))]
    if len(rows) == 1:
        return f"<text{looks}{places[0]}>{_words(rows[0])}</text>"
    spans = (
        f"<tspan{place}>{_words(row)}</tspan>" for place, row in zip(places, rows, strict=True)
    )
    return f"<text{looks}>{''.join(spans)}</text>"


def _card_flag(card: DrawnCard, pen: _Pen) -> str:
    return pen.put(_flag_sign(card.flags), (CARD_WIDTH - 16, 1)) if card.flags else ""


def _flag_sign(flags: Sequence[Flag]) -> _Shape:
    """Return the sign of the most serious flag, hollow if none is raised."""
    level = flags[0].level
    raised = any(flag.state == "raised" for flag in flags)
    looks = f"{level}-sign" if raised else f"{level}-sign hollow"
    letter = {"note": "i"}.get(level, "!" if raised else "?")
    text = f'<text class="letter" y="{7 if level == "warning" else 5}">{letter}</text>'
    name = looks.replace(" ", "-")
    return _Shape(name, f"flag-sign {looks}", f'<path d="{FLAG_SIGNS[level]}"/>{text}')


def _named(flags: Sequence[Flag]) -> str:
    return f" ({'; '.join(flag_title(flag.name) for flag in flags)})" if flags else ""


def _titled_link(drawn: DrawnLink, labels: dict[str, str], look: str) -> str:
    link = drawn.link
    premises = " + ".join(labels.get(each, each) for each in link.premises)
    end = labels.get(link.conclusion, link.conclusion)
    title = _words(f"{premises} {VERBS[link.kind]} {end}{_named(drawn.flags)}")
    classes = _class(f"{_link_class(drawn)} {look}".rstrip())
    return f"<g{classes}><title>{title}</title>{_link(drawn, _Pen())}</g>\n"


def _linked(drawn: DrawnLink, pen: _Pen) -> str:
    """Return a link of the page; one with flags leads to the first of them."""
    style, inner = _link_class(drawn), _link(drawn, pen)
    if not drawn.flags:
        return f'<g class="{style}">{inner}</g>'
    number = drawn.flags[0].number
    return f'<a class="{style}" href="#{number}" aria-label="{number}">{inner}</a>'


def _link_class(drawn: DrawnLink) -> str:
    names = ["link", drawn.link.kind]
    if any(flag.level != "note" for flag in drawn.flags):
        names.append("flagged")
    if drawn.link.state == "proposed":
        names.append("proposed")
    return " ".join(names)


def _link(drawn: DrawnLink, pen: _Pen) -> str:
    kind = drawn.link.kind
    sign = pen.put(_flag_sign(drawn.flags), drawn.sign) if drawn.flags else ""
    if kind == "attack" and not drawn.flags:
        cross = _Shape("cross", "cross", f'<circle r="8"/><path d="{CROSS}"/>')
        sign = pen.put(cross, drawn.sign)
    ends = [line.points for line in drawn.lines if line.arrow]
    ends += [drawn.trunk] if drawn.trunk else []
    tips = "".join(pen.put(_tip(kind, points), points[-1]) for points in ends)
    return f'<path d="{"".join(_line_paths(drawn))}"/>{tips}{sign}'


def _line_paths(drawn: DrawnLink) -> Iterator[str]:
    yield from (path_of(line.points) for line in drawn.lines)
    if drawn.trunk:
        heights = [line.points[-1][1] for line in drawn.lines if not line.arrow]
        top, bottom = min(heights) - PORT_STEP // 2, max(heights) + PORT_STEP // 2
        yield f"M{drawn.trunk[0][0] + 5} {top:g}h-5v{bottom - top:g}h5{path_of(drawn.trunk)}"


def _tip(kind: str, points: Sequence[Pixel]) -> _Shape:
    to_right = points[-2][0] < points[-1][0]
    turn = "" if to_right else ' transform="scale(-1 1)"'
    name = f"{kind}-right" if to_right else f"{kind}-left"
    return _Shape(name, f"{kind}-tip", f'<path d="{TIPS[kind]}"{turn}/>')


def _legend(top: float) -> str:
    parts = []
    x = 8
    for role, name in ROLE_NAMES.items():
        sign = f'<g class="card-{role} key">{_role_sign(role, (x, top))}</g>'
        parts.append(f'{sign}<text class="place" x="{x + 11}" y="{top + 4:g}">{name}</text>')
        x += 100
    for looks, name in (
        ("support", "supports"),
        ("attack", "attacks"),
        ("undercut", "undercuts a step"),
        ("support flagged", "flagged step"),
    ):
        line = f'<path d="M{x} {top:g}h28"/>'
        parts.append(f'<g class="link {looks}">{line}</g>')
        parts.append(f'<text class="place" x="{x + 34}" y="{top + 4:g}">{name}</text>')
        x += 130
    return f"<g>{''.join(parts)}</g>\n"
