"""What would support a flagged step: what was looked for, what was found, and the answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from drawing_samples import FLAG, roads, unfolded
from test_view import to_view

from argmap.annotation import parse
from argmap.drawing import page
from argmap.flags import check
from argmap.model import Supply
from argmap.source import read_text

if TYPE_CHECKING:
    from drawing_samples import Visit
    from playwright.sync_api import Locator, Page

    from argmap.model import Annotation, FlagState, Report

SOUGHT = (
    Supply("comparison"),
    Supply("mechanism"),
    Supply("other-causes", "the winters", 5),
)
CLIPBOARD = ("clipboard-read", "clipboard-write")


def questioned(state: FlagState = "raised") -> tuple[Annotation, Report]:
    """Return the reading of the roads with what was looked for on one of its steps."""
    annotation, report = roads()
    flags = tuple(
        replace(each, looked_for=SOUGHT, state=state) if each.id == FLAG else each
        for each in report.flags
    )
    return annotation, replace(report, flags=flags)


def opened(visit: Visit, state: FlagState = "raised", **options: Any) -> Page:  # noqa: ANN401
    anchor = "#" + FLAG.replace(" ", "%20").replace(">", "%3E")
    tab = visit(page(*questioned(state)), anchor=anchor, **options)
    unfolded(tab)
    return tab


def answer_with(tab: Page, name: str) -> Locator:
    return tab.get_by_role("button", name=f"The text has it: {name}", exact=True)


def first_line(tab: Page) -> str:
    return tab.locator("#pane-details .copy code").first.inner_text().strip()


def test_the_data_of_a_flag_has_what_was_looked_for_and_the_words_for_it() -> None:
    data = to_view(*questioned()).data
    flag = next(each for each in data["flags"] if each["id"] == FLAG)
    assert flag["looked_for"] == [
        {"name": "comparison"},
        {"name": "mechanism"},
        {"name": "other-causes", "words": "the winters", "line": 5},
    ]
    assert list(data["suppliers"]) == ["comparison", "mechanism", "other-causes"]
    assert data["suppliers"]["other-causes"][0] == "other causes"


def test_without_scripts_the_list_of_flags_says_what_was_looked_for() -> None:
    assert (
        '<p class="looked_for">comparison, mechanism – not found;'
        " other causes – line 5: “the winters”</p>" in page(*questioned())
    )
    assert 'class="looked_for"' not in page(*roads())


@pytest.mark.browser
def test_a_flagged_step_says_what_was_looked_for_and_what_was_found(visit: Visit) -> None:
    tab = opened(visit)
    rows = tab.locator(".sought li > div:first-child").all_inner_texts()
    assert [row.splitlines()[0].casefold() for row in rows] == [
        "comparison: not found",
        "mechanism: not found",
        "other causes: “the winters”, line 5",
    ]
    assert rows[1].splitlines()[1] == "how the one led to the other"
    tab.locator(".sought").get_by_role("button", name="“the winters”, line 5").click()
    assert "here" in (tab.locator("#L5").get_attribute("class") or "")


@pytest.mark.browser
def test_one_click_copies_the_answer_with_the_line_that_was_found(visit: Visit) -> None:
    tab = opened(visit, permissions=CLIPBOARD)
    answer_with(tab, "other causes").click()
    answer = "- answer: ARG202 the text rules out other causes: line 5"
    assert tab.evaluate("navigator.clipboard.readText()") == "  " + answer
    assert first_line(tab) == answer
    where = "Copied. Paste it in roads.argmap.md, under line 11:"
    assert tab.locator(".told").inner_text() == where
    assert tab.locator("#live").inner_text().startswith(where)


@pytest.mark.browser
def test_the_keyboard_answers_with_what_was_not_found_and_the_line_is_asked_for(
    visit: Visit,
) -> None:
    tab = opened(visit, permissions=CLIPBOARD)
    answer_with(tab, "comparison").focus()
    tab.keyboard.press("Enter")
    assert first_line(tab) == "- answer: ARG202 the text gives a comparison: line …"
    assert tab.locator(".told").inner_text() == (
        "Copied. Paste it in roads.argmap.md, under line 11, and give the line:"
    )
    tab.keyboard.press("ArrowDown")
    assert tab.evaluate("document.activeElement.getAttribute('aria-label')") == (
        "The text has it: mechanism"
    )


@pytest.mark.browser
def test_where_nothing_can_be_copied_the_answer_can_be_selected(visit: Visit) -> None:
    tab = opened(visit)
    tab.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    answer_with(tab, "mechanism").click()
    assert tab.locator(".told").inner_text().startswith("Not copied. Select it in roads.argmap.md")
    assert "a mechanism" in first_line(tab)


@pytest.mark.browser
def test_a_proposed_flag_says_how_to_confirm_it_as_well(visit: Visit) -> None:
    tab = opened(visit, "proposed")
    lines = tab.locator("#pane-details .copy code").all_inner_texts()
    assert [line.strip().partition(" your")[0] for line in lines[:2]] == [
        "- answer: ARG202",
        "- flag: ARG202",
    ]
    assert (
        "If you agree, write in roads.argmap.md, under line 11:"
        in tab.locator("#pane-details").inner_text()
    )
    assert tab.locator("#pane-details h3", has_text="How to confirm it").count() == 1


@pytest.mark.browser
def test_a_flag_on_what_is_only_proposed_names_the_question_marks_to_delete(visit: Visit) -> None:
    tab = visit(page(*questioned()), anchor="#F106")
    assert "under line 29, and delete each “?” of what it is about:" in unfolded(tab)


@pytest.mark.browser
def test_a_flag_by_hand_that_is_only_proposed_needs_no_second_line(visit: Visit) -> None:
    annotation, report = roads()
    flags = (replace(report.flags[2], reason="it is no reason"),)
    tab = visit(page(annotation, replace(report, flags=flags)), anchor="#F106")
    shown = unfolded(tab)
    assert "Delete each “?” of what it is about." in shown
    assert "- flag:" not in shown


@pytest.mark.browser
def test_an_answered_flag_and_one_by_hand_ask_for_no_confirmation(visit: Visit) -> None:
    annotation, report = roads()
    flags = (replace(report.flags[1], reason="no road without it is named"),)
    by_hand = visit(page(annotation, replace(report, flags=flags)), anchor="#F202")
    assert "How to answer it" in unfolded(by_hand)
    assert "How to confirm it" not in unfolded(by_hand)
    answered = opened(visit, "answered").locator("#pane-details")
    assert "How to confirm it" not in answered.inner_text()
    assert "What would support this step" in answered.inner_text()
    assert answered.locator(".sought .acts").count() == 0


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1440])
def test_the_rows_fit_and_their_buttons_can_be_touched(visit: Visit, width: int) -> None:
    tab = opened(visit, width=width, height=844)
    if width < 820:
        tab.locator(".bottom button[data-pane=panel]").click()
    pane = tab.locator("#pane-details")
    assert pane.evaluate("(each) => each.scrollWidth <= each.clientWidth")
    for button in tab.locator(".sought .acts button").all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= 34
        assert box["x"] + box["width"] <= width


@pytest.mark.browser
def test_print_shows_what_was_looked_for(visit: Visit) -> None:
    tab = opened(visit)
    tab.emulate_media(media="print")
    listed = tab.locator(".flag .looked_for")
    assert listed.count() == 1
    assert listed.is_visible()
    assert "Looked for: " in tab.evaluate(
        "getComputedStyle(document.querySelector('.looked_for'), '::before').content"
    )


def test_details_of_a_step_name_the_words_that_were_read_as_what_it_needs(visit: Visit) -> None:
    lines = (
        "After the fee was raised, 30 per cent fewer bags were left in the park.",
        "No other rule was changed in these months.",
        "The fee has cleaned the park.",
    )
    body = f"## one evidence\n> {lines[0]}\n- supports: two\n\n## two conclusion\n> {lines[2]}\n"
    front = "---\nargmap: 1\nsource: x.txt\n---\n\n"
    annotation = parse(front + body, read_text("\n\n".join(lines) + "\n"))
    tab = visit(page(annotation, check(annotation)), anchor="#one%20-%3E%20two")
    assert tab.locator("#flag-place").inner_text() == "1 flag"
    tab.get_by_text("More about this step").click()
    told = tab.locator("#pane-details").inner_text()
    assert "Read as supplied by" in told
    assert "“No other rule was changed in these months.” (line 3)" in told
    assert "without it: “Co-movement to cause”" in told
    tab.get_by_role("button", name="line 3", exact=True).click()
