"""Updating quotes that matched only approximately to the words that the source has now."""

from difflib import SequenceMatcher

from argmap.annotation.edit.changes import Edits
from argmap.annotation.read.anchor import Anchor, Found
from argmap.annotation.read.outline import Outline
from argmap.annotation.read.written import WrittenStatement
from argmap.model import Source


def fixed_lines(outline: Outline, source: Source) -> Edits:
    """Return the edits that give quotes with an approximate place the words of that place."""
    edits = Edits()
    quotes = [statement for statement in outline.statements if statement.is_quote]
    anchor = Anchor(source, [quote.text for quote in quotes])
    for quote in quotes:
        found = anchor.find(quote.text, quote.value("near"))
        if isinstance(found, Found) and not found.exact:
            _rewrite(quote, found, anchor, edits)
    return edits


def _rewrite(quote: WrittenStatement, found: Found, anchor: Anchor, edits: Edits) -> None:
    lines = _spread([line.text.split() for line in quote.words], found.text.split())
    for line, words in zip(quote.words, lines, strict=True):
        if words:
            edits.change(line.line, f"> {' '.join(words)}")
        else:
            edits.remove([line.line])
    near = anchor.near_for(found.text, found.parts[0][0])
    if near and "near" not in quote.values:
        edits.add(quote.words[-1].line + 1, [f"- near: {near}"])


def _spread(old: list[list[str]], new: list[str]) -> list[list[str]]:
    """Return new words on as many lines as the old ones have; a word that stays keeps its line."""
    places = [number for number, words in enumerate(old) for _ in words]
    lines: list[list[str]] = [[] for _ in old]
    matcher = SequenceMatcher(None, [word for words in old for word in words], new, autojunk=False)
    for tag, start, _, first, last in matcher.get_opcodes():
        for offset, word in enumerate(new[first:last]):
            place = start + offset if tag == "equal" else start
            lines[places[min(place, len(places) - 1)]].append(word)
    return lines
