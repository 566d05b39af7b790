"""How a notebook shows HTML: in a frame whose scripts and links reach nothing outside it."""

from collections.abc import Sequence
from html import escape

_ROW, _MOST = 60, 480  # pixels of a row, and of a table


def frame(html: str, height: int, *, scripts: bool = False) -> str:
    """Return a page as a sandboxed frame, `height` pixels high; with `scripts` its own may run."""
    allowed = "allow-scripts" if scripts else ""
    return (
        f'<iframe sandbox="{allowed}" srcdoc="{escape(html)}" title="argmap"'
        f' style="width:100%;height:{height}px;border:0"></iframe>'
    )


def table_frame(count: str, rows: Sequence[str], below: str = "") -> str:
    """Return rows of a table under a line that says how many there are; no script may run."""
    style = "<style>body{font:14px sans-serif}td{vertical-align:top;padding:4px 8px}</style>"
    page = f"<!doctype html><meta charset=utf-8>{style}<p>{count}</p>"
    height = min(_MOST, _ROW * (len(rows) + 1))
    return frame(f"{page}<table>{''.join(rows)}</table>{below}", height)
