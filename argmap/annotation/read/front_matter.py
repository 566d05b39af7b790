"""The front matter: the `key: value` lines between the two `---` at the top of the file."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from argmap.annotation.keys import FRONT_MATTER_KEYS
from argmap.annotation.read.problems import Piece, Problems, did_you_mean, listed
from argmap.model import Source

FENCE = "---"
_RANGE = re.compile(r"lines?\s+([0-9]{1,9})(?:\s*[-–]\s*([0-9]{1,9}))?")
_ENTRY = re.compile(rf"\s*(?:{'|'.join(FRONT_MATTER_KEYS)})[ \t]*:")
_LAST_START = 5  # the last line in which a misplaced front matter is looked for
_BODY_MARKERS = ("# ", "##", "> ", "= ", "- ")


@dataclass(slots=True)
class FrontMatter:
    """The values of the front matter, each with its place."""

    values: dict[str, Piece] = field(default_factory=dict)  # of keys that are given once
    repeated: defaultdict[str, list[Piece]] = field(default_factory=lambda: defaultdict(list))
    body: int = 1  # the line with which the rest of the file begins

    def value(self, key: str, default: str = "") -> str:
        """Return the value of a key that is given once."""
        return self.values[key].text if key in self.values else default

    def all(self, key: str) -> tuple[str, ...]:
        """Return the values of a repeatable key."""
        return tuple(value.text for value in self.repeated.get(key, ()))


def read_front_matter(lines: Sequence[str], problems: Problems) -> FrontMatter:
    """Return the front matter of a file; add its problems to the others."""
    begin = _begin(lines, problems)
    if begin is None:
        return FrontMatter()
    front = FrontMatter(body=_end(lines, begin, problems) + 1)
    for number in range(begin + 1, front.body):
        line = Piece(lines[number - 1].rstrip(), number, 1)
        if line.text and line.text != FENCE and not problems.has_control(line):
            _read_entry(line, front, problems)
    _check(front.values, Piece(FENCE, max(1, begin), 1), problems)
    return front


def _begin(lines: Sequence[str], problems: Problems) -> int | None:
    """Return the line of the first `---`, 0 if only that is missing, None without front matter."""
    if lines and lines[0].rstrip() == FENCE:
        return 1
    first = Piece(lines[0] if lines else "", 1, 1)
    message = "the front matter is missing: the file does not start with ---"
    fences = [number for number, text in enumerate(lines, start=1) if text.strip() == FENCE]
    if _ENTRY.match(first.text) and len(fences) == 1:
        hint = 'write "---" on its own line above this one'
        problems.error(first, "the first --- of the front matter is missing", hint)
        return 0
    if fences and fences[0] <= _LAST_START:
        problems.error(first, message, "--- must be the first line: delete everything above it")
        return fences[0]
    name, choice = _name_of_source(problems)
    entries = f'"---", then "argmap: 1", "source: {name}" and "---"'
    problems.error(first, message, f"start the file with {entries}, each on its own line{choice}")
    return None


def _name_of_source(problems: Problems) -> tuple[str, str]:
    """Return the likely value of `source`, and what to add to a hint if there are several."""
    path = Path(problems.path)
    own = path.name.removesuffix(".argmap.md") + ".txt"
    names = sorted(each.name for each in path.parent.glob("*.txt")) if path.is_file() else []
    if own in names or len(names) == 1:
        return (own if own in names else names[0]), ""
    return "NAME.txt", f", where NAME.txt is your text: {listed(names[:5])}" if names else ""


def _end(lines: Sequence[str], begin: int, problems: Problems) -> int:
    message, fence = "the front matter is not closed", Piece(FENCE, max(1, begin), 1)
    for number, text in enumerate(lines[begin:], start=begin + 1):
        if text.rstrip() == FENCE:
            return number
        if text.startswith(_BODY_MARKERS):
            problems.error(fence, message, f'write "---" on its own line before line {number}')
            return number - 1
    problems.error(fence, message, 'write "---" on its own line after the last key')
    return len(lines)


def _read_entry(line: Piece, front: FrontMatter, problems: Problems) -> None:
    name, colon, _ = line.text.partition(":")
    key, value = line.first(len(name)), line.part(len(name) + 1)
    if line.text.lstrip().startswith("<!--"):
        message = "comments are not allowed in the front matter"
        problems.error(line, message, "move it below the second ---")
    elif not colon or not name or name != name.strip():
        _malformed(line, front, problems)
    elif name not in FRONT_MATTER_KEYS:
        keys = f"the keys are {listed(FRONT_MATTER_KEYS, 'and')}"
        hint = did_you_mean(problems.nearest(name, FRONT_MATTER_KEYS), keys)
        problems.error(key, f'unknown key "{name}" in the front matter', hint)
    elif not value.text:
        problems.missing_value(key)
    elif FRONT_MATTER_KEYS[name].repeatable:
        front.repeated[name].append(value)
    else:
        problems.add_once(front.values, key, value)


def _malformed(line: Piece, front: FrontMatter, problems: Problems) -> None:
    """Report a line without a key and a colon; use it if it is clear what it says."""
    word, _, rest = line.text.strip().partition(" ")
    word, rest = word.rstrip(":"), rest.strip(" :")
    key = FRONT_MATTER_KEYS.get(word)
    hint = f'write "{word}: {rest}"' if key else "correct or delete this line"
    message = 'a line of the front matter must have the form "key: value"'
    problems.error(line, message, hint)
    if key and not key.repeatable:
        front.values.setdefault(word, Piece(rest, line.line, 1))


def _check(values: dict[str, Piece], fence: Piece, problems: Problems) -> None:
    name, choice = _name_of_source(problems)
    for missing in FRONT_MATTER_KEYS.values():
        if missing.required and missing.name not in values:
            example, more = (missing.values[0], "") if missing.values else (name, choice)
            hint = f'add the line "{missing.name}: {example}" below this one{more}'
            problems.error(fence, f'the front matter has no "{missing.name}"', hint)
    for key, value in values.items():
        allowed = FRONT_MATTER_KEYS[key].values
        if key == "argmap" and value.text not in allowed:
            hint = f'write "argmap: {allowed[0]}", or install a newer argmap'
            message = f'this version of argmap reads format {allowed[0]}, not "{value.text}"'
            problems.error(value, message, hint)
        elif allowed and value.text not in allowed:
            message = f'"{key}" must be {listed(allowed)}, not "{value.text}"'
            problems.error(value, message, f"write {listed(allowed)}")


def check_ranges(found: FrontMatter, source: Source | None, problems: Problems) -> bool:
    """Return whether the source has the lines of every `aside` and `keep`; report the others."""
    are_sound = True
    for value in chain.from_iterable(found.repeated.values()):
        message, hint = _range_fault(value.text, source)
        if message:
            are_sound = False
            problems.error(value, message, hint)
    return are_sound


def _range_fault(value: str, source: Source | None) -> tuple[str, str]:
    shape = _RANGE.fullmatch(value)
    if not shape:
        return f'"{value}" is not a line or a range of lines', 'write "line 12" or "lines 45-46"'
    first, last = int(shape[1]), int(shape[2] or shape[1])
    if last < first:
        return f'"{value}": the first line comes after the last', f'write "lines {last}-{first}"'
    if first < 1:
        return f'"{value}": lines are numbered from 1', "correct the line number"
    if source and last > source.lines:
        hint = f"the source has {source.lines} lines; correct the line number"
        return f'"{value}" is beyond the end of the source', hint
    return "", ""
