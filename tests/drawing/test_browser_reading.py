"""Reading the page in a real browser: cards at the edges, sizes of words, what is copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawing_samples import roads, said, source

from argmap.drawing import page
from argmap.layout.text_metrics import CARD_WIDTH
from argmap.model import Annotation, Report

if TYPE_CHECKING:
    from drawing_samples import Visit
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

COPY = """() => {
  const data = new DataTransfer();
  const event = new ClipboardEvent("copy", {clipboardData: data, bubbles: true, cancelable: true});
  document.querySelector("#text > .lines").dispatchEvent(event);
  return data.getData("text/plain");
}"""
SELECT = """([first, last]) => {
  const row = line => document.getElementById("L" + line);
  getSelection().setBaseAndExtent(row(first), 0, row(last), row(last).childNodes.length);
}"""
SIZE = (
    "(({clientWidth, clientHeight}) => [clientWidth, clientHeight])(document.querySelector('#map'))"
)
COLOURS = """([x, y]) => {
  const canvas = document.querySelector("#canvas canvas");
  const scale = canvas.width / canvas.clientWidth;
  const context = canvas.getContext("2d");
  const box = [x * scale, y * scale, 8 * scale, 8 * scale];
  const seen = new Set();
  const pixels = context.getImageData(...box.map(Math.round)).data;
  for (let at = 0; at < pixels.length; at += 4) seen.add(pixels.slice(at, at + 3).join());
  return [...seen];
}"""


@pytest.fixture(scope="module")
def html() -> str:
    return page(*roads())


def move(tab: Page, x: float, y: float, scale: float) -> None:
    tab.evaluate(f"window.__network.moveTo({{position: {{x: {x}, y: {y}}}, scale: {scale}}})")
    tab.wait_for_timeout(150)


def test_a_card_is_painted_as_long_as_a_part_of_it_is_in_view(visit: Visit, html: str) -> None:
    tab = visit(html)
    width, height = tab.evaluate(SIZE)
    place = tab.evaluate("window.__argmap.at('fewer-accidents')")
    scale, shown = 2.0, 12  # pixels of the map
    edge = place["x"] + CARD_WIDTH / 2 - shown
    move(tab, edge + width / 2 / scale, place["y"], scale)
    painted = tab.evaluate(COLOURS, [4, height / 2 + 20])
    move(tab, place["x"] + 9000, place["y"], scale)
    assert painted != tab.evaluate(COLOURS, [4, height / 2 + 20])


def test_copied_text_is_that_of_the_source(visit: Visit, html: str) -> None:
    tab = visit(html)
    annotation, _ = roads()
    lines = annotation.source.text.split("\n")
    marked = tab.evaluate(
        "+document.querySelector('.mark').closest('li[value]').getAttribute('value')"
    )
    first, last = max(1, marked - 1), min(marked + 1, annotation.source.lines)
    tab.evaluate(SELECT, [first, last])
    assert tab.evaluate(COPY) == "\n".join(lines[first - 1 : last])
    tab.evaluate(SELECT, [marked, marked])
    assert tab.evaluate(COPY) == lines[marked - 1]


def test_a_search_finds_words_without_their_accents(visit: Visit) -> None:
    words = "The café in Łódź is closed."
    place = source(words, headings=())
    annotation = Annotation(place, statements=(said(place, "shut", "claim", words),))
    tab = visit(page(annotation, Report()))
    for wanted in ("cafe", "lodz", "CAFÉ", "łódź"):
        tab.locator("#search").fill(wanted)
        assert tab.locator(".found").inner_text() == "1 found"
    tab.locator("#search").fill("cave")
    assert tab.locator(".found").inner_text() == "0 found"


def test_the_chosen_theme_is_kept(visit: Visit, html: str) -> None:
    tab = visit(html)
    before = tab.evaluate("document.documentElement.dataset.theme")
    tab.locator("#theme").click()
    tab.reload()
    tab.wait_for_function("window.__ready")
    assert tab.evaluate("document.documentElement.dataset.theme") != before
