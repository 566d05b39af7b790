"""pandas reads our tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interop_samples import document, links, messy_document, statements
from peer_programs import ROOT, python_peer, save

from argmap.interop.tables import FORMAT, cell_text

if TYPE_CHECKING:
    from pathlib import Path

_READ = """
import pandas as pd
tables = [pd.read_csv(each, dtype=str, keep_default_na=False) for each in sys.argv[1:]]
print(json.dumps([each.to_dict(orient="records") for each in tables]))
"""


_FRAMES = """
sys.path[:0] = sys.argv[1:]
import argmap
from interop_samples import document
subject = document()
frames = argmap.frames(subject.annotation, subject.report)
print(json.dumps([json.loads(each.reset_index().to_json(orient="records")) for each in frames]))
"""


def test_frames_have_a_row_for_each_statement_and_link() -> None:
    subject = document()
    said, linked = python_peer("pandas", _FRAMES, ROOT, ROOT / "tests/interop")
    assert {(row["id"], row["quote"], row["role"]) for row in said} == statements(subject)
    ends = {(frozenset(row["premises"].split()), row["conclusion"], row["kind"]) for row in linked}
    assert ends == links(subject)
    assert [row["start"] for row in said] == [each.start for each in subject.annotation.statements]


def test_pandas_reads_the_same_statements_and_links(tmp_path: Path) -> None:
    subject = document()
    said, linked = python_peer("pandas", _READ, *save(tmp_path, FORMAT.write(subject)).values())
    shown = {(row["id"], cell_text(row["quote"]), row["role"]) for row in said}
    assert shown == statements(subject)
    ends = {(frozenset(row["premises"].split()), row["conclusion"], row["kind"]) for row in linked}
    assert ends == links(subject)


def test_pandas_changes_none_of_400_messy_sentences(tmp_path: Path) -> None:
    subject = messy_document()
    said, _ = python_peer("pandas", _READ, *save(tmp_path, FORMAT.write(subject)).values())
    quotes = [row["quote"] for row in said]
    assert [cell_text(each) for each in quotes] == [
        each.text for each in subject.annotation.statements
    ]
    assert not [each for each in quotes if each.startswith(tuple("=+-@\t\r\0"))]
