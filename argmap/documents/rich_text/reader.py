"""Tokens of RTF -> lines: paragraphs, headings, items, rows; what is left out keeps its place."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from argmap.documents.colours import is_ground, is_white
from argmap.documents.joining import as_cell, as_row
from argmap.documents.piece import DocumentLine, LeftOut, squeeze
from argmap.documents.rich_text.fonts import Fonts
from argmap.documents.rich_text.groups import (
    APART,
    CHARACTERS,
    MARKS,
    SIGNS,
    SILENT,
    WORDED,
    Look,
)
from argmap.documents.rich_text.tokens import Token, code_page, decoded
from argmap.documents.runs import Runs
from argmap.documents.word.fields import link_of

_UNSAID = ("silent", "either")  # uses of groups whose words are not kept
_ENDS = frozenset(("par", "sect", "page"))
_SWITCHES = {"strike": "struck", "striked": "struck", "v": "hidden", "deleted": "deleted"}
_OF_WORDS = frozenset(("cb", "chcbpat", "highlight"))
_COLOURS = frozenset((*_OF_WORDS, "cf", "cbpat", "clcbpat", "trowd"))
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)


@dataclass
class Reader:
    """Reads tokens; what is open is on a stack of looks."""

    lines: list[DocumentLine] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    fonts: Fonts = field(default_factory=Fonts)
    colours: Sequence[str] = ()
    _looks: list[Look] = field(default_factory=lambda: [Look()])
    _runs: Runs = field(default_factory=Runs)
    _bytes: bytearray = field(default_factory=bytearray)  # of one font, not yet decoded
    _held: list[str] = field(default_factory=list)  # of a note, a mark or a code
    _mark: str = ""
    _to_skip: int = 0  # characters that stand for one that was given by its number
    _starred: bool = False
    _begins: bool = False
    _high: int = 0  # the first half of a character beyond U+FFFF
    _level: int = 0
    _row: list[DocumentLine] = field(default_factory=list)
    _cell: list[DocumentLine] = field(default_factory=list)
    _in_table: bool = False
    _grounds: set[str] = field(default_factory=set)  # what shades the words that follow
    _boxes: list[tuple[int, Runs]] = field(default_factory=list)  # depth, and what is around it
    _links: list[int] = field(default_factory=list)  # the depth of each open field with an address

    def read(self, token: Token) -> None:
        """Take the next token."""
        if token.kind == "text":
            self._text(token.data)
            return
        if not (token.kind == "sign" and token.name == "'"):
            self._decode()
        if token.kind == "{":
            self._looks.append(self._looks[-1])
            self._begins, self._starred = True, False
            return
        if token.kind == "}":
            self._close()
        elif token.kind == "sign":
            self._sign(token.name)
        else:
            self._word(token.name, token.number)
        self._begins = token.name == "*" and token.kind == "sign"

    def finish(self) -> None:
        """End the last paragraph."""
        self._decode()
        self._end_paragraph()
        self._end_row()

    @property
    def _look(self) -> Look:
        return self._looks[-1]

    def _set(self, **changes: object) -> None:
        self._looks[-1] = replace(self._look, **changes)  # type: ignore[arg-type]

    def _close(self) -> None:
        look = self._looks.pop() if len(self._looks) > 1 else self._look
        self._to_skip = 0
        if self._links and self._links[-1] > len(self._looks):
            self._links.pop()
            self._runs.close_link()
        if self._boxes and self._boxes[-1][0] > len(self._looks):
            self._end_paragraph()
            self._runs = self._boxes.pop()[1]
        if look.use in ("", *_UNSAID, self._look.use):
            return
        words, self._held = squeeze("".join(self._held)), []
        if look.use == "mark":
            self._mark = words
        elif look.use == "code":
            self._open_link(link_of(words))
        elif look.use == "header or footer":
            self.headers.append(words)
        else:
            self._runs.leave_out(look.use, words)

    def _open_link(self, address: str) -> None:
        if address:
            self._runs.open_link(address)
            self._links.append(len(self._looks))

    def _sign(self, name: str) -> None:
        if name == "*":
            self._starred = True
        elif name in "\r\n":
            self._end_paragraph()
        elif name in SIGNS:
            self._say(SIGNS[name])

    def _word(self, name: str, number: int | None) -> None:
        if self._begins and self._group(name):
            return
        if name in CHARACTERS:
            self._say(CHARACTERS[name])
        elif name == "u":
            self._code(number or 0)
        elif name in _SWITCHES:
            self._set(**{_SWITCHES[name]: number != 0})
        elif name in _COLOURS:
            self._use_colour(name, self._colour(number))
        elif name in self._words:
            self._words[name](self, number)
        elif name in ("ansicpg", "mac", "pc", "pca"):
            self.fonts.encoding = code_page(name, number)
        elif name in _ENDS and not self._look.use:
            self._end_paragraph()
        elif name in ("par", "line"):
            self._say(" ")

    def _group(self, name: str) -> bool:
        """Take the word that says what a group is for; return whether it was one."""
        starred, self._starred = self._starred, False
        if self._look.use == "either" and name == "ud":
            self._set(use="")
            return True
        if self._look.use in _UNSAID:
            self.fonts.enter(name)
            return False
        if name == "upr":  # one group in the old encoding, then the same in Unicode
            self._set(use="either")
        elif name == "shptxt":  # a box stands before the paragraph that it belongs to
            self._boxes.append((len(self._looks), self._runs))
            self._runs = Runs()
        elif name in MARKS:
            self._set(use="mark")
        elif name in APART:
            self._set(use=APART[name])
        elif name == "fldinst":
            self._set(use="code")
        elif name == "pict":
            self._runs.leave_out("image", "no description")
            self._set(use="silent")
        elif name in SILENT or (starred and name not in WORDED):
            self.fonts.enter(name)
            self._set(use="silent")
        else:
            return False
        return True

    def _text(self, data: bytes) -> None:
        skipped = min(self._to_skip, len(data))
        self._to_skip -= skipped
        self._bytes += data[skipped:]
        self._begins = False

    def _decode(self) -> None:
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            self._say(decoded(data, self.fonts.encoding_of(self._look.font)))

    def _code(self, number: int) -> None:
        """Take a character given by its number; those that stand for it are passed over."""
        code = number % 0x10000
        if 0xD800 <= code < 0xDC00:
            self._high = code
        elif 0xDC00 <= code < 0xE000:
            if self._high:
                self._say(chr(0x10000 + (self._high - 0xD800) * 0x400 + code - 0xDC00))
            self._high = 0
        else:
            self._say(chr(code))
        self._to_skip = self._look.skipped

    def _say(self, text: str) -> None:
        look = self._look
        if look.use in _UNSAID:
            self.fonts.add(text)
        elif look.use:
            self._held.append(text)
        else:
            name = self.fonts.name_of(look.font)
            form = replace(look, white=False).form if self._grounds or self._boxes else look.form
            self._runs.add(text, form, name)

    def _end_paragraph(self) -> None:
        mark, self._mark = self._mark, ""
        if self._level:
            lead = squeeze(f"{'#' * self._level} {mark if _is_number(mark) else ''}") + " "
            line = self._runs.line(f"heading {self._level}", lead=lead)
        elif mark:
            lead = f"{mark if _is_number(mark) else '-'} "
            line = self._runs.line("list item", lead=lead, apart=False, breaks=True)
        else:
            line = self._runs.line("paragraph", breaks=True)
        self._runs = Runs()
        if not line.text and not line.left_out:
            return
        if self._in_table:
            self._cell.append(line)
        else:
            self._end_row()
            self.lines.append(line)

    def _end_cell(self, _: int | None = None) -> None:
        self._end_paragraph_in_cell()
        self._row.append(as_cell(self._cell))
        self._cell = []

    def _end_paragraph_in_cell(self) -> None:
        self._in_table = True
        self._end_paragraph()

    def _end_nested(self, _: int | None = None) -> None:
        """End a cell of a table inside a cell, whose words go on in the outer one."""
        self._end_paragraph_in_cell()
        if self._cell and self._cell[-1].text:
            words = self._cell[-1].text
            self._cell.append(DocumentLine("", left_out=(LeftOut("flattened table", words),)))

    def _end_row(self, _: int | None = None) -> None:
        if self._cell:
            self._row.append(as_cell(self._cell))
        if self._row:
            first = not self.lines or self.lines[-1].element != "table row"
            self.lines.append(as_row(self._row, first=first))
        self._row, self._cell = [], []

    def _colour(self, number: int | None) -> str:
        at = number or 0
        return self.colours[at] if 0 <= at < len(self.colours) else ""

    def _use_colour(self, name: str, colour: str) -> None:
        if name == "cf":
            self._set(white=is_white(colour))
        elif name in _OF_WORDS:
            self._set(shaded=is_ground(colour))
        elif name == "trowd":
            self._grounds.discard("clcbpat")
        elif is_ground(colour):
            self._grounds.add(name)

    def _reset_paragraph(self, _: int | None = None) -> None:
        self._grounds.discard("cbpat")
        self._in_table, self._level = False, 0

    def _reset_look(self, _: int | None = None) -> None:
        look = self._look
        self._looks[-1] = Look(look.use, font=self.fonts.default, skipped=look.skipped)

    def _use_style(self, number: int | None) -> None:
        if self._look.use == "silent":
            self.fonts.style = number or 0
        elif found := _HEADING.match(self.fonts.styles.get(number or 0, "")):
            self._level = min(6, max(1, int(found[1])))

    def _use_font(self, number: int | None) -> None:
        self._set(font=number or 0)
        if self._look.use == "silent":
            self.fonts.current = number or 0

    def _outline(self, number: int | None) -> None:
        if self._look.use != "silent" and number is not None and number < 6:
            self._level = number + 1

    def _raise(self, number: int | None) -> None:
        self._set(raised=number != 0)

    def _lower(self, _: int | None) -> None:
        self._set(raised=False)

    def _skip_after(self, number: int | None) -> None:
        self._set(skipped=1 if number is None else max(0, number))

    def _enter_table(self, _: int | None) -> None:
        self._in_table = True

    def _default_font(self, number: int | None) -> None:
        self.fonts.default = number or 0

    def _character_set(self, number: int | None) -> None:
        self.fonts.set_character_set(number)

    def _code_page(self, number: int | None) -> None:
        self.fonts.set_code_page(number)

    _words: ClassVar[dict[str, Callable[["Reader", int | None], None]]] = {
        **dict.fromkeys(("super", "up"), _raise),
        **dict.fromkeys(("sub", "dn", "nosupersub"), _lower),
        "uc": _skip_after,
        "plain": _reset_look,
        "pard": _reset_paragraph,
        "intbl": _enter_table,
        "cell": _end_cell,
        "nestcell": _end_nested,
        "row": _end_row,
        "f": _use_font,
        "deff": _default_font,
        "fcharset": _character_set,
        "cpg": _code_page,
        "s": _use_style,
        "outlinelevel": _outline,
    }


def _is_number(mark: str) -> bool:
    return any(each.isalnum() and each.isascii() for each in mark) and mark != "o"
