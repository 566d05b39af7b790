"""DOCX: the source text, with a Word comment for each statement and flag.

The comment of a statement has the lines of the annotation below its quote, links included. It is on
words within one paragraph, since other programs lose the ends of longer ones; a statement over
several lines has one comment for each, with its id in all of them.
"""

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from argmap.annotation.edit.write import statement_lines
from argmap.interop import docx_parts as parts
from argmap.interop.aspects import FRONT, LOST, SECTIONS, Format
from argmap.interop.exported import Exported, Files, flag_line, lines_again, one_line
from argmap.model import DEFAULT_SPEAKER, Source, Span, Statement
from argmap.symbols import xml_text

# The first date that an archive can have, and one system: the same input gives the same bytes.
_DATE, _UNIX = (1980, 1, 1, 0, 0, 0), 3
# Between the lines of a statement in its comment, where others lose line ends; one in a line itself
# gets a backslash.
_BULLET = "•"
_BETWEEN = f" {_BULLET} "
SPEAKER_MARK = "Speaker: "  # before the name of who speaks, below the title
_ITEM = re.compile(r"( *)- ")
_LONGEST_BEGIN = 1000  # characters in which the title is looked for


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
        "docProps/core.xml": parts.PROPERTIES.format(escape(xml_text(one_line(document.title)))),
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
    wanted = [*_of_statements(document), *_of_flags(document)]
    written = [(start, end) for start, end in lines if document.text[start:end].strip()]
    found = []
    for words, spans in wanted:
        pieces = [piece for span in spans for piece in _pieces(document, lines, span)]
        pieces = pieces or written[:1] or lines[:1]
        for number, (start, end) in enumerate(pieces, 1):
            part = f" (part {number} of {len(pieces)})" if len(pieces) > 1 else ""
            head, _, rest = words.partition(": ")
            said = rest if number == 1 else "see part 1"
            found.append(_Comment(start, end, f"{head}{part}: {said}"))
    return sorted(found, key=lambda each: (each.start, -each.end))


def _pieces(document: Exported, lines: list[Span], span: Span) -> Iterator[Span]:
    start, end = span
    for first, last in lines[document.annotation.source.line_at(start) - 1 :]:
        if first >= end:
            break
        if max(first, start) < min(last, end):
            yield max(first, start), min(last, end)


def _of_statements(document: Exported) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Yield the lines of each statement in the annotation, as one, and where they belong."""
    for each, lines in statement_lines(document.annotation):
        asked = "?" if each.state == "proposed" else ""
        said = [f"{each.id}: {each.role}{asked}"]
        said += [f"implicit: {each.text}"] if each.implicit else []
        again = ", ".join(map(str, lines_again(document, each)))
        said += [f"again: line {again}"] if again else []
        said += [_ITEM.sub(_of_link, line, count=1) for line in lines if line[:7] != "- near:"]
        words = _BETWEEN.join(line.replace(_BULLET, f"\\{_BULLET}") for line in said)
        yield words, each.parts or _near(document, each)


def _of_link(found: re.Match[str]) -> str:
    """Return what stands before a value: a dash if it is said of the link before it."""
    return "– " if found[1] else ""


def _near(document: Exported, each: Statement) -> tuple[Span, ...]:
    """Return where a statement that is not in the text can be shown: where it leads to."""
    for link in document.graph.outgoing(each.id):
        if found := _of_holder(document, link.id):
            return found
    return ()


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
        yield f"{flag.code} on {holder}: {flag_line(flag).removeprefix(flag.code).strip()}", spans


def _comments(placed: list[_Comment]) -> Iterator[str]:
    for number, each in enumerate(placed):
        yield parts.COMMENT.format(number, _words(one_line(each.words)))


def _paragraphs(document: Exported, lines: list[Span], placed: list[_Comment]) -> Iterator[str]:
    if not _begins_with_title(document):
        yield parts.HEAD.format("Title", _words(one_line(document.title)))
    if document.annotation.speaker != DEFAULT_SPEAKER:
        speaker = one_line(document.annotation.speaker)
        yield parts.HEAD.format("Subtitle", _words(f"{SPEAKER_MARK}{speaker}"))
    own: dict[int, list[tuple[int, _Comment]]] = defaultdict(list)
    for number, each in enumerate(placed):
        own[document.annotation.source.line_at(each.start)].append((number, each))
    for number, line in enumerate(lines, 1):
        yield f"<w:p>{''.join(_runs(document.text, line, own[number]))}</w:p>"


def _begins_with_title(document: Exported) -> bool:
    """Return whether the first words of the text are its title, so that it need not be added."""
    title = document.title.casefold().rstrip("…").split()
    return document.text[:_LONGEST_BEGIN].casefold().split()[: len(title)] == title


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
    dict.fromkeys((SECTIONS, FRONT), LOST),
    replaces=xml_text,
    has_text=True,
)
