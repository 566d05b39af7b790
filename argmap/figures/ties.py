"""What the wording of a sentence ties together: patterns found in it, with their numbers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from argmap.english.figures.language import compiled, needed
from argmap.english.numbers import Quantity
from argmap.figures.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Tie:
    """A pattern found in a sentence."""

    sentence: Sentence
    match: re.Match[str]
    pattern: str

    def __getitem__(self, name: str) -> Quantity:
        return self.sentence.places[self.match.start(name)]

    def get(self, name: str) -> Quantity | None:
        """Return a quantity that need not be there."""
        place = self.match.start(name) if name in self.match.re.groupindex else -1
        return self.sentence.places[place] if place >= 0 else None

    def all(self, *names: str) -> list[Quantity]:
        """Return those of some quantities that are there."""
        return [each for each in map(self.get, names) if each]

    def word(self, name: str) -> str:
        """Return the words of a group that is not a number."""
        return self.match.groupdict().get(name) or ""


def find(pattern: str | Iterable[str], sentence: Sentence) -> Iterator[Tie]:
    """Yield every place where one of some patterns matches, pattern by pattern."""
    for each in (pattern,) if isinstance(pattern, str) else pattern:
        for kinds in needed(each):
            if kinds.isdisjoint(sentence.letters):
                break
        else:
            for match in compiled(each).finditer(sentence.skeleton):
                yield Tie(sentence, match, each)


def reach(*quantities: Quantity | None) -> tuple[int, int]:
    """Return the span from the first to the last of some quantities, in their block."""
    found = [each for each in quantities if each]
    return min(each.start for each in found), max(each.end for each in found)
