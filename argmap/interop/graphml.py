"""GraphML, for yEd, Cytoscape, igraph and networkx."""

from collections.abc import Iterator
from itertools import chain
from xml.sax.saxutils import escape, quoteattr

from argmap.interop.aspects import Format
from argmap.interop.exported import Exported, Files
from argmap.interop.network import EDGE_NAMES, NODE_NAMES, Attributes, to_network
from argmap.symbols import xml_text

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns
 http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">"""
_GRAPH_NAMES = ("title", "document_flags", "front_matter")
# Some readers take an element's text as it is, and an XML parser makes LF of a plain CR.
_KEPT = {"\r": "&#13;"}


def write(document: Exported) -> Files:
    """Return the graph; a key has the name of its attribute, since some readers show the key."""
    network = to_network(document)
    nodes = (
        f"<node id={quoteattr(each.id)}>{_data(each.values | {'label': each.label})}</node>"
        for each in network.nodes
    )
    edges = (
        f'<edge id="{each.id}" source={quoteattr(each.start)} target={quoteattr(each.end)}>'
        f"{_data(each.values)}</edge>"
        for each in network.edges
    )
    whole = (network.title, network.flags, network.front)
    top = _data(dict(zip(_GRAPH_NAMES, whole, strict=True)))
    lines = chain([_HEAD, *_keys(), '<graph edgedefault="directed">', top], nodes, edges)
    text = "\n".join((*lines, "</graph>", "</graphml>", ""))
    return {".graphml": text.encode("utf-8", "replace")}


def _keys() -> Iterator[str]:
    names = {"graph": _GRAPH_NAMES, "node": ("label", *NODE_NAMES)}
    for holder, each in (names | {"edge": EDGE_NAMES}).items():
        for name in each:
            yield f'<key id="{name}" for="{holder}" attr.name="{name}" attr.type="string"/>'


def _data(values: Attributes) -> str:
    return "".join(
        f'<data key="{name}">{escape(value, _KEPT)}</data>'
        for name, value in values.items()
        if value
    )


FORMAT = Format(
    "graphml",
    (".graphml",),
    write,
    replaces=xml_text,
)
