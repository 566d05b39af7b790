"""Where quotations are in the sentences of a text, also those that go on over several."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from argmap.drafting.words import Word
from argmap.model import Span

_OPENING = frozenset("“«„")
_CLOSING = frozenset("”»")
_SINGLE_OPENING, _SINGLE_CLOSING = "‘", "’"
_STRAIGHT = '"'
_FARTHEST = 12  # sentences that one quotation may have


@dataclass(frozen=True, slots=True)
class Quoted:
    """The quotations of a sentence as places, and whether one began before it or goes on."""

    spans: tuple[Span, ...]
    began: bool = False
    goes_on: bool = False

    def is_all(self, words: Sequence[Word]) -> bool:
        """Return whether a sentence is nothing but quotation."""
        inside = {place for first, last in self.spans for place in range(first, last)}
        return bool(self.spans) and all(
            place in inside or not word.is_word for place, word in enumerate(words)
        )


def find_quoted(sentences: Sequence[Sequence[Word]], blocks: Sequence[int]) -> tuple[Quoted, ...]:
    """Return the quotations of each sentence; `blocks` are the numbers of their blocks.

    A mark that nothing closes counts if the next paragraph opens with one, as quotations of
    several paragraphs do; else only its own sentence is quoted.
    """
    found: list[Quoted] = []
    opened = ""
    for number, words in enumerate(sentences):
        new = number > 0 and blocks[number] != blocks[number - 1]
        if new:
            opened = opened if words and words[0].text == opened else ""
            began = bool(opened)
            depth = ""
        else:
            began, depth = bool(opened), opened
        spans, opened = _spans(words, depth)
        if opened and not _closes(sentences, blocks, number, opened):
            opened = ""
        found.append(Quoted(tuple(spans), began, bool(opened)))
    return tuple(found)


def _spans(words: Sequence[Word], opened: str) -> tuple[list[Span], str]:
    """Return the quotations of a sentence, and the mark that is open at its end."""
    spans: list[Span] = []
    first, depth = 0, int(bool(opened))
    for place, word in enumerate(words):
        if _opens(words, place, opened):
            first, opened = (first, opened) if depth else (place, word.text)
            depth += 1
        elif opened and _ends(words, place, opened):
            depth -= 1
            if not depth:
                spans.append((first, place + 1))
                opened = ""
    if opened:
        spans.append((first, len(words)))
    return spans, opened


def _opens(words: Sequence[Word], place: int, opened: str) -> bool:
    text = words[place].text
    if text == _STRAIGHT:
        return not opened
    if text == _SINGLE_OPENING:
        return not opened
    return text in _OPENING and opened in {"", *_OPENING}


def _ends(words: Sequence[Word], place: int, opened: str) -> bool:
    text = words[place].text
    if opened == _STRAIGHT:
        return text == _STRAIGHT
    if opened == _SINGLE_OPENING:
        after = words[place + 1 : place + 2]
        apart = not after or after[0].start > words[place].end or not after[0].is_word
        return text == _SINGLE_CLOSING and apart and not words[place - 1].text.endswith("s")
    return text in _CLOSING or (text == "“" and opened == "„")


def _closes(
    sentences: Sequence[Sequence[Word]], blocks: Sequence[int], number: int, opened: str
) -> bool:
    """Return whether a quotation that is open after a sentence closes, or goes on below."""
    for after in range(number + 1, min(len(sentences), number + 1 + _FARTHEST)):
        words = sentences[after]
        if blocks[after] != blocks[after - 1]:
            return bool(words) and words[0].text == opened
        if any(_ends(words, place, opened) for place in range(len(words))):
            return True
    return False


def chains(quoted: Sequence[Quoted]) -> Iterator[range]:
    """Yield the numbers of the sentences of each quotation that has several."""
    first = None
    for number, each in enumerate(quoted):
        if each.goes_on and first is None:
            first = number
        elif first is not None and not each.goes_on:
            yield range(first, number + 1)
            first = None
