"""Show how a public statement argues, and which of its steps the text does not support."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.annotation import load, parse, to_text
    from argmap.drafting import draft
    from argmap.drawing import page, render
    from argmap.flags import check
    from argmap.graph import inference_graph, to_graph
    from argmap.interop.tables import frames
    from argmap.model import Annotation, AnnotationError, ArgmapError, Report, Source, SourceError
    from argmap.source import read, read_text

__version__ = "0.1.0"

__all__ = [
    "Annotation", "AnnotationError", "ArgmapError", "Report", "Source", "SourceError", "check",
    "draft", "frames", "inference_graph", "load", "page", "parse", "read", "read_text", "render",
    "to_graph", "to_text",
]  # fmt: skip

# The functions of the library, by module; all other public names are in `argmap.model`. A name is
# imported when it is first used, so that `argmap --help` imports none of them.
_MODULES = {
    "annotation": ("load", "parse", "to_text"),
    "drafting": ("draft",),
    "drawing": ("page", "render"),
    "flags": ("check",),
    "interop.tables": ("frames",),
    "graph": ("inference_graph", "to_graph"),
    "source": ("read", "read_text"),
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        message = f"module 'argmap' has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    module = next((each for each, names in _MODULES.items() if name in names), "model")
    return getattr(import_module(f"argmap.{module}"), name)
