"""What hostile HTML and Markdown costs: calls are counted, so no clock is involved."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from argmap.documents import html, markdown
from argmap.documents.piece import DocumentError
from argmap.documents.web import parsing

if TYPE_CHECKING:
    from collections.abc import Callable


def calls(extract: Callable[[bytes, str], Any], source: str) -> int:
    """Return how many functions are called to read a source."""
    count = 0

    def add(*_: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(add)
    try:
        extract(source.encode(), "")
    finally:
        sys.setprofile(before)
    return count


NOTE = "[^n]: " + "By half. " * 100


@pytest.mark.parametrize(
    ("extract", "unit", "end"),
    [
        (html.extract, "<b>a</b> ", ""),
        (html.extract, "a<br>", ""),
        (html.extract, "<a href='#n'>1</a> b ", "<ol><li id=n>By half.</li></ol>"),
        (html.extract, "<q>a ", ""),
        (html.extract, "<table><tr><td rowspan=999 colspan=999>a</td></tr></table>", ""),
        (markdown.extract, "*a **b ", ""),
        (markdown.extract, "~~a ", ""),
        (markdown.extract, "<b>a ", ""),
        (markdown.extract, "a[^n] ", f"\n\n{NOTE}"),
        (markdown.extract, "- a\n", ""),
        (markdown.extract, "|1|2|3\n", ""),
    ],
)
def test_twice_as_much_costs_twice_as_much(
    extract: Callable[[bytes, str], Any], unit: str, end: str
) -> None:
    start = "|a|\n|-|\n" if unit.startswith("|") else ""
    calls(extract, f"{start}{unit}{end}")  # what is only done once
    one, two = (calls(extract, f"{start}{unit * many}{end}") for many in (150, 300))
    assert two < 2.3 * one


def test_a_cell_that_spans_many_costs_as_much_as_another() -> None:
    rows = "<tr><td{}>a</td><td>b</td></tr>" * 60
    plain, wide = (
        calls(html.extract, f"<table>{rows.format(*[said] * 60)}</table>")
        for said in ("", " colspan=40 rowspan=3")
    )
    assert wide < 3 * plain


def test_brackets_in_each_other_cost_no_more_than_links() -> None:
    assert calls(markdown.extract, "[" * 300) < calls(markdown.extract, "[a](b) " * 300)


def test_what_is_left_out_of_a_text_with_many_marks_is_no_larger_than_the_text() -> None:
    found = markdown.extract(("It fell[^n].\n\n" * 500 + NOTE).encode(), "")
    gone = sum(len(each.text) for piece in found.pieces for each in piece.left_out)
    assert gone < 3 * (500 * 14 + len(NOTE))


@pytest.mark.parametrize("extract", [html.extract, markdown.extract])
def test_a_file_of_too_many_marks_is_refused(
    extract: Callable[[bytes, str], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsing, "MOST_TAGS", 30)
    monkeypatch.setattr(markdown, "MOST_MARKS", 30)
    assert extract(b"<p>a</p>" * 10, "").pieces
    with pytest.raises(DocumentError, match=r"the limit is 30; split it,? and add the parts"):
        extract(b"<p>a</p>" * 40, "")
