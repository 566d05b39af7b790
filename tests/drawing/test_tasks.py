"""What a reader wants to do, on the page of the statement: each in two clicks or keys, in view."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import argmap
from argmap.graph import ArgumentGraph
from argmap.model import Annotation, Report

if TYPE_CHECKING:
    from drawing_samples import Visit
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

SIZES = pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768), (390, 844)])
CORPUS = Path(__file__).parents[2] / "corpus"
IN_VIEW = """(each) => {
  const { left, right, top, bottom } = each.getBoundingClientRect();
  const middle = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  const isSeen = middle && (each.contains(middle) || middle.contains(each));
  return isSeen && left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
}"""
PLACES = """(ids) => ids.map((id) => {
  const { x, y } = window.__network.canvasToDOM(window.__argmap.at(id));
  return [x, y];
})"""


@pytest.fixture(scope="module")
def reading() -> tuple[Annotation, Report]:
    annotation = argmap.load(CORPUS / "statement.argmap.md")
    return annotation, argmap.check(annotation)


@pytest.fixture(scope="module")
def html(reading: tuple[Annotation, Report]) -> str:
    return argmap.page(*reading)


class Reader:
    """Uses a page, and counts clicks and keys."""

    def __init__(self, tab: Page) -> None:
        self.tab = tab
        self.acts = 0

    def click(self, where: str, **options: str) -> None:
        self.acts += 1
        self.shown(where, **options).click()

    def press(self, key: str) -> None:
        self.acts += 1
        self.tab.keyboard.press(key)

    def shown(self, where: str, **options: str) -> Locator:
        """Return an element; it must be wholly in view."""
        found = self.tab.locator(where, **options).first  # type: ignore[arg-type]
        found.wait_for()
        assert found.evaluate(IN_VIEW), f"{where} is not in view"
        return found

    def cards_in_view(self, ids: list[str]) -> None:
        """Assert that the middle of each card is on the map that can be seen."""
        self.tab.wait_for_timeout(100)
        room = self.tab.locator("#map").bounding_box()
        card = self.tab.locator("#card")
        covered = card.bounding_box() if card.is_visible() else None
        assert room
        low = covered["y"] - room["y"] if covered else room["height"]
        for name, (x, y) in zip(ids, self.tab.evaluate(PLACES, ids), strict=True):
            assert 0 < x < room["width"], name
            assert 0 < y < low, name


@SIZES
def test_why_is_the_main_conclusion_flagged(
    visit: Visit, html: str, width: int, height: int
) -> None:
    reader = Reader(visit(html, width=width, height=height))
    reader.click("#summary button", has_text="Why?")
    shown = "#card" if width < 820 else "#details"
    assert reader.shown(f"{shown} .kind").inner_text().startswith("Co-movement to cause")
    assert "no other reason" in reader.shown(f"{shown} .lacks, {shown} .big").inner_text()
    reader.shown(f"{shown} .question, {shown} .ask")
    reader.cards_in_view(["punishment-inevitable", "zero-tolerance-works"])
    assert reader.acts <= 2


@SIZES
def test_what_does_it_rest_on(
    visit: Visit, html: str, reading: tuple[Annotation, Report], width: int, height: int
) -> None:
    annotation, _ = reading
    reader = Reader(visit(html, width=width, height=height))
    found = ArgumentGraph(annotation).main_conclusion()
    main = found.id if found else ""
    premises = [
        name
        for each in annotation.links
        if each.conclusion == main and each.kind == "support"
        for name in each.premises
    ]
    reader.click("#summary .main-link")
    reader.cards_in_view([main, *premises])
    if width < 820:
        reader.click("#card button", has_text="More")
    reader.shown("#details .words")
    labels = {each.id: each.label for each in annotation.statements}
    for name in premises:
        reader.shown("#details .go", has_text=labels[name])
    assert reader.acts <= 2


@SIZES
def test_send_a_flag(visit: Visit, html: str, width: int, height: int) -> None:
    allowed = ["clipboard-read", "clipboard-write"]
    reader = Reader(visit(html, width=width, height=height, permissions=allowed))
    reader.click("#next-flag")
    reader.click("#card button" if width < 820 else "#details button", has_text="Copy")
    reader.tab.wait_for_timeout(50)
    assert "SHA-256" in reader.tab.evaluate("navigator.clipboard.readText()")
    assert reader.acts <= 2


@SIZES
def test_read_all_flags_with_one_act_each(
    visit: Visit, html: str, reading: tuple[Annotation, Report], width: int, height: int
) -> None:
    _, report = reading
    reader = Reader(visit(html, width=width, height=height))
    reader.click("#next-flag")
    where = "#card" if width < 820 else "#details"
    seen = []
    for number in range(1, len(report.flags) + 1):
        reader.shown(f"{where} .kind")
        reader.shown(f"{where} .lacks, {where} .says, {where} .big")
        place = ".code" if width < 820 else "#flag-place"
        shown = reader.tab.locator(f"{where} {place}" if width < 820 else place).first.inner_text()
        assert shown.startswith(f"{number} of {len(report.flags)}")
        seen.append(reader.tab.evaluate("decodeURIComponent(location.hash.slice(1))"))
        if width < 820:
            reader.click("#next-flag")
        else:
            reader.press("Enter")  # the button has kept the focus
    assert sorted(seen) == sorted(each.id for each in report.flags)
    assert reader.acts == len(report.flags) + 1


def test_what_details_show_at_first_is_short(
    visit: Visit, html: str, reading: tuple[Annotation, Report]
) -> None:
    annotation, report = reading
    tab = visit(html)
    names = [each.id for each in report.flags]
    names += [each.id for each in annotation.statements]
    names += [each.id for each in annotation.links]
    counts = [
        tab.evaluate(
            """async (name) => {
              location.hash = encodeURIComponent(name);
              await new Promise((done) => addEventListener("hashchange", done, { once: true }));
              return document.querySelector("#pane-details").innerText.split(/\\s+/).length;
            }""",
            name,
        )
        for name in names
    ]
    flags = sorted(counts[: len(report.flags)])
    assert max(counts) <= 160
    assert flags[len(flags) // 2] <= 90
