"""What is drawn and how it is distinguished, seen by listening to the canvas; what has to fit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from drawing_samples import STEP, TEXT, flag, roads, said, source, unfolded

from argmap.drawing import page
from argmap.model import Annotation, Aside, Check, Report

if TYPE_CHECKING:
    from drawing_samples import Visit
    from playwright.sync_api import Page

    from argmap.model import FlagState

pytestmark = pytest.mark.browser

LISTEN = """(scale) => {
  const said = [];
  const before = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (words, ...rest) {
    said.push(String(words));
    return before.call(this, words, ...rest);
  };
  const map = window.__network;
  map.moveTo({ position: window.__argmap.at("programme-works"), scale });
  map.redraw();
  CanvasRenderingContext2D.prototype.fillText = before;
  return said;
}"""


def drawn(tab: Page, scale: float = 1) -> list[str]:
    """Return the words that are drawn on the map at a scale."""
    words: list[str] = tab.evaluate(LISTEN, scale)
    return words


def with_sentences(tab: Page) -> Page:
    """Return a page whose cards have all their words."""
    tab.evaluate("document.getElementById('sentences').click()")
    return tab


def test_near_by_a_card_says_role_line_and_all_its_words(visit: Visit) -> None:
    words = drawn(with_sentences(visit(page(*roads()))))
    assert {"Conclusion", "✎ line 3"} <= set(words)
    assert "it was the programme that brought the number down".startswith(
        next(each for each in words if each.startswith("it was"))
    )


def test_further_away_a_card_says_its_label_and_furthest_its_line(visit: Visit) -> None:
    annotation, report = roads()
    tab = visit(
        page(
            replace(
                annotation,
                statements=tuple(
                    replace(each, label=f"name {each.id[:3]}") for each in annotation.statements
                ),
            ),
            report,
        )
    )
    for scale in (1, 0.4):
        if scale < 1:
            with_sentences(tab)
        middle, far = drawn(tab, scale), drawn(tab, 0.1)
        assert "name pro" in middle
        assert "line 3" not in middle
        assert {"3", "="} <= set(far)
        assert "name pro" not in far


def test_what_is_proposed_and_what_was_made_by_hand_is_marked(visit: Visit) -> None:
    annotation, report = roads()
    tab = with_sentences(visit(page(annotation, report)))
    words = drawn(tab, 0.9)
    assert "Claim?" in words
    assert "✎ line 3" in words
    assert "line 5" in words


@pytest.mark.parametrize(
    ("state", "sign"), [("raised", {"!"}), ("proposed", {"?"}), ("answered", set())]
)
def test_flags_raised_proposed_and_answered_are_distinguished(
    visit: Visit, state: FlagState, sign: set[str]
) -> None:
    annotation, _ = roads()
    doubt = flag("ARG202", "warning", step=STEP, state=state)
    tab = visit(page(annotation, Report((doubt,))))
    assert set(drawn(tab)) & {"!", "?"} == sign
    assert (
        tab.locator(
            f".flag.{state}" if state != "raised" else ".flag:not(.proposed):not(.answered)"
        ).count()
        == 1
    )


def test_signs_of_errors_warnings_and_notes_differ(visit: Visit) -> None:
    tab = visit(page(*roads()))
    shapes = tab.eval_on_selector_all(
        ".flag > button", "(all) => all.map((each) => getComputedStyle(each, '::before').clipPath)"
    )
    assert len(set(shapes)) == 4


def test_words_without_spaces_stay_inside_their_panes(visit: Visit) -> None:
    words = "x" * 300
    place = source(words + "\n", headings=())
    annotation = Annotation(
        place,
        title=words,
        statements=(said(place, "one", "claim", words, speaker=words, because=words),),
    )
    for width in (1440, 390):
        tab = visit(page(annotation, Report()), width=width, anchor="#one")
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        panes = tab.eval_on_selector_all(
            ".text, .pane:not([hidden])",
            "(all) => all.map((each) => each.scrollWidth - each.clientWidth)",
        )
        assert max(panes) <= 0


def test_on_a_phone_summary_and_question_are_whole(visit: Visit) -> None:
    annotation, report = roads()
    long = tuple(
        replace(each, lacks="It gives no way by which the programme did it. " * 5)
        for each in report.flags
    )
    tab = visit(
        page(annotation, replace(report, flags=long)), width=390, height=844, has_touch=True
    )
    assert (
        tab.evaluate(
            "(() => { const s = document.getElementById('summary');"
            " return s.scrollHeight - s.clientHeight; })()"
        )
        <= 0
    )
    tab.locator("#next-flag").click()
    question = tab.locator("#card .ask").bounding_box()
    buttons = tab.locator("#card .acts").bounding_box()
    assert question
    assert buttons
    assert question["y"] + question["height"] <= buttons["y"] + 1
    assert buttons["y"] + buttons["height"] <= 844


def test_lines_set_aside_as_repeats_have_their_words(visit: Visit) -> None:
    body = TEXT.splitlines()[1:6]
    text = "\n".join([*body, *body]) + "\n"
    start = len("\n".join(body)) + 1
    place = source(
        text,
        (Aside(start, len(text) - 1, (6, 10), "repeat", "the same words", (1, 5)),),
        headings=(),
    )
    stuck = said(place, "stuck", "claim", "Fewer drivers get stuck", also_lines=(7,))
    html = page(Annotation(place, statements=(stuck,)), Report())
    tab = visit(html, anchor="#L7")
    assert tab.locator("#L7").inner_text().startswith("Fewer drivers get stuck")
    assert tab.locator("#L10").count() == 1
    tab.locator("#L2 .also").click()
    assert tab.locator("#L7").is_visible()


def test_the_strip_leads_to_its_line(visit: Visit) -> None:
    tab = visit(page(*roads()))
    wide = tab.evaluate("document.querySelector('.strip').clientWidth")
    tab.locator(".strip").click(position={"x": wide * 0.2, "y": 6})
    assert "here" in (tab.locator("#L2").get_attribute("class") or "")


def test_the_divider_can_be_dragged(visit: Visit) -> None:
    tab = visit(page(*roads()))
    bar = tab.locator(".grip").first.bounding_box()
    before = tab.locator("#text").bounding_box()
    assert bar
    assert before
    tab.mouse.move(bar["x"] + 4, 400)
    tab.mouse.down()
    tab.mouse.move(bar["x"] + 64, 400)
    tab.mouse.up()
    after = tab.locator("#text").bounding_box()
    assert after
    assert after["width"] == pytest.approx(before["width"] + 60, abs=6)


def test_an_address_leads_to_a_link_without_a_flag(visit: Visit) -> None:
    tab = visit(page(*roads()), anchor="#programme-works%20-%3E%20programme-failed")
    assert "No flag is raised on this step." in tab.locator("#pane-details").inner_text()
    assert tab.locator("q.from").count() == tab.locator("q.to").count() == 1


def test_words_that_flags_share_are_shown_with_each(visit: Visit) -> None:
    annotation, report = roads()
    second = replace(
        report.flags[1],
        id="ARG202:programme-works -> go-on",
        link="programme-works -> go-on",
        number="F9",
    )
    html = page(annotation, replace(report, flags=(*report.flags, second)))
    assert html.count(second.lacks) == len(report.flags) + 1
    tab = visit(html)
    assert tab.locator("#F9 ~ .lacks").inner_text() == second.lacks
    tab.locator("#F9").click()
    assert tab.locator("#pane-details .question p").inner_text() == second.question


def test_a_flag_on_figures_is_among_the_figures(visit: Visit) -> None:
    annotation, report = roads()
    figure = annotation.source.text.index("312")
    tab = visit(
        page(
            annotation,
            replace(report, checks=(Check(figure, figure + 3, "312", "312 = 312", holds=True),)),
        ),
        anchor="#view:figures",
    )
    assert "It gives no way" in tab.locator("#pane-figures .differs").inner_text()
    tab.locator("#pane-figures .differs button").click()
    assert tab.evaluate("decodeURIComponent(location.hash.slice(1))") == "ARG302:accidents"


def test_sections_are_named_next_to_their_colours(visit: Visit) -> None:
    annotation, report = roads()
    statements = tuple(replace(each, section="On the roads") for each in annotation.statements)
    tab = visit(page(replace(annotation, statements=statements), report), anchor="#view:filter")
    tab.locator("#bands").check()
    assert tab.locator("#bands-key li").all_inner_texts() == ["1On the roads"]
    assert {"1 On the roads", "1"} & set(drawn(tab))


def test_a_question_that_is_answered_says_by_what(visit: Visit) -> None:
    annotation, report = roads()
    links = tuple(
        replace(each, scheme="correlation to cause", notes=("question 2: winter",))
        if each.id == STEP
        else each
        for each in annotation.links
    )
    tab = visit(
        page(replace(annotation, links=links), report),
        anchor="#" + STEP.replace(" ", "%20").replace(">", "%3E"),
    )
    unfolded(tab)
    assert (
        tab.locator("#pane-details ul.ask")
        .first.locator("li")
        .nth(1)
        .inner_text()
        .endswith("Answered by: mild winters")
    )


def test_with_reduced_motion_the_map_moves_at_once(visit: Visit) -> None:
    tab = visit(page(*roads()))
    before = tab.evaluate("window.__network.getViewPosition().x")
    tab.locator("#L6 q").click()
    assert tab.evaluate("window.__network.getViewPosition().x") != before


def test_a_printed_page_has_map_text_flags_and_outline(visit: Visit) -> None:
    printed = visit(page(*roads())).pdf(format="A4", print_background=True)
    assert printed.startswith(b"%PDF")
    assert printed.count(b"/Image") >= 1
