"""Who may ask: the browser that was given the token, on this machine, from a page of ours.

Every request must name this server as its host, and come from no other page. Reading needs the
cookie for which the token in the first address is exchanged; writing also needs a header that no
other page can send. Bodies are bounded. Nothing is said to a request that is not let in.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST = 4 * 1024 * 1024  # bytes of a request's body
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_TOKEN = "token"  # noqa: S105 - the name of a parameter
_NO = "Open the address that argmap serve printed."


class Gate:
    """Lets a request through to an application, or answers it."""

    def __init__(self, app: ASGIApp, port: int, token: str) -> None:
        self._app = app
        self._hosts = (f"127.0.0.1:{port}", f"localhost:{port}")
        self._cookie = f"argmap-{port}"
        self._token = token
        self._session = secrets.token_urlsafe(32)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or let it through."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        request = Request(scope)
        answer = self.refused(request) or self._admitted(request)
        if answer is not None:
            answer.headers.update(HEADERS)
            await answer(scope, receive, send)
            return
        await self._app(scope, _Bounded(receive), _with_headers(send))

    def refused(self, request: Request) -> Response | None:
        """Return the answer to a request that comes from elsewhere; None for one of ours."""
        headers = request.headers
        host = headers.get("host", "")
        if len(headers.getlist("host")) != 1 or host not in self._hosts:
            return PlainTextResponse(_NO, 421)
        origin = headers.get("origin")
        if origin is not None and origin != f"http://{host}":
            return PlainTextResponse(_NO, 403)
        if request.method not in ("GET", "HEAD", "POST"):
            return PlainTextResponse(_NO, 405)
        site = headers.get("sec-fetch-site", "none")
        if site not in ("same-origin", "none") and headers.get("sec-fetch-mode") != "navigate":
            return PlainTextResponse(_NO, 403)
        if request.method == "POST" and (origin is None or not _is_ours(headers)):
            return PlainTextResponse(_NO, 403)
        return None

    def _admitted(self, request: Request) -> Response | None:
        given = request.query_params.get(_TOKEN)
        if request.method == "GET" and given is not None and _same(given, self._token):
            answer = RedirectResponse(_without_token(request), 303)
            answer.set_cookie(
                self._cookie, self._session, path="/", httponly=True, samesite="strict"
            )
            return answer
        if not _same(_cookie(request, self._cookie), self._session):
            return PlainTextResponse(_NO, 403)
        return None


class _Bounded:
    """A request's body, cut off where it becomes too large."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._size = 0

    async def __call__(self) -> Message:
        """Return the next piece of the body; raises TooLargeError."""
        message = await self._receive()
        self._size += len(message.get("body", b""))
        if self._size > LARGEST:
            raise TooLargeError
        return message


class TooLargeError(Exception):
    """A request whose body is larger than any act or patch can be."""


def _is_ours(headers: Mapping[str, str]) -> bool:
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    return headers.get("x-argmap") == "1" and kind == "application/json"


def _same(one: str, other: str) -> bool:
    return secrets.compare_digest(one.encode(), other.encode())


def _cookie(request: Request, name: str) -> str:
    try:
        found = SimpleCookie(request.headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def _without_token(request: Request) -> str:
    """Return the path of a request without its token, on this server whatever it looks like."""
    query = [each for each in parse_qsl(request.url.query) if each[0] != _TOKEN]
    path = "/" + request.url.path.lstrip("/\\")
    return f"{path}?{urlencode(query)}" if query else path


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            added = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
            message = {**message, "headers": [*message["headers"], *added]}
        await send(message)

    return sending
