"""Quotes that matched only nearly, put into the words that the source has now."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from argmap.annotation.edit.changes import Edits
from argmap.annotation.read.anchor import Anchor, Found
from argmap.annotation.read.outline import words_of

if TYPE_CHECKING:
    from argmap.annotation.read.drafts import Draft
    from argmap.annotation.read.outline import Outline
    from argmap.model import Source

_MARK = "> "


def fixed_lines(outline: Outline, source: Source) -> Edits:
    """Return the edits that give every quote with a near place the words of that place."""
    edits = Edits()
    anchor = Anchor(source, [words_of(draft) for draft in outline.drafts if draft.mark == ">"])
    for draft in outline.drafts:
        near = draft.facts.get("near")
        found = (
            anchor.find(words_of(draft), near.value if near else None)
            if draft.mark == ">"
            else None
        )
        if isinstance(found, Found) and not found.exact:
            _rewrite(draft, found, anchor, edits)
    return edits


def _rewrite(draft: Draft, found: Found, anchor: Anchor, edits: Edits) -> None:
    lines = _spread([fact.value.split() for fact in draft.words], found.text.split())
    for fact, words in zip(draft.words, lines, strict=True):
        if words:
            edits.change(fact.line, _MARK + " ".join(words))
        else:
            edits.remove([fact.line])
    near = anchor.near_for(found.text, found.parts[0][0])
    if near and "near" not in draft.facts:
        edits.add(draft.words[-1].line + 1, [f"- near: {near}"])


def _spread(old: list[list[str]], new: list[str]) -> list[list[str]]:
    """Return new words on as many lines as the old ones have; a word that stays keeps its line."""
    places = [number for number, words in enumerate(old) for _ in words]
    lines: list[list[str]] = [[] for _ in old]
    matcher = SequenceMatcher(None, [word for words in old for word in words], new, autojunk=False)
    for tag, start, _, first, last in matcher.get_opcodes():
        for offset, word in enumerate(new[first:last]):
            lines[places[min(start + offset if tag == "equal" else start, len(places) - 1)]].append(
                word
            )
    return lines
