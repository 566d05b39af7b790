"""Branches of the parser's tree: a word with everything that depends on it, if it is one piece."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from argmap.drafting.words import VERBS, Parse, Word
from argmap.english.captions import WORDS

DASHES = frozenset({"–", "—", "-", "--"})
_HYPHENS = frozenset({"-", "–"})
_CLOSING = {")": "(", "”": "“", "’": "‘", "]": "["}
ADJUNCTS = frozenset({"relcl", "acl", "appos", "advcl", "prep", "advmod", "npadvmod", "conj"})
_ASKING = frozenset({"WRB"})  # tags of words that ask, before a verb: "where is the ferry"
LEADING = frozenset({"advcl", "prep"})  # dependencies of what leads up to a verb
_ASSERTED = frozenset(
    {"conj", "ccomp", "xcomp", "dobj", "attr", "pobj", "prep", "nsubj", "nsubjpass"}
)  # what is below one of these is asserted if what is above it is


def branches(parse: Parse, deps: Collection[str]) -> Iterator["Branch"]:
    """Yield the branches whose top has one of some dependencies, in order of their top."""
    first, last, size = _reaches(parse)
    end = len(parse.words)
    while end and not parse.words[end - 1].is_word:
        end -= 1
    before = [0]
    for word in parse.words:
        before.append(before[-1] + word.is_word)
    for top, word in enumerate(parse.words):
        whole = size[top] == before[last[top] + 1] - before[first[top]]
        closed = whole and parse.words[last[top]].lower not in WORDS["unfinished"]
        if closed and word.dep in deps and word.step:
            yield Branch(parse, top, first[top], last[top] + 1, end)


def _reaches(parse: Parse) -> tuple[list[int], list[int], list[int]]:
    """Return the first and the last word below each word, and how many there are, with itself."""
    count = len(parse.words)
    first, last, size = [*range(count)], [*range(count)], [1] * count
    for place, word in enumerate(parse.words):
        if not word.is_word:
            continue
        above, steps = place, 0
        while parse.words[above].step and steps < count:
            above, steps = above + parse.words[above].step, steps + 1
            first[above] = min(first[above], place)
            last[above] = max(last[above], place)
            size[above] += 1
    return first, last, size


@dataclass(frozen=True)
class Branch:
    """A branch: what belongs to it is from `start` up to `stop`, without marks around it."""

    parse: Parse
    top: int
    start: int
    stop: int
    text_end: int  # the place after the last word of the statement

    @property
    def word(self) -> Word:
        """Return the word at the top."""
        return self.parse.words[self.top]

    @property
    def head(self) -> int:
        """Return the place of the word on which it depends."""
        return self.parse.head(self.top)

    @property
    def above(self) -> Word:
        """Return the word on which it depends."""
        return self.parse.words[self.head]

    @cached_property
    def first(self) -> int:
        """Return the place of its first word, or of the "and" before it."""
        before = self.start - 1
        joined = self.word.dep == "conj" and before > 0 and self.parse.words[before].dep == "cc"
        return before if joined else self.start

    @cached_property
    def last(self) -> int:
        """Return the place after it and after a closing mark whose pair is in it."""
        last = self.stop
        inside = {word.text for word in self.parse.words[self.start : last]}
        while last < len(self.parse.words) and _CLOSING.get(self.mark_at(last)) in inside:
            last += 1
        return last

    @property
    def words(self) -> Sequence[Word]:
        """Return its words."""
        return self.parse.words[self.first : self.last]

    @property
    def opener(self) -> Word:
        """Return its first word."""
        return self.parse.words[self.first]

    @cached_property
    def lowers(self) -> list[str]:
        """Return its words in lower case, without punctuation."""
        return [word.lower for word in self.words if word.is_word]

    def mark_at(self, place: int) -> str:
        """Return the comma, dash or other mark that divides words; a hyphen divides none."""
        words = self.parse.words
        mark = words[place] if 0 <= place < len(words) else self.word
        joins = mark.text in _HYPHENS and words[min(place + 1, len(words) - 1)].start == mark.end
        return "" if mark.is_word or joins else mark.text

    @property
    def opens(self) -> bool:
        """Return whether the statement begins with it."""
        return not any(word.is_word for word in self.parse.words[: self.first])

    @property
    def ends(self) -> bool:
        """Return whether the statement ends with it."""
        return self.last >= self.text_end

    def end(self, *, takes: bool = False) -> int:
        """Return the place after it, and after the mark behind it if it takes that too.

        At the end of the statement a full stop goes, and a question mark remains unless what goes
        is the question.
        """
        if not self.ends:
            return self.last + takes
        asks = any(word.text == "?" for word in self.parse.words[self.last :])
        asks = asks and not any(
            word.tag in _ASKING and after.pos in VERBS for word, after in pairwise(self.words)
        )
        return self.last if asks else len(self.parse.words)

    @cached_property
    def limits(self) -> bool:
        """Return whether it limits what the rest says: a condition, an exception, a contrast."""
        limiting = WORDS["limits"] | WORDS["contrasts"]
        return self.lowers[0] in WORDS["kept-openers"] or not limiting.isdisjoint(self.lowers)

    @cached_property
    def is_asserted(self) -> bool:
        """Return whether what it belongs to is asserted: no condition, no relative clause."""
        above = self.head
        while self.parse.words[above].step:
            if self.parse.words[above].dep not in _ASSERTED:
                return False
            above = self.parse.head(above)
        return True

    def has_outside(self, listed: frozenset[str]) -> bool:
        """Return whether one of some words is outside it."""
        words = self.parse.words
        outside = (*words[: self.first], *words[self.last :])
        return any(each.lower in listed or each.lemma in listed for each in outside)
