"""pandas reads our tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interop_samples import document, links, messy_document, statements
from peer_programs import python_peer, save

from argmap.interop.tables import FORMAT, cell_text

if TYPE_CHECKING:
    from pathlib import Path

_READ = """
import pandas as pd
tables = [pd.read_csv(each, dtype=str, keep_default_na=False) for each in sys.argv[1:]]
print(json.dumps([each.to_dict(orient="records") for each in tables]))
"""


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
