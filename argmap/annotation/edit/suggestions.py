"""Suggested links: remembered by the words at their ends, and found again in a file.

A suggestion is a candidate for a link that is less likely right than wrong. It is in no annotation
file and in no graph until a person accepts it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from argmap.annotation.edit.following import Followed, Here
from argmap.annotation.edit.memory import (
    Entries,
    Memory,
    memory_path,
    read_memory,
    with_rejected,
    without_reason,
)
from argmap.model import Annotation, Kind, Link, Problem, link_id
from argmap.source.files import FileError
from argmap.source.normalise import normal_words

_KINDS: tuple[Kind, ...] = ("support", "attack")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A suggested link of a file, and the entry by which the memory of its draft has it."""

    link: Link
    entry: Mapping[str, Any]


class _Ends(NamedTuple):
    """The kind of a link with one premise, and the ids at its ends."""

    kind: Kind
    premise: str
    conclusion: str


def suggested(annotation: Annotation) -> Entries:
    """Return the suggestions of a draft as they are remembered: by words, not by ids."""
    words = {each.id: normal_words(each.text) for each in annotation.statements}
    seen: Counter[str] = Counter()
    among: dict[str, int] = {}
    for name, said in words.items():
        among[name] = seen[said]
        seen[said] += 1
    return tuple(_entry(each, words, among) for each in annotation.suggestions)


def _entry(link: Link, words: Mapping[str, str], among: Mapping[str, int]) -> dict[str, Any]:
    """Return a suggestion as it is remembered; `among` tells statements of the same words apart."""
    ends = (*link.premises, link.conclusion)
    entry = {
        "kind": link.kind,
        "premises": [words[premise] for premise in link.premises],
        "conclusion": words[link.conclusion],
        "because": link.because or "",
    }
    return entry | ({"among": [among[each] for each in ends]} if any(map(among.get, ends)) else {})


def open_suggestions(
    memory: Memory, here: Here, links: Sequence[Link], *, refused: bool = False
) -> tuple[Suggestion, ...]:
    """Return the suggestions whose ends are still there and that nobody decided on.

    With `refused`, those that a person accepted or rejected follow. A link of the file leaves no
    room for a suggestion between the same ends.
    """
    followed = Followed(memory.draft, here)
    between = {(premise, each.conclusion) for each in links for premise in each.premises}
    decided = {_ends(each, followed) for each in (*memory.rejected, *memory.accepted)}
    undecided: list[Suggestion] = []
    others: list[Suggestion] = []
    for entry in memory.suggestions:
        ends = _ends(entry, followed)
        pair = (ends.premise, ends.conclusion) if ends else ()
        if ends and between.isdisjoint((pair, pair[::-1])):
            found = others if ends in decided else undecided
            found.append(Suggestion(_link(ends, entry), entry))
    return (*undecided, *others) if refused else tuple(undecided)


def settled(memory: Memory, here: Here, links: Iterable[Link]) -> Memory:
    """Return a memory in which accepted suggestions that are gone from a file are rejected."""
    followed = Followed(memory.draft, here)
    present = {_Ends(each.kind, name, each.conclusion) for each in links for name in each.premises}
    accepted, rejected = [], memory.rejected
    for entry in memory.accepted:
        ends = _ends(entry, followed)
        if ends in present:
            accepted.append(entry)
        elif ends:
            rejected = with_rejected(rejected, [rejection(entry)])
    return replace(memory, accepted=tuple(accepted), rejected=rejected)


def with_accepted(memory: Memory, chosen: Iterable[Suggestion]) -> Memory:
    """Return a memory with accepted suggestions, which are no longer rejected."""
    entries = [rejection(each.entry) for each in chosen]
    refused = tuple(each for each in memory.rejected if without_reason(each) not in entries)
    return replace(memory, accepted=(*memory.accepted, *entries), rejected=refused)


def rejection(entry: Mapping[str, Any], why: str = "") -> dict[str, Any]:
    """Return how it is remembered that a person rejected a suggestion, with the reason if any."""
    kept = {key: entry[key] for key in ("kind", "premises", "conclusion", "among") if key in entry}
    return kept | ({"why": why} if why else {})


def with_suggestions(annotation: Annotation) -> Annotation:
    """Return an annotation with the links that the last draft suggested and that are still open.

    If the memory of that draft cannot be read, there are none, and a warning says so.
    """
    try:
        memory, _ = read_memory(annotation.path)
    except FileError as error:
        words = f"no links are suggested: {error.reason}"
        problem = Problem(str(memory_path(annotation.path)), 1, 1, "warning", words)
        return replace(annotation, problems=(*annotation.problems, problem))
    if not memory:
        return annotation
    found = open_suggestions(memory, Here.of_annotation(annotation), annotation.links)
    return replace(annotation, suggestions=tuple(each.link for each in found))


def _ends(entry: Mapping[str, Any], followed: Followed) -> _Ends | None:
    """Return the ends of a remembered link with one premise; None if the file lacks one."""
    kind, premises = entry.get("kind"), entry.get("premises")
    if kind not in _KINDS or not isinstance(premises, list) or len(premises) != 1:
        return None
    said, among = (premises[0], entry.get("conclusion")), entry.get("among")
    if not isinstance(among, list) or len(among) != 2 or not all(map(_is_number, among)):
        among = [0, 0]
    premise, conclusion = map(followed.id_of, said, among)
    if not premise or not conclusion or premise == conclusion:
        return None
    return _Ends(kind, premise, conclusion)


def _is_number(value: object) -> bool:
    return isinstance(value, int) and value >= 0


def _link(ends: _Ends, entry: Mapping[str, Any]) -> Link:
    premises = (ends.premise,)
    name = link_id(premises, ends.conclusion, ends.kind)
    because = " ".join(str(entry.get("because", "")).split())  # it becomes one line of the file
    return Link(
        name, ends.kind, premises, ends.conclusion, None, "proposed", by_hand=False, because=because
    )
