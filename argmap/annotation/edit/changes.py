"""Changes to single lines of an annotation file; all other lines keep every byte."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from argmap.annotation.read.loading import Outline

_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|\Z)")


def split_lines(text: str) -> list[tuple[str, str]]:
    """Return each line and its line ending; joined, they are the text again, byte for byte."""
    found = _LINE.findall(text)
    return found[:-1] if found[-1] == ("", "") else found


@dataclass(frozen=True, slots=True)
class Change:
    """A line that was removed (number in the old text) or added (number in the new text)."""

    sign: str  # "-" or "+"
    line: int
    words: str

    def __str__(self) -> str:
        return f"{self.line:>5} {self.sign} {self.words}".rstrip()


class Edits:
    """Changes to the lines of a text, first collected, then made at once; lines count from 1."""

    def __init__(self) -> None:
        self._changed: dict[int, str] = {}
        self._removed: set[int] = set()
        self._added: dict[int, list[str]] = {}  # before a line; after the last: at the end

    def change(self, line: int, words: str) -> None:
        """Replace the words of a line; its line ending stays."""
        self._changed[line] = words

    def remove(self, lines: Iterable[int]) -> None:
        """Remove lines."""
        self._removed.update(lines)

    def add(self, before: int, words: Iterable[str]) -> None:
        """Add lines before a line, after those that were added there already."""
        self._added.setdefault(before, []).extend(words)

    def add_below(self, line: int, words: Iterable[str], outline: Outline) -> None:
        """Add lines below a line; a comment that touches it from below keeps touching it."""
        end = outline.last_comment_below(line)
        if end == line or not outline.is_blank(end + 1):
            self.add(line + 1, words)
        else:
            self.add(end + 1, ["", *words])

    @property
    def touched(self) -> set[int]:
        """Return the lines that change or go."""
        return {*self._changed, *self._removed}

    def adds_below(self, line: int) -> bool:
        """Return whether lines were added somewhere below a line."""
        return any(before > line for before in self._added)

    def made(self, text: str) -> str:
        """Return the text; an added line ends like the line before it, or like most lines."""
        lines = split_lines(text)
        counts = Counter(end for _, end in lines if end)
        usual = counts.most_common(1)[0][0] if counts else "\n"
        out: list[str] = []
        last = usual
        for number, (words, end) in enumerate([*lines, ("", "")], start=1):
            for added in self._added.get(number, ()):
                if out and not out[-1].endswith(("\n", "\r")):
                    out[-1] += usual
                out.append(added + last)
            if number > len(lines) or number in self._removed:
                continue
            line = self._changed.get(number, words) + end
            if self._added.get(number) and line.startswith("\n") and out[-1].endswith("\r"):
                out[-1] = out[-1][:-1] + "\n"  # else the two would be one line ending
            out.append(line)
            last = end or usual
        return "".join(out)

    def shown(self, text: str) -> Iterator[Change]:
        """Yield the lines that are removed from a text and added to it."""
        new = 0
        for number, (words, _) in enumerate([*split_lines(text), ("", "")], start=1):
            for added in self._added.get(number, ()):
                new += 1
                yield Change("+", new, added)
            if number in self._removed:
                yield Change("-", number, words)
                continue
            new += 1
            if self._changed.get(number, words) != words:
                yield Change("-", number, words)
                yield Change("+", new, self._changed[number])
