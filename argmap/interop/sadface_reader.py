"""SADFace, read: atoms are statements and schemes links.

Its library writes an attack from its target to the conflict and from there to what attacks, the
reverse of a support; so it is read, and each attack is shown in words.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from argmap.interop.guard import json_of, object_at, records, refuse, word
from argmap.interop.incoming import Contents, Incoming, Reader, Said, Tied
from argmap.model import Kind

Ends = defaultdict[str, list[str]]

_CONFLICTS = ("conflict", "attack")
_PLAIN = ("", "support", "conflict", "attack", "default inference", "inference")


def read_sadface(file: Incoming) -> Contents:
    """Return what a SADFace document says. Raises ImportFileError."""
    data = json_of(file.data, file.path)
    if not isinstance(data, dict):
        refuse(file.path, "", "this is no SADFace document", "check the format")
    nodes = _nodes(data, file)
    into, out = _edges(data, file, nodes)
    atoms = {
        name: word(node, "text", file, f"node {name}")
        for name, node in nodes.items()
        if node.get("type") == "atom"
    }
    remarks: list[str] = []
    tied: list[Tied] = []
    for name, node in nodes.items():
        if name not in atoms:
            scheme = word(node, "name", file, f"node {name}").lower()
            tied += _links(name, scheme, (into[name], out[name]), atoms, remarks)
    if data.get("resources"):
        remarks.append("resources and what refers to them cannot be expressed")
    title = str(object_at(object_at(data, "metadata"), "core").get("title") or "")
    said = tuple(Said(name, words) for name, words in atoms.items())
    return Contents(said, tuple(tied), title=title, remarks=tuple(remarks))


def _nodes(data: Mapping[str, Any], file: Incoming) -> dict[str, dict[str, Any]]:
    nodes: dict[str, dict[str, Any]] = {}
    for number, node in enumerate(records(data.get("nodes"), file, "nodes"), 1):
        name = word(node, "id", file, f"node {number}")
        if not name or name in nodes:
            refuse(file.path, f"node {number}", "its id is missing or used twice", "correct it")
        nodes[name] = node
    return nodes


def _edges(data: Mapping[str, Any], file: Incoming, nodes: Mapping[str, Any]) -> tuple[Ends, Ends]:
    """Return where edges come from and lead to, by node."""
    into: Ends = defaultdict(list)
    out: Ends = defaultdict(list)
    for number, edge in enumerate(records(data.get("edges"), file, "edges"), 1):
        ends = [word(edge, key, file, f"edge {number}") for key in ("source_id", "target_id")]
        for end in ends:
            if end not in nodes:
                refuse(file.path, f"edge {number}", f'"{end}" is not there', "correct its ends")
        out[ends[0]].append(ends[1])
        into[ends[1]].append(ends[0])
    return into, out


def _links(
    name: str,
    scheme: str,
    ends: tuple[list[str], list[str]],
    atoms: Mapping[str, str],
    remarks: list[str],
) -> Iterator[Tied]:
    kind: Kind = "attack" if any(each in scheme for each in _CONFLICTS) else "support"
    starts, goals = ends if kind == "support" else ends[::-1]
    premises = tuple(each for each in starts if each in atoms)
    for number, goal in enumerate(goals):
        if goal not in atoms or not premises:
            remarks.append(f"a link to or from a scheme cannot be expressed: {name}")
            continue
        if kind == "attack":
            first, last = atoms[premises[0]][:60], atoms[goal][:60]
            remarks.append(f"read as an attack: “{first}” attacks “{last}”")
        named = scheme if scheme not in _PLAIN else None
        yield Tied(f"{name} {number}", kind, premises, goal, named)


SADFACE = Reader(
    "sadface",
    read_sadface,
    lambda file: file.name.endswith(".json") and b'"source_id"' in file.data[:1_000_000],
)
