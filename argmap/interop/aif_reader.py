"""AIF and xAIF, read: I nodes are statements, RA and CA nodes links, L nodes tell who speaks.

The second file of argmap's own export, next to the first, has what AIF has no place for.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape
from typing import Any

from argmap.interop.guard import clean, json_of, object_at, records, refuse, texts_at, word
from argmap.interop.incoming import Contents, Incoming, Reader, Said, Tied
from argmap.interop.marks import marks_of
from argmap.model import DEFAULT_SPEAKER, ROLES, Kind, Span

_KINDS: dict[str, Kind] = {"RA": "support", "CA": "attack"}
_SPEECH = ("L", "YA", "TA")
_PLAIN_SCHEMES = ("", "default inference", "default conflict", "default rephrase")
_MARK = re.compile(
    r'<span class="highlighted" id="(?P<id>[^"<>]{0,200})">|(?P<end></span>)|(?P<line><br ?/?>)'
    r"|</?[a-zA-Z][^<>]{0,1000}>"
)


@dataclass(frozen=True, slots=True)
class _Graph:
    """Nodes and edges of a file, indexed."""

    file: Incoming
    nodes: dict[str, dict[str, Any]]
    into: Mapping[str, list[str]]
    out: Mapping[str, list[str]]
    aif: Mapping[str, Any]

    def type(self, name: str) -> str:
        return str(self.nodes[name].get("type"))


def read_aif(file: Incoming) -> Contents:
    """Return what an AIF file says. Raises ImportFileError."""
    data = json_of(file.data, file.path)
    return _with_side(file, _contents(_graph(file, data)), ".aif.json", ".aif.ids.json")


def read_xaif(file: Incoming) -> Contents:
    """Return what an xAIF file says; highlighted words are the places of statements."""
    data = json_of(file.data, file.path)
    if not isinstance(data, dict) or not isinstance(data.get("AIF"), dict):
        refuse(file.path, "", 'the object "AIF" is missing', "export it again")
    found = _contents(_graph(file, data["AIF"]))
    text = data.get("text")
    shown = text.get("txt") if isinstance(text, dict) else text
    if isinstance(shown, str) and shown.strip():
        plain, places = _highlighted(clean(shown))
        said = tuple(replace(each, parts=places.get(each.key, ())) for each in found.said)
        found = replace(found, said=said, text=plain)
    return _with_side(file, found, ".xaif.json", ".xaif.ids.json")


def _graph(file: Incoming, data: object) -> _Graph:
    if not isinstance(data, dict):
        refuse(
            file.path, "", "this is no AIF: an object with nodes and edges is missing", "check it"
        )
    nodes: dict[str, dict[str, Any]] = {}
    for number, node in enumerate(records(data.get("nodes"), file, "nodes"), 1):
        name = word(node, "nodeID", file, f"node {number}")
        if not name or name in nodes:
            what = f'the nodeID "{name}" is used twice' if name else "its nodeID is missing"
            refuse(file.path, f"node {number}", what, "give each node a nodeID of its own")
        nodes[name] = node
    into: defaultdict[str, list[str]] = defaultdict(list)
    out: defaultdict[str, list[str]] = defaultdict(list)
    for number, edge in enumerate(records(data.get("edges"), file, "edges"), 1):
        ends = [word(edge, key, file, f"edge {number}") for key in ("fromID", "toID")]
        for end in ends:
            if end not in nodes:
                what = f'it ends on the node "{end}", which is not there'
                refuse(file.path, f"edge {number}", what, "correct its ends, or delete it")
        out[ends[0]].append(ends[1])
        into[ends[1]].append(ends[0])
    return _Graph(file, nodes, into, out, data)


def _contents(graph: _Graph) -> Contents:
    speakers = dict(_speakers(graph))
    usual = _most_frequent(speakers)
    said = []
    for name, node in graph.nodes.items():
        if graph.type(name) == "I":
            by = speakers.get(name, "")
            text = word(node, "text", graph.file, f"node {name}")
            implicit = bool(speakers) and not by
            said.append(Said(name, text, by=by if by != usual else "", implicit=implicit))
    remarks: list[str] = []
    tied = tuple(_links(graph, remarks))
    return Contents(tuple(said), tied, speaker=usual, remarks=tuple(remarks))


def _most_frequent(speakers: Mapping[str, str]) -> str:
    counts: defaultdict[str, int] = defaultdict(int)
    for name in speakers.values():
        counts[name] += 1
    return max(counts, key=lambda each: counts[each], default="")


def _speakers(graph: _Graph) -> Iterator[tuple[str, str]]:
    """Yield who says each statement: L -> YA -> I, and the person of the locution."""
    persons = {}
    for each in records(graph.aif.get("participants") or [], graph.file, "participants"):
        names = [word(each, key, graph.file, "participants") for key in ("firstname", "surname")]
        persons[str(each.get("participantID"))] = " ".join(filter(None, names))
    for each in records(graph.aif.get("locutions") or [], graph.file, "locutions"):
        name = word(each, "nodeID", graph.file, "locutions")
        person = persons.get(str(each.get("personID")), "")
        if not person and name in graph.nodes:
            before, colon, _ = word(graph.nodes[name], "text", graph.file, name).partition(": ")
            person = before if colon else ""
        for act in graph.out.get(name, ()):
            for end in graph.out.get(act, ()):
                if person and graph.type(end) == "I":
                    yield end, person


def _links(graph: _Graph, remarks: list[str]) -> Iterator[Tied]:
    for name, node in graph.nodes.items():
        kind = graph.type(name)
        if kind in _SPEECH or kind == "I":
            continue
        if kind not in _KINDS:
            shown = word(node, "text", graph.file, f"node {name}")
            remarks.append(f"a node of the type {kind} cannot be expressed: {name} ({shown})")
            continue
        premises = tuple(each for each in graph.into[name] if graph.type(each) == "I")
        others = [each for each in graph.into[name] if graph.type(each) in _KINDS]
        ends = [each for each in graph.out[name] if graph.type(each) in ("I", *_KINDS)]
        scheme = word(node, "scheme", graph.file, name) or word(node, "text", graph.file, name)
        scheme = scheme.lower() if scheme.lower() not in _PLAIN_SCHEMES else ""
        if not premises and (others or ends):
            remarks.append(f"a link without a statement as its premise cannot be expressed: {name}")
        for number, end in enumerate(ends if premises else ()):
            on_link = graph.type(end) != "I"
            if on_link and kind == "RA":
                remarks.append(f"a support of a link cannot be expressed: {name} -> {end}")
                continue
            key = name if number == 0 else f"{name} #{number + 1}"
            kind_of_it: Kind = "undercut" if on_link else _KINDS[kind]
            yield Tied(key, kind_of_it, premises, end, scheme or None)


def _highlighted(html: str) -> tuple[str, dict[str, tuple[Span, ...]]]:
    """Return the text without marks, and the places of the words that are marked, by id."""
    pieces: list[str] = []
    at, done, open_name, open_at = 0, 0, "", 0
    places: defaultdict[str, list[Span]] = defaultdict(list)
    for found in _MARK.finditer(html):
        piece = unescape(html[done : found.start()]) + ("\n" if found["line"] else "")
        pieces.append(piece)
        at += len(piece)
        done = found.end()
        if found["id"] is not None:
            open_name, open_at = found["id"], at
        elif found["end"] and open_name and open_at < at:
            places[open_name].append((open_at, at))
            open_name = ""
    text = "".join((*pieces, unescape(html[done:])))
    return text, {name: tuple(each) for name, each in places.items()}


def _with_side(file: Incoming, found: Contents, end: str, side_end: str) -> Contents:
    """Add what argmap's own second file says, if it is there and is of the same nodes."""
    data = file.beside(file.name.removesuffix(end) + side_end) if file.name.endswith(end) else None
    if data is None:
        what = "roles are made from the links; this format has none"
        return replace(found, remarks=(*found.remarks, what))
    path = file.path.removesuffix(end) + side_end
    side = json_of(data, path)
    if not isinstance(side, dict) or not isinstance(side.get("nodes"), dict):
        refuse(path, "", "the nodes are missing", "delete this file, or export again")
    nodes = {key: each for key, each in side["nodes"].items() if isinstance(each, dict)}
    source, annotation = object_at(side, "source"), object_at(side, "annotation")
    speaker = str(source.get("speaker") or "")
    speaker = speaker if speaker != DEFAULT_SPEAKER else ""
    said = tuple(_said_with(each, nodes.get(each.key, {}), found.text) for each in found.said)
    tied = tuple(_tied_with(each, nodes.get(each.key, {})) for each in found.tied)
    return replace(
        found,
        said=said,
        tied=tied,
        speaker=speaker,
        title=str(source.get("title") or ""),
        front=_front(object_at(annotation, "front_matter")),
    )


