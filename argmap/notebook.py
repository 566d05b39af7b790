"""How notebooks show an annotation and a report: in a sandbox, and without any request."""

from html import escape

from argmap.drawing import page
from argmap.flags import check
from argmap.model import Annotation, Report
from argmap.symbols import visible

_HEIGHT = 720  # pixels of a page
_ROW, _MOST = 60, 480  # pixels of a flag in a list, and of the list


def annotation_html(annotation: Annotation) -> str:
    """Return the page of an annotation as a frame whose scripts can reach nothing outside it."""
    return _frame(page(annotation, check(annotation)), _HEIGHT, sandbox="allow-scripts")


def report_html(report: Report) -> str:
    """Return the flags of a report as a list without scripts."""
    rows = "".join(
        f"<tr><td>{_words(flag.code)}</td><td>{flag.level}</td><td>{flag.state}</td>"
        f"<td>{_words(flag.message)}</td></tr>"
        for flag in report.flags
    )
    style = "<style>body{font:14px sans-serif}td{vertical-align:top;padding:4px 8px}</style>"
    count = f"{len(report.flags)} flags" if len(report.flags) != 1 else "1 flag"
    table = f"<p>{count}</p><table>{rows}</table>"
    height = min(_MOST, _ROW * (len(report.flags) + 1))
    return _frame(f"<!doctype html><meta charset=utf-8>{style}{table}", height)


def _words(text: str) -> str:
    return escape(visible(text))


def _frame(html: str, height: int, *, sandbox: str = "") -> str:
    return (
        f'<iframe sandbox="{sandbox}" srcdoc="{escape(html)}" title="argmap"'
        f' style="width:100%;height:{height}px;border:0"></iframe>'
    )
