"""What the wording ties together: a sentence with a sign in the place of each number, and patterns over it.

In a pattern `<c:a>` is a count called a; the letters are those of `_SIGNS`, several together mean any of them.
`NP` is a short stretch without numbers and commas, `GAP` one without values (years may stand in it), `DET` are
articles and the like. Patterns are matched against lower case with plain blanks, quotes and dashes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from argmap.english.numbers import read
from argmap.english.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.english.numbers import Quantity
    from argmap.model import Block, Source, Span

_SIGNS = {
    "count": "c", "percent": "p", "points": "t", "fraction": "f", "times": "x", "year": "y", "years": "s", "duration": "d",
    "date": "a", "range": "g", "other": "o",
}  # fmt: skip
_FIRST = 0xE000
_CHARACTER = {letter: chr(_FIRST + i) for i, letter in enumerate("cptfxysdago")}
_ANY = f"{chr(_FIRST)}-{chr(_FIRST + 15)}"
_VALUES = "".join(_CHARACTER[letter] for letter in "cptfxg")
_SHORTHAND = {
    "NPL": f"[^{_ANY}.,;:()]{{0,110}}?",
    "NP": f"[^{_ANY}.,;:()]{{0,48}}?",
    "GAP": f"[^{_VALUES}.;:]{{0,70}}?",
    "DET ": r"(?:(?:the|these|those|all|all the|all these|a total of|our|its|their|his|her|your|some|about|present|current|previous|last year's|an estimated|roughly|over|more than|almost|nearly) ){0,3}",
}
_TOKEN = re.compile(r"<([a-z]+):(\w+)>")
_SHORT = re.compile("|".join(_SHORTHAND))
_PLAIN = str.maketrans(
    {"\n": " ", "\r": " ", "\t": " ", "\xa0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "’": "'", "‘": "'", "“": '"', "”": '"',
     "„": '"', "–": "-", "—": "-", "−": "-", "‑": "-", "\u00ad": "-"}
)  # fmt: skip
_LONGEST = 1500  # characters; what is longer is a table or a list of names, and no sentence ties its numbers
_MOST = 80  # numbers in a sentence; above, the same
_TRIGGER = re.compile(
    r"\d|\b(?:half|halved|doubl\w+|twice|tripled|trebled|quadrupled|\w+fold|(?:a|one|two|three) (?:third|quarter|fifth|tenth)s?|one in|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|dozen|hundred|thousand|million|billion|majority|(?:in )?proportion\w*|in step with|mirror(?:s|ed)?|in lockstep|in line with|in tandem|that is an? \w+)\b"
)


@cache
def tie(pattern: str) -> re.Pattern[str]:
    """Return a pattern over skeletons, compiled."""
    pattern = _SHORT.sub(lambda match: _SHORTHAND[match.group()], pattern)
    return re.compile(
        _TOKEN.sub(
            lambda match: f"(?P<{match[2]}>[{''.join(_CHARACTER[letter] for letter in match[1])}])",
            pattern,
        )
    )


@cache
def _needed(pattern: str) -> tuple[frozenset[str], ...]:
    """Return the numbers that a pattern cannot do without: those that stand outside all of its groups."""
    bare = re.sub(r"\[[^\]]*\]|\\.", "", pattern)
    while (inner := re.sub(r"\([^()]*\)", "", bare)) != bare:
        bare = inner
    return tuple(frozenset(match[1]) for match in _TOKEN.finditer(bare))


@dataclass(frozen=True, slots=True)
class Passage:
    """A block's words on one line, in plain lower case, and where each stands in the source."""

    text: str
    raw: str
    starts: tuple[tuple[int, int], ...]  # place in the passage, place in the source; one a part

    def at(self, place: int) -> int:
        """Return the place in the source."""
        inside, outside = next(pair for pair in reversed(self.starts) if pair[0] <= place)
        return outside + place - inside


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its numbers: `skeleton` holds a sign for each."""

    skeleton: str
    quantities: tuple[Quantity, ...]
    places: dict[int, Quantity]  # where in the skeleton each sign stands
    passage: Passage
    start: int  # in the passage
    end: int
    index: int  # in the document
    block: int
    kind: str
    letters: frozenset[str] = frozenset()  # of the signs that stand in it

    def sign(self, quantity: Quantity) -> int:
        """Return where in the skeleton a quantity stands."""
        return next(place for place, each in self.places.items() if each is quantity)

    def after(self, quantity: Quantity) -> str:
        """Return the words that follow a quantity, with the signs of later ones."""
        return self.skeleton[self.sign(quantity) + 1 :]

    def before(self, quantity: Quantity) -> str:
        """Return the words before a quantity."""
        return self.skeleton[: self.sign(quantity)]

    def span(self, first: int, last: int) -> Span:
        """Return places of the passage as a span of the source."""
        return self.passage.at(first), self.passage.at(last - 1) + 1

    def words(self, first: int, last: int) -> str:
        """Return words of the passage as they stand."""
        return " ".join(self.passage.raw[first:last].split())

    def of_kind(self, *kinds: str) -> list[Quantity]:
        """Return the quantities of some kinds."""
        return [each for each in self.quantities if each.kind in kinds]


@dataclass(frozen=True, slots=True)
class Tie:
    """A pattern found in a sentence."""

    sentence: Sentence
    match: re.Match[str]

    def __getitem__(self, name: str) -> Quantity:
        return self.sentence.places[self.match.start(name)]

    def get(self, name: str) -> Quantity | None:
        """Return a quantity that need not be there."""
        place = self.match.start(name)
        return self.sentence.places[place] if place >= 0 else None

    def word(self, name: str) -> str:
        """Return the words of a group that is no number."""
        return self.match[name] or ""


def find(pattern: str, sentence: Sentence) -> Iterator[Tie]:
    """Yield every place where a pattern fits; places may not overlap."""
    letters = sentence.letters
    for group in _needed(pattern):
        if group.isdisjoint(letters):
            return
    for match in tie(pattern).finditer(sentence.skeleton):
        yield Tie(sentence, match)


def passage_of(source: Source, block: Block) -> Passage:
    """Return a block's words, its parts joined by blanks."""
    raw: list[str] = []
    starts: list[tuple[int, int]] = []
    length = 0
    for start, end in block.parts:
        starts.append((length, start))
        raw.append(source.text[start:end])
        length += end - start + 1
    joined = " ".join(raw)
    return Passage(_lower(joined.translate(_PLAIN)), joined, tuple(starts))


