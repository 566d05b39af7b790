"""What is served: pages, data and scripts that were made here, events, and acts. Nothing else."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from argmap.drawing import index_page, served_scripts
from argmap.serving.events import Event, Events
from argmap.serving.gate import TooLargeError
from argmap.serving.held import Held
from argmap.serving.library import Library, changed, problem_event
from argmap.serving.workbench import Answer, Workbench

if TYPE_CHECKING:
    from starlette.requests import Request

T = TypeVar("T")
_Work: TypeAlias = Callable[[dict[str, Any]], Answer]
_HTML, _JSON, _SCRIPT = "text/html", "application/json", "text/javascript"


class Site:
    """The answers to requests, for one library.

    One thread reads and draws, another one writes, so that an act need not wait for a page.
    """

    def __init__(self, library: Library) -> None:
        self.library, self.events = library, Events()
        self._workbench = Workbench(library)
        self._reader = ThreadPoolExecutor(1, "read")
        self._writer = ThreadPoolExecutor(1, "write")
        self._scripts = served_scripts()
        self._tasks: set[asyncio.Task[None]] = set()

    def app(self) -> Starlette:
        """Return the application, which `Gate` must guard."""
        work = self._workbench
        posts = (("acts", work.acts), ("undo", work.undo), ("redo", work.redo))
        routes = [
            Route("/", self._index),
            Route("/_/events", self._events),
            Route("/_/source/{name:path}", self._source),
            *(Route(address, self._script) for address in self._scripts),
            *(Route(f"/_/{name}", self._posted(do), methods=["POST"]) for name, do in posts),
            Route("/{name:path}.html", self._page),
            Route("/{name:path}.json", self._data),
        ]
        handlers: Mapping[Any, Any] = {404: _nothing, TooLargeError: _too_large}
        return Starlette(routes=routes, exception_handlers=handlers)

    async def refresh(self, only: str = "") -> None:
        """Look at the disk, and tell all pages what has changed."""
        events = await self._in(self._reader, partial(self.library.refresh, only))
        self.events.send(events)
        for name in [each.data["document"] for each in events if each.name == "changed"]:
            if await self._in(self._writer, partial(self._workbench.mend, name)):
                again = await self._in(self._reader, partial(self.library.refresh, name))
                self.events.send(again)

    def close(self) -> None:
        """End the connections and the threads; what is being written is written first."""
        self.events.close()
        self._writer.shutdown(wait=True)
        self._reader.shutdown(wait=False, cancel_futures=True)

    async def _index(self, _: Request) -> Response:
        held = sorted(self.library.held.values(), key=lambda each: each.document.name.casefold())
        if len(held) == 1:
            return RedirectResponse(f"/{quote(held[0].document.name)}.html", 303)
        entries = await self._in(self._reader, lambda: [each.entry() for each in held])
        return _text(index_page(entries), _HTML)

    async def _page(self, request: Request) -> Response:
        held = self._held(request)
        if held is None:
            return await _nothing(request, None)
        if held.reading is None:
            return PlainTextResponse(_problems(held), 503)
        return _text(await self._in(self._reader, held.page), _HTML)

    async def _data(self, request: Request) -> Response:
        held = self._held(request)
        if held is None or held.reading is None:
            return await _nothing(request, None)
        return _text(await self._in(self._reader, held.json), _JSON)

    async def _source(self, request: Request) -> Response:
        held = self._held(request)
        if held is None or held.reading is None:
            return await _nothing(request, None)
        return PlainTextResponse(held.reading.annotation.source.text)

    async def _script(self, request: Request) -> Response:
        return _text(self._scripts[request.url.path], _SCRIPT)

    async def _events(self, request: Request) -> Response:
        held = self.library.held.get(request.query_params.get("document", ""))
        first: list[Event] = []
        if held:
            first = [changed(held)] if held.version else []
            first.append(problem_event(held))
        return StreamingResponse(self.events.stream(first), media_type="text/event-stream")

    def _posted(self, do: _Work) -> Callable[[Request], Awaitable[Response]]:
        async def post(request: Request) -> Response:
            body = await _body(request)
            if body is None:
                data = {"message": "this request cannot be read", "hint": "reload the page"}
                return _json(Answer(422, data))
            answer = await self._in(self._writer, partial(do, body))
            if answer.status == 200:
                self._soon(self.refresh(body["document"]))
            return _json(answer)

        return post

    def _held(self, request: Request) -> Held | None:
        return self.library.held.get(request.path_params["name"])

    def _soon(self, work: Any) -> None:  # noqa: ANN401 - a coroutine
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _in(self, pool: ThreadPoolExecutor, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(pool, work)


async def _body(request: Request) -> dict[str, Any] | None:
    try:
        data = json.loads(await request.body())
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


async def _nothing(_: Request, __: Exception | None) -> Response:
    return PlainTextResponse("There is no such page. The list of all pages is at /", 404)


async def _too_large(_: Request, __: Exception) -> Response:
    return PlainTextResponse("This request is too large.", 413)


def _problems(held: Held) -> str:
    lines = [
        f"{each.file}:{each.line}:{each.column}: {each.message}\n    {each.hint}".rstrip()
        for each in held.problems
    ]
    return "\n".join(["There is no map yet. Correct this, and reload the page:", "", *lines])


def _text(content: str, kind: str) -> Response:
    return Response(content.encode("utf-8", "replace"), media_type=f"{kind}; charset=utf-8")


def _json(answer: Answer) -> Response:
    return Response(json.dumps(answer.data).encode(), answer.status, media_type=_JSON)
