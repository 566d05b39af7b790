"""W3C Web Annotation: one annotation per statement; links between them in a second file.

Readers of selectors stop at an annotation without one, so that links are in a file of their own.
"""

from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from argmap.interop.aif import json_lines
from argmap.interop.exported import (
    ATTACKS,
    IMPLICIT,
    LINKED,
    LOST,
    SCHEMES,
    SIDE,
    SUPPORTS,
    UNDERCUTS,
    Exported,
    Files,
    Format,
    flag_lines,
    links_in_text,
)
from argmap.model import Link, Span, Statement

Record = dict[str, Any]

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # characters of context before and after a quote


def write(document: Exported) -> Files:
    """Return the annotations of statements, and the links between them."""
    stated = [each for each in document.annotation.statements if each.parts]
    items = [_statement(document, each) for each in stated]
    known = {each.id for each in stated}
    links = [_link(document, each, known) for each in links_in_text(document)]
    return {
        ".annotations.jsonld": json_lines(_collection(document, "statements", items)),
        ".links.jsonld": json_lines(_collection(document, "links", links)),
    }


def _collection(document: Exported, what: str, items: list[Record]) -> Record:
    return {
        "@context": _CONTEXT,
        "id": _name(what),
        "type": "AnnotationPage",
        "label": document.title,
        "items": items,
    }


def _name(name: str) -> str:
    return f"urn:argmap:{quote(name, safe='-+')}"


def _statement(document: Exported, statement: Statement) -> Record:
    bodies = [_body("classifying", statement.role)]
    if statement.reported:
        bodies.append(_body("describing", f"by: {statement.speaker}"))
    if statement.state == "proposed":
        bodies.append(_body("tagging", "proposed"))
    bodies += _remarks(document, statement)
    places = [*statement.parts, *document.also.get(statement.id, ())]
    targets = [_target(document, span) for span in places]
    return {
        "@context": _CONTEXT,
        "id": _name(statement.id),
        "type": "Annotation",
        "motivation": "classifying",
        "body": bodies,
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _remarks(document: Exported, holder: Statement | Link) -> list[Record]:
    notes = [_body("commenting", note) for note in holder.notes]
    return notes + [_body("assessing", line) for line in flag_lines(document, holder.id)]


def _body(purpose: str, value: str) -> Record:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _target(document: Exported, span: Span) -> Record:
    start, end = span
    text = document.text
    selectors = [
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - _AROUND) : start],
            "suffix": text[end : end + _AROUND],
        },
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]
    source = PurePath(document.annotation.source.path).name
    return {"source": quote(source), "selector": selectors}


def _link(document: Exported, link: Link, known: set[str]) -> Record:
    """Return a link: its premises are its body, and its conclusion or another link its target."""
    premises = [
        {"type": "SpecificResource", "purpose": "linking", "source": _name(each)}
        for each in link.premises
        if each in known
    ]
    bodies = [*premises, _body("classifying", link.kind)]
    if link.scheme:
        bodies.append(_body("describing", f"scheme: {link.scheme}"))
    if link.state == "proposed":
        bodies.append(_body("tagging", "proposed"))
    return {
        "@context": _CONTEXT,
        "id": _name(link.id),
        "type": "Annotation",
        "motivation": "linking",
        "body": [*bodies, *_remarks(document, link)],
        "target": _name(link.conclusion),
    }


FORMAT = Format(
    "web-annotation",
    (".annotations.jsonld", ".links.jsonld"),
    write,
    {IMPLICIT: LOST, **dict.fromkeys((SUPPORTS, ATTACKS, LINKED, UNDERCUTS, SCHEMES), SIDE)},
)
