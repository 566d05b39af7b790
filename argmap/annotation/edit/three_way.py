"""Two people's versions of one annotation merged, with the version that both began with.

What only one of them changed is taken; what both changed, and differently, is a conflict: then both
versions are in the result, between the markers that git uses, and nobody has decided. A line is
known by what it says: a statement by its id, a property by its key, a link by its kind and end.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from argmap.annotation.edit.blocks import HEADING, Block, Line, Name, Part, blocks_of
from argmap.annotation.edit.commands import renamed_lines
from argmap.annotation.read.ids import LONGEST_ID
from argmap.annotation.read.loading import Outline, read_outline, without_collector
from argmap.source.normalise import normal_words

_HEADING = re.compile(r"(##[ \t]+)(\S+)([ \t]+[^\r\n]*?)([\r\n]*)")


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the file; `name` is what messages and markers call it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that both changed: where it is in each version, and what it says there."""

    ours: tuple[int, str]  # line and words; nothing for what is deleted
    theirs: tuple[int, str]


@dataclass(frozen=True, slots=True)
class MergedVersions:
    """The merged text, what both changed, and what else a person should know."""

    text: str
    conflicts: tuple[Conflict, ...] = ()
    messages: tuple[str, ...] = ()


@without_collector()
def merge_versions(base: Version, ours: Version, theirs: Version) -> MergedVersions:
    """Return two versions of an annotation merged; `base`, which may be empty, is their origin.

    Raises AnnotationError if a line of a version has an error.
    """
    texts = _Texts(base, ours, theirs)
    texts.follow_renames()
    texts.unify_new_statements()
    blocks = [
        blocks_of(text, outline) for text, outline in zip(texts.texts, texts.outlines, strict=True)
    ]
    merger = _Merger(ours.name, theirs.name, texts.needed())
    text = merger.merged(blocks[0], blocks[1], blocks[2])
    return MergedVersions(text, tuple(merger.conflicts), tuple(texts.messages))


class _Texts:
    """The three texts, whose statements are given the same ids where they are the same."""

    def __init__(self, base: Version, ours: Version, theirs: Version) -> None:
        versions = (base, ours, theirs)
        self.names = tuple(each.name for each in versions)
        self.texts = [each.text.removeprefix("\ufeff") for each in versions]
        self.outlines = [self._outline(number) for number in range(3)]
        self.messages: list[str] = []

    def _outline(self, number: int) -> Outline:
        return (
            read_outline(self.texts[number], self.names[number])
            if self.texts[number]
            else Outline()
        )

    def _rename(self, number: int, names: dict[str, str]) -> None:
        if names:
            edits = renamed_lines(self.outlines[number], names)
            self.texts[number] = edits.made(self.texts[number])
            self.outlines[number] = self._outline(number)

    def follow_renames(self) -> None:
        """Give each statement that one of them renamed its new id in the other two texts."""
        ours, theirs = (_renamed(self.outlines[0], self.outlines[side]) for side in (1, 2))
        both = {old for old in ours if theirs.get(old, ours[old]) != ours[old]}
        for number, names in ((0, {**theirs, **ours}), (1, theirs), (2, ours)):
            taken = {each.id.casefold() for each in self.outlines[number].statements}
            free = {
                old: new
                for old, new in names.items()
                if old not in both and new.casefold() not in taken
            }
            self._rename(number, free)

    def unify_new_statements(self) -> None:
        """Give statements that both added one id if their words are the same, else two."""
        known = {each.id for each in self.outlines[0].statements}
        ours, theirs = (
            {
                each.id: _words(each)
                for each in self.outlines[side].statements
                if each.id not in known
            }
            for side in (1, 2)
        )
        by_words = {words: name for name, words in ours.items()}
        same = {name: by_words[words] for name, words in theirs.items() if words in by_words}
        taken = {each.id.casefold() for side in self.outlines for each in side.statements}
        names = {name: to for name, to in same.items() if name != to and to not in theirs}
        for name, words in theirs.items():
            if name in ours and ours[name] != words and name not in names:
                names[name] = _free(name, taken)
                both = f"{self.names[1]} and {self.names[2]} each added a statement “{name}”"
                self.messages.append(f"{both}; that of {self.names[2]} is now “{names[name]}”")
        self._rename(2, names)

    def needed(self) -> tuple[frozenset[str], frozenset[str]]:
        """Return the statements to which each of the two, and not the base, leads a link."""
        base, ours, theirs = (_ends(outline) for outline in self.outlines)
        return frozenset(name for _, name in ours - base), frozenset(
            name for _, name in theirs - base
        )


def _words(statement: object) -> tuple[str, str]:
    return statement.marker, normal_words(statement.text)  # type: ignore[attr-defined]


def _renamed(base: Outline, side: Outline) -> dict[str, str]:
    """Return the new ids of statements whose words are the same and whose id is gone."""
    ids = {each.id for each in side.statements}
    old_ids = {each.id for each in base.statements}
    gone: dict[tuple[str, str], list[str]] = {}
    for each in base.statements:
        if each.id not in ids:
            gone.setdefault(_words(each), []).append(each.id)
    names: dict[str, str] = {}
    for each in side.statements:
        if each.id not in old_ids and gone.get(_words(each)):
            names[gone[_words(each)].pop(0)] = each.id
    return names


