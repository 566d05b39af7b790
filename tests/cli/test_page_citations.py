"""Where a line is cited, the page of the document is too, if it is known."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from argmap.cli import main

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "The mill closed in May.\nOf 840 mills, 588, or 65%, closed.\nSo the town must pay.\n"
KNOWN = {
    "argmap": 1,
    "file": "mill.pdf",
    "lines": 3,
    "places": [{"first": 1, "last": 1, "page": 3}, {"first": 2, "last": 3, "page": 4}],
}
ANNOTATION = """---
argmap: 1
source: mill.txt
---

## closed evidence
> The mill closed in May.
- supports: pay

## share evidence
> Of 840 mills, 588, or 65%, closed.
- supports: pay

## pay conclusion
> So the town must pay.
"""


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "mill.txt").write_text(TEXT, "utf-8")
    (folder / "mill.source.json").write_text(json.dumps(KNOWN), "utf-8")
    (folder / "mill.argmap.md").write_text(ANNOTATION, "utf-8")
    return folder


def run(*arguments: str) -> str:
    return CliRunner().invoke(main, arguments).stdout


def share(lines: str) -> str:
    return next(line for line in lines.splitlines() if "ARG302" in line)


def test_a_flag_names_line_and_page_of_the_source(corpus: Path) -> None:
    assert corpus.is_dir()
    assert share(run("check")).endswith("(source line 2, page 4)")
    assert "(source line 3, page 4)" in run("check", "--select", "ARG208")


def test_a_flag_of_a_draft_is_at_its_line_and_names_the_page(corpus: Path) -> None:
    (corpus / "mill.argmap.md").unlink()
    line = share(run("check", "--model", "blank"))
    assert line.startswith("corpus/mill.txt:2:")
    assert line.endswith(" (page 4)")


def test_what_was_looked_for_names_its_page(corpus: Path) -> None:
    fewer = "Thefts from vans fell from 84 to 31 in the year after the lockers were fitted."
    earned = "The lockers have earned their keep."
    elsewhere = "Elsewhere thefts perhaps fell."
    (corpus / "mill.txt").write_text(f"{fewer}\n{earned}\n{elsewhere}\n", "utf-8")
    front = ANNOTATION[: ANNOTATION.index("## closed")]
    step = f"## fewer evidence\n> {fewer}\n- supports: earned\n\n## earned conclusion\n> {earned}\n"
    (corpus / "mill.argmap.md").write_text(front + step, "utf-8")
    assert "hedge – line 3, page 4: “perhaps”" in run("check")
    (document,) = json.loads(run("check", "--format", "json"))["documents"]
    supplies = [each for flag in document["flags"] for each in flag.get("looked_for", ())]
    assert (3, "page 4") in [(each["line"], each["page"]) for each in supplies]


def test_the_json_has_the_page_of_each_flag(corpus: Path) -> None:
    assert corpus.is_dir()
    (document,) = json.loads(run("check", "--format", "json"))["documents"]
    assert {(each["line"], each["page"]) for each in document["flags"]} <= {
        (1, "page 3"),
        (2, "page 4"),
        (3, "page 4"),
    }


def test_github_and_sarif_name_the_page(corpus: Path) -> None:
    assert corpus.is_dir()
    assert share(run("check", "--format", "github")).endswith("(page 4)")
    (log,) = json.loads(run("check", "--format", "sarif"))["runs"]
    result: dict[str, Any] = next(each for each in log["results"] if each["ruleId"] == "ARG302")
    assert result["properties"] == {"state": "raised", "page": "page 4"}
    (related,) = result["relatedLocations"]
    assert related["message"]["text"] == "the words in the source, page 4"


def test_the_audit_of_figures_names_the_page(corpus: Path) -> None:
    path = str(corpus / "mill.txt")
    assert share(run("figures", path)).endswith("(page 4)")
    data = json.loads(run("figures", "--json", path))
    assert {each["page"] for each in (*data["checks"], *data["findings"])} == {"page 4"}


def test_nothing_is_said_of_pages_that_are_not_known(corpus: Path) -> None:
    (corpus / "mill.source.json").unlink()
    assert "page" not in share(run("check"))
    (log,) = json.loads(run("check", "--format", "sarif"))["runs"]
    assert all("page" not in each["properties"] for each in log["results"])
