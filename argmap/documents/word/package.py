"""The parts of a Word document, found by their relations, in either of its two sets of names."""

import posixpath
from dataclasses import dataclass

from lxml import etree

from argmap.documents.archive import Archive
from argmap.documents.piece import DocumentError, Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_OTHER_OFFICE = {"workbook": "a spreadsheet", "presentation": "a presentation"}
# "Strict" documents use other names for the same things.
_STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/": "/wordprocessingml/2006/",
    "http://purl.oclc.org/ooxml/officeDocument/": "/officeDocument/2006/",
    "http://purl.oclc.org/ooxml/drawingml/": "/drawingml/2006/",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to."""

    kind: str  # "hyperlink", "footnotes" …
    target: str  # the name of a part, or an address
    outside: bool


def value(element: Element | None, path: str) -> str:
    """Return the value of a property below an element, such as "pPr/pStyle"; "" if not there."""
    if element is None:
        return ""
    found = element.find("/".join(W + step for step in path.split("/")))
    return str(found.get(f"{W}val") or "") if found is not None else ""


def part(archive: Archive, name: str) -> Element | None:
    """Return the root of a part in the common names; None if there is no such part."""
    root = archive.xml(name)
    if root is None or "purl.oclc.org" not in str(root.nsmap):
        return root
    text = etree.tostring(root, encoding="unicode")
    for strict, common in _STRICT.items():
        text = text.replace(strict, f"http://schemas.openxmlformats.org{common}")
    return etree.fromstring(text)


def main_name(archive: Archive) -> str:
    """Return the name of the part with the text. Raises DocumentError."""
    found = [
        relation.target
        for relation in relations(archive, "").values()
        if relation.kind == "officeDocument"
    ]
    name = next((each for each in [*found, "word/document.xml"] if each in archive.names), "")
    if name and not any(other in name for other in _OTHER_OFFICE):
        return name
    what = next((what for other, what in _OTHER_OFFICE.items() if other in name), "an archive")
    raise DocumentError(f"it is {what} without a Word document; save the text as DOCX")


def relations(archive: Archive, name: str) -> dict[str, Relation]:
    """Return the relations of a part by their ids; of the whole document for ""."""
    folder, file = posixpath.split(name)
    root = archive.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
    return {
        str(each.get("Id")): _relation(each, folder)
        for each in (root if root is not None else ())
        if each.get("Target") is not None
    }


def _relation(element: Element, folder: str) -> Relation:
    kind = str(element.get("Type") or "").rsplit("/", 1)[-1]
    target = str(element.get("Target"))
    outside = element.get("TargetMode") == "External"
    if not outside:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(kind, target, outside)
