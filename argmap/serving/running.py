"""The server as a process: one port on this machine, until Ctrl-C."""

from __future__ import annotations

import asyncio
import secrets
import socket
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from types import FrameType

import uvicorn

from argmap.model import ArgmapError
from argmap.serving.gate import Gate
from argmap.serving.library import Library
from argmap.serving.lock import Lock
from argmap.serving.site import Site
from argmap.serving.watching import watch

_AGAIN = 0.45  # seconds until something that was missing is looked for once more
_WAITING = 128  # connections that are not answered yet
_SETTLED = 0.3  # seconds after which the watcher is surely at work


def serve(
    paths: Sequence[str],
    *,
    port: int = 0,
    model: str | None = None,
    ready: Callable[[str, Library], None],
) -> None:
    """Serve the documents that paths name until the process is asked to end.

    `ready` gets the address, with its token, as soon as it answers. Raises ArgmapError if the paths
    name nothing, if the corpus is served already, or if the port is taken.
    """
    library = Library(paths, model)
    with ExitStack() as stack:
        locks = [Lock(root) for root in library.roots()]
        for lock in locks:
            stack.callback(lock.release)
        library.refresh()
        listening = stack.enter_context(_socket(port))
        number = listening.getsockname()[1]
        for lock in locks:
            lock.tell(f"http://127.0.0.1:{number}/")
        asyncio.run(_run(library, listening, number, ready))


async def _run(
    library: Library, listening: socket.socket, port: int, ready: Callable[[str, Library], None]
) -> None:
    site, token, stop = Site(library), secrets.token_urlsafe(24), asyncio.Event()
    config = uvicorn.Config(
        Gate(site.app(), port, token),
        log_config=None,
        access_log=False,
        lifespan="off",
        server_header=False,
        date_header=False,
        ws="none",
        timeout_graceful_shutdown=2,
    )
    server = _Server(config, site, stop)
    watching = asyncio.create_task(_watch(site, library, stop))
    try:
        ready(f"http://127.0.0.1:{port}/?token={token}", library)
        await server.serve(sockets=[listening])
    finally:
        stop.set()
        watching.cancel()
        site.close()


class _Server(uvicorn.Server):
    """A server that ends its event streams when it is asked to end."""

    def __init__(self, config: uvicorn.Config, site: Site, stop: asyncio.Event) -> None:
        super().__init__(config)
        self._site, self._stop = site, stop
        self._loop = asyncio.get_running_loop()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        self._loop.call_soon_threadsafe(self._site.events.close)
        self._loop.call_soon_threadsafe(self._stop.set)


async def _watch(site: Site, library: Library, stop: asyncio.Event) -> None:
    async def look() -> None:
        await site.refresh()
        while library.again and not stop.is_set():
            await asyncio.sleep(_AGAIN)
            await site.refresh()

    async def first_look() -> None:
        await asyncio.sleep(_SETTLED)
        await look()

    await asyncio.gather(first_look(), watch(library.roots(), look, stop))


def _socket(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(("127.0.0.1", port))
        listening.listen(_WAITING)  # so that the address answers as soon as it is printed
    except (OSError, OverflowError) as error:
        listening.close()
        reason = getattr(error, "strerror", "") or str(error)
        what = f"port {port} cannot be used: {reason.lower()}"
        raise ArgmapError(f"{what}; choose another one, or leave out --port") from error
    return listening
