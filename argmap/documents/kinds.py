"""What a file is: the formats that are read, by extension, and what its content shows."""

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath

from argmap.documents.piece import DocumentError
from argmap.documents.tags import encoding_shown


@dataclass(frozen=True, slots=True)
class Format:
    """A format that is read by the module of its name."""

    extensions: str  # the first is the usual one
    library: str  # the module that reading needs
    package: str  # and the package that has it
    what: str  # such a file in words


FORMATS = {
    "html": Format(".html .htm .xhtml", "trafilatura", "trafilatura", "an HTML page"),
    "pdf": Format(".pdf", "pypdfium2", "pypdfium2", "a PDF file"),
    "docx": Format(".docx .docm .dotx .dotm", "lxml", "lxml", "a Word document"),
    "odt": Format(".odt .ott", "lxml", "lxml", "an OpenDocument text"),
    "epub": Format(".epub", "lxml", "lxml", "an EPUB book"),
    "rtf": Format(".rtf", "argmap", "argmap", "an RTF document"),
    "markdown": Format(".md .markdown", "markdown_it", "markdown-it-py", "Markdown"),
    "text": Format(".txt .text", "argmap", "argmap", "plain text"),
}
_SAVE_AS = {
    **dict.fromkeys((".doc", ".pages", ".wpd"), "DOCX"),
    **dict.fromkeys((".fodt", ".sxw"), "ODT"),
    **dict.fromkeys((".mhtml", ".mht"), "HTML"),
}
_EPUB_OR_HTML = "save it as EPUB or HTML"


@dataclass(frozen=True, slots=True)
class Kind:
    """What the content of a file shows."""

    what: str
    advice: str = ""  # empty for a format that is read
    form: str = ""


