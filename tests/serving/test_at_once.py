"""Two tabs and an editor at once, and a process that is killed: nothing is lost, nothing is half."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest
from server_samples import ANNOTATION, Client, Server, until

from argmap.annotation import parse
from argmap.source import read

if TYPE_CHECKING:
    from pathlib import Path

EDITS = 40  # benchmarks/serve.py makes 200, three times


def saves_by_renaming(path: Path, number: int) -> None:
    """Do what an editor does that reads a file, changes it, looks once more, and saves it."""
    while True:
        before = path.read_bytes()
        after = before + f"<!-- editor {number} -->\n".encode()
        beside = path.with_name(".#saving")
        beside.write_bytes(after)
        if path.read_bytes() == before:
            beside.replace(path)
            return


def corrects(client: Client, name: str, numbers: range, failed: list[Any]) -> None:
    """Do what a tab does: some acts add lines, some change the same line again and again."""
    chance = random.Random(name)  # noqa: S311 - no secret
    for number in numbers:
        flag = {
            "do": "confirm",
            "id": "better-bread",
            "code": "ARG102",
            "reason": f"{name} {number}",
        }
        status, answer = client.act(flag, base=client.edit()["hashes"])
        if status != 200:
            failed.append((status, answer))
        if chance.random() < 0.3:  # meets the other tab: a conflict is said, and no loss
            label = {"do": "label", "id": "more-loaves", "label": f"{name} {number}"}
            status, answer = client.act(label, base=client.edit()["hashes"])
            if status not in (200, 409):
                failed.append((status, answer))


def test_of_two_tabs_and_an_editor_at_once_every_edit_is_kept(server: Server) -> None:
    path, failed = server.folder / "bakery.argmap.md", list[Any]()
    each = EDITS // 3 + 1
    tabs = [
        threading.Thread(target=corrects, args=(Client(server), name, range(each), failed))
        for name in ("left", "right")
    ]
    for tab in tabs:
        tab.start()
    for number in range(each):
        saves_by_renaming(path, number)
        time.sleep(0.02)
    for tab in tabs:
        tab.join()
    assert not failed
    wanted = [f"{name} {number}" for name in ("left", "right") for number in range(each)]
    wanted = [f"- flag: ARG102 {each_one}\n" for each_one in wanted]
    wanted += [f"<!-- editor {number} -->\n" for number in range(each)]
    until(lambda: not [line for line in wanted if line not in path.read_text()])
    parse(path.read_text(), read(server.folder / "bakery.txt"))  # raises if it is not valid


@pytest.mark.parametrize("seed", range(3))
def test_killed_at_any_moment_the_file_is_as_before_or_as_after(server: Server, seed: int) -> None:
    client, path = Client(server), server.folder / "bakery.argmap.md"
    chance = random.Random(seed)  # noqa: S311 - no secret
    asked = []

    def ask() -> None:
        try:
            for number in range(200):
                asked.append(number)
                label = {"do": "label", "id": "more-loaves", "label": f"version {number} end"}
                client.act(label, base={})
        except OSError:
            pass  # it was killed

    thread = threading.Thread(target=ask)
    thread.start()
    until(lambda: len(asked) > 3)
    time.sleep(chance.random() / 5)
    os.kill(server.process.pid, signal.SIGKILL)
    thread.join()
    text = path.read_text()
    line = next(each for each in text.splitlines() if each.startswith("- label: "))
    assert line.endswith(" end")
    assert text.replace(f"{line}\n", "") == ANNOTATION
    again = Server(server.folder)
    try:
        while Client(again).post("/_/undo", {"document": "bakery"})[0] == 200:
            pass
        assert path.read_text() == ANNOTATION
    finally:
        again.stop()
