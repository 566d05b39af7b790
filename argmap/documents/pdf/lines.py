"""Rows -> lines of text: raised and struck words, symbols, links, soft hyphens, paragraphs."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from argmap.documents.pdf.glyphs import NO_CHARACTER
from argmap.documents.pdf.sheet import ITEM_MARK, Atom, Row
from argmap.documents.piece import DocumentLine, LeftOut, Target
from argmap.documents.raised import raised
from argmap.documents.words import Words

_NO_TEXT = re.compile("([\ue000-\uf8ff\U000f0000-\U0010fffd\ufffd])")
_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§¶#]{1,4})(?:[,;–-]\s?\d{1,3})*[\])]?")
_DEGREES = {ord("∘"): "°", ord("◦"): "°"}
_HYPHENS = ("\u00ad", "\u2010")
_JOINED = re.compile(r"[^\W\d_]([\u00ad\u2010])(?=\S)")


def line(row: Row, page: int, *, apart: bool, item: bool = False) -> DocumentLine:
    """Return a row as a line of text; the first of a list item has a mark."""
    words = Words()
    _write(words, _with_bullet(row.atoms))
    lead = "- " if item and not ITEM_MARK.match(row.text) else ""
    return words.line(lead=lead, page=page, apart=apart)


def _with_bullet(atoms: Sequence[Atom]) -> Sequence[Atom]:
    """Return words, a lone sign of a symbol font at their beginning as the bullet that it is."""
    alone = len(atoms) > 1 and len(atoms[0].text) == 1 and atoms[1].spaced
    if alone and _NO_TEXT.match(atoms[0].text):
        return (replace(atoms[0], text="•"), *atoms[1:])
    return atoms


def _write(words: Words, atoms: Sequence[Atom]) -> None:
    before = ""
    groups = [list(group) for _, group in groupby(atoms, key=_kind)]
    for at, group in enumerate(groups):
        first = group[0]
        text = "".join((" " if each.spaced else "") + each.text for each in group)
        follows = _at_once(groups[at + 1]) if at + 1 < len(groups) else ""
        if first.struck:
            words.add(" " if first.spaced else "")
            words.leave_out("struck text", text)
            continue
        if first.raised > 0:
            text = text.translate(_DEGREES)
            written = raised(before, text.strip(), follows)
            if written is None and not _MARK.fullmatch(text.strip()):
                written = text.strip()  # the upper part of a fraction, for example
            if written is None:
                words.leave_out("footnote mark", text)
                words.add(" " if first.spaced or follows[:1].isalnum() else "")
                continue
            text = f" {written.lstrip()}" if first.spaced else written
        _add(words, text, first.link)
        before = (before + text)[-80:]


def _at_once(atoms: Sequence[Atom]) -> str:
    """Return what follows without a space."""
    own = takewhile(lambda atom: not atom.spaced, atoms)
    return "".join(atom.text for atom in own)


def _kind(atom: Atom) -> tuple[bool, int, str]:
    return atom.struck, max(0, atom.raised), atom.link


def _add(words: Words, text: str, link: str) -> None:
    """Add words; signs for which there is no character are left out."""
    own = text.lstrip()
    if text != own:
        words.add(" ")
    if link:
        words.open_link(link)
    for part in _NO_TEXT.split(own):
        if _NO_TEXT.fullmatch(part):
            words.leave_out("symbol", _named(part))
        else:
            words.add(part)
    if link:
        words.close_link()


def _named(sign: str) -> str:
    return "a sign without a character" if sign == NO_CHARACTER else f"U+{ord(sign):04X}"


def soft_hyphens(rows: Sequence[Row]) -> frozenset[str]:
    """Return the hyphens that a page has at the ends of lines only: they are in no word."""
    inside = {found for row in rows for found in _JOINED.findall(row.text)}
    return frozenset(_HYPHENS) - inside


def without_soft_hyphens(
    rows: Sequence[Row], apart: Sequence[bool], soft: Collection[str]
) -> list[tuple[Row, bool]]:
    """Return rows with the words whole that such a hyphen divides at the end of a line.

    `apart` says of each row whether it begins a paragraph.
    """
    found: list[tuple[Row, bool]] = []
    for row, first in zip(rows, apart, strict=True):
        if found and not first and (parts := _joined(found[-1][0], row, soft)):
            found[-1], row = (parts[0], found[-1][1]), parts[1]  # noqa: PLW2901
        if row.atoms:
            found.append((_plain(row, soft), first))
    return found


def _joined(before: Row, row: Row, soft: Collection[str]) -> tuple[Row, Row] | None:
    last, first = before.atoms[-1], row.atoms[0]
    is_word = before.text[-2:-1].isalpha() and first.text[0].islower()
    if last.text[-1] not in soft or not is_word:
        return None
    spaces = (at for at, atom in enumerate(row.atoms) if at and atom.spaced)
    stop = next(spaces, len(row.atoms))
    moved = (replace(first, spaced=False), *row.atoms[1:stop])
    rest = (replace(last, text=last.text[:-1]),) if len(last.text) > 1 else ()
    whole = (*before.atoms[:-1], *rest, *moved)
    return replace(before, atoms=whole), replace(row, atoms=row.atoms[stop:])


def _plain(row: Row, soft: Collection[str]) -> Row:
    """Return a row with plain hyphens where a page shows a soft hyphen as its only hyphen."""
    if "\u00ad" in soft or "\u00ad" not in row.text:
        return row
    atoms = (replace(atom, text=atom.text.replace("\u00ad", "-")) for atom in row.atoms)
    return replace(row, atoms=tuple(atoms))


def table_row(
    cells: Sequence[Sequence[Row]], page: int, *, apart: bool, soft: Collection[str]
) -> DocumentLine:
    """Return a row of a table, with tabs between its cells; lines of a cell become one."""
    text = ""
    left_out: tuple[LeftOut, ...] = ()
    targets: tuple[Target, ...] = ()
    for number, rows in enumerate(cells):
        text += "\t" if number else ""
        whole = without_soft_hyphens(rows, [False] * len(rows), soft)
        cell = _cell([row for row, _ in whole], page)
        at = len(text)
        left_out += tuple(replace(each, at=each.at + at) for each in cell.left_out)
        targets += tuple(
            replace(each, start=each.start + at, end=each.end + at) for each in cell.targets
        )
        text += cell.text
    return DocumentLine(text, page, "table row", apart, left_out, targets)


def _cell(rows: Sequence[Row], page: int) -> DocumentLine:
    words = Words()
    for row in rows:
        words.add(" ")
        _write(words, row.atoms)
    return words.line(page=page)


def paragraphs(rows: Sequence[Row], leading: float) -> Iterator[bool]:
    """Yield for each row but the first whether it begins a paragraph."""
    left = sorted(row.x0 for row in rows)[len(rows) // 2] if rows else 0
    for at in range(1, len(rows)):
        before, row = rows[at - 1], rows[at]
        after = rows[at + 1] if at + 1 < len(rows) else None
        yield _is_apart(before, row, leading) or _is_indented(before, row, after, left)


def _is_apart(before: Row, row: Row, leading: float) -> bool:
    if abs(before.size - row.size) > 0.12 * max(before.size, row.size):
        return True
    gap = (before.y - row.y) / max(before.size, row.size)
    return gap > 1.3 * leading or gap < -0.5


def _is_indented(before: Row, row: Row, after: Row | None, left: float) -> bool:
    """Return whether only the first line is indented, as paragraphs in books are."""
    size = row.size
    at_left = [abs(each.x0 - left) < 0.4 * size for each in (before, after) if each]
    return len(at_left) == 2 and all(at_left) and 0.7 * size < row.x0 - left < 5 * size


def begins_anew(before: Row, right: float, row: Row) -> bool:
    """Return whether a row at the top of a column or page begins a paragraph."""
    if abs(before.size - row.size) > 0.12 * max(before.size, row.size):
        return True
    ends = before.text.rstrip("”’\"')»")[-1:] in ".?!"
    return ends and before.x1 < right - 2.5 * before.size and not row.text[:1].islower()
