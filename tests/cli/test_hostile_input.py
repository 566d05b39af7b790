"""Input that no reader can use: named with its file and line, exit code 2, never a traceback."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hall_samples import PROPOSED, save

from argmap.drafting.learned import voter

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Command = Callable[..., Result]

BLANK = ("--model", "blank")
ALL = (
    ("build", "corpus", *BLANK),
    ("check", "corpus", *BLANK),
    ("annotate", "corpus", *BLANK),
    ("fix", "corpus"),
)
NOT_UTF8 = os.fsdecode(b"caf\xe9")
SPACES = ("\u00a0", "\u1680", "\u2003", "\u2028", "\u202f", "\u3000", "\x0b", "\x85")
DEEP = 100_000


def refused(result: Result, words: str) -> None:
    assert result.exit_code == 2, result.output
    assert words in result.stderr or words in result.stdout


@pytest.mark.parametrize("space", SPACES, ids=ascii)
@pytest.mark.parametrize("line", ["## the{}hall claim", "## the{}hall", "## hall{}claim?"])
def test_a_special_space_in_an_id_is_reported_with_its_place(
    line: str, space: str, hall: Path, command: Command
) -> None:
    head, _, rest = PROPOSED.partition("## leaks claim?")
    save(hall, head + line.format(space) + rest)
    place = f"corpus/hall.argmap.md:6:{line.index('{') + 1}: a "
    for arguments in ALL:
        refused(command(*arguments), place)
        refused(command(*arguments), f"(U+{ord(space):04X}) in a ## line")


def test_a_special_space_after_a_marker_is_not_called_a_missing_space(
    hall: Path, command: Command
) -> None:
    save(hall, PROPOSED.replace("## leaks", "##\u00a0leaks"))
    refused(command("check", "corpus"), "corpus/hall.argmap.md:6:1: a no-break space (U+00A0)")


@pytest.mark.parametrize("arguments", ALL, ids=" ".join)
def test_a_source_that_is_a_link_to_itself_is_refused(
    arguments: tuple[str, ...], hall: Path, command: Command
) -> None:
    source = hall.with_name("hall.txt")
    source.unlink()
    source.symlink_to("hall.txt")
    refused(command(*arguments), "corpus/hall.txt: this link leads back to itself")
    refused(command("check", "corpus/hall.txt"), "corpus/hall.txt: this link does not lead to a")


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("argmap.toml", "select = []\nx = " + "[" * DEEP, "argmap.toml:2: tables or lists"),
        ("argmap.toml", "x = " + "{a=" * 50_000, "argmap.toml:1: tables or lists"),
        ("argmap.toml", ".".join("a" * DEEP) + " = 1", "argmap.toml:1: more than 1,000 dots"),
        ("argmap.toml", "#" * 300_000, "argmap.toml: the file has 300,000 bytes"),
        ("argmap.toml", 'model = "a\\u0000b"', 'argmap.toml:1: "model" must be one name'),
        ("argmap.toml", "\nd = 2020-02-31", "argmap.toml:2:5: Invalid date"),
        ("argmap.toml", '\nselect = ["ARG1"', "argmap.toml:2: Unclosed array"),
        ("argmap.toml", '[documents]\n"*" = 3', 'argmap.toml:2: "*" in documents must be'),
        ("pyproject.toml", "tool = 3", 'pyproject.toml:1: "tool" must be a table'),
        ("pyproject.toml", "[[tool]]\na = 1", 'pyproject.toml:1: "tool" must be a table'),
        ("pyproject.toml", "[tool]\nargmap = 3", 'pyproject.toml:2: "tool.argmap" must be'),
        ("pyproject.toml", "[[tool.argmap]]\n", 'pyproject.toml:1: "tool.argmap" must be'),
        ("pyproject.toml", "[tool.argmap]\nx = []", "pyproject.toml:2: “x” is not a setting"),
        ("pyproject.toml", "[tool.argmap]\nselect = 3", 'pyproject.toml:2: "select" must be'),
        ("pyproject.toml", "[tool.argmap]\ndocuments = 3", 'pyproject.toml:2: "documents" must'),
    ],
)
def test_settings_with_a_mistake_are_refused_with_their_line(
    name: str, text: str, place: str, hall: Path, command: Command
) -> None:
    (hall.parent / name).write_text(text, "utf-8")
    for arguments in ALL:
        refused(command(*arguments), place.replace(name, f"corpus/{name}", 1))


def test_settings_that_are_not_utf8_are_refused_with_their_line(
    hall: Path, command: Command
) -> None:
    (hall.parent / "argmap.toml").write_bytes(b"select = []\n# caf\xe9\n")
    refused(command("check", "corpus"), "corpus/argmap.toml:2: this file is not valid UTF-8")


def test_empty_settings_are_settings(hall: Path, command: Command) -> None:
    (hall.parent / "argmap.toml").write_text("", "utf-8")
    assert command("check", "corpus").exit_code == 0


GOOD = json.loads(Path(voter.__file__).with_name("voter.json").read_text("utf-8"))


def changed(**parts: object) -> str:
    return json.dumps(GOOD | parts)


@pytest.mark.parametrize(
    "text",
    [
        "weights",
        json.dumps(GOOD)[:5000],
        "[" * DEEP,
        "[]",
        changed(words=None),
        changed(words=[]),
        changed(words={"l=roof": "3"}),
        changed(words={"l=roof": float("nan")}),
        changed(words={"l=roof": 10**400}),
        changed(ways={"b": [1, 2]}),
        changed(ways={"b": "123"}),
        changed(steps=GOOD["steps"][:2]),
        changed(steps=[each[:3] for each in GOOD["steps"]]),
        changed(steps={}),
    ],
    ids=lambda text: f"{text[:20]}…{text[-20:]}",
)
def test_a_damaged_voter_is_refused(text: str, hall: Path, command: Command) -> None:
    hall.unlink()
    save(hall.parent / "team.json", text)
    for name in ("check", "build", "annotate"):
        result = command(name, "corpus", "--model", "corpus/team.json")
        refused(result, "this is not a file of weights written by `argmap train`, or it is damaged")
        assert result.stderr.startswith("corpus/team.json:")
        assert not hall.exists()
    (hall.parent / "argmap.toml").write_text('model = "team.json"', "utf-8")
    refused(command("check", "corpus"), "team.json")


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_a_voter_that_is_not_a_file_is_refused(kind: str, hall: Path, command: Command) -> None:
    hall.unlink()
    made: Any = os.mkdir if kind == "folder" else os.mkfifo
    made(hall.parent / "team.json")
    result = command("check", "corpus", "--model", "corpus/team.json")
    refused(result, "corpus/team.json: this is not an" if kind == "pipe" else "this is a folder")


@pytest.mark.parametrize("kind", ["text", "annotation", "folder"])
def test_a_name_that_is_not_utf8_is_refused_and_the_others_are_built(
    kind: str, hall: Path, command: Command
) -> None:
    if kind == "folder":
        (hall.parent / NOT_UTF8).mkdir()
        save(hall.parent / NOT_UTF8 / "roof.txt", "It leaks.\n")
    else:
        end = ".txt" if kind == "text" else ".argmap.md"
        save(hall.parent / (NOT_UTF8 + end), PROPOSED)
    for form in ("text", "json", "github", "sarif"):
        refused(command("check", "corpus", "--format", form), "this name is not valid UTF-8")
    result = command("build", "corpus", *BLANK)
    refused(result, "corpus/caf\N{REPLACEMENT CHARACTER}")
    assert Path("output/hall.html").is_file()
    assert not any(NOT_UTF8 in str(path) for path in Path("output").iterdir())


@pytest.mark.parametrize("name", ["check", "build", "annotate", "fix", "new", "accept", "add"])
def test_an_argument_that_is_not_utf8_is_refused(name: str, hall: Path, command: Command) -> None:
    save(hall.parent / f"{NOT_UTF8}.txt", "It leaks.\n")
    more = ("--all",) if name == "accept" else ()
    refused(command(name, f"corpus/{NOT_UTF8}.txt", *more), "this name is not valid UTF-8")


def test_a_corpus_in_a_folder_that_is_not_utf8_is_read(hall: Path, command: Command) -> None:
    hall.parent.rename(NOT_UTF8)
    for form in ("text", "json", "github", "sarif"):
        assert command("check", NOT_UTF8, "--format", form).exit_code == 0
    assert "caf%E9/hall.argmap.md" in command("check", NOT_UTF8, "--format", "sarif").stdout
    assert command("build", NOT_UTF8, *BLANK).exit_code == 0


@pytest.mark.parametrize("name", ["eval", "train"])
def test_documents_in_the_common_form_that_are_damaged_are_refused(
    name: str, hall: Path, command: Command
) -> None:
    save(hall.parent / "gold.jsonl", "\n" + "[" * DEEP)
    refused(command(name, "corpus/gold.jsonl"), "corpus/gold.jsonl:2: not a document")
    os.mkfifo("pipe.jsonl")
    refused(command(name, "pipe.jsonl"), "pipe.jsonl: this is not an ordinary file")


def test_a_damaged_baseline_is_refused(hall: Path, command: Command) -> None:
    save(hall.parent / "known.json", "[" * DEEP)
    refused(command("check", "--baseline", "corpus/known.json"), "corpus/known.json: not a base")
