"""What is wrong in an annotation file, collected so that one run shows all of it."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from argmap.model import AnnotationError, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_MOST_COMPARED = 60_000  # names compared in one run, so that ten thousand slips do not take minutes


class Problems:
    """The errors and warnings of one file, in the order in which they were met."""

    def __init__(self, path: str, lines: Sequence[str]) -> None:
        self.path = path or "annotation"
        self._lines = lines
        self._found: list[Problem] = []
        self._to_compare = _MOST_COMPARED
        self.has_errors = False

    def error(self, line: int, col: int, message: str, *, width: int = 1, hint: str = "") -> None:
        """Note an error."""
        self.has_errors = True
        self._found.append(
            Problem(self.path, line, col, "error", message, self._excerpt(line), width, hint)
        )

    def warn(self, line: int, col: int, message: str, *, width: int = 1, hint: str = "") -> None:
        """Note a warning."""
        self._found.append(
            Problem(self.path, line, col, "warning", message, self._excerpt(line), width, hint)
        )

    def ordered(self) -> tuple[Problem, ...]:
        """Return all problems in the order of the file."""
        return tuple(
            sorted(self._found, key=lambda each: (each.line, each.col, each.level, each.message))
        )

    def mentions(self, line: int) -> bool:
        """Return whether something is wrong in a line."""
        return any(problem.line == line for problem in self._found)

    def stop_on_errors(self) -> None:
        """Raise everything that was found if any of it is an error."""
        if self.has_errors:
            raise AnnotationError(self.ordered())

    def nearest(self, word: str, choices: Collection[str]) -> str | None:
        """Return the choice that looks most like a word; none if none does."""
        self._to_compare -= len(choices)
        if self._to_compare < 0:
            return None
        folded = {choice.casefold(): choice for choice in choices}
        close = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
        return folded[close[0]] if close else None

    def _excerpt(self, line: int) -> str:
        return self._lines[line - 1].replace("\t", " ") if 1 <= line <= len(self._lines) else ""


def did_you_mean(word: str | None, otherwise: str = "") -> str:
    """Return a hint that names the nearest word, or another hint if there is none."""
    return f'did you mean "{word}"?' if word else otherwise


def listed(words: Sequence[str]) -> str:
    """Return words as a person lists them: `a, b or c`."""
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
