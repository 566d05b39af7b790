"""The text that Kialo exports, read: numbered claims, each pro or con the one above it."""

import re

from argmap.interop.guard import clean, refuse, text_of
from argmap.interop.incoming import Contents, Incoming, Reader, Said, Tied
from argmap.model import Kind

_CLAIM = re.compile(r"\s*((?:\d+\.)+)\s+(?:(Pro|Con):\s*)?(.*)")
_SEE = re.compile(r"-> See ((?:\d+\.)+)\s*(?:\d+)?\.?\s*")
_KINDS: dict[str | None, Kind] = {"Pro": "support", "Con": "attack"}


class _Lines:
    """The claims of a discussion by number, in order."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.title = ""
        self.said: dict[str, str] = {}
        self.sees: dict[str, str] = {}  # where a reference leads to
        self.sides: dict[str, str | None] = {}
        self.remarks: list[str] = []
        self._last = ""

    def read(self, line: str, number: int) -> None:
        match = _CLAIM.fullmatch(line)
        if match:
            self._claim(match, number)
        elif line.startswith("Discussion Title:"):
            self.title = line.partition(":")[2].strip()
        elif line.strip() and self._last in self.said:
            self.said[self._last] += f" {line.strip()}"
        elif line.strip():
            self.remarks.append(f"a line that belongs to no claim is left out: line {number}")

    def _claim(self, match: re.Match[str], number: int) -> None:
        name, side, words = match.groups()
        if name in self.sides:
            refuse(self.path, f"line {number}", f"{name} is there twice", "export it again")
        self.sides[name], self._last = side, name
        if see := _SEE.fullmatch(words):
            self.sees[name] = see[1]
        else:
            self.said[name] = words.strip()

    def link(self, name: str, side: str | None) -> Tied | None:
        above = _above(name)
        while above and above not in self.sides:
            above = _above(above)
        start, end = _seen(name, self.sees), _seen(above, self.sees)
        if above and side and start in self.said and end in self.said:
            return Tied(name, _KINDS[side], (start,), end)
        if above:
            what = "a claim is neither pro nor con, or a reference leads to no claim"
            self.remarks.append(f"{what}: {name}")
        return None


def read_kialo(file: Incoming) -> Contents:
    """Return what a discussion says. Raises ImportFileError with the line."""
    lines = _Lines(file.path)
    for number, line in enumerate(text_of(file.data, file.path).split("\n"), 1):
        lines.read(clean(line).rstrip(), number)
    links = [lines.link(name, side) for name, side in lines.sides.items()]
    claims = tuple(Said(name, words) for name, words in lines.said.items() if words)
    tied = tuple(each for each in links if each)
    return Contents(claims, tied, title=lines.title, remarks=tuple(lines.remarks))


def _above(name: str) -> str:
    parts = name.rstrip(".").split(".")[:-1]
    return "".join(f"{each}." for each in parts)


def _seen(name: str, sees: dict[str, str]) -> str:
    """Return the claim that a reference leads to; one that leads to itself is no claim."""
    for _ in range(len(sees) + 1):
        if name not in sees:
            return name
        name = sees[name]
    return ""


def _is_kialo(file: Incoming) -> bool:
    begin = file.data[:2000].lstrip(b"\xef\xbb\xbf")
    return file.name.endswith(".txt") and (
        begin.startswith(b"Discussion Title:") or b"\n1.1. Pro:" in begin or b"\n1.1. Con:" in begin
    )


KIALO = Reader("kialo", read_kialo, _is_kialo)
