"""The shape of an annotation file: which of its lines belong to which statement and link.

Nothing is looked up in a source here, so a file whose quotes have lost their place still has an outline.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.annotation.read.body import read_body
from argmap.annotation.read.front_matter import read_front_matter
from argmap.annotation.read.lines import line_texts
from argmap.annotation.read.links import resolve_links
from argmap.annotation.read.pause import without_collector
from argmap.annotation.read.problems import Problems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.annotation.read.drafts import Draft, DraftLink
    from argmap.annotation.read.front_matter import FrontMatter
    from argmap.model import Link, Section

DRAFT_SAYS = "<!-- the draft now says: "
NO_LONGER = "<!-- the draft no longer proposes this"
_OURS = (DRAFT_SAYS, NO_LONGER)
_REMARK = re.compile(r"[ \t]*<!--")


@dataclass(frozen=True, slots=True)
class Outline:
    """The lines of a file, and what stands in them."""

    lines: tuple[str, ...]
    front: FrontMatter
    sections: tuple[Section, ...]
    drafts: tuple[Draft, ...]
    links: tuple[Link, ...]

    def written(self) -> Iterator[tuple[Draft, DraftLink, Link]]:
        """Yield each link as it is written, with the statement under which it stands and with what it says."""
        said = {link.at: link for link in self.links}
        for draft in self.drafts:
            for link in draft.links:
                if link.line in said:
                    yield draft, link, said[link.line]

    def is_blank(self, line: int) -> bool:
        """Return whether nothing stands in a line, or there is no such line."""
        return not 1 <= line <= len(self.lines) or not self.lines[line - 1].strip()

    def is_remark(self, line: int) -> bool:
        """Return whether a line is a remark."""
        return 1 <= line <= len(self.lines) and bool(_REMARK.match(self.lines[line - 1]))

    def remarks_above(self, line: int) -> range:
        """Return the remarks that touch a line from above."""
        first = line
        while self.is_remark(first - 1):
            first -= 1
        return range(first, line)


@without_collector
def read_outline(text: str, path: str = "") -> Outline:
    """Return the outline of a file; raise `AnnotationError` if a line or a link of it is wrong."""
    lines = line_texts(text.removeprefix("\ufeff"))
    problems = Problems(path, lines)
    front = read_front_matter(lines, problems)
    body = read_body(lines, front.body, problems)
    links = resolve_links(body.drafts, problems)
    problems.stop_on_errors()
    return Outline(tuple(lines), front, body.sections, body.drafts, links)


def is_ours(line: str) -> bool:
    """Return whether a remark was written by a merge and not by a person."""
    return line.lstrip().startswith(_OURS)


def words_of(draft: Draft) -> str:
    """Return the words of a statement as they are written."""
    return " ".join(line.value for line in draft.words)


def link_lines(link: DraftLink) -> list[int]:
    """Return the lines in which a link and its facts stand."""
    return sorted(
        [
            link.line,
            *(fact.line for fact in link.facts.values()),
            *(mark.at for _, mark in link.remarks),
        ]
    )


def own_lines(draft: Draft) -> list[int]:
    """Return the lines in which a statement stands, without its links."""
    facts = [fact.line for fact in (*draft.words, *draft.facts.values())]
    return sorted([draft.line, *facts, *(mark.at for _, mark in draft.remarks)])


def all_lines(draft: Draft) -> list[int]:
    """Return the lines in which a statement and its links stand."""
    return sorted([*own_lines(draft), *(line for link in draft.links for line in link_lines(link))])


def personal_remarks(outline: Outline) -> frozenset[int]:
    """Return the lines on which a person's remark hangs: the line below that it touches, else the one above; both its neighbours if it touches none."""
    hung: set[int] = set()
    before = 0
    remarks: list[int] = []
    for number in range(1, len(outline.lines) + 1):
        if outline.is_blank(number):
            continue
        if outline.is_remark(number):
            remarks.append(number)
            continue
        hung.update(_holders(outline, remarks, before, number))
        before, remarks = number, []
    hung.update(_holders(outline, remarks, before, 0))
    return frozenset(hung)


def _holders(outline: Outline, remarks: Sequence[int], before: int, after: int) -> Iterator[int]:
    """Yield on which of two lines the remarks between them hang."""
    for run in _runs(remarks):
        if all(is_ours(outline.lines[number - 1]) for number in run):
            continue
        touches_before, touches_after = run[0] == before + 1, run[-1] + 1 == after
        if before and not touches_after:
            yield before
        if after and (touches_after or not touches_before):
            yield after


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] + 1 == number:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs
