from __future__ import annotations

import base64
import hashlib
import json
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.drawing import IndexEntry, index, index_page
from argmap.manifest import Manifest
from argmap.pages import pages_below

if TYPE_CHECKING:
    import pytest

ENTRY = IndexEntry("A ministry answers", "a/roads.html", 36, 31, 1, 7, 2, "over-flagged-steps")


def test_each_document_has_a_row_with_its_figures_and_a_link() -> None:
    html = index_page([ENTRY])
    assert '<a href="./a/roads.html">A ministry answers</a>' in html
    assert "a flag on every path" in html
    assert re.findall(r'class="n[^"]*">(\d+)</td>', html) == ["36", "31", "1", "7", "2"]


def test_a_document_that_was_not_rebuilt_says_so() -> None:
    assert "not rebuilt" not in index_page([ENTRY])
    stale = index_page([IndexEntry("x", "x.html", 0, 0, 0, 0, 0, "", rebuilt=False)])
    assert "not rebuilt" in stale
    assert "no figures until it is built again" in stale
    assert ">0<" not in stale


def test_a_document_without_a_page_has_no_link() -> None:
    html = index_page([IndexEntry("x", "", 0, 0, 0, 0, 0, "", rebuilt=False)])
    assert "<a " not in html


def test_titles_are_text_and_links_lead_below_the_index_only() -> None:
    html = index_page(
        [IndexEntry("<script>alert(1)</script>", 'javascript:alert("1")', 0, 0, 0, 0, 0, "<b>")]
    )
    assert "<script" not in html
    assert 'href="./javascript%3Aalert%28%221%22%29"' in html
    assert "&lt;b&gt;" in html


def test_documents_of_one_title_are_told_apart_by_their_files() -> None:
    other = replace(ENTRY, href="b/roads.html")

    assert "<small>a/roads.html</small>" in index_page([ENTRY, other])
    assert "<small>" not in index_page([ENTRY, replace(other, title="Another")])


def test_an_empty_corpus_has_an_index() -> None:
    assert "No document has been built yet." in index_page([])


def test_the_index_runs_nothing_and_requests_nothing() -> None:
    html = index_page([ENTRY])
    assert "default-src 'none'" in html
    assert "<script" not in html
    assert "http:" not in html
    assert "https:" not in html


def test_flags_by_kind_and_the_checksum_are_in_the_row() -> None:
    html = index_page(
        [replace(ENTRY, sha256="ab" * 32, kinds=(("certainty-jump", 4), ("share", 1)))]
    )
    assert "Certainty jump 4, Share 1" in html
    assert "SHA-256 " + "ab" * 32 in html


def test_the_search_runs_our_script_only_and_its_data_cannot_end_a_script() -> None:
    html = index_page(
        [replace(ENTRY, said=(("one", "claim", 3, "</script><script>alert(1)</script>"),))]
    )
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode()
    assert len(scripts) == 1
    assert f"script-src 'sha256-{digest}'" in html


def test_a_corpus_too_large_is_not_searched_on_its_front_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(index, "MOST_SEARCHED", 0)
    assert "<script" not in index_page([replace(ENTRY, said=(("one", "claim", 3, "words"),))])


def pages(folder: Path, *names: str) -> None:
    """Write pages with their data, each with its name as its title and as its only statement."""
    statement = {"id": "a", "role": "claim", "line": 1, "state": "accepted", "by_hand": True}
    for name in names:
        data = {
            "argmap": 1,
            "source": {"title": name, "sha256": "0"},
            "statements": [{**statement, "text": f"It is {name}."}],
            "links": [],
            "flags": [],
            "standing": [],
        }
        (folder / f"{name}.html").write_text("<p>")
        (folder / f"{name}.json").write_text(json.dumps(data))


def test_only_data_that_changed_are_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    reading = Path.read_bytes

    def noted(path: Path) -> bytes:
        read.append(path.name)
        return reading(path)

    monkeypatch.setattr(Path, "read_bytes", noted)
    pages(tmp_path, "one", "two", "three")
    (tmp_path / "odd.html").write_text("<p>")
    (tmp_path / "odd.json").write_text("[]")
    manifest = Manifest(str(tmp_path / "manifest"))
    first = pages_below(tmp_path, manifest)
    manifest.save()
    assert {"one.json", "two.json", "three.json", "odd.json"} <= set(read)
    read.clear()
    manifest = Manifest(str(tmp_path / "manifest"))
    assert pages_below(tmp_path, manifest) == first
    assert not read
    changed = (tmp_path / "two.json").read_text().replace('"title": "two"', '"title": "2nd"')
    (tmp_path / "two.json").write_text(changed)
    os.utime(tmp_path / "two.json", ns=(0, 0))
    again = pages_below(tmp_path, manifest)
    assert read == ["two.json"]
    assert again["two.html"].title == "2nd"


def test_a_page_that_is_gone_is_not_listed_any_more(tmp_path: Path) -> None:
    pages(tmp_path, "one", "two")
    manifest = Manifest(str(tmp_path / "manifest"))
    pages_below(tmp_path, manifest)
    (tmp_path / "one.html").unlink()
    assert list(pages_below(tmp_path, manifest)) == ["two.html"]
