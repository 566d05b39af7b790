"""How notebooks show an annotation and a report: in a sandbox, and without any request."""

from html import escape

from argmap.drawing import page
from argmap.flags import check
from argmap.model import Annotation, Report
from argmap.sandbox import frame, table_frame
from argmap.symbols import visible

_HEIGHT = 720  # pixels of a page


def annotation_html(annotation: Annotation) -> str:
    """Return the page of an annotation as a frame whose scripts can reach nothing outside it."""
    return frame(page(annotation, check(annotation)), _HEIGHT, scripts=True)


def report_html(report: Report) -> str:
    """Return the flags of a report as a list without scripts."""
    rows = [
        f"<tr><td>{_words(flag.code)}</td><td>{flag.level}</td><td>{flag.state}</td>"
        f"<td>{_words(flag.message)}</td></tr>"
        for flag in report.flags
    ]
    return table_frame(f"{len(rows)} flags" if len(rows) != 1 else "1 flag", rows)


def _words(text: str) -> str:
    return escape(visible(text))
