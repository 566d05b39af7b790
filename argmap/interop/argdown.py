"""Argdown: statements with their roles as tags, and a structure for each step that needs one."""

import json
import re
from collections.abc import Iterator, Sequence

from argmap.interop.aif import scheme_name
from argmap.interop.aspects import ALTERED, KEPT, LINKED, UNDERCUTS, Exceptions, Format, caption
from argmap.interop.exported import (
    Exported,
    Files,
    flag_lines,
    lines_again,
    one_line,
    spans_text,
)
from argmap.model import Link, Statement
from argmap.symbols import visible

_SIGNS = {"support": "+", "attack": "-"}
_SPECIAL = re.compile(r"[\\\[\]{}<>#@*_:/().~^=+-]")
_PLAIN_SCHEME = re.compile(r"[\w ]+")
_ESCAPED = re.compile(r"[{}=\x7f]")
_SPACES = re.compile(r"\s+")


def write(document: Exported) -> Files:
    """Return one Argdown document, in which every statement has its own words exactly once."""
    blocks = [_front(document), *_statements(document), *_blocks(document)]
    return {".argdown": "\n\n".join(blocks).encode("utf-8", "replace") + b"\n"}


def _front(document: Exported) -> str:
    values = {"title": document.title, "speaker": document.annotation.speaker} | document.front
    lines = [f"{key}: {_json(value)}" for key, value in values.items()]
    if flags := flag_lines(document, None):
        lines.append(f"flags: {_json(flags)}")
    return "\n".join(["===", *lines, "==="])


def _statements(document: Exported) -> Iterator[str]:
    section = None
    plain: dict[str, list[Link]] = {}
    for link in document.annotation.links:
        if link.kind != "undercut" and not _has_block(document, link):
            plain.setdefault(link.conclusion, []).append(link)
    for each in document.annotation.statements:
        if each.section and each.section != section:
            yield f"# {_escaped(each.section)}"
        section = each.section
        children = [
            f"  {_SIGNS[link.kind]} [{premise}]"
            for link in plain.get(each.id, ())
            for premise in link.premises
        ]
        yield "\n".join([_statement(document, each), *children])


def _statement(document: Exported, statement: Statement) -> str:
    tags: list[str] = [statement.role]
    tags += ["implicit"] if statement.implicit else []
    tags += ["proposed"] if statement.state == "proposed" else []
    shown = " ".join(f"#{tag}" for tag in tags)
    return f"[{statement.id}]: {_escaped(statement.text)} {shown} {_data(document, statement)}"


def _data(document: Exported, each: Statement) -> str:
    links = [
        {"link": link.id, "kind": link.kind} | said
        for link in document.graph.outgoing(each.id)
        if not _has_block(document, link) and (said := _said(document, link))
    ]
    words = visible(_words(each.text))
    values: dict[str, object] = {
        "by": each.speaker if each.reported else "",
        "label": caption(each),
        "words": each.text if words != each.text else "",
        "lines": str(each.line or ""),
        "spans": spans_text(each.parts),
        "also_lines": " ".join(map(str, lines_again(document, each))),
        "also_spans": spans_text(document.also.get(each.id, ())),
        "flags": flag_lines(document, each.id),
        "notes": each.notes,
        "because": each.because,
        "links": links,
    }
    return _json({key: value for key, value in values.items() if value})


def _said(document: Exported, link: Link) -> dict[str, object]:
    """Return what a link has besides its ends and kind."""
    values: dict[str, object] = {
        "scheme": link.scheme,
        "state": link.state if link.state == "proposed" else "",
        "flags": flag_lines(document, link.id),
        "notes": link.notes,
        "because": link.because,
    }
    return {key: value for key, value in values.items() if value}


def _has_block(document: Exported, link: Link) -> bool:
    """Return whether a link is an argument of its own: a line below its conclusion says too little.

    An undercut is a line in the argument of the link that it ends on.
    """
    if link.kind == "undercut":
        return False
    needed = len(link.premises) > 1 or bool(document.graph.undercuts(link.id))
    return needed or (link.kind == "support" and bool(_said(document, link)))


def _blocks(document: Exported) -> Iterator[str]:
    for number, link in enumerate(document.annotation.links, 1):
        if _has_block(document, link):
            kind = {} if link.kind == "support" else {"kind": link.kind}
            data = _json({"link": link.id} | kind | _said(document, link))
            if link.kind == "support":
                yield f"<link-{number}> {data}"
                lines, sign = list(_structure(link)), "<_"
            else:
                lines, sign = [f"<link-{number}> {data}", *_ends(link)], "-"
            against = [each.premises[0] for each in document.graph.undercuts(link.id)]
            yield "\n".join([*lines, *(f"  {sign} [{premise}]" for premise in against)])


def _structure(link: Link) -> Iterator[str]:
    for number, premise in enumerate(link.premises, 1):
        yield f"({number}) [{premise}]"
    name = scheme_name(link.scheme) if link.scheme else ""
    yield f"-- {name} --" if _PLAIN_SCHEME.fullmatch(name) else "----"
    yield f"({len(link.premises) + 1}) [{link.conclusion}]"


def _ends(attack: Link) -> Iterator[str]:
    """Yield what supports the argument of an attack, and what it attacks."""
    yield from (f"  + [{premise}]" for premise in attack.premises)
    yield f"  -> [{attack.conclusion}]"


def _exceptions(document: Exported) -> Exceptions:
    """Return which linked premises and undercuts are as Argdown has them: those of supports."""
    links = document.graph.links

    def fate(aspect: str, name: str) -> str | None:
        if aspect not in (LINKED, UNDERCUTS):
            return None
        link = links[name] if aspect == LINKED else links[links[name].conclusion]
        return KEPT if link.kind == "support" else None

    return fate


def _words(text: str) -> str:
    """Return a text as Argdown can contain it: on one line, with single spaces."""
    return _SPACES.sub(" ", one_line(text)).strip()


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", visible(_words(text)))


def _json(value: object) -> str:
    """Return a value as YAML in one line, which JSON is."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_json(each)}" for key, each in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(map(_json, value))}]"
    # Argdown looks for the end of data and front matter before YAML sees what is quoted; YAML
    # cannot contain U+007F.
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value))


FORMAT = Format(
    "argdown",
    (".argdown",),
    write,
    {LINKED: ALTERED, UNDERCUTS: ALTERED},
    exceptions=_exceptions,
)
