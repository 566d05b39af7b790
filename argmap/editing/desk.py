"""The desk: an annotation file as it is now, and everything that an act may need to know of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from argmap.annotation.edit.commands import ids, named
from argmap.annotation.edit.suggestions import Suggestion
from argmap.annotation.read.anchor import Anchor, Found
from argmap.annotation.read.loading import AnnotationFile, Outline
from argmap.annotation.read.written import WrittenLink, WrittenStatement
from argmap.editing.acts import Act, ActError
from argmap.model import Link, Source, Span

_WORD = re.compile(r"\w")


@dataclass(frozen=True)
class Desk:
    """A file that acts change, and the links that are suggested for it, by id."""

    file: AnnotationFile
    offered: Mapping[str, Suggestion] = field(default_factory=dict)

    @property
    def outline(self) -> Outline:
        """Return the lines of the file, and what they say."""
        return self.file.outline

    @property
    def source(self) -> Source:
        """Return the source of the file."""
        return self.file.source

    @cached_property
    def anchor(self) -> Anchor:
        """Return what finds the quotes of the file in its source."""
        quotes = [each.text for each in self.outline.statements if each.is_quote]
        return Anchor(self.source, quotes)

    @cached_property
    def places(self) -> Mapping[str, tuple[Span, ...]]:
        """Return where the words of each quote are, by its statement's id."""
        found = {
            each.id: self.anchor.find(each.text, each.value("near"))
            for each in self.outline.statements
            if each.is_quote
        }
        return {name: each.parts for name, each in found.items() if isinstance(each, Found)}

    def statement(self, name: str) -> WrittenStatement:
        """Return a statement by its id; raises ActError."""
        found = next((each for each in self.outline.statements if each.id == name), None)
        if found is None:
            raise ActError(
                f'no statement is called "{name}"', "it was renamed or deleted meanwhile"
            )
        return found

    def holder(self, act: Act) -> str:
        """Return the id of the statement or link that an act on either of them names."""
        if act.id:
            known = named(ids(self.outline), act.id)
            if known is None:
                raise ActError(
                    f'nothing is called "{act.id}"', "it was renamed or deleted meanwhile"
                )
            return known
        return self.link(act)[1].id

    def link(self, act: Act) -> tuple[WrittenLink, Link]:
        """Return the link that an act names by its ends; raises ActError."""
        found = self.links_between(act)
        if not found:
            raise ActError(f"there is no link {shown(act)}", "it was deleted meanwhile")
        if len(found) > 1:
            names = " and ".join(link.id for _, link in found)
            raise ActError(f"{shown(act)} may be {names}", "name all its premises: a+b")
        return found[0]

    def links_between(self, act: Act) -> list[tuple[WrittenLink, Link]]:
        """Return the links that an act may mean; only one if one has just the premises it names."""
        if act.link:
            placed = self.outline.placed_links()
            return [(written, link) for _, written, link in placed if link.id == act.link]
        premises = tuple(name.strip() for name in act.source.split("+"))
        wanted = self._undercut(act).id if act.undercut[0] else act.target
        found = [
            (written, link)
            for _, written, link in self.outline.placed_links()
            if link.conclusion == wanted
            and set(premises) <= set(link.premises)
            and act.type in ("", link.kind)
        ]
        exact = [each for each in found if set(each[1].premises) == set(premises)]
        return exact if len(exact) == 1 else found

    def _undercut(self, act: Act) -> Link:
        ends = Act(act.do, source=act.undercut[0], target=act.undercut[1])
        return self.link(ends)[1]


def shown(act: Act) -> str:
    """Return a link as people write it: "a -> b", or "u -> (a -> b)"."""
    target = f"({act.undercut[0]} -> {act.undercut[1]})" if act.undercut[0] else act.target
    return f"{act.source} -> {target}"


def words_at(source: Source, start: int, end: int) -> tuple[Span, ...]:
    """Return the stretches of kept text between two offsets, grown to whole words.

    Raises ActError if there is nothing but what is set aside.
    """
    text = source.text
    end = min(end, len(text))
    if not 0 <= start < end:
        raise ActError("nothing is marked")
    while start > 0 and _is_inside_word(text, start):
        start -= 1
    while end < len(text) and _is_inside_word(text, end):
        end += 1
    parts, at = [], start
    for aside in source.asides:
        if aside.end > at and aside.start < end:
            parts.append(_stripped(text, at, max(at, aside.start)))
            at = max(at, aside.end)
    parts.append(_stripped(text, at, max(at, end)))
    found = tuple(part for part in parts if part[0] < part[1])
    if not any(_WORD.search(text, *part) for part in found):
        reason = next(
            (each.because for each in source.asides if each.start <= start < each.end), ""
        )
        message = f"these words are set aside: {reason}" if reason else "no word is marked"
        raise ActError(message, "the front matter's `keep` brings lines back" if reason else "")
    return found


def quote_of(source: Source, parts: Sequence[Span]) -> str:
    """Return the words of some stretches as one line of the file, with “[…]” for what is left out.

    Between stretches of which only white space or what is set aside is left out, there is none.
    """
    words = [" ".join(source.text[start:end].split()) for start, end in parts]
    out = words[0]
    for (_, before), (after, _), more in zip(parts, parts[1:], words[1:], strict=False):
        out += f" {more}" if _nothing_between(source, before, after) else f" […] {more}"
    return out


def is_bare_between(source: Source, start: int, end: int) -> bool:
    """Return whether there is neither a word between two offsets nor anything set aside."""
    cut = any(each.start < end and start < each.end for each in source.asides)
    return not cut and not _WORD.search(source.text, start, max(start, end))


def _nothing_between(source: Source, start: int, end: int) -> bool:
    at = start
    for aside in source.asides:
        if at <= aside.start < end and not source.text[at : aside.start].strip():
            at = aside.end
    return not source.text[at:end].strip()


def _is_inside_word(text: str, at: int) -> bool:
    return bool(_WORD.match(text[at - 1]) and _WORD.match(text[at]))


def _stripped(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return start, max(start, start + len(words.strip()))
