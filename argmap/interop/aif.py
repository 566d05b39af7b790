"""AIF as JSON: statements are I nodes, supports RA, attacks and undercuts CA, speech L and YA."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from argmap.interop.aspects import (
    CAPTIONS,
    FLAGS,
    FRONT,
    NOTES,
    OCCURRENCES,
    REASONS,
    ROLES,
    SECTIONS,
    SIDE,
    SPANS,
    STATE,
    TITLE,
    Format,
)  # fmt: skip
from argmap.interop.exported import Exported, Files
from argmap.interop.side import side_file
from argmap.model import Link

Record = dict[str, Any]

_TYPES = {"support": "RA", "attack": "CA", "undercut": "CA"}
_DEFAULTS = {"RA": "Default Inference", "CA": "Default Conflict"}
_SCHEMES = {"rule": "Rules"}  # by our name; the others differ from ours in capitals only
SURVIVES = dict.fromkeys(
    (ROLES, SPANS, FLAGS, NOTES, STATE, OCCURRENCES, CAPTIONS, REASONS, SECTIONS, TITLE, FRONT),
    SIDE,
)


@dataclass(frozen=True, slots=True)
class AifGraph:
    """Nodes, edges and locutions as AIF writes them, and the number of each statement and link."""

    nodes: list[Record]
    edges: list[Record]
    locutions: list[Record]
    speakers: dict[str, int]  # numbers of persons
    numbers: dict[str, str]  # by the id of a statement or link


def to_aif(document: Exported) -> AifGraph:
    """Return the graph of a document; its ids are numbers as strings, as readers of AIF expect."""
    annotation = document.annotation
    ids = [each.id for each in annotation.statements] + [link.id for link in annotation.links]
    numbers = {name: str(number) for number, name in enumerate(ids, 1)}
    speakers: dict[str, int] = {}
    nodes: list[Record] = [
        {"nodeID": numbers[each.id], "text": each.text, "type": "I"}
        for each in annotation.statements
    ]
    nodes.extend(_link_node(link, numbers[link.id]) for link in annotation.links)
    pairs = list(_ends(annotation.links, numbers))
    locutions = []
    number = len(ids)
    for each in annotation.statements:
        if not each.implicit:
            person = speakers.setdefault(each.speaker, len(speakers) + 1)
            said, act = str(number + 1), str(number + 2)
            number += 2
            nodes.append({"nodeID": said, "text": f"{each.speaker}: {each.text}", "type": "L"})
            nodes.append({"nodeID": act, "text": "Asserting", "type": "YA", "scheme": "Asserting"})
            pairs += [(said, act), (act, numbers[each.id])]
            locutions.append({"nodeID": said, "personID": person})
    edges = [
        {"edgeID": str(place), "fromID": start, "toID": end, "formEdgeID": None}
        for place, (start, end) in enumerate(pairs, 1)
    ]
    return AifGraph(nodes, edges, locutions, speakers, numbers)


def _link_node(link: Link, number: str) -> Record:
    kind = _TYPES[link.kind]
    text = _DEFAULTS[kind]
    scheme = scheme_name(link.scheme) if link.scheme else text
    return {"nodeID": number, "text": text, "type": kind, "scheme": scheme}


def scheme_name(name: str) -> str:
    """Return a scheme's name as readers of AIF write it: "Correlation To Cause"."""
    words = " ".join(word[:1].upper() + word[1:] for word in name.split())
    return _SCHEMES.get(name.casefold(), words)


def _ends(links: Iterable[Link], numbers: dict[str, str]) -> Iterator[tuple[str, str]]:
    for link in links:
        for premise in link.premises:
            yield numbers[premise], numbers[link.id]
        yield numbers[link.id], numbers[link.conclusion]


def participants(graph: AifGraph) -> list[Record]:
    """Return the persons of the locutions; we know only names as the text gives them."""
    return [
        {"participantID": number, "firstname": "", "surname": name}
        for name, number in graph.speakers.items()
    ]


def json_lines(data: Record) -> bytes:
    """Return a JSON object with one line for each member of its lists, so that it can be read."""
    parts = [f"{json.dumps(key)}: {_lines(value)}" for key, value in data.items()]
    return ("{" + ",\n".join(parts) + "}\n").encode("utf-8", "replace")


def _lines(value: object) -> str:
    if not isinstance(value, list) or not value:
        return json.dumps(value, ensure_ascii=False)
    return "[\n" + ",\n".join(json.dumps(each, ensure_ascii=False) for each in value) + "]"


def write(document: Exported) -> Files:
    """Return the graph, and a second file with what AIF has no place for, by number of the node."""
    graph = to_aif(document)
    main = {
        "nodes": graph.nodes,
        "edges": graph.edges,
        "locutions": graph.locutions,
        "participants": participants(graph),
    }
    return {
        ".aif.json": json_lines(main),
        ".aif.ids.json": side_file(document, graph.numbers),
    }


FORMAT = Format(
    "aif",
    (".aif.json", ".aif.ids.json"),
    write,
    SURVIVES,
)
