"""From statements as they are written to statements whose words are found in the source."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby, takewhile
from typing import NamedTuple

from argmap.annotation.read.anchor import GAP, Anchor, Found, Missing, Outcome, Several
from argmap.annotation.read.problems import Piece, Problems, shortened
from argmap.annotation.read.written import WrittenStatement
from argmap.english.reported_speech import plain_name
from argmap.english.word_lists import plain_words
from argmap.model import Aside, Copy, Source, Span, Statement
from argmap.source.normalise import normalise

SHORT_STATEMENT = 84  # characters: its label is the whole statement
_LABEL_WORDS = 6
_FEWEST_LABEL_WORDS = 2
_LABEL_CHARACTERS = 45
_STOPS = " .,;:–—-"
_LOOSE_END = " ,;:-–—("
_MOST_LINES = 5  # line numbers in a message
_MOST_COMPARED = 600  # words of a quote that are compared one by one
_SHOWN = 90  # characters of the source in a message
_WORD = re.compile(r"\S+")


class Copies:
    """The repeats of a source, and where they say the words of its first copies again."""

    def __init__(self, source: Source) -> None:
        self.source = source
        repeats = [aside for aside in source.asides if aside.reason == "repeat"]
        copies = [copy for aside in repeats for copy in aside.copies]
        self._copies = sorted(copies, key=lambda copy: copy.of_start)
        self._longest = max((copy.of_end - copy.of_start for copy in self._copies), default=0)

    def lines(self, start: int) -> tuple[int, ...]:
        """Return the lines of the repeats that say the words at an offset again."""
        lines = {self.source.line_at(self._again(each, start)[0]) for each in self._around(start)}
        return tuple(sorted(lines))

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Return where the repeats say the words between two offsets again, in source order."""
        found = set()
        lasts = sorted(self._around(end - 1), key=lambda copy: copy.start)
        for first in self._around(start):
            last = next((copy for copy in lasts if copy.start >= first.start), first)
            found.add((self._again(first, start)[0], self._again(last, end - 1)[1]))
        return tuple(sorted(span for span in found if span[0] < span[1]))

    def _around(self, offset: int) -> Iterator[Copy]:
        first = bisect_left(self._copies, offset - self._longest, key=lambda copy: copy.of_start)
        begun = takewhile(lambda copy: copy.of_start <= offset, self._copies[first:])
        return (copy for copy in begun if offset < copy.of_end)

    def _again(self, copy: Copy, offset: int) -> Span:
        """Return the character of a copy that says what the one at an offset of the first says."""
        text = self.source.text
        first = normalise(text[copy.of_start : copy.of_end])
        again = normalise(text[copy.start : copy.end])
        position = first.at(offset - copy.of_start)
        if position >= len(again.text):
            return copy.start, copy.end
        return copy.start + again.starts[position], copy.start + again.ends[position]


def make_statements(
    written: Sequence[WrittenStatement], source: Source | None, speaker: str, problems: Problems
) -> tuple[Statement, ...]:
    """Return the statements of a file; report quotes that the source does not have."""
    if source is None:
        return ()
    quotes = [each.text for each in written if each.is_quote]
    anchor, copies, statements = Anchor(source, quotes), Copies(source), []
    for each in written:
        if not each.words:
            continue
        found: Outcome = Found((), each.text)
        if each.is_quote:
            found = anchor.find(each.text, each.value("near"))
        if isinstance(found, Found):
            if not found.exact:
                _warn(each, found, source, problems)
            statements.append(_made(each, found, copies, speaker))
        elif isinstance(found, Several):
            _report_several(each, found, problems)
        else:
            _report_missing(each, found, source, problems)
    return tuple(statements)


def _made(written: WrittenStatement, found: Found, copies: Copies, speaker: str) -> Statement:
    parts = found.parts
    start = parts[0][0] if parts else None
    because, by = written.value("because"), written.value("by")
    by = None if by is not None and plain_name(by) == plain_name(speaker) else by
    return Statement(
        written.id,
        written.role,
        found.text,
        written.value("label") or default_label(found.text),
        start,
        parts[-1][1] if parts else None,
        parts,
        copies.source.line_at(start) if start is not None else None,
        copies.lines(start) if start is not None else (),
        by or speaker,
        by is not None,
        written.marker == "=",
        "proposed" if written.proposed else "accepted",
        not written.proposed and because is None,
        because,
        written.section,
        written.notes(),
        written.line,
        written.marks_of("answer"),
        written.marks_of("flag"),
        written.value("near"),
    )


