"""Which lines of an annotation file belong to which statement and link.

Nothing is looked up in a source, so a file whose quotes have lost their place still has an outline.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.annotation.collector import without_collector
from argmap.annotation.read.body import read_body
from argmap.annotation.read.front_matter import read_front_matter
from argmap.annotation.read.lines import line_texts
from argmap.annotation.read.links import resolve_links
from argmap.annotation.read.problems import Problems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.annotation.read.front_matter import FrontMatter
    from argmap.annotation.read.written import WrittenLink, WrittenStatement
    from argmap.model import Link, Section

DRAFT_SAYS = "<!-- the draft now says: "
NO_LONGER = "<!-- the draft no longer proposes this"
_COMMENT = re.compile(r"[ \t]*<!--")


@dataclass(frozen=True, slots=True)
class Outline:
    """The lines of a file, and what they say."""

    lines: tuple[str, ...]
    front: FrontMatter
    sections: tuple[Section, ...]
    statements: tuple[WrittenStatement, ...]
    links: tuple[Link, ...]

    def written_links(self) -> Iterator[tuple[WrittenStatement, WrittenLink, Link]]:
        """Yield each link as it is written, with its statement and with what it says."""
        said = {link.at: link for link in self.links}
        for statement in self.statements:
            for link in statement.links:
                if link.line in said:
                    yield statement, link, said[link.line]

    def is_blank(self, line: int) -> bool:
        """Return whether a line is blank or does not exist."""
        return not 1 <= line <= len(self.lines) or not self.lines[line - 1].strip()

    def is_comment(self, line: int) -> bool:
        """Return whether a line is a comment."""
        return 1 <= line <= len(self.lines) and bool(_COMMENT.match(self.lines[line - 1]))

    def comments_above(self, line: int) -> range:
        """Return the lines of the comments directly above a line."""
        first = line
        while self.is_comment(first - 1):
            first -= 1
        return range(first, line)

    def last_comment_below(self, line: int) -> int:
        """Return the line of the last comment directly below a line, or the line itself."""
        while self.is_comment(line + 1):
            line += 1
        return line


@without_collector()
def read_outline(text: str, path: str = "") -> Outline:
    """Return the outline of a file; raise `AnnotationError` if a line or a link has an error."""
    lines = line_texts(text.removeprefix("\ufeff"))
    problems = Problems(path, lines)
    front = read_front_matter(lines, problems)
    body = read_body(lines, front.body, problems)
    links = resolve_links(body.statements, problems)
    problems.stop_on_errors()
    return Outline(tuple(lines), front, body.sections, body.statements, links)


def is_ours(line: str) -> bool:
    """Return whether a comment was written by a merge and not by a person."""
    return line.lstrip().startswith((DRAFT_SAYS, NO_LONGER))


def commented_lines(outline: Outline) -> frozenset[int]:
    """Return the lines that a person's comment belongs to.

    That is the line below that it touches, else the line above, and both if it touches neither.
    """
    found: set[int] = set()
    before = 0
    comments: list[int] = []
    for number in range(1, len(outline.lines) + 1):
        if outline.is_blank(number):
            continue
        if outline.is_comment(number):
            comments.append(number)
            continue
        found.update(_owners(outline, comments, before, number))
        before, comments = number, []
    found.update(_owners(outline, comments, before, 0))
    return frozenset(found)


def _owners(outline: Outline, comments: Sequence[int], before: int, after: int) -> Iterator[int]:
    """Yield which of two lines the comments between them belong to; 0 is no line."""
    for run in _runs(comments):
        if all(is_ours(outline.lines[number - 1]) for number in run):
            continue
        touches_before, touches_after = run[0] == before + 1, run[-1] + 1 == after
        if before and not touches_after:
            yield before
        if after and (touches_after or not touches_before):
            yield after


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """Return numbers, those that follow one another together."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] + 1 == number:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs
