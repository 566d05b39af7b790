"""A squeezed script with one and two letter names for its own variables: properties, strings and globals keep theirs.

Every variable of one name gets one new name, in all scopes, so nothing can be taken for something else.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TOKEN = re.compile(
    r"""(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
    r"""|(?<=[=(,:?&|!])(?P<pattern>/(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*)"""
    r"""|(?P<name>[A-Za-z_$][\w$]*)|(?P<number>\d[\w.]*)|(?P<sign>\?\.|\.\.\.|=>|===?|!==?|.)""",
    re.DOTALL,
)
_RAW = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{)", re.DOTALL)
_WORDS = frozenset(
    "async await break case catch class const continue default delete do else export extends finally for from function get if import in "
    "instanceof let new null of return set static super switch this throw true try typeof undefined var void while with yield "
    "false arguments eval".split()
)
_GLOBALS = frozenset(
    "JSON NaN URL addEventListener decodeURIComponent document encodeURIComponent getComputedStyle history location matchMedia navigator "
    "requestAnimationFrame setTimeout vis window".split()
)
_BUILT_IN = re.compile(r"[A-Z]\w*[a-z]\w*")  # Map, Path2D, URLSearchParams: our own constants are all capitals
_BLOCK_BEFORE = frozenset(["", ")", "=>", "else", "try", "finally", "do", ";", "{", "}", "\n"])
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


class _Token(NamedTuple):
    kind: str
    text: str


def shorten(script: str, properties: Mapping[str, str] | None = None) -> str:
    """Return a script that does the same with shorter names; `properties` are names of our own data to be shortened too."""
    tokens = list(_tokens(script))
    uses = _uses(tokens)
    counts = Counter(token.text for token, use in zip(tokens, uses, strict=True) if use in {"variable", "both"})
    fresh = _fresh_names()
    short = {name: next(fresh) for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))}
    keys = properties or {}
    return "".join(_written(token, use, short, keys) for token, use in zip(tokens, uses, strict=True))


def _written(token: _Token, use: str, short: Mapping[str, str], keys: Mapping[str, str]) -> str:
    if use == "variable":
        return short[token.text]
    if use == "property":
        return keys.get(token.text, token.text)
    if use == "both":  # `{ name }` says `{ name: name }`
        return f"{keys.get(token.text, token.text)}:{short.get(token.text, token.text)}"
    return token.text


def _fresh_names() -> Iterator[str]:
    yield from _LETTERS
    for one, two in product(_LETTERS, _LETTERS + "0123456789"):
        if one + two not in _WORDS:
            yield one + two


def _tokens(script: str) -> Iterator[_Token]:
    """Yield the pieces of a script; what stands in the holes of a template string is script again."""
    place = 0
    braces: list[str] = []
    while place < len(script):
        found = _TOKEN.match(script, place)
        assert found is not None, "any character is a token"  # noqa: S101 - the pattern ends with `.`
        kind, text = found.lastgroup or "", found[0]
        if text == "`" or (text == "}" and braces and braces[-1] == "${"):
            if text == "}":
                braces.pop()
            raw = _RAW.match(script, place + 1)
            text += raw[0] if raw else ""
            kind = "raw"
            if text.endswith("${"):
                braces.append("${")
        elif text == "{":
            braces.append(text)
        elif text == "}" and braces:
            braces.pop()
        yield _Token(kind, text)
        place += len(text)


def _uses(tokens: list[_Token]) -> list[str]:
    """Return for each piece what it is: a variable, a property, both at once, or neither."""
    uses: list[str] = []
    around: list[str] = []  # the brackets we are in: "(", "[", "block", "object"
    for place, token in enumerate(tokens):
        before = tokens[place - 1].text if place else ""
        after = tokens[place + 1].text if place + 1 < len(tokens) else ""
        uses.append(_use(token, before, after, around[-1] if around else ""))
        if token.text in {"(", "["}:
            around.append(token.text)
        elif token.text == "{":
            around.append("block" if before in _BLOCK_BEFORE else "object")
        elif token.text in {")", "]", "}"} and around:
            around.pop()
    return uses


def _use(token: _Token, before: str, after: str, around: str) -> str:
    if token.kind != "name":
        return ""
    if before in {".", "?."}:
        return "property"
    if around == "object" and before in {"{", ","}:
        if after in {":", "("}:
            return "property"
        if after in {",", "}", "="} and token.text not in _WORDS:
            return "" if _is_global(token.text) else "both"
    return "" if token.text in _WORDS or _is_global(token.text) else "variable"


def _is_global(name: str) -> bool:
    return name in _GLOBALS or _BUILT_IN.fullmatch(name) is not None