def default_label(text: str) -> str:
    """Return the label nobody wrote: a short statement, or the first words with … of a long one."""
    short = " ".join(text[: 2 * SHORT_STATEMENT].split()).rstrip(_STOPS)
    if short and len(text) <= 2 * SHORT_STATEMENT and len(short) <= SHORT_STATEMENT:
        return short
    words = text[: _LABEL_CHARACTERS * 8].split(None, _LABEL_WORDS)
    label = " ".join(words[:_LABEL_WORDS])
    is_whole = len(words) <= _LABEL_WORDS
    if len(label) > _LABEL_CHARACTERS:
        end = label.rfind(" ", 0, _LABEL_CHARACTERS + 1)
        if end < 0:  # one long word, or a script without spaces
            return label[: _LABEL_CHARACTERS - 1] + "…"
        label, is_whole = label[:end], False
    return label if is_whole else _without_loose_words(label) + "…"


def _without_loose_words(label: str) -> str:
    """Return the beginning of a statement without words at its end that only lead on: "and the"."""
    words = label.rstrip(_LOOSE_END).split(" ")
    while len(words) > _FEWEST_LABEL_WORDS and words[-1].lower() in plain_words("leading-on"):
        words.pop()
    return " ".join(words).rstrip(_LOOSE_END)


def _warn(written: WrittenStatement, found: Found, source: Source, problems: Problems) -> None:
    spot = _first_difference(written.words, found.text)
    line = source.line_at(found.parts[0][0])
    message = f"the quote does not exactly match line {line} of the source{spot.in_words()}"
    now = f'the source now reads "{_on_one_line(found.text)}"'
    problems.warn(spot.at, message, f"{now}; argmap fix --write updates the quote")


def _report_missing(
    written: WrittenStatement, place: Missing, source: Source, problems: Problems
) -> None:
    if place.nearest:
        _report_near(written, place, problems)
        return
    if place.set_aside:
        message, hint = _set_aside(place.set_aside)
    elif place.second_line:
        lines = f"lines {place.line} and {place.second_line} of the source"
        message = f"the pieces of this quote are too far apart or out of order: {lines}"
        hint = "pieces joined by […] must follow one another within 400 characters"
        hint += "; if they do not, write two statements"
    elif place.unsought:
        message = "quote not found in the source; too many quotes of this file were not found"
        message += " to look for the closest match of each"
        hint = "fix the other quotes first, then run this again"
    else:
        message = f'quote not found in the source "{source.path}"; nothing is similar to it'
        hint = "copy the words exactly as they are in the source, or write = and your own words"
    problems.error(written.words[0], message, hint)


def _set_aside(aside: Aside) -> tuple[str, str]:
    first, last = aside.lines
    named = f"line {first}" if first == last else f"lines {first}-{last}"
    message = f"this quote is in {named} of the source, which is set aside: {aside.because}"
    if aside.reason == "asked":
        return message, 'to quote it anyway, remove the "aside" for it from the front matter'
    return message, f'to quote it anyway, write "keep: {named}" in the front matter'


def _report_near(written: WrittenStatement, place: Missing, problems: Problems) -> None:
    spot = _first_difference(written.words, place.nearest, piece=place.piece)
    closest = f"the closest match is in line {place.line}{spot.in_words()}"
    message = f"quote not found in the source; {closest}"
    if place.guarded:
        message = f"line {place.line} of the source says something different: {place.guarded}"
    problems.error(spot.at, message, f'the source reads "{_on_one_line(place.nearest)}"')


