"""What a notebook shows: in a sandbox, offline, with the words of the text as words."""

from __future__ import annotations

import html
import re
import sys
from typing import TYPE_CHECKING

import pytest
from interop_samples import document

import argmap

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser


def inner(shown: str) -> str:
    """Return the document in a frame."""
    found = re.fullmatch(r'<iframe sandbox="([^"]*)" srcdoc="([^"]*)"[^>]*></iframe>', shown)
    assert found
    assert "allow-same-origin" not in found[1]
    return html.unescape(found[2])


def test_an_annotation_shows_its_page() -> None:
    annotation = document().annotation
    page = inner(annotation._repr_html_())  # as notebooks call it
    assert page == argmap.page(annotation, argmap.check(annotation))


def test_a_report_shows_its_flags_and_no_markup_of_the_text() -> None:
    report = document().report
    page = inner(report._repr_html_())  # the same
    assert page.count("<tr>") == len(report.flags)
    assert "&lt; 9 of the pilots" in page
    assert "<script" not in page


def test_without_pandas_frames_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    subject = document()
    with pytest.raises(argmap.ArgmapError, match="pip install pandas"):
        argmap.frames(subject.annotation, subject.report)


@pytest.mark.browser
def test_the_page_works_in_its_sandbox(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "notebook.html"
    path.write_text(f"<meta charset=utf-8>{document().annotation._repr_html_()}", "utf-8")
    page = browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "request", lambda request: faults.append(request.url) if "http" in request.url else None
    )
    page.goto(path.as_uri())
    frame = page.frames[1]
    frame.wait_for_function("window.__ready === true")
    assert "The new lamps have made the pier safe" in frame.inner_text("body")
    frame.click("text=The new lamps have made the pier safe >> nth=0")
    page.close()
    assert not faults
