"""The files of `web/`: each is part of a page and can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import argmap.drawing
from argmap.drawing.assets import (
    EDIT_SCRIPTS,
    SCRIPTS,
    STYLES,
    asset,
    edit_script,
    index_style,
    page_script,
    page_style,
)
from argmap.drawing.colours import DARK, LIGHT

WEB = Path(argmap.drawing.__file__).parent / "web"
FILES = sorted(path for path in WEB.rglob("*") if path.is_file())
SET_BY_SCRIPT = {"left", "right", "foot", "level"}


def test_every_script_and_style_is_part_of_the_page() -> None:
    assert {path.stem for path in (WEB / "script").iterdir()} == set(SCRIPTS)
    assert {path.stem for path in (WEB / "style").iterdir()} == {*STYLES, "no_script"}
    assert {path.stem for path in (WEB / "edit").glob("*.js")} == set(EDIT_SCRIPTS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_files_of_the_page_can_be_read(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 400
    assert max(map(len, lines)) <= 100


def test_files_of_the_page_are_there_as_they_are() -> None:
    for name in SCRIPTS:
        words = (WEB / "script" / f"{name}.js").read_text(encoding="utf-8")
        assert words in page_script()
        assert words in edit_script()


def test_what_corrects_is_only_in_served_pages() -> None:
    for name in EDIT_SCRIPTS:
        words = asset(f"edit/{name}.js")
        assert words in edit_script()
        assert words not in page_script()
    assert asset("edit/edit.css") not in page_style()


def test_every_property_that_a_style_uses_is_defined() -> None:
    style = page_style() + index_style()
    used = set(re.findall(r"var\(--([a-z-]+)", style + asset("edit/edit.css")))
    assert used <= {*LIGHT, "mono", "c", *SET_BY_SCRIPT}
    assert set(LIGHT) == set(DARK)


def test_colours_are_in_the_table_only() -> None:
    for path in FILES:
        words = path.read_text(encoding="utf-8").partition("@media print")[0]
        shadows = words.replace("#0003", "")
        assert not re.findall(r"#[0-9a-f]{3,8}\b", shadows), path.name
