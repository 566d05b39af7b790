"""The page without a mouse, with a screen reader, in forced colours, on paper and on a phone."""

from __future__ import annotations

import io
from importlib import resources
from typing import TYPE_CHECKING, Any

import pytest
from drawing_samples import FLAG, STEP, link, roads, said, source

from argmap.drawing import page
from argmap.model import Annotation, Check, Report

if TYPE_CHECKING:
    from drawing_samples import Visit
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
STATES = ("", "#go-on", FLAG, STEP, "#nothing", "#find:accident")
TABS = ("#view:figures", "#view:outline", "#view:filter")
FOCUS = """() => {
  const here = document.activeElement;
  const pane = here.closest("#text, #map-pane, .tabs, .pane, header, .skip");
  return [pane?.id || pane?.className || pane?.tagName, here.outerHTML.slice(0, 80)];
}"""


@pytest.fixture(scope="module")
def html() -> str:
    annotation, report = roads()
    place = annotation.source.text.index("312")
    check = Check(place, place + 3, "312 and 156", "312 / 2 = 156", holds=True)
    return page(annotation, Report(report.flags, (check,), standing=report.standing))


def stops(tab: Page, most: int = 60) -> list[str]:
    """Return the panes of all that the tab key reaches, until it leaves the page."""
    found: list[str] = []
    for _ in range(most):
        tab.keyboard.press("Tab")
        pane, what = tab.evaluate(FOCUS)
        if what.startswith("<body"):
            return found
        found.append(pane)
    raise AssertionError(found)


def test_each_pane_of_text_and_flags_is_one_tab_stop(visit: Visit, html: str) -> None:
    for anchor, pane in (
        ("", "pane-flags"),
        ("#go-on", "pane-details"),
        ("#view:figures", "pane-figures"),
        ("#view:outline", "pane-outline"),
        ("#view:filter", "pane-filter"),
    ):
        found = stops(visit(html, anchor=anchor))
        assert found.count("text") == 1, found
        assert found.count(pane) == 1, found
        assert found.index("map-pane") <= 9


def test_arrow_keys_move_through_the_passages_and_enter_selects_one(
    visit: Visit, html: str
) -> None:
    tab = visit(html)
    tab.locator("#text [tabindex='0']").focus()
    names = []
    for _ in range(3):
        names.append(tab.evaluate("document.activeElement.getAttribute('aria-label')"))
        tab.keyboard.press("ArrowDown")
    assert names == ["line 2 is repeated at line 7", None, "flagged: " + title(tab, "F302")]
    tab.keyboard.press("Home")
    tab.keyboard.press("ArrowDown")
    assert tab.evaluate("document.activeElement.getAttribute('aria-roledescription')") == "evidence"
    tab.keyboard.press("Enter")
    assert tab.evaluate("location.hash") == "#accidents"


def title(tab: Page, number: str) -> str:
    return tab.locator(f"#{number}").inner_text()


def test_the_tab_stop_is_moved_where_its_group_is_closed(visit: Visit, html: str) -> None:
    tab = visit(html)
    tab.locator("#F202").focus()
    tab.locator(".group.warning > summary").click()
    tab.wait_for_timeout(50)
    assert tab.locator("#pane-flags [tabindex='0']").is_visible()


def test_the_first_links_skip_to_the_map_and_to_the_panel(visit: Visit, html: str) -> None:
    tab = visit(html)
    for name in ("map", "panel"):
        tab.locator(f".skip[data-pane={name}]").focus()
        tab.keyboard.press("Enter")
        assert tab.evaluate("document.activeElement.id") == name


LOOKS: tuple[dict[str, Any], ...] = (
    {},
    {"color_scheme": "dark"},
    {"forced_colors": "active"},
    {"width": 390, "height": 844},
)


def violations(tab: Page) -> list[object]:
    """Return what axe finds on a page as it is now: the rule, and what breaks it."""
    pytest.importorskip("axe_playwright_python")
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    tab.evaluate(f"() => {{ if (!window.axe) {{ {axe} }} }}")
    found: list[object] = tab.evaluate(
        "(tags) => axe.run({ runOnly: tags }).then(({ violations }) =>"
        " violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))",
        ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
    )
    return found


@pytest.mark.parametrize("anchor", [*STATES, *TABS])
@pytest.mark.parametrize("looks", LOOKS)
def test_axe_finds_nothing(visit: Visit, html: str, anchor: str, looks: dict[str, Any]) -> None:
    name = anchor if anchor.startswith("#") or not anchor else "#" + anchor.replace(" ", "%20")
    tab = visit(html, anchor=name.replace(">", "%3E"), bypass_csp=True, **looks)
    assert violations(tab) == []


