"""Named patterns with many alternatives, of which only those are compiled that a line may match.

An alternative that begins with known signs is looked up by them; any other is asked only if a line
contains a sign or a word that the alternative requires.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from argmap.english.patterns import lazy, on_one_line

_KEY = 6  # signs at the beginning of a line by which alternatives are looked up
_BAR = "\n|"  # before each alternative but the first
_TOKEN = re.compile(r"\\.|\[\^?(?:\\.|[^\]\\])+\]|[()|]|[^\\\[()|]+")
_PARENTHESIS = re.compile(r"\\.|\[\^?(?:\\.|[^\]\\])+\]|([()])")
_SIGNS = rf"(\\d(?![?*]|\{{0)|(?:(?:[^\\[\](){{}}.^$|?*+]|\\\W)(?![?*+{{])){{0,{_KEY}}})"
_FIRST = re.compile(_SIGNS)
_FIRST_OF_EACH = re.compile(rf"[(|]{_SIGNS}")
_LITERAL = re.compile(r"\{[^}]*\}|((?:[^.?*+{}^$](?![?*{]))+)")
_CLASS = re.compile(r"\[(?!\^)([^\\\]\w]+)\]$")
_MAY_LACK = re.compile(r"\?|\*|\{0,")
_DIGIT = re.compile(r"\d")
# Groups with ( ) are legible; capturing what they match would only cost time.
_GROUP = re.compile(r"(\\.|\[\^?(?:\\.|[^\]\\])+\])|\((?!\?)")


class _Alternative(NamedTuple):
    rank: int  # of the name of its pattern
    pattern: re.Pattern[str]
    needs: Sequence[Sequence[str]]  # a line that it matches contains one of each


class Alternatives:
    """Patterns by name, each of which is matched at the beginning of a line."""

    def __init__(self, patterns: Mapping[str, str]) -> None:
        """Read patterns, each alternative on lines of its own; nothing is compiled yet."""
        self._names = tuple(patterns)
        self._by_head: dict[str, list[_Alternative]] = defaultdict(list)
        self._candidates = cache(self._of)
        for rank, pattern in enumerate(patterns.values()):
            for each in map(on_one_line, pattern.split(_BAR)):
                heads = beginnings(each)
                own = _Alternative(rank, _compiled(each), () if all(heads) else needs(each))
                for head in heads if all(heads) else ("",):
                    self._by_head[head].append(own)

    def name_of(self, line: str) -> str:
        """Return the name of the first pattern that a line in lower case matches, or ""."""
        signs = _DIGIT.sub("0", line)
        for rank, pattern, needed in self._candidates(signs[:_KEY]):
            if all(any(one in signs for one in each) for each in needed) and pattern.match(line):
                return self._names[rank]
        return ""

    def _of(self, key: str) -> Sequence[_Alternative]:
        parts = (key[:size] for size in range(len(key) + 1))
        found = {id(own.pattern): own for part in parts for own in self._by_head.get(part, ())}
        return sorted(found.values(), key=lambda own: own.rank)


def _compiled(alternative: str) -> re.Pattern[str]:
    return lazy(_GROUP.sub(lambda found: found[1] or "(?:", alternative))


def beginnings(alternative: str) -> set[str]:
    """Return signs with which whatever an alternative matches begins, each digit as 0; "" for any.

    They may be more than needed: a group inside the first group counts like the first.
    """
    found: list[str] = []
    end = 0
    while not found or _MAY_LACK.match(alternative, end):
        start = alternative.find("}", end) + 1 if alternative[end] == "{" else end + bool(found)
        end = _end_of_group(alternative, start)
        found += _FIRST_OF_EACH.findall(alternative, start, end)
        if end == start:
            found += _FIRST.findall(alternative, start)[:1]
            break
    return {_DIGIT.sub("0", each.replace(r"\d", "0").replace("\\", "")) for each in found}


def _end_of_group(alternative: str, start: int) -> int:
    """Return the end of the group that begins at a place; that place if none does."""
    if not alternative.startswith("(", start) or alternative.startswith("(?", start):
        return start
    depth = 0
    for found in _PARENTHESIS.finditer(alternative, start):
        depth += (found[1] == "(") - (found[1] == ")")
        if not depth and found[1]:
            return found.end()
    raise ValueError(alternative)


def needs(alternative: str) -> Sequence[Sequence[str]]:
    """Return words and signs; what an alternative matches contains one of each, digits as 0."""
    tokens = [*_TOKEN.findall(alternative), ""]
    found: list[list[str]] = [[]]
    at = 0
    while tokens[at]:
        part, at = tokens[at], at + 1
        if part == "(":
            inner = _inside(tokens, at)
            at += len(inner) + 1
        if _MAY_LACK.match(tokens[at]):
            continue
        if part == "(":
            found.append(_needed_inside("".join(inner)))
        else:
            found += _needed_by(part)
    return sorted(filter(None, found), key=lambda each: (len(each), -len(each[0])))


def _needed_inside(inner: str) -> list[str]:
    if inner.startswith("?!"):
        return []
    each = [needs(one) for one in split(inner.removeprefix("?="))]
    return [need for one in each for need in one[0]] if all(each) else []


def _needed_by(part: str) -> Iterator[list[str]]:
    if part == r"\d" or (part[0] == "\\" and not part[1].isalnum()):
        yield [part[1] if part != r"\d" else "0"]
    elif part[0] == "[":
        signs = _CLASS.match(part)
        yield list(signs[1]) if signs and "-" not in signs[1][1:-1] else []
    elif part[0] != "\\":
        yield from ([_DIGIT.sub("0", each[1])] for each in _LITERAL.finditer(part) if each[1])


def split(pattern: str) -> list[str]:
    """Return the alternatives of a pattern."""
    if "(" not in pattern and "[" not in pattern:
        return pattern.split("|")
    found, depth = [""], 0
    for part in _TOKEN.findall(pattern):
        depth += (part == "(") - (part == ")")
        if part == "|" and not depth:
            found.append("")
        else:
            found[-1] += part
    return found


def _inside(tokens: Sequence[str], at: int) -> Sequence[str]:
    """Return the tokens of the group that begins before a place."""
    depth = 1
    for end in range(at, len(tokens)):
        depth += (tokens[end] == "(") - (tokens[end] == ")")
        if not depth:
            return tokens[at:end]
    raise ValueError("".join(tokens))
