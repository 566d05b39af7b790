from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from drawing_samples import flag, link, roads, said, source
from test_page import PAYLOADS, Elements, hostile

from argmap.drawing.brief import Brief, rows_of, to_brief
from argmap.drawing.view import layout_of, to_view
from argmap.layout.text_metrics import card_height
from argmap.model import Annotation, Report

if TYPE_CHECKING:
    from argmap.model import Statement

CARD = re.compile(
    r"<svg x=(-?\d+) y=(-?\d+)[^>]*><a(?: href=#(\w+))?>.*?<use href=#([menl])(\d+)( class=[pi])? />(.*?)</a></svg>"
)
ROLES = {"m": "claim", "e": "evidence", "n": "conclusion", "l": "rebuttal"}


def brief(annotation: Annotation, report: Report = Report()) -> Brief:  # noqa: B008 - it cannot change
    return to_view(annotation, report).drawing


def test_every_statement_is_drawn_once_where_the_layout_puts_it() -> None:
    annotation, report = roads()
    found = CARD.findall(brief(annotation, report).svg)
    places = layout_of(annotation).places
    assert len(found) == len(annotation.statements)
    for statement, (left, top, _, letter, high, *_) in zip(
        annotation.statements, found, strict=True
    ):
        x, y = places[statement.id]
        assert (int(high), ROLES[letter]) == (card_height(statement.text), statement.role)
        assert abs(int(left) + 125 - x) <= 1
        assert abs(int(top) + int(high) / 2 - y) <= 1


def test_every_link_is_drawn_once_between_the_places_of_the_layout() -> None:
    annotation, report = roads()
    drawn = brief(annotation, report).svg.partition("<g id=all>")[2].partition("<svg x=")[0]
    starts = [(int(x), int(y)) for x, y in re.findall(r"M(-?\d+),(-?\d+)[ch]-\d", drawn)]
    legs = [leg.points[0] for route in layout_of(annotation).routes for leg in route.legs]
    assert len(Elements(drawn).found) >= len(annotation.links)
    for x, y in legs:
        assert sum(abs(x - mine) <= 1 and abs(y - other) <= 1 for mine, other in starts) == 1


def test_cards_lead_to_their_sentence_and_one_that_nobody_uttered_to_the_one_it_serves() -> None:
    annotation, report = roads()
    aims = {
        statement.id: aim
        for statement, (_, _, aim, *_) in zip(
            annotation.statements, CARD.findall(brief(annotation, report).svg), strict=True
        )
    }
    assert aims["accidents"] == "L2"
    assert aims["all-reported"] == "L3"  # a premise of fewer-accidents
    assert aims["winter"] == "L3"  # undercuts a step to programme-works


def test_a_flagged_link_leads_to_its_flag() -> None:
    assert re.search(
        r"<a href=#F202 aria-label=F202><path class=f d=M[^ ]+ /><use href=#warning x=\d+ y=\d+ /></a>",
        brief(*roads()).svg,
    )


def test_proposals_implicit_statements_and_kinds_of_links_are_told_apart() -> None:
    drawn = brief(*roads()).svg
    assert len(re.findall(r"<use href=#m\d+ class=p />", drawn)) == 1
    assert len(re.findall(r"<use href=#[ml]\d+ class=i />", drawn)) == 2
    assert len(re.findall(r"<path class=a d=", drawn)) == 1
    assert len(re.findall(r"<path class=u d=", drawn)) == 1
    assert "<g id=note-p class=x>" in drawn


@pytest.mark.parametrize("payload", [*PAYLOADS, "\x00\x08]]> &amp;", '" onload=alert(1) x="'])
def test_words_of_others_are_words_in_the_drawing(payload: str) -> None:
    found = Elements(brief(*hostile(payload)).svg).found
    assert {tag for tag, _ in found} <= set(
        "svg defs g path use text title a marker circle".split()
    )
    allowed = set(
        "id viewbox width x y r d class href transform orient markerunits direction data-p aria-label".split()
    )
    assert {name for _, facts in found for name in facts} <= allowed
    assert all((facts.get("href") or "#")[0] == "#" for _, facts in found)


@pytest.mark.parametrize(
    "caption",
    [
        "fewer drivers get stuck there",
        "道路夜间与白天一样安全" * 2,
        "wholly-unbroken" * 3,
        "a  b",
        "x",
    ],
)
def test_rows_of_a_caption_are_the_caption_or_end_in_an_ellipsis(caption: str) -> None:
    rows = rows_of(statement(caption))
    assert "".join(rows) == caption or rows[-1].endswith("…") or "  " in caption


def statement(label: str, words: str = "The roads are safe by night.") -> Statement:
    return replace(said(source(words + "\n", headings=()), "one", "claim", words), label=label)


def test_the_data_holds_the_captions_that_were_cut() -> None:
    long = "a caption that is much too long for two rows of a card, whatever is done"
    place = source("The roads are safe by night.\n", headings=())
    view = to_view(Annotation(place, statements=(statement(long),)), Report())
    assert view.nodes[0]["label"] == long
    view = to_view(Annotation(place, statements=(statement("a short one"),)), Report())
    assert "label" not in view.nodes[0]


def test_words_that_the_text_does_not_have_in_one_piece_are_the_title() -> None:
    drawn = brief(*roads())
    assert "<title>Every accident was reported in both years.</title>" in drawn.svg
    assert drawn.words == {"all-reported", "winter"}


def test_words_from_right_to_left_begin_on_the_right() -> None:
    words = "الطرق آمنة ليلا"
    place = source(words + "\n", headings=())
    assert (
        " direction=rtl>"
        in brief(Annotation(place, statements=(said(place, "one", "claim", words),))).svg
    )


def test_legs_that_do_not_follow_the_order_of_premises_say_which_they_are() -> None:
    place = source("x1.\ny2.\nz3.\nw4.\n", headings=())
    cards = tuple(said(place, name, "claim", f"{name}.") for name in ("x1", "y2", "z3", "w4"))
    ring = (link("x1", "y2"), link("y2 z3 w4", "x1"))
    drawn = [
        brief(Annotation(place, statements=cards, links=links)).svg for links in (ring, ring[1:])
    ]
    assert ['<g data-p="1 2 0">' in each for each in drawn] == [True, False]
    flagged = brief(
        Annotation(place, statements=cards, links=ring),
        Report((flag("ARG202", "warning", step="y2+z3+w4 -> x1"),)),
    ).svg
    assert (
        '<a href=#F202 aria-label=F202 data-p="1 2 0"><path' in flagged
    )  # on the link's own element: there the script looks


def test_without_a_map_nothing_is_drawn() -> None:
    annotation, _ = roads()
    bare = replace(annotation, statements=(), links=())
    assert to_brief(bare, layout_of(bare), (), frozenset()) == Brief(
        "", (), 0, frozenset(), frozenset()
    )
