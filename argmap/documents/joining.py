"""Several lines made one, such as the cells of a row; places of links and omissions move along."""

from collections.abc import Sequence
from dataclasses import replace

from argmap.documents.piece import DocumentLine, LeftOut, Target, squeeze


def as_row(cells: Sequence[DocumentLine], *, first: bool) -> DocumentLine:
    """Return cells as a row of a table, with tabs between them."""
    return replace(joined(cells, "\t"), element="table row", apart=first)


def as_cell(lines: Sequence[DocumentLine]) -> DocumentLine:
    """Return the paragraphs of a cell as one line without line breaks."""
    return joined([_flat(line) for line in lines if line.text or line.left_out], " ")


def joined(lines: Sequence[DocumentLine], separator: str) -> DocumentLine:
    """Return lines as one. A line without words adds no space; without any there is no text."""
    text = ""
    left_out: list[LeftOut] = []
    targets: list[Target] = []
    for number, line in enumerate(lines):
        if number and (separator == "\t" or (text and line.text)):
            text += separator
        start = len(text)
        left_out += (replace(each, at=each.at + start) for each in line.left_out)
        targets += (
            replace(each, start=each.start + start, end=each.end + start) for each in line.targets
        )
        text += line.text
    if not text.strip():
        text, left_out = "", [replace(each, at=0) for each in left_out]
    return DocumentLine(text, None, "", True, tuple(left_out), tuple(targets))  # noqa: FBT003


def _flat(line: DocumentLine) -> DocumentLine:
    """Return a line with spaces for its line ends, of which each is one character."""
    flat = line.text.replace("\n", " ").replace("\t", " ")
    return replace(line, text=flat) if squeeze(flat) else line
