"""`argmap annotate`, as a person runs it."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest
from hall_samples import TEXT, save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

BLANK = ("--model", "blank")


@pytest.fixture
def drafted(hall: Path, command: Callable[..., Result]) -> Path:
    """Return an annotation as the machine drafted it."""
    hall.unlink()
    assert command("annotate", "corpus", *BLANK).exit_code == 0
    return rested(hall)


def rested(path: Path) -> Path:
    """Return a file as if it were written a minute ago."""
    os.utime(path, (path.stat().st_mtime - 60,) * 2)
    return path


def memory(path: Path) -> dict[str, object]:
    data = json.loads((path.parent / ".argmap/hall.json").read_text("utf-8"))
    assert isinstance(data, dict)
    return data


def test_a_source_without_annotation_is_drafted_as_a_build_does(
    drafted: Path, command: Callable[..., Result]
) -> None:
    first = drafted.read_bytes()
    drafted.unlink()
    assert command("build", "corpus", *BLANK).exit_code == 0
    assert drafted.read_bytes() == first
    assert memory(drafted)["draft"] == first.decode()


def test_a_draft_that_says_nothing_new_changes_nothing(
    drafted: Path, command: Callable[..., Result]
) -> None:
    before = drafted.stat().st_mtime_ns
    result = command("annotate", "corpus", *BLANK)
    assert (result.exit_code, result.stdout) == (
        0,
        "corpus/hall.argmap.md: the draft says nothing new\n",
    )
    assert drafted.stat().st_mtime_ns == before


def test_edits_by_hand_are_kept_when_the_source_grows(
    drafted: Path, command: Callable[..., Result]
) -> None:
    mine = drafted.read_text().replace("?", "").replace("\n\n## ", "\n\n<!-- mine -->\n## ", 1)
    save(drafted, mine)
    save(drafted.parent / "hall.txt", "In 2024 there were 3 floods.\n" + TEXT)
    shown = command("annotate", "corpus", "--dry-run", *BLANK)
    assert drafted.read_text() == mine
    result = command("annotate", "corpus", *BLANK)
    assert result.exit_code == 0, result.output
    assert result.stdout == shown.stdout.replace("would change", "changed")
    assert "+ > In 2024 there were 3 floods.\n" in result.stdout
    rest = iter(drafted.read_text().split("\n"))
    assert all(line in rest for line in mine.split("\n"))
    assert (drafted.parent / ".argmap/hall.argmap.md").read_text() == mine
    assert command("annotate", "corpus", *BLANK).stdout.endswith("the draft says nothing new\n")


def test_what_was_deleted_does_not_come_back(drafted: Path, command: Callable[..., Result]) -> None:
    first = drafted.read_text()
    blocks = first.split("\n## ")
    save(
        drafted,
        "\n## ".join(
            block for block in blocks if "It rained" not in block and "It rained" not in block
        ),
    )
    mine = drafted.read_text()
    for _ in range(2):
        result = command("annotate", "corpus", *BLANK)
        assert "rained" not in rested(drafted).read_text(), result.output
    assert drafted.read_text() == mine
    assert {"words": "It rained into two rooms in May.", "role": "evidence"} in memory(drafted)[
        "rejected"
    ]  # type: ignore[operator]


def test_without_a_memory_every_line_counts_as_written_by_hand(
    drafted: Path, command: Callable[..., Result]
) -> None:
    (drafted.parent / ".argmap/hall.json").unlink()
    mine = drafted.read_text()
    save(drafted.parent / "hall.txt", TEXT.replace("It rained into two rooms in May.\n", ""))
    save(drafted, mine.replace("> It rained", "= It rained"))
    result = command("annotate", "corpus", *BLANK)
    assert result.exit_code == 0, result.output
    assert "corpus/.argmap/hall.json: " in result.stderr
    assert "every line of the annotation counts as yours" in result.stderr
    assert "= It rained into two rooms in May." in drafted.read_text()
    assert memory(drafted)["argmap"] == 1


MARKERS = b'{\n "argmap": 1,\n<<<<<<< HEAD\n "draft": "",\n=======\n "draft": "a",\n>>>>>>> b\n}\n'
TWICE = b'{"argmap": 1, "draft": "", "rejected": [], "rejected": []}'


@pytest.mark.parametrize(
    ("damage", "where"),
    [
        (MARKERS, ":3: this file is damaged"),
        (TWICE, ": this file is damaged"),
        (b"{", ":1: this file is damaged"),
        (b"[]", ": this file is damaged"),
        (b'{"argmap": 1, "draft": ""}', ": this file is damaged"),
        (b'{"argmap": 1, "draft": 7, "rejected": []}', ": this file is damaged"),
        (b"\xff", ": this file is damaged"),
        (b"", ": the file is empty"),
        (None, ": this is a folder"),
    ],
)
@pytest.mark.parametrize("name", ["annotate", "build"])
def test_a_damaged_memory_stops_what_would_forget_rejections(
    name: str, damage: bytes | None, where: str, drafted: Path, command: Callable[..., Result]
) -> None:
    path = drafted.parent / ".argmap/hall.json"
    path.unlink()
    if damage is None:
        path.mkdir()
    else:
        path.write_bytes(damage)
        rested(path)
    if name == "build":  # which drafts only if there is no annotation
        drafted.unlink()
    before = tree(drafted.parent)
    result = command(name, "corpus", *BLANK)
    assert result.exit_code == 2
    assert f"corpus/.argmap/hall.json{where}" in result.stderr
    assert "restore it, or move it away" in result.stderr
    assert tree(drafted.parent) == before


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path): path.read_bytes() for path in files if ".argmap-cache" not in path.parts}


def test_a_file_with_an_error_is_unchanged_and_the_others_are_merged(
    drafted: Path, command: Callable[..., Result]
) -> None:
    save(drafted.parent / "other.txt", TEXT)
    broken = drafted.read_text().replace("- because", "- becuase")
    save(drafted, broken)
    result = command("annotate", "corpus", *BLANK)
    assert result.exit_code == 2
    assert 'did you mean "because"?' in result.stderr
    assert drafted.read_text() == broken
    assert (drafted.parent / "other.argmap.md").is_file()


def test_a_quote_that_the_source_lost_is_removed_if_proposed_and_an_error_if_accepted(
    drafted: Path, command: Callable[..., Result]
) -> None:
    save(
        drafted.parent / "hall.txt",
        TEXT.replace("It rained into two rooms in May.", "Nobody was ever hurt there."),
    )
    kept = drafted.read_text()
    assert command("annotate", "corpus", *BLANK).exit_code == 0
    assert "It rained" not in drafted.read_text()
    (drafted.parent / ".argmap/hall.json").unlink()
    save(drafted, kept)
    result = command("annotate", "corpus", *BLANK)
    assert result.exit_code == 2
    assert "> It rained" in drafted.read_text()
    assert "the source" in result.stderr


def test_runs_on_a_folder_and_on_a_file_share_one_memory(
    drafted: Path, command: Callable[..., Result]
) -> None:
    assert drafted.is_file()
    for path in ("corpus/hall.txt", "corpus/hall.argmap.md", "corpus"):
        assert command("annotate", path, *BLANK).stderr == ""
