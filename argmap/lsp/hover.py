"""What an editor shows about the words under the pointer, in Markdown."""

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.flags.explaining import page_of
from argmap.lsp.analysis import Analysis
from argmap.lsp.names import code_at, name_at, place_in_source, scheme_at, statement_at
from argmap.lsp.names import statement_named as named
from argmap.lsp.positions import Position, Range, on_line
from argmap.model import ArgmapError, Report
from argmap.schemes import find_scheme

_AROUND = 1  # lines of the source before and after a quote that are shown


@dataclass(frozen=True, slots=True)
class Hover:
    """Words to show, and the stretch of the file that they are about."""

    markdown: str
    range: Range


def hover(analysis: Analysis, position: Position, report: Report | None = None) -> Hover | None:
    """Return what is known about a position: a quote in its context, a flag's page, a scheme."""
    if found := code_at(analysis.lines, position):
        return _page(*found)
    if found := scheme_at(analysis.lines, position):
        return _scheme(*found)
    if name := name_at(analysis.outline, position):
        words = "\n\n".join(_of_statement(analysis, name.id, report))
        return Hover(words, name.range) if words else None
    return _quote(analysis, position.line)


def _page(code: str, place: Range) -> Hover | None:
    try:
        return Hover(page_of(code), place)
    except ArgmapError:
        return None


def _scheme(name: str, place: Range) -> Hover | None:
    scheme = find_scheme(name)
    if scheme is None:
        return None
    questions = "\n".join(f"- {each.words}" for each in scheme.questions)
    return Hover(f"**{scheme.name}**: {scheme.runs}\n\n{questions}", place)


def _quote(analysis: Analysis, line: int) -> Hover | None:
    words = analysis.lines[line - 1] if line <= len(analysis.lines) else ""
    statement = statement_at(analysis.outline, line)
    if statement is None or not words.startswith(">"):
        return None
    return Hover("\n\n".join(_context(analysis, statement.id)), on_line(line, 0, len(words)))


def _of_statement(analysis: Analysis, name: str, report: Report | None) -> Iterator[str]:
    statement = named(analysis.outline, name)
    if statement is None:
        return
    proposed = ", proposed" if statement.proposed else ""
    yield f"**{statement.id}** ({statement.role}{proposed})"
    if statement.is_quote:
        yield from _context(analysis, name)
    else:
        yield f"implicit: {statement.text}"
    for flag in report.flags if report else ():
        if flag.statement == statement.id and flag.state != "answered":
            yield f"{flag.code} {flag.name}: {flag.question}"


def _context(analysis: Analysis, name: str) -> Iterator[str]:
    """Yield the quoted passage, in bold, within the lines around it."""
    statement, source = named(analysis.outline, name), analysis.source
    if statement is None or source is None:
        return
    place = place_in_source(analysis, statement)
    if place is None:
        yield "The source does not have these words."
        return
    first, last = place.start.line, place.end.line
    yield f"{source.line_name(first)} of {source.path.replace(chr(92), '/').rpartition('/')[2]}"
    for line in range(max(1, first - _AROUND), min(source.lines, last + _AROUND) + 1):
        words = source.line_text(line)
        start = place.start.col if line == first else 0
        end = place.end.col if line == last else len(words)
        if first <= line <= last:
            words = f"{words[:start]}**{words[start:end]}**{words[end:]}"
        if words.strip():
            yield words
