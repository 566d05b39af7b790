"""DOCX: the source text, with a Word comment for each statement, link and flag.

A comment is on words within one paragraph, since other programs lose the ends of longer ones; a
statement over several lines has one comment for each, and its label in all of them.
"""

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from argmap.annotation.keys import KEY_OF_KIND
from argmap.interop import docx_parts as parts
from argmap.interop.exported import (
    Exported,
    Files,
    Format,
    flag_line,
    one_line,
)
from argmap.model import Link, Source, Span, Statement
from argmap.symbols import xml_text

# The first date that an archive can have, and one system: the same input gives the same bytes.
_DATE, _UNIX = (1980, 1, 1, 0, 0, 0), 3


@dataclass(frozen=True, slots=True)
class _Comment:
    """Words for the margin, and the stretch of one line that they are on."""

    start: int
    end: int
    words: str


def write(document: Exported) -> Files:
    """Return the archive that Word and other programs open."""
    lines = _lines_of(document.annotation.source)
    placed = _placed(document, lines)
    contents = {
        "[Content_Types].xml": parts.CONTENT_TYPES,
        "_rels/.rels": parts.RELATIONS,
        "word/_rels/document.xml.rels": parts.DOCUMENT_RELATIONS,
        "word/styles.xml": parts.STYLES,
        "word/document.xml": parts.DOCUMENT.format("".join(_paragraphs(document, lines, placed))),
        "word/comments.xml": parts.COMMENTS.format("".join(_comments(placed))),
    }
    return {".docx": archive(contents)}


def archive(contents: Mapping[str, str]) -> bytes:
    """Return files as an archive; the same contents give the same bytes."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as written:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system = _UNIX
            written.writestr(entry, content.encode("utf-8", "replace"))
    return data.getvalue()


def _lines_of(source: Source) -> list[Span]:
    """Return where the lines of a text begin and end; their ends are in none."""
    starts = enumerate(source.line_starts, 1)
    return [(start, start + len(source.line_text(number))) for number, start in starts]


def _placed(document: Exported, lines: list[Span]) -> list[_Comment]:
    """Return all comments, by where they begin; a longer one first."""
    wanted = [*_of_statements(document), *_of_links(document), *_of_flags(document)]
    found = []
    for words, spans in wanted:
        pieces = [piece for span in spans for piece in _pieces(document, lines, span)]
        pieces = pieces or lines[:1]
        for number, (start, end) in enumerate(pieces, 1):
            part = f" (part {number} of {len(pieces)})" if len(pieces) > 1 else ""
            head, _, rest = words.partition(": ")
            found.append(_Comment(start, end, f"{head}{part}: {rest if number == 1 else ''}"))
    return sorted(found, key=lambda each: (each.start, -each.end))


def _pieces(document: Exported, lines: list[Span], span: Span) -> Iterator[Span]:
    start, end = span
    for first, last in lines[document.annotation.source.line_at(start) - 1 :]:
        if first >= end:
            break
        if max(first, start) < min(last, end):
            yield max(first, start), min(last, end)


def _of_statements(document: Exported) -> Iterator[tuple[str, tuple[Span, ...]]]:
    for each in document.annotation.statements:
        if each.parts:
            yield f"{each.id}: {_statement(each)}", each.parts
        for span in document.also.get(each.id, ()):
            yield f"{each.id} again: the same words as in line {each.line}", (span,)
        if not each.parts:
            words = f"{each.id}: {_statement(each)}; the text does not say it: {each.text}"
            yield words, _near(document, each)


def _statement(each: Statement) -> str:
    said = (
        each.role,
        f"said by {each.speaker}" if each.reported else "",
        "implicit" if each.implicit else "",
        "proposed" if each.state == "proposed" else "",
        *(f"note: {note}" for note in each.notes),
    )
    return "; ".join(filter(None, said))


def _near(document: Exported, each: Statement) -> tuple[Span, ...]:
    """Return where a statement that is not in the text can be shown: where it leads to."""
    for link in document.graph.outgoing(each.id):
        if found := _of_holder(document, link.id):
            return found
    return ()


def _of_links(document: Exported) -> Iterator[tuple[str, tuple[Span, ...]]]:
    for link in document.annotation.links:
        yield f"{link.id}: {_link(link)}", _of_holder(document, link.id)


def _link(link: Link) -> str:
    said = (
        f"{' with '.join(link.premises)} {KEY_OF_KIND[link.kind]} {link.conclusion}",
        f"scheme: {link.scheme}" if link.scheme else "",
        "proposed" if link.state == "proposed" else "",
        *(f"note: {note}" for note in link.notes),
    )
    return "; ".join(filter(None, said))


def _of_holder(document: Exported, holder: str) -> tuple[Span, ...]:
    """Return the words of a statement, or of the first premise of a link that is in the text."""
    link = document.graph.links.get(holder)
    names = (*link.premises, link.conclusion) if link else (holder,)
    for name in names:
        if statement := document.graph.statements.get(name):
            if statement.parts:
                return statement.parts[:1] if link else statement.parts
        elif name in document.graph.links:
            return _of_holder(document, name)
    return ()


def _of_flags(document: Exported) -> Iterator[tuple[str, tuple[Span, ...]]]:
    for flag in document.report.flags:
        spans: tuple[Span, ...] = _of_holder(document, flag.link or flag.statement or "")[:1]
        if flag.start is not None and flag.end is not None:
            spans = ((flag.start, flag.end),)
        holder = flag.link or flag.statement or "the document"
        yield f"{flag.code} on {holder}: {flag_line(flag)}", spans


def _comments(placed: list[_Comment]) -> Iterator[str]:
    for number, each in enumerate(placed):
        yield parts.COMMENT.format(number, _words(one_line(each.words)))


def _paragraphs(document: Exported, lines: list[Span], placed: list[_Comment]) -> Iterator[str]:
    yield parts.TITLE.format(_words(one_line(document.title)))
    own: dict[int, list[tuple[int, _Comment]]] = defaultdict(list)
    for number, each in enumerate(placed):
        own[document.annotation.source.line_at(each.start)].append((number, each))
    for number, line in enumerate(lines, 1):
        yield f"<w:p>{''.join(_runs(document.text, line, own[number]))}</w:p>"


def _runs(text: str, line: Span, own: list[tuple[int, _Comment]]) -> Iterator[str]:
    """Yield the words of a line, with the marks where comments begin and end between them."""
    marks: list[tuple[int, int, str]] = []
    for number, each in own:
        is_point = each.start == each.end
        marks.append((each.start, 1, parts.START.format(number)))
        marks.append((each.end, 2 if is_point else 0, parts.END.format(number)))
    done = line[0]
    for offset, _, mark in sorted(marks, key=lambda each: each[:2]):
        if done < offset:
            yield parts.RUN.format(_words(text[done:offset]))
            done = offset
        yield mark
    if done < line[1]:
        yield parts.RUN.format(_words(text[done : line[1]]))


def _words(text: str) -> str:
    return escape(xml_text(text)).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')


FORMAT = Format(
    "docx",
    (".docx",),
    write,
    replaces=xml_text,
)
