"""What tests share: the `--update` option, a reader of small annotations, a browser."""

from __future__ import annotations

import os
import shutil
from importlib.metadata import version
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import settings

from argmap.annotation import parse
from argmap.model import AnnotationError
from argmap.source import read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from click.testing import Result
    from drawing_samples import Visit
    from playwright.sync_api import Browser, BrowserContext, Page

    from argmap.model import Annotation

pytest_plugins = ("serving_fixtures",)

TEXT = """The programme has brought results.
In 2023 there were 312 accidents, in 2024 only 156,
a fall by half.
All this is the direct result of the safety programme.
The figures cover only the pilot sites.
The auditors say “the programme has failed”.
"""
HEAD = "---\nargmap: 1\nsource: statement.txt\n---\n"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)

COMMANDS = {
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "firefox": ("firefox-esr", "firefox"),
}
CALM: dict[str, str | float | bool] = {"ui.prefersReducedMotion": 1}
MEDIA = ("color_scheme", "reduced_motion", "forced_colors", "contrast")
NOT_IN_FIREFOX = {"color_scheme", "permissions", "forced_colors", "bypass_csp", "has_touch"}

# Time is measured in benchmarks/: a busy machine is no reason for a property to fail.
settings.register_profile("argmap", deadline=None)
settings.load_profile("argmap")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update",
        action="store_true",
        help="write what is seen as what is expected; read the diff before it is committed",
    )
    parser.addoption(
        "--browser", choices=("chromium", "firefox"), default="chromium", help="for the page"
    )


@pytest.fixture
def read() -> Callable[..., Annotation]:
    """Return what reads the body of an annotation of a small source."""

    def reader(body: str, text: str = TEXT, head: str = HEAD) -> Annotation:
        return parse(head + body, read_text(text))

    return reader


@pytest.fixture
def complaints(read: Callable[..., Annotation]) -> Callable[..., list[str]]:
    """Return a function that lists the problems of a body: line, column and message."""

    def reader(body: str, text: str = TEXT, head: str = HEAD) -> list[str]:
        try:
            problems = read(body, text, head).problems
        except AnnotationError as error:
            problems = error.problems
        return [f"{problem.line}:{problem.col} {problem.message}" for problem in problems]

    return reader


def _without_browser(reason: str) -> NoReturn:
    """Skip the test with a message; fail if ARGMAP_NEEDS_BROWSER is set, as in CI."""
    if os.environ.get("ARGMAP_NEEDS_BROWSER"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """A running Chromium or Firefox; the tests are skipped if it is not installed."""
    try:
        import playwright.sync_api as api
    except ImportError:
        _without_browser("playwright is not installed: pip install 'argmap[browser]'")
    name = request.config.getoption("--browser")
    found = next(filter(None, map(shutil.which, COMMANDS[name])), None)
    if found is None:
        _without_browser(f"no {name} was found on this machine: apt install {COMMANDS[name][0]}")
    with api.sync_playwright() as driver:
        if name == "firefox":  # the one of the system, by the standard protocol of browsers
            if version("playwright") >= "1.65":
                _without_browser("Firefox ESR needs an older one: pip install playwright==1.64.1")
            running = driver.firefox.launch(
                executable_path=found, channel="moz-firefox", firefox_user_prefs=CALM
            )
        else:
            running = driver.chromium.launch(executable_path=found, args=FLAGS.split())
        yield running
        running.close()


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Visit]:
    """Open a page from a file; the page must request nothing and no script may fail.

    Tests that need what Firefox cannot be told from outside are skipped there.
    """
    faults: list[str] = []
    opened: list[BrowserContext] = []

    def open_page(
        html: str, *, width: int = 1440, height: int = 900, anchor: str = "", **options: object
    ) -> Page:
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        if browser.browser_type.name == "firefox":
            if unknown := options.keys() & NOT_IN_FIREFOX:
                pytest.skip(f"Firefox cannot be told from outside: {', '.join(unknown)}")
            options |= dict.fromkeys(MEDIA, "null")
        else:
            options = {"reduced_motion": "reduce", **options}
        context = browser.new_context(
            viewport={"width": width, "height": height},
            **options,  # type: ignore[arg-type]
        )
        opened.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.on(
            "console",
            lambda message: (
                faults.append(f"console: {message.text}") if message.type == "error" else None
            ),
        )
        page.on(
            "request",
            lambda request: (
                faults.append(request.url)
                if not request.url.startswith(("file:", "data:", "blob:"))
                else None
            ),
        )
        page.goto(path.as_uri() + anchor)
        if options.get("java_script_enabled", True):
            page.wait_for_function("window.__ready === true")
        return page

    yield open_page
    for context in opened:
        context.close()
    assert not faults


@pytest.fixture
def hall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the annotation of a small corpus; the working folder is the one above it."""
    from hall_samples import PROPOSED, TEXT, save

    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus").mkdir()
    save(tmp_path / "corpus/hall.txt", TEXT)
    save(tmp_path / "corpus/hall.argmap.md", PROPOSED)
    return tmp_path / "corpus/hall.argmap.md"


@pytest.fixture
def command() -> Callable[..., Result]:
    """Return what runs the command line."""
    from click.testing import CliRunner

    from argmap.cli import main

    return lambda *arguments: CliRunner().invoke(main, list(arguments))
