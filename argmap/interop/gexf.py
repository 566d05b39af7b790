"""GEXF 1.2, for Gephi and graphology."""

from collections.abc import Iterator
from itertools import chain
from xml.sax.saxutils import escape, quoteattr

from argmap.interop.aspects import Format
from argmap.interop.exported import Exported, Files
from argmap.interop.network import EDGE_NAMES, NODE_NAMES, Attributes, Network, to_network
from argmap.symbols import xml_text

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">"""
_KEPT = {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}  # in attributes XML makes spaces of them


def write(document: Exported) -> Files:
    """Return the graph; title and flags of the whole document are its description."""
    network = to_network(document)
    nodes = (
        f"<node id={_quoted(each.id)} label={_quoted(each.label)}>"
        f"{_values(each.values, NODE_NAMES)}</node>"
        for each in network.nodes
    )
    edges = (
        f'<edge id="{each.id}" source={_quoted(each.start)} target={_quoted(each.end)}'
        f" label={_quoted(each.values['kind'])}>{_values(each.values, EDGE_NAMES)}</edge>"
        for each in network.edges
    )
    lines = chain(_top(network), nodes, ["</nodes>", "<edges>"], edges)
    text = "\n".join((*lines, "</edges>", "</graph>", "</gexf>", ""))
    return {".gexf": text.encode("utf-8", "replace")}


def _top(network: Network) -> Iterator[str]:
    about = "\n".join(filter(None, (network.title, network.flags, network.front)))
    meta = f"<creator>argmap</creator><description>{escape(about)}</description>"
    yield f"{_HEAD}\n<meta>{meta}</meta>"
    yield '<graph defaultedgetype="directed" mode="static">'
    for holder, names in (("node", NODE_NAMES), ("edge", EDGE_NAMES)):
        rows = "".join(
            f'<attribute id="{place}" title="{name}" type="string"/>'
            for place, name in enumerate(names)
        )
        yield f'<attributes class="{holder}" mode="static">{rows}</attributes>'
    yield "<nodes>"


def _values(values: Attributes, names: tuple[str, ...]) -> str:
    rows = "".join(
        f'<attvalue for="{place}" value={_quoted(values[name])}/>'
        for place, name in enumerate(names)
    )
    return f"<attvalues>{rows}</attvalues>"


def _quoted(value: str) -> str:
    return quoteattr(value, _KEPT)


FORMAT = Format("gexf", (".gexf",), write, replaces=xml_text)
