from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.annotation import parse, to_text
from argmap.model import Annotation, Link, Mark, Statement, link_id
from argmap.source import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

FULL = """---
argmap: 1
source: text.txt
title: A ministry answers
speaker: the Ministry
translated: yes
sourced: annual report
tags: safety, work
answers: report.txt
aside: line 1
keep: line 2
---

## first claim
= Words of our own.

# One

## fewer evidence?
> In 2023 there were 312 accidents […] only 156,
> a fall by half.
- label: Half of it
- because: figures
- answer: ARG401 known to all
- flag: ARG302 half of what
- note: one
- note: two
- supports?: works with first
  - scheme: sign
  - because: next to it
  - answer: ARG201 it is said elsewhere
  - flag: ARG202 they rise together
  - note: three
- attacks: failed

## works conclusion
> All this is the direct result of the safety programme.

# Two

## failed claim
> programme has failed
- by: the auditors
- undercuts: fewer -> works
"""


def test_a_file_in_its_plain_form_is_written_as_it_was_read(
    read: Callable[..., Annotation],
) -> None:
    assert to_text(read("", head=FULL)) == FULL


def test_a_quote_has_one_line_per_line_of_the_source() -> None:
    source = read_text("One two\r\n  three.\n\nFour five\n")
    start, end = 0, len(source.text) - 1
    statement = Statement(
        "a",
        "claim",
        source.text[start:end],
        "One two three. Four five",
        start,
        end,
        ((start, end),),
        1,
    )
    text = to_text(Annotation(source, statements=(statement,)))
    assert text.endswith("## a claim\n> One two\n> three.\n> Four five\n")
    assert parse(text, source).statements[0].end == end


def test_a_quote_in_several_places_gets_a_near() -> None:
    source = read_text("It fell in May. That was good. It fell in June. That was bad.")
    statement = Statement("a", "claim", "That was", "That was", 48, 56, ((48, 56),), 1)
    written = to_text(Annotation(source, statements=(statement,)))
    assert written.endswith("> That was\n- near: fell in June\n")
    assert parse(written, source).statements[0].start == 48


def test_statements_without_a_file_are_written_under_their_section() -> None:
    source = read_text("It fell. It rose.")
    statements = (
        Statement("a", "claim", "It fell.", "", 0, 8, ((0, 8),), 1, section="Down"),
        Statement("b", "claim", "So.", "", implicit=True, section="Up"),
    )
    links = (
        Link(
            link_id(("a",), "b", "support"),
            "support",
            ("a",),
            "b",
            answers=(Mark("ARG201", "well", 0),),
        ),
    )
    text = to_text(Annotation(source, statements=statements, links=links))
    assert text.endswith(
        "# Down\n\n## a claim\n> It fell.\n- supports: b\n  - answer: ARG201 well\n\n# Up\n\n## b claim\n= So.\n"
    )


def test_characters_that_a_file_cannot_contain_are_not_written() -> None:
    source = read_text("It\x07 fe\x08ll.\n")
    statement = Statement(
        "a", "claim", source.text.strip(), "", 0, 9, ((0, 9),), 1, notes=("one\ntwo\x00", " \n ")
    )
    annotation = Annotation(source, title="A\nB", statements=(statement,))
    text = to_text(annotation)
    assert "> It fell.\n- note: one two\n" in text
    assert parse(text, source).statements[0].text == "It\x07 fe\x08ll."


def test_the_path_of_the_source_is_relative_to_the_file() -> None:
    annotation = Annotation(read_text("x", path="corpus/texts/x.txt"))
    assert "source: x.txt\n" in to_text(annotation)
    assert "source: texts/x.txt\n" in to_text(replace(annotation, path="corpus/x.argmap.md"))
