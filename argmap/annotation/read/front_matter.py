"""The front matter: what stands between the two `---` at the top of an annotation file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from argmap.annotation.read.problems import did_you_mean, listed
from argmap.model import DEFAULT_SPEAKER

if TYPE_CHECKING:
    from argmap.annotation.read.problems import Problems
    from argmap.model import Source

FORMAT = "1"
FENCE = "---"
_SINGLE = ("argmap", "source", "title", "speaker", "translated", "sourced", "tags", "answers")
_MANY = ("aside", "keep")
KEYS = _SINGLE + _MANY
_RANGE = re.compile(r"lines?\s+([0-9]{1,9})(?:\s*[-–]\s*([0-9]{1,9}))?")
_LOWEST = 5  # line in which a front matter is looked for


class Entry(NamedTuple):
    """A value and where it stands."""

    value: str
    line: int
    col: int


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says; `entries` keeps the place of each single key."""

    entries: dict[str, Entry] = field(default_factory=dict)
    asides: tuple[Entry, ...] = ()
    keeps: tuple[Entry, ...] = ()
    body: int = 1  # the line with which the rest of the file begins

    def value(self, key: str, default: str = "") -> str:
        """Return a single key's value."""
        return self.entries[key].value if key in self.entries else default

    @property
    def source(self) -> str:
        """Return the path of the source, relative to the annotation."""
        return self.value("source")

    @property
    def speaker(self) -> str:
        """Return who speaks where a statement does not say."""
        return self.value("speaker", DEFAULT_SPEAKER)

    @property
    def tags(self) -> tuple[str, ...]:
        """Return the tags."""
        return tuple(tag for tag in (part.strip() for part in self.value("tags").split(",")) if tag)


def read_front_matter(lines: list[str], problems: Problems) -> FrontMatter:
    """Return the front matter of a file; note what is wrong with it."""
    begin = _begin(lines, problems)
    if not begin:
        return FrontMatter()
    found = FrontMatter(body=_end(lines, begin, problems) + 1)
    asides: list[Entry] = []
    keeps: list[Entry] = []
    for number in range(begin + 1, found.body):
        text = lines[number - 1]
        if not text.strip() or text.rstrip() == FENCE:
            continue
        _read_entry(text, number, {"aside": asides, "keep": keeps}, found.entries, problems)
    _check(found, begin, problems)
    return FrontMatter(found.entries, tuple(asides), tuple(keeps), found.body)


def _begin(lines: list[str], problems: Problems) -> int:
    """Return the line that opens the front matter, also where it stands too low; 0 where none does."""
    if lines and lines[0].rstrip() == FENCE:
        return 1
    width = max(1, len(lines[0])) if lines else 1
    begin = next(
        (number for number, text in enumerate(lines[:_LOWEST], start=1) if text.strip() == FENCE), 0
    )
    hint = (
        "--- is the very first line: delete whatever stands above it"
        if begin
        else _example(problems)
    )
    problems.error(
        1,
        1,
        "the front matter is missing: the file does not begin with ---",
        width=width,
        hint=hint,
    )
    return begin


def _example(problems: Problems) -> str:
    name, choice = _name_of_source(problems)
    return f'begin the file with "---", then "argmap: 1", "source: {name}" and "---", each on a line of its own{choice}'


def _name_of_source(problems: Problems) -> tuple[str, str]:
    """Return the name that `source` most likely should have, and what to say where there are several."""
    path = Path(problems.path)
    own = path.name.removesuffix(".argmap.md") + ".txt"
    names = sorted(each.name for each in path.parent.glob("*.txt")) if path.is_file() else []
    if own in names or len(names) == 1:
        return (own if own in names else names[0]), ""
    return "NAME.txt", f", where NAME.txt is your text: {listed(names[:5])}" if names else ""


def _end(lines: list[str], begin: int, problems: Problems) -> int:
    """Return the line that closes the front matter; where none does, the last that may belong to it."""
    for number, text in enumerate(lines[begin:], start=begin + 1):
        if text.rstrip() == FENCE:
            return number
        if text[:2] in ("# ", "##", "> ", "= ", "- "):
            problems.error(
                begin,
                1,
                "the front matter is never closed",
                width=3,
                hint=f'write "---" on a line of its own before line {number}',
            )
            return number - 1
    problems.error(
        begin,
        1,
        "the front matter is never closed",
        width=3,
        hint='write "---" on a line of its own after its last key',
    )
    return len(lines)


