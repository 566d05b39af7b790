"""The graph that GraphML, GEXF and DOT share: statements and undercut links as nodes, plain values.

Programs read these formats differently, and the names and values here avoid where they differ: an
edge has an id of its own without spaces, no attribute is called start, end, type, weight or id,
nodes and edges share no attribute, every value is a string.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.interop.exported import Exported, flag_lines, lines_again, spans_text
from argmap.model import Link, Statement
from argmap.symbols import xml_text

Attributes = dict[str, str]

NODE_NAMES = (
    "node_kind", "role", "text", "caption", "speaker", "reported", "implicit", "state", "section",
    "source_line", "spans", "also_lines", "also_spans", "undercut_link", "flags", "notes",
    "because",
)  # fmt: skip
EDGE_NAMES = (
    "kind", "link", "scheme", "link_state", "link_flags", "link_notes", "link_because",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Node:
    """A statement, or a link that an undercut speaks against."""

    id: str
    label: str
    values: Attributes  # by NODE_NAMES


@dataclass(frozen=True, slots=True)
class Edge:
    """From a premise to a conclusion, or from the node of an undercut link to its conclusion."""

    id: str
    start: str
    end: str
    values: Attributes  # by EDGE_NAMES


@dataclass(frozen=True, slots=True)
class Network:
    """All nodes and edges of a document, in file order, with what belongs to the whole of it."""

    title: str
    flags: str
    front: str  # the rest of the front matter, one key per line
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def to_network(document: Exported) -> Network:
    """Return the network of a document; no value contains a character that XML lacks."""
    annotation = document.annotation
    undercut = {each.conclusion for each in annotation.links if each.kind == "undercut"}
    # No node of a link has the name of a statement.
    taken = {each.id.casefold() for each in annotation.statements}
    targets = {
        link.id: _free(f"link-{number}", taken)
        for number, link in enumerate(annotation.links, 1)
        if link.id in undercut
    }
    nodes = [_node(document, each) for each in annotation.statements]
    nodes += [_link_node(link, targets[link.id]) for link in annotation.links if link.id in targets]
    ends = [each for link in annotation.links for each in _edges(document, link, targets)]
    edges = (Edge(f"e{number}", *each) for number, each in enumerate(ends, 1))
    flags = xml_text("\n".join(flag_lines(document, None)))
    front = xml_text("\n".join(f"{key}: {value}" for key, value in document.front.items()))
    return Network(xml_text(document.title), flags, front, tuple(nodes), tuple(edges))


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "-"
    return name


def _node(document: Exported, each: Statement) -> Node:
    also = document.also.get(each.id, ())
    values = (
        "statement", each.role, each.text, each.label, each.speaker, _said(each.reported),
        _said(each.implicit), each.state, each.section or "", str(each.line or ""),
        spans_text(each.parts), " ".join(map(str, lines_again(document, each))),
        spans_text(also), "", "\n".join(flag_lines(document, each.id)), "\n".join(each.notes),
        each.because or "",
    )  # fmt: skip
    clean = dict(zip(NODE_NAMES, map(xml_text, values), strict=True))
    return Node(each.id, xml_text(each.label or each.text), clean)


def _said(value: bool) -> str:  # noqa: FBT001  # one of the values of an attribute
    return "yes" if value else "no"


def _link_node(link: Link, name: str) -> Node:
    values = dict.fromkeys(NODE_NAMES, "") | {"node_kind": "link", "undercut_link": link.id}
    return Node(name, link.id, values)


def _edges(
    document: Exported, link: Link, targets: dict[str, str]
) -> Iterator[tuple[str, str, Attributes]]:
    """Yield the edges of a link, and one from its own node, if it has one, to its conclusion."""
    said = (link.scheme or "", link.state)
    flags = "\n".join(flag_lines(document, link.id))
    remarks = (flags, "\n".join(link.notes), link.because or "")
    end = targets.get(link.conclusion, link.conclusion)
    values = dict(
        zip(EDGE_NAMES, map(xml_text, (link.kind, link.id, *said, *remarks)), strict=True)
    )
    for premise in link.premises:
        yield premise, end, values
    if link.id in targets:
        step = dict.fromkeys(EDGE_NAMES, "") | {"kind": "step", "link": link.id}
        yield targets[link.id], link.conclusion, step
