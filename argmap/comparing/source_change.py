"""What a new version of a source changed under each statement; nothing is decided here."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from argmap.annotation.read.anchor import Anchor, Found, Missing, Several
from argmap.annotation.read.loading import Outline
from argmap.model import Source

Fate: TypeAlias = Literal["moved", "written differently", "changed", "gone", "ambiguous"]


@dataclass(frozen=True, slots=True)
class QuoteChange:
    """A statement whose words are elsewhere in the new version, are others there, or are gone."""

    id: str
    at: int  # line of the statement in the annotation
    fate: Fate
    words: str  # as the statement quotes them
    before: int | None = None  # line in the old version
    line: int | None = None  # line in the new version
    now: str = ""  # what the new version says there, if that differs
    why: str = ""  # why words that are much alike are not taken: "48 here, 47 there"


def quote_changes(outline: Outline, old: Source | None, new: Source) -> tuple[QuoteChange, ...]:
    """Return what changed under the statements of an annotation, in file order.

    Without the old version nothing can be said to have moved. What is "written
    differently", in no number and no negation, `argmap fix` can update.
    """
    quotes = [each for each in outline.statements if each.is_quote]
    texts = [each.text for each in quotes]
    anchors = [source and Anchor(source, texts) for source in (old, new)]
    found = []
    for each in quotes:
        outcomes = [anchor and anchor.find(each.text, each.value("near")) for anchor in anchors]
        before = outcomes[0]
        line = old.line_at(before.parts[0][0]) if old and isinstance(before, Found) else None
        change = _change(each.id, each.line, each.text, line, outcomes[1], new)
        found += [change] if change else []
    return tuple(found)


def _change(
    name: str, at: int, words: str, before: int | None, now: object, new: Source
) -> QuoteChange | None:
    if isinstance(now, Found):
        line = new.line_at(now.parts[0][0])
        if not now.exact:
            return QuoteChange(name, at, "written differently", words, before, line, now.text)
        is_moved = before is not None and before != line
        return QuoteChange(name, at, "moved", words, before, line) if is_moved else None
    if isinstance(now, Several):
        return QuoteChange(
            name, at, "ambiguous", words, before, now.lines[0] if now.lines else None
        )
    if isinstance(now, Missing) and now.nearest:
        return QuoteChange(name, at, "changed", words, before, now.line, now.nearest, now.guarded)
    return QuoteChange(name, at, "gone", words, before)


def change_lines(changes: tuple[QuoteChange, ...], statements: int) -> Iterator[str]:
    """Yield what changed for a terminal: first how much did, then each statement that needs work.

    Statements that only moved are counted.
    """
    moved = sum(each.fate == "moved" for each in changes)
    others = [each for each in changes if each.fate != "moved"]
    kept = statements - len(others)
    yield f"{kept} of {statements} quotes are in the new version as they were ({moved} moved)"
    for each in others:
        place = f" (line {each.line} now)" if each.line else ""
        yield f"  {each.fate}: {each.id}, line {each.at} of the annotation{place}"
        yield f"      - {each.words}"
        if each.now:
            yield f"      + {each.now}"
        if each.why:
            yield f"      {each.why}"