def _read_entry(
    text: str,
    number: int,
    many: dict[str, list[Entry]],
    single: dict[str, Entry],
    problems: Problems,
) -> None:
    """Note one `key: value` line of the front matter."""
    if text.lstrip().startswith("<!--"):
        problems.error(
            number,
            1,
            "no remark may stand in the front matter",
            width=len(text.rstrip()),
            hint="move it below the second ---",
        )
        return
    key, colon, rest = text.partition(":")
    if not colon or not key or key != key.strip():
        problems.error(
            number,
            1,
            'a line of the front matter has the form "key: value"',
            width=len(text.rstrip()),
            hint=_entry_hint(text),
        )
        word, _, rest = text.strip().partition(" ")
        if word.rstrip(":") in _SINGLE:  # what is meant is clear, so nothing is missing
            single.setdefault(word.rstrip(":"), Entry(rest.strip(" :"), number, 1))
        return
    value = rest.strip()
    if key not in KEYS:
        hint = did_you_mean(problems.nearest(key, KEYS), f"the keys are {listed(KEYS)}")
        problems.error(
            number, 1, f'the front matter knows no key "{key}"', width=len(key), hint=hint
        )
        return
    col = len(key) + 2 + len(rest) - len(rest.lstrip())
    if not value:
        problems.error(
            number,
            1,
            f'nothing stands after "{key}:"',
            width=len(key) + 1,
            hint="write its value, or delete the line",
        )
        return
    if key in many:
        many[key].append(Entry(value, number, col))
    elif key in single:
        problems.error(
            number,
            1,
            f'"{key}" is given twice; the first is in line {single[key].line}',
            width=len(key),
            hint="delete one of the two",
        )
    else:
        single[key] = Entry(value, number, col)


def _entry_hint(text: str) -> str:
    word, _, rest = text.strip().partition(" ")
    if word.rstrip(":") in KEYS:
        return f'write "{word.rstrip(":")}: {rest.strip(" :")}"'
    return "mend or delete this line"


def _check(found: FrontMatter, begin: int, problems: Problems) -> None:
    """Note keys that are missing and values that cannot be."""
    name, choice = _name_of_source(problems)
    for key, example, more in (("argmap", "argmap: 1", ""), ("source", f"source: {name}", choice)):
        if key not in found.entries:
            problems.error(
                begin,
                1,
                f'the front matter has no "{key}"',
                width=3,
                hint=f'add the line "{example}" below this one{more}',
            )
    number = found.entries.get("argmap")
    if number and number.value != FORMAT:
        message = f'this argmap reads format {FORMAT} and not "{number.value}"'
        problems.error(
            number.line,
            number.col,
            message,
            width=len(number.value),
            hint=f'write "argmap: {FORMAT}", or install a newer argmap',
        )
    translated = found.entries.get("translated")
    if translated and translated.value not in ("yes", "no"):
        message = f'"translated" is yes or no, and not "{translated.value}"'
        problems.error(
            translated.line,
            translated.col,
            message,
            width=len(translated.value),
            hint="write yes or no",
        )


def check_ranges(found: FrontMatter, source: Source | None, problems: Problems) -> bool:
    """Return whether every `aside` and `keep` names lines that the source has; note those that do not."""
    fine = True
    for entry in (*found.asides, *found.keeps):
        message, hint = _range_fault(entry.value, source)
        if message:
            problems.error(entry.line, entry.col, message, width=len(entry.value), hint=hint)
            fine = False
    return fine


def _range_fault(value: str, source: Source | None) -> tuple[str, str]:
    shape = _RANGE.fullmatch(value)
    if not shape:
        return (f'"{value}" names no lines of the source', 'write "line 12" or "lines 45-46"')
    first, last = int(shape[1]), int(shape[2] or shape[1])
    if last < first:
        return (f'"{value}" runs backwards', f'write "lines {last}-{first}"')
    if first < 1 or (source and last > source.lines):
        has = f"the source has {source.lines} lines" if source else "lines are counted from 1"
        return (f'"{value}" is beyond the source', f"{has}; mend the number")
    return ("", "")
