"""Who is let in: nobody without the token, no page from elsewhere, no other host, nothing large."""

from __future__ import annotations

import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from server_samples import ANNOTATION, Client, Server, until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

BODY = json.dumps(
    {"document": "bakery", "acts": [{"do": "role", "id": "better-bread", "role": "claim"}]}
).encode()


def ours(client: Client, **changes: str) -> dict[str, str]:
    """Return the headers of a request of a page of ours, with some of them changed."""
    headers = {
        "Cookie": client.cookie,
        "Content-Type": "application/json",
        "Origin": f"http://127.0.0.1:{client.port}",
        "X-Argmap": "1",
    }
    headers |= {name.replace("_", "-"): value for name, value in changes.items()}
    return {name: value for name, value in headers.items() if value}


def test_only_what_a_page_of_ours_sends_is_written(server: Server) -> None:
    client = Client(server)
    refused = [
        {"Cookie": ""},
        {"Cookie": f"argmap-{client.port}=guess"},
        {"Origin": ""},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": f"https://127.0.0.1:{client.port}"},
        {"X_Argmap": ""},
        {"Content_Type": "text/plain"},
        {"Host": "attacker.example"},
        {"Host": f"attacker.example:{client.port}"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ]
    for changes in refused:
        answer = client.raw("POST", "/_/acts", ours(client, **changes), BODY)
        assert answer.status in (403, 421), changes
    path = server.folder / "bakery.argmap.md"
    assert path.read_text() == ANNOTATION
    assert client.raw("POST", "/_/acts", ours(client), BODY).status == 200
    assert path.read_text() != ANNOTATION


def test_nothing_is_read_without_the_cookie_or_under_another_name(server: Server) -> None:
    client = Client(server)
    for path in (
        "/",
        "/bakery.html",
        "/bakery.json",
        "/_/source/bakery",
        "/_/events",
        "/_/edit.js",
    ):
        assert client.raw("GET", path, {}).status == 403
        headers = {"Cookie": client.cookie, "Host": "attacker.example"}
        assert client.raw("GET", path, headers).status == 421
    assert client.raw("GET", "/?token=guess", {}).status == 403


def test_the_token_leaves_the_address_and_is_in_no_page(server: Server) -> None:
    client = Client(server)
    answer = client.raw("GET", f"/bakery.html?token={server.token}", {})
    assert answer.status == 303
    assert answer.headers["location"] == "/bakery.html"
    assert {"HttpOnly", "SameSite=strict"} <= set(answer.headers["set-cookie"].split("; "))
    assert server.token not in answer.headers["set-cookie"]
    assert server.token not in client.get("/bakery.html")
    far = client.raw("GET", f"//attacker.example/?token={server.token}", {})
    assert far.headers["location"].startswith("/attacker")


def test_only_what_was_built_is_served(server: Server) -> None:
    client = Client(server)
    for path in ("/bakery.txt", "/bakery.argmap.md", "/../corpus/bakery.txt", "/%2e%2e/x.html",
                 "/_/edit.css", "/_/source/..%2fbakery", "/.argmap-cache/serve.lock"):  # fmt: skip
        assert client.raw("GET", path, {"Cookie": client.cookie}).status == 404
    assert client.raw("PUT", "/bakery.html", {"Cookie": client.cookie}).status == 405


def test_a_body_without_end_is_cut_off(server: Server) -> None:
    client = Client(server)
    large = client.raw("POST", "/_/acts", ours(client), b"[" * (4 * 1024 * 1024 + 1))
    assert large.status == 413
    deep = client.raw("POST", "/_/acts", ours(client), b"[" * 100_000)
    assert deep.status == 422


def test_only_this_machine_can_connect(server: Server) -> None:
    with socket.socket() as other:
        other.settimeout(5)
        assert other.connect_ex(("127.0.0.2", server.port)) != 0


@pytest.fixture
def elsewhere(server: Server) -> Iterator[str]:
    """Yield the address of a page from another origin, which tries everything."""
    base = f"http://127.0.0.1:{server.port}"
    page = f"""<!doctype html><title>Elsewhere</title>
    <iframe name="f" src="{base}/bakery.html"></iframe>
    <form id="form" method="post" target="f" enctype="text/plain" action="{base}/_/acts">
    <input name='{{"document":"bakery","acts":[{{"do":"role","id":"better-bread","role":"claim"}}],"x":"' value='"}}'>
    </form><script>
    const tries = [
      fetch("{base}/bakery.json", {{credentials: "include"}}).then(r => r.text()),
      fetch("{base}/_/acts", {{method: "POST", credentials: "include",
        headers: {{"Content-Type": "application/json", "X-Argmap": "1"}}, body: {json.dumps(BODY.decode())}}}),
      fetch("{base}/_/acts", {{method: "POST", mode: "no-cors", credentials: "include",
        body: {json.dumps(BODY.decode())}}}).then(r => {{ if (r.type !== "opaque") throw 1; throw 1; }}),
      new Promise((yes, no) => {{ const s = new EventSource("{base}/_/events?document=bakery",
        {{withCredentials: true}}); s.onmessage = s.onopen = yes; s.onerror = no; }}),
      new Promise((yes, no) => {{ const s = document.createElement("script");
        s.src = "{base}/_/edit.js"; s.onload = yes; s.onerror = no; document.head.append(s); }}),
      new Promise((yes, no) => setTimeout(() => {{
        try {{ frames.f.document.title ? yes("frame") : no(); }} catch (e) {{ no(e); }} }}, 800)),
    ];
    document.getElementById("form").submit();
    Promise.allSettled(tries).then(all => {{
      document.title = "done " + all.map(each => each.status).join(" "); }});
    </script>"""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_: object) -> None:
            pass

    other = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    thread = threading.Thread(target=other.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{other.server_address[1]}/"
    other.shutdown()
    other.server_close()


@pytest.mark.browser
def test_a_page_from_elsewhere_in_the_same_browser_neither_reads_nor_writes(
    server: Server, elsewhere: str, browser: Browser
) -> None:
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(f"http://127.0.0.1:{server.port}/?token={server.token}")
    assert "token" not in tab.url
    assert tab.title()
    other = context.new_page()
    other.goto(elsewhere)
    until(lambda: other.title().startswith("done"))
    assert "fulfilled" not in other.title()
    assert (server.folder / "bakery.argmap.md").read_text() == ANNOTATION
    context.close()
