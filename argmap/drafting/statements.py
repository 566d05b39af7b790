"""Units and bonds -> the statements and links of an annotation."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.annotation.read.statements import Copies
from argmap.drafting.labels import to_ids, to_labels
from argmap.drafting.links import NEXT_TO_IT, PLACES
from argmap.drafting.roles import NO_SIGN
from argmap.model import LIKELY, UNSURE, Link, Section, Statement, link_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.drafting.links import Bond
    from argmap.drafting.reading import Reading, Unit
    from argmap.drafting.roles import Part
    from argmap.drafting.words import Word
    from argmap.model import Source, Span


_LONGEST_TITLE = 160  # characters
# What a person reads of the kinds of cues and signs whose name does not say it.
SAYS = {
    "record": "record of a fact",
    "although": "granted by",
    "concession": "granted by",
    "afterthought": "reason",
    "performs": "position taken in",
    "person": "the speaker's own",
    "my": "own experience",
    "experience": "own experience",
    "bare": "no finite verb after",
    "figures": "figure",
    "number word": "number",
    "past": "told of the past in",
}


def to_title(source: Source) -> str:
    """Return the words of the heading with which a text begins, "" where it begins otherwise: the title of its page."""
    first = source.blocks[0] if len(source.blocks) > 1 else None
    title = (
        next(_headings(source), "")
        if first is not None and first.kind == "heading" and not first.marker
        else ""
    )
    return title.rstrip(".") if title.isprintable() and len(title) <= _LONGEST_TITLE else ""


def to_sections(statements: Sequence[Statement]) -> tuple[Section, ...]:
    """Return the sections that hold a statement, in order; `at` is nothing before they stand in a file."""
    titles = [None, *(statement.section for statement in statements)]
    return tuple(
        Section(title, 0)
        for before, title in pairwise(titles)
        if title is not None and title != before
    )


def to_statements(source: Source, reading: Reading, *, narrow: bool) -> tuple[Statement, ...]:
    """Return a statement for each unit; with `narrow`, where somebody is reported to say something, only what is said."""
    said = [_said(unit, narrow=narrow) for unit in reading.units]
    labels = to_labels(said)
    headings, copies = tuple(_headings(source)), Copies(source)
    return tuple(
        _statement(
            source,
            unit,
            words,
            name=name,
            section=_heading(headings, unit.segment.section),
            copies=copies,
        )
        for unit, words, name in zip(
            reading.units, said, zip(to_ids(labels), labels, strict=True), strict=True
        )
    )


def _headings(source: Source) -> Iterator[str]:
    """Yield the words of each heading, its number among them."""
    for block in source.blocks:
        if block.kind == "heading":
            yield " ".join(
                [
                    block.marker,
                    *(
                        word
                        for start, end in block.parts
                        for word in source.text[start:end].split()
                    ),
                ]
            ).strip()


def _heading(headings: Sequence[str], section: int) -> str | None:
    return headings[section] if 0 <= section < len(headings) else None


def _said(unit: Unit, *, narrow: bool) -> tuple[Word, ...]:
    """Return the words of a unit, or those of them that somebody is reported to say, where these are a third of it or more."""
    words, content = unit.segment.words, unit.voice.content
    if (
        not narrow
        or content is None
        or 3 * (content[1] - content[0]) < unit.segment.end - unit.segment.start
    ):
        return words
    return (
        tuple(word for word in words if content[0] <= word.start and word.end <= content[1])
        or words
    )


def _statement(
    source: Source,
    unit: Unit,
    said: Sequence[Word],
    *,
    name: tuple[str, str],
    section: str | None,
    copies: Copies,
) -> Statement:
    parts = _within(unit.segment.parts, said[0].start, said[-1].end)
    return Statement(
        name[0],
        unit.role,
        " ".join(source.text[start:end] for start, end in parts),
        name[1],
        parts[0][0],
        parts[-1][1],
        parts,
        source.line_at(parts[0][0]),
        copies.lines(parts[0][0]),
        speaker=unit.voice.speaker,
        reported=unit.voice.reported,
        state="proposed",
        by_hand=False,
        because=_because(_told(unit.part), sure=unit.part.sure),
        section=section,
    )


def _within(parts: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """Return what of some stretches lies between two offsets."""
    return tuple(
        (max(first, start), min(last, end)) for first, last in parts if first < end and last > start
    )


def to_links(statements: Sequence[Statement], bonds: Sequence[Bond]) -> tuple[Link, ...]:
    """Return a link for each bond, in the order of the statements."""
    ids = [statement.id for statement in statements]
    return tuple(_link(ids, bond) for bond in bonds)


def _link(ids: Sequence[str], bond: Bond) -> Link:
    """Return a bond as a link; an undercut's conclusion is the link that it speaks against."""
    conclusion = ids[bond.target]
    if bond.kind == "undercut":
        conclusion = link_id((conclusion,), ids[bond.onto], "support")
    premises = (ids[bond.source],)
    name = link_id(premises, conclusion, bond.kind)
    told = bond.because or NEXT_TO_IT
    because = _because(told if told in PLACES else f"“{told}”", sure=bond.sure)
    return Link(
        name, bond.kind, premises, conclusion, state="proposed", by_hand=False, because=because
    )


def _because(told: str, *, sure: bool) -> str:
    """Return why something is proposed, and how sure that is."""
    return f"{told}; {LIKELY if sure else UNSURE}"


def _told(part: Part) -> str:
    """Return the words that decided on a role, with what they are."""
    return (
        f"{SAYS.get(part.kind, part.kind)} “{part.because}”"
        if part.kind not in {"", "place"}
        else part.because or NO_SIGN
    )
