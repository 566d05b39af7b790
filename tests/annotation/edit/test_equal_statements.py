"""Suggested links are found again at the statements that they were for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.annotation import parse
from argmap.annotation.edit.following import Here
from argmap.annotation.edit.memory import Memory
from argmap.annotation.edit.suggestions import open_suggestions, suggested
from argmap.model import Link, link_id
from argmap.source import read_text

TEXT = "It is cold.\n\nThe stove is broken.\n\nIt is cold.\n\nThe school is shut.\n\nIt is cold.\n"
BODY = """## one claim
> It is cold.

## stove evidence
> The stove is broken.

## two claim
> It is cold.

## shut claim
> The school is shut.

## three claim
> It is cold.
"""


@pytest.mark.parametrize(
    ("premise", "conclusion"),
    [("two", "shut"), ("stove", "three"), ("one", "shut"), ("three", "two"), ("stove", "shut")],
)
def test_a_suggestion_at_one_of_several_equal_statements_stays_there(
    premise: str, conclusion: str
) -> None:
    front = "---\nargmap: 1\nsource: x.txt\n---\n\n"
    annotation = parse(front + BODY, read_text(TEXT))
    link = Link(link_id((premise,), conclusion, "support"), "support", (premise,), conclusion)
    entries = suggested(replace(annotation, suggestions=(link,)))

    found = open_suggestions(
        Memory(front + BODY, suggestions=entries), Here.of_annotation(annotation), ()
    )

    assert [(each.link.premises, each.link.conclusion) for each in found] == [
        ((premise,), conclusion)
    ]
