"""EPUB: the chapters of a book in their order; they have no menus, so each is read whole."""

import posixpath
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from html.entities import html5
from urllib.parse import unquote

from lxml import etree

from argmap.documents import tags
from argmap.documents.archive import Archive, opened
from argmap.documents.piece import DocumentError, DocumentLine, Element, Extract, LeftOut
from argmap.documents.web.parsing import parsed
from argmap.documents.web.whole import read_whole

_CONTAINER = "META-INF/container.xml"
_LOCKS = "META-INF/encryption.xml"
_FONT_LOCKS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_PLAIN_XML = (b"amp", b"lt", b"gt", b"quot", b"apos")
_PAGE_NAMES = (".xhtml", ".html", ".htm", ".xml", ".opf", ".ncx")
_TYPE = "{http://www.idpf.org/2007/ops}type"
_PAGES = ("application/xhtml+xml", "text/html", "application/xml")


@dataclass(frozen=True, slots=True)
class _Chapter:
    name: str  # of its part
    kind: str  # its media type
    is_contents: bool


def extract(data: bytes, _: str) -> Extract:
    """Return the text of a book; each piece names its element."""
    with opened(data, "EPUB") as archive:
        _refuse_locked(archive)
        chapters = list(_chapters(archive))
        read = [_read(archive, each) for each in chapters if not each.is_contents]
    notes = tuple(dict.fromkeys(note for each in read for note in each.notes))
    if any(each.is_contents for each in chapters):
        notes += ("its table of contents was left out",)
    return Extract(tuple(piece for each in read for piece in each.pieces), notes)


def _refuse_locked(archive: Archive) -> None:
    """Raise DocumentError if chapters are encrypted; fonts may be."""
    locks = archive.xml(_LOCKS, doctype=True)
    is_locked = any(map(_locks_words, _named(locks, "EncryptedData")))
    if "META-INF/rights.xml" in archive.names or is_locked:
        raise DocumentError("it is locked by its publisher (DRM); argmap reads books without locks")


def _locks_words(lock: Element) -> bool:
    """Return whether what is encrypted is no font, by its method or by its name."""
    methods = {each.get("Algorithm") for each in _named(lock, "EncryptionMethod")}
    parts = [str(each.get("URI") or "") for each in _named(lock, "CipherReference")]
    is_page = any(part.split("#")[0].lower().endswith(_PAGE_NAMES) for part in parts)
    return is_page or not methods or not methods.issubset(_FONT_LOCKS)


def _chapters(archive: Archive) -> Iterator[_Chapter]:
    container = archive.xml(_CONTAINER, doctype=True)
    paths = [each.get("full-path") for each in _named(container, "rootfile")]
    name = next((str(each) for each in paths if each in archive.names), "")
    package = archive.xml(name, doctype=True)
    if package is None:
        raise DocumentError("it is an archive without the package file of a book; save it again")
    items = {str(each.get("id")): each for each in _named(package, "item")}
    seen = set[str]()  # some books name a chapter once for each of its sections
    for reference in _named(package, "itemref"):
        if (item := items.get(str(reference.get("idref")))) is not None:
            part = _part(name, str(item.get("href") or ""))
            contents = "nav" in str(item.get("properties") or "").split()
            if part not in seen:
                yield _Chapter(part, str(item.get("media-type")), contents)
            seen.add(part)


def _named(root: Element | None, name: str) -> Iterator[Element]:
    for each in root.iter() if root is not None else ():
        if str(each.tag).rsplit("}", 1)[-1] == name:
            yield each


def _read(archive: Archive, chapter: _Chapter) -> Extract:
    if chapter.name not in archive.names:
        return Extract((), (f"its part {chapter.name} is missing",))
    if chapter.kind not in _PAGES:
        return Extract((DocumentLine("", left_out=(LeftOut("image", chapter.name),)),))
    root, notes = _page(archive, chapter.name)
    return Extract(read_whole(root, _address) if root is not None else (), notes)


def _page(archive: Archive, name: str) -> tuple[Element | None, tuple[str, ...]]:
    """Return the page of a chapter; one that is no valid XML is read as browsers do."""
    notes: tuple[str, ...] = ()
    try:
        root = archive.xml(name, doctype=True, prepare=_without_names)
    except etree.XMLSyntaxError:
        page = archive.read(name).decode("utf-8", "replace")
        root, notes = parsed(tags.without_declaration(page))
    if root is not None:
        _make_plain(root, archive.names)
        _add_styles(root, archive, name)
    return root, notes


def _make_plain(root: Element, names: AbstractSet[str]) -> None:
    """Give the elements of a chapter the names that they have in HTML, without namespaces."""
    for each in list(root.iter(etree.Entity)):
        each.getparent().replace(each, _words(each))
    chapters = {posixpath.basename(name) for name in names}
    for each in root.iter(etree.Element):
        each.tag = each.tag.rsplit("}", 1)[-1].lower()
        if kind := each.attrib.pop(_TYPE, ""):
            each.set("role", f"{each.get('role') or ''} {kind}".strip())
        page, sign, place = (each.get("href") or "").partition("#")
        if sign and unquote(posixpath.basename(page)) in chapters:
            each.set("href", f"#{place}")  # a note may be in another chapter


def _words(entity: Element) -> Element:
    """Return an element with the words of an entity that nobody knows, as they are written."""
    element = etree.Element("span")
    element.text, element.tail = entity.text, entity.tail
    return element


def _add_styles(root: Element, archive: Archive, name: str) -> None:
    """Put the style sheets that a chapter names into it, as a browser does."""
    for link in list(root.iter("link")):
        part = _part(name, str(link.get("href") or ""))
        if (link.get("rel") or "").lower().split() == ["stylesheet"] and part in archive.names:
            link.tag = "style"
            link.text = archive.read(part).decode("utf-8", "replace").replace("\0", "")


def _part(beside: str, address: str) -> str:
    """Return the part that an address in another one names."""
    path = unquote(address.split("#", maxsplit=1)[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(beside), path))


def _without_names(page: bytes) -> bytes:
    """Return a page with the characters that HTML has names for as numbers, which XML knows."""
    return _NAMED.sub(_number, page)


def _number(name: re.Match[bytes]) -> bytes:
    shown = "" if name[1] in _PLAIN_XML else html5.get(f"{name[1].decode()};", "")
    return "".join(f"&#{ord(each)};" for each in shown).encode() or name[0]


def _address(written: str) -> str:
    """Return where a link leads, "" for another place in the book."""
    return written if ":" in written.split("/", maxsplit=1)[0] else ""
