"""`argmap accept`, as a person runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

ANNOTATION = "corpus/hall.argmap.md"


def test_a_statement_is_accepted_without_its_links(
    hall: Path, command: Callable[..., Result]
) -> None:
    before = hall.read_text()
    result = command("accept", ANNOTATION, "rained")
    assert result.exit_code == 0
    assert hall.read_text() == before.replace("## rained evidence?", "## rained evidence")
    assert result.stdout == (
        f"{ANNOTATION}: changed: 1 line removed, 1 line added\n"
        "   12 - ## rained evidence?\n   12 + ## rained evidence\n"
    )


@pytest.mark.parametrize("name", ["rained -> leaks", "rained->leaks", "RAINED -> leaks"])
def test_a_link_is_accepted_by_its_ends(
    name: str, hall: Path, command: Callable[..., Result]
) -> None:
    before = hall.read_text()
    assert command("accept", "corpus/hall.txt", name).exit_code == 0
    assert hall.read_text() == before.replace("- supports?: leaks", "- supports: leaks")


def test_an_undercut_is_accepted_by_the_id_that_x_json_gives_it(
    hall: Path, command: Callable[..., Result]
) -> None:
    assert command("accept", ANNOTATION, "close -> (rained -> leaks)").exit_code == 0
    assert "- undercuts: rained -> leaks" in hall.read_text()


def test_all_proposals_are_accepted(hall: Path, command: Callable[..., Result]) -> None:
    before = hall.read_text()
    assert command("accept", ANNOTATION, "--all").exit_code == 0
    assert hall.read_text() == before.replace("?", "")
    again = command("accept", ANNOTATION, "--all")
    assert (again.exit_code, again.stdout) == (
        0,
        f"{ANNOTATION}: there was nothing left to accept\n",
    )


def test_the_previous_version_of_the_file_is_saved(
    hall: Path, command: Callable[..., Result]
) -> None:
    before = hall.read_bytes()
    result = command("accept", ANNOTATION, "--all")
    assert (
        result.stderr
        == f"{ANNOTATION}: the previous version is saved in corpus/.argmap/hall.argmap.md\n"
    )
    assert (hall.parent / ".argmap/hall.argmap.md").read_bytes() == before


def test_line_ends_and_the_byte_order_mark_stay(hall: Path, command: Callable[..., Result]) -> None:
    data = b"\xef\xbb\xbf" + hall.read_bytes().replace(b"\n", b"\r\n")
    hall.write_bytes(data)
    assert command("accept", ANNOTATION, "--all").exit_code == 0
    assert hall.read_bytes() == data.replace(b"?", b"")


def test_without_an_id_the_proposals_are_listed(hall: Path, command: Callable[..., Result]) -> None:
    before = hall.read_bytes()
    result = command("accept", ANNOTATION)
    assert result.exit_code == 2
    assert result.stderr == (
        f"{ANNOTATION}: name what to accept, or use --all\n"
        "  rained\n      evidence: “It rained into two rooms in May.”\n"
        "  leaks\n      claim: “The roof of the hall leaks.”\n"
        "  rained -> leaks\n      supports, because: next to it\n"
        "  close\n      conclusion: “Therefore the hall must be closed.”\n"
        "  leaks -> close\n      supports, because: Therefore\n"
        "  close -> (rained -> leaks)\n      undercuts, because: a test\n"
    )
    assert hall.read_bytes() == before


def test_unsure_proposals_are_listed_last(hall: Path, command: Callable[..., Result]) -> None:
    hall.write_text(
        hall.read_text().replace("- because: leaks\n", "- because: no sign of a claim; unsure\n")
    )
    result = command("accept", ANNOTATION)
    assert result.stderr.endswith(
        "      undercuts, because: a test\nproposed, but marked as unsure:\n"
        "  leaks\n      claim: “The roof of the hall leaks.”\n"
    ), result.stderr


def test_an_unknown_id_is_an_error_that_suggests_the_most_similar(
    hall: Path, command: Callable[..., Result]
) -> None:
    before = hall.read_bytes()
    result = command("accept", ANNOTATION, "leaks", "raind")
    assert result.exit_code == 2
    assert (
        result.stderr
        == f'{ANNOTATION}: no statement or link is called "raind"; did you mean "rained"?\n'
    )
    assert hall.read_bytes() == before


def test_a_source_without_annotation_is_an_error_with_the_next_step(
    hall: Path, command: Callable[..., Result]
) -> None:
    hall.unlink()
    result = command("accept", "corpus/hall.txt", "--all")
    assert result.exit_code == 2
    assert "argmap build drafts one" in result.stderr


def test_a_statement_is_accepted_with_another_role(
    hall: Path, command: Callable[..., Result]
) -> None:
    before = hall.read_text()
    assert command("accept", ANNOTATION, "leaks", "--as", "evidence").exit_code == 0
    assert hall.read_text() == before.replace("## leaks claim?", "## leaks evidence")
    assert command("accept", ANNOTATION, "leaks", "--as", "claim").exit_code == 0
    assert hall.read_text() == before.replace("## leaks claim?", "## leaks claim")
    again = command("accept", ANNOTATION, "leaks", "--as", "claim")
    assert again.stdout == f"{ANNOTATION}: leaks: claim already\n"


def test_a_proposed_link_is_accepted_as_its_contrary(
    hall: Path, command: Callable[..., Result]
) -> None:
    before = hall.read_text()
    assert command("accept", ANNOTATION, "leaks->close", "--as", "attacks").exit_code == 0
    assert hall.read_text() == before.replace("- supports?: close", "- attacks: close")


def test_a_link_that_nobody_proposed_is_written(hall: Path, command: Callable[..., Result]) -> None:
    before = hall.read_text()
    result = command("accept", ANNOTATION, "Close ->rained", "--as", "supports")
    assert result.exit_code == 0
    assert hall.read_text() == f"{before}- supports: rained\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("rained -> leaks", "--as", "claim"), "rained -> leaks is a link, which cannot be claim"),
        (("leaks", "--as", "attacks"), "leaks is a statement, which cannot be attacks"),
        (("--as", "claim"), "name what is to be accepted as claim"),
        (("--all", "--as", "claim"), "name what is to be accepted as claim"),
        (("leaks", "--as", "fact"), '"fact" is neither a role (claim, evidence'),
        (("leaks -> leaks", "--as", "attacks"), "is no link between two statements"),
        (("leaks -> closed", "--as", "attacks"), 'called "closed"; did you mean "close"?'),
    ],
)
def test_what_cannot_be_accepted_as_something_changes_nothing(
    arguments: tuple[str, ...], message: str, hall: Path, command: Callable[..., Result]
) -> None:
    before = hall.read_bytes()
    result = command("accept", ANNOTATION, *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert hall.read_bytes() == before


@pytest.mark.usefixtures("hall")
@pytest.mark.parametrize("name", ["accept", "reject"])
def test_a_link_that_nobody_proposed_is_an_error_that_says_how_to_add_it(
    name: str, command: Callable[..., Result]
) -> None:
    result = command(name, ANNOTATION, "close->rained")
    assert result.exit_code == 2
    assert result.stderr == (
        f"{ANNOTATION}: there is no link close -> rained; to add it, use"
        f" `argmap accept {ANNOTATION} 'close -> rained' --as supports`, or `attacks`\n"
    )
