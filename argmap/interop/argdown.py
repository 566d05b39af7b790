"""Argdown: statements with their roles as tags, and a structure for each step that needs one."""

import json
import re
from collections.abc import Iterator, Sequence

from argmap.interop.aif import scheme_name
from argmap.interop.exported import (
    ALTERED,
    UNDERCUTS,
    Exported,
    Files,
    Format,
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
_SIGNS_OF_ENDS = re.compile(r"[{}=]")
_SPACES = re.compile(r"\s+")


def write(document: Exported) -> Files:
    """Return one Argdown document, in which every statement has its own words exactly once."""
    blocks = [_front(document), *_statements(document), *_steps(document)]
    return {".argdown": "\n\n".join(blocks).encode("utf-8", "replace") + b"\n"}


def _front(document: Exported) -> str:
    values = {"title": document.title, "speaker": document.annotation.speaker}
    lines = [f"{key}: {_json(value)}" for key, value in values.items()]
    if flags := flag_lines(document, None):
        lines.append(f"flags: {_json(flags)}")
    return "\n".join(["===", *lines, "==="])


def _statements(document: Exported) -> Iterator[str]:
    section = None
    plain: dict[str, list[Link]] = {}
    for link in document.annotation.links:
        if link.kind != "undercut" and not _is_rich(document, link):
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
    also = document.also.get(each.id, ())
    links = [link for link in document.graph.outgoing(each.id) if link.kind != "support"]
    values: dict[str, object] = {
        "by": each.speaker if each.reported else "",
        "words": each.text if _words(each.text) != each.text else "",
        "lines": str(each.line or ""),
        "spans": spans_text(each.parts),
        "also_lines": " ".join(map(str, lines_again(document, each))),
        "also_spans": spans_text(also),
        "flags": flag_lines(document, each.id),
        "notes": each.notes,
        "links": [line for link in links if (line := _link_line(document, link))],
    }
    return _json({key: value for key, value in values.items() if value})


def _link_line(document: Exported, link: Link) -> str:
    """Return what an attack or an undercut has besides its ends; it has no place of its own."""
    parts = [f"scheme: {link.scheme}" if link.scheme else ""]
    parts += ["proposed" if link.state == "proposed" else ""]
    parts += [f"note: {note}" for note in link.notes]
    parts += [f"flag: {line}" for line in flag_lines(document, link.id)]
    said = "; ".join(filter(None, parts))
    joint = len(link.premises) > 1 or _is_undercut_attack(document, link)
    return f"{link.kind} {link.id}: {said}" if said or joint else ""


def _is_undercut_attack(document: Exported, link: Link) -> bool:
    target = document.graph.links.get(link.conclusion)
    return target is not None and target.kind == "attack"


def _is_rich(document: Exported, link: Link) -> bool:
    """Return whether a support needs a structure of its own."""
    return link.kind == "support" and bool(
        len(link.premises) > 1
        or link.scheme
        or link.notes
        or link.state == "proposed"
        or document.graph.undercuts(link.id)
        or document.flags.get(link.id)
    )


def _steps(document: Exported) -> Iterator[str]:
    for number, link in enumerate(document.annotation.links, 1):
        if _is_rich(document, link):
            yield f"<link-{number}> {_step_data(document, link)}"
            yield "\n".join(_structure(document, link))


def _step_data(document: Exported, link: Link) -> str:
    values: dict[str, object] = {
        "link": link.id,
        "scheme": link.scheme,
        "state": link.state if link.state == "proposed" else "",
        "flags": flag_lines(document, link.id),
        "notes": link.notes,
    }
    return _json({key: value for key, value in values.items() if value})


def _structure(document: Exported, link: Link) -> Iterator[str]:
    for number, premise in enumerate(link.premises, 1):
        yield f"({number}) [{premise}]"
    name = scheme_name(link.scheme) if link.scheme else ""
    yield f"-- {name} --" if _PLAIN_SCHEME.fullmatch(name) else "----"
    yield f"({len(link.premises) + 1}) [{link.conclusion}]"
    for undercut in document.graph.undercuts(link.id):
        yield from (f"  <_ [{premise}]" for premise in undercut.premises)


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
    # Argdown looks for the end of data and front matter before YAML sees what is quoted.
    return _SIGNS_OF_ENDS.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value))


FORMAT = Format(
    "argdown",
    (".argdown",),
    write,
    {UNDERCUTS: ALTERED},
)
