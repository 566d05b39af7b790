"""Searching the page: statements, flags, lines that no statement quotes, words with accents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawing_samples import roads

from argmap.drawing import page

if TYPE_CHECKING:
    from drawing_samples import Visit
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture
def tab(visit: Visit) -> Page:
    return visit(page(*roads()))


def test_a_line_that_no_statement_quotes_is_found(tab: Page) -> None:
    tab.locator("#search").fill("on the roads")
    assert tab.locator("#live").inner_text() == "0 statements, 1 other line found"
    tab.keyboard.press("Enter")
    assert "here" in (tab.locator("#L1").get_attribute("class") or "")
    assert tab.locator(".found").inner_text() == "1 of 1"


def test_a_line_is_not_found_again_by_the_words_of_its_statement(tab: Page) -> None:
    tab.locator("#search").fill("312 accidents")
    assert tab.locator("#live").inner_text() == "1 statement found"


def test_a_flag_is_found_by_its_words_and_its_code(tab: Page) -> None:
    for words in ("CO-MOVEMENT", "ARG202"):
        tab.locator("#search").fill(words)
        assert tab.locator("#live").inner_text() == "0 statements, 1 flag found"
        tab.keyboard.press("Enter")
        assert "Co-movement to cause" in tab.locator("#details .kind").inner_text()


def test_enter_goes_forth_and_back_through_all_that_was_found(tab: Page) -> None:
    tab.locator("#search").fill("accident")
    places = []
    for key in ("Enter", "Enter", "Enter", "Enter", "Shift+Enter"):
        tab.keyboard.press(key)
        places.append(tab.locator(".found").inner_text())
    assert places == ["1 of 3", "2 of 3", "3 of 3", "1 of 3", "3 of 3"]


@pytest.mark.parametrize("width", [1440, 390])
def test_the_count_lies_beside_the_typed_words(visit: Visit, width: int) -> None:
    tab = visit(page(*roads()), width=width)
    tab.locator("#search").fill("a")
    field, count = tab.locator("#search"), tab.locator(".found").bounding_box()
    box = field.bounding_box()
    assert box
    assert count
    padding = field.evaluate("(each) => parseFloat(getComputedStyle(each).paddingRight)")
    assert count["x"] >= box["x"] + box["width"] - padding
    assert count["x"] + count["width"] <= box["x"] + box["width"]
