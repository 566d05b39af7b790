"""What the page of a draft says before anybody has reviewed it, and where it tells one to begin."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import pytest
from drawing_samples import Visit, roads, unfolded

from argmap.data import to_data
from argmap.drawing import page
from argmap.drawing.summary import draft_of, summary_of
from argmap.drawing.view import to_view
from argmap.flags import check
from argmap.graph import ArgumentGraph

if TYPE_CHECKING:
    from argmap.drawing.view import View
    from argmap.model import Annotation

VERDICTS = re.compile(r"main conclusion|reached from|has no support|rests on claims|no evidence")


def untouched() -> Annotation:
    """Return the sample as a draft of which nobody has accepted anything."""
    annotation, _ = roads()
    return replace(
        annotation,
        statements=tuple(
            replace(each, state="proposed", by_hand=False, because="x; likely")
            for each in annotation.statements
        ),
        links=tuple(
            replace(each, state="proposed", by_hand=False, because="x; likely")
            for each in annotation.links
        ),
    )


def view_of(annotation: Annotation) -> View:
    report = check(annotation)
    return to_view(ArgumentGraph(annotation), report, to_data(annotation, report))


def test_the_first_sentence_of_a_draft_is_that_it_is_one() -> None:
    view = view_of(untouched())

    assert view.draft == "A machine's draft: 13 proposals, 0 reviewed."
    assert view.summary[0] == "Review first: "
    assert view.summary[1] == "“In 2021 there were 312 accidents and in 2023 only 156.”"
    assert "rely only on quotations, computed figures and notes on wording" in view.summary[2]
    assert not VERDICTS.search("".join(view.summary))


def test_a_draft_opens_where_most_lead_to_if_nothing_leads_to_its_conclusions() -> None:
    draft = untouched()
    assert view_of(draft).data["start"] == "go-on"
    links = tuple(each for each in draft.links if each.conclusion == "fewer-accidents")
    assert view_of(replace(draft, links=links)).data["start"] == "fewer-accidents"
    assert view_of(replace(draft, links=())).data["start"] == "go-on"


def test_a_reading_without_proposals_says_nothing_of_a_draft() -> None:
    annotation, _ = roads()
    accepted = tuple(replace(each, state="accepted") for each in annotation.statements)
    view = view_of(replace(annotation, statements=accepted))

    assert view.draft == ""
    assert view.to_review == ()
    assert view.summary[0] == "The main conclusion, "


def test_the_picture_of_a_draft_has_the_same_first_sentence() -> None:
    annotation = untouched()
    graph = ArgumentGraph(annotation)

    assert draft_of(graph).startswith("A machine's draft")
    assert not VERDICTS.search("".join(summary_of(graph, check(annotation))))


def test_every_proposal_is_listed_and_a_step_names_its_lines() -> None:
    view = view_of(untouched())

    assert len(view.to_review) == view.proposals == 13
    assert view.to_review[0].place == "Evidence, line 2"
    steps = {each.id: each.place for each in view.to_review}
    assert steps["programme-works -> go-on"] == "Step: line 3 supports line 6"
    assert steps["accidents+all-reported -> fewer-accidents"] == (
        "Step: line 2 and implicit together support line 3"
    )
    assert steps["winter -> (fewer-accidents -> programme-works)"].startswith("Step: ")
    words = {each.id: each.words for each in view.to_review}
    assert words["programme-works -> go-on"] == (
        "“it was the programme that brought the number down” → “The programme should go on.”"
    )
    assert "undercuts a step to line 3" in steps["winter -> (fewer-accidents -> programme-works)"]


def test_a_quote_that_is_itself_in_quotation_marks_gets_no_second_ones() -> None:
    annotation = untouched()
    quoted = replace(annotation.statements[0], text="“In 2021 there were 312 accidents”")
    view = view_of(replace(annotation, statements=(quoted, *annotation.statements[1:])))

    assert view.to_review[0].words == "“In 2021 there were 312 accidents”"


@pytest.mark.browser
@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_the_first_screen_says_that_it_is_a_draft(visit: Visit, width: int, height: int) -> None:
    annotation = untouched()
    tab = visit(page(annotation, check(annotation)), width=width, height=height)
    summary = tab.locator("#summary")
    box = summary.bounding_box()

    assert "A machine's draft: 13 proposals, 0 reviewed." in summary.inner_text()
    assert box
    assert box["y"] + box["height"] < height / 2
    assert summary.evaluate("(each) => each.scrollHeight <= each.clientHeight + 1")


@pytest.mark.browser
def test_a_proposal_in_the_list_opens_its_details(visit: Visit) -> None:
    annotation = untouched()
    tab = visit(page(annotation, check(annotation)))
    tab.locator(".review button").first.click()
    details = unfolded(tab)
    assert "312 accidents" in details
    assert "the machine, not confirmed" in details

    tab.locator("#tab-flags").click()
    tab.locator(".review .more summary").click()
    tab.locator(".review button[data-go='programme-works -> go-on']").click()
    assert "THIS STEP" in tab.locator("#pane-details").inner_text().upper()


@pytest.mark.browser
def test_the_details_of_a_draft_give_no_verdict_and_ask_no_what_if(visit: Visit) -> None:
    annotation = untouched()
    tab = visit(page(annotation, check(annotation)), anchor="#programme-failed")
    for name in ("go-on", "fewer-accidents", "thanks"):
        tab.evaluate(f"location.hash = '#{name}'")
        tab.wait_for_timeout(50)
        shown = unfolded(tab)
        assert not VERDICTS.search(shown), shown
        assert "What if" not in shown


def test_nothing_of_a_draft_but_its_own_words_gives_a_verdict() -> None:
    annotation = untouched()
    html = unescape(page(annotation, check(annotation)))
    shown = html[html.index("<body") : html.index('<script type="application/json"')]

    assert not VERDICTS.search(shown)
