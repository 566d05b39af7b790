"""A server as a process of its own, and clients of it, for the tests of `argmap serve`."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

TEXT = """The bakery opened a second oven in May. In June it sold 840 loaves a day.
The new oven is why the village eats better bread.
The miller says “flour was cheap this summer”.
Nobody counted the loaves in May.
"""
ANNOTATION = """---
argmap: 1
source: bakery.txt
---

<!-- Read once more before Monday. -->

## more-loaves evidence
> In June it sold 840 loaves a day.
- supports: better-bread

## better-bread conclusion
> The new oven is why the village eats better bread.

## cheap-flour claim?
> “flour was cheap this summer”
- by: the miller
- attacks?: better-bread

## nobody-counted rebuttal
> Nobody counted the loaves in May.
"""
PATIENCE = 60.0  # seconds, of which a busy machine may need many


def until(what: Callable[[], object], patience: float = PATIENCE) -> Any:  # noqa: ANN401
    """Return what a function returns as soon as that is something."""
    deadline = time.monotonic() + patience
    while not (found := what()):
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.02)
    return found


def bakery(folder: Path) -> Path:
    """Write the sample, and return its annotation."""
    (folder / "bakery.txt").write_text(TEXT, encoding="utf-8")
    path = folder / "bakery.argmap.md"
    path.write_text(ANNOTATION, encoding="utf-8")
    return path


class Server:
    """`argmap serve` on a folder."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.folder = folder
        command = [sys.executable, "-m", "argmap", "serve", str(folder), "--model", "blank"]
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
        self.process = subprocess.Popen(
            [*command, *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            env=environment, cwd=folder.parent,
        )  # fmt: skip
        self.said: list[str] = []
        assert self.process.stdout
        for line in self.process.stdout:
            self.said.append(line)
            if found := re.search(r"http://127\.0\.0\.1:(\d+)/\?token=(\S+)", line):
                self.port, self.token = int(found[1]), found[2]
                break
        else:
            self.process.wait()
            raise AssertionError("".join(self.said))
        self._rest = threading.Thread(target=self._drain, daemon=True)
        self._rest.start()

    def _drain(self) -> None:
        assert self.process.stdout
        self.said.extend(self.process.stdout)

    def stop(self, sign: int = signal.SIGINT) -> int:
        """End the process and return its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(sign)
        code = self.process.wait(PATIENCE)
        self._rest.join(PATIENCE)
        assert self.process.stdout
        self.process.stdout.close()
        return code


class Client:
    """A browser tab, as far as the server can tell."""

    def __init__(self, server: Server) -> None:
        self.port = server.port
        answer = self.raw("GET", f"/?token={server.token}", {})
        self.cookie = answer.headers["set-cookie"].partition(";")[0]

    def raw(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes | None = None
    ) -> HTTPResponse:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request(method, path, body, dict(headers))
        answer = connection.getresponse()
        answer.text = answer.read().decode()  # type: ignore[attr-defined]
        connection.close()
        return answer

    def get(self, path: str) -> str:
        answer = self.raw("GET", path, {"Cookie": self.cookie})
        assert answer.status == 200, (answer.status, path)
        return str(answer.text)  # type: ignore[attr-defined]

    def post(self, path: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        headers = {
            "Cookie": self.cookie,
            "Content-Type": "application/json",
            "Origin": f"http://127.0.0.1:{self.port}",
            "X-Argmap": "1",
        }
        answer = self.raw("POST", path, headers, json.dumps(body).encode())
        return answer.status, json.loads(answer.text)  # type: ignore[attr-defined]

    def edit(self, name: str = "bakery") -> dict[str, Any]:
        """Return what the page knows of its annotation."""
        page = self.get(f"/{name}.html")
        found = re.search(
            r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL
        )
        assert found
        data: dict[str, Any] = json.loads(found[1])["edit"]
        return data

    def act(self, *acts: dict[str, Any], base: Mapping[str, str]) -> tuple[int, dict[str, Any]]:
        body = {"document": "bakery", "base": dict(base), "acts": list(acts)}
        return self.post("/_/acts", body)

    def events(self, document: str = "bakery") -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield events as they come."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", f"/_/events?document={document}", headers={"Cookie": self.cookie})
        answer = connection.getresponse()
        assert answer.status == 200
        name = ""
        try:
            while line := answer.readline().decode():
                if line.startswith("event: "):
                    name = line.removeprefix("event: ").rstrip("\n")
                elif line.startswith("data: "):
                    yield name, json.loads(line.removeprefix("data: "))
        finally:
            answer.close()
            connection.close()


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


def edits_at_once(server: Server, edits: int) -> tuple[list[Any], list[str]]:
    """Let two tabs and an editor make so many edits at once.

    Returns the answers that were neither done nor a conflict, and the lines that must be there.
    """
    path, failed = server.folder / "bakery.argmap.md", list[Any]()
    each = edits // 3 + 1
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
    said = [f"{name} {number}" for name in ("left", "right") for number in range(each)]
    wanted = [f"- flag: ARG102 {words}\n" for words in said]
    return failed, [*wanted, *(f"<!-- editor {number} -->\n" for number in range(each))]
