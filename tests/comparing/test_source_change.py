"""A new version of a source: what it changed under each statement, and nothing decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from argmap.annotation.read.loading import read_outline
from argmap.cli import main
from argmap.comparing.source_change import quote_changes
from argmap.source import read_text

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """The council met on Monday.
In 2023 there were 47 fires in the harbour district.
The brigade was not called to any of the sheds.
All sheds have alarms since then.
"""
ANNOTATION = """---
argmap: 1
source: fires.txt
---

## fires evidence
> In 2023 there were 47 fires in the harbour district.

## brigade evidence
> The brigade was not called to any of the sheds.

## alarms claim
> All sheds have alarms since then.
"""


def fates(new: str) -> dict[str, str]:
    changes = quote_changes(read_outline(ANNOTATION), read_text(TEXT), read_text(new))
    return {each.id: each.fate for each in changes}


def test_the_same_text_changes_nothing() -> None:
    assert fates(TEXT) == {}


def test_what_moved_changed_and_went_is_said_of_each_statement() -> None:
    new = "A new line.\n" + TEXT.replace("47 fires", "48 fires").replace(
        "All sheds have alarms since then.", "Nobody said so."
    )
    assert fates(new) == {"fires": "changed", "brigade": "moved", "alarms": "gone"}


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [("47 fires", "74 fires", "numbers"), ("was not called", "was called", "negation")],
)
def test_a_changed_number_or_negation_is_never_taken_for_typography(
    old: str, new: str, why: str
) -> None:
    changes = quote_changes(read_outline(ANNOTATION), None, read_text(TEXT.replace(old, new)))
    (change,) = changes
    assert change.fate == "changed"
    assert why in change.why
    assert new in change.now


def test_typography_is_written_differently_and_several_places_are_ambiguous() -> None:
    assert fates(TEXT.replace("All sheds have", "All sheds had")) == {
        "alarms": "written differently"
    }
    short = read_outline(
        ANNOTATION.replace("> All sheds have alarms since then.", "> All sheds have")
    )
    new = read_text(f"{TEXT}All sheds have doors too, and nobody asked who pays for them.\n")
    (change,) = quote_changes(short, read_text(TEXT), new)
    assert (change.id, change.fate) == ("alarms", "ambiguous")


def test_the_command_replaces_the_text_keeps_the_old_one_and_leaves_the_annotation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    document = tmp_path / "Fires.md"
    document.write_text(TEXT.replace("\n", "\n\n"))
    run = CliRunner().invoke
    missing = run(main, ["add", "Fires.md", "--update"])
    assert missing.exit_code == 2
    assert "there is no source of this name to update" in missing.output
    assert run(main, ["add", "Fires.md"]).exit_code == 0
    before = (tmp_path / "corpus/fires.txt").read_text()
    (tmp_path / "corpus/fires.argmap.md").write_text(ANNOTATION)
    document.write_text(TEXT.replace("\n", "\n\n").replace("47", "48"))
    assert run(main, ["add", "Fires.md"]).exit_code == 2
    found = run(main, ["add", "Fires.md", "--update"])
    assert found.exit_code == 0
    assert "2 of 3 quotes are in the new version as they were (0 moved)" in found.output
    assert "changed: fires, line 6 of the annotation" in found.output
    assert (tmp_path / "corpus/.argmap/fires.txt").read_text() == before
    assert (tmp_path / "corpus/fires.argmap.md").read_text() == ANNOTATION
    again = run(main, ["diff", "corpus/fires.argmap.md"])
    assert again.exit_code == 1
    assert "changed: fires" in again.output
