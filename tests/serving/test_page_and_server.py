"""The page with the real server: what is done on it is in the file, and the file on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from quoted import quote, wait_for_quote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page
    from server_samples import Server

pytestmark = pytest.mark.browser
LATE = 60_000  # ms, of which a busy machine may need many


@pytest.fixture
def page(server: Server, browser: Browser) -> Iterator[Page]:
    """Return the page of the served document; no script may fail."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    tab = context.new_page()
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.set_default_timeout(LATE)
    tab.goto(f"http://127.0.0.1:{server.port}/?token={server.token}")
    tab.wait_for_selector("#edit")
    yield tab
    context.close()
    assert not faults


def choose(tab: Page, name: str) -> None:
    quote(tab, name).click()
    tab.wait_for_selector("#edit:not(.nothing)")


def annotation(server: Server) -> Path:
    return server.folder / "bakery.argmap.md"


def test_acts_are_in_the_file_and_the_file_is_on_the_page(server: Server, page: Page) -> None:
    assert "token" not in page.url
    path = annotation(server)
    before = path.read_text(encoding="utf-8")
    choose(page, "cheap-flour")
    page.keyboard.press("a")
    page.wait_for_selector("#edit-done button")
    assert "## cheap-flour claim\n" in path.read_text(encoding="utf-8")
    page.wait_for_selector("#edit .what >> text=/^Claim: /")  # and no longer "Claim?: "
    page.keyboard.press("l")
    page.keyboard.type("more-loaves")
    page.keyboard.press("Enter")
    page.keyboard.press("a")
    page.wait_for_selector("#edit-done li:nth-child(2)")
    assert "- attacks: more-loaves\n" in path.read_text(encoding="utf-8")
    page.keyboard.press("Backspace")
    page.wait_for_selector("#edit-done li:nth-child(2)", state="detached")
    page.keyboard.press("Backspace")
    page.wait_for_selector("#edit-done li", state="detached")
    assert path.read_text(encoding="utf-8") == before


def test_an_editor_and_the_page_work_on_one_file(server: Server, page: Page) -> None:
    path = annotation(server)
    other = path.with_name("other")
    changed = path.read_text(encoding="utf-8").replace(
        "nobody-counted rebuttal", "nobody-counted claim"
    )
    other.write_text(changed, encoding="utf-8")
    other.replace(path)
    wait_for_quote(page, "nobody-counted", ".claim")
    other.write_text(changed.replace("- by:", "- bye:"), encoding="utf-8")
    other.replace(path)
    page.wait_for_selector("#edit-notes:visible")
    assert quote(page, "cheap-flour").count() == 1  # the last good map
    other.write_text(changed, encoding="utf-8")
    other.replace(path)
    page.wait_for_selector("#edit-notes", state="hidden")


def test_new_words_and_offsets_mean_the_same_on_both_sides(server: Server, page: Page) -> None:
    page.evaluate(
        """() => {
          const line = document.getElementById("L1");
          const node = [...line.childNodes].find((each) => each.data?.includes("The bakery"));
          const at = node.data.indexOf("The bakery");
          getSelection().setBaseAndExtent(node, at, node, at + "The bakery opened".length);
        }"""
    )
    page.wait_for_selector("#edit-bubble:visible")
    page.focus("#text")
    page.keyboard.press("2")
    page.wait_for_selector("#edit .what >> text=The bakery opened")
    assert "> The bakery opened\n" in annotation(server).read_text(encoding="utf-8")
