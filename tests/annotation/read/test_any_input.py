"""Properties of any input: only our own error is raised, and what is written reads as it was."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from argmap.annotation import parse, to_text
from argmap.annotation.read.places import is_border
from argmap.model import Annotation, AnnotationError, Link, Source, Statement, link_id
from argmap.source import read_text
from argmap.source.normalise import normal_words, normalise

SIGNS = st.one_of(
    st.sampled_from("abcäE09 .,;-–“”'\n\r\u2028\u0085\u00a0\u00ad\u200b\u0301[]…#>=<!|-\t\x07"),
    st.characters(codec="utf-8", exclude_characters="\0"),
)
LINES = st.text(SIGNS, max_size=30)
FILE = """---
argmap: 1
source: text.txt
---
# One
## a evidence
> In 2023 there were 312 accidents,
> in 2024 only 156.
- supports: b with c
  - scheme: sign
## b conclusion
> All this is the result.
- near: of the programme
## c claim?
= Nothing was left out.
- because: x
- undercuts?: d -> b
## d evidence
> We know it.
- attacks: b
"""
TEXT = "In 2023 there were 312 accidents, in 2024 only 156. All this is the result of the programme.\nWe know it.\n"


def made_source(lines: list[str]) -> Source:
    return read_text("\n".join(f"{number}th {line}" for number, line in enumerate(lines)))


def span(source: Source, start: int, end: int) -> tuple[int, int]:
    """Return a span widened to whole words, without space around it; empty if nothing is left."""
    normal = normalise(source.text)
    text = normal.text
    start, end = sorted((start % (len(text) + 1), end % (len(text) + 1)))
    while not is_border(text, start):
        start -= 1
    while not is_border(text, end):
        end += 1
    words = text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    return normal.span(start, end) if start < end else (0, 0)


@st.composite
def whole_annotations(draw: st.DrawFn) -> Annotation:
    source = made_source(draw(st.lists(LINES, min_size=1, max_size=4)))
    statements = []
    for number in range(draw(st.integers(1, 4))):
        start, end = span(source, draw(st.integers(0, 150)), draw(st.integers(0, 150)))
        words = source.text[start:end]
        assume(
            normal_words(words)
            and not any(aside.start < end and start < aside.end for aside in source.asides)
        )
        implicit = draw(st.booleans())
        proposed = draw(st.booleans())
        statement = Statement(
            f"s{number}",
            draw(st.sampled_from(("claim", "evidence", "conclusion", "rebuttal"))),
            "our own words",
            "a label",
            implicit=True,
            state="proposed" if proposed else "accepted",
            by_hand=not proposed,
        )
        if not implicit:
            parts, line = ((start, end),), source.line_at(start)
            statement = replace(
                statement, implicit=False, text=words, start=start, end=end, parts=parts, line=line
            )
        statements.append(statement)
    links = tuple(
        Link(link_id((one.id,), two.id, "support"), "support", (one.id,), two.id)
        for one in statements
        for two in statements
        if one.id < two.id and draw(st.booleans())
    )
    return Annotation(source, statements=tuple(statements), links=links)


def bare(annotation: Annotation) -> tuple[object, ...]:
    """Return what an annotation says, without places in the file and without `near`."""
    statements = [replace(statement, at=0, near=None) for statement in annotation.statements]
    return (statements, [replace(link, at=0) for link in annotation.links])


@given(whole_annotations())
def test_what_is_written_reads_as_what_it_was(annotation: Annotation) -> None:
    text = to_text(annotation)
    try:
        again = parse(text, annotation.source)
    except AnnotationError as error:
        assume(not any("several places" in problem.message for problem in error.problems))
        raise
    assert bare(again) == bare(annotation)
    assert to_text(again) == text
    assert parse(to_text(again), annotation.source) == again


def read_or_refused(text: str, source: Source) -> Annotation | None:
    """Return what a text says, or None if it is refused with our own error."""
    try:
        return parse(text, source)
    except AnnotationError as error:
        problems = error.problems
    assert problems
    assert list(problems) == sorted(problems, key=lambda problem: (problem.line, problem.col))
    assert all(problem.line >= 1 and problem.col >= 1 and problem.report() for problem in problems)
    return None


@given(st.text(SIGNS, max_size=200))
@example("---\n")
@example("---\nargmap: 1\nsource: x\n---\n## a claim\n> […]\n")
@example("---\nargmap: 1\nsource: x\n---\n## a claim\n> \u00ad\n")
def test_any_text_is_read_or_refused(text: str) -> None:
    source = read_text(TEXT)
    read_or_refused(text, source)
    read_or_refused("---\nargmap: 1\nsource: text.txt\n---\n" + text, source)


@given(st.integers(0, 2**32), st.integers(1, 6))
def test_any_damage_to_a_file_is_read_or_refused(seed: int, times: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # no secret hangs on it
    text = FILE
    for _ in range(times):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((0, 1, 1, 3, 20)))
        put = chance.choice(
            ("", "", "x", " ", "\n", "?", "-", ">", ":", "#", "<!--", "\t", text[end : end + 30])
        )
        text = text[:start] + put + text[end:]
    annotation = read_or_refused(text, read_text(TEXT))
    if annotation is not None:
        assert bare(parse(to_text(annotation), annotation.source)) == bare(annotation)


@given(
    st.lists(
        st.tuples(st.integers(0, len(TEXT)), st.sampled_from(["\u00ad", "\u200b", "\ufeff"])),
        max_size=8,
    ),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_invisible_characters_and_line_endings_do_not_change_the_graph(
    places: list[tuple[int, str]], end: str
) -> None:
    text = TEXT.replace(", in", ",\n   in").replace(" ", "  ", 3)
    for place, sign in places:
        if text[place - 1 : place + 1].isalpha():
            text = text[:place] + sign + text[place:]
    annotation = parse(FILE, read_text(text.replace("\n", end)))
    plain = parse(FILE, read_text(TEXT))
    assert annotation.links == plain.links
    assert [normal_words(each.text) for each in annotation.statements] == [
        normal_words(each.text) for each in plain.statements
    ]


@pytest.mark.parametrize(
    "line",
    [
        "- note:",
        "- ",
        "  - ",
        "## ",
        "> ",
        "= ",
        "# ",
        "<!--",
        "- supports: ",
        "- undercuts: ",
        "x",
    ],
)
@pytest.mark.parametrize("filler", [" ", "a", "- ", "-> ", " with ", ", ", "<!--", "a ", "?", ":"])
def test_no_line_takes_long(line: str, filler: str) -> None:
    source = read_text(TEXT)
    head = "---\nargmap: 1\nsource: text.txt\n---\n## a claim\n> We know it.\n"
    with pytest.raises(AnnotationError):
        parse(head + line + filler * (200_000 // len(filler)) + "x\n- supports: nobody\n", source)