def _ends(outline: Outline) -> set[tuple[str, str]]:
    """Return each statement with each id that a link below it names."""
    return {
        (statement.id, name.text)
        for statement in outline.statements
        for link in statement.links
        for name in (*link.targets, *link.premises)
    }


def _free(name: str, taken: set[str]) -> str:
    number = 2
    while (new := f"{name[: LONGEST_ID - len(str(number)) - 1]}-{number}").casefold() in taken:
        number += 1
    taken.add(new.casefold())
    return new


@dataclass(slots=True)
class _Merger:
    ours: str
    theirs: str
    needed: tuple[frozenset[str], frozenset[str]]  # statements that each has new links to
    conflicts: list[Conflict] = field(default_factory=list)

    def merged(self, base: Block | None, ours: Block, theirs: Block) -> str:
        """Return a block of both versions merged, part by part."""
        sides = [_by_name(each) for each in (base or Block((), ()), ours, theirs)]
        text = ""
        for name in _order(*(list(side) for side in sides)):
            part = self._part(*(side.get(name) for side in sides))
            text = f"{_ended(text)}{part}" if text and part else text + part
        return text + _below(base, ours, theirs)

    def _part(self, base: Part | None, ours: Part | None, theirs: Part | None) -> str:
        if ours is None or theirs is None:
            return self._one_sided(base, ours, theirs)
        if isinstance(ours, Block) and isinstance(theirs, Block):
            return self.merged(base if isinstance(base, Block) else None, ours, theirs)
        if isinstance(ours, Line) and isinstance(theirs, Line):
            return self._line(base if isinstance(base, Line) else None, ours, theirs)
        return self._conflict(ours, theirs)

    def _one_sided(self, base: Part | None, ours: Part | None, theirs: Part | None) -> str:
        """Return what only one version has: kept if it is new, gone if the other deleted it."""
        kept = ours or theirs
        if kept is None:
            return ""
        if base is None:
            return kept.whole()
        is_needed = kept.name[0] == "statement" and kept.name[1] in self.needed[kept is theirs]
        if _content(kept) != _content(base) or is_needed:
            return self._conflict(ours, theirs)
        return ""

    def _line(self, base: Line | None, ours: Line, theirs: Line) -> str:
        before = base.text if base else None
        text = _chosen(before, ours.text, theirs.text)
        if text is None and ours.name == (HEADING,) and before:
            text = _heading(before, ours.text, theirs.text)
        return self._conflict(ours, theirs) if text is None else text + _below(base, ours, theirs)

    def _conflict(self, ours: Part | None, theirs: Part | None) -> str:
        texts = [_ended(part.whole()) if part else "" for part in (ours, theirs)]
        places = [
            (part.at if part else 0, _content(part).strip() if part else "")
            for part in (ours, theirs)
        ]
        self.conflicts.append(Conflict(places[0], places[1]))
        one, two = (f" line {at}" if at else " (deleted)" for at, _ in places)
        return (
            f"<<<<<<< {self.ours}{one}\n{texts[0]}=======\n{texts[1]}>>>>>>> {self.theirs}{two}\n"
        )


def _below(base: Part | None, ours: Part, theirs: Part) -> str:
    """Return the blank lines below a part: those that one changed, else ours."""
    return theirs.below if base and ours.below == base.below else ours.below


def _by_name(block: Block) -> dict[Name, Part]:
    return {part.name: part for part in block.parts}


def _content(part: Part) -> str:
    """Return the text of a part without the blank lines at its end."""
    return part.whole().rstrip()


def _ended(text: str) -> str:
    return text if text.endswith(("\n", "\r")) else f"{text}\n"


def _chosen(base: str | None, ours: str, theirs: str) -> str | None:
    """Return the text that one changed or that both have; None if both changed it differently.

    White space is no change of what a line says.
    """
    one, two, before = (each and each.split() for each in (ours, theirs, base))
    if two in (one, before):
        return ours
    return theirs if one == before else None


def _heading(base: str, ours: str, theirs: str) -> str | None:
    """Return the heading of a statement merged: its id and its role are two things."""
    found = [_HEADING.fullmatch(text) for text in (base, ours, theirs)]
    parts = [each.groups() for each in found if each]
    if len(parts) < 3:
        return None
    name = _chosen(parts[0][1], parts[1][1], parts[2][1])
    role = _chosen(parts[0][2], parts[1][2], parts[2][2])
    return None if name is None or role is None else f"{parts[1][0]}{name}{role}{parts[1][3]}"


def _order(base: Sequence[Name], ours: Sequence[Name], theirs: Sequence[Name]) -> Iterator[Name]:
    """Yield every name once: in our order, unless only they moved something; theirs put in."""
    kept = set(ours) & set(theirs) & set(base)
    is_moved = [name for name in ours if name in kept] != [name for name in base if name in kept]
    main, other = (ours, theirs) if is_moved else (theirs, ours)
    after: dict[Name | None, list[Name]] = {}
    known = set(main)
    last: Name | None = None
    for name in other:
        if name in known:
            last = name
        else:
            after.setdefault(last, []).append(name)
    yield from after.get(None, ())
    for name in main:
        yield name
        yield from after.get(name, ())
