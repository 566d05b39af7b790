"""The vocabulary of the domain: sources, statements, links, annotations, flags, reports.

Every offset counts code points in the source as decoded (a byte order mark counts as none, a CRLF
as two); every span is half open. Lines and columns count from 1. This module imports only
`argmap.excerpts` before a notebook asks it for HTML.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Literal, TypeAlias

from argmap.excerpts import window

Role: TypeAlias = Literal["claim", "evidence", "conclusion", "rebuttal"]
Kind: TypeAlias = Literal["support", "attack", "undercut"]
State: TypeAlias = Literal["accepted", "proposed"]
Level: TypeAlias = Literal["error", "warning", "note"]
FlagState: TypeAlias = Literal["raised", "proposed", "answered"]
AsideReason: TypeAlias = Literal["repeat", "furniture", "asked"]
BlockKind: TypeAlias = Literal["heading", "paragraph", "item"]
StandingState: TypeAlias = Literal[
    "clear", "over-flagged-steps", "bare-claims", "no-support", "unreviewed"
]
Span: TypeAlias = tuple[int, int]

ROLES: tuple[Role, ...] = ("claim", "evidence", "conclusion", "rebuttal")
LEVELS: tuple[Level, ...] = ("error", "warning", "note")
DEFAULT_SPEAKER = "the author"
# How sure the machine is of a proposal: the last word of its `because`.
LIKELY, UNSURE = "likely", "unsure"
NEXT_TO_IT = "next to it"  # why a link is proposed if only the places of its ends speak for it


class ArgmapError(Exception):
    """Something argmap cannot do; the message is a sentence for a person, with the next step."""


class SourceError(ArgmapError):
    """A source that cannot be read as text."""


class AnnotationError(ArgmapError):
    """An annotation file with errors; `problems` holds every one of them, warnings too."""

    def __init__(self, problems: "tuple[Problem, ...]") -> None:
        super().__init__("\n".join(problem.report() for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to fix in a file: where it is, what was found, what to do."""

    path: str
    line: int
    col: int
    level: Literal["error", "warning"]
    message: str
    excerpt: str = ""  # the line itself, as it is in the file
    width: int = 1  # code points under the marker
    hint: str = ""  # what to do next, printed next to the marker

    def report(self) -> str:
        """Return the lines that a person sees: place and message, the line itself, the marker."""
        kind = "warning: " if self.level == "warning" else ""
        head = f"{self.path}:{self.line}:{self.col}: {kind}{self.message}"
        if not self.excerpt:
            return f"{head}\n    {self.hint}" if self.hint else head
        shown, column, width = window(self.excerpt, self.col - 1, self.width)
        marker = " " * column + "^" * max(1, width)
        return f"{head}\n{self.line:>5} | {shown}\n      | {marker} {self.hint}".rstrip()


@dataclass(frozen=True, slots=True)
class Copy:
    """A stretch of a repeat and the stretch of the first copy that has the same words."""

    start: int
    end: int
    of_start: int
    of_end: int


@dataclass(frozen=True, slots=True)
class Aside:
    """A stretch of the source that is not analysed, kept with its reason."""

    start: int
    end: int
    lines: tuple[int, int]  # first and last line
    reason: AsideReason
    because: str  # the reason in words, for a reader
    of_lines: tuple[int, int] | None = None  # for a repeat: the lines of the first copy
    copies: tuple[Copy, ...] = ()  # for a repeat: sentence by sentence or line by line


