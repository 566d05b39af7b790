"""A stand-in for `argmap serve`: it serves one document as the page expects, and notes each post."""

from __future__ import annotations

import hashlib
import json
import queue
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from argmap.annotation import parse
from argmap.drawing import page, served_scripts
from argmap.flags import check
from argmap.source.reading import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

Json = dict[str, Any]
NAME = "market"
SOURCE = """\
The market 🎪 on the square
Since the market moved, 410 people a day come by tram, and 205 came before.
The tram is full, so the market has to stay where it is.
The traders say that “the square is too small”.
The square holds 90 stalls. The square holds 90 stalls on Sundays only.
Everybody is invited.
"""
ANNOTATION = """\
---
argmap: 1
source: market.txt
---

# The case

## more-people evidence?
> Since the market moved, 410 people a day come by tram, and 205 came before.
- because: figure
- supports?: stay
  - because: so

## tram-full claim
> The tram is full
- supports: stay

## stay conclusion?
> the market has to stay where it is.
- because: so

## too-small claim?
> “the square is too small”
- by: the traders
- because: say

## ninety evidence
> The square holds 90 stalls.
- attacks: too-small
"""


def hash_of(text: str) -> str:
    """Return a short hash of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


class StandIn:
    """One document in memory. `act` is what a post of acts makes of the annotation's text."""

    def __init__(self, source: str, annotation: str) -> None:
        self.source, self.annotation = source, annotation
        self.posts: list[tuple[str, Json]] = []
        self.act: Callable[[list[Json]], str] = lambda _acts: self.annotation
        self.refusals: list[tuple[int, Json]] = []
        self.before: list[str] = []
        self.listeners: list[queue.Queue[tuple[str, Json]]] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}/{NAME}.html"

    def html(self) -> str:
        """Return the page of the document as it is now."""
        read = parse(self.annotation, read_text(self.source))
        parts = re.split(r"(?m)^(?=## )", self.annotation)
        hashes = {part.split()[1]: hash_of(part) for part in parts if part.startswith("## ")}
        edit = {"document": NAME, "hashes": hashes, "version": hash_of(self.annotation)}
        return page(read, check(read), edit=edit)

    def save(self, annotation: str) -> None:
        """Change the annotation as an editor does, and tell the page."""
        self.annotation = annotation
        self.tell("changed", version=hash_of(annotation))

    def tell(self, event: str, **facts: object) -> None:
        """Send an event to every page that listens."""
        for each in self.listeners:
            each.put((event, {"document": NAME, **facts}))

    def answer(self, name: str, body: Json) -> tuple[int, Json]:
        """Return the answer to a post, after doing what it asks for."""
        self.posts.append((name, body))
        if self.refusals:
            return self.refusals.pop(0)
        if name == "acts":
            self.before.append(self.annotation)
            self.save(self.act(body["acts"]))
        elif name == "undo":
            self.save(self.before.pop())
        version = hash_of(self.annotation)
        return 200, {"version": version, "diff": ["-## old", "+## new"], "undo": len(self.before)}

    def acts(self) -> list[Json]:
        """Return all acts that were posted."""
        return [act for name, body in self.posts if name == "acts" for act in body["acts"]]


def _handler(here: StandIn) -> type[BaseHTTPRequestHandler]:
    return type("Handler", (_Handler,), {"here": here})


class _Handler(BaseHTTPRequestHandler):
    here: StandIn

    def log_message(self, *_words: object) -> None:
        """Print nothing."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        texts = {
            **served_scripts(),
            f"/_/source/{NAME}": self.here.source,
        }
        if path == f"/{NAME}.html":
            texts[path] = self.here.html()
        kind = {"js": "text/javascript", "html": "text/html"}.get(path.rpartition(".")[2])
        if path == "/_/events":
            self._events()
        else:
            self._send(200 if path in texts else 204, texts.get(path, ""), kind or "text/plain")

    def do_POST(self) -> None:
        assert self.headers["X-Argmap"] == "1"
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        status, answer = self.here.answer(self.path.removeprefix("/_/"), body)
        self._send(status, json.dumps(answer), "application/json")

    def _send(self, status: int, words: str, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(words.encode())))
        self.end_headers()
        self.wfile.write(words.encode())

    def _events(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        mine: queue.Queue[tuple[str, Json]] = queue.Queue()
        self.here.listeners.append(mine)
        try:
            while True:
                name, facts = mine.get()
                told = f"event: {name}\ndata: {json.dumps(facts)}\n\n"
                self.wfile.write(told.encode())
                self.wfile.flush()
        except OSError:
            self.here.listeners.remove(mine)
