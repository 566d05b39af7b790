"""HTML: the words that a page shows; trafilatura chooses which lines are its main part."""

import codecs
import re
from collections.abc import Iterable, Iterator, Sequence

from argmap.documents import tags
from argmap.documents.missed import KIND, with_missed
from argmap.documents.piece import (
    DocumentError,
    DocumentLine,
    Extract,
    LeftOut,
    squeeze,
)
from argmap.documents.web.addresses import addresses
from argmap.documents.web.completion import MainPart
from argmap.documents.web.main_part import main_part
from argmap.documents.web.page import PageLine, page_of
from argmap.documents.web.parsing import parsed
from argmap.documents.web.shown import shown_words
from argmap.documents.web.walk import read_lines
from argmap.documents.words import without_control

_DECLARED = re.compile(rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""")
_XML_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{1,40})""")
# Names that browsers read as other encodings. A page that can be read up to here is not in UTF-16.
_AS_BROWSERS = {
    **dict.fromkeys(("utf-16", "utf-16le", "utf-16be", "unicode", "ucs-2"), "utf-8"),
    **dict.fromkeys(("gb2312", "gb_2312-80", "x-gbk"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "x-sjis", "sjis"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "windows-949"), "cp949"),
    **dict.fromkeys(("tis-620", "iso-8859-11"), "cp874"),
    "iso-8859-9": "cp1254",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "x-user-defined": "cp1252",
}
# The same characters as numbers, which the parser takes for characters.
_CONTROL = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bcefBCEF]|1[\da-fA-F]))(?![\da-fA-F]);?"
)
_LITTLE = 0.5  # of the words of the page; a user should know if less was taken


def extract(data: bytes, _: str) -> Extract:
    """Return the main text of a page; each piece names its element."""
    page, doubts = _decode(data)
    if tags.declares_entities(page):
        raise DocumentError(
            "its DOCTYPE declares entities of its own; save the page again from a browser"
        )
    pieces, notes = _pieces(tags.without_declaration(page))
    return Extract(pieces, (*doubts, *notes))


def _decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return a page as text: by its mark, by what it declares, or as UTF-8; never guessed.

    What may be wrong with that is returned too.
    """
    declared = _DECLARED.search(data, 0, 4096) or _XML_DECLARED.match(data, 0, 400)
    said = declared[1].decode("ascii").lower() if declared else "utf-8"
    name = tags.encoding_shown(data) or _AS_BROWSERS.get(said, said)
    try:
        if codecs.lookup(name).name in ("iso8859-1", "ascii"):
            name = "windows-1252"
        page = _CONTROL.sub("", without_control(data.decode(name)))
        return page, _doubts(data, name)
    except LookupError:
        raise DocumentError(
            f"the page declares the encoding {name!r}, which argmap does not know; save it as UTF-8"
        ) from None
    except UnicodeDecodeError as error:
        said = "it declares" if declared else "is the default if a page declares none"
        raise DocumentError(
            f"byte {error.start + 1} is not {name.upper()}, which {said}, and argmap does not"
            " guess encodings; save the page as UTF-8"
        ) from None


def _doubts(data: bytes, name: str) -> tuple[str, ...]:
    """Return a note if a page that declares one byte for each character looks like UTF-8."""
    if name != "windows-1252" or data.isascii():
        return ()
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return ()
    words = "the page declares a Western encoding but looks like UTF-8"
    return (f"{words}; if letters are wrong, change its charset to UTF-8 and add it again",)


def _pieces(page: str) -> tuple[tuple[DocumentLine, ...], tuple[str, ...]]:
    """Return the lines of the main part of a page, and notes for the user."""
    root, notes = parsed(page)
    if root is None:
        return (), notes
    known = page_of(root, addresses(root))
    lines = read_lines(root, known)
    part = main_part(root, lines, known.looks)
    whole = tuple(_compared(lines, part, shown_words(root, known, lines, part)))
    return _with_title(whole, lines, part), (*notes, *_notes(whole, lines))


def _compared(
    lines: Sequence[PageLine], part: MainPart, shown: Iterable[str]
) -> Iterator[DocumentLine]:
    """Yield the main part; words that it shows and its lines do not have are left out of them.

    Lines of the same blocks that do not belong to it are compared too.
    """
    taken = set(part.lines)
    homes = {line.home for line in taken - part.missed}
    near = [each for each in lines if each in taken or each.home in homes]
    own = [_as_missed(each) if each in part.missed else each.line for each in near]
    for each, line in zip(near, with_missed(own, shown), strict=True):
        if each in taken:
            yield line
        elif missed := tuple(gone for gone in line.left_out if gone.kind == KIND):
            yield DocumentLine("", left_out=missed)


def _as_missed(line: PageLine) -> DocumentLine:
    """Return a line without text that says what was not taken."""
    gone = LeftOut(KIND, squeeze(line.line.text[line.lead :]))
    return DocumentLine("", left_out=(gone, *line.line.left_out))


def _with_title(
    pieces: tuple[DocumentLine, ...], lines: Sequence[PageLine], part: MainPart
) -> tuple[DocumentLine, ...]:
    """Return the pieces with the page's main heading before them, if it was not chosen."""
    title = next((line.line for line in lines if line.level == 1 and line.line.text), None)
    if (
        title is None
        or not pieces
        or any(line.level == 1 and line not in part.missed for line in part.lines)
    ):
        return pieces
    words = title.text.removeprefix("# ")
    if any(words in piece.text for piece in pieces[:5]):
        return pieces
    return (title, *pieces)


def _notes(pieces: Sequence[DocumentLine], lines: Sequence[PageLine]) -> tuple[str, ...]:
    everything = sum(len(each.line.text.split()) for each in lines)
    taken = sum(len(piece.text.split()) for piece in pieces)
    if not taken or taken >= _LITTLE * everything:
        return ()
    words = f"{taken:,} of the page's {everything:,} words were taken as its text"
    return (f"{words}; compare with the page if something is missing",)