@dataclass(frozen=True, slots=True)
class Variant:
    """A near repeat that was not merged, because what differs matters; both places stay."""

    start: int
    end: int
    line: int
    of_start: int
    of_end: int
    of_line: int
    differs: tuple[tuple[str, str], ...]  # words there, words here


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph or list item that is not set aside; hard-wrapped lines are joined."""

    kind: BlockKind
    parts: tuple[Span, ...]  # stretches of the source without asides and without the item's marker
    line: int  # where the first part begins
    marker: str = ""  # of a list item: "1)", "a.", "•"; outside `parts`

    @property
    def start(self) -> int:
        """Return the offset at which the block's words begin."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Return the offset at which the block's words end."""
        return self.parts[-1][1]


@dataclass(frozen=True, slots=True)
class Omission:
    """Something that the document behind a text contains, and the text does not."""

    kind: str  # "struck text", "footnote mark", …
    text: str  # its words; of an image what it says of itself
    start: int | None = None  # where it was; None if it has no place in the text
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """Words of the text that led somewhere in the document behind it."""

    start: int
    end: int
    address: str


@dataclass(frozen=True, slots=True)
class Source:
    """A text as it came, and which parts of it are set aside."""

    path: str  # as the caller gave it
    text: str
    sha256: str  # of the bytes of the file; of the UTF-8 form for a text from memory
    line_starts: tuple[int, ...]  # offset at which each line begins; at least one
    asides: tuple[Aside, ...] = ()
    variants: tuple[Variant, ...] = ()
    blocks: tuple[Block, ...] = ()
    problems: tuple[Problem, ...] = ()  # warnings of reading
    asked: tuple[str, ...] = ()  # lines that a person set aside, as written ("line 12")
    kept: tuple[str, ...] = ()  # the same for lines to keep
    document: str = ""  # name of the document that the text was taken from, if it is known
    # For each line the page of that document ("page 3"); empty if none is known.
    pages: tuple[str, ...] = ()
    left_out: tuple[Omission, ...] = ()  # of that document; those without a place come last
    links: tuple[Target, ...] = ()  # in the order of the text; none overlaps another

    @property
    def lines(self) -> int:
        """Return the number of lines; a line end at the very end starts no further one."""
        opened = len(self.line_starts)
        return opened - 1 if opened > 1 and self.line_starts[-1] == len(self.text) else opened

    def line_at(self, offset: int) -> int:
        """Return the number of the line that contains an offset."""
        return bisect_right(self.line_starts, offset)

    def column_at(self, offset: int) -> int:
        """Return the column of an offset in its line."""
        return offset - self.line_starts[self.line_at(offset) - 1] + 1

    def page_at(self, line: int) -> str:
        """Return the page that a line was on ("page 3"), or nothing."""
        return self.pages[line - 1] if 1 <= line <= len(self.pages) else ""

    def line_name(self, line: int) -> str:
        """Return how a line is cited: "line 12", or "line 12, page 3" if its page is known."""
        page = self.page_at(line)
        return f"line {line}, {page}" if page else f"line {line}"

    def links_in(self, parts: Iterable[Span]) -> tuple[Target, ...]:
        """Return the links with words in any of these parts, in order."""
        found: dict[Target, None] = {}
        for start, end in sorted(parts):
            first = bisect_right(self.links, start, key=lambda each: each.end)
            last = bisect_left(self.links, end, key=lambda each: each.start)
            found.update(dict.fromkeys(self.links[first:last]))
        return tuple(found)

    def line_text(self, line: int) -> str:
        """Return a line's words without its line end; nothing for a number beyond the text."""
        if not 1 <= line <= len(self.line_starts):
            return ""
        start = self.line_starts[line - 1]
        end = self.line_starts[line] if line < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the annotation; `at` is its line there."""

    title: str
    at: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A code with a person's words on one statement or link: an `answer` or a `flag` line."""

    code: str
    reason: str
    at: int  # line in the annotation


def is_unsure(because: str | None) -> bool:
    """Return whether the machine gave this reason for a proposal that it was unsure of."""
    return (because or "").endswith(f"; {UNSURE}")


@dataclass(frozen=True, slots=True)
class Statement:
    """One step of the argument, in the source's own words or, if implicit, in ours."""

    id: str
    role: Role
    text: str  # what the source says there, verbatim; parts are joined by " […] " or a space
    label: str  # the short caption
    start: int | None = None  # None if implicit
    end: int | None = None
    parts: tuple[Span, ...] = ()
    line: int | None = None
    also_lines: tuple[int, ...] = ()  # where the same words occur again, in repeats
    speaker: str = DEFAULT_SPEAKER
    reported: bool = False
    implicit: bool = False
    state: State = "accepted"
    by_hand: bool = True
    because: str | None = None
    section: str | None = None
    notes: tuple[str, ...] = ()
    at: int = 0  # line in the annotation; 0 if it is in no file yet
    answers: tuple[Mark, ...] = ()
    flags: tuple[Mark, ...] = ()  # raised or confirmed by a person
    near: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Premises, a conclusion and a kind; the conclusion of an undercut is a link's id."""

    id: str
    kind: Kind
    premises: tuple[str, ...]  # in written order
    conclusion: str
    scheme: str | None = None
    state: State = "accepted"
    by_hand: bool = True
    because: str | None = None
    notes: tuple[str, ...] = ()
    at: int = 0
    answers: tuple[Mark, ...] = ()
    flags: tuple[Mark, ...] = ()


