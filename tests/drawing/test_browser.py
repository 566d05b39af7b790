"""The page in a real browser; `visit` fails a test if the page requests or breaks anything."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from drawing_samples import FLAG, STEP, flag, link, roads, said, source, unfolded
from test_page import PAYLOADS, hostile

from argmap.drawing import IndexEntry, index_page, page
from argmap.drawing.assets import page_script
from argmap.drawing.geometry import layout_of
from argmap.layout.routing import curve
from argmap.model import Annotation, Check, Report, Unchecked

if TYPE_CHECKING:
    from drawing_samples import Visit
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def html() -> str:
    return page(*roads())


def middle(tab: Page, name: str) -> tuple[float, float]:
    """Return where the middle of a card is on the screen."""
    number = tab.evaluate(
        "(name) => window.__argmap.statements.findIndex((each) => each.id === name)",
        name,
    )
    assert number >= 0
    return on_screen(
        tab,
        f"window.__network.canvasToDOM(window.__argmap.at({name!r}))",
    )


def on_screen(tab: Page, script: str) -> tuple[float, float]:
    found = tab.evaluate(script)
    frame = tab.evaluate(
        "(({x, y}) => ({x, y}))(document.getElementById('canvas').getBoundingClientRect())"
    )
    return found["x"] + frame["x"], found["y"] + frame["y"]


def badge(tab: Page, step: int) -> tuple[float, float]:
    """Return where the sign of a flagged link is on the screen."""
    place = tab.evaluate("(step) => window.__argmap.links[step].sign", step)
    return on_screen(tab, f"window.__network.canvasToDOM({{x: {place[0]}, y: {place[1]}}})")


def chosen(tab: Page) -> set[str]:
    found: list[str] = tab.eval_on_selector_all(
        "q.chosen", "(all) => all.map((each) => each.textContent)"
    )
    return set(found)


def test_the_page_opens_from_a_file_and_shows_flags_first(visit: Visit, html: str) -> None:
    tab = visit(html)
    assert tab.locator("#tab-flags").get_attribute("aria-selected") == "true"
    assert tab.locator(".flag").count() == 4
    assert tab.title() == "A ministry answers"


def test_clicking_a_flagged_link_shows_what_is_left_out_and_marks_both_sentences(
    visit: Visit, html: str
) -> None:
    tab = visit(html)
    tab.mouse.click(*badge(tab, 1))
    assert (
        tab.locator("#pane-details .lacks p").inner_text()
        == "It gives no way by which the programme did it."
    )
    assert (
        tab.locator("#pane-details .question p").inner_text()
        == "What else could have brought it about?"
    )
    assert chosen(tab) == {
        "Fewer drivers get stuck",
        "it was the programme that brought the number down",
    }
    assert tab.locator("q.from").inner_text() == "Fewer drivers get stuck"
    assert tab.evaluate("decodeURIComponent(location.hash.slice(1))") == FLAG


def test_clicking_a_flag_in_the_list_does_the_same(visit: Visit, html: str) -> None:
    tab = visit(html)
    tab.locator(".flag", has_text="Co-movement to cause").click()
    assert len(chosen(tab)) == 2
    assert tab.locator("#pane-details").is_visible()
    unfolded(tab)
    assert "- answer: ARG202" in tab.locator("#pane-details .copy code").first.inner_text()


def test_every_link_can_be_chosen_on_the_map_where_the_layout_draws_it(
    visit: Visit, html: str
) -> None:
    tab = visit(html)
    tab.evaluate("document.getElementById('sentences').click()")
    annotation, _ = roads()
    for route in layout_of(annotation).routes:
        for leg in route.legs:
            x, y = list(curve(leg.points[:2]))[3]
            tab.evaluate(f"window.__network.moveTo({{position: {{x: {x}, y: {y}}}, scale: 1}})")
            tab.mouse.click(*on_screen(tab, f"window.__network.canvasToDOM({{x: {x}, y: {y}}})"))
            assert (
                tab.evaluate("decodeURIComponent(location.hash)").rpartition(":")[2].lstrip("#")
                == route.link
            )


def test_clicking_a_sentence_chooses_its_card(visit: Visit, html: str) -> None:
    tab = visit(html)
    tab.locator("q.conclusion").first.click()
    assert "it was the programme" in tab.locator("#pane-details .words").inner_text()
    assert tab.evaluate("location.hash") == "#programme-works"
    assert "Rests on" in tab.locator("#pane-details").inner_text()


def test_clicking_a_card_marks_its_sentence(visit: Visit, html: str) -> None:
    tab = visit(html)
    tab.mouse.click(*middle(tab, "go-on"))
    assert chosen(tab) == {"The programme should go on."}


def test_details_give_the_line_to_paste(visit: Visit, html: str) -> None:
    tab = visit(html, anchor="#thanks")
    unfolded(tab)
    lines = tab.locator("#pane-details .copy code").all_inner_texts()
    assert "## thanks claim" in lines
    assert "roads.argmap.md, line 29" in tab.locator("#pane-details").inner_text()


@pytest.mark.parametrize(
    ("anchor", "words"),
    [
        ("#programme-works", "it was the programme"),
        (f"#{FLAG}", "It gives no way"),
        ("#F302", "ARG302"),
    ],
)
def test_addresses_lead_to_statements_and_flags(
    visit: Visit, html: str, anchor: str, words: str
) -> None:
    tab = visit(html, anchor=anchor.replace(" ", "%20").replace(">", "%3E"))
    assert words in tab.locator("#pane-details").inner_text()


def test_an_address_leads_to_a_line_that_is_set_aside_too(visit: Visit, html: str) -> None:
    tab = visit(html, anchor="#L7")
    assert tab.locator("#L7").is_visible()


def test_the_map_can_be_walked_with_the_keyboard(visit: Visit, html: str) -> None:
    tab = visit(html)
    tab.locator("#map").focus()
    seen = []
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft"):
        tab.keyboard.press(key)
        seen.append(tab.evaluate("location.hash.slice(1)"))
    assert seen == ["go-on", "programme-works", "fewer-accidents", "programme-works"]
    tab.keyboard.press("f")
    assert "ARG302" in tab.locator("#pane-details").inner_text()
    tab.keyboard.press("Escape")
    assert not chosen(tab)


def test_letters_do_nothing_outside_the_map(visit: Visit, html: str) -> None:
    tab = visit(html)
    tab.locator("#search").focus()
    tab.keyboard.type("f")
    assert tab.evaluate("location.hash") == "#find:f"
    assert not chosen(tab)


def test_the_outline_is_a_tree_for_the_keyboard(visit: Visit, html: str) -> None:
    tab = visit(html)
    tab.locator("#tab-outline").click()
    rows = tab.locator("[role=treeitem]")
    assert rows.first.inner_text().split("\n") == [
        "Conclusion:",
        "The programme should go on. line 6",
    ]
    assert tab.locator("[role=treeitem][tabindex='0']").count() == 1
    rows.first.focus()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    assert tab.evaluate("location.hash") == "#programme-works"
    tab.keyboard.press("ArrowLeft")
    assert rows.nth(1).get_attribute("aria-expanded") == "false"
    assert not rows.nth(2).is_visible()


def test_rows_of_the_outline_say_how_they_bear_on_the_row_above(visit: Visit, html: str) -> None:
    tab = visit(html, anchor="#view:outline")
    rows = tab.eval_on_selector_all(
        "[role=treeitem]",
        "(all) => all.map((row) => [row.querySelector('.label').textContent,"
        " row.querySelector('.rel')?.textContent ?? '', row.getAttribute('aria-expanded')])",
    )
    relations = {label: (relation, expanded) for label, relation, expanded in rows}
    assert relations["The programme should go on."] == ("", "true")
    assert relations["Fewer drivers get stuck"] == ("because", "true")
    assert relations["mild winters"] == ("that step is undercut by", None)
    assert relations["all were reported"] == ("together with", None)
    assert ("the programme has failed", "", "true") in {tuple(row) for row in rows}
    assert "attacked by" in {relation for _, relation, _ in rows}


def test_search_counts_and_walks(visit: Visit, html: str) -> None:
    tab = visit(html)
    tab.locator("#search").fill("accident")
    assert tab.locator("#live").inner_text() == "3 statements found"
    tab.keyboard.press("Enter")
    assert tab.evaluate("location.hash") == "#accidents"


def test_a_filter_dims_and_can_be_cleared(visit: Visit, html: str) -> None:
    tab = visit(html)
    tab.locator("#tab-filter").click()
    tab.locator("input[value=evidence]").uncheck()
    assert tab.locator("q.dim").count() == 1
    tab.locator("#filter-clear").click()
    assert tab.locator("q.dim").count() == 0


def test_a_filter_shows_the_whole_map_if_nothing_that_it_leaves_in_is_in_view(
    visit: Visit, html: str
) -> None:
    tab = visit(html)
    tab.evaluate("window.__network.moveTo({position: {x: 9000, y: 9000}, scale: 1})")
    tab.locator("#tab-filter").click()
    tab.get_by_label("Rebuttal").uncheck()
    tab.wait_for_timeout(100)
    x, y = middle(tab, "fewer-accidents")
    box = tab.locator("#map").bounding_box()
    assert box is not None
    assert box["x"] < x < box["x"] + box["width"]
    assert box["y"] < y < box["y"] + box["height"]


def test_collapsing_hides_what_leads_nowhere_else(visit: Visit, html: str) -> None:
    tab = visit(html, anchor="#programme-works")
    tab.locator("#map").focus()
    tab.keyboard.press(" ")
    assert tab.locator("#live").inner_text() == "4 statements collapsed, with 2 flags"
    tab.keyboard.press(" ")
    assert tab.locator("#live").inner_text() == "expanded"


def test_on_a_phone_one_pane_is_shown_and_a_flag_says_why_at_once(visit: Visit, html: str) -> None:
    tab = visit(html, width=390, height=844, has_touch=True)
    assert not tab.locator("#text").is_visible()
    tab.locator("#next-flag").click()
    tab.locator("#next-flag").click()
    assert "It gives no way" in tab.locator("#card").inner_text()
    assert tab.locator(".map").is_visible()
    tab.locator("#card button", has_text="More").click()
    assert tab.locator("#pane-details").is_visible()
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390


def test_dark_and_light_follow_the_system_and_the_button(visit: Visit, html: str) -> None:
    tab = visit(html, color_scheme="dark")
    assert tab.evaluate("document.documentElement.dataset.theme") == "dark"
    tab.locator("#theme").click()
    assert tab.evaluate("document.documentElement.dataset.theme") == "light"


def test_without_scripts_text_and_flags_can_be_read(visit: Visit, html: str) -> None:
    tab = visit(html, java_script_enabled=False)
    assert tab.locator("#L3").is_visible()
    assert tab.locator(".flag .question").first.is_visible()
    assert (
        "2 + “all were reported” → 3 · 3 → 3 · 3 → 6 · 3 ⊣ 4 · “mild winters” ⊣ (3 → 3)."
        in tab.locator("#steps").inner_text()
    )
    assert not tab.locator("#map").is_visible()


def test_without_scripts_the_map_is_drawn_and_its_cards_lead_to_the_text(
    visit: Visit, html: str
) -> None:
    tab = visit(html, java_script_enabled=False)
    card = tab.locator("#all a.card", has_text="Fewer drivers")
    assert card.is_visible()
    assert card.bounding_box() is not None
    card.click()
    assert tab.url.endswith("#L3")
    assert [
        each.get_attribute("href")
        for each in tab.locator("#all a").all()
        if not tab.locator(each.get_attribute("href") or "-").count()
    ] == []
    assert not tab.locator(".sheet").first.is_visible()


def test_a_flagged_undercut_ends_in_a_dot_in_the_drawing_too(visit: Visit) -> None:
    annotation, report = roads()
    under = next(each.id for each in annotation.links if each.kind == "undercut")
    doubted = replace(report, flags=(*report.flags, flag("ARG402", "warning", step=under)))
    tab = visit(page(annotation, doubted), java_script_enabled=False)
    ends = tab.eval_on_selector_all(
        "#all .undercut.flagged use",
        "(all) => all.map((each) => each.getAttribute('href'))",
    )
    assert ends == ["#undercut-left", "#warning-sign"]


def test_with_scripts_the_drawing_is_not_shown_twice(visit: Visit, html: str) -> None:
    tab = visit(html)
    assert not tab.locator("#paper").is_visible()
    assert tab.locator(".sheet").count() == 0


@pytest.mark.parametrize("scripts", [True, False])
def test_on_paper_no_card_is_cut(
    visit: Visit,
    scripts: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    annotation, report = roads()
    cards = tuple(
        replace(each, id=f"{each.id}-{copy}", label=f"{copy} {each.label}")
        for copy in range(9)
        for each in annotation.statements
    )
    steps = tuple(link(f"accidents-{copy}", f"fewer-accidents-{copy}") for copy in range(9))
    tab = visit(
        page(replace(annotation, statements=cards, links=steps), report),
        width=718,
        height=980,
        java_script_enabled=scripts,
    )  # A4
    if scripts:
        tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    tab.emulate_media(media="print")
    assert tab.locator(".sheet").count() > 1
    windows = [
        [float(part) for part in (each.get_attribute("viewBox") or "").split()]
        for each in tab.locator(".sheet svg").all()
    ]
    whole = [
        sum(
            x <= left and left + 250 <= x + wide and y <= top and top + 60 <= y + high
            for x, y, wide, high in windows
        )
        for left, top in (
            tab.eval_on_selector_all(
                "#all .card",
                "(all) => all.map((card) => card.transform.baseVal[0].matrix)"
                ".map(({e, f}) => [e, f])",
            )
        )
    ]
    assert whole == [1] * len(cards)
    scales = tab.eval_on_selector_all(
        ".sheet svg", "(all) => all.map((each) => each.clientWidth / each.viewBox.baseVal.width)"
    )
    words = 17 * min(scales)
    assert words >= 6.5 / 0.75  # points


def test_print_has_text_outline_and_all_parts_of_flags(visit: Visit, html: str) -> None:
    tab = visit(html, color_scheme="dark")
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    tab.emulate_media(media="print")
    assert tab.locator(".flag .why").first.is_visible()
    assert tab.locator(".tree").is_visible()
    assert tab.locator(".sheet svg").is_visible()
    assert not tab.locator("#map").is_visible()
    assert tab.evaluate("document.documentElement.dataset.theme") == "light"
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert tab.evaluate("document.documentElement.dataset.theme") == "dark"


@pytest.mark.parametrize("payload", PAYLOADS[1:4])
@pytest.mark.parametrize("policy", [True, False])
def test_words_of_others_never_run(
    visit: Visit,
    payload: str,
    policy: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    made, report = hostile(payload)
    tab = visit(page(made, report), bypass_csp=not policy)
    title = tab.title()
    before = tab.evaluate("document.querySelectorAll('img, iframe, script, object').length")
    for anchor in ("all-reported", "one", "one -> all-reported"):
        tab.evaluate("(to) => { location.hash = encodeURIComponent(to); }", anchor)
        tab.wait_for_timeout(30)
    tab.locator("#next-flag").click()
    tab.locator("q").first.hover()
    tab.locator("#tab-outline").click()
    tab.locator("#tab-filter").click()
    assert tab.title() == title
    assert tab.evaluate("document.querySelectorAll('img, iframe, script, object').length") == before


@pytest.mark.parametrize("script", ["ar", "zh"])
def test_other_scripts_are_drawn(visit: Visit, script: str) -> None:
    words = {"ar": "الطرق آمنة ليلا كما هي آمنة نهارا", "zh": "道路夜间与白天一样安全" * 12}[script]
    place = source(words + "\n", headings=())
    annotation = Annotation(
        place, title=words[:10], statements=(said(place, "one", "claim", words),)
    )
    tab = visit(page(annotation, Report()))
    tab.mouse.click(*middle(tab, "one"))
    assert words in tab.locator("#pane-details .words").inner_text()


def test_a_page_without_statements_opens(visit: Visit) -> None:
    annotation, _ = roads()
    tab = visit(page(replace(annotation, statements=(), links=()), Report()))
    assert tab.locator("#L2").is_visible()


def test_the_index_opens(visit: Visit) -> None:
    tab = visit(index_page([]), java_script_enabled=False)
    assert tab.locator("h1").inner_text() == "Argument maps"


def test_the_script_sets_its_flag_last() -> None:
    assert page_script().rstrip().endswith("window.__ready = true;\n})();")
    assert STEP in FLAG


def test_the_text_can_be_made_wider_with_the_keyboard(visit: Visit, html: str) -> None:
    tab = visit(html)
    before = tab.locator("#text").bounding_box()
    tab.locator(".grip").first.focus()
    tab.keyboard.press("ArrowRight")
    after = tab.locator("#text").bounding_box()
    assert before
    assert after
    assert after["width"] == pytest.approx(before["width"] + 24, abs=1)


@pytest.mark.parametrize(
    ("anchor", "selector"),
    [
        ("#view:outline", "#pane-outline"),
        ("#view:figures", "#pane-figures"),
        ("#filter:role=evidence&only=flagged", "q.dim"),
        ("#find:accident", ".found"),
    ],
)
def test_addresses_lead_to_views_filters_and_searches(
    visit: Visit, anchor: str, selector: str
) -> None:
    annotation, report = roads()
    figure = annotation.source.text.index("312")
    checks = (Check(figure, figure + 3, "312 and 156", "312 / 2 = 156", holds=True),)
    tab = visit(page(annotation, replace(report, checks=checks)), anchor=anchor)
    assert tab.locator(selector).first.is_visible()
    assert tab.evaluate("location.hash") == anchor


def test_figures_have_a_tab_and_are_marked_in_the_text(visit: Visit) -> None:
    annotation, report = roads()
    figure = annotation.source.text.index("312")
    checks = (
        Check(
            figure, figure + 3, "312 and 156", "312 / 2 = 156", holds=False, flag="ARG302:accidents"
        ),
    )
    tab = visit(page(annotation, replace(report, checks=checks)))
    assert tab.locator(".figure.differs").inner_text() == "312"
    tab.locator("#tab-figures").click()
    tab.locator("#pane-figures button").click()
    assert "does not agree" in tab.locator("#pane-figures").inner_text()
    assert "312" in "".join(chosen(tab))


def test_a_computation_lights_up_the_numbers_that_it_is_made_from(visit: Visit) -> None:
    annotation, report = roads()
    text = annotation.source.text
    places = [match.span() for match in re.finditer(r"[a-z]{6,}", text)][:3]
    checks = (
        Check(*places[0], "one", "a + b = c", holds=True, operands=(places[1],)),
        Check(*places[1], "two", "a + b = c", holds=True, operands=(places[0], places[2])),
    )
    unchecked = (Unchecked(*places[2], "no-operands"), Unchecked(*places[2], "several-readings"))
    tab = visit(page(annotation, replace(report, checks=checks, unchecked=unchecked)))
    tab.locator("#tab-figures").click()
    tab.locator("#pane-figures button").first.focus()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")

    lit = tab.locator("#text .lit").all_inner_texts()
    assert lit == [text[slice(*place)] for place in (places[0], places[2])]
    assert tab.locator("#text .stated").all_inner_texts() == [text[slice(*places[1])]]
    assert "Not checked: 2 figures" in tab.locator("#pane-figures").inner_text()
    tab.keyboard.press("Escape")
    assert tab.locator("#text .lit").count() == 0


def test_without_checks_there_is_no_figures_tab(html: str) -> None:
    assert "tab-figures" not in html


def test_a_citation_names_quote_line_and_checksum(visit: Visit, html: str) -> None:
    tab = visit(html, anchor="#fewer-accidents", permissions=["clipboard-read", "clipboard-write"])
    tab.locator("#pane-details button", has_text="Copy as citation").click()
    words = tab.evaluate("navigator.clipboard.readText()")
    assert words.startswith(
        "“Fewer drivers get stuck” (the Ministry, “A ministry answers”, line 3; roads.txt, SHA-256 "
    )
    assert roads()[0].source.sha256 in words


def test_a_scheme_brings_its_questions(visit: Visit) -> None:
    annotation, report = roads()
    links = tuple(
        replace(each, scheme="correlation to cause") if each.id == STEP else each
        for each in annotation.links
    )
    tab = visit(
        page(replace(annotation, links=links), report),
        anchor="#" + STEP.replace(" ", "%20").replace(">", "%3E"),
    )
    unfolded(tab)
    assert (
        "Could it run the other way round?" in tab.locator("#pane-details ul.ask").last.inner_text()
    )


def test_sections_are_shown_as_bands(visit: Visit) -> None:
    annotation, report = roads()
    statements = tuple(replace(each, section="On the roads") for each in annotation.statements)
    tab = visit(page(replace(annotation, statements=statements), report), anchor="#view:filter")
    before = tab.locator("#canvas").screenshot()
    tab.locator("#bands").check()
    tab.wait_for_timeout(60)
    assert tab.locator("#canvas").screenshot() != before


def test_bands_leave_out_statements_without_a_section(visit: Visit) -> None:
    annotation, report = roads()
    first, *others = annotation.statements
    statements = (replace(first, section="On the roads"), *others)
    tab = visit(page(replace(annotation, statements=statements), report), anchor="#view:filter")
    tab.locator("#bands").check()
    tab.wait_for_timeout(60)
    assert tab.locator("#bands-key li").all_inner_texts() == ["1On the roads"]


def test_more_than_twelve_warnings_are_collapsed(visit: Visit) -> None:
    annotation, report = roads()
    many = tuple(
        replace(report.flags[1], id=f"ARG202:{STEP}:{number}", number=f"F{number}")
        for number in range(1, 20)
    )
    tab = visit(page(annotation, Report(many)))
    assert tab.locator(".flag:visible").count() == 12
    assert tab.locator(".more summary").inner_text() == "7 more"


def test_the_front_page_searches_all_statements(visit: Visit) -> None:
    entry = IndexEntry(
        "A ministry",
        "a/roads.html",
        1,
        0,
        0,
        0,
        0,
        "",
        said=(("one", "claim", 3, "Fewer <b>drivers</b> get stuck"),),
    )
    tab = visit(index_page([entry]))
    tab.locator("#search").fill("drivers")
    assert tab.locator("#hits a").inner_text() == "Fewer <b>drivers</b> get stuck"
    assert (tab.locator("#hits a").get_attribute("href") or "").endswith("a/roads.html#one")
    assert tab.locator("#count").inner_text() == "1 of 1 statements match"


def test_at_twice_the_size_all_panes_can_be_reached(visit: Visit, html: str) -> None:
    tab = visit(html, width=720, height=450, device_scale_factor=2)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 720
    tab.locator(".bottom button", has_text="Flags").click()
    assert tab.locator(".flag").first.is_visible()


def on_pages() -> tuple[Annotation, Report]:
    """Return the reading of the roads as one of a document of two pages."""
    annotation, report = roads()
    pages = ("page 1", "page 1", *("page 2" for _ in range(annotation.source.lines - 2)))
    return replace(
        annotation, source=replace(annotation.source, document="roads.pdf", pages=pages)
    ), report


def test_a_statement_says_on_which_page_of_the_document_it_is(visit: Visit) -> None:
    tab = visit(
        page(*on_pages()),
        anchor="#fewer-accidents",
        permissions=["clipboard-read", "clipboard-write"],
    )
    assert "line 3, page 2 of roads.pdf" in tab.locator("#pane-details .said").inner_text()
    tab.locator("#pane-details button", has_text="Copy as citation").click()
    assert "line 3, page 2 of roads.pdf; roads.txt, SHA-256" in tab.evaluate(
        "navigator.clipboard.readText()"
    )


def test_the_text_shows_where_a_page_begins(visit: Visit) -> None:
    tab = visit(page(*on_pages()))
    assert tab.locator(".text .leaf").all_inner_texts() == ["page 1 of roads.pdf", "page 2"]
    assert tab.locator(".leaf:has-text('page 2') + li").get_attribute("id") == "L3"


def test_statements_that_the_text_pane_has_keep_their_words(visit: Visit) -> None:
    annotation, report = roads()
    tab = visit(page(annotation, report))
    texts = tab.evaluate("window.__argmap.statements.map((each) => each.text)")
    assert texts == [each.text for each in annotation.statements]


def test_a_large_map_opens_with_its_branches_folded(visit: Visit) -> None:
    annotation, report = roads()
    names = [f"more-{number}" for number in range(200)]
    more = tuple(replace(annotation.statements[0], id=name) for name in names)
    ends = ["programme-works", *names]
    links = tuple(link(name, ends[place // 3]) for place, name in enumerate(names))
    made = replace(
        annotation,
        statements=(*annotation.statements, *more),
        links=(*annotation.links, *links),
    )
    tab = visit(page(made, report))
    tab.locator("#map").focus()
    tab.keyboard.press("0")
    cards = tab.evaluate(
        """() => {
          const drawn = new Set();
          const before = CanvasRenderingContext2D.prototype.translate;
          CanvasRenderingContext2D.prototype.translate = function (x, y) {
            drawn.add(`${x} ${y}`);
            return before.call(this, x, y);
          };
          window.__network.redraw();
          CanvasRenderingContext2D.prototype.translate = before;
          return drawn.size;
        }"""
    )
    assert 8 < cards < 3 * 90
