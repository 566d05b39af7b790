"""W3C Web Annotation: one annotation per statement; links between them in a second file.

Readers of selectors stop at an annotation without one, so that links are in a file of their own.
The standard counts positions in code points. Annotators that run in a browser count units of UTF-16
and do not look at the quote: the third file has the same annotations with positions for them.
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from argmap.interop.aif import json_lines
from argmap.interop.aspects import (
    ATTACKS,
    FRONT,
    IMPLICIT,
    LINKED,
    LOST,
    SCHEMES,
    SIDE,
    SUPPORTS,
    UNDERCUTS,
    Format,
    caption,
    only_in_text,
)  # fmt: skip
from argmap.interop.exported import Exported, Files, flag_lines, links_in_text
from argmap.model import DEFAULT_SPEAKER, Link, Span, Statement

Record = dict[str, Any]

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # characters of context before and after a quote
_WIDE = re.compile("[\U00010000-\U0010ffff]")  # two units of UTF-16


def write(document: Exported) -> Files:
    """Return the annotations of statements, and the links between them."""
    stated = [each for each in document.annotation.statements if each.parts]
    items = [_statement(document, each, _same) for each in stated]
    units = _utf16(document.text)
    in_browser = [_statement(document, each, units) for each in stated]
    known = {each.id for each in stated}
    links = [_link(document, each, known) for each in links_in_text(document)]
    return {
        ".annotations.jsonld": json_lines(_collection(document, "statements", items)),
        ".links.jsonld": json_lines(_collection(document, "links", links)),
        ".browser.jsonld": json_lines(_collection(document, "statements", in_browser)),
    }


def _same(offset: int) -> int:
    return offset


def _utf16(text: str) -> Callable[[int], int]:
    """Return the way from offsets in code points of a text to those in units of UTF-16."""
    wide = [found.start() for found in _WIDE.finditer(text)]
    return lambda offset: offset + bisect_left(wide, offset)


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


def _statement(document: Exported, statement: Statement, unit: Callable[[int], int]) -> Record:
    bodies = [_body("classifying", statement.role)]
    speaker = statement.speaker if statement.speaker != DEFAULT_SPEAKER else ""
    values = {
        "by": statement.speaker if statement.reported else "",
        "speaker": "" if statement.reported else speaker,
        "caption": caption(statement),
        "section": statement.section,
    }
    bodies += [_body("describing", f"{key}: {value}") for key, value in values.items() if value]
    if statement.state == "proposed":
        bodies.append(_body("tagging", "proposed"))
    bodies += _remarks(document, statement)
    places = [*statement.parts, *document.also.get(statement.id, ())]
    targets = [_target(document, span, unit) for span in places]
    return {
        "@context": _CONTEXT,
        "id": _name(statement.id),
        "type": "Annotation",
        "motivation": "classifying",
        "body": bodies,
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _remarks(document: Exported, holder: Statement | Link) -> list[Record]:
    because = [_body("describing", f"because: {holder.because}")] if holder.because else []
    notes = because + [_body("commenting", note) for note in holder.notes]
    return notes + [_body("assessing", line) for line in flag_lines(document, holder.id)]


def _body(purpose: str, value: str) -> Record:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _target(document: Exported, span: Span, unit: Callable[[int], int]) -> Record:
    start, end = span
    text = document.text
    selectors = [
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - _AROUND) : start],
            "suffix": text[end : end + _AROUND],
        },
        {"type": "TextPositionSelector", "start": unit(start), "end": unit(end)},
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
    (".annotations.jsonld", ".links.jsonld", ".browser.jsonld"),
    write,
    dict.fromkeys((SUPPORTS, ATTACKS, LINKED, UNDERCUTS, SCHEMES), SIDE)
    | dict.fromkeys((IMPLICIT, FRONT), LOST),
    exceptions=only_in_text,
)
