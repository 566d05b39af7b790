"""The front page of a corpus: a table of the documents, and a search in all their statements."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

MOST_SEARCHED = 30_000  # statements; a larger corpus is searched page by page
MOST_WORDS = 400  # characters of a statement


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One document in the table; `href` is relative to the index, empty if there is no page."""

    title: str
    href: str
    statements: int = 0
    links: int = 0
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    standing: str = ""  # of the main conclusion: a state, or words
    rebuilt: bool = True
    sha256: str = ""  # of the source
    kinds: tuple[tuple[str, int], ...] = ()  # flags that are raised: name, how many
    said: tuple[tuple[str, str, int, str], ...] = ()  # statements: id, role, line or 0, words


def index_page(documents: Iterable[IndexEntry]) -> str:
    """Return the front page of a corpus."""
    from markupsafe import Markup

    from argmap.drawing.assets import asset, index_style
    from argmap.drawing.html import environment, source_hash
    from argmap.drawing.words import flag_title, standing_in_short

    entries = tuple(documents)
    found = [
        [entry.title, _relative(entry.href), [[*each[:3], _cut(each[3])] for each in entry.said]]
        for entry in entries
        if entry.href
    ]
    searched = 0 < sum(len(entry.said) for entry in entries) <= MOST_SEARCHED
    script = asset("index.js")
    template = environment().get_template("index.html")
    return template.render(
        entries=entries,
        style=Markup(index_style()),  # noqa: S704 - our own file
        standing=standing_in_short,
        href=_relative,
        flag_title=flag_title,
        found=found if searched else [],
        searched=searched,
        script=Markup(script),  # noqa: S704 - our own file
        script_hash=source_hash(script),
    )


def _cut(words: str) -> str:
    return words if len(words) <= MOST_WORDS else words[:MOST_WORDS].rpartition(" ")[0] + "…"


def _relative(href: str) -> str:
    """Return a link that can only lead to a file below the index, whatever the file is called."""
    return "./" + quote(href.replace("\\", "/").lstrip("/"), safe="/-._~")
