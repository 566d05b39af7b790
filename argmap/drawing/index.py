"""The front page of a corpus: a table of the documents, and a search in all their statements."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import quote

from argmap.data import FORMAT
from argmap.drawing.words import standing_in_short
from argmap.flags.review import Review, in_words

Json: TypeAlias = dict[str, Any]

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
    proposed: int = 0  # flags that are proposed


def entry_of(data: Any, href: str) -> IndexEntry | None:  # noqa: ANN401  # whatever a file contains
    """Return the entry of a document from its data; None if these are not data of argmap."""
    try:
        return _entry(data, href) if data["argmap"] == FORMAT else None
    except (LookupError, TypeError, AttributeError):
        return None


def _entry(data: Json, href: str) -> IndexEntry:
    raised = [flag for flag in data["flags"] if flag["state"] == "raised"]
    levels = Counter(flag["level"] for flag in raised)
    said = (
        (each["id"], each["role"], each["line"] or 0, _cut(each["text"]))
        for each in data["statements"]
    )
    return IndexEntry(
        title=str(data["source"]["title"]),
        href=href,
        statements=len(data["statements"]),
        links=len(data["links"]),
        errors=levels["error"],
        warnings=levels["warning"],
        notes=levels["note"],
        standing=_standing(data),
        sha256=data["source"]["sha256"],
        kinds=tuple(Counter(flag["name"] for flag in raised).most_common()),
        said=tuple(said),
        proposed=sum(flag["state"] == "proposed" for flag in data["flags"]),
    )


def _standing(data: Json) -> str:
    """Return the standing of the main conclusion; if not all is reviewed, also how much is."""
    items = [each for kind in ("statements", "links") for each in data[kind]]
    proposed = sum(each["state"] == "proposed" for each in items)
    by_hand = sum(each["by_hand"] for each in items)
    review = Review(proposed, len(items) - proposed - by_hand, by_hand, ())
    standings = {each["id"]: each["state"] for each in data["standing"]}
    standing = "" if review.is_untouched else standings.get(data.get("main_conclusion"), "")
    if not review.proposals:
        return standing
    if review.is_untouched:
        return f"none yet: {in_words(review)}"
    return f"{standing_in_short(standing) or 'none yet'}; {in_words(review)}"


def index_page(documents: Iterable[IndexEntry]) -> str:
    """Return the front page of a corpus."""
    from markupsafe import Markup

    from argmap.drawing.assets import asset, index_style
    from argmap.drawing.html import environment, source_hash
    from argmap.drawing.words import flag_title

    entries = tuple(documents)
    found = [
        [entry.title, _relative(entry.href), [list(each) for each in entry.said]]
        for entry in entries
        if entry.href
    ]
    titles = Counter(entry.title for entry in entries)
    searched = 0 < sum(len(entry.said) for entry in entries) <= MOST_SEARCHED
    script = asset("index.js")
    template = environment().get_template("index.html")
    return template.render(
        entries=entries,
        repeated={title for title, number in titles.items() if number > 1},
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
