"""Documents that are ZIP archives of XML: opened without unpacking more than is safe (LARGEST)."""

import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from argmap.documents import tags
from argmap.documents.piece import DocumentError, Element, not_one

LARGEST = 256 * 1024 * 1024  # bytes of all parts together
_DOCTYPE = re.compile(rb"(?i)<!(?:DOCTYPE|ENTITY)")
_ENTITIES = re.compile(rb"(?i)<!ENTITY|<!DOCTYPE[^<>\[]{0,1000}+\[")


@dataclass(frozen=True)
class Archive:
    """The parts of a document."""

    what: str  # "DOCX", "ODT", "EPUB"
    names: frozenset[str]
    _zip: zipfile.ZipFile

    def read(self, name: str) -> bytes:
        """Return the bytes of a part."""
        return self._zip.read(name)

    def xml(
        self,
        name: str,
        *,
        doctype: bool = False,
        prepare: Callable[[bytes], bytes] = lambda data: data,
    ) -> Element:
        """Return the root of a part, None if there is no such part; `doctype`: it may have one."""
        if name not in self.names:
            return None
        data = _as_utf8(self.read(name))
        if (_ENTITIES if doctype else _DOCTYPE).search(data):
            raise DocumentError(f"its part {name} has a DOCTYPE, which no {self.what} needs")
        return _root(prepare(data))


def _as_utf8(data: bytes) -> bytes:
    """Return XML in UTF-16 as UTF-8, so that what it declares can be looked for; other as it is."""
    encoding = tags.encoding_shown(data)
    if not encoding.startswith("utf-16"):
        return data
    try:
        return tags.without_declaration(data.decode(encoding)).encode()
    except UnicodeError:
        raise DocumentError("a part of it is damaged UTF-16; save it again") from None


def _root(data: bytes) -> Element:
    """Return the root of XML. Ids of forms that the standard forbids do no harm."""
    parser = _parser()
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        kinds = {each.type for each in parser.error_log}
        if kinds - {etree.ErrorTypes.DTD_XMLID_VALUE}:
            raise
        return etree.fromstring(data, _parser(recover=True))


def _parser(*, recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )


@contextmanager
def opened(data: bytes, what: str) -> Iterator[Archive]:
    """Give the parts of a document; raises DocumentError if they are too large or locked."""
    if not zipfile.is_zipfile(BytesIO(data)):
        raise not_one(what)
    with zipfile.ZipFile(BytesIO(data)) as parts:
        infos = parts.infolist()
        if sum(info.file_size for info in infos) > LARGEST:
            raise DocumentError(f"its parts have more than {LARGEST:,} bytes; it is not unpacked")
        if any(info.flag_bits & 1 for info in infos):
            raise DocumentError("it is locked with a password; save it without one")
        yield Archive(what, frozenset(parts.namelist()), parts)
