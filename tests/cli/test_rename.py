"""`argmap rename`, as a person runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hall_samples import save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

ANNOTATION = "corpus/hall.argmap.md"


def test_every_reference_is_renamed(hall: Path, command: Callable[..., Result]) -> None:
    before = hall.read_text().replace("supports?: close", "supports: close with rained  ")
    save(hall, before)
    result = command("rename", ANNOTATION, "rained", "wet-rooms")
    assert result.exit_code == 0, result.output
    assert hall.read_text() == before.replace("## rained", "## wet-rooms").replace(
        "with rained", "with wet-rooms"
    ).replace("undercuts?: rained", "undercuts?: wet-rooms")
    assert "   12 - ## rained evidence?\n   12 + ## wet-rooms evidence?\n" in result.stdout


def test_other_words_that_look_like_the_id_are_unchanged(
    hall: Path, command: Callable[..., Result]
) -> None:
    before = hall.read_text().replace(
        "- because: leaks", "- because: leaks\n- note: leaks -> close, leaks"
    )
    save(hall, before)
    assert command("rename", ANNOTATION, "leaks", "a-leaks").exit_code == 0
    assert hall.read_text() == before.replace("## leaks", "## a-leaks").replace(
        "s?: leaks", "s?: a-leaks"
    ).replace("rained -> leaks\n", "rained -> a-leaks\n")


def test_accents_written_as_two_characters_are_one_id(
    hall: Path, command: Callable[..., Result]
) -> None:
    before = hall.read_text()
    save(
        hall,
        before.replace("## leaks", "## le\u0301aks")
        .replace("s?: leaks", "s?: l\u00e9aks")
        .replace("> leaks\n", "> le\u0301aks\n"),
    )
    assert command("rename", ANNOTATION, "l\u00e9aks", "leaks").exit_code == 0
    assert hall.read_text() == before


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("raind", "x", 'no statement or link is called "raind"; did you mean "rained"?'),
        ("rained", "two words", '"two words" cannot be an id: it contains " "; write two-words'),
        ("rained", "with", "cannot be an id"),
        ("rained", "Close", '18: "close" is the id of another statement'),
    ],
)
def test_an_impossible_rename_is_an_error(
    old: str, new: str, message: str, hall: Path, command: Callable[..., Result]
) -> None:
    before = hall.read_bytes()
    result = command("rename", ANNOTATION, old, new)
    assert result.exit_code == 2
    assert message in result.stderr
    assert hall.read_bytes() == before
