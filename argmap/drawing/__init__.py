"""Graph and flags -> one HTML file that opens offline; the only folder that knows pyvis and jinja2."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.drawing.index import IndexEntry, index_page

if TYPE_CHECKING:
    import os

    from argmap.graph import ArgumentGraph
    from argmap.model import Annotation, Report

__all__ = ["IndexEntry", "index_page", "page", "render"]


def page(
    annotation: Annotation,
    report: Report,
    *,
    root: str = "",
    graph: ArgumentGraph | None = None,
    data: dict[str, Any] | None = None,
) -> str:
    """Return the page of an annotation and its report: one HTML document that asks no other address for anything.

    Paths on the page are relative to `root`, the folder of the corpus. A caller that has the annotation's graph or its
    data already passes them.
    """
    from argmap.drawing.carrier import to_html
    from argmap.drawing.view import to_view

    return to_html(to_view(annotation, report, root=root, graph=graph, data=data))


def render(
    annotation: Annotation, report: Report, path: str | os.PathLike[str], *, root: str = ""
) -> None:
    """Write the page to a file, whole or not at all; a path that is a link is refused."""
    from argmap.source.files import write_bytes

    write_bytes(path, page(annotation, report, root=root).encode("utf-8", "replace"))
