"""`argmap apply`: a patch that a page saved, written with the same merge; and serve without its extra."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from argmap.annotation.read.loading import read_outline
from argmap.cli import main
from argmap.editing.blocks import hashes
from argmap.source import read

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from click.testing import Result

TEXT = "The roof is wet. It rained all night.\n"
ANNOTATION = """---
argmap: 1
source: roof.txt
---

## wet claim?
> The roof is wet.

## rained evidence
> It rained all night.
"""
ACCEPT = {"do": "accept", "id": "wet"}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "roof.txt").write_text(TEXT)
    (tmp_path / "roof.argmap.md").write_text(ANNOTATION)
    return tmp_path


def applied(corpus: Path, *acts: Mapping[str, object], **more: object) -> Result:
    patch = {"document": "roof", "base": hashes(read_outline(ANNOTATION)), "acts": list(acts)}
    path = corpus / "patch.json"
    path.write_text(json.dumps({**patch, **more}))
    return CliRunner().invoke(main, ["apply", str(path), str(corpus)])


def test_a_patch_is_written_and_shown(corpus: Path) -> None:
    link = {"do": "link", "source": "rained", "target": "wet", "type": "support"}
    result = applied(corpus, ACCEPT, link)
    assert result.exit_code == 0, result.output
    assert "+## wet claim\n" in result.output
    text = (corpus / "roof.argmap.md").read_text()
    assert text == ANNOTATION.replace("claim?", "claim") + "- supports: wet\n"
    assert (corpus / ".argmap" / "roof.argmap.md").read_text() == ANNOTATION


def test_a_line_that_was_changed_meanwhile_is_shown_and_nothing_is_written(corpus: Path) -> None:
    now = ANNOTATION.replace("## wet claim?", "## wet conclusion?")
    (corpus / "roof.argmap.md").write_text(now)
    result = applied(corpus, ACCEPT)
    assert result.exit_code == 2
    assert "in the file: ## wet conclusion?" in result.output
    assert (corpus / "roof.argmap.md").read_text() == now


def test_other_lines_that_were_changed_meanwhile_are_kept(corpus: Path) -> None:
    now = ANNOTATION.replace("## rained evidence", "## rained claim")
    (corpus / "roof.argmap.md").write_text(now)
    assert applied(corpus, ACCEPT).exit_code == 0
    assert (corpus / "roof.argmap.md").read_text() == now.replace("wet claim?", "wet claim")


def test_offsets_into_a_source_that_has_changed_are_refused(corpus: Path) -> None:
    new = {"do": "new", "role": "claim", "start": 0, "end": 8}
    before = read(corpus / "roof.txt").sha256
    (corpus / "roof.txt").write_text(f"Yes. {TEXT}")
    result = applied(corpus, new, source_sha256=before)
    assert result.exit_code == 2
    assert "the source has changed" in result.output
    assert (corpus / "roof.argmap.md").read_text() == ANNOTATION


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "this is no patch"),
        ("[]", '"document" and "acts"'),
        ('{"document": "hall", "acts": []}', 'no document here is called "hall"'),
        ('{"document": "roof", "acts": []}', "must be a list of 1 to"),
        ('{"document": "roof", "acts": [{"do": "fly"}]}', "there is no act"),
        ('{"document": "roof", "base": 3, "acts": [1]}', '"base" must have a hash'),
    ],
)
def test_what_is_no_patch_is_refused_in_words(corpus: Path, content: str, message: str) -> None:
    path = corpus / "patch.json"
    path.write_text(content)
    result = CliRunner().invoke(main, ["apply", str(path), str(corpus)])
    assert result.exit_code == 2
    assert message in result.output


def test_without_its_extra_serve_says_how_to_install_it(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.delitem(sys.modules, "argmap.serving.running", raising=False)
    result = CliRunner().invoke(main, ["serve", str(corpus)])
    assert result.exit_code == 2
    assert 'pip install "argmap[serve]"' in result.output
