"""What is known of the document behind a text: read back, checked against the text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import argmap
from argmap.model import Omission, Target
from argmap.source import read

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "The fee fell.\nIt is in the 2023 report, page 4.\n"
LINK = {"line": 2, "col": 14, "text": "2023 report", "address": "https://town.example/r.pdf"}
STRUCK = {"line": 1, "col": 9, "kind": "struck text", "text": "hardly"}


def put(folder: Path, *, text: str = TEXT, **facts: object) -> Path:
    known: dict[str, Any] = {"argmap": 1, "file": "fee.html", "lines": 2, "places": []}
    (folder / "fee.txt").write_text(text, "utf-8", newline="")
    (folder / "fee.source.json").write_text(json.dumps(known | facts), "utf-8")
    return folder / "fee.txt"


def test_links_and_what_was_left_out_have_offsets_in_the_text(tmp_path: Path) -> None:
    comment = {"kind": "comment", "text": "check this"}
    source = read(put(tmp_path, links=[LINK], left_out=[comment, STRUCK]))
    assert source.links == (Target(27, 38, "https://town.example/r.pdf"),)
    assert source.text[27:38] == "2023 report"
    assert source.left_out == (
        Omission("struck text", "hardly", 8, 1),
        Omission("comment", "check this"),
    )
    assert source.problems == ()


def test_columns_count_code_points(tmp_path: Path) -> None:
    link = {"line": 1, "col": 5, "text": "Ηλέκτρα", "address": "a.pdf"}
    source = read(put(tmp_path, text="🙂 é Ηλέκτρα.\nNo.\n", links=[link]))
    assert [source.text[each.start : each.end] for each in source.links] == ["Ηλέκτρα"]


def test_a_link_is_found_by_any_stretch_that_shares_words_with_it(tmp_path: Path) -> None:
    source = read(put(tmp_path, links=[LINK]))
    touching = [(0, 27), (38, 40)]
    assert source.links_in(touching) == ()
    for part in ((0, 28), (37, 40), (30, 32), (0, 40)):
        assert source.links_in([part]) == source.links
    assert source.links_in([(27, 30), (30, 38)]) == source.links


@pytest.mark.parametrize(
    "link",
    [
        LINK | {"col": 13},
        LINK | {"line": 1},
        LINK | {"text": "2022 report"},
        LINK | {"col": 400},
        LINK | {"text": "page 4.\nand more"},
        LINK | {"text": "2023 Report"},
    ],
)
def test_a_link_whose_words_are_elsewhere_is_dropped_with_a_warning(
    tmp_path: Path, link: dict[str, Any]
) -> None:
    other = {"line": 1, "col": 5, "text": "fee", "address": "fee.html"}
    source = read(put(tmp_path, links=[link, other]))
    assert [each.address for each in source.links] == ["fee.html"]
    (problem,) = source.problems
    assert "so this link is not shown" in problem.message
    assert problem.path.endswith("fee.source.json")


def test_links_that_overlap_are_not_both_shown(tmp_path: Path) -> None:
    other = {"line": 2, "col": 19, "text": "report, page", "address": "b.html"}
    source = read(put(tmp_path, links=[other, LINK]))
    assert [each.address for each in source.links] == [LINK["address"]]
    assert len(source.problems) == 1


def test_what_was_left_out_behind_the_end_of_an_edited_line_is_at_that_end(tmp_path: Path) -> None:
    source = read(put(tmp_path, left_out=[STRUCK | {"col": 900}]))
    assert source.left_out == (Omission("struck text", "hardly", 13, 1),)


def test_a_text_with_other_lines_shows_none_of_it(tmp_path: Path) -> None:
    source = read(put(tmp_path, lines=3, links=[LINK], left_out=[STRUCK]))
    assert (source.links, source.left_out, source.document) == ((), (), "fee.html")
    (problem,) = source.problems
    assert "the text has 2 lines now and had 3, so the pages are not shown" in problem.message


@pytest.mark.parametrize(
    "facts",
    [
        {"links": [1]},
        {"links": 7},
        {"links": None},
        {"links": {"line": 1}},
        {"links": [LINK | {"line": 0}]},
        {"links": [LINK | {"line": 3}]},
        {"links": [LINK | {"line": True}]},
        {"links": [LINK | {"col": "1"}]},
        {"links": [LINK | {"address": ["a"]}]},
        {"links": [{"line": 1, "text": "The"}]},
        {"left_out": ["struck"]},
        {"left_out": [{"line": 1, "kind": "image", "text": "a"}]},
        {"left_out": [STRUCK | {"line": 1.5}]},
        {"left_out": [STRUCK | {"kind": ""}]},
        {"left_out": [STRUCK | {"text": None}]},
    ],
)
def test_a_damaged_file_is_one_warning_and_nothing_is_shown(
    tmp_path: Path, facts: dict[str, Any]
) -> None:
    source = read(put(tmp_path, **facts))
    assert (source.links, source.left_out, source.document) == ((), (), "")
    (problem,) = source.problems
    assert "not one that `argmap add` writes" in problem.message


def test_what_has_no_words_of_its_own_is_left_out_all_the_same(tmp_path: Path) -> None:
    nowhere = {"line": 1, "col": 1, "text": "The"}
    picture = {"line": 2, "col": 1, "kind": "image"}
    source = read(put(tmp_path, links=[nowhere], left_out=[picture]))
    assert source.left_out == (Omission("image", "", 14, 2),)
    assert (source.links, source.problems) == ((), ())


def test_a_file_of_an_earlier_version_has_neither(tmp_path: Path) -> None:
    source = read(put(tmp_path, places=[{"first": 2, "last": 2, "page": 3}]))
    assert (source.links, source.left_out, source.problems) == ((), (), ())
    assert source.line_name(1) == "line 1"
    assert source.line_name(2) == "line 2, page 3"


def test_they_stay_when_the_front_matter_sets_lines_aside(tmp_path: Path) -> None:
    put(tmp_path, links=[LINK], left_out=[STRUCK])
    head = "---\nargmap: 1\nsource: fee.txt\naside: line 1\n---\n"
    (tmp_path / "fee.argmap.md").write_text(f"{head}\n## it claim\n> It is in the 2023 report\n")
    source = argmap.load(tmp_path / "fee.argmap.md").source
    assert (len(source.links), len(source.left_out), len(source.asides)) == (1, 1, 1)