def _front(values: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(map(str, each)) for key, each in values.items() if isinstance(each, list)}


def _said_with(each: Said, known: Mapping[str, Any], text: str | None) -> Said:
    if not known:
        return each
    answers, raised = marks_of(known)
    role = known.get("role")
    parts = _spans(known.get("parts"), text) if text is not None else ()
    return replace(
        each,
        id=str(known.get("id") or ""),
        role=role if role in ROLES else None,
        by=str(known.get("speaker") or "") if known.get("reported") else "",
        implicit=bool(known.get("implicit")),
        parts=parts or each.parts,
        state="proposed" if known.get("state") == "proposed" else "accepted",
        label=str(known.get("label") or ""),
        because=_or_none(known.get("because")),
        section=_or_none(known.get("section")),
        notes=texts_at(known, "notes"),
        answers=answers,
        flags=raised,
    )


def _tied_with(each: Tied, known: Mapping[str, Any]) -> Tied:
    if not known:
        return each
    answers, raised = marks_of(known)
    return replace(
        each,
        scheme=_or_none(known.get("scheme")),
        state="proposed" if known.get("state") == "proposed" else "accepted",
        because=_or_none(known.get("because")),
        notes=texts_at(known, "notes"),
        answers=answers,
        flags=raised,
    )


def _or_none(value: object) -> str | None:
    return clean(value) if isinstance(value, str) and value else None


def _spans(value: object, text: str) -> tuple[Span, ...]:
    """Return spans that are within a text and in order; none if any is not."""
    found: list[Span] = []
    for each in value if isinstance(value, list) else ():
        if not (isinstance(each, list) and len(each) == 2 and all(type(at) is int for at in each)):
            return ()
        start, end = each
        if not (found[-1][1] if found else 0) <= start < end <= len(text):
            return ()
        found.append((start, end))
    return tuple(found)


def _has_nodes(file: Incoming) -> bool:
    return file.name.endswith(".json") and b'"nodeID"' in file.data[:100_000]


AIF = Reader("aif", read_aif, lambda file: _has_nodes(file) and b'"AIF"' not in file.data[:200])
XAIF = Reader("xaif", read_xaif, lambda file: _has_nodes(file) and b'"AIF"' in file.data[:100_000])
