"""Suggested links: remembered by the words at their ends, and found again in a file.

A suggestion is a candidate for a link that is less likely right than wrong. It is in no annotation
file and in no graph until a person accepts it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from argmap.annotation.edit.changes import Edits
from argmap.annotation.edit.memory import Entries, memory_path, read_memory
from argmap.annotation.keys import KEY_OF_KIND
from argmap.annotation.read.loading import Outline
from argmap.model import Annotation, Kind, Link, Problem, link_id
from argmap.source.files import FileError
from argmap.source.normalise import normal_words

_KINDS: tuple[Kind, ...] = ("support", "attack")


class _Words(NamedTuple):
    """The kind of a link with one premise, and the words at its ends."""

    kind: Any
    premise: Any
    conclusion: Any


def suggested(annotation: Annotation) -> Entries:
    """Return the suggestions of a draft as they are remembered: by words, not by ids."""
    words = {each.id: normal_words(each.text) for each in annotation.statements}
    return tuple(
        {
            "kind": each.kind,
            "premises": [words[premise] for premise in each.premises],
            "conclusion": words[each.conclusion],
            "because": each.because or "",
        }
        for each in annotation.suggestions
    )


def found_again(
    remembered: Entries,
    rejected: Entries,
    statements: Iterable[tuple[str, str]],
    links: Sequence[Link],
) -> tuple[Link, ...]:
    """Return the remembered suggestions whose ends are still there and that nobody decided on.

    `statements` are ids with words. A link of the file leaves no room for a suggestion between the
    same ends.
    """
    ids: dict[str, str] = {}
    for name, words in statements:
        ids.setdefault(normal_words(words), name)
    between = {(premise, each.conclusion) for each in links for premise in each.premises}
    refused = {_words(each) for each in rejected if "kind" in each}
    found = []
    for entry in remembered:
        link = _link(entry, ids)
        if link and _words(entry) not in refused:
            ends = link.premises[0], link.conclusion
            if ends not in between and ends[::-1] not in between:
                found.append(link)
    return tuple(found)


def remembered_suggestions(
    path: str, statements: Iterable[tuple[str, str]], links: Sequence[Link]
) -> tuple[Link, ...]:
    """Return the suggestions that are still open for the annotation file of this path.

    Raises FileError if the memory of its last draft cannot be read.
    """
    memory, _ = read_memory(path)
    return found_again(memory.suggestions, memory.rejected, statements, links) if memory else ()


def with_suggestions(annotation: Annotation) -> Annotation:
    """Return an annotation with the links that the last draft suggested and that are still open.

    If the memory of that draft cannot be read, there are none, and a warning says so.
    """
    statements = ((each.id, each.text) for each in annotation.statements)
    try:
        found = remembered_suggestions(annotation.path, statements, annotation.links)
    except FileError as error:
        problem = Problem(str(memory_path(annotation.path)), 1, 1, "warning", str(error))
        return replace(annotation, problems=(*annotation.problems, problem))
    return replace(annotation, suggestions=found)


def _words(entry: Mapping[str, Any]) -> _Words:
    premises, conclusion = entry.get("premises"), entry.get("conclusion")
    alone = premises[0] if isinstance(premises, list) and len(premises) == 1 else None
    words = (each if isinstance(each, str) else None for each in (alone, conclusion))
    return _Words(entry.get("kind"), *words)


def _link(entry: Mapping[str, Any], ids: Mapping[str, str]) -> Link | None:
    words = _words(entry)
    premise, conclusion = (ids.get(each or "", "") for each in words[1:])
    if words.kind not in _KINDS or not premise or not conclusion or premise == conclusion:
        return None
    name = link_id((premise,), conclusion, words.kind)
    because = " ".join(str(entry.get("because", "")).split())  # it becomes one line of the file
    return Link(
        name, words.kind, (premise,), conclusion, None, "proposed", by_hand=False, because=because
    )


def accepted_suggestions(outline: Outline, links: Iterable[Link], edits: Edits) -> None:
    """Add to the edits the lines that make links of suggestions, below their premises."""
    statements = {each.id: each for each in outline.statements}
    for link in links:
        below = statements[link.premises[0]]
        lines = [f"- {KEY_OF_KIND[link.kind]}: {link.conclusion}"]
        lines += [f"  - because: {link.because}"] if link.because else []
        edits.add_below(below.all_lines()[-1], lines, outline)
