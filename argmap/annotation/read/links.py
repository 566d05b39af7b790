"""From links as they are written to links between statements that are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.annotation.read.drafts import marks_of, notes_of
from argmap.annotation.read.problems import did_you_mean, listed
from argmap.model import Link, link_id
from argmap.schemes import find_scheme, nearest_scheme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.annotation.read.drafts import Draft, DraftLink, Ref
    from argmap.annotation.read.problems import Problems
    from argmap.model import Kind


class _Names:
    """The ids of a file; one id in two cases is one id."""

    def __init__(self, drafts: Iterable[Draft], problems: Problems) -> None:
        self._problems = problems
        self._drafts: dict[str, Draft] = {}
        self.ids: dict[str, None] = {}
        for draft in drafts:
            if draft.id:
                self._add(draft)

    def _add(self, draft: Draft) -> None:
        first = self._drafts.setdefault(draft.id.casefold(), draft)
        self.ids[draft.id] = None
        if first is draft:
            return
        also = f' as "{first.id}"' if first.id != draft.id else ""
        message = f'the id "{draft.id}" is used twice; the first is in line {first.line}{also}'
        self._problems.error(
            draft.line,
            draft.col,
            message,
            width=len(draft.id),
            hint="choose another id for one of the two",
        )

    def have(self, refs: tuple[Ref, ...]) -> bool:
        """Return whether statements bear all these ids; note each that none bears."""
        return sum(self._has(ref) for ref in refs) == len(refs)

    def _has(self, ref: Ref) -> bool:
        """Return whether a statement bears this id; note it if none does."""
        if ref.id in self.ids:
            return True
        other = self._drafts.get(ref.id.casefold())
        nearest = other.id if other else self._problems.nearest(ref.id, self.ids)
        hint = did_you_mean(
            nearest, "write the id that stands after ## above the statement you mean"
        )
        self._problems.error(
            ref.line, ref.col, f'no statement is called "{ref.id}"', width=len(ref.id), hint=hint
        )
        return False


def resolve_links(drafts: tuple[Draft, ...], problems: Problems) -> tuple[Link, ...]:
    """Return the links of a file in file order; note those that lead nowhere."""
    names = _Names(drafts, problems)
    placed = [(draft, link) for draft in drafts for link in draft.links]
    found: dict[int, Link] = {}
    ends: dict[tuple[str, str], list[Link]] = {}
    seen: dict[tuple[frozenset[str], Kind, str], Link] = {}
    for draft, written in placed:
        if written.kind == "undercut" or not _is_sound(draft, written, names, problems):
            continue
        premises = (draft.id, *(ref.id for ref in written.premises))
        link = _made(written, premises, written.targets[0].id, problems)
        if not _is_new(link, written, seen, problems):
            continue
        found[id(written)] = link
        for premise in premises:
            ends.setdefault((premise, link.conclusion), []).append(link)
    for draft, written in placed:
        if written.kind != "undercut" or not written.targets or not names.have(written.targets):
            continue
        target = _undercut_target(written, ends, problems)
        if target and draft.id:
            link = _made(written, (draft.id,), target.id, problems)
            if _is_new(link, written, seen, problems):
                found[id(written)] = link
    return tuple(found[id(written)] for _, written in placed if id(written) in found)


def _is_sound(draft: Draft, written: DraftLink, names: _Names, problems: Problems) -> bool:
    """Return whether a link leads from statements to another statement; note it if it does not."""
    refs = (*written.targets, *written.premises)
    if not written.targets or not names.have(refs) or not draft.id:
        return False
    premises = [draft.id]
    for ref in written.premises:
        if ref.id in premises:
            message = f'"{ref.id}" stands twice among the premises of this link'
            hint = "delete one of the two"
            if ref.id == draft.id:
                what = (
                    f'"with {ref.id}"'
                    if len(written.premises) == 1
                    else f'"{ref.id}" and its comma'
                )
                hint = f"the statement under which the link stands counts already; delete {what}"
            problems.error(ref.line, ref.col, message, width=len(ref.id), hint=hint)
            return False
        premises.append(ref.id)
    target = written.targets[0]
    if target.id in premises:
        word = "supports" if written.kind == "support" else "attacks"
        message = f'"{target.id}" {word} itself'
        hint = "name another statement, or delete the line"
        if target.id != draft.id:
            hint = f'delete it after "with", or name another statement after "{word}:"'
        problems.error(target.line, target.col, message, width=len(target.id), hint=hint)
        return False
    return True


def _is_new(
    link: Link,
    written: DraftLink,
    seen: dict[tuple[frozenset[str], Kind, str], Link],
    problems: Problems,
) -> bool:
    """Return whether a link is stated for the first time; note it if not."""
    premises = frozenset(link.premises)
    first = seen.setdefault((premises, link.kind, link.conclusion), link)
    if first is not link:
        message = f"this link is stated twice; the first is in line {first.at}"
        problems.error(
            written.line, written.col, message, width=written.width, hint="delete one of the two"
        )
        return False
    contrary: Kind = "attack" if link.kind == "support" else "support"
    other = seen.get((premises, contrary, link.conclusion)) if link.kind != "undercut" else None
    if other:
        message = (
            f'the same words support and attack "{link.conclusion}"; the other line is {other.at}'
        )
        problems.error(
            written.line,
            written.col,
            message,
            width=written.width,
            hint="decide for one, or divide the statement in two",
        )
        return False
    return True


def _undercut_target(
    written: DraftLink, ends: dict[tuple[str, str], list[Link]], problems: Problems
) -> Link | None:
    """Return the one link between the two ends that an undercut names; note it if there is not just one."""
    premise, conclusion = written.targets
    candidates = ends.get((premise.id, conclusion.id), [])
    if len(candidates) == 1:
        return candidates[0]
    if candidates:
        lines = listed([f"line {link.at} ({link.id})" for link in candidates]).replace(
            " or ", " and "
        )
        message = f'two links lead from "{premise.id}" to "{conclusion.id}": {lines}'
        hint = "name a premise that only one of them has, or attack a statement instead"
    else:
        message = f'no link leads from "{premise.id}" to "{conclusion.id}"'
        hint = f'write "- supports: {conclusion.id}" under "{premise.id}" first'
        if (conclusion.id, premise.id) in ends:
            hint = f'the link runs the other way: "{conclusion.id} -> {premise.id}"'
    problems.error(written.line, written.col, message, width=written.width, hint=hint)
    return None


def _made(
    written: DraftLink, premises: tuple[str, ...], conclusion: str, problems: Problems
) -> Link:
    scheme = written.facts.get("scheme")
    if scheme and not find_scheme(scheme.value):
        hint = did_you_mean(nearest_scheme(scheme.value), "it is kept as it stands")
        problems.warn(
            scheme.line,
            scheme.col,
            f'argmap knows no scheme "{scheme.value}"',
            width=len(scheme.value),
            hint=hint,
        )
    because = written.facts.get("because")
    return Link(
        link_id(premises, conclusion, written.kind),
        written.kind,
        premises,
        conclusion,
        scheme.value if scheme else None,
        "proposed" if written.proposed else "accepted",
        not written.proposed and because is None,
        because.value if because else None,
        notes_of(written),
        written.line,
        marks_of(written, "accept"),
        marks_of(written, "flag"),
    )