def _report_several(written: WrittenStatement, place: Several, problems: Problems) -> None:
    near = written.values.get("near")
    lines = _lines(place.lines)
    examples = " or ".join(f'"- near: {words}" for line {line}' for line, words in place.examples)
    if near is None or not (place.nowhere or place.tie or place.far):
        hint = f"add a line below it: {examples}"
        if not examples:
            hint = 'add a line "- near: " with some words just before or after the quote you mean'
        message = f"this quote occurs in several places in the source: {lines}"
        problems.error(written.words[0], message, hint)
        return
    message, hint = _useless_near(near, place, lines)
    problems.error(near, message, f"{hint}: {examples}" if examples else hint)


def _useless_near(near: Piece, place: Several, lines: str) -> tuple[str, str]:
    words = shortened(near.text, 90)
    if place.nowhere:
        message = f'"{words}" does not occur in the source, so it cannot choose between {lines}'
        return message, "copy some words from just before or after the quote"
    if place.tie:
        message = f'"{words}" is equally close to this quote in several places: {lines}'
        return message, "choose words that are next to only one of them"
    message = f'"{words}" is not within 200 characters of any place of this quote: {lines}'
    return message, "choose words that are just before or after the quote"


def _lines(numbers: tuple[int, ...]) -> str:
    """Return `lines 8 and 9` or `line 8 (2 times)`."""
    counts = Counter(numbers)
    shown = [
        f"{line} ({times} times)" if times > 1 else f"{line}" for line, times in counts.items()
    ]
    if len(counts) == 1:
        return f"line {shown[0]}"
    more = len(counts) - _MOST_LINES
    *others, last = [*shown[:_MOST_LINES], f"{more} more"] if more > 0 else shown
    return f"lines {', '.join(others)} and {last}"


class _Difference(NamedTuple):
    at: Piece  # in the file
    quote: str = ""
    source: str = ""

    def in_words(self) -> str:
        source, quote = _on_one_line(self.source), _on_one_line(self.quote)
        if self.quote and self.source:
            return f', which has "{source}" instead of "{quote}"'
        if self.quote:
            return f', which does not have "{quote}"'
        return f', which has "{source}" before this' if self.source else ""


def _first_difference(lines: list[Piece], text: str, *, piece: int = 0) -> _Difference:
    """Return the first words of a piece of a quote that the source does not have."""
    words = [
        Piece(word[0], line.line, line.col + word.start())
        for line in lines
        for word in _WORD.finditer(line.text)
    ]
    runs = groupby(words, key=lambda word: word.text == GAP.strip())
    pieces = [list(run) for is_gap, run in runs if not is_gap]
    ours = pieces[piece] if piece < len(pieces) else words
    theirs = text.split()
    whole = _Difference(lines[0])
    if len(ours) > _MOST_COMPARED or len(theirs) > _MOST_COMPARED:
        return whole
    ours_plain = [normalise(word.text).text for word in ours]
    theirs_plain = [normalise(word).text for word in theirs]
    matcher = SequenceMatcher(None, ours_plain, theirs_plain, autojunk=False)
    changes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    if not changes:
        return whole
    _, start, end, other_start, other_end = changes[0]
    if end - start == other_end - other_start == 1:
        return _inside_word(ours[start], theirs[other_start])
    quote = " ".join(word.text for word in ours[start:end])
    source = " ".join(theirs[other_start:other_end])
    return _Difference(_joined(ours[start:end] or [ours[min(start, len(ours) - 1)]]), quote, source)


def _joined(words: list[Piece]) -> Piece:
    first = words[0]
    last = [word for word in words if word.line == first.line][-1]
    width = last.col + len(last.text) - first.col
    return Piece(" " * width, first.line, first.col)


def _inside_word(word: Piece, other: str) -> _Difference:
    """Return how a word differs from another, without the punctuation that both have."""
    lead = _common_punctuation(word.text, other)
    trail = _common_punctuation(word.text[lead:][::-1], other[lead:][::-1])
    here = word.text[lead : len(word.text) - trail]
    at = Piece(here, word.line, word.col + lead)
    return _Difference(at, here, other[lead : len(other) - trail])


def _common_punctuation(word: str, other: str) -> int:
    """Return how many characters both words begin with that are not letters; never all of one."""
    count = 0
    most = min(len(word), len(other)) - 1
    while count < most and word[count] == other[count] and not word[count].isalnum():
        count += 1
    return count


def _on_one_line(words: str) -> str:
    return shortened(" ".join(words.split()), _SHOWN)
