from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner
from drawing_samples import roads, said, source
from test_page import PAYLOADS, hostile

from argmap.cli import main
from argmap.drawing.geometry import to_map
from argmap.drawing.svg import svg
from argmap.model import Annotation, Report

SVG = "{http://www.w3.org/2000/svg}"


def test_every_card_and_link_has_its_title() -> None:
    annotation, report = roads()
    root = ET.fromstring(svg(annotation, report))  # noqa: S314 - our own
    titles = [each.text or "" for each in root.iter(f"{SVG}title")]
    assert len(titles) == 1 + len(annotation.statements) + len(annotation.links)
    assert (
        "Evidence, line 2: In 2021 there were 312 accidents and in 2023 only 156. (Share)" in titles
    )


def test_it_is_an_image_with_a_name_and_a_description() -> None:
    root = ET.fromstring(svg(*roads()))  # noqa: S314 - our own
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "argmap-title argmap-desc"
    assert root.findtext(f"{SVG}title") == "A ministry answers"
    assert (root.findtext(f"{SVG}desc") or "").startswith(
        "Partly by hand: 1 proposal, 0 reviewed, 12 written by hand. Of what is reviewed, the main conclusion, "
    )


def test_cards_are_where_the_page_puts_them() -> None:
    annotation, report = roads()
    cards = re.findall(
        r'<g transform="translate\((-?\d+) (-?\d+)\)"><title>', svg(annotation, report)
    )
    places = [(each.area.left, each.area.top) for each in to_map(annotation, report.flags).cards]
    assert [(int(left), int(top)) for left, top in cards] == places


@pytest.mark.parametrize("payload", [*PAYLOADS, "\x00\x08\x1b\ufffe ]]> &amp;"])
def test_words_of_others_are_words_in_the_picture(payload: str) -> None:
    drawn = svg(*hostile(payload))
    root = ET.fromstring(drawn)  # noqa: S314 - our own
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= set(
        "svg title desc style rect g path circle text tspan".split()
    )
    assert not [
        name
        for each in root.iter()
        for name in each.keys()  # noqa: SIM118 - an element, not a dict
        if name.startswith("on") or "href" in name
    ]


def test_the_same_reading_gives_the_same_picture() -> None:
    assert svg(*roads()) == svg(*roads())


def test_words_from_right_to_left_begin_on_the_right() -> None:
    words = "الطرق آمنة ليلا"
    place = source(words + "\n", headings=())
    assert 'direction="rtl"' in svg(
        Annotation(place, statements=(said(place, "one", "claim", words),)), Report()
    )


def test_a_reading_without_statements_is_an_empty_picture() -> None:
    annotation, _ = roads()
    drawn = svg(replace(annotation, statements=(), links=()), Report())
    assert ET.fromstring(drawn) is not None  # noqa: S314 - our own


def test_build_writes_the_picture_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("corpus").mkdir()
    Path("corpus/x.txt").write_text("The roads are safe.\n", encoding="utf-8")
    Path("corpus/x.argmap.md").write_text(
        "---\nargmap: 1\nsource: x.txt\n---\n\n## safe claim\n> The roads are safe.\n",
        encoding="utf-8",
    )
    assert CliRunner().invoke(main, ["build"]).exit_code == 0
    assert not Path("output/x.svg").exists()
    assert CliRunner().invoke(main, ["build", "--svg"]).exit_code == 0
    assert Path("output/x.svg").read_text(encoding="utf-8").startswith("<svg")
