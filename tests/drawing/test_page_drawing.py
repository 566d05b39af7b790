from __future__ import annotations

import re
from dataclasses import replace

import pytest
from drawing_samples import link, roads, said, source
from test_page import PAYLOADS, Elements, hostile

from argmap.drawing.geometry import layout_of, to_map
from argmap.drawing.svg import caption_rows, page_drawing, path_of
from argmap.layout.text_metrics import card_height
from argmap.model import Annotation, Report, Statement

CARD = re.compile(
    r'<a class="card"(?: href="#(\w+)")? transform="translate\((-?\d+) (-?\d+)\)">'
    r'<use href="#([a-z]+)-(\d+)([a-z]*)"[^>]*/>(.*?)</a>'
)


def drawing(annotation: Annotation, report: Report | None = None) -> str:
    return page_drawing(to_map(annotation, report.flags if report else ()), annotation)


def test_every_statement_is_drawn_once_where_the_layout_puts_it() -> None:
    annotation, report = roads()
    found = CARD.findall(drawing(annotation, report))
    places = layout_of(annotation).places
    assert len(found) == len(annotation.statements)
    for statement, (_, left, top, role, high, *_) in zip(annotation.statements, found, strict=True):
        x, y = places[statement.id]
        assert (int(high), role) == (card_height(statement.text), statement.role)
        assert abs(int(left) + 125 - x) <= 1
        assert abs(int(top) + int(high) / 2 - y) <= 1


def test_every_link_is_drawn_once_between_the_places_of_the_layout() -> None:
    annotation, report = roads()
    drawn = drawing(annotation, report).partition('<g id="all">')[2].partition('<a class="card"')[0]
    starts = [(int(x), int(y)) for x, y in re.findall(r"M(-?\d+) (-?\d+)[ch]-\d", drawn)]
    legs = [leg.points[0] for route in layout_of(annotation).routes for leg in route.legs]
    assert drawn.count('class="link ') == len(annotation.links)
    for x, y in legs:
        assert sum(abs(x - mine) <= 1 and abs(y - other) <= 1 for mine, other in starts) == 1


def test_cards_lead_to_their_sentence_and_implicit_ones_to_the_sentence_they_bear_on() -> None:
    annotation, report = roads()
    found = CARD.findall(drawing(annotation, report))
    aims = {each.id: aim for each, (aim, *_) in zip(annotation.statements, found, strict=True)}
    assert aims["accidents"] == "L2"
    assert aims["all-reported"] == "L3"  # a premise of fewer-accidents
    assert aims["winter"] == "L3"  # undercuts a step to programme-works


def test_a_flagged_link_leads_to_its_flag() -> None:
    assert re.search(
        r'<a class="link support flagged" href="#F202" aria-label="F202">'
        r'<path d="M[^"]+"/><use href="#support-left" x="\d+" y="\d+"/>'
        r'<use href="#warning-sign" x="\d+" y="\d+"/></a>',
        drawing(*roads()),
    )


def test_proposals_implicit_statements_and_kinds_of_links_are_distinguished() -> None:
    drawn = drawing(*roads())
    assert len(re.findall(r'<use href="#claim-\d+proposed"', drawn)) == 1
    assert len(re.findall(r'<use href="#(?:claim|rebuttal)-\d+implicit"', drawn)) == 2
    assert drawn.count('class="link attack') == 1
    assert drawn.count('class="link undercut') == 1
    assert '<g id="note-sign-hollow" class="flag-sign note-sign hollow">' in drawn


@pytest.mark.parametrize("payload", [*PAYLOADS, "\x00\x08]]> &amp;", '" onload=alert(1) x="'])
def test_words_of_others_are_words_in_the_drawing(payload: str) -> None:
    found = Elements(drawing(*hostile(payload))).found
    assert {tag for tag, _ in found} <= set("svg defs g path use text tspan a circle".split())
    allowed = set(
        "id viewbox width x y r d class href transform direction aria-label".split(),
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
    rows = caption_rows(statement(caption), 91)
    whole = ("".join(rows) == caption.replace(" ", "")) or (" ".join(rows) == caption)
    assert whole or rows[-1].endswith("…") or "  " in caption


def statement(label: str, words: str = "The roads are safe by night.") -> Statement:
    return replace(said(source(words + "\n", headings=()), "one", "claim", words), label=label)


def test_words_from_right_to_left_begin_on_the_right() -> None:
    words = "الطرق آمنة ليلا"
    place = source(words + "\n", headings=())
    assert ' direction="rtl"' in drawing(
        Annotation(place, statements=(said(place, "one", "claim", words),))
    )


def test_lines_are_in_the_order_of_the_premises() -> None:
    place = source("x1.\ny2.\nz3.\nw4.\n", headings=())
    cards = tuple(said(place, name, "claim", f"{name}.") for name in ("x1", "y2", "z3", "w4"))
    circle = (link("x1", "y2"), link("y2 z3 w4", "x1"))
    drawn = to_map(Annotation(place, statements=cards, links=circle), ()).links[1]
    assert [line.premise for line in drawn.lines] == ["y2", "z3", "w4"]


def test_lines_are_whole_pixels() -> None:
    assert path_of([(344, 10), (263, 10), (250, 61)]) == "M344 10h-81c-7 0-7 51-13 51"


def test_without_a_map_nothing_is_drawn() -> None:
    annotation, _ = roads()
    assert drawing(replace(annotation, statements=(), links=())) == ""