_TEXT = Kind(FORMATS["text"].what, form="text")
_OLD = Kind("encrypted or in an old Office format", "save it as unencrypted DOCX")
_IMAGE = Kind("an image", "recognise its text first, for example with ocrmypdf, and add that")
_PACKED = Kind("a packed archive", "unpack it and add the documents in it")
_POSTSCRIPT = Kind("a PostScript file", "convert it to PDF, for example with ps2pdf")
_MAIL = Kind("a saved mail or web archive", "save the page as HTML")
_KINDLE = Kind("a Kindle book", _EPUB_OR_HTML)
# What a file begins with. Signs of letters only are those of a text too, unless more of it follows.
_SIGNS: tuple[tuple[bytes, Kind], ...] = (
    (rb"\xd0\xcf\x11\xe0", _OLD),
    (rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*", _IMAGE),
    (rb"\x1f\x8b|7z\xbc\xaf|Rar!\x1a\x07|BZh[1-9]1AY|\xfd7zXZ", _PACKED),
    (rb"\s*+%!PS-Adobe-\d", _POSTSCRIPT),
    (rb"\s*+MIME-Version:\s*\d\.\d.{0,4000}?\n(?i:Content-Type):", _MAIL),
    (rb".{60}(?:BOOKMOBI|TEXtREAd)\0", _KINDLE),
)
_RTF = re.compile(rb"\s*+\{\\rtf")
_PDF_PARTS = re.compile(rb"\d obj\b")
_ZIPPED = re.compile(rb"PK[\0-\10]")  # the sign and a part of it that no text has
_OFFICE = {
    "word/": "docx",
    "xl/": "a spreadsheet",
    "ppt/": "a presentation",
    "META-INF/container.xml": "epub",
    "content.xml": "odt",
}
_PAGE = re.compile(
    r"(?is)(?:<\?xml[^>]{0,200}\?>|<!--.{0,2000}?-->|\s++)*+<(?:!doctype\s+html|html)\b"
)
_BLOCK = re.compile(
    r"(?i)\s*+<(?:p|div|article|main|section|h[1-6]|table|ul|ol|title|meta|span|body)\b"
)
_ANY_TAG = re.compile(r"<[A-Za-z!/?]")
_START = 4096  # bytes at the start that show what a file is


def form_of(document: str) -> str:
    """Return the format that a file's extension names. Raises DocumentError."""
    extension = PurePath(document).suffix.lower()
    forms = {each: form for form, known in FORMATS.items() for each in known.extensions.split()}
    if extension in forms:
        return forms[extension]
    known = ", ".join(each.extensions.split()[0] for each in FORMATS.values())
    advice = _SAVE_AS.get(extension, "one of these, or copy its text into a file")
    raise DocumentError(f"{document}: argmap accepts {known}; save it as {advice}")


def kind_of(data: bytes) -> Kind:
    """Return what the content of a file shows."""
    if _ZIPPED.match(data):
        return _archive(data)
    for sign, kind in _SIGNS:
        if re.match(sign, data[:_START], re.DOTALL):
            return kind
    if _RTF.match(data) and data.rstrip(b"\0\r\n\t ").endswith(b"}"):
        return _known("rtf")
    if b"%PDF-" in data[:1024] and _PDF_PARTS.search(data) and not _is_quoted(data):
        return _known("pdf")
    text = _start(data)
    if _PAGE.match(text):
        return _known("html")
    return _TEXT if "\0" not in text else Kind("in no format that argmap knows", "save it as PDF")


def _is_quoted(data: bytes) -> bool:
    """Return whether the sign of a PDF file is only words in a text."""
    if data.startswith(b"%PDF-"):
        return False
    try:
        return "\0" not in data.decode(encoding_shown(data) or "utf-8")
    except UnicodeDecodeError:
        return False


def form_by_content(data: bytes) -> str:
    """Return the format of data without a name. Raises DocumentError for others."""
    kind = kind_of(data)
    if kind.form == "text" and _BLOCK.match(_start(data)):
        return "html"
    if kind.form:
        return kind.form
    raise DocumentError(f"it is {kind.what}; {kind.advice}")


def refuse_other(form: str, data: bytes, document: str) -> None:
    """Raise DocumentError if the content of a file is not of the format that its name says."""
    if _begins_as(form, data):
        return
    kind = kind_of(data)
    if kind.form == form or (form == "markdown" and kind.form == "text"):
        return
    if form == "docx" and kind == _OLD:
        raise DocumentError("it is encrypted or in an old Word format; save it as unencrypted DOCX")
    name = PurePath(document)
    advice = kind.advice
    if kind.form:
        right = name.with_suffix(FORMATS[kind.form].extensions.split()[0]).name
        advice = f"rename it to {right}"
    said = f"the file is named {name.suffix} but is {_not_one(form)}: it is {kind.what}"
    if not name.suffix:  # standard input
        said = f"its --name says that it is {FORMATS[form].what}, but it is {kind.what}"
        advice = kind.advice or "give it a --name without that extension"
    raise DocumentError(f"{said}; {advice}")


def _begins_as(form: str, data: bytes) -> bool:
    """Return whether a file has the sign of the format that its name says, whatever follows."""
    if form == "html":
        return kind_of(data).form == "text" and bool(_ANY_TAG.search(_start(data, len(data))))
    return (form == "rtf" and bool(_RTF.match(data))) or (form == "pdf" and b"%PDF-" in data[:1024])


def _not_one(form: str) -> str:
    names = {"html": "not HTML", "markdown": "not Markdown", "text": "not text"}
    return names.get(
        form, f"not {'an' if form in ('odt', 'epub', 'rtf') else 'a'} {form.upper()} file"
    )


def _known(form: str) -> Kind:
    return Kind(FORMATS[form].what, form=form)


def _archive(data: bytes) -> Kind:
    """Return what is in a ZIP archive, which most office documents are."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as parts:
            names = parts.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return Kind("a damaged or incomplete archive", "get the file again, or save it again")
    for start, found in _OFFICE.items():
        if any(name.startswith(start) for name in names):
            return (
                _known(found) if found in FORMATS else Kind(found, "save its text as DOCX or PDF")
            )
    return Kind("a ZIP archive", "unpack it and add the documents in it")


def _start(data: bytes, length: int = _START) -> str:
    return data[:length].decode(encoding_shown(data) or "latin-1", "replace").lstrip("\ufeff")
