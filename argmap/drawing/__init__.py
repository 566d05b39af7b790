"""Graph and flags -> one HTML file that opens offline; the only folder that knows pyvis and jinja2.

`view` is what is shown; `geometry` and `svg` draw the map; `html` makes one page of all of it.
"""

import os
from collections.abc import Mapping
from typing import Any

from argmap.data import to_data
from argmap.drawing.index import IndexEntry, entry_of, index_page
from argmap.graph import ArgumentGraph
from argmap.model import Annotation, Report
from argmap.source.files import write_bytes

__all__ = ["IndexEntry", "entry_of", "index_page", "page", "render", "served_scripts"]


def page(
    annotation: Annotation,
    report: Report,
    *,
    root: str = "",
    graph: ArgumentGraph | None = None,
    data: dict[str, Any] | None = None,
    edit: Mapping[str, Any] | None = None,
) -> str:
    """Return the page: one HTML document that requests nothing, with paths relative to `root`.

    A caller that has the graph of the annotation or its data (`to_data`) passes them on. With
    `edit` the page is one that is served and can be corrected: it takes its scripts from the
    addresses `/_/vis.js` and `/_/edit.js`, and its data have `edit`, with the offset in code
    points at which each line of the source starts and how many proposals were reviewed.
    """
    from argmap.drawing.html import to_html
    from argmap.drawing.view import to_view

    shown = to_data(annotation, report, root=root) if data is None else data
    known = edit and {
        **edit,
        "starts": annotation.source.line_starts,
        "reviewed": shown["review"]["reviewed"],
        "proposals": shown["review"]["proposals"],
    }
    return to_html(to_view(graph or ArgumentGraph(annotation), report, shown), known)


def served_scripts() -> dict[str, str]:
    """Return the scripts of served pages, by their addresses."""
    from argmap.drawing.assets import edit_script
    from argmap.drawing.html import vis_network

    return {"/_/vis.js": vis_network(), "/_/edit.js": edit_script()}


def render(
    annotation: Annotation, report: Report, path: str | os.PathLike[str], *, root: str = ""
) -> None:
    """Write the page to a file, completely or not at all; a symbolic link is refused."""
    write_bytes(path, page(annotation, report, root=root).encode("utf-8", "replace"))
