"""Word documents for tests: their parts are written in Word's own XML."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_O = "http://schemas.openxmlformats.org/officeDocument/2006"
NAMES = (
    f'xmlns:w="{_W}" xmlns:r="{_O}/relationships" xmlns:m="{_O}/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:a="urn:a" xmlns:wp="urn:wp" xmlns:w16se="urn:w16se"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def word_file(body: str, *, links: dict[str, str] | None = None, **parts: str) -> bytes:
    """Return a DOCX file with this body; `parts` are styles, numbering, footnotes, header1 …"""
    kinds = {name: name.rstrip("0123456789") for name in parts}
    own = "".join(
        f'<Relationship Id="p{name}" Type="{_O}/relationships/{kind}" Target="{name}.xml"/>'
        for name, kind in kinds.items()
    )
    own += "".join(
        f'<Relationship Id="{key}" Type="{_O}/relationships/hyperlink" Target="{address}"'
        ' TargetMode="External"/>'
        for key, address in (links or {}).items()
    )
    files = {
        "_rels/.rels": _relations(
            f'<Relationship Id="d" Type="{_O}/relationships/officeDocument"'
            ' Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": _relations(own),
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        **{
            f"word/{name}.xml": f"<w:{name} {NAMES}>{xml}</w:{name}>" for name, xml in parts.items()
        },
    }
    return zipped(files)


def _relations(entries: str) -> str:
    return f'<Relationships xmlns="{_RELATIONS}">{entries}</Relationships>'


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, data in files.items():
            parts.writestr(name, data)
    return held.getvalue()


def run(words: str, properties: str = "") -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{words}</w:t></w:r>'


def para(*runs: str, style: str = "", more: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"<w:pPr>{named}{more}</w:pPr>" if named or more else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"
