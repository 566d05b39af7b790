"""EPUB: the chapters of a book in their order, each one read as the page that it is."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from argmap.documents import html, tags
from argmap.documents.archive import Archive, opened
from argmap.documents.piece import DocumentError, DocumentLine, Element, Extract, LeftOut, squeeze

_CONTAINER = "META-INF/container.xml"
_LOCKS = "META-INF/encryption.xml"
_FONT_LOCKS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_PAGES = ("application/xhtml+xml", "text/html", "application/xml")


@dataclass(frozen=True, slots=True)
class _Chapter:
    name: str  # of its part
    kind: str  # its media type
    is_contents: bool


def extract(data: bytes, path: str) -> Extract:
    """Return the text of a book; each piece names its element."""
    with opened(data, "EPUB") as archive:
        _refuse_locked(archive)
        chapters = list(_chapters(archive))
        read = [_read(archive, each, path) for each in chapters if not each.is_contents]
    notes = tuple(dict.fromkeys(note for each in read for note in each.notes))
    if any(each.is_contents for each in chapters):
        notes += ("its table of contents was left out",)
    return Extract(
        tuple(piece for each in read for piece in each.pieces),
        notes,
        tuple(what for each in read for what in each.left_out),
    )


def _refuse_locked(archive: Archive) -> None:
    """Raise DocumentError if chapters are encrypted; fonts may be."""
    root = archive.xml(_LOCKS, doctype=True)
    methods = [
        each.get("Algorithm")
        for each in (root.iter() if root is not None else ())
        if str(each.tag).endswith("}EncryptionMethod")
    ]
    if "META-INF/rights.xml" in archive.names or set(methods) - set(_FONT_LOCKS):
        raise DocumentError("it is locked by its publisher (DRM); argmap reads books without locks")


def _chapters(archive: Archive) -> Iterator[_Chapter]:
    container = archive.xml(_CONTAINER, doctype=True)
    paths = [each.get("full-path") for each in _named(container, "rootfile")]
    name = next((str(each) for each in paths if each in archive.names), "")
    package = archive.xml(name, doctype=True)
    if package is None:
        raise DocumentError("it is an archive without the package file of a book; save it again")
    items = {str(each.get("id")): each for each in _named(package, "item")}
    for reference in _named(package, "itemref"):
        if (item := items.get(str(reference.get("idref")))) is not None:
            path = unquote(str(item.get("href") or "").split("#")[0])
            part = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
            contents = "nav" in str(item.get("properties") or "").split()
            yield _Chapter(part, str(item.get("media-type")), contents)


def _named(root: Element | None, name: str) -> Iterator[Element]:
    for each in root.iter() if root is not None else ():
        if str(each.tag).rsplit("}", 1)[-1] == name:
            yield each


def _read(archive: Archive, chapter: _Chapter, path: str) -> Extract:
    if chapter.name not in archive.names:
        return Extract((), (f"its part {chapter.name} is missing",))
    if chapter.kind not in _PAGES:
        return Extract((DocumentLine("", left_out=(LeftOut("image", chapter.name),)),))
    data = archive.read(chapter.name)
    if not data.strip():
        return Extract(())
    try:
        found = html.extract(data, path)
    except DocumentError as error:
        raise DocumentError(f"in its part {chapter.name}: {error}") from error
    words = "" if found.pieces else _body_words(data)
    gone = (DocumentLine("", left_out=(LeftOut("missed words", words),)),) if words else ()
    return Extract((*found.pieces, *gone), found.notes, found.left_out)


def _body_words(page: bytes) -> str:
    text = page.decode("utf-8", "replace")
    return squeeze(tags.plain(text[max(0, text.find("<body")) :]))
