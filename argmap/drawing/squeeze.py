"""Our script in fewer bytes: without remarks and blanks, its own variables with one or two letters, shorter forms of the same.

Every variable of one name gets one new name, in all scopes. Two names get the same new one only if neither is known to the
whole script and no statement of its outermost level holds both, so nothing can be taken for something else. Strings and
properties that come often are named once, at the beginning of a script that is one function.
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
    r"""|(?P<blank>(?:\s+|//[^\n]*|/\*.*?\*/)+)"""
    r"""|(?P<name>[A-Za-z_$][\w$]*)|(?P<number>\d[\w.]*)|(?P<sign>\?\.(?!\d)|\.\.\.|=>|===?|!==?|.)""",
    re.DOTALL,
)
_PATTERN = re.compile(r"/(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
_RAW = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{)", re.DOTALL)
_WORDS = frozenset(
    "async await break case catch class const continue default delete do else export extends finally for from function get if import in "
    "instanceof let new null of return set static super switch this throw true try typeof undefined var void while with yield "
    "false arguments eval".split()
)
_GLOBALS = frozenset(
    "JSON NaN URL addEventListener decodeURIComponent document encodeURIComponent getComputedStyle history location matchMedia navigator performance "
    "requestAnimationFrame requestIdleCallback setTimeout vis window".split()
)
_BUILT_IN = re.compile(
    r"[A-Z]\w*[a-z]\w*"
)  # Map, Path2D, URLSearchParams: our own constants are all capitals
_BLOCK_BEFORE = frozenset(["", ")", "=>", "else", "try", "finally", "do", ";", "{", "}"])
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$"
_SAME = {"const": "let", "true": "!0", "false": "!1"}
_ONE_FUNCTION = '(() => {\n"use strict";'
_LETTER = re.compile(r"[\w$]")
_OPEN_END = frozenset(
    ";{}(,[:?&|=+-*<>!"
)  # no statement of ours ends with these, but for blocks, which need no sign after them
_GOES_ON = frozenset(".?:&|)]},;")  # and none begins with these


class _Token(NamedTuple):
    kind: str
    text: str
    line: bool = False  # it begins a line


def squeeze(script: str, keys: Mapping[str, str] | None = None) -> str:
    """Return a script that does the same in fewer bytes; `keys` are names of our own data to be shortened too."""
    tokens = _loose(list(_tokens(script)))
    uses = _uses(tokens)
    if script.startswith(_ONE_FUNCTION):
        tokens, uses = _named_once(*_hoisted(tokens, uses), keys or {})
    short = _short_names(tokens, uses)
    renamed = [
        token._replace(text=_renamed(token, use, short, keys or {}))
        for token, use in zip(tokens, uses, strict=True)
    ]
    return _joined(_tight(renamed)) + "\n"


def _loose(tokens: list[_Token]) -> list[_Token]:
    """Return the pieces; what is compared with a string that stands there is a string or nothing, so two signs do for three."""
    found = list(tokens)
    for place, token in enumerate(tokens):
        if token.text in {"===", "!=="} and "string" in {
            tokens[place - 1].kind,
            tokens[place + 1].kind,
        }:
            found[place] = token._replace(text=token.text[:2])
    return found


def _hoisted(tokens: list[_Token], uses: list[str]) -> tuple[list[_Token], list[str]]:
    """Return the pieces with the functions of the outermost level first, as arrows; none of them knows `this`."""
    first: list[tuple[_Token, str]] = []
    rest: list[tuple[_Token, str]] = []
    depth = 0
    arrow = False  # we are in such a function
    for place, pair in enumerate(zip(tokens, uses, strict=True)):
        text = pair[0].text
        if depth == 2 and text == "function":
            arrow = True
            first += [
                (_Token("sign", ","), ""),
                (tokens[place + 1], uses[place + 1]),
                (_Token("sign", "="), ""),
            ]
            continue
        if arrow and tokens[place - 1].text == "function":
            continue
        depth += (text in {"(", "[", "{"}) + (pair[0].kind == "raw" and text.endswith("${"))
        depth -= (text in {")", "]", "}"}) + (pair[0].kind == "raw" and text.startswith("}"))
        (first if arrow else rest).append(pair)
        if arrow and depth == 2 and text == ")":
            first.append((_Token("sign", "=>"), ""))
        arrow = arrow and not (depth == 2 and text == "}")
    head = [(_Token("name", "let"), "word"), *first[1:], (_Token("sign", ";"), "")] if first else []
    strict = [token.text for token, _ in rest].index('"use strict"') + 2
    pairs = [*rest[:strict], *head, *rest[strict:]]
    return [token for token, _ in pairs], [use for _, use in pairs]


def _named_once(
    tokens: list[_Token], uses: list[str], keys: Mapping[str, str]
) -> tuple[list[_Token], list[str]]:
    """Return the pieces and their uses, with a variable for each string, property and `null` that is shorter so."""
    places: dict[str, list[int]] = {}
    for place, token in enumerate(tokens):
        if (token.kind == "string" and tokens[place + 1].text != ":") or token.text == "null":
            places.setdefault(token.text, []).append(place)
        elif uses[place] == "property" and tokens[place - 1].text in {".", "?."}:
            places.setdefault(f'"{keys.get(token.text, token.text)}"', []).append(place)
    out = [[(token, use)] for token, use in zip(tokens, uses, strict=True)]
    head: list[tuple[_Token, str]] = []
    for text, mine in sorted(places.items(), key=lambda item: (-len(item[1]), item[0])):
        if (
            sum(len(text) - (5 if uses[place] == "property" else 2) for place in mine)
            <= len(text) + 4
        ):
            continue
        name = (_Token("name", f"$ {len(head)}"), "variable")  # no name of a script has a blank
        head += [
            (_Token("sign", "," if head else ""), ""),
            name,
            (_Token("sign", "="), ""),
            (_Token("string" if text != "null" else "name", text), ""),
        ]
        for place in mine:
            out[place] = [name]
            if uses[place] == "property":
                out[place] = [(_Token("sign", "["), ""), name, (_Token("sign", "]"), "")]
                out[place - 1] = [] if tokens[place - 1].text == "." else out[place - 1]
    strict = [token.text for token in tokens].index('"use strict"')
    out[strict + 1] += (
        [(_Token("name", "let"), "word"), *head[1:], (_Token("sign", ";"), "")] if head else []
    )
    pairs = [pair for part in out for pair in part]
    return [token for token, _ in pairs], [use for _, use in pairs]


def _short_names(tokens: list[_Token], uses: list[str]) -> dict[str, str]:
    """Return a new name for each variable, the most used first."""
    units: dict[str, set[int]] = {}
    counts: Counter[str] = Counter()
    shared: set[str] = set()
    for token, use, (unit, outermost) in zip(tokens, uses, _units(tokens), strict=True):
        if use in {"variable", "both"}:
            counts[token.text] += 1
            units.setdefault(token.text, set()).add(unit)
            shared |= {token.text} if outermost else set()
    every = {unit for mine in units.values() for unit in mine}
    taken: dict[str, set[int]] = {}
    short = {}
    for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        mine = every if name in shared else units[name]
        short[name] = next(
            fresh for fresh in _fresh_names() if not taken.setdefault(fresh, set()) & mine
        )
        taken[short[name]] |= mine
    return short


def _units(tokens: list[_Token]) -> Iterator[tuple[int, bool]]:
    """Yield for each piece the number of its statement on the outermost level, and whether the whole script may know its name."""
    depth, unit, declares = 0, 0, False
    one_function = [token.text for token in tokens[:5]] == ["(", "(", ")", "=>", "{"]
    outermost = 2 if one_function else len(tokens)  # of another script all names are kept apart
    for token in tokens:
        if token.text in {")", "]", "}"} or (token.kind == "raw" and token.text.startswith("}")):
            depth -= 1
        yield unit, depth <= outermost or declares
        if depth == outermost:
            declares = token.text in {"const", "let"} or (declares and token.text not in {"=", ";"})
            unit += token.text in {";", "}"}
        if token.text in {"(", "[", "{"} or (token.kind == "raw" and token.text.endswith("${")):
            depth += 1


def _tokens(script: str) -> Iterator[_Token]:
    """Yield the pieces of a script that mean something; what stands in the holes of a template string is script again."""
    place, line = 0, False
    braces: list[str] = []
    before = _Token("", "")
    while place < len(script):
        found = _TOKEN.match(script, place)
        assert found is not None, "any character is a token"  # noqa: S101 - the pattern ends with `.`
        kind, text = found.lastgroup or "", found[0]
        if kind == "blank":
            line, place = line or "\n" in text, place + len(text)
            continue
        if text == "`" or (text == "}" and braces and braces[-1] == "${"):
            if text == "}":
                braces.pop()
            raw = _RAW.match(script, place + 1)
            kind, text = "raw", text + (raw[0] if raw else "")
            if text.endswith("${"):
                braces.append("${")
        elif text == "/" and before.kind in {"", "sign"} and before.text not in {")", "]", "}"}:
            pattern = _PATTERN.match(script, place)
            kind, text = ("pattern", pattern[0]) if pattern else (kind, text)
        elif text == "{":
            braces.append(text)
        elif text == "}" and braces:
            braces.pop()
        before = _Token(kind, text, line)
        yield before
        place, line = place + len(text), False


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
    return "word" if token.text in _WORDS else "" if _is_global(token.text) else "variable"


def _is_global(name: str) -> bool:
    return name in _GLOBALS or _BUILT_IN.fullmatch(name) is not None


def _fresh_names() -> Iterator[str]:
    yield from _LETTERS
    for one, two in product(_LETTERS, _LETTERS + "0123456789"):
        if one + two not in _WORDS:
            yield one + two


def _renamed(token: _Token, use: str, short: Mapping[str, str], keys: Mapping[str, str]) -> str:
    if use == "variable":
        return short[token.text]
    if use == "property":
        return keys.get(token.text, token.text)
    if use == "both":  # `{ name }` says `{ name: name }`
        return f"{keys.get(token.text, token.text)}:{short.get(token.text, token.text)}"
    if use == "word":
        return _SAME.get(token.text, token.text)
    return token.text.removeprefix("0") if token.text.startswith("0.") else token.text


def _tight(tokens: list[_Token]) -> list[_Token]:
    """Return the pieces without brackets around one parameter, with one `let` for a run of them, without `;` before `}`."""
    out: list[_Token] = [_Token("", "")]
    open_at: list[str] = [""]  # for each bracket we are in: what stands before it
    declares = [False]  # for each of them: the last statement began with `let`
    for place, token in enumerate(tokens):
        before, text = out[-1], token.text
        ahead = [each.text for each in tokens[place + 1 : place + 4]]
        if text == "(" and ahead[1:] == [")", "=>"] and tokens[place + 1].kind == "name":
            open_at.append("parameter")
            declares.append(False)
            continue
        if text == ")" and open_at[-1] == "parameter":
            open_at.pop()
            declares.pop()
            continue
        if text == "let":
            if declares[-1] and before.text == ";":
                out[-1] = _Token("sign", ",")
                continue
            declares[-1] = True
        elif before.text == ";" or (
            token.line and _between(before.text[-1:], text[:1], line_end=True) == "\n"
        ):
            declares[-1] = False
        if text in {")", "]", "}"} or (token.kind == "raw" and text.startswith("}")):
            head = open_at.pop()
            declares.pop()
            token = token._replace(
                kind="head" if text == ")" and head in {"for", "while", "if"} else token.kind
            )
            if text == "}" and before.text == ";" and out[-2].kind != "head":
                out.pop()
        if text in {"(", "[", "{"} or (token.kind == "raw" and text.endswith("${")):
            open_at.append(before.text)
            declares.append(False)
        out.append(token)
    return out[1:]


def _joined(tokens: list[_Token]) -> str:
    out: list[str] = []
    last = ""
    for token in tokens:
        out += [_between(last, token.text[0], line_end=token.line), token.text]
        last = token.text[-1]
    return "".join(out)


def _between(before: str, after: str, *, line_end: bool) -> str:
    """Return what has to stand between two characters: nothing, a blank or a line end."""
    if not before or not after:
        return ""
    if _LETTER.match(before) and _LETTER.match(after):
        return "\n" if line_end else " "
    if before == after and before in "+-":
        return " "
    return "\n" if line_end and before not in _OPEN_END and after not in _GOES_ON else ""