def _lower(text: str) -> str:
    lower = text.lower()
    return (
        lower
        if len(lower) == len(text)
        else "".join(each.lower() if len(each.lower()) == 1 else each for each in text)
    )


def sentences_of(source: Source) -> list[Sentence]:
    """Return the sentences of a source, those without numbers with none."""
    found: list[Sentence] = []
    for position, block in enumerate(source.blocks):
        passage = passage_of(source, block)
        if not _TRIGGER.search(passage.text):
            continue
        for start, end in sentences(passage.raw, (0, len(passage.raw))):
            found.append(_sentence(passage, (start, end), len(found), position, block.kind))
    return found


def listed_sentences(source: Source) -> list[Sentence]:
    """Return each paragraph that ends in a colon with the list items behind it, as one sentence parted by semicolons."""
    found: list[Sentence] = []
    blocks = source.blocks
    for position, block in enumerate(blocks):
        last = position + 1
        while last < len(blocks) and blocks[last].kind == "item":
            last += 1
        if block.kind == "item" or last - position < 3 or source.text[block.end - 1] != ":":
            continue
        passage = _joined(source, blocks[position:last])
        start = max(
            (end for end in (passage.text.rfind(". ", 0, block.end - block.start), 0) if end >= 0),
            default=0,
        )
        found.append(_sentence(passage, (start, len(passage.raw)), 0, position, "item"))
    return found


def _joined(source: Source, blocks: Sequence[Block]) -> Passage:
    raw, starts = "", []
    for block in blocks:
        for start, end in block.parts:
            starts.append((len(raw), start))
            words = source.text[start:end]
            raw += f"{words} " if not raw else f"{words.rstrip(' .,;')};"
    return Passage(_lower(raw.translate(_PLAIN)), raw, tuple(starts))


def _sentence(passage: Passage, span: Span, index: int, block: int, kind: str) -> Sentence:
    start, end = span
    text = passage.text[start:end]
    if len(text) > _LONGEST or not _TRIGGER.search(text):
        return Sentence(text[:_LONGEST], (), {}, passage, start, end, index, block, kind)
    quantities = tuple(each.moved(start) for each in read(text)) if start else read(text)
    if len(quantities) > _MOST:
        return Sentence(text, (), {}, passage, start, end, index, block, kind)
    skeleton, places = _skeleton(text, start, quantities)
    return Sentence(
        skeleton,
        quantities,
        places,
        passage,
        start,
        end,
        index,
        block,
        kind,
        frozenset(_SIGNS[each.kind] for each in quantities),
    )


def _skeleton(
    text: str, start: int, quantities: Sequence[Quantity]
) -> tuple[str, dict[int, Quantity]]:
    pieces: list[str] = []
    places: dict[int, Quantity] = {}
    here = length = 0
    for each in quantities:
        words = text[here : each.start - start]
        length += len(words)
        places[length] = each
        pieces += (words, _CHARACTER[_SIGNS[each.kind]])
        length += 1
        here = each.end - start
    pieces.append(text[here:])
    return "".join(pieces), places
