"""Read a public statement and show how it argues, and which of its steps the text does not support."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.annotation import load, parse, to_text
    from argmap.drafting import draft
    from argmap.drawing import page, render
    from argmap.flags import check
    from argmap.graph import inference_graph, to_graph
    from argmap.model import Annotation, AnnotationError, ArgmapError, Report, Source, SourceError
    from argmap.source import read, read_text

__version__ = "0.1.0"

__all__ = [
    "Annotation",
    "AnnotationError",
    "ArgmapError",
    "Report",
    "Source",
    "SourceError",
    "check",
    "draft",
    "inference_graph",
    "load",
    "page",
    "parse",
    "read",
    "read_text",
    "render",
    "to_graph",
    "to_text",
]

# Where each public name lives. A name is imported when it is first asked for, so that `argmap --help`
# pays for none of them.
_HOMES = {
    "Annotation": "argmap.model",
    "AnnotationError": "argmap.model",
    "ArgmapError": "argmap.model",
    "Report": "argmap.model",
    "Source": "argmap.model",
    "SourceError": "argmap.model",
    "check": "argmap.flags",
    "draft": "argmap.drafting",
    "inference_graph": "argmap.graph",
    "load": "argmap.annotation",
    "page": "argmap.drawing",
    "parse": "argmap.annotation",
    "read": "argmap.source",
    "read_text": "argmap.source",
    "render": "argmap.drawing",
    "to_graph": "argmap.graph",
    "to_text": "argmap.annotation",
}


def __getattr__(name: str) -> object:
    """Return a public name from the module in which it lives."""
    if name not in _HOMES:
        message = f"module 'argmap' has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """Return the public names."""
    return sorted(__all__)
