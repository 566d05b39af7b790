"""Consoles that are not UTF-8: signs that they lack are replaced, and no command fails."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap import cli
from argmap.cli import main
from argmap.symbols import encodable

ROOT = Path(__file__).parents[2]
TEXT = (
    "Příliš žluťoučký kůň – “stížnosti” klesly z 300 na 150, o 50%.\n"
    "Η Ηλέκτρα 🙂: the “škola” received 840 applications. Of these, 588, or 65%, came late.\n"
    "So the “fee” — 5 € — should stay…\n"
)
ANNOTATION = """---
argmap: 1
source: příběh-Η-🙂.txt
title: Žluťoučký 🙂
---

## kůň evidence
> Příliš žluťoučký kůň – “stížnosti” klesly z 300 na 150, o 50%.
- supports?: zůstat

## řekla claim
> Η Ηλέκτρα 🙂: the “škola” received 840 applications.
- by: Ηλέκτρα
- supports: zůstat

## zůstat conclusion
> So the “fee” — 5 € — should stay…
"""
NAME = "příběh-Η-🙂"
CONSOLES = ["ascii", "cp1252", "latin-1", "cp437", "shift_jis", "utf-16"]


def run(encoding: str, *arguments: str) -> tuple[int, str, str]:
    """Run a command in a console of an encoding, and read what it prints in that encoding."""
    done = CliRunner(charset=encoding).invoke(main, arguments)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stdout_bytes.decode(encoding), done.stderr_bytes.decode(encoding)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / f"{NAME}.txt").write_text(TEXT, "utf-8")
    (corpus / f"{NAME}.argmap.md").write_text(ANNOTATION, "utf-8")
    (corpus / "nový.txt").write_text(TEXT, "utf-8")
    (tmp_path / "Žába 🙂.txt").write_text(TEXT, "utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\x00")
    return tmp_path


COMMANDS: list[tuple[int, tuple[str, ...]]] = [
    (0, ("check", "--model", "blank")),
    (0, ("check", "--model", "blank", "--format", "github")),
    (0, ("check", "--reject", "kůň", f"corpus/{NAME}.txt")),
    (2, ("check", "--reject", "kůňň", f"corpus/{NAME}.txt")),
    (2, ("check", "není/žádný.txt")),
    (0, ("check", f"corpus/{NAME}.txt", "--baseline", "známé.json", "--write-baseline")),
    (2, ("check", "--select", "ŽÁD")),
    (0, ("figures", f"corpus/{NAME}.txt")),
    (2, ("figures", "není.txt")),
    (0, ("add", "Žába 🙂.txt", "-o", "kůň")),
    (2, ("add", "není 🙂.txt")),
    (0, ("build", "--model", "blank", "-o", "výstup")),
    (0, ("annotate", "--model", "blank", "corpus")),
    (2, ("accept", f"corpus/{NAME}.txt")),
    (0, ("accept", f"corpus/{NAME}.txt", "--all")),
    (0, ("fix", "corpus")),
    (0, ("rename", f"corpus/{NAME}.txt", "kůň", "žába")),
    (2, ("rename", f"corpus/{NAME}.txt", "kůňň", "žába")),
    (0, ("new", "corpus/nový.txt")),
    (0, ("explain",)),
    (0, ("explain", "ARG202")),
    (2, ("explain", "ŽÁDNÝ")),
    (2, ("eval", "není")),
    (0, ("--help",)),
    (2, ("žádný",)),
]


@pytest.mark.parametrize(("code", "arguments"), COMMANDS, ids=lambda value: ascii(value)[:60])
@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_no_command_fails(encoding: str, code: int, arguments: tuple[str, ...]) -> None:
    found, out, err = run(encoding, *arguments)
    assert found == code, err
    assert out + err


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_the_help_of_every_command_has_no_sign_that_a_console_may_lack(name: str) -> None:
    assert CliRunner().invoke(main, [name, "--help"]).output.isascii()


@pytest.mark.parametrize("encoding", CONSOLES)
def test_every_console_shows_what_it_can(encoding: str) -> None:
    code, out, _ = run(encoding, "figures", f"corpus/{NAME}.txt")
    assert code == 0
    assert "65%" in out
    code, _, err = run(encoding, "figures", "není 🙂.txt")
    assert code == 2
    assert "nen" in err
    assert (encoding == "utf-16") == ("🙂" in err)


@pytest.mark.parametrize("encoding", CONSOLES[:4])
@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--model", "blank", "--format", "json"),
        ("check", "--model", "blank", "--format", "sarif"),
        ("check", "--reject", "kůň", "--format", "json", f"corpus/{NAME}.txt"),
        ("figures", "--json", f"corpus/{NAME}.txt"),
    ],
    ids=lambda value: ascii(value)[:50],
)
def test_json_says_the_same_on_every_console(encoding: str, arguments: tuple[str, ...]) -> None:
    _, plain, _ = run(encoding, *arguments)
    _, full, _ = run("utf-8", *arguments)
    assert json.loads(plain) == json.loads(full)
    assert plain != full


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_console_of_its_own_is_no_different(folder: Path, encoding: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding}
    program = [sys.executable, "-m", "argmap", "figures", f"corpus/{NAME}.txt", "--json"]
    done = subprocess.run(program, cwd=folder, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode(encoding))["path"] == f"corpus/{NAME}.txt"


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("ascii", '"k??" - ? -> ...'),
        ("cp1252", "“k??” – ? -> …"),
        ("latin-1", '"k??" - ? -> ...'),
        ("cp1250", "“kůň” – ? -> …"),
        ("utf-8", "“kůň” – 🙂 → …"),
        ("no-such", "“kůň” – 🙂 → …"),
    ],
)
def test_quotation_marks_and_dashes_become_plain_ones(encoding: str, shown: str) -> None:
    assert encodable("“kůň” – 🙂 → …", encoding) == shown


def test_json_is_escaped_as_json() -> None:
    words = "kůň é 🙂"
    shown = encodable(f'"{words}"', "ascii", as_json=True)
    assert shown.isascii()
    assert json.loads(shown) == words
    assert "é" in encodable(f'"{words}"', "latin-1", as_json=True)
