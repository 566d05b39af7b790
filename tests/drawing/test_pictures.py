"""The pictures that the page saves: what is on them, how large they are, what they are called."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from drawing_samples import roads

from argmap.drawing import page

if TYPE_CHECKING:
    from drawing_samples import Visit
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def html() -> str:
    return page(*roads())


# What is given to the browser to be saved: its name and its bytes.
CATCH = """(of) => new Promise((done) => {
  const [make, click] = [URL.createObjectURL, HTMLAnchorElement.prototype.click];
  let made = null;
  URL.createObjectURL = (blob) => make.call(URL, made = blob);
  HTMLAnchorElement.prototype.click = async function () {
    [URL.createObjectURL, HTMLAnchorElement.prototype.click] = [make, click];
    done([this.download, [...new Uint8Array(await made.arrayBuffer())]]);
  };
  document.querySelector(`#pictures [data-of=${of}]`).click();
})"""


def save(tab: Page, of: str, form: str = "png", shape: str = "slide") -> tuple[str, bytes]:
    """Return the name and the bytes of a picture."""
    tab.locator(".zoom summary", has_text="Picture").click()
    tab.locator(f"#pictures [value={form}]").check()
    tab.locator(f"#pictures [value={shape}]").check()
    name, data = tab.evaluate(CATCH, of)
    tab.keyboard.press("Escape")
    return name, bytes(data)


def words(svg: bytes) -> list[str]:
    return [each.text or "" for each in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314


@pytest.mark.parametrize("of", ["all", "view"])
def test_a_slide_is_as_large_as_a_screen_and_named_after_the_document(
    visit: Visit, html: str, of: str
) -> None:
    name, data = save(visit(html), of)
    assert name == {"all": "roads-map.png", "view": "roads-view.png"}[of]
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">II", data[16:24]) == (1920, 1080)


def test_a_picture_has_title_legend_and_source_and_no_fold_signs(visit: Visit, html: str) -> None:
    name, data = save(visit(html), "all", "svg")
    found = words(data)
    assert name == "roads-map.svg"
    assert "A ministry answers" in found
    assert {"Claim", "Evidence", "supports", "attacks", "flagged step"} <= set(found)
    assert found[-1].startswith("argmap · roads.txt · SHA-256 ")
    assert not [each for each in found if each == "–" or each.startswith("+")]
    assert {"line 3", "line 6"} <= {each.removeprefix("✎ ") for each in found}


def test_a_picture_of_what_is_highlighted_has_nothing_else(visit: Visit, html: str) -> None:
    tab = visit(html, anchor="#fewer-accidents%20-%3E%20programme-works")
    name, data = save(tab, "bright", "svg")
    found = " ".join(words(data))
    assert name == "roads-highlighted.svg"
    assert "Fewer drivers get stuck" in found
    assert "A ministry answers: Co-movement to cause" in found
    assert "We thank everybody" not in found
    assert tab.evaluate("window.__argmap.sizes().size") > 0  # the map is as it was


def test_without_a_choice_nothing_highlighted_can_be_saved(visit: Visit, html: str) -> None:
    tab = visit(html)
    tab.locator(".zoom summary", has_text="Picture").click()
    assert tab.locator("[data-of=bright]").is_disabled()


def test_as_it_is_a_picture_is_as_large_as_the_map(visit: Visit, html: str) -> None:
    tab = visit(html)
    _, data = save(tab, "all", "png", "own")
    width, height = struct.unpack(">II", data[16:24])
    drawn = tab.evaluate(
        "(() => { const { statements, sizes } = window.__argmap, xs = statements.map((each) =>"
        " each.x); return Math.max(...xs) - Math.min(...xs) + sizes().width; })()"
    )
    assert width == pytest.approx(2 * drawn + 80, abs=1)
    assert height < width
