"""HTML: the main text, by trafilatura, which leaves out menus and the like."""

import codecs
import re
from collections.abc import Iterator

import trafilatura

from argmap.documents import tags
from argmap.documents.piece import (
    DocumentError,
    DocumentLine,
    Element,
    Extract,
    heading,
    row,
    squeeze,
)
from argmap.source.decode import marked_encoding

_DECLARED = re.compile(rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""")
_XML_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{1,40})""")
_BLOCKS = frozenset(("p", "head", "item", "row", "code", "quote", "ab"))
_INLINE = frozenset(("hi", "ref", "del", "ins", "lb", "span", "graphic"))
_NAMES = {"quote": "quotation", "code": "code"}  # others are paragraphs
_LITTLE = 0.5  # of the words of the page; a user should know if less was taken


def extract(data: bytes, _: str) -> Extract:
    """Return the main text of a page; each piece names its element."""
    page = _decode(data)
    if tags.declares_entities(page):
        raise DocumentError(
            "its DOCTYPE declares entities of its own; save the page again from a browser"
        )
    page = tags.without_declaration(page)
    pieces = tuple(_with_title(list(_walk(_body(page))), page))
    return Extract(pieces, _notes(pieces, page))


def _decode(data: bytes) -> str:
    """Return a page as text: by its mark, by what it declares, or as UTF-8; never guessed."""
    declared = _DECLARED.search(data, 0, 4096) or _XML_DECLARED.match(data, 0, 400)
    name = marked_encoding(data) or (declared[1].decode("ascii") if declared else "utf-8")
    try:
        if codecs.lookup(name).name in ("iso8859-1", "ascii"):
            name = "windows-1252"  # as browsers read it
        return data.decode(name)
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


def _body(page: str) -> Element:
    """Return what trafilatura takes for the text of a page.

    It gives a very short page as one paragraph, unless the page is marked as an article.
    """
    body = _extracted(page)
    if body is None or len(body) != 1 or body[0].tag != "p":
        return body
    if "\n" not in (body[0].text or "").strip():
        return body
    again = _extracted(tags.as_article(page))
    return again if again is not None and len(again) > 1 and _size(again) >= _size(body) else body


def _extracted(page: str) -> Element:
    document = trafilatura.bare_extraction(
        page, include_comments=False, include_tables=True, favor_recall=True, with_metadata=False
    )
    return getattr(document, "body", None)


def _size(body: Element) -> int:
    return len("".join("".join(body.itertext()).split()))


def _walk(element: Element) -> Iterator[DocumentLine]:
    """Yield a piece for each block of what trafilatura returns, and for words between blocks."""
    if element is None:
        return
    loose = [element.text or ""]
    for child in element:
        if child.tag in _INLINE:
            loose += [" " if child.tag == "lb" else "", *_own_text(child)]
        else:
            yield from _paragraph(loose)
            yield from _block(child)
            loose = []
        loose.append(child.tail or "")
    yield from _paragraph(loose)


def _paragraph(loose: list[str]) -> Iterator[DocumentLine]:
    if words := squeeze("".join(loose)):
        yield DocumentLine(words, element="paragraph")


def _block(child: Element) -> Iterator[DocumentLine]:
    holds_blocks = child.tag == "quote" and len(child) > 0 and child[0].tag in _BLOCKS
    if child.tag not in _BLOCKS or holds_blocks:
        yield from _walk(child)
        return
    if child.tag == "row":
        cells = [squeeze("".join(cell.itertext())) for cell in child]
        if any(cells):
            yield row(cells, first=False)
    elif words := squeeze("".join(_own_text(child))):
        yield _piece(child, words)
    for each in child:
        if each.tag == "list":
            yield from _walk(each)


def _own_text(element: Element) -> Iterator[str]:
    """Yield the text of an element without that of the lists inside it."""
    yield element.text or ""
    for child in element:
        if child.tag == "lb":
            yield " "
        elif child.tag != "list":
            yield from _own_text(child)
        yield child.tail or ""


def _piece(element: Element, words: str) -> DocumentLine:
    if element.tag == "head":
        level = str(element.get("rend", "h2")).removeprefix("h")
        return heading(int(level) if level.isdigit() else 2, words)
    if element.tag == "item":
        return DocumentLine(f"- {words}", element="list item", apart=False)
    return DocumentLine(words, element=_NAMES.get(element.tag, "paragraph"))


def _with_title(pieces: list[DocumentLine], page: str) -> list[DocumentLine]:
    """Return the pieces with the page's main heading before them, if trafilatura left it out."""
    title = squeeze(tags.title(page))
    if not pieces or not title or any(title in piece.text for piece in pieces[:5]):
        return pieces
    return [heading(1, title), *pieces]


def _notes(pieces: tuple[DocumentLine, ...], page: str) -> tuple[str, ...]:
    body = re.search(r"<body\b", page, re.IGNORECASE)
    everything = len(tags.plain(page[body.start() :] if body else page).split())
    taken = sum(len(piece.text.split()) for piece in pieces)
    if not pieces or taken >= _LITTLE * everything:
        return ()
    words = f"{taken:,} of the page's {everything:,} words were taken as its text"
    return (f"{words}; compare with the page if something is missing",)
