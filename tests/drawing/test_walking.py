"""Going through the flags, the address, and what can be sent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from drawing_samples import FLAG, STEP, link, roads

from argmap.drawing import page

if TYPE_CHECKING:
    from drawing_samples import Visit
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
CLIPBOARD = ("clipboard-read", "clipboard-write")


@pytest.fixture(scope="module")
def html() -> str:
    return page(*roads())


def address(tab: Page) -> str:
    found: str = tab.evaluate("decodeURIComponent(location.hash.slice(1))")
    return found


def focused(tab: Page) -> str:
    found: str = tab.evaluate("document.activeElement.closest('[id]').id")
    return found


def as_anchor(name: str) -> str:
    return "#" + name.replace(" ", "%20").replace(">", "%3E")


def test_the_keys_go_through_all_flags_from_list_details_and_outline(
    visit: Visit, html: str
) -> None:
    tab = visit(html)
    _, report = roads()
    tab.locator("#F302").focus()
    seen = []
    for _ in report.flags:
        tab.keyboard.press("j")
        seen.append(address(tab))
        assert focused(tab) == "pane-details"
    assert sorted(seen) == sorted(each.id for each in report.flags)
    assert tab.locator("#flag-place").inner_text() == "4 of 4"
    tab.keyboard.press("k")
    assert tab.locator("#flag-place").inner_text() == "3 of 4"
    tab.keyboard.press("f")
    assert tab.locator("#flag-place").inner_text() == "4 of 4"
    tab.locator("#tab-outline").click()
    tab.locator("[role=treeitem]").first.focus()
    tab.keyboard.press("j")
    assert tab.locator("#flag-place").inner_text() == "1 of 4"


def test_the_bar_on_top_of_details_keeps_the_focus_and_leads_back_to_the_list(
    visit: Visit, html: str
) -> None:
    tab = visit(html, anchor=as_anchor(FLAG))
    tab.locator("#flag-after").click()
    assert focused(tab) == "flag-after"
    tab.locator("#flag-before").click()
    assert address(tab) == FLAG
    tab.locator("#flag-list").click()
    assert tab.locator("#pane-flags").is_visible()
    assert focused(tab) == "F202"


def test_escape_gives_up_the_selection_and_leads_back_to_the_list(visit: Visit, html: str) -> None:
    tab = visit(html)
    tab.locator("#F202").click()
    assert focused(tab) == "pane-details"
    tab.keyboard.press("Escape")
    assert address(tab) == ""
    assert focused(tab) == "F202"


def test_letters_type_in_the_search_field(visit: Visit, html: str) -> None:
    tab = visit(html)
    tab.locator("#search").focus()
    tab.keyboard.type("fjk")
    assert tab.locator("#search").input_value() == "fjk"
    assert address(tab) == "find:fjk"


def test_a_tab_leaves_the_selection_in_the_address(visit: Visit, html: str) -> None:
    tab = visit(html, anchor=as_anchor(FLAG))
    for name in ("outline", "filter", "flags"):
        tab.locator(f"#tab-{name}").click()
        assert address(tab) == FLAG
    free = visit(html)
    free.locator("#tab-outline").click()
    assert address(free) == "view:outline"


@pytest.mark.parametrize("name", ["no-such-claim", "ARG202:gone -> away", "L999", "F99", "%E0%A4"])
def test_an_address_that_the_page_does_not_have_says_so(visit: Visit, html: str, name: str) -> None:
    tab = visit(html, anchor=as_anchor(name))
    assert f"no “{name}”" in tab.locator("#pane-details .unknown").inner_text()


def test_back_goes_to_what_was_selected_before(visit: Visit, html: str) -> None:
    tab = visit(html)
    tab.locator("#F202").click()
    tab.locator("#details .go.conclusion").click()
    assert address(tab) == "programme-works"
    tab.evaluate("history.back()")
    tab.wait_for_function("document.querySelector('#details .lacks')")
    assert address(tab) == FLAG
    tab.evaluate("history.back()")
    tab.wait_for_function("!document.querySelector('q.chosen')")
    assert address(tab) == ""


def test_a_search_is_one_step_for_back(visit: Visit, html: str) -> None:
    tab = visit(html, anchor="#go-on")
    tab.locator("#search").press_sequentially("acc")
    tab.evaluate("history.back()")
    tab.wait_for_function("location.hash === '#go-on'")


def test_a_copied_flag_can_be_checked(visit: Visit, html: str) -> None:
    tab = visit(html, anchor=as_anchor(FLAG), permissions=CLIPBOARD)
    tab.locator("#details button", has_text="Copy this flag").click()
    annotation, _ = roads()
    assert tab.evaluate("navigator.clipboard.readText()").splitlines() == [
        "Co-movement to cause (ARG202, warning, raised)",
        "From line 3, “Fewer drivers get stuck”",
        "To line 3, “it was the programme that brought the number down”",
        "What the text leaves out: It gives no way by which the programme did it.",
        "Ask: What else could have brought it about?",
        f"“A ministry answers”, roads.txt, SHA-256 {annotation.source.sha256}",
    ]
    tab.locator("#details button", has_text="Copy link").click()
    assert tab.evaluate("navigator.clipboard.readText()").endswith(
        "#ARG202%3Afewer-accidents%20-%3E%20programme-works"
    )


def test_what_cannot_be_copied_is_shown_and_selected(visit: Visit, html: str) -> None:
    tab = visit(html, anchor=as_anchor(FLAG))
    tab.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    tab.locator("#details button", has_text="Copy this flag").click()
    tab.wait_for_function("String(getSelection()).includes('SHA-256')")


def test_the_view_moves_so_that_all_premises_are_in_it(visit: Visit) -> None:
    annotation, report = roads()
    names = [f"far-{number}" for number in range(14)]
    more = tuple(replace(annotation.statements[0], id=name) for name in names)
    links = (*annotation.links, *(link(name, "fewer-accidents") for name in names))
    made = replace(annotation, statements=(*annotation.statements, *more), links=links)
    tab = visit(page(made, report), anchor="#fewer-accidents")
    tab.wait_for_timeout(100)
    room = tab.locator("#map").bounding_box()
    assert room
    for name in ("fewer-accidents", "accidents", *names):
        place = tab.evaluate(f"window.__network.canvasToDOM(window.__argmap.at('{name}'))")
        assert 0 < place["x"] < room["width"]
        assert 0 < place["y"] < room["height"]


def test_premises_and_conclusion_are_directly_under_the_words(visit: Visit, html: str) -> None:
    tab = visit(html, anchor="#programme-works")
    order = tab.eval_on_selector_all(
        "#details > *", "(all) => all.map((each) => each.className || each.textContent)"
    )
    assert order[order.index("words") + 1 :][:4] == ["Rests on", "step-row", "Leads to", "step-row"]
    assert STEP in {each.id for each in roads()[0].links}
