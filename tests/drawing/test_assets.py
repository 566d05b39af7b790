"""The files of `web/`: each is part of a page and can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import argmap.drawing
from argmap.drawing.assets import SCRIPTS, STYLES, index_style, page_script, page_style
from argmap.drawing.colours import DARK, LIGHT

WEB = Path(argmap.drawing.__file__).parent / "web"
FILES = sorted(path for path in WEB.rglob("*") if path.is_file())
SET_BY_SCRIPT = {"left", "right", "foot", "level"}


def test_every_script_and_style_is_part_of_the_page() -> None:
    assert {path.stem for path in (WEB / "script").iterdir()} == set(SCRIPTS)
    assert {path.stem for path in (WEB / "style").iterdir()} == {*STYLES, "no_script"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_files_of_the_page_can_be_read(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 400
    assert max(map(len, lines)) <= 100


def test_files_of_the_page_are_there_as_they_are() -> None:
    for name in SCRIPTS:
        assert (WEB / "script" / f"{name}.js").read_text(encoding="utf-8") in page_script()


def test_every_property_that_a_style_uses_is_defined() -> None:
    style = page_style() + index_style()
    used = set(re.findall(r"var\(--([a-z-]+)", style))
    assert used <= {*LIGHT, "mono", "c", *SET_BY_SCRIPT}
    assert set(LIGHT) == set(DARK)


def test_colours_are_in_the_table_only() -> None:
    for path in FILES:
        words = path.read_text(encoding="utf-8").partition("@media print")[0]
        shadows = words.replace("#0003", "")
        assert not re.findall(r"#[0-9a-f]{3,8}\b", shadows), path.name
