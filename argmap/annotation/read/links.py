"""The links of a file: from the value of a line to a link between its statements."""

import re
from collections.abc import Iterable, Sequence
from unicodedata import normalize

from argmap.annotation.keys import CONTRARY, KEY_OF_KIND, KINDS
from argmap.annotation.read.ids import id_fault
from argmap.annotation.read.problems import Piece, Problems, did_you_mean, listed
from argmap.annotation.read.written import WrittenLink, WrittenStatement
from argmap.model import Kind, Link, link_id
from argmap.schemes import find_scheme, nearest_scheme

_WITH = re.compile(r"(?<!\s)\s+with\s+")
_COMMA, _ARROW = re.compile(","), re.compile("->")
_JOINT = re.compile(r"[,;&]|\band\b")
_WHICH_ID = "write the id that follows ## above the statement you mean"


def read_link(key: Piece, value: Piece, problems: Problems) -> WrittenLink:
    """Return the link that a line states; if its value is wrong, report it and leave no targets."""
    name = key.text.removesuffix("?")
    link = WrittenLink(KINDS[name], value, key.text.endswith("?"))
    if link.kind == "undercut":
        link.targets = _ends_of_undercut(value, problems)
        return link
    target, *others = _ids(value, _WITH)
    partners = _ids(others[0], _COMMA) if others else []
    if len(others) > 1:
        hint = 'write "with" once, and separate the ids after it with commas'
        problems.error(others[1].first(1), '"with" is used twice', hint)
        return link
    bad = next((each for each in (target, *partners) if id_fault(each.text)), None)
    if bad is None:
        link.targets, link.premises = (target,), tuple(partners)
    else:
        problems.error(bad, *_fault(key.text, bad.text, is_target=bad is target))
    return link


def _ids(value: Piece, divider: re.Pattern[str]) -> list[Piece]:
    pieces, end = [], 0
    for match in divider.finditer(value.text):
        pieces.append(value.part(end, match.start()))
        end = match.end()
    pieces.append(value.part(end))
    return [Piece(normalize("NFC", each.text), each.line, each.col) for each in pieces]


def _fault(key: str, word: str, *, is_target: bool) -> tuple[str, str]:
    joined = [piece.strip() for piece in _JOINT.split(word) if piece.strip()]
    message, hint = f'"{word}" is not an id: {id_fault(word)}', _WHICH_ID
    if not word:
        return "missing id", hint
    if "->" in word:
        hint = "only undercuts takes a link; write the id of one statement here"
    elif is_target and len(joined) > 1:
        message = "a link can have only one conclusion"
        hint = f'write a separate line for the other one: "- {key}: {joined[1]}"'
    elif len(joined) > 1:
        message, hint = "ids must be separated by commas", f'write "{", ".join(joined)}"'
    elif " " in word:
        hint = f'write "{key}: ID", or "{key}: ID with ID, ID"'
    return message, hint


def _ends_of_undercut(value: Piece, problems: Problems) -> tuple[Piece, ...]:
    ends = _ids(value, _ARROW)
    bad = next((end for end in ends if id_fault(end.text)), None)
    if len(ends) > 2:
        hint = 'attack its statement instead: "attacks: ID"'
        problems.error(value, "an undercut cannot be undercut", hint)
    elif len(ends) < 2:
        hint = 'write "undercuts: PREMISE -> CONCLUSION", with the ids of the two linked statements'
        problems.error(value, "an undercut must name the link that it speaks against", hint)
    elif bad:
        message = f'"{bad.text}" is not an id: {id_fault(bad.text)}'
        problems.error(bad, message if bad.text else "missing id before or after ->", _WHICH_ID)
    else:
        return tuple(ends)
    return ()


def resolve_links(statements: Sequence[WrittenStatement], problems: Problems) -> tuple[Link, ...]:
    """Return the links of a file in file order; report those that cannot be resolved."""
    resolver = _Resolver(statements, problems)
    written = [(each, link) for each in statements for link in each.links]
    found: dict[int, Link] = {}
    # An undercut may come before its link.
    for statement, stated in sorted(written, key=lambda each: each[1].kind == "undercut"):
        if link := resolver.resolve(statement, stated):
            found[id(stated)] = link
    return tuple(found[id(stated)] for _, stated in written if id(stated) in found)


