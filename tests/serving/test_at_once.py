"""Two tabs and an editor at once, and a process that is killed: nothing is lost, nothing is half."""

from __future__ import annotations

import os
import random
import signal
import threading
import time

import pytest
from server_samples import ANNOTATION, Client, Server, edits_at_once, until

from argmap.annotation import parse
from argmap.source import read

EDITS = 40  # benchmarks/serve.py makes 200, three times


def test_of_two_tabs_and_an_editor_at_once_every_edit_is_kept(server: Server) -> None:
    failed, wanted = edits_at_once(server, EDITS)
    path = server.folder / "bakery.argmap.md"
    assert not failed
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
