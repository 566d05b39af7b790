"""DOCX: headings, paragraphs, items, table rows and text boxes of a Word document, in order."""

from collections.abc import Iterator, Mapping

from argmap.documents.archive import Archive, opened
from argmap.documents.piece import DocumentError, Element, Extract, LeftOut, squeeze
from argmap.documents.runs import Runs
from argmap.documents.word.blocks import Blocks
from argmap.documents.word.fields import without_open_fields
from argmap.documents.word.numbering import numbering_of
from argmap.documents.word.package import Relation, W, main_name, part, relations
from argmap.documents.word.paragraphs import Reader
from argmap.documents.word.styles import Styles

_DRAWN = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}t",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}v",
)
_NOTES = {"footnotes": "footnote", "endnotes": "endnote", "comments": "comment"}


def extract(data: bytes, _: str) -> Extract:
    """Return the text of a DOCX file, tracked changes accepted; each piece names its element."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise DocumentError("it is encrypted or in an old Word format; save it as unencrypted DOCX")
    with opened(data, "DOCX") as archive:
        return _extract(archive)


def _extract(archive: Archive) -> Extract:
    name = main_name(archive)
    known = relations(archive, name)
    named = {each.kind: each.target for each in known.values() if not each.outside}
    body = _read(archive, name)
    styles = Styles(part(archive, named.get("styles", "")))
    numbering = numbering_of(part(archive, named.get("numbering", "")), styles)
    notes = _notes(archive, named, styles)
    reader = Reader(styles, _addresses(known), notes, _drawn(archive, known))
    lines = Blocks(reader, numbering).below(body)
    pieces = tuple(line for line in lines if line.text or line.left_out)
    return Extract(pieces, (), tuple(_headers(archive, known, styles)))


def _read(archive: Archive, name: str) -> Element:
    root = part(archive, name)
    return without_open_fields(root) if root is not None else None


def _addresses(known: Mapping[str, Relation]) -> dict[str, str]:
    return {key: each.target for key, each in known.items() if each.outside}


def _drawn(archive: Archive, known: Mapping[str, Relation]) -> dict[str, str]:
    """Return the words of diagrams and charts, which are parts of their own."""
    found = {}
    for key, each in known.items():
        root = part(archive, each.target) if each.kind in ("diagramData", "chart") else None
        words = (e.text for e in root.iter(*_DRAWN) if e.text) if root is not None else ()
        found[key] = squeeze(" ".join(words))
    return found


def _notes(
    archive: Archive, named: Mapping[str, str], styles: Styles
) -> dict[tuple[str, str], str]:
    """Return the words of each note and comment by the name of its reference and its id."""
    found = {}
    for kind, single in _NOTES.items():
        root = _read(archive, named.get(kind, ""))
        for note in root if root is not None else ():
            key = f"{single}Reference", str(note.get(f"{W}id"))
            found[key] = _words(note, styles)
    return found


def _headers(archive: Archive, known: Mapping[str, Relation], styles: Styles) -> Iterator[LeftOut]:
    """Yield the words of headers and footers, each once; a mere page number is none."""
    names = [each.target for each in known.values() if each.kind in ("header", "footer")]
    roots = (_read(archive, name) for name in names)
    texts = (_words(root, styles) for root in roots if root is not None)
    for text in dict.fromkeys(texts):
        if any(each.isalpha() for each in text):
            yield LeftOut("header or footer", text)


def _words(element: Element, styles: Styles) -> str:
    """Return the words of the paragraphs below an element, each once: boxes have two forms."""
    found: dict[str, None] = {}
    for paragraph in element.iter(f"{W}p"):
        runs = Runs()
        Reader(styles).add(paragraph, runs)
        found[squeeze(runs.line().text)] = None
    return " ".join(filter(None, found))