class _Resolver:
    def __init__(self, statements: Iterable[WrittenStatement], problems: Problems) -> None:
        self._problems = problems
        self._statements: dict[str, WrittenStatement] = {}  # by id, without regard to case
        self._ids: dict[str, None] = {}
        self._between: dict[tuple[str, str], list[Link]] = {}  # by premise and conclusion
        self._seen: dict[tuple[frozenset[str], Kind | None, str], Link] = {}
        for each in (statement for statement in statements if statement.id):
            first = self._statements.setdefault(each.id.casefold(), each)
            self._ids[each.id] = None
            if first is not each:
                also = f' as "{first.id}"' if first.id != each.id else ""
                message = f'the id "{each.id}" is used twice, first in line {first.line}{also}'
                problems.error(each.name, message, "choose a different id for one of the two")

    def resolve(self, statement: WrittenStatement, stated: WrittenLink) -> Link | None:
        ids = (*stated.targets, *stated.premises)
        if not stated.targets or not self._all_exist(ids):
            return None
        premises = (statement.id, *(premise.text for premise in stated.premises))
        if stated.kind == "undercut":
            undercut = self._undercut_link(stated)
            if not undercut or not statement.id:
                return None
            conclusion = undercut.id
        elif statement.id and self._is_sound(statement.id, stated):
            conclusion = stated.targets[0].text
        else:
            return None
        link = self._link(stated, premises, conclusion)
        if not self._is_new(link, stated):
            return None
        if link.kind != "undercut":
            for premise in premises:
                self._between.setdefault((premise, conclusion), []).append(link)
        return link

    def _all_exist(self, ids: Iterable[Piece]) -> bool:
        unknown = [name for name in ids if name.text not in self._ids]
        for name in unknown:
            other = self._statements.get(name.text.casefold())
            nearest = other.id if other else self._problems.nearest(name.text, self._ids)
            hint = did_you_mean(nearest, _WHICH_ID)
            self._problems.error(name, f'no statement is called "{name.text}"', hint)
        return not unknown

    def _is_sound(self, holder: str, stated: WrittenLink) -> bool:
        premises = [holder]
        for premise in stated.premises:
            if premise.text in premises:
                self._report_repeated_premise(holder, premise, alone=len(stated.premises) == 1)
                return False
            premises.append(premise.text)
        target, key = stated.targets[0], KEY_OF_KIND[stated.kind]
        if target.text not in premises:
            return True
        hint = "name another statement, or delete the line"
        if target.text != holder:
            hint = f'delete it after "with", or name another statement after "{key}:"'
        self._problems.error(target, f'"{target.text}" {key} itself', hint)
        return False

    def _report_repeated_premise(self, holder: str, premise: Piece, *, alone: bool) -> None:
        name = premise.text
        hint = "delete one of the two"
        if name == holder:
            what = f'"with {name}"' if alone else f'"{name}" and its comma'
            hint = f"the statement above the link is a premise already; delete {what}"
        self._problems.error(premise, f'"{name}" is listed twice among the premises', hint)

    def _is_new(self, link: Link, stated: WrittenLink) -> bool:
        premises = frozenset(link.premises)
        first = self._seen.setdefault((premises, link.kind, link.conclusion), link)
        if first is not link:
            message = f"this link is stated twice, first in line {first.at}"
            self._problems.error(stated.stated, message, "delete one of the two")
            return False
        other = self._seen.get((premises, CONTRARY.get(link.kind), link.conclusion))
        if other:
            message = f'"{link.conclusion}" is both supported and attacked by the same premises'
            hint = f"keep this line or line {other.at}, or split the statement in two"
            self._problems.error(stated.stated, message, hint)
        return other is None

    def _undercut_link(self, stated: WrittenLink) -> Link | None:
        premise, conclusion = (end.text for end in stated.targets)
        links = self._between.get((premise, conclusion), [])
        if len(links) == 1:
            return links[0]
        if links:
            lines = listed([f"line {link.at} ({link.id})" for link in links], "and")
            message = f'two links lead from "{premise}" to "{conclusion}": {lines}'
            hint = "name a premise that only one of them has, or attack a statement instead"
        else:
            message = f'no link leads from "{premise}" to "{conclusion}"'
            hint = f'write "- supports: {conclusion}" below "{premise}" first'
            if (conclusion, premise) in self._between:
                hint = f'the link goes the other way: "{conclusion} -> {premise}"'
        self._problems.error(stated.stated, message, hint)
        return None

    def _link(self, stated: WrittenLink, premises: tuple[str, ...], conclusion: str) -> Link:
        scheme = stated.values.get("scheme")
        if scheme and not find_scheme(scheme.text):
            hint = did_you_mean(nearest_scheme(scheme.text), "it is kept as written")
            self._problems.warn(scheme, f'unknown scheme "{scheme.text}"', hint)
        because = stated.value("because")
        return Link(
            link_id(premises, conclusion, stated.kind),
            stated.kind,
            premises,
            conclusion,
            scheme.text if scheme else None,
            "proposed" if stated.proposed else "accepted",
            not stated.proposed and because is None,
            because,
            stated.notes(),
            stated.line,
            stated.marks_of("answer"),
            stated.marks_of("flag"),
        )
