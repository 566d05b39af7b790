"""brat standoff: the text with LF line ends, and one line for each stretch, relation and note."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from argmap.annotation.keys import KEY_OF_KIND
from argmap.interop.aspects import (
    ALTERED,
    CAPTIONS,
    FLAGS,
    FRONT,
    IMPLICIT,
    LINKED,
    LOST,
    NOTES,
    REASONS,
    SCHEMES,
    SECTIONS,
    SPEAKER,
    TITLE,
    UNDERCUTS,
    Format,
    caption,
    only_in_text,
)  # fmt: skip
from argmap.interop.exported import Exported, Files, flag_lines, links_in_text, one_line
from argmap.model import DEFAULT_SPEAKER, ROLES, Link, Span, Statement

_CONFIGURATION = "\n".join(
    [
        "[entities]",
        *(role.capitalize() for role in ROLES),
        "[relations]",
        *(f"{kind}\tArg1:<ENTITY>, Arg2:<ENTITY>" for kind in KEY_OF_KIND.values()),
        "Equiv\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive",
        "[events]",
        "[attributes]",
        "Reported\tArg:<ENTITY>",
        "Proposed\tArg:<ENTITY>",
        "Flagged\tArg:<ENTITY>",
        "",
    ]
)


class _Text:
    """The text with LF line ends, and the way to its offsets."""

    def __init__(self, text: str) -> None:
        starts = [0]
        for piece in text.split("\r\n")[:-1]:
            starts.append(starts[-1] + len(piece) + 2)
        self._after = starts[1:]  # offsets behind each CRLF
        self.text = text.replace("\r\n", "\n").replace("\r", "\n")

    def at(self, offset: int) -> int:
        return offset - bisect_right(self._after, offset)

    def pieces(self, parts: Sequence[Span]) -> list[Span]:
        """Return spans of the text, cut at line ends, as brat cannot contain one in a span."""
        found = []
        for start, end in parts:
            place = self.at(start)
            for line in self.text[place : self.at(end)].split("\n"):
                lead = len(line) - len(line.lstrip())
                if line.strip():
                    found.append((place + lead, place + len(line.rstrip())))
                place += len(line) + 1
        return found


class _Lines:
    """The lines of one `.ann` file, numbered by kind."""

    def __init__(self, document: Exported) -> None:
        self.document = document
        self.text = _Text(document.text)
        self.lines: list[str] = []
        self.names: dict[str, str] = {}  # of the stretch of each statement
        self._of_span: dict[tuple[Span, ...], str] = {}
        self._counts: dict[str, int] = {}

    def put(self, kind: str, rest: str, words: str = "") -> str:
        """Add a line and return its name, such as "T3"."""
        number = self._counts[kind] = self._counts.get(kind, 0) + 1
        self.lines.append(f"{kind}{number}\t{rest}\t{words}".rstrip("\t"))
        return f"{kind}{number}"

    def note(self, name: str, words: str) -> None:
        self.put("#", f"AnnotatorNotes {name}", one_line(words))

    def stretch(self, statement: Statement, parts: Sequence[Span]) -> str:
        """Return the name of a stretch; a second statement on the same words shares the first."""
        pieces = self.text.pieces(parts)
        if known := self._of_span.get(tuple(pieces)):
            return known
        places = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(one_line(self.text.text[start:end]) for start, end in pieces)
        name = self.put("T", f"{statement.role.capitalize()} {places}", words)
        self._of_span[tuple(pieces)] = name
        return name


def write(document: Exported) -> Files:
    """Return the annotations, the text that they count in, and brat's configuration."""
    lines = _Lines(document)
    for each in document.annotation.statements:
        if each.parts:
            _statement(lines, each)
    for link in links_in_text(document):
        _link(lines, link)
    for each in document.annotation.statements:
        _again(lines, each)
    ann = "".join(f"{line}\n" for line in lines.lines)
    return {
        ".ann": ann.encode("utf-8", "replace"),
        ".txt": lines.text.text.encode("utf-8", "replace"),
        "annotation.conf": _CONFIGURATION.encode(),
    }


def _statement(lines: _Lines, statement: Statement) -> None:
    name = lines.names[statement.id] = lines.stretch(statement, statement.parts)
    proposed = "; proposed" if statement.state == "proposed" else ""
    lines.note(name, f"id: {statement.id}; role: {statement.role}{proposed}")
    if statement.state == "proposed":
        lines.put("A", f"Proposed {name}")
    if statement.reported:
        lines.put("A", f"Reported {name}")
        lines.note(name, f"by: {statement.speaker}")
    elif statement.speaker != DEFAULT_SPEAKER:
        lines.note(name, f"speaker: {statement.speaker}")
    values = {"caption": caption(statement), "section": statement.section}
    for key, value in values.items():
        if value:
            lines.note(name, f"{key}: {value}")
    _remarks(lines, name, statement)


def _remarks(lines: _Lines, name: str, holder: Statement | Link) -> None:
    """Write notes and flags; of a link they are on its first premise, and say so."""
    about = f"on {holder.id}: " if isinstance(holder, Link) else ""
    if holder.because:
        lines.note(name, f"{about}because: {holder.because}")
    for note in holder.notes:
        lines.note(name, f"{about}note: {note}")
    flags = flag_lines(lines.document, holder.id)
    if flags and not about:
        lines.put("A", f"Flagged {name}")
    for flag in flags:
        lines.note(name, f"{about}flag: {flag}")


def _link(lines: _Lines, link: Link) -> None:
    """Write a relation for each premise; brat has none to a relation, so undercuts end at words."""
    target = lines.document.graph.links.get(link.conclusion)
    ends = target.premises if target else (link.conclusion,)
    end = next(name for name in ends if name in lines.names)
    premises = [premise for premise in link.premises if premise in lines.names]
    for premise in premises:
        between = f"Arg1:{lines.names[premise]} Arg2:{lines.names[end]}"
        relation = lines.put("R", f"{KEY_OF_KIND[link.kind]} {between}")
        lines.note(relation, f"link: {link.id}")
        if link.scheme:
            lines.note(relation, f"scheme: {link.scheme}")
        if link.state == "proposed":
            lines.note(relation, "proposed")
    _remarks(lines, lines.names[premises[0]], link)


def _again(lines: _Lines, statement: Statement) -> None:
    """Write where the words occur again, as equivalent to the first place."""
    also = lines.document.also.get(statement.id, ())
    names = [
        lines.names.get(statement.id, ""),
        *(lines.stretch(statement, [each]) for each in also),
    ]
    for first, other in pairwise(dict.fromkeys(names)):
        lines.lines.append(f"*\tEquiv {first} {other}")


FORMAT = Format(
    "brat",
    (".ann", ".txt", "annotation.conf"),
    write,
    {
        **dict.fromkeys((IMPLICIT, TITLE, FRONT), LOST),
        **dict.fromkeys((LINKED, UNDERCUTS, SCHEMES, FLAGS, NOTES), ALTERED),
        **dict.fromkeys((CAPTIONS, REASONS, SECTIONS, SPEAKER), ALTERED),
    },
    exceptions=only_in_text,
)
