"""The front page of a corpus: one table, no script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One document in the table; `href` is relative to the index, empty where there is no page."""

    title: str
    href: str
    statements: int
    links: int
    errors: int
    warnings: int
    notes: int
    standing: str  # of the main conclusion: a state, or words
    rebuilt: bool = True


def index_page(documents: Iterable[IndexEntry]) -> str:
    """Return the front page of a corpus."""
    from argmap.drawing.carrier import asset, environment
    from argmap.drawing.words import standing_in_short

    entries = tuple(documents)
    template = environment().get_template("index.html")
    return template.render(entries=entries, style=asset("index.css"), standing=standing_in_short, href=_relative)


def _relative(href: str) -> str:
    """Return a link that can only lead to a file below the index, whatever the file is called."""
    return "./" + quote(href.replace("\\", "/").lstrip("/"), safe="/-._~")
