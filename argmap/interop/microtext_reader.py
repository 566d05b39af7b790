"""Argumentative microtexts in XML, read: EDUs are the text, ADUs statements, edges links.

EDUs that a <joint> puts together are one statement. An edge to an edge is an undercut, or a further
premise of a link ("add").
"""

from collections import defaultdict
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from argmap.interop.guard import clean, refuse, xml_of
from argmap.interop.incoming import Contents, Incoming, Reader, Said, Tied
from argmap.model import Kind, Span

_KINDS: dict[str, Kind] = {"sup": "support", "exa": "support", "reb": "attack", "und": "undercut"}


def read_microtext(file: Incoming) -> Contents:
    """Return what an <arggraph> says. Raises ImportFileError."""
    root = xml_of(file.data, file.path)
    if root.tag != "arggraph":
        refuse(file.path, "", f"its root is <{root.tag}> and not <arggraph>", "check the format")
    edus, text = _edus(root)
    segments = defaultdict(list)
    links: list[Element] = []
    above: dict[str, str] = {}  # the joint of an EDU
    ids = {each.get("id") for each in root}
    for edge in root.iter("edge"):
        start, end = edge.get("src") or "", edge.get("trg") or ""
        if start not in ids or end not in ids:
            name = start if start not in ids else end
            place = f"edge {edge.get('id')}"
            refuse(file.path, place, f'it ends on "{name}", which is not there', "correct it")
        if edge.get("type") == "seg":
            above[start] = end
        else:
            links.append(edge)
    for edu in edus:
        top = above.get(edu, "")
        segments[above.get(top, top)].append(edu)
    remarks: list[str] = []
    said = [_said(each, edus, segments, text, remarks) for each in root.iter("adu")]
    tied = _tied(links, remarks)
    known = tuple(each for each in said if each)
    topic = root.get("topic_id") or ""
    return Contents(known, tied, text, title=topic.replace("_", " "), remarks=tuple(remarks))


def _edus(root: Element) -> tuple[dict[str, Span], str]:
    spans: dict[str, Span] = {}
    text = ""
    for each in root.iter("edu"):
        words = clean(" ".join("".join(each.itertext()).split()))
        text += " " if text else ""
        spans[each.get("id") or ""] = (len(text), len(text) + len(words))
        text += words
    return spans, f"{text}\n"


def _said(
    adu: Element,
    edus: Mapping[str, Span],
    segments: Mapping[str, list[str]],
    text: str,
    remarks: list[str],
) -> Said | None:
    name = adu.get("id") or ""
    spans = sorted(edus[each] for each in segments.get(name, ()) if edus[each][0] < edus[each][1])
    if not spans:
        remarks.append(f"a statement without words cannot be expressed: {name}")
        return None
    parts = [spans[0]]
    for span in spans[1:]:
        if text[parts[-1][1] : span[0]].strip():
            parts.append(span)
        else:
            parts[-1] = (parts[-1][0], span[1])
    opponent = "an opponent" if adu.get("type") == "opp" else ""
    return Said(name, text[parts[0][0] : parts[-1][1]], tuple(parts), by=opponent)


def _tied(links: list[Element], remarks: list[str]) -> tuple[Tied, ...]:
    added: defaultdict[str, list[str]] = defaultdict(list)
    for edge in links:
        if edge.get("type") == "add":
            added[edge.get("trg") or ""].append(edge.get("src") or "")
    found = []
    names = {edge.get("id") for edge in links}
    for edge in links:
        kind, name = str(edge.get("type")), edge.get("id") or ""
        if kind == "add":
            continue
        if kind not in _KINDS:
            remarks.append(f"an edge of the type {kind} cannot be expressed: {name}")
            continue
        end = edge.get("trg") or ""
        kind_of_it: Kind = "undercut" if end in names else _KINDS[kind]
        if kind_of_it == "undercut" and kind != "und":
            remarks.append(f"an edge of the type {kind} on an edge is written as undercut: {name}")
        scheme = "example" if kind == "exa" else None
        premises = (edge.get("src") or "", *added[name])
        found.append(Tied(name, kind_of_it, premises, end, scheme))
    return tuple(found)


MICROTEXT = Reader(
    "microtext",
    read_microtext,
    lambda file: file.name.endswith(".xml") and b"<arggraph" in file.data[:10_000],
)
