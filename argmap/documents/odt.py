"""ODT: headings, paragraphs, items, table rows and text boxes of an OpenDocument text, in order."""

from collections.abc import Iterator

from argmap.documents.archive import Archive, opened
from argmap.documents.mathml import formula
from argmap.documents.open_text.blocks import Blocks
from argmap.documents.open_text.lists import Lists
from argmap.documents.open_text.names import DRAW, OFFICE, STYLE, TEXT, XLINK
from argmap.documents.open_text.paragraphs import Reader, plain_words
from argmap.documents.open_text.styles import Styles
from argmap.documents.piece import DocumentError, Element, Extract, LeftOut, squeeze

_MATH = "{http://www.w3.org/1998/Math/MathML}"
_KINDS = {"spreadsheet": "a spreadsheet", "presentation": "a presentation", "graphics": "a drawing"}


def extract(data: bytes, _: str) -> Extract:
    """Return the text of an ODT file, tracked changes accepted; each piece names its element."""
    with opened(data, "ODT") as archive:
        _refuse_others(archive)
        return _extract(archive)


def _refuse_others(archive: Archive) -> None:
    kind = (
        archive.read("mimetype").decode("ascii", "replace") if "mimetype" in archive.names else ""
    )
    for name, what in _KINDS.items():
        if f"opendocument.{name}" in kind:
            raise DocumentError(f"it is {what}, not a text; save its text as ODT or DOCX")
    manifest = archive.xml("META-INF/manifest.xml", doctype=True)
    if manifest is not None and any(str(each.tag).endswith("}encryption-data")
                                    for each in manifest.iter()):  # fmt: skip
        raise DocumentError("it is encrypted; save it without a password")
    if "content.xml" not in archive.names:
        raise DocumentError("it is an archive without an OpenDocument text; save the text as ODT")


def _extract(archive: Archive) -> Extract:
    content, shared = archive.xml("content.xml"), archive.xml("styles.xml")
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise DocumentError("it contains no text document; save the text as ODT")
    roots = tuple(root for root in (shared, content) if root is not None)
    styles = Styles(roots)
    reader = Reader(styles, _deleted(body), _formulas(archive, body))
    lines = Blocks(reader, Lists(roots)).below(body)
    pieces = tuple(line for line in lines if line.text or line.left_out)
    return Extract(pieces, (), tuple(_headers(shared, styles)))


def _formulas(archive: Archive, body: Element) -> dict[str, str]:
    """Return the formulas among the objects of a document by their addresses."""
    found = {}
    for drawn in body.iter(f"{DRAW}object"):
        address = str(drawn.get(f"{XLINK}href") or "")
        root = drawn.find(f"{_MATH}math")
        if root is None and address:
            root = archive.xml(f"{address.removeprefix('./')}/content.xml", doctype=True)
        if root is not None and root.tag == f"{_MATH}math":
            found[address] = formula(root)
    return found


def _deleted(body: Element) -> dict[str, str]:
    """Return the words of each tracked deletion by its id."""
    return {
        str(region.get(f"{TEXT}id")): " ".join("".join(gone.itertext()).split())
        for region in body.iter(f"{TEXT}changed-region")
        for gone in region.iter(f"{TEXT}deletion")
    }


def _headers(shared: Element | None, styles: Styles) -> Iterator[LeftOut]:
    """Yield the words of headers and footers, each once; a mere page number is none."""
    pages = shared.iter(f"{STYLE}master-page") if shared is not None else ()
    parts = (part for page in pages for part in page)
    texts = (plain_words(part, styles) for part in parts)
    for text in dict.fromkeys(map(squeeze, texts)):
        if any(each.isalpha() for each in text):
            yield LeftOut("header or footer", text)
