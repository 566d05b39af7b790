"""Statements that are remembered by their words, found in a file that was edited since then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

from argmap.annotation.edit.matching import Spot, alike, same, to_spot
from argmap.annotation.read.anchor import Anchor, Found
from argmap.annotation.read.loading import Outline, read_outline
from argmap.model import Annotation, AnnotationError, Source
from argmap.source.normalise import normal_words

_COMMON = 0.5  # the share of words in common from which a statement with the same id is the same


class Here(NamedTuple):
    """The statements of a file: ids and words, in file order, and where they are in its source."""

    source: Source
    ids: tuple[str, ...]
    words: tuple[str, ...]  # as they are compared
    spots: Callable[[], Sequence[Spot]]

    @classmethod
    def of_annotation(cls, annotation: Annotation) -> Here:
        """Return the statements of an annotation, whose quotes have a place already."""
        every = annotation.statements
        words = tuple(normal_words(each.text) for each in every)
        spots = [
            Spot(said, not each.implicit, each.parts)
            for said, each in zip(words, every, strict=True)
        ]
        return cls(annotation.source, tuple(each.id for each in every), words, lambda: spots)

    @classmethod
    def of_outline(cls, outline: Outline, source: Source) -> Here:
        """Return the statements of an outline; their places are searched for only if needed."""
        every = outline.statements
        words = tuple(normal_words(each.text) for each in every)
        return cls(source, tuple(each.id for each in every), words, lambda: _spots(outline, source))


class Followed:
    """What the statements of the last draft, and others by their words, are called in a file."""

    def __init__(self, draft: str, here: Here) -> None:
        self._draft = draft
        self._here = here
        self._ids: dict[str, str] = {}
        self._same: dict[str, list[str]] = defaultdict(list)
        for words, name in zip(here.words, here.ids, strict=True):
            self._ids.setdefault(words, name)
            self._same[words].append(name)

    def id_of(self, words: object, among: int = 0) -> str:
        """Return the id of the statement that had these words; empty if there is none.

        `among` is its number, from 0, among the statements with the same words.
        """
        if not isinstance(words, str):
            return ""
        said = normal_words(words)
        if among:
            return self._same[said][among] if among < len(self._same.get(said, ())) else ""
        if said in self._ids:
            return self._ids[said]
        if said not in self._of_draft:
            self._ids[said] = self._at_place(said)
        return self._of_draft.get(said) or self._ids.get(said, "")

    @cached_property
    def _spots(self) -> Sequence[Spot]:
        return self._here.spots()

    @cached_property
    def _anchor(self) -> Anchor:
        return Anchor(self._here.source)

    @cached_property
    def _of_draft(self) -> dict[str, str]:
        """Return ids by the words of the draft: of what has the same place, or is inside it.

        A statement without such a partner is the one with its id, if they have words in common.
        """
        try:
            outline = read_outline(self._draft)
        except AnnotationError:  # somebody has changed the memory
            return {}
        old, ids = _spots(outline, self._here.source), self._here.ids
        pairs = same(old, self._spots)
        pairs |= alike(old, self._spots, [*pairs.items()], nested=True)
        free = {ids[index]: index for index in set(range(len(ids))) - set(pairs.values())}
        for index, statement in enumerate(outline.statements):
            here = free.get(statement.id, -1) if index not in pairs else -1
            if here >= 0 and _have_words_in_common(old[index].words, self._here.words[here]):
                pairs[index] = here
        return {spot.words: ids[pairs[at]] if at in pairs else "" for at, spot in enumerate(old)}

    def _at_place(self, words: str) -> str:
        """Return the statement at the place of words that an older draft had."""
        place = self._anchor.find(words)
        spot = Spot(words, parts=place.parts if isinstance(place, Found) else ())
        found = alike([spot], self._spots, [], nested=True) if spot.parts else {}
        return self._here.ids[found[0]] if found else ""


def _spots(outline: Outline, source: Source) -> list[Spot]:
    quotes = [each.text for each in outline.statements if each.is_quote]
    anchor = Anchor(source, quotes)
    return [to_spot(each, anchor) for each in outline.statements]


def _have_words_in_common(one: str, other: str) -> bool:
    first, second = set(one.split()), set(other.split())
    return len(first & second) >= _COMMON * min(len(first), len(second))
