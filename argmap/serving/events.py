"""Events that all open pages get: what changed on the disk, as server-sent events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from typing import Any

_QUIET = 15.0  # seconds after which a line is sent so that a dead connection is noticed
_MOST = 1_000  # events that a page may be behind; then it is disconnected, and connects again
_RETRY = 500  # milliseconds until a page connects again


@dataclass(frozen=True, slots=True)
class Event:
    """Something that pages must know: its name and its data."""

    name: str
    data: dict[str, Any]

    def encoded(self) -> bytes:
        """Return it as it is sent."""
        return f"event: {self.name}\ndata: {json.dumps(self.data)}\n\n".encode()


class Events:
    """The open connections; `send` is called in the event loop, and never waits."""

    def __init__(self) -> None:
        self._queues: set[asyncio.Queue[Event | None]] = set()
        self._closed = False

    def send(self, events: Iterable[Event]) -> None:
        """Give events to every open page."""
        for event in events:
            for queue in tuple(self._queues):
                try:
                    queue.put_nowait(event)
                except asyncio.QueueFull:
                    self._end(queue)

    def close(self) -> None:
        """End all connections."""
        self._closed = True
        for queue in tuple(self._queues):
            self._end(queue)

    async def stream(self, first: Iterable[Event]) -> AsyncIterator[bytes]:
        """Yield what one page gets, beginning with some events."""
        queue: asyncio.Queue[Event | None] = asyncio.Queue(_MOST)
        self._queues.add(queue)
        try:
            yield f"retry: {_RETRY}\n\n".encode()
            for event in first:
                yield event.encoded()
            while not self._closed:
                try:
                    event_or_end = await asyncio.wait_for(queue.get(), _QUIET)
                except TimeoutError:
                    yield b": still here\n\n"
                    continue
                if event_or_end is None:
                    return
                yield event_or_end.encoded()
        finally:
            self._queues.discard(queue)

    def _end(self, queue: asyncio.Queue[Event | None]) -> None:
        self._queues.discard(queue)
        while not queue.empty():
            queue.get_nowait()
        queue.put_nowait(None)
