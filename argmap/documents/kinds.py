"""What a file is: the formats that are read, by extension, and what its content shows."""

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath

from argmap.documents.piece import DocumentError
from argmap.source.decode import marked_encoding


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
_SIGNS: tuple[tuple[bytes, Kind], ...] = (
    (b"{\\rtf", Kind(FORMATS["rtf"].what, form="rtf")),
    (b"\xd0\xcf\x11\xe0", _OLD),
    *((sign, _IMAGE) for sign in (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")),
    *((sign, _PACKED) for sign in (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")),
    (b"%!PS", Kind("a PostScript file", "convert it to PDF, for example with ps2pdf")),
    (b"MIME-Version:", Kind("a saved mail or web archive", "save the page as HTML")),
    (b"BOOKMOBI", Kind("a Kindle book", _EPUB_OR_HTML)),
)  # fmt: skip
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
_MOBI = 60  # where Kindle books have their sign
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
    if b"%PDF-" in data[:1024]:
        return _known("pdf")
    if data.startswith(b"PK"):
        return _archive(data)
    first = data[:_START].lstrip()
    for sign, kind in _SIGNS:
        if first.startswith(sign) or data.startswith(sign, _MOBI):
            return kind
    text = _start(data)
    if _PAGE.match(text):
        return _known("html")
    return _TEXT if "\0" not in text else Kind("in no format that argmap knows", "save it as PDF")


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
    kind = kind_of(data)
    if kind.form == form or (form == "markdown" and kind.form == "text"):
        return
    if form == "html" and kind.form == "text" and _ANY_TAG.search(_start(data, len(data))):
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
    return data[:length].decode(marked_encoding(data) or "latin-1", "replace").lstrip("\ufeff")
