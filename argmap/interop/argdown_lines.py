"""Plain Argdown by lines: statements, arguments, relations below them, and structures.

The result has the form of the JSON that Argdown's own command writes, as far as argmap reads it.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from argmap.interop.guard import clean, refuse

_TITLED = re.compile(r"(?:\[(?P<s>[^\[\]]+)\]|<(?P<a>[^<>]+)>)(?P<colon>:)?\s*(?P<rest>.*)")
_CHILD = re.compile(
    r"(?P<indent>\s+)(?P<sign>\+>|->|<\+|<-|><|<_|_>|\+|-|_)\s*(?P<rest>[\[<].*|[^\s].*)"
)
_STEP = re.compile(r"\s*\((\d+)\)\s*(.*)")
_RULE = re.compile(r"\s*(?:-{4,}|--\s*(?P<rule>[^-].*?)\s*--)\s*")
_ESCAPE = re.compile(r"\\(.)")
_BRACE = re.compile(r"(?<!\\)(?:\\\\)*\{")
_TAGS = re.compile(r"(?:\s#(?:[\w-]+|\([^()]*\)))+\s*$")
_BARE_KEY = re.compile(r'("(?:[^"\\]|\\.)*+")|([{,]\s*)([A-Za-z_][\w-]*)\s*:')
# The kind of each sign, and whether the line below begins the relation.
_SIGNS = {
    "+": ("support", True), "<+": ("support", True), "-": ("attack", True), "<-": ("attack", True),
    "_": ("undercut", True), "<_": ("undercut", True), "+>": ("support", False),
    "->": ("attack", False), "_>": ("undercut", False), "><": ("contradictory", True),
}  # fmt: skip
End = tuple[str, bool]  # a title, and whether it is an argument's


class _Lines:
    def __init__(self, path: str) -> None:
        self.path = path
        self.statements: dict[str, dict[str, Any]] = {}
        self.arguments: dict[str, dict[str, Any]] = {}
        self.relations: list[dict[str, str]] = []
        self.section = ""
        self.above: list[tuple[int, End]] = []  # the lines that a deeper one can belong to
        self.last_argument = ""
        self.rule = ""
        self.unnamed = 0

    def read(self, line: str, number: int) -> None:
        place = f"line {number}"
        if line.startswith("#") and line.lstrip("#").startswith(" "):
            self.section = _plain(line.lstrip("#").strip())
        elif match := _RULE.fullmatch(line):
            self.rule = match["rule"] or "-"
        elif match := _STEP.fullmatch(line):
            self._step(match[2], place)
        elif (match := _CHILD.fullmatch(line)) and self.above:
            self._child(match, place)
        elif line.strip():
            end = self._titled(line.strip(), place)
            self.above = [(0, end)]

    def _child(self, match: re.Match[str], place: str) -> None:
        depth = len(match["indent"].expandtabs(4))
        while len(self.above) > 1 and self.above[-1][0] >= depth:
            self.above.pop()
        parent = self.above[-1][1]
        kind, from_below = _SIGNS[match["sign"]]
        end = self._titled(match["rest"].strip(), place)
        start, goal = (end, parent) if from_below else (parent, end)
        to = "inference" if kind == "undercut" else _type(goal)
        if kind == "undercut" and not goal[1] and self.last_argument:
            goal = (self.last_argument, True)
        self.relations.append(
            {"relationType": kind, "from": start[0], "to": goal[0],
             "fromType": _type(start), "toType": to}
        )  # fmt: skip
        self.above.append((depth, end))

    def _step(self, words: str, place: str) -> None:
        name = self.last_argument
        if not name:
            self.unnamed += 1
            name = self.last_argument = f"argument {self.unnamed}"
            self.arguments[name] = {"members": [], "pcs": []}
        end = self._titled(words.strip(), place, is_step=True)
        steps = self.arguments[name].setdefault("pcs", [])
        step: dict[str, Any] = {"title": end[0], "role": "premise"}
        if self.rule:
            rules = [_plain(self.rule)] if self.rule != "-" else []
            step |= {"role": "conclusion", "inference": {"inferenceRules": rules}}
            self.rule = ""
        steps.append(step)
        self.above = [(0, end)]

    def _titled(self, words: str, place: str, *, is_step: bool = False) -> End:
        """Read a statement or argument, or a reference to one; return its title."""
        words, data = self._cut(words, place)
        match = _TITLED.fullmatch(words)
        if match is None:
            self.unnamed += 1
            title = f"statement-{self.unnamed}"
            self._add(self.statements, title, words, data)
            return title, False
        is_argument = match["a"] is not None
        title = (match["a"] or match["s"]).strip()
        where = self.arguments if is_argument else self.statements
        self._add(where, title, match["rest"] if match["colon"] else "", data)
        if is_argument and not is_step:
            self.last_argument = title
        return title, is_argument

    def _add(self, where: dict[str, Any], title: str, words: str, data: dict[str, Any]) -> None:
        each = where.setdefault(title, {"members": [], "tags": [], "data": {}})
        found = _TAGS.search(f" {words}")
        tags = [tag.strip("#()") for tag in found[0].split()] if found else []
        text = _plain(_TAGS.sub("", f" {words}").strip())
        if text and self.section:
            each.setdefault("section", self.section)
        each["members"].append({"text": text})
        each.setdefault("tags", []).extend(tags)
        each.setdefault("data", {}).update(data)

    def _cut(self, words: str, place: str) -> tuple[str, dict[str, Any]]:
        """Return a line without its data, and the data."""
        found = _BRACE.search(words)
        if not found:
            return words, {}
        at = found.end() - 1
        return words[:at].rstrip(), _flow(words[at:], self.path, place)


def plain_json(text: str, path: str) -> dict[str, Any]:
    """Return statements, arguments and relations of a document. Raises ImportFileError."""
    if "@include(" in text:
        refuse(path, "", "it includes other files", "copy what it includes into it")
    lines = _Lines(path)
    front: dict[str, Any] = {}
    for number, line in _without_comments(clean(text), front, path):
        lines.read(line, number)
    return {
        "statements": lines.statements,
        "arguments": lines.arguments,
        "relations": lines.relations,
        "front": front,
    }


def _without_comments(text: str, front: dict[str, Any], path: str) -> Iterator[tuple[int, str]]:
    """Yield the lines after the front matter, with their numbers; fill the front matter."""
    lines = re.sub(r"(?<!\\)/\*.*?\*/", "", text, flags=re.DOTALL).split("\n")
    begin = next((at for at, line in enumerate(lines) if line.strip()), 0)
    inside = bool(lines) and re.fullmatch("={3,}", lines[begin].strip()) is not None
    for number, line in enumerate(lines, 1):
        if number <= begin or (inside and number == begin + 1):
            continue
        if inside:
            if re.fullmatch("={3,}", line.strip()):
                inside = False
            elif ":" in line:
                key, _, value = line.partition(":")
                front[key.strip()] = _scalar(value.strip(), path, f"line {number}")
        elif not line.startswith("//"):
            yield number, line.rstrip("\r")


def _scalar(value: str, path: str, place: str) -> object:
    if value[:1] in ('"', "[", "{"):
        return _flow(f'{{"value": {value}}}', path, place).get("value")
    return value


def _flow(data: str, path: str, place: str) -> dict[str, Any]:
    """Return data in braces: YAML in which texts are quoted, which is JSON but for its keys."""
    quoted = _BARE_KEY.sub(lambda found: found[1] or f'{found[2]}"{found[3]}":', data.strip())
    try:
        value = json.loads(quoted)
    except (ValueError, RecursionError):
        advice = "quote the texts in it, or write the JSON with argdown json and import that"
        refuse(path, place, "the data in braces cannot be read", advice)
    return value if isinstance(value, dict) else {}


def _plain(words: str) -> str:
    return _ESCAPE.sub(r"\1", words)


def _type(end: End) -> str:
    return "argument" if end[1] else "equivalence-class"
