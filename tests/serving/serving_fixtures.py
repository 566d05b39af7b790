"""A server on a small corpus, and a served page in a browser with a stand-in for the server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from stand_in import ANNOTATION, SOURCE, StandIn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page
    from server_samples import Server


@pytest.fixture
def served() -> Iterator[StandIn]:
    """Return a stand-in that serves a small document."""
    here = StandIn(SOURCE, ANNOTATION)
    yield here
    here.server.shutdown()
    here.server.server_close()


@pytest.fixture
def opened(served: StandIn, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Return what opens the served page; no script may fail."""
    faults: list[str] = []
    contexts = []

    def open_page(width: int = 1440, height: int = 900) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, reduced_motion="reduce"
        )
        contexts.append(context)
        tab = context.new_page()
        tab.on("pageerror", lambda error: faults.append(str(error)))
        tab.set_default_timeout(60_000)
        tab.goto(served.address)
        tab.wait_for_selector("#edit")
        return tab

    yield open_page
    for context in contexts:
        context.close()
    assert not faults


@pytest.fixture
def tab(opened: Callable[..., Page]) -> Page:
    """Return the served page, with the focus on its map."""
    page = opened()
    page.focus("#map")
    return page


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Return a running server on a small corpus."""
    for needed in ("starlette", "uvicorn", "watchfiles"):
        pytest.importorskip(needed, reason='argmap serve needs the extra "serve"')
    from server_samples import Server, bakery

    folder = tmp_path / "corpus"
    folder.mkdir()
    bakery(folder)
    running = Server(folder)
    yield running
    running.stop()