def link_id(premises: tuple[str, ...], conclusion: str, kind: Kind) -> str:
    """Return a link's id: `A+C -> B`, and `U -> (A -> B)` for an undercut of `A -> B`."""
    target = f"({conclusion})" if kind == "undercut" else conclusion
    return f"{'+'.join(premises)} -> {target}"


@dataclass(frozen=True, slots=True)
class Annotation:
    """All statements and links of one document, in file order."""

    source: Source  # with the front matter's `aside` and `keep` applied
    path: str = ""  # of the annotation file as the caller gave it; "" if it is in no file yet
    sha256: str = ""
    title: str = ""
    speaker: str = DEFAULT_SPEAKER
    translated: bool = False
    sourced: str = ""  # a source for all figures of the document
    tags: tuple[str, ...] = ()
    answers: str = ""  # path of the source that this one answers
    asides: tuple[str, ...] = ()  # the front matter's `aside` values, as written
    keeps: tuple[str, ...] = ()  # the same for `keep`
    sections: tuple[Section, ...] = ()
    statements: tuple[Statement, ...] = ()
    links: tuple[Link, ...] = ()
    suggestions: tuple[Link, ...] = ()  # candidates for links: of no graph, and in no file
    problems: tuple[Problem, ...] = ()  # warnings only: errors are raised

    @property
    def has_proposals(self) -> bool:
        """Return whether anything in it is a proposal that nobody has confirmed."""
        states = {each.state for each in self.statements} | {each.state for each in self.links}
        return "proposed" in states

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the page, in a sandbox."""
        return _in_notebook("annotation_html", self)


@dataclass(frozen=True, slots=True)
class Supply:
    """Something that would support a questioned step, and the words that may give it."""

    name: str  # "comparison", "mechanism", …
    words: str = ""  # the first that were found; "" if there are none
    line: int | None = None
    page: str = ""  # of the document that the text was taken from, if it is known


@dataclass(frozen=True, slots=True)
class Flag:
    """Something a reader should question in the text; it is attached to a statement or a link."""

    id: str  # "CODE:holder", with ":2" for a second one
    number: str  # "F1": for display only
    code: str
    name: str
    level: Level
    says: str  # what the text says, quoted, and what supports that
    lacks: str  # what the text does not give
    why: str  # why that matters
    question: str  # what to ask
    answer: str  # how to answer it in the file
    statement: str | None
    link: str | None
    start: int | None
    end: int | None
    line: int | None
    state: FlagState
    reason: str | None = None  # the person's answer, or words that raised it by hand
    looked_for: tuple[Supply, ...] = ()  # for a step: what would support it

    @property
    def message(self) -> str:
        """Return the five parts as one paragraph."""
        parts = (self.says, self.lacks, self.why, self.question, self.answer)
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Check:
    """A computation that the text's own figures allow, and whether it holds."""

    start: int
    end: int
    stated: str
    computed: str
    holds: bool
    flag: str | None = None
    operands: tuple[Span, ...] = ()  # where the numbers are that it was computed from, if known


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A number that was not checked, and why."""

    start: int
    end: int
    reason: str  # "no-operands": nothing in the passage gives it; "several-readings"


@dataclass(frozen=True, slots=True)
class Standing:
    """What a statement of the author rests on, by AND/OR reachability from evidence."""

    id: str
    state: StandingState
    provisional: bool  # whether it waits for a review: the state is "unreviewed"
    because: tuple[str, ...]  # ids of the links or statements that decide, or that it waits for
    path: tuple[str, ...] = ()  # links of one shortest path from evidence, upwards, if there is one
    # Every smallest set of flagged links whose repair would make it clear.
    repairs: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What argmap found in one annotation."""

    flags: tuple[Flag, ...] = ()  # in report order
    checks: tuple[Check, ...] = ()  # in source order
    unchecked: tuple[Unchecked, ...] = ()  # numbers that were not looked at further
    standing: tuple[Standing, ...] = ()
    problems: tuple[Problem, ...] = ()
    spoken_of: tuple[str, ...] = ()  # ids of the links about which rules have something to say

    @property
    def raised(self) -> tuple[Flag, ...]:
        """Return the flags that are neither proposals nor answered."""
        return tuple(flag for flag in self.flags if flag.state == "raised")

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the flags, in a sandbox."""
        return _in_notebook("report_html", self)


def _in_notebook(name: str, value: "Annotation | Report") -> str:
    """Return a value as HTML; only a notebook asks, and only then what draws it is imported."""
    return str(getattr(import_module("argmap.notebook"), name)(value))
