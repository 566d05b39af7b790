"""All formats that this package writes, by name; a module is imported when its format is used."""

from importlib import import_module

from argmap.interop.aspects import Format

# The name of each format, and its module. Those that draw are in `argmap/exports.py`.
MODULES = {
    "aif": "aif",
    "xaif": "xaif",
    "argdown": "argdown",
    "brat": "brat",
    "web-annotation": "web_annotation",
    "graphml": "graphml",
    "gexf": "gexf",
    "dot": "dot",
    "csv": "tables",
    "json": "plain_json",
    "markdown": "markdown",
    "docx": "docx",
    "apx": "apx",
}


def format_of(name: str) -> Format:
    """Return a format by its name; raises KeyError for others."""
    found = import_module(f"argmap.interop.{MODULES[name]}").FORMAT
    assert isinstance(found, Format)  # noqa: S101  # for the type checker: the module defines it
    return found
