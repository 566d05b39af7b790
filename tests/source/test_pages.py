"""Pages as people copy them: furniture and repeats are found, and no argument is set aside."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from argmap.source import read, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Aside, Source

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.txt"))
FOUND_AT_LEAST = 0.9  # share of all furniture lines


@dataclass(frozen=True)
class Page:
    """A page as it was read, and what a person says about its lines."""

    source: Source
    furniture: tuple[int, ...]
    keep: tuple[int, ...]
    repeats: tuple[tuple[tuple[int, int], tuple[int, int]], ...]
    variants: tuple[tuple[int, int], ...]
    one_block: tuple[tuple[int, int], ...]

    def repeated(self) -> set[int]:
        return {line for (first, last), _ in self.repeats for line in range(first, last + 1)}


def page(name: str) -> Page:
    facts = json.loads((PAGES / f"{name}.json").read_text("utf-8"))
    return Page(
        source=read(PAGES / f"{name}.txt"),
        furniture=tuple(facts["furniture"]),
        keep=tuple(facts["keep"]),
        repeats=tuple(
            ((each["lines"][0], each["lines"][1]), (each["of_lines"][0], each["of_lines"][1]))
            for each in facts["repeats"]
        ),
        variants=tuple((line, of_line) for line, of_line in facts["variants"]),
        one_block=tuple((first, last) for first, last in facts.get("one_block", [])),
    )


def touching(source: Source, line: int) -> Iterator[Aside]:
    """Yield the asides that contain some of a line's words."""
    start = source.line_starts[line - 1]
    end = start + len(source.line_text(line))
    for aside in source.asides:
        if (
            aside.start < end
            and start < aside.end
            and source.text[max(start, aside.start) : min(end, aside.end)].strip()
        ):
            yield aside


def is_aside(source: Source, line: int) -> bool:
    """Return whether all of a line's words are set aside."""
    start = source.line_starts[line - 1]
    words = source.line_text(line)
    covered = [False] * len(words)
    for aside in touching(source, line):
        for place in range(max(0, aside.start - start), min(len(words), aside.end - start)):
            covered[place] = True
    return all(flag or sign.isspace() for flag, sign in zip(covered, words, strict=True))


def test_there_are_at_least_sixty_pages() -> None:
    assert len(NAMES) >= 60


@pytest.mark.parametrize("name", NAMES)
def test_no_line_that_argues_is_set_aside(name: str) -> None:
    shown = page(name)
    wrong = [
        (line, aside.because, shown.source.line_text(line))
        for line in shown.keep
        for aside in touching(shown.source, line)
        if line not in shown.repeated()
    ]
    assert wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_what_repeats_names_the_lines_of_its_first_copy(name: str) -> None:
    shown = page(name)
    found = {
        (aside.lines, aside.of_lines) for aside in shown.source.asides if aside.reason == "repeat"
    }
    furniture = set(shown.furniture)
    arguing = {
        (lines, of_lines)
        for lines, of_lines in found
        if not furniture.issuperset(range(lines[0], lines[1] + 1))
    }
    allowed = set(range(1, shown.source.lines + 1)) - set(shown.keep)
    assert set(shown.repeats) <= arguing
    assert [each for each in arguing - set(shown.repeats) if each[0][0] not in allowed] == []


@pytest.mark.parametrize("name", NAMES)
def test_copies_that_differ_are_reported_and_nothing_else_is(name: str) -> None:
    shown = page(name)
    assert {(each.line, each.of_line) for each in shown.source.variants} == set(shown.variants)


@pytest.mark.parametrize("name", NAMES)
def test_a_sentence_that_furniture_interrupts_is_one_block(name: str) -> None:
    shown = page(name)
    for first, last in shown.one_block:
        held = [
            {shown.source.line_at(start) for start, _ in block.parts}
            for block in shown.source.blocks
        ]
        assert any(last in lines and len(lines) > 1 and min(lines) <= first for lines in held)


@pytest.mark.parametrize(
    "line", (PAGES.parent / "lines" / "arguing.txt").read_text("utf-8").splitlines()
)
def test_a_sentence_that_begins_like_a_line_of_the_page_is_kept(line: str) -> None:
    texts = (
        (
            "The quay will stay open all winter, whatever the weather may be.\n"
            f"{line}\nThe ferry will not run in January, and nobody has been told."
        ),
        (
            "Advertisement\nThe quay will stay open all winter, whatever the weather may "
            f"be.\n{line}\nThe ferry is late.\nShare this page\n"
        ),
    )
    for text in texts:
        assert not [
            aside for aside in read_text(text).asides if line in text[aside.start : aside.end]
        ]


def test_nine_in_ten_lines_of_furniture_are_found() -> None:
    pages = [page(name) for name in NAMES]
    found = sum(is_aside(each.source, line) for each in pages for line in each.furniture)
    assert found >= FOUND_AT_LEAST * sum(len(each.furniture) for each in pages)
