"""A report as a DOCX file, with the styles that word processors list in their outline."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from argmap.interop.docx import archive
from argmap.interop.exported import one_line
from argmap.reporting.blocks import Block, Heading, Items, Paragraph, Table
from argmap.symbols import xml_text

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
)
_RELATIONS = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/{{}}" Target="{{}}"/></Relationships>'
)
_SIZES = {1: 36, 2: 28, 3: 24}  # half points
_INDENTS = (360, 900)  # twentieths of a point, for items and for what is below them


def docx(blocks: Sequence[Block]) -> bytes:
    """Return the archive of a report; the same report gives the same bytes."""
    body = "".join(part for block in blocks for part in _block(block))
    document = (
        f'{_XML}<w:document xmlns:w="{_WORDS}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    )
    return archive(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELATIONS.format("officeDocument", "word/document.xml"),
            "word/_rels/document.xml.rels": _RELATIONS.format("styles", "styles.xml"),
            "word/styles.xml": _styles(),
            "word/document.xml": document,
        }
    )


def _styles() -> str:
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/>'
        f'<w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
        for level, size in _SIZES.items()
    )
    return (
        f'{_XML}<w:styles xmlns:w="{_WORDS}"><w:style w:type="paragraph" w:default="1"'
        ' w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="120"/></w:pPr>'
        f"</w:style>{headings}</w:styles>"
    )


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield _paragraph(block.text, f'<w:pStyle w:val="Heading{block.level}"/>')
    elif isinstance(block, Paragraph):
        yield _paragraph(block.text)
    elif isinstance(block, Items):
        for item in block.items:
            yield _paragraph(f"{item.mark or '•'} {item.text}", _indent(_INDENTS[0]))
            yield from (_paragraph(f"– {each}", _indent(_INDENTS[1])) for each in item.below)
    else:
        yield _table(block)


def _indent(left: int) -> str:
    return f'<w:ind w:left="{left}" w:hanging="{_INDENTS[0]}"/>'


def _paragraph(text: str, style: str = "") -> str:
    properties = f"<w:pPr>{style}</w:pPr>" if style else ""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{_words(text)}</w:t></w:r></w:p>'


def _table(table: Table) -> str:
    rows = "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in (table.head, *table.rows))
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="999999"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "<w:gridCol/>" * len(table.head)
    properties = (
        f'<w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{lines}</w:tblBorders></w:tblPr>'
    )
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{_paragraph('')}"


def _cell(text: str) -> str:
    return f"<w:tc>{_paragraph(text)}</w:tc>"


def _words(text: str) -> str:
    return escape(xml_text(one_line(text)))
