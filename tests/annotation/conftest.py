from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.annotation import parse
from argmap.model import AnnotationError
from argmap.source import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.model import Annotation

TEXT = """The programme has brought results.
In 2023 there were 312 accidents, in 2024 only 156,
a fall by half.
All this is the direct result of the safety programme.
The figures cover only the pilot sites.
The auditors say “the programme has failed”.
"""
HEAD = "---\nargmap: 1\nsource: statement.txt\n---\n"


@pytest.fixture
def read() -> Callable[..., Annotation]:
    """Return what reads the body of an annotation of a small source."""

    def reader(body: str, text: str = TEXT, head: str = HEAD) -> Annotation:
        return parse(head + body, read_text(text))

    return reader


@pytest.fixture
def complaints(read: Callable[..., Annotation]) -> Callable[..., list[str]]:
    """Return what tells the problems of a body: line, column and message."""

    def reader(body: str, text: str = TEXT, head: str = HEAD) -> list[str]:
        try:
            problems = read(body, text, head).problems
        except AnnotationError as error:
            problems = error.problems
        return [f"{problem.line}:{problem.col} {problem.message}" for problem in problems]

    return reader
