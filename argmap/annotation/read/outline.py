"""Which lines of an annotation file belong to which statement and link.

Nothing is looked up in a source, so a file whose quotes have lost their place still has an outline.
"""

import gc
import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from argmap.annotation.read.body import read_body
from argmap.annotation.read.front_matter import FrontMatter, read_front_matter
from argmap.annotation.read.links import resolve_links
from argmap.annotation.read.problems import Problems, line_texts
from argmap.annotation.read.written import WrittenStatement
from argmap.model import Link, Section

DRAFT_SAYS = "<!-- the draft now says: "
NO_LONGER = "<!-- the draft no longer proposes this"
_COMMENT = re.compile(r"[ \t]*<!--")


@dataclass(frozen=True, slots=True)
class Outline:
    """The lines of a file, and what they say."""

    lines: Sequence[str] = ()
    front: FrontMatter = field(default_factory=FrontMatter)
    sections: tuple[Section, ...] = ()
    statements: tuple[WrittenStatement, ...] = ()
    links: tuple[Link, ...] = ()  # in the order in which the statements have them

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


@contextmanager
def without_collector() -> Iterator[None]:
    """Pause the garbage collector, which takes half of the time; usable as a decorator."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@without_collector()
def read_outline(text: str, path: str = "") -> Outline:
    """Return the outline of a file; raise `AnnotationError` if a line or a link has an error."""
    problems = Problems(path, line_texts(text.removeprefix("\ufeff")))
    outline = outline_of(problems)
    problems.stop_on_errors()
    return outline


def outline_of(problems: Problems) -> Outline:
    """Return the outline of the lines of a file; add its problems to those there are."""
    front = read_front_matter(problems.lines, problems)
    sections, statements = read_body(problems.lines, front.body, problems)
    links = resolve_links(statements, problems)
    return Outline(problems.lines, front, sections, statements, links)


def is_ours(line: str) -> bool:
    """Return whether a comment was written by a merge and not by a person."""
    return line.lstrip().startswith((DRAFT_SAYS, NO_LONGER))


def commented_lines(outline: Outline) -> frozenset[int]:
    """Return the lines that a person's comments belong to: below if they touch it, else above.

    If they touch neither, they belong to both.
    """
    lines = [number for number, line in enumerate(outline.lines, start=1) if line.strip()]
    comments = [number for number in lines if outline.is_comment(number)]
    others = [number for number in lines if not outline.is_comment(number)]
    found: set[int] = set()
    for first in comments:
        run = range(first, outline.last_comment_below(first) + 1)
        is_one_of_ours = all(is_ours(outline.lines[number - 1]) for number in run)
        if is_one_of_ours or outline.is_comment(first - 1):
            continue
        index = bisect(others, first)
        before, after = others[index - 1 : index], others[index : index + 1]
        touches_before, touches_after = before == [first - 1], after == [run.stop]
        if not touches_after:
            found.update(before)
        if touches_after or not touches_before:
            found.update(after)
    return frozenset(found)