@pytest.mark.parametrize("looks", LOOKS)
def test_axe_finds_nothing_on_the_page_of_the_statement(
    visit: Visit, looks: dict[str, Any]
) -> None:
    from test_tasks import CORPUS

    import argmap

    annotation = argmap.load(CORPUS / "statement.argmap.md")
    html = argmap.page(annotation, argmap.check(annotation))
    tab = visit(html, bypass_csp=True, **looks)
    found = {"": violations(tab)}
    names = tab.eval_on_selector_all("[role=tab]", "(all) => all.map((each) => each.id.slice(4))")
    assert len(names) == 5
    for anchor in (*(f"view:{name}" for name in names), "F1", "L50", "find:torture", "nothing"):
        tab.evaluate("(anchor) => { location.hash = anchor; }", anchor)
        tab.wait_for_timeout(50)
        found[anchor] = violations(tab)
    tab.locator("#alone").evaluate("(each) => each.click()")
    found["map only"] = violations(tab)
    assert {key: each for key, each in found.items() if each} == {}


def test_forced_colours_keep_signs_and_tabs_apart(visit: Visit, html: str) -> None:
    tab = visit(html, forced_colors="active")
    painted = tab.eval_on_selector_all(
        ".legend .glyph, .flag:not(.proposed) > button",
        """(all) => all.map((each) => {
          const sign = each.matches("button") ? getComputedStyle(each, "::before")
            : getComputedStyle(each);
          return sign.backgroundColor !== getComputedStyle(document.body).backgroundColor;
        })""",
    )
    assert len(painted) > 4
    assert all(painted)
    edges = tab.eval_on_selector_all(
        "[role=tab]", "(all) => all.map((each) => getComputedStyle(each).borderBottomColor)"
    )
    assert len(set(edges)) == 2


@pytest.mark.parametrize("looks", [{}, {"forced_colors": "active"}])
def test_figures_that_are_chosen_can_be_read_as_the_words_beside_them(
    visit: Visit, looks: dict[str, Any]
) -> None:
    annotation, report = roads()
    place = annotation.source.text.index("312")
    check = Check(place, place + 3, "312 and 156", "312 / 2 = 156", holds=False)
    html = page(annotation, Report(report.flags, (check,), standing=report.standing))
    tab = visit(html, anchor="#accidents", **looks)
    assert tab.locator("q.chosen.figure").count()
    grounds = tab.eval_on_selector_all(
        "q", "(all) => all.map((q) => [q.matches('.chosen'), getComputedStyle(q).backgroundColor])"
    )
    assert len({ground for chosen, ground in grounds if chosen}) == 1
    assert len({ground for _, ground in grounds}) == 2


def test_on_a_phone_the_header_gives_its_room_to_what_is_selected(visit: Visit, html: str) -> None:
    tab = visit(html, width=390, height=844)
    tab.locator("#next-flag").click()
    header = tab.locator("header").bounding_box()
    assert header
    assert header["height"] <= 100
    tab.locator("#about").click()
    assert tab.locator("#summary").is_visible()
    tab.locator("#about").click()
    assert not tab.locator("#summary").is_visible()


@pytest.mark.parametrize(("sentences", "scale"), [(False, 1), (True, 0.64)])
def test_a_very_long_word_is_shown_on_its_card(
    visit: Visit, *, sentences: bool, scale: float
) -> None:
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    place = source(f"{word} closed.\nThe roads are safe.\n", headings=())
    made = (
        said(place, "one", "claim", f"{word} closed.", label=word),
        said(place, "two", "conclusion", "The roads are safe."),
    )
    tab = visit(page(Annotation(place, statements=made, links=(link("one", "two"),)), Report()))
    if sentences:
        tab.locator("summary", has_text="View").click()
        tab.locator("#sentences").check()
    words = tab.evaluate(
        """scale => {
          const drawn = [];
          const before = CanvasRenderingContext2D.prototype.fillText;
          CanvasRenderingContext2D.prototype.fillText = function (words, ...rest) {
            drawn.push(words);
            return before.call(this, words, ...rest);
          };
          window.__network.moveTo({ scale });
          window.__network.redraw();
          return drawn;
        }""",
        scale,
    )
    assert any(each.startswith("Donaudampf") for each in words)
    assert "1" not in words
    if (
        not sentences
    ):  # all of it: each row but the last ends in a hyphen, and none is a stray letter
        rows = [each for each in dict.fromkeys(words) if each.removesuffix("-") in word]
        assert "".join(row.removesuffix("-") for row in rows) == word
        assert [row[-1] == "-" for row in rows] == [True] * (len(rows) - 1) + [False]
        assert min(map(len, rows)) >= 3


def test_what_falls_with_a_statement_is_said(visit: Visit, html: str) -> None:
    tab = visit(html, anchor="#winter")
    tab.locator("#details button", has_text="What if this is not accepted?").click()
    words = tab.locator("#if").inner_text()
    assert "1 attack falls with it, on:" in words
    assert "the step to it was the programme" in words
    assert "Nothing else" not in words


def test_the_statement_takes_at_most_ten_pages_of_paper_and_none_is_empty(visit: Visit) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    from test_tasks import CORPUS

    import argmap

    annotation = argmap.load(CORPUS / "statement.argmap.md")
    tab = visit(argmap.page(annotation, argmap.check(annotation)))
    for size in ("A4", "Letter"):
        printed = pdfium.PdfDocument(io.BytesIO(tab.pdf(format=size)))
        words = [len(each.get_textpage().get_text_bounded().split()) for each in printed]
        assert len(words) <= 10
        assert min(words) >= 40
