"""JSON: the same data as `argmap build` writes next to a page, with its schema in the package."""

from argmap.interop.aspects import Format
from argmap.interop.exported import Exported, Files
from argmap.symbols import json_text


def write(document: Exported) -> Files:
    """Return the data of the document, as the page has it."""
    return {".json": json_text(document.data).encode("utf-8", "replace")}


FORMAT = Format("json", (".json",), write)
