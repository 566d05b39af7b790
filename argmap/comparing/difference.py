"""What differs between two readings of one text: statements, links, flags, standing."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from argmap.comparing.pairing import LinkName, Pairing, links_of_both, named_links, names_of, pair
from argmap.model import Annotation, Flag, Link, Mark, Report, Statement

Change: TypeAlias = Literal["added", "removed", "changed"]
What: TypeAlias = Literal["statement", "link", "flag", "standing"]


@dataclass(frozen=True, slots=True)
class Field:
    """A property that two readings give different values; "" where one gives none."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Item:
    """Something that only one reading has, or that both have and describe differently."""

    what: What
    change: Change
    name: str  # id of the statement or link, in the second reading if it is there
    words: str = ""  # of a statement, verbatim
    lines: tuple[int | None, int | None] = (None, None)  # in the two annotation files
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One of the readings that are compared."""

    annotation: Annotation
    report: Report


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs between two readings, in the order of the second's file."""

    pairing: Pairing
    items: tuple[Item, ...]

    @property
    def unplaced(self) -> tuple[str, ...]:
        """Return the ids of statements whose words the second's source no longer has."""
        return self.pairing.unplaced

    def of(self, what: What) -> tuple[Item, ...]:
        """Return what differs among statements, links, flags or standing."""
        return tuple(item for item in self.items if item.what == what)


def difference(first: Side, second: Side) -> Difference:
    """Return what differs between two readings of one source, or of two versions of it."""
    pairing = pair(first.annotation, second.annotation)
    return Difference(
        pairing,
        (
            *_statements(pairing),
            *_links(pairing),
            *_flags(pairing, first.report, second.report),
            *_standing(pairing, first.report, second.report),
        ),
    )


def _statements(pairing: Pairing) -> Iterator[Item]:
    before = {each.id: each for each in pairing.first.statements}
    partners = {other: one for one, other in pairing.pairs.items()}
    for each in before.values():
        if each.id not in pairing.pairs:
            yield Item("statement", "removed", each.id, each.text, (each.at, None), _role(each))
    for each in pairing.second.statements:
        if each.id not in partners:
            added = tuple(replace(field, before="", after=field.before) for field in _role(each))
            yield Item("statement", "added", each.id, each.text, (None, each.at), added)
            continue
        old = before[partners[each.id]]
        if fields := _differing(_statement_values(old), _statement_values(each)):
            yield Item("statement", "changed", each.id, each.text, (old.at, each.at), fields)


def _role(statement: Statement) -> tuple[Field, ...]:
    return (Field("role", statement.role, ""),)


def _statement_values(each: Statement) -> dict[str, str]:
    return {
        "id": each.id,
        "role": each.role,
        "words": each.text,
        "state": each.state,
        "by": each.speaker if each.reported else "",
        "label": each.label,
        "section": each.section or "",
        "near": each.near or "",
        "because": each.because or "",
        **_said(each.notes, each.answers, each.flags),
    }


def _said(notes: Iterable[str], answers: Iterable[Mark], flags: Iterable[Mark]) -> dict[str, str]:
    marks = {"answer": answers, "flag": flags}
    said = {
        key: "; ".join(sorted(f"{mark.code} {mark.reason}".strip() for mark in values))
        for key, values in marks.items()
    }
    return {"note": "; ".join(notes), **said}


def _differing(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Field, ...]:
    return tuple(
        Field(name, value, after[name]) for name, value in before.items() if value != after[name]
    )


def _links(pairing: Pairing) -> Iterator[Item]:
    ours, theirs = links_of_both(pairing)
    partners = dict(_link_partners(ours, theirs))
    for name, link in ours.items():
        if name not in partners:
            gone = (Field("kind", link.kind, ""),)
            yield Item("link", "removed", link.id, lines=(link.at, None), fields=gone)
    found = {other: one for one, other in partners.items()}
    for name, link in theirs.items():
        if name not in found:
            new = (Field("kind", "", link.kind),)
            yield Item("link", "added", link.id, lines=(None, link.at), fields=new)
            continue
        old = ours[found[name]]
        fields = _differing(_link_values(old, found[name], name), _link_values(link, name, name))
        if fields:
            yield Item("link", "changed", link.id, lines=(old.at, link.at), fields=fields)


def _link_partners(
    ours: Mapping[LinkName, Link], theirs: Mapping[LinkName, Link]
) -> Iterator[tuple[LinkName, LinkName]]:
    """Yield links that are the same, then those that differ in their kind or in some premises."""
    yield from ((name, name) for name in ours if name in theirs)
    free = [name for name in theirs if name not in ours]
    by_end: dict[object, list[LinkName]] = defaultdict(list)
    for name in free:
        by_end[name[2]].append(name)
    for name in ours:
        if name in theirs:
            continue
        near = [other for other in by_end[name[2]] if other[1] & name[1]]
        near.sort(key=lambda other: (-len(other[1] & name[1]), other[0] != name[0]))
        if near:
            by_end[name[2]].remove(near[0])
            yield name, near[0]


def _link_values(link: Link, name: LinkName, shown: LinkName) -> dict[str, str]:
    return {
        "kind": link.kind,
        "premises": " + ".join(link.premises) if name[1] != shown[1] else _premises(shown),
        "state": link.state,
        "scheme": link.scheme or "",
        "because": link.because or "",
        **_said(link.notes, link.answers, link.flags),
    }


def _premises(name: LinkName) -> str:
    return " + ".join(sorted(name[1]))


def _flags(pairing: Pairing, first: Report, second: Report) -> Iterator[Item]:
    ours, theirs = (
        dict(_named_flags(report, annotation, name))
        for report, annotation, name in zip(
            (first, second), (pairing.first, pairing.second), names_of(pairing), strict=True
        )
    )
    for key, flag in ours.items():
        if key not in theirs:
            yield _flag(flag, "removed", Field("state", flag.state, ""))
    for key, flag in theirs.items():
        old = ours.get(key)
        if old is None:
            yield _flag(flag, "added", Field("state", "", flag.state))
        elif old.state != flag.state:
            yield _flag(flag, "changed", Field("state", old.state, flag.state))


def _flag(flag: Flag, change: Change, field: Field) -> Item:
    holder = flag.link or flag.statement or "the text"
    return Item("flag", change, f"{flag.code} {holder}", flag.name, fields=(field,))


def _named_flags(
    report: Report, annotation: Annotation, name: Callable[[str], str]
) -> Iterator[tuple[tuple[object, ...], Flag]]:
    """Yield each flag with a name that it has in both readings."""
    links = {link.id: named for named, link in named_links(annotation, name).items()}
    counts: dict[tuple[object, ...], int] = defaultdict(int)
    for flag in report.flags:
        holder: object = links.get(flag.link, flag.link) if flag.link else None
        holder = holder or (name(flag.statement) if flag.statement else None)
        key = (flag.code, holder)
        counts[key] += 1
        yield (*key, counts[key]), flag


def _standing(pairing: Pairing, first: Report, second: Report) -> Iterator[Item]:
    before = {pairing.pairs.get(each.id, ""): each.state for each in first.standing}
    for each in second.standing:
        old = before.get(each.id)
        if old is not None and old != each.state:
            fields = (Field("standing", old, each.state),)
            yield Item("standing", "changed", each.id, fields=fields)
