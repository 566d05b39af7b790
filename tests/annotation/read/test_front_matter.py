from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.model import Annotation

FULL = """---
argmap: 1
source: statement.txt
title: A ministry: its answer
speaker: the Ministry
translated: yes
sourced: annual report 2024
tags: safety, work
answers: report.txt
aside: line 5
aside: lines 6-6
keep: line 1
---
"""


def test_all_keys_are_read(read: Callable[..., Annotation]) -> None:
    annotation = read("", head=FULL)
    assert (annotation.title, annotation.speaker, annotation.translated) == (
        "A ministry: its answer",
        "the Ministry",
        True,
    )
    assert (annotation.sourced, annotation.tags, annotation.answers) == (
        "annual report 2024",
        ("safety", "work"),
        "report.txt",
    )
    assert (annotation.asides, annotation.keeps) == (("line 5", "lines 6-6"), ("line 1",))


def test_aside_is_applied_to_the_source(
    read: Callable[..., Annotation], complaints: Callable[..., list[str]]
) -> None:
    source = read("", head=FULL).source
    assert [(aside.reason, aside.lines) for aside in source.asides] == [("asked", (5, 6))]
    (complaint,) = complaints("## a claim\n> The figures\n", head=FULL)
    assert complaint.startswith("15:3 this quote is in lines 5-6 of the source, which is set aside")


def test_a_file_without_front_matter_says_how_to_begin(
    complaints: Callable[..., list[str]],
) -> None:
    assert complaints("", head="") == [
        "1:1 the front matter is missing: the file does not start with ---"
    ]


def test_trailing_spaces_and_blank_lines_mean_nothing(read: Callable[..., Annotation]) -> None:
    assert read("", head="---  \nargmap: 1\t\n\nsource:   statement.txt  \n---\t\n").title == ""
