"""The bar and the sheets of a served page without a mouse, on a phone, and as axe sees them."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

import pytest
from stand_in import ANNOTATION

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page
    from stand_in import StandIn

pytestmark = pytest.mark.browser


def violations(tab: Page) -> list[str]:
    """Return what axe finds, by rule and element."""
    found: list[str] = tab.evaluate(
        "() => axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })"
        ".then(({ violations }) => violations.flatMap(({ id, nodes }) =>"
        " nodes.map((node) => `${id}: ${node.html.slice(0, 90)}`)))"
    )
    return found


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing(
    served: StandIn, opened: Callable[..., Page], width: int, *, dark: bool
) -> None:
    pytest.importorskip("axe_playwright_python")
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    tab = opened(width=width, height=844)
    if dark:
        tab.click("#theme")
    tab.evaluate(axe)
    tab.evaluate("() => { location.hash = 'more-people'; }")
    tab.focus("#map")
    found = {"chosen": violations(tab)}
    served.act = lambda _acts: ANNOTATION.replace("more-people evidence?", "more-people claim")
    served.tell("problems", problems=[{"line": 2, "column": 1, "message": "no", "hint": "yes"}])
    tab.keyboard.press("1")
    tab.wait_for_selector("#edit-done button")
    found["written"] = violations(tab)
    for key in ("l", "e", "m", "?", "s"):
        tab.keyboard.press(key)
        found[key] = violations(tab)
        tab.keyboard.press("Escape")
    assert not any(found.values()), found


@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 640), (844, 390), (1024, 700)])
def test_the_bar_fits_the_window(opened: Callable[..., Page], width: int, height: int) -> None:
    tab = opened(width=width, height=height)
    tab.evaluate("() => { location.hash = 'more-people'; }")
    tab.focus("#map")
    wide = "() => document.documentElement.scrollWidth <= innerWidth"
    assert tab.evaluate(wide)
    tab.keyboard.press("l")
    place = tab.locator("#edit-sheet").bounding_box()
    assert place
    assert place["x"] >= 0
    assert place["y"] >= 0
    assert place["x"] + place["width"] <= width
    tab.keyboard.press("Escape")
    for name in ("Rebuttal", "Accept", "Reject", "Link", "More"):
        button = tab.locator(f"#edit button:visible >> text={name}").first
        button.scroll_into_view_if_needed()
        there = button.bounding_box()
        assert there, name
        assert there["x"] + there["width"] <= width, name
        assert there["y"] + there["height"] <= height, name


def test_the_bar_takes_little_of_a_phone(opened: Callable[..., Page]) -> None:
    tab = opened(width=390, height=844)
    tab.evaluate("() => { location.hash = 'more-people'; }")
    tab.wait_for_selector("#edit:not(.nothing)")
    assert tab.evaluate("() => document.getElementById('edit').offsetHeight") <= 844 / 4


def test_the_keyboard_alone_reaches_everything(
    served: StandIn, opened: Callable[..., Page]
) -> None:
    tab = opened()
    tab.focus("#map")
    tab.keyboard.press("ArrowLeft")
    reached = []
    for _ in range(40):
        tab.keyboard.press("Tab")
        if tab.evaluate("() => !!document.activeElement.closest('#edit')"):
            reached.append(tab.evaluate("() => document.activeElement.textContent"))
    assert {"Claim", "Rebuttal", "Accept", "Reject", "Link", "More", "Undo", "Keys"} <= {*reached}
    tab.focus("#edit button >> text=Rebuttal")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#edit-done button")
    assert served.acts()[0]["role"] == "rebuttal"
    assert tab.evaluate("() => document.activeElement.textContent") == "Rebuttal"
    tab.focus("#map")
    tab.keyboard.press("n")
    tab.keyboard.type("Everybody is invited")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#edit-done li:nth-child(2)")
    assert served.acts()[1]["do"] == "new"


def test_a_closed_sheet_gives_the_focus_back(tab: Page) -> None:
    tab.keyboard.press("ArrowLeft")
    for key in ("l", "e", "m", "?"):
        tab.keyboard.press(key)
        assert tab.evaluate("() => !!document.activeElement.closest('#edit-sheet')"), key
        tab.keyboard.press("Escape")
        assert tab.evaluate("() => document.activeElement.id") == "map", key
