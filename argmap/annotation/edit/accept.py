"""Proposals accepted: the `?` of a statement or link is taken away, and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.annotation.edit.changes import Edits
from argmap.model import is_unsure

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from argmap.annotation.read.outline import Outline

_BLANKS = re.compile(r"\s+")
_LINK = re.compile(r"(-[ \t]+\w+)\?")


def proposals(outline: Outline) -> dict[str, int]:
    """Return the ids of the statements and links that nobody has confirmed, each with its line."""
    return {name: line for name, line, proposed in _holders(outline) if proposed}


def unsure(outline: Outline) -> frozenset[str]:
    """Return the ids of the statements and links whose reason says that the machine was unsure of them."""
    reasons = {
        draft.id: draft.facts["because"].value
        for draft in outline.drafts
        if "because" in draft.facts
    }
    reasons.update({link.id: link.because or "" for link in outline.links})
    return frozenset(name for name, because in reasons.items() if is_unsure(because))


def ids(outline: Outline) -> tuple[str, ...]:
    """Return the ids of all statements and links."""
    return tuple(name for name, _, _ in _holders(outline))


def named(outline: Outline, name: str) -> str | None:
    """Return the statement or link that somebody means; blanks in the id of a link may be left out."""
    plain = _BLANKS.sub("", name).casefold()
    return next((each for each in ids(outline) if _BLANKS.sub("", each).casefold() == plain), None)


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


def _holders(outline: Outline) -> Iterator[tuple[str, int, bool]]:
    links: dict[int, list[tuple[str, int, bool]]] = {draft.line: [] for draft in outline.drafts}
    for draft, written, link in outline.written():
        links[draft.line].append((link.id, written.line, written.proposed))
    for draft in outline.drafts:
        yield draft.id, draft.line, draft.proposed
        yield from links[draft.line]
