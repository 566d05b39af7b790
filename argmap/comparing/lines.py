"""A difference as lines for a terminal, and as plain data for programs."""

from collections.abc import Iterator
from typing import Any

from argmap.annotation.read.problems import shortened
from argmap.comparing.difference import Difference, Field, Item

_SHOWN = 80  # code points of a statement
_SIGNS = {"added": "+", "removed": "-", "changed": "~"}
_TITLES = {
    "statement": "statements",
    "link": "links",
    "flag": "flags",
    "standing": "standing",
}


def lines(found: Difference) -> Iterator[str]:
    """Yield a difference line by line: `+` only the second has it, `-` only the first, `~` both."""
    for what, title in _TITLES.items():
        items = found.of(what)  # type: ignore[arg-type]
        if items:
            yield f"{title}: {_counts(items)}"
        for item in items:
            yield from _item(item)
    if found.unplaced:
        count = len(found.unplaced)
        noun = "statement quotes" if count == 1 else "statements quote"
        names = ", ".join(found.unplaced)
        yield f"not placed: {count} {noun} words that the other source does not have: {names}"


def _counts(items: tuple[Item, ...]) -> str:
    counts = {change: sum(item.change == change for item in items) for change in _SIGNS}
    return ", ".join(f"{count} {change}" for change, count in counts.items() if count)


def _item(item: Item) -> Iterator[str]:
    where = dict.fromkeys(f"line {line}" for line in item.lines if line)
    place = f" ({' and '.join(where)})" if where else ""
    words = f" “{shortened(item.words, _SHOWN)}”" if item.words and item.what == "statement" else ""
    words = f": {item.words}" if item.what == "flag" else words
    if item.change == "changed":
        yield f"  {_SIGNS[item.change]} {item.name}{words}{place}"
        for field in item.fields:
            yield from _field(field)
        return
    role = " ".join(field.before or field.after for field in item.fields)
    yield f"  {_SIGNS[item.change]} {item.name} ({role}){words}{place}"


def _field(field: Field) -> Iterator[str]:
    if field.before and field.after:
        yield f"      {field.name}: {field.before}"
        yield f"      {' ' * len(field.name)}→ {field.after}"
    elif field.after:
        yield f"      {field.name}, new: {field.after}"
    else:
        yield f"      {field.name}, gone: {field.before}"


def plain(found: Difference) -> dict[str, Any]:
    """Return a difference as plain data."""
    sides = {}
    for key, annotation in (("a", found.pairing.first), ("b", found.pairing.second)):
        sides[key] = {
            "path": annotation.path,
            "sha256": annotation.sha256,
            "source_sha256": annotation.source.sha256,
            "statements": len(annotation.statements),
            "links": len(annotation.links),
        }
    return {
        "argmap": 1,
        **sides,
        "paired": found.pairing.pairs,
        "unplaced": list(found.unplaced),
        "items": [_plain_item(item) for item in found.items],
    }


def _plain_item(item: Item) -> dict[str, Any]:
    return {
        "what": item.what,
        "change": item.change,
        "name": item.name,
        "words": item.words,
        "lines": list(item.lines),
        "fields": [
            {"name": field.name, "before": field.before, "after": field.after}
            for field in item.fields
        ],
    }
