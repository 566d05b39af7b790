"""The statement for which argmap was started, and the hand-made reading of it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest

import argmap
from argmap.drawing import page
from argmap.graph import ArgumentGraph

CORPUS = Path(__file__).parents[1] / "corpus"
ANNOTATION = CORPUS / "statement.argmap.md"


@pytest.fixture(scope="module")
def annotation() -> argmap.Annotation:
    return argmap.load(ANNOTATION)


@pytest.fixture(scope="module")
def report(annotation: argmap.Annotation) -> argmap.Report:
    return argmap.check(annotation)


def test_the_source_is_unchanged() -> None:
    data = (CORPUS / "statement.txt").read_bytes()
    assert (
        hashlib.sha256(data).hexdigest()
        == "99373dd81a6c7fdd1530c8047ad8c84f66f11ccb73347109a9979062e9ae3d62"
    )


def test_the_menu_is_furniture_and_the_second_copy_a_repeat() -> None:
    source = argmap.read(CORPUS / "statement.txt")
    assert [(each.reason, each.lines, each.of_lines) for each in source.asides] == [
        ("furniture", (45, 46), None),
        ("repeat", (47, 89), (2, 44)),
        ("furniture", (90, 91), None),
    ]


def test_every_quotation_occurs_once_and_again_in_the_repeat(
    annotation: argmap.Annotation,
) -> None:
    for statement in annotation.statements:
        if statement.implicit or statement.line is None:
            continue
        assert 2 <= statement.line <= 44
        assert statement.also_lines == (statement.line + 45,), statement.id


def test_every_line_is_a_heading_or_quoted_or_named_in_a_comment(
    annotation: argmap.Annotation,
) -> None:
    source = annotation.source
    quoted = {
        source.line_at(place)
        for each in annotation.statements
        for start, end in each.parts
        for place in (start, end - 1)
    }
    named = {
        int(number)
        for remark in re.findall(r"<!--(.*?)-->", ANNOTATION.read_text("utf-8"))
        for number in re.findall(r"[Ll]ine (\d+)", remark)
    }
    assert set(range(1, 45)) - quoted - named == set()


def test_no_heading_and_no_menu_line_is_a_statement(annotation: argmap.Annotation) -> None:
    lines = {each.line for each in annotation.statements}
    assert lines & {5, 18, 28, 41, 45, 46, 90, 91} == set()


def test_its_size(annotation: argmap.Annotation) -> None:
    assert 55 <= len(annotation.statements) <= 75
    assert 45 <= len(annotation.links) <= 60
    assert {each.role for each in annotation.statements} == {
        "claim",
        "evidence",
        "conclusion",
        "rebuttal",
    }
    assert all(statement.by_hand for statement in annotation.statements)
    assert all(link.by_hand for link in annotation.links)


def test_fewer_registrations_support_that_zero_tolerance_works(
    annotation: argmap.Annotation,
) -> None:
    assert argmap.to_graph(annotation).has_edge("fewer-registrations", "zero-tolerance-works")


def test_that_step_has_a_raised_flag_that_says_why(report: argmap.Report) -> None:
    flag = next(
        each for each in report.flags if each.link == "fewer-registrations -> zero-tolerance-works"
    )
    assert (flag.code, flag.level, flag.state) == ("ARG202", "warning", "raised")
    assert "almost 5 times fewer complaints" in flag.says
    assert "direct result" in flag.says
    assert flag.lacks
    assert flag.question.endswith("?")


def test_no_other_flag_on_causes_is_on_that_step(report: argmap.Report) -> None:
    codes = [
        each.code
        for each in report.flags
        if each.link == "fewer-registrations -> zero-tolerance-works"
    ]
    assert codes.count("ARG202") == 1
    assert "ARG201" not in codes


def test_the_main_conclusion_and_what_it_rests_on(
    annotation: argmap.Annotation, report: argmap.Report
) -> None:
    main = ArgumentGraph(annotation).main_conclusion()
    assert main is not None
    assert main.id == "cannot-agree"
    standing = {each.id: each for each in report.standing}
    assert standing["zero-tolerance-works"].state == "over-flagged-steps"
    assert not standing["zero-tolerance-works"].provisional


def first(annotation: argmap.Annotation, count: int) -> argmap.Annotation:
    """Return the first statements of a reading, with the links between them."""
    statements = annotation.statements[:count]
    known = {each.id for each in statements}
    for _ in range(2):  # links, then those against links
        kept = [each for each in annotation.links if {*each.premises, each.conclusion} <= known]
        known |= {each.id for each in kept}
    return replace(annotation, statements=statements, links=tuple(kept))


def test_the_page_stays_small(annotation: argmap.Annotation, report: argmap.Report) -> None:
    part = first(annotation, 45)
    small = len(page(part, argmap.check(part)).encode())
    assert small <= 750_000
    more = len(annotation.statements) - 45
    assert (len(page(annotation, report).encode()) - small) / more <= 2_500
