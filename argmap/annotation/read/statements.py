"""From statements as they are written to statements whose words stand in the source."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from argmap.annotation.read.anchor import Anchor, Found, Several
from argmap.annotation.read.copies import Copies
from argmap.annotation.read.differences import first_difference, in_words, shortened
from argmap.annotation.read.drafts import marks_of, notes_of
from argmap.annotation.read.labels import default_label
from argmap.model import Statement

if TYPE_CHECKING:
    from argmap.annotation.read.anchor import Missing
    from argmap.annotation.read.drafts import Draft, Fact
    from argmap.annotation.read.problems import Problems
    from argmap.model import Source


class _Text(NamedTuple):
    """A source, and what finds words in it."""

    source: Source
    anchor: Anchor
    copies: Copies


def make_statements(
    drafts: tuple[Draft, ...], source: Source | None, speaker: str, problems: Problems
) -> tuple[Statement, ...]:
    """Return the statements of a file; note quotes that the source does not have. Without a source, nothing is looked up."""
    if source is None:
        return ()
    quotes = [_words(draft) for draft in drafts if draft.mark == ">"]
    text = _Text(source, Anchor(source, quotes), Copies(source))
    made = (_statement(draft, text, speaker, problems) for draft in drafts if draft.words)
    return tuple(statement for statement in made if statement)


def _statement(draft: Draft, text: _Text, speaker: str, problems: Problems) -> Statement | None:
    words = _words(draft)
    if draft.mark != ">":
        return _made(draft, Found((), words), text, speaker)
    near = draft.facts.get("near")
    found = text.anchor.find(words, near.value if near else None)
    if not isinstance(found, Found):
        _refuse(draft, found, text.source, problems)
        return None
    if not found.exact:
        _warn(draft, found, text.source, problems)
    return _made(draft, found, text, speaker)


def _words(draft: Draft) -> str:
    return " ".join(line.value for line in draft.words)


def _made(draft: Draft, found: Found, text: _Text, speaker: str) -> Statement:
    parts, facts = found.parts, draft.facts
    start = parts[0][0] if parts else None
    return Statement(
        draft.id,
        draft.role,
        found.text,
        facts["label"].value if "label" in facts else default_label(found.text),
        start,
        parts[-1][1] if parts else None,
        parts,
        text.source.line_at(start) if start is not None else None,
        text.copies.lines(start) if start is not None else (),
        facts["by"].value if "by" in facts else speaker,
        "by" in facts,
        draft.mark == "=",
        "proposed" if draft.proposed else "accepted",
        not draft.proposed and "because" not in facts,
        facts["because"].value if "because" in facts else None,
        draft.section,
        notes_of(draft),
        draft.line,
        marks_of(draft, "accept"),
        marks_of(draft, "flag"),
        facts["near"].value if "near" in facts else None,
    )


def _warn(draft: Draft, found: Found, source: Source, problems: Problems) -> None:
    """Warn that the source reads a little otherwise than the quote."""
    spot = first_difference(draft.words, found.text)
    line = source.line_at(found.parts[0][0])
    message = f"the quote is not quite what the source says in line {line}{in_words(spot)}"
    hint = f'the source now reads "{shortened(found.text)}"; argmap fix --write puts that here'
    problems.warn(spot.line, spot.col, message, width=spot.width, hint=hint)


def _refuse(draft: Draft, place: Several | Missing, source: Source, problems: Problems) -> None:
    """Note why the words of a quote have no place."""
    first = draft.words[0]
    if isinstance(place, Several):
        fact = draft.facts.get("near")
        at = fact if fact and (place.tie or place.far or place.nowhere) else first
        message, hint = _several(place, fact)
        problems.error(at.line, at.col, message, width=len(at.value), hint=hint)
        return
    if place.set_aside:
        lines = place.set_aside.lines
        named = f"line {lines[0]}" if lines[0] == lines[1] else f"lines {lines[0]}-{lines[1]}"
        message = f"these words stand in {named} of the source, which is set aside: {place.set_aside.because}"
        hint = f'to quote them all the same, write "keep: {named}" in the front matter'
        if place.set_aside.reason == "asked":
            hint = 'to quote them all the same, take the "aside" for them out of the front matter'
        problems.error(first.line, first.col, message, width=len(first.value), hint=hint)
    elif place.second_line:
        message = f"the pieces of this quote stand too far apart, or in another order: lines {place.line} and {place.second_line} of the source"
        hint = "pieces joined by […] follow one another within 400 characters; make two statements of them"
        problems.error(first.line, first.col, message, width=len(first.value), hint=hint)
    elif place.unsought:
        message = "the source has no such words, and too many quotes of this file have lost their place to look for near ones of all"
        problems.error(
            first.line,
            first.col,
            message,
            width=len(first.value),
            hint="mend the other quotes first, then run this again",
        )
    elif not place.nearest:
        hint = (
            "copy the words from the source as they stand there, or write = and words of your own"
        )
        message = f'the source "{source.path}" has no such words, and nothing like them'
        problems.error(first.line, first.col, message, width=len(first.value), hint=hint)
    else:
        _refuse_near(draft, place, problems)


def _refuse_near(draft: Draft, place: Missing, problems: Problems) -> None:
    spot = first_difference(draft.words, place.nearest, piece=place.piece)
    message = (
        f"the source has no such words; the nearest stand in line {place.line}{in_words(spot)}"
    )
    hint = f'the source reads "{shortened(place.nearest)}"'
    if place.guarded:
        message = f"the source says something else in line {place.line}: {place.guarded}"
    problems.error(spot.line, spot.col, message, width=spot.width, hint=hint)


def _several(place: Several, near: Fact | None) -> tuple[str, str]:
    lines = _lines(place.lines)
    examples = " or ".join(f'"- near: {words}" for line {line}' for line, words in place.examples)
    if near and place.nowhere:
        message = f'"{near.value}" stands nowhere in the source; it is to choose among {lines}'
        hint = "copy some words that stand just before or after the quote"
    elif near and place.tie:
        message = f'"{near.value}" stands as near to these words in one place as in another: {lines} of the source'
        hint = "choose words that stand beside one of them only"
    elif near and place.far:
        message = f'"{near.value}" stands within 200 characters of none of the places: {lines} of the source'
        hint = "choose words that stand just before or after the quote"
    elif examples:
        return (
            f"these words stand in several places of the source: {lines}",
            f"add a line below: {examples}",
        )
    else:
        message = f"these words stand in several places of the source: {lines}"
        hint = 'add a line "- near: " with some words that stand just before or after the ones you mean'
    return message, f"{hint}: {examples}" if examples else hint


def _lines(numbers: tuple[int, ...], most: int = 5) -> str:
    """Return line numbers in words: `lines 8 and 9`, `line 8, twice`."""
    counts = Counter(numbers)
    shown = [
        f"{line} ({count} times)" if count > 1 else str(line)
        for line, count in list(counts.items())[:most]
    ]
    if len(counts) == 1:
        return f"line {shown[0]}"
    if len(counts) > most:
        return f"lines {', '.join(shown)} and {len(counts) - most} more"
    return f"lines {', '.join(shown[:-1])} and {shown[-1]}"
