"""Regular expressions on several lines, compiled at first use so that importing stays cheap."""

import re
from typing import Any, cast

from argmap.prepared import compile_once


class _Lazy:
    """A pattern that compiles itself when something is first asked of it."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the pattern has
        if self._compiled is None:
            self._compiled = compile_once(on_one_line(self._source), self._flags)
        found = getattr(self._compiled, name)
        self.__dict__[name] = found  # not asked for again
        return found


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a stand-in for the pattern, on one line, that compiles at first use."""
    return cast("re.Pattern[str]", _Lazy(source, flags))


def word_starts(words: str) -> str:
    """Return a pattern for any of some words, by first letter so that a search is fast.

    `words` are separated by spaces; "_" is a space, and what ends in "*" may go on.
    """
    by_letter: dict[str, list[str]] = {}
    for word in words.split():
        end = r"\b" if not word.endswith("*") else ""
        by_letter.setdefault(word[0], []).append(word[1:].rstrip("*").replace("_", r"\s") + end)
    return "|".join(rf"{a}(?<!\w{a})(?:{'|'.join(rest)})" for a, rest in by_letter.items())


def on_one_line(source: str) -> str:
    """Return a pattern without its line breaks and the space after them."""
    first, *others = source.split("\n")
    return first + "".join(line.lstrip(" ") for line in others)
