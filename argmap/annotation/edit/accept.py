"""Accepting proposals: the `?` of a statement or link is removed, and nothing else."""

import re
from collections.abc import Collection, Iterator

from argmap.annotation.edit.changes import Edits
from argmap.annotation.read.outline import Outline
from argmap.model import is_unsure

_SPACES = re.compile(r"\s+")
_LINK = re.compile(r"(-[ \t]+\w+)\?")


def proposals(outline: Outline) -> dict[str, int]:
    """Return the ids of the statements and links that nobody has confirmed, with their lines."""
    return {name: line for name, line, proposed in _items(outline) if proposed}


def unsure(outline: Outline) -> frozenset[str]:
    """Return the ids of the statements and links of which the machine says that it is unsure."""
    reasons = {each.id: each.value("because") for each in outline.statements}
    reasons |= {link.id: link.because for link in outline.links}
    return frozenset(name for name, because in reasons.items() if is_unsure(because))


def ids(outline: Outline) -> tuple[str, ...]:
    """Return the ids of all statements and links."""
    return tuple(name for name, _, _ in _items(outline))


def named(outline: Outline, name: str) -> str | None:
    """Return the id of a statement or link as it is written; spaces and case do not matter."""
    plain = _SPACES.sub("", name).casefold()
    return next((each for each in ids(outline) if _SPACES.sub("", each).casefold() == plain), None)


def accepted_lines(outline: Outline, names: Collection[str]) -> Edits:
    """Return the edits that accept proposals."""
    edits = Edits()
    for name, line in proposals(outline).items():
        words = outline.lines[line - 1]
        if name not in names:
            continue
        if words.startswith("##"):
            head = words.rstrip()
            edits.change(line, head.removesuffix("?") + words[len(head) :])
        else:
            edits.change(line, _LINK.sub(r"\1", words, count=1))
    return edits


def _items(outline: Outline) -> Iterator[tuple[str, int, bool]]:
    links: dict[int, list[tuple[str, int, bool]]] = {}
    for statement, written, link in outline.written_links():
        item = (link.id, written.line, written.proposed)
        links.setdefault(statement.line, []).append(item)
    for statement in outline.statements:
        yield statement.id, statement.line, statement.proposed
        yield from links.get(statement.line, ())
