"""Markdown as a renderer reads it: the words of the text are words, and what must be there is."""

from __future__ import annotations

import re
from html import unescape

import pytest
from interop_samples import document, messy_document

from argmap.interop.markdown import FORMAT, escaped


def rendered(markdown: str) -> str:
    """Return the words that a renderer shows."""
    library = pytest.importorskip("markdown_it")
    html = str(library.MarkdownIt("commonmark").enable("table").render(markdown))
    return unescape(re.sub(r"<[^>]+>", "", html))


def test_each_conclusion_has_its_premises_flags_and_open_questions() -> None:
    shown = FORMAT.write(document())[".md"].decode()
    first = shown.index("## “The new lamps have made the pier safe.”")
    part = shown[first : shown.index("\n## ", first + 1)]
    assert "- Supported by together (correlation to cause):\n  - `fewer-touches`:" in part
    assert "  - **ARG202 warning, raised**: " in part
    assert part.count("ther causes are not named") == 1
    assert "- flag: ARG" not in part
    assert "- answer: ARG" not in part
    assert "  - open question: By what mechanism does one cause the other?" in part
    assert "  - Undercut by, proposed:\n    - `only-by-day`:" in part
    assert "- Attacked by (position to know):\n  - `as-dark-as-ever`:" in part


def test_every_statement_is_in_it_once() -> None:
    shown = FORMAT.write(document())[".md"].decode().partition("## All statements\n")[2]
    names = re.findall(r"^- `([\w-]+)`", shown, flags=re.MULTILINE)
    assert names == [each.id for each in document().annotation.statements]


def test_a_renderer_changes_none_of_400_messy_sentences() -> None:
    for each in messy_document().annotation.statements:
        words = rendered(f"- “{escaped(each.text)}”").strip()
        assert words.split() == f"“{each.text}”".split()
