"""Graph and flags -> one HTML file that opens offline; the only folder that knows pyvis and jinja2.

`view` is what is shown; `geometry` and `svg` draw the map; `html` makes one page of all of it.
"""

import os
from typing import Any

from argmap.data import to_data
from argmap.drawing.index import IndexEntry, entry_of, index_page
from argmap.graph import ArgumentGraph
from argmap.model import Annotation, Report
from argmap.source.files import write_bytes

__all__ = ["IndexEntry", "entry_of", "index_page", "page", "render"]


def page(
    annotation: Annotation,
    report: Report,
    *,
    root: str = "",
    graph: ArgumentGraph | None = None,
    data: dict[str, Any] | None = None,
) -> str:
    """Return the page: one HTML document that requests nothing, with paths relative to `root`.

    A caller that has the graph of the annotation or its data (`to_data`) passes them on.
    """
    from argmap.drawing.html import to_html
    from argmap.drawing.view import to_view

    shown = to_data(annotation, report, root=root) if data is None else data
    return to_html(to_view(graph or ArgumentGraph(annotation), report, shown))


def render(
    annotation: Annotation, report: Report, path: str | os.PathLike[str], *, root: str = ""
) -> None:
    """Write the page to a file, completely or not at all; a symbolic link is refused."""
    write_bytes(path, page(annotation, report, root=root).encode("utf-8", "replace"))
