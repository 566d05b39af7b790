"""JSON: the same data as `argmap build` writes next to a page, with its schema in the package."""

import json

from argmap.interop.exported import Exported, Files, Format
from argmap.symbols import escaped_json


def write(document: Exported) -> Files:
    """Return the data of the document, as the page has it."""
    text = escaped_json(json.dumps(document.data, ensure_ascii=False, indent=1)) + "\n"
    return {".json": text.encode("utf-8", "replace")}


FORMAT = Format("json", (".json",), "all data, as `argmap build` writes it", write)
