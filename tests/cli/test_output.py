"""Where output goes: terminals, full disks, pipes that nobody reads, and Ctrl-C."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hall_samples import PROPOSED, TEXT, save

from argmap.cli import COMMANDS, exit_code

FULL = Path("/dev/full")
ESCAPE = "\x1b[31m\x9b2J"
full_disk = pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full here")


def start(*arguments: str, folder: Path, out: int, err: int) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    program = [sys.executable, "-m", "argmap", *arguments]
    return subprocess.Popen(program, cwd=folder, env=environment, stdout=out, stderr=err)


def unprinted(*arguments: str, folder: Path) -> tuple[int, str]:
    """Return exit code and standard error of a command whose standard output is a full disk."""
    with FULL.open("wb") as full:
        process = start(*arguments, folder=folder, out=full.fileno(), err=subprocess.PIPE)
        _, messages = process.communicate()
    return process.returncode, messages.decode()


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "corpus").mkdir()
    save(tmp_path / "corpus/hall.txt", TEXT)
    save(tmp_path / "corpus/hall.argmap.md", PROPOSED)
    return tmp_path


@full_disk
@pytest.mark.parametrize(
    ("arguments", "done"),
    [
        (("accept", "corpus/hall.txt", "--all"), "; corpus/hall.argmap.md is changed"),
        (("rename", "corpus/hall.txt", "close", "shut"), "; corpus/hall.argmap.md is changed"),
        (("fix", "corpus"), "; corpus/hall.argmap.md is unchanged"),
        (("build", "corpus"), "; complete: output/hall.html and output/hall.json"),
        (("new", "corpus/other.txt"), "; corpus/other.argmap.md is written"),
        (("figures", "corpus/hall.txt"), ""),
        (("check", "corpus", "--format", "json"), ""),
        (("explain", "ARG101"), ""),
        (("--help",), ""),
        (("--version",), ""),
        (("check", "--help"), ""),
    ],
)
def test_a_full_disk_is_said_and_what_was_done(
    corpus: Path, arguments: tuple[str, ...], done: str
) -> None:
    save(corpus / "corpus/other.txt", TEXT) if "new" in arguments else None
    code, messages = unprinted(*arguments, folder=corpus)
    reason = "argmap: the output could not be printed: no space left on device"
    assert (code, messages) == (2, f"{reason}{done}\n")


@full_disk
def test_a_full_standard_error_is_not_mistaken_for_flags(corpus: Path) -> None:
    with FULL.open("wb") as full:
        process = start("check", "nowhere", folder=corpus, out=full.fileno(), err=full.fileno())
    assert process.wait() == 2


@pytest.mark.parametrize("arguments", [("explain",), ("--help",), ("check", "--help")])
def test_a_pipe_that_nobody_reads_ends_quietly_with_2(
    corpus: Path, arguments: tuple[str, ...]
) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    process = start(*arguments, folder=corpus, out=write_end, err=subprocess.PIPE)
    os.close(write_end)
    _, messages = process.communicate()
    assert (process.returncode, messages) == (2, b"")


PAUSE = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored if tests run in the background
from argmap import pipeline
from argmap.cli import main
def check_all(*_, **__):
    print("ready", flush=True)
    import time
    time.sleep(60)
pipeline.check_all = check_all
main(["check"])
"""


def test_ctrl_c_exits_with_130_and_a_message() -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    process = subprocess.Popen(
        [sys.executable, "-c", PAUSE],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, messages = process.communicate()
    assert process.returncode == 130
    assert messages.decode().strip().endswith("every file is as it was, or completely written")
    assert b"Traceback" not in messages


HOSTILE = [
    ("build", f"x{ESCAPE}.txt"),
    ("fix", f"x{ESCAPE}.txt"),
    ("check", f"x{ESCAPE}.txt"),
    ("check", "--format", "json", "corpus"),
    ("check", "--format", "github", "corpus"),
    ("check", "--format", "sarif", "corpus"),
    ("check", "--select", ESCAPE),
    ("figures", "corpus/hall.txt"),
    ("annotate", "--dry-run", "corpus"),
    ("accept", "corpus/hall.txt", ESCAPE),
    ("rename", "corpus/hall.txt", ESCAPE, "x"),
    ("explain", ESCAPE),
    (f"x{ESCAPE}",),
    ("build", f"--x{ESCAPE}"),
]


@pytest.mark.parametrize("arguments", HOSTILE)
def test_no_control_character_reaches_the_terminal(
    corpus: Path, arguments: tuple[str, ...]
) -> None:
    annotation = PROPOSED.replace("source:", f"not{ESCAPE}known: x\nsource:")
    save(corpus / "corpus/hall.argmap.md", annotation)
    save(corpus / "corpus/hall.txt", TEXT.replace("roof", f"ro{ESCAPE}of"))
    process = start(*arguments, folder=corpus, out=subprocess.PIPE, err=subprocess.PIPE)
    out, err = process.communicate()
    shown = (out + err).decode()
    assert not [sign for sign in shown if not sign.isprintable() and sign not in "\n\t"]
    assert "Traceback" not in shown
    if "json" in arguments:
        assert json.loads(out)


def test_every_command_prints_in_one_way() -> None:
    folder = Path(__file__).parents[2] / "argmap/cli"
    for path in folder.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        allowed = 1 if path.name == "__init__.py" else 0
        assert text.count("click.echo(") == allowed, path.name
        assert "print(" not in text.replace("_print(", ""), path.name
    assert COMMANDS


def test_ctrl_c_while_a_class_is_made_exits_with_130() -> None:
    def command() -> None:
        raise RuntimeError("Error calling __set_name__") from KeyboardInterrupt()

    assert exit_code(command) == 130


def test_another_error_while_a_class_is_made_is_not_hidden() -> None:
    def command() -> None:
        raise RuntimeError("Error calling __set_name__") from TypeError()

    with pytest.raises(RuntimeError):
        exit_code(command)
