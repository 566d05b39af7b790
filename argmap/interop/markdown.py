"""Markdown: each conclusion with its premises, flags and open questions; then all statements."""

import re
from collections.abc import Iterator

from argmap.interop.aspects import ALTERED, SPANS, Format, caption
from argmap.interop.exported import Exported, Files, flag_words, lines_again, shown
from argmap.model import Link, Statement

_SPECIAL = re.compile(r"[\\`*_\[\]<>&#~|$]")
_VERBS = {"support": "Supported by", "attack": "Attacked by", "undercut": "Undercut by"}
_KINDS = ("support", "attack")


def write(document: Exported) -> Files:
    """Return one document in CommonMark."""
    return {".md": "\n".join(_lines(document)).encode("utf-8", "replace") + b"\n"}


def _lines(document: Exported) -> Iterator[str]:
    yield f"# {escaped(document.title)}"
    yield ""
    yield f"Speaker: {escaped(document.annotation.speaker)}"
    yield ""
    yield from (f"- {key}: {escaped(value)}" for key, value in document.front.items())
    yield from _flags(document, None, "")
    argued = [each for each in document.annotation.statements if _is_argued(document, each)]
    for each in sorted(argued, key=lambda each: each.role != "conclusion"):
        yield from _conclusion(document, each)
    yield ""
    yield "## All statements"
    yield ""
    section = None
    for each in document.annotation.statements:
        if each.section and each.section != section:
            yield from ("", f"### {escaped(each.section)}", "")
        section = each.section
        yield f"- `{each.id}`: {_quoted(each.text)} ({_facts(document, each)})"
        yield from (f"  - note: {escaped(note)}" for note in each.notes)
        if not _is_argued(document, each):
            yield from _flags(document, each.id, "  ")


def _is_argued(document: Exported, each: Statement) -> bool:
    links = document.graph
    return bool(each.role == "conclusion" or links.supports(each.id) or links.attacks(each.id))


def _facts(document: Exported, each: Statement) -> str:
    also = lines_again(document, each)
    where = f"line {each.line}" if each.line else "implicit: the text does not say it"
    where += f", again in line {', '.join(map(str, also))}" if also else ""
    parts = (
        each.role,
        where,
        f"said by {escaped(each.speaker)}" if each.reported else "",
        f"caption: {escaped(caption(each))}" if caption(each) else "",
        "proposed" if each.state == "proposed" else "",
        f"because: {escaped(each.because)}" if each.because else "",
    )
    return "; ".join(filter(None, parts))


def _conclusion(document: Exported, each: Statement) -> Iterator[str]:
    yield ""
    yield f"## {_quoted(each.text)}"
    yield ""
    yield f"`{each.id}`: {_facts(document, each)}"
    yield ""
    yield from _flags(document, each.id, "")
    for link in document.graph.supports(each.id) + document.graph.attacks(each.id):
        yield from _link(document, link, "")


def _link(document: Exported, link: Link, indent: str) -> Iterator[str]:
    scheme = f" ({escaped(link.scheme)})" if link.scheme else ""
    proposed = ", proposed" if link.state == "proposed" else ""
    together = " together" if len(link.premises) > 1 else ""
    yield f"{indent}- {_VERBS[link.kind]}{together}{scheme}{proposed}:"
    inner = f"{indent}  "
    for premise in link.premises:
        yield f"{inner}- `{premise}`: {_quoted(document.graph.statements[premise].text)}"
    if link.because:
        yield f"{inner}- because: {escaped(link.because)}"
    yield from (f"{inner}- note: {escaped(note)}" for note in link.notes)
    yield from _flags(document, link.id, inner)
    yield from _open_questions(document, link, inner)
    for undercut in document.graph.undercuts(link.id):
        yield from _link(document, undercut, inner)


def _open_questions(document: Exported, link: Link, indent: str) -> Iterator[str]:
    """Yield the critical questions of a link that no statement answers."""
    place = document.places[link.id]
    for question in document.data["links"][place]["questions"]:
        if question["answered_by"] is None:
            yield f"{indent}- open question: {escaped(question['text'])}"


def _flags(document: Exported, holder: str | None, indent: str) -> Iterator[str]:
    for flag in document.flags.get(holder, ()):
        message, written = flag_words(flag)
        yield f"{indent}- **{flag.code} {flag.level}, {flag.state}**: {escaped(message)}"
        # What a person wrote to raise a flag may be in the message already.
        if written and written.partition(": ")[2].casefold() not in message.casefold():
            yield f"{indent}  - {escaped(written)}"


def _quoted(text: str) -> str:
    return f"“{escaped(text)}”"


def escaped(text: str) -> str:
    """Return words of which Markdown reads none as markup, on one line."""
    return _SPECIAL.sub(r"\\\g<0>", shown(text))


FORMAT = Format(
    "markdown",
    (".md",),
    write,
    {SPANS: ALTERED},
    replaces=shown,
)
