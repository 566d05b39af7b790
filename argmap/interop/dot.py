"""DOT, for Graphviz: a box per statement, a point where linked premises or an undercut meet."""

from collections.abc import Iterator
from textwrap import wrap

from argmap.interop.aspects import Format
from argmap.interop.exported import Exported, Files, flag_lines
from argmap.interop.network import NODE_NAMES, Node, to_network
from argmap.model import Link
from argmap.symbols import visible

_SHAPES = {"claim": "box", "evidence": "note", "conclusion": "box", "rebuttal": "hexagon"}
_COLOURS = {"support": "#2c7a3f", "attack": "#b3261e", "undercut": "#8a5a00"}
_ROW = 32  # characters of a row in a box


def write(document: Exported) -> Files:
    """Return the graph. Attributes that begin with `argmap_` are of no meaning to Graphviz."""
    network = to_network(document)
    rows = [
        f"digraph {_quoted(document.name)} {{",
        f"label={_quoted(network.title)}; rankdir=RL; argmap_flags={_quoted(network.flags)};",
        f"argmap_front_matter={_quoted(network.front)};",
        "node [fontname=Helvetica, shape=box]; edge [fontname=Helvetica];",
        *(_box(each) for each in network.nodes if each.values["node_kind"] == "statement"),
    ]
    names = {
        each.values["undercut_link"]: each.id
        for each in network.nodes
        if each.values["undercut_link"]
    }
    for number, link in enumerate(document.annotation.links, 1):
        rows += _link(document, link, names.get(link.id, f"link-{number}."), names)
    text = "\n".join((*rows, "}", ""))
    return {".gv": text.encode("utf-8", "replace")}


def _box(node: Node) -> str:
    values = node.values
    words = wrap(values["text"], _ROW) or [values["text"]]
    looks = {
        "label": "\n".join(words),
        "tooltip": f"{node.id}: {values['text']}",
        "id": node.id,
        "shape": _SHAPES[values["role"]],
        "style": _style(values),
    }
    kept = {f"argmap_{name}": values[name] for name in NODE_NAMES if values[name]}
    return f"{_quoted(node.id)} [{_attributes(looks | kept)}];"


def _style(values: dict[str, str]) -> str:
    dashed = values["implicit"] == "yes" or values["state"] == "proposed"
    return ",".join(
        filter(None, ("bold" if values["role"] == "conclusion" else "", "dashed" if dashed else ""))
    )


def _link(document: Exported, link: Link, name: str, names: dict[str, str]) -> Iterator[str]:
    """Yield the edges of a link: through a point, if its premises or an undercut meet there."""
    end = names.get(link.conclusion, link.conclusion)
    looks = {
        "color": _COLOURS[link.kind],
        "style": "dashed" if link.state == "proposed" else "",
        "label": link.scheme or "",
        "tooltip": link.id,
        "argmap_kind": link.kind,
        "argmap_link": link.id,
        "argmap_state": link.state,
        "argmap_flags": "\n".join(flag_lines(document, link.id)),
        "argmap_notes": "\n".join(link.notes),
        "argmap_because": link.because or "",
    }
    shown = f"[{_attributes(looks)}]"
    if len(link.premises) > 1 or link.id in names:
        yield f'{_quoted(name)} [shape=point, label="", argmap_link={_quoted(link.id)}];'
        for premise in link.premises:
            yield f"{_quoted(premise)} -> {_quoted(name)} {shown[:-1]}, arrowhead=none];"
        yield f"{_quoted(name)} -> {_quoted(end)} {shown};"
    else:
        yield f"{_quoted(link.premises[0])} -> {_quoted(end)} {shown};"


def _attributes(values: dict[str, str]) -> str:
    return ", ".join(f"{name}={_quoted(value)}" for name, value in values.items() if value)


def _quoted(value: str) -> str:
    r"""Return a string in quotes: Graphviz reads entities and escapes in it, also in `\N`."""
    shown = visible(value).replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
    return '"' + shown.replace("\r", "").replace("\n", "\\n") + '"'


FORMAT = Format("dot", (".gv",), write, replaces=visible)
