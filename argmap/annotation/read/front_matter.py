"""The front matter: the `key: value` lines between the two `---` at the top of the file."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from argmap.annotation.keys import FRONT_MATTER_KEYS
from argmap.annotation.read.problems import Piece, Problems, did_you_mean, listed
from argmap.model import DEFAULT_SPEAKER, Source

FENCE = "---"
_RANGE = re.compile(r"lines?\s+([0-9]{1,9})(?:\s*[-–]\s*([0-9]{1,9}))?")
_ENTRY = re.compile(rf"\s*(?:{'|'.join(FRONT_MATTER_KEYS)})[ \t]*:")
_LAST_START = 5  # the last line in which a misplaced front matter is looked for
_BODY_MARKERS = ("# ", "##", "> ", "= ", "- ")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The values of the front matter, each with its place."""

    values: dict[str, Piece] = field(default_factory=dict)  # of keys that are given once
    asides: tuple[Piece, ...] = ()
    keeps: tuple[Piece, ...] = ()
    body: int = 1  # the line with which the rest of the file begins

    def value(self, key: str, default: str = "") -> str:
        """Return the value of a key that is given once."""
        return self.values[key].text if key in self.values else default

    @property
    def speaker(self) -> str:
        """Return who speaks unless a statement says otherwise."""
        return self.value("speaker", DEFAULT_SPEAKER)

    @property
    def tags(self) -> tuple[str, ...]:
        """Return the tags."""
        return tuple(tag for tag in map(str.strip, self.value("tags").split(",")) if tag)


def read_front_matter(lines: list[str], problems: Problems) -> FrontMatter:
    """Return the front matter of a file; add its problems to the others."""
    begin = _begin(lines, problems)
    if begin is None:
        return FrontMatter()
    end = _end(lines, begin, problems)
    reader = _EntryReader(problems)
    for number in range(begin + 1, end + 1):
        line = Piece(lines[number - 1].rstrip(), number, 1)
        if line.text and line.text != FENCE:
            reader.read(line)
    _check(reader.once, Piece(FENCE, max(1, begin), 1), problems)
    asides, keeps = reader.repeated["aside"], reader.repeated["keep"]
    return FrontMatter(reader.once, tuple(asides), tuple(keeps), end + 1)


def _begin(lines: list[str], problems: Problems) -> int | None:
    """Return the number of the line that opens the front matter.

    A line further down counts, with an error, and so does line 0 if only the first `---` is
    missing. Without a front matter there is an error, and None is returned.
    """
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


def _end(lines: list[str], begin: int, problems: Problems) -> int:
    """Return the number of the line that closes the front matter, or of its last line."""
    message, fence = "the front matter is not closed", Piece(FENCE, max(1, begin), 1)
    for number, text in enumerate(lines[begin:], start=begin + 1):
        if text.rstrip() == FENCE:
            return number
        if text.startswith(_BODY_MARKERS):
            problems.error(fence, message, f'write "---" on its own line before line {number}')
            return number - 1
    problems.error(fence, message, 'write "---" on its own line after the last key')
    return len(lines)


class _EntryReader:
    def __init__(self, problems: Problems) -> None:
        self.once: dict[str, Piece] = {}
        self.repeated: dict[str, list[Piece]] = {
            name: [] for name, key in FRONT_MATTER_KEYS.items() if key.repeatable
        }
        self._problems = problems

    def read(self, line: Piece) -> None:
        """Add the value of a line, or its problem."""
        if line.text.lstrip().startswith("<!--"):
            message = "comments are not allowed in the front matter"
            self._problems.error(line, message, "move it below the second ---")
            return
        key, colon, _ = line.text.partition(":")
        if not colon or not key or key != key.strip():
            self._malformed(line)
        elif key not in FRONT_MATTER_KEYS:
            keys = f"the keys are {listed(FRONT_MATTER_KEYS, 'and')}"
            hint = did_you_mean(self._problems.nearest(key, FRONT_MATTER_KEYS), keys)
            message = f'unknown key "{key}" in the front matter'
            self._problems.error(line.first(len(key)), message, hint)
        else:
            self._add(line.first(len(key)), line.part(len(key) + 1))

    def _malformed(self, line: Piece) -> None:
        """Report a line without a key and a colon; use it if it is clear what it says."""
        word, _, rest = line.text.strip().partition(" ")
        word, rest = word.rstrip(":"), rest.strip(" :")
        key = FRONT_MATTER_KEYS.get(word)
        hint = f'write "{word}: {rest}"' if key else "correct or delete this line"
        message = 'a line of the front matter must have the form "key: value"'
        self._problems.error(line, message, hint)
        if key and not key.repeatable:
            self.once.setdefault(word, Piece(rest, line.line, 1))

    def _add(self, key: Piece, value: Piece) -> None:
        name = key.text
        if not value.text:
            missing = Piece(f"{name}:", key.line, 1)
            hint = "add a value, or delete the line"
            self._problems.error(missing, f'missing value after "{name}:"', hint)
        elif name in self.repeated:
            self.repeated[name].append(value)
        elif name in self.once:
            message = f'"{name}" is given twice, first in line {self.once[name].line}'
            self._problems.error(key, message, "delete one of the two")
        else:
            self.once[name] = value


def _check(values: dict[str, Piece], fence: Piece, problems: Problems) -> None:
    """Report missing keys and values that are not allowed."""
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
    faults = [(value, _range_fault(value.text, source)) for value in (*found.asides, *found.keeps)]
    for value, (message, hint) in faults:
        if message:
            problems.error(value, message, hint)
    return not any(message for _, (message, _) in faults)


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
