"""Problems of a file and flags on its text, each with the place where an editor shows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from argmap.lsp.analysis import Analysis, holder_lines
from argmap.lsp.positions import Range, on_line
from argmap.model import Flag, Report

Severity: TypeAlias = Literal["error", "warning", "information", "hint"]
_OF_FLAGS: dict[str, Severity] = {"error": "warning", "warning": "information", "note": "hint"}


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A message at a place of the file; `code` is that of a flag."""

    range: Range
    severity: Severity
    message: str
    code: str = ""


def problems(analysis: Analysis) -> Iterator[Diagnostic]:
    """Yield the problems of the file, with the words of `argmap check`."""
    for each in analysis.problems:
        words = analysis.lines[each.line - 1] if each.line <= len(analysis.lines) else ""
        start = min(each.col - 1, len(words))
        end = max(start, min(start + each.width, len(words)))
        message = f"{each.message}\n{each.hint}" if each.hint else each.message
        yield Diagnostic(on_line(each.line, start, end), each.level, message)


def flags(analysis: Analysis, report: Report) -> Iterator[Diagnostic]:
    """Yield the flags that are not answered, at the line of their statement or link."""
    if analysis.annotation is None:
        return
    lines = holder_lines(analysis.annotation)
    for flag in report.flags:
        if flag.state != "answered":
            yield _flag(analysis, flag, lines.get(flag.link or flag.statement or "", 1))


def _flag(analysis: Analysis, flag: Flag, line: int) -> Diagnostic:
    words = analysis.lines[line - 1] if line <= len(analysis.lines) else ""
    state = "" if flag.state == "raised" else " (proposed)"
    start = len(words) - len(words.lstrip())
    severity = _OF_FLAGS[flag.level] if flag.state == "raised" else "hint"
    return Diagnostic(
        on_line(line, start, len(words)), severity, f"{flag.message}{state}", flag.code
    )
