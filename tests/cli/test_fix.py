"""`argmap fix`, as a person runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hall_samples import save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

ANNOTATION = "corpus/hall.argmap.md"


def test_it_only_shows_changes_unless_told_to_write(
    hall: Path, command: Callable[..., Result]
) -> None:
    good = hall.read_text()
    save(
        hall,
        good.replace(
            "> Therefore the hall must be closed.", "> Therefore the halls must be closed."
        ),
    )
    shown = command("fix", ANNOTATION)
    assert shown.exit_code == 0
    assert "would change" in shown.stdout
    assert (
        "   19 - > Therefore the halls must be closed.\n"
        "   19 + > Therefore the hall must be closed.\n" in shown.stdout
    )
    assert "halls" in hall.read_text()
    assert command("fix", ANNOTATION, "--write").exit_code == 0
    assert hall.read_text() == good


def test_a_quote_of_several_lines_keeps_them(hall: Path, command: Callable[..., Result]) -> None:
    good = hall.read_text().replace(
        "> Therefore the hall must be closed.", "> Therefore the\n> hall must\n> be closed."
    )
    save(hall, good.replace("hall must", "halls must"))
    assert command("fix", "corpus", "--write").exit_code == 0
    assert hall.read_text() == good


def test_a_quote_that_is_not_found_is_unchanged_and_an_error(
    hall: Path, command: Callable[..., Result]
) -> None:
    broken = (
        hall.read_text()
        .replace("two rooms", "twenty rooms")
        .replace("Therefore the hall must", "Therefore the halls must")
    )
    save(hall, broken)
    result = command("fix", ANNOTATION, "--write")
    assert result.exit_code == 2
    assert f"{ANNOTATION}:13:" in result.stderr
    assert hall.read_text() == broken.replace("halls", "hall")


def test_a_quote_whose_sense_is_turned_is_left_to_a_person(
    hall: Path, command: Callable[..., Result]
) -> None:
    opened = hall.read_text().replace("hall must be closed", "hall must be opened")
    save(hall, opened)
    result = command("fix", ANNOTATION, "--write")
    assert result.exit_code == 2
    assert f"{ANNOTATION}:19:" in result.stderr
    assert "(closed in the source, opened in the quote)" in result.stderr
    assert hall.read_text() == opened


def test_it_says_so_if_there_is_nothing_to_fix(hall: Path, command: Callable[..., Result]) -> None:
    assert hall.is_file()
    result = command("fix", "corpus", "--write")
    assert (result.exit_code, result.stdout) == (
        0,
        f"{ANNOTATION}: every quote that was found matches the source exactly\n",
    )


def test_a_missing_path_is_an_error(command: Callable[..., Result]) -> None:
    result = command("fix", "nowhere.argmap.md")
    assert result.exit_code == 2
    assert "nowhere.argmap.md" in result.stderr
