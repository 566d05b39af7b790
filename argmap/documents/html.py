"""HTML: the main text, by trafilatura; menus and the like are what it leaves out."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Any

from argmap.documents.piece import DocumentError, Extract, Piece, missing, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE
)
_XML_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{1,40})""")
_XML_HEAD = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_ENTITIES = re.compile(r"<!ENTITY|<!DOCTYPE[^>\[]{0,1000}\[", re.IGNORECASE)
_TAG = re.compile(
    r"<(script|style|noscript|template)\b.{0,2000000}?</\1\s*>|<[^<>]{0,5000}>",
    re.DOTALL | re.IGNORECASE,
)
_BLOCKS = frozenset(("p", "head", "item", "row", "code", "quote", "ab"))
_INLINE = frozenset(("hi", "ref", "del", "ins", "lb", "span", "graphic"))
_BODY = re.compile(r"<body\b[^>]{0,2000}>", re.IGNORECASE)
_LITTLE = 0.5  # of the words of the page; a user should know if less was taken


def extract(data: bytes, path: str) -> Extract:
    """Return the main text of a page; each piece names its element."""
    try:
        import trafilatura  # noqa: F401  # that it is there
    except ImportError:
        raise missing(path, "HTML", "trafilatura") from None
    page = _decode(data, path)
    if _ENTITIES.search(page):
        raise DocumentError(
            f"{path}: the page declares entities of its own in its DOCTYPE, which argmap does not expand; save it again from a browser"
        )
    page = _XML_HEAD.sub("", page, count=1)
    pieces = tuple(_with_title(list(_walk(_body(page))), page))
    return Extract(pieces, _remarks(pieces, page))


def _decode(data: bytes, path: str) -> str:
    """Return a page as text: by its mark, by what it declares, or as UTF-8; never guessed."""
    declared = _DECLARED.search(data, 0, 4096) or _XML_DECLARED.match(data, 0, 400)
    name = declared[1].decode("ascii") if declared else "utf-8"
    if data.startswith(codecs.BOM_UTF8):
        name = "utf-8-sig"
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = "utf-16"
    try:
        name = (
            "windows-1252" if codecs.lookup(name).name in ("iso8859-1", "ascii") else name
        )  # as browsers read it
        return data.decode(name)
    except LookupError:
        raise DocumentError(
            f"{path}: the page says that its encoding is {name!r}, which is none that argmap knows; save it as UTF-8"
        ) from None
    except UnicodeDecodeError as error:
        said = "it declares" if declared else "is the rule where a page declares none"
        message = f"{path}: byte {error.start + 1} is not {name.upper()}, which {said}, and argmap does not guess encodings; save the page as UTF-8"
        raise DocumentError(message) from None


def _body(page: str) -> Any:  # noqa: ANN401  # lxml has no types
    """Return what trafilatura takes for the text of a page.

    Of a very short page it gives all words in one paragraph, headings too; told that the whole page is the
    article, it keeps them apart.
    """
    body = _extracted(page)
    if (
        body is None
        or len(body) != 1
        or body[0].tag != "p"
        or "\n" not in (body[0].text or "").strip()
    ):
        return body
    again = _extracted(
        _BODY.sub(r"\g<0><article>", page, count=1) if _BODY.search(page) else f"<article>{page}"
    )
    return again if again is not None and len(again) > 1 and _size(again) >= _size(body) else body


def _extracted(page: str) -> Any:  # noqa: ANN401  # lxml has no types
    import trafilatura

    document = trafilatura.bare_extraction(
        page, include_comments=False, include_tables=True, favor_recall=True, with_metadata=False
    )
    return getattr(document, "body", None)


def _size(body: Any) -> int:  # noqa: ANN401  # lxml has no types
    return len("".join("".join(body.itertext()).split()))


def _walk(element: Any) -> Iterator[Piece]:  # noqa: ANN401  # lxml has no types
    """Yield a piece for each block of what trafilatura returns, and for words that stand between blocks."""
    if element is None:
        return
    loose = [element.text or ""]
    for child in element:
        if child.tag in _INLINE:
            loose += [" ", *_own_text(child)] if child.tag == "lb" else _own_text(child)
        else:
            yield from _paragraph(loose)
            yield from _block(child)
            loose = []
        loose.append(child.tail or "")
    yield from _paragraph(loose)


def _paragraph(loose: list[str]) -> Iterator[Piece]:
    if words := squeeze("".join(loose)):
        yield Piece(words, element="paragraph")


def _block(child: Any) -> Iterator[Piece]:  # noqa: ANN401  # lxml has no types
    if child.tag not in _BLOCKS or (
        child.tag == "quote" and len(child) and child[0].tag in _BLOCKS
    ):
        yield from _walk(child)
        return
    inner = [each for each in child if each.tag == "list"]
    words = squeeze("".join(_own_text(child)))
    if child.tag == "row":
        words = "\t".join(squeeze("".join(cell.itertext())) for cell in child)
    if words.strip():
        yield _piece(child, words)
    for each in inner:
        yield from _walk(each)


def _own_text(element: Any) -> Iterator[str]:  # noqa: ANN401  # lxml has no types
    """Yield the text of an element without that of the lists inside it."""
    yield element.text or ""
    for child in element:
        if child.tag == "lb":
            yield " "
        elif child.tag != "list":
            yield from _own_text(child)
        yield child.tail or ""


def _piece(element: Any, words: str) -> Piece:  # noqa: ANN401  # lxml has no types
    if element.tag == "head":
        level = str(element.get("rend", "h2")).removeprefix("h")
        return Piece(
            "#" * (int(level) if level.isdigit() else 2) + " " + words, element=f"heading {level}"
        )
    if element.tag == "item":
        return Piece("- " + words, element="list item", apart=False)
    names = {"row": "table row", "quote": "quotation", "code": "code"}
    return Piece(words, element=names.get(element.tag, "paragraph"), apart=element.tag != "row")


def _with_title(pieces: list[Piece], page: str) -> list[Piece]:
    """Return the pieces with the page's main heading before them, if trafilatura left it out."""
    match = re.search(r"<h1\b[^>]{0,2000}>(.{1,2000}?)</h1\s*>", page, re.DOTALL | re.IGNORECASE)
    title = squeeze(_plain(match[1])) if match else ""
    if not pieces or not title or any(title in piece.text for piece in pieces[:5]):
        return pieces
    return [Piece(f"# {title}", element="heading 1"), *pieces]


def _plain(page: str) -> str:
    from html import unescape

    return unescape(_TAG.sub(" ", page))


def _remarks(pieces: tuple[Piece, ...], page: str) -> tuple[str, ...]:
    """Return how much of the page was taken, where that is little."""
    body = re.search(r"<body\b", page, re.IGNORECASE)
    all_words = len(_plain(page[body.start() :] if body else page).split())
    taken = sum(len(piece.text.split()) for piece in pieces)
    if not pieces or taken >= _LITTLE * all_words:
        return ()
    return (
        f"{taken:,} of the page's {all_words:,} words were taken as its text; compare with the page if something is missing",
    )
