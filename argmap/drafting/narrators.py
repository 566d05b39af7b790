"""Where a turn of a transcript ends although no other begins: the narrator goes on.

A paragraph without a name may be more of a turn. It is the narrator's if the turn was one closed
quotation or if it names the speaker, and, where turns are one paragraph each, if it could be.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from argmap.english.turns import begins_as_narrator, in_person, without_quotations
from argmap.model import Block, Source
from argmap.source.broken_words import on_one_line

_ENOUGH = 2  # turns that another one follows at once: then turns are one paragraph each


@dataclass(frozen=True, slots=True)
class Opening:
    """Who speaks from a block on; the name may be the whole block."""

    name: str
    alone: bool
    size: int = 0  # characters of the name and what follows it, up to the first word that is said


def narrated(source: Source, openings: Mapping[int, Opening]) -> frozenset[int]:
    """Return the numbers of the blocks with which a narrator goes on after a turn."""
    sizes = list(_sizes(source.blocks, openings))
    one_each = all(size == 1 for size in sizes)
    found: set[int] = set()
    for turn in _turns(source.blocks, openings):
        opening = openings[turn[0]]
        spoken = turn[opening.alone :]
        first = _words(source, source.blocks[spoken[0]])[opening.size :] if spoken else ""
        for number in spoken[1:]:
            words = _words(source, source.blocks[number])
            sure = one_each and (len(sizes) >= _ENOUGH or begins_as_narrator(words))
            is_told = source.blocks[number].kind == "paragraph" and not in_person(words)
            if is_told and (sure or _is_quotation(first) or _names(words, opening.name)):
                found.add(number)
                break
    return frozenset(found)


def _turns(blocks: Sequence[Block], openings: Mapping[int, Opening]) -> Iterator[list[int]]:
    """Yield the blocks from each name to the next one or to a heading."""
    turn: list[int] = []
    for number, block in enumerate(blocks):
        if number in openings or block.kind == "heading":
            if turn:
                yield turn
            turn = [number] if number in openings else []
        elif turn:
            turn.append(number)
    if turn:
        yield turn


def _sizes(blocks: Sequence[Block], openings: Mapping[int, Opening]) -> Iterator[int]:
    """Yield the number of paragraphs of each turn that another one follows."""
    for turn in _turns(blocks, openings):
        own = turn[openings[turn[0]].alone :]
        if turn[-1] + 1 in openings:
            yield 1 + sum(blocks[each].kind == "paragraph" for each in own[1:])


def _is_quotation(words: str) -> bool:
    """Return whether the words of a turn are in quotation marks."""
    return bool(words.strip()) and not without_quotations(words).strip(" .,;")


def _names(words: str, speaker: str) -> bool:
    """Return whether a paragraph speaks of a speaker by the name that they have in the text."""
    name = speaker.rsplit(maxsplit=1)[-1]
    told = without_quotations(words)
    is_name = len(name) > 1 and not name.isupper() and " " in speaker
    return is_name and any(
        each.strip(".,;:()’'").removesuffix("’s") == name for each in told.split()
    )


def _words(source: Source, block: Block) -> str:
    return on_one_line(source.text, block.parts)[0]
