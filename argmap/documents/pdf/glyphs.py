"""Characters with their places -> atoms: what is drawn in one way between two spaces."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import cos, radians, sin
from typing import NamedTuple

from argmap.documents.pdf.sheet import Atom, Box, Look

_WIDE = 0.28  # of the size: a gap that separates words even if there is no space
_LITTLE = 0.08  # of the size: a gap in which PDFium sees a space
_NO_LOOK = Look(1.0)
_STEP = 16.0  # points: the height of a drawer in which links are looked up
_ACCENTS = dict(
    zip(
        "`´^ˆ˜~¨ˇ˘¯˙˚¸˛˝",
        map(
            chr,
            (
                0x300,
                0x301,
                0x302,
                0x302,
                0x303,
                0x303,
                0x308,
                0x30C,
                0x306,
                0x304,
                0x307,
                0x30A,
                0x327,
                0x328,
                0x30B,
            ),
        ),
        strict=True,
    )
)
NO_CHARACTER = "\ufffd"  # a sign for which the document names no character
_NOTHING = frozenset("\x00\ufffe\uffff")


class Glyph(NamedTuple):
    """A character, its place as if the page were turned so that it is upright.

    With a look of None it only marks an end.
    """

    text: str
    x0: float = 0.0
    x1: float = 0.0
    y: float = 0.0
    look: Look | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class Links:
    """The rectangles of a page that are links, by their height."""

    drawers: dict[int, list[tuple[Box, str]]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, found: Iterable[tuple[Box, str]]) -> "Links":
        """Return links that can be looked up."""
        links = cls()
        for box, address in found:
            for drawer in range(int(box.y0 // _STEP), min(int(box.y1 // _STEP), 2_000) + 1):
                links.drawers[drawer].append((box, address))
        return links

    def at(self, x: float, y: float) -> str:
        """Return the address of the link at a point, or ""."""
        if not self.drawers:
            return ""
        near = self.drawers.get(int(y // _STEP), ())
        return next((address for box, address in near[:100] if box.contains(x, y)), "")


@dataclass(slots=True)
class _Open:
    """An atom that may get more characters."""

    parts: list[str]
    x0: float
    x1: float
    y: float
    look: Look
    spaced: bool
    link: str

    def takes(self, glyph: Glyph) -> bool:
        """Return whether a character continues it."""
        if glyph.look is not self.look or glyph.link != self.link or glyph.y != self.y:
            return False
        return -0.6 * self.look.size < glyph.x0 - self.x1 < _WIDE * self.look.size

    def closed(self) -> Atom:
        """Return the atom."""
        text = _whole("".join(self.parts))
        return Atom(text, self.x0, self.x1, self.y, self.look, self.spaced, self.link)


def accented(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Yield characters, each accent that is drawn over a letter as part of the letter."""
    before: Glyph | None = None
    for glyph in glyphs:
        if before is None:
            before = glyph
        elif glyph.text not in _ACCENTS and before.text not in _ACCENTS:
            yield before
            before = glyph
        elif (letter := _composed(before, glyph) or _composed(glyph, before)) is not None:
            before = letter
        else:
            yield before
            before = glyph
    if before is not None:
        yield before


def _composed(accent: Glyph, letter: Glyph) -> Glyph | None:
    """Return a letter with an accent that is drawn over it."""
    mark = _ACCENTS.get(accent.text)
    if mark is None or not letter.text.isalpha() or accent.look is None or letter.look is None:
        return None
    over = min(accent.x1, letter.x1) - max(accent.x0, letter.x0)
    if over < 0.5 * (accent.x1 - accent.x0) or abs(accent.y - letter.y) > 0.5 * letter.look.size:
        return None
    base = letter.text.replace("ı", "i").replace("ȷ", "j")
    return letter._replace(text=unicodedata.normalize("NFC", base + mark))


def atoms(glyphs: Iterable[Glyph]) -> Iterator[Atom]:
    """Yield the atoms of characters that are given in the order in which they are drawn."""
    current: _Open | None = None
    space = ended = True  # a space, or an end that PDFium sees, precedes the next character
    last = Glyph("")
    for glyph in accented(glyphs):
        if glyph.look is None or glyph.text.isspace():
            ended, space = True, space or glyph.look is not None
            continue
        text = NO_CHARACTER if glyph.text in _NOTHING else glyph.text
        if current and not ended and current.takes(glyph):
            current.parts.append(text)
            current.x1 = max(current.x1, glyph.x1)
        else:
            if current:
                yield current.closed()
            spaced = space or (ended and _is_parted(last, glyph))
            current = _Open([text], glyph.x0, glyph.x1, glyph.y, glyph.look, spaced, glyph.link)
        space = ended = False
        last = glyph
    if current:
        yield current.closed()


def _is_parted(last: Glyph, glyph: Glyph) -> bool:
    """Return whether there is some space between two characters of a line."""
    return glyph.y == last.y and (glyph.x0 - last.x1) > _LITTLE * (glyph.look or _NO_LOOK).size


def _whole(text: str) -> str:
    """Return text in which halves of characters beyond U+FFFF are joined."""
    if not any("\ud800" <= each <= "\udfff" for each in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def turned(x: float, y: float, angle: int) -> tuple[float, float]:
    """Return a point as it is if the page is turned so that a direction becomes upright."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return x * c + y * s, y * c - x * s


def turned_box(box: Box, angle: int) -> Box:
    """Return a rectangle as it is if the page is turned by a multiple of 90 degrees."""
    c, s = round(cos(radians(angle))), round(sin(radians(angle)))
    xs = [box.x0 * c + box.y0 * s, box.x1 * c + box.y1 * s]
    ys = [box.y0 * c - box.x0 * s, box.y1 * c - box.x1 * s]
    return Box(min(xs), min(ys), max(xs), max(ys))


def main_angle(found: Sequence[Atom]) -> int:
    """Return the direction of most characters, if it is a multiple of 90 degrees."""
    counts: dict[int, int] = defaultdict(int)
    for atom in found:
        counts[atom.look.angle] += len(atom.text)
    straight = {angle: count for angle, count in counts.items() if angle % 90 == 0}
    return max(straight, key=lambda angle: straight[angle]) if straight else 0
