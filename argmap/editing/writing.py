"""Each act as changed lines of the file: one function per act, none of which reads or writes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from argmap.annotation.edit import commands
from argmap.annotation.edit.changes import Edits
from argmap.annotation.edit.marks import marked_lines, reason_fault
from argmap.annotation.edit.rejections import Kept, deleted_lines, rejected_lines
from argmap.annotation.edit.suggestions import Suggestion
from argmap.annotation.keys import KEY_OF_KIND
from argmap.catalogue import BY_CODE
from argmap.editing.acts import Act, ActError
from argmap.editing.adding import add_block, add_statement, below_line, new_id, quoted
from argmap.editing.desk import Desk, shown, words_at
from argmap.editing.joining import joined, split
from argmap.model import Kind, link_id

_A_LINE = re.compile(r"line [0-9]{1,7}")


@dataclass(frozen=True, slots=True)
class Written:
    """The lines that an act changes, and what is to be remembered of it."""

    edits: Edits
    accepted: tuple[Suggestion, ...] = ()  # suggestions of which it makes links
    dropped: tuple[Suggestion, ...] = ()  # suggestions that it rejects
    rejects: bool = False  # what is gone was rejected, and is remembered with `why`
    why: str = field(default="")


def write(act: Act, desk: Desk) -> Written:
    """Return what an act changes; raises ActError if it cannot be done."""
    return _WRITERS[act.do](act, desk)


def _role(act: Act, desk: Desk) -> Written:
    desk.statement(act.id)
    return Written(commands.role_lines(desk.outline, {act.id}, act.role))


def _accept(act: Act, desk: Desk) -> Written:
    return Written(commands.accepted_lines(desk.outline, {desk.holder(act)}))


def _reject(act: Act, desk: Desk) -> Written:
    return _rejected(desk, desk.holder(act), act.why)


def _rejected(desk: Desk, name: str, why: str) -> Written:
    found = rejected_lines(desk.outline, [name])
    if isinstance(found, Kept):
        going = "" if found.id == name else f", which would go with {name},"
        message = f"{found.id}{going} is not a proposal: a person decided it"
        raise ActError(message, "delete it if the text does not say it")
    return Written(found, rejects=True, why=_reason(why) if why else "")


def _accept_link(act: Act, desk: Desk) -> Written:
    if found := desk.links_between(act):
        proposed = [link.id for written, link in found if written.proposed]
        if len(found) > 1 and len(proposed) != 1:
            desk.link(act)  # says that there are several
        return Written(commands.accepted_lines(desk.outline, proposed or [found[0][1].id]))
    return _suggested(desk, _suggestion(act, desk), "")


def _suggested(desk: Desk, suggestion: Suggestion, key: str) -> Written:
    link, edits = suggestion.link, Edits()
    ends = (link.premises[0], link.conclusion)
    because = link.because if not key else None
    commands.new_link_lines(desk.outline, ends, key or KEY_OF_KIND[link.kind], because, edits)
    return Written(edits, accepted=(suggestion,))


def _reject_link(act: Act, desk: Desk) -> Written:
    if desk.links_between(act):
        return _rejected(desk, desk.link(act)[1].id, act.why)
    why = _reason(act.why) if act.why else ""
    return Written(Edits(), dropped=(_suggestion(act, desk),), rejects=True, why=why)


def _suggestion(act: Act, desk: Desk) -> Suggestion:
    name = act.link or link_id((act.source,), act.target, "support")
    found = desk.offered.get(name)
    if found and act.type in ("", found.link.kind):
        return found
    raise ActError(f"the link {shown(act)} is neither in the file nor suggested")


def _kind(name: str) -> Kind:
    return next(kind for kind in KEY_OF_KIND if kind == name)


def _link(act: Act, desk: Desk) -> Written:
    """Write a link that a person wants; a proposal that says the same becomes it."""
    desk.statement(act.source)
    if act.undercut[0]:
        return _new_link(act, desk, f"{act.undercut[0]} -> {act.undercut[1]}")
    for name in (act.target, *act.others):
        desk.statement(name)
    _refuse_loop(act)
    same = link_id((act.source, *act.others), act.target, _kind(act.type))
    if same in commands.ids(desk.outline):
        key = KEY_OF_KIND[_kind(act.type)]
        return Written(commands.kind_lines(desk.outline, {same}, key))
    if not act.others and same in desk.offered:
        return _suggested(desk, desk.offered[same], KEY_OF_KIND[_kind(act.type)])
    partners = f" with {', '.join(act.others)}" if act.others else ""
    return _new_link(act, desk, f"{act.target}{partners}")


def _refuse_loop(act: Act) -> None:
    premises = (act.source, *act.others)
    if act.target in premises:
        raise ActError(f'"{act.target}" cannot support or attack itself')
    if len(set(premises)) < len(premises):
        raise ActError("a premise is named twice")


def _new_link(act: Act, desk: Desk, value: str) -> Written:
    if act.undercut[0]:
        desk.links_between(act)  # says that there is no such link, or that there are several
    holder, edits = desk.statement(act.source), Edits()
    line = f"- {KEY_OF_KIND[_kind(act.type)]}: {value}"
    edits.add_below(holder.all_lines()[-1], [line], desk.outline)
    return Written(edits)


def _unlink(act: Act, desk: Desk) -> Written:
    return Written(deleted_lines(desk.outline, [desk.link(act)[1].id]))


def _delete(act: Act, desk: Desk) -> Written:
    return Written(deleted_lines(desk.outline, [desk.statement(act.id).id]))


def _label(act: Act, desk: Desk) -> Written:
    statement, edits = desk.statement(act.id), Edits()
    present = statement.values.get("label")
    if present and act.label:
        edits.change(present.line, f"- label: {act.label}")
    elif present:
        edits.remove([present.line])
    elif act.label:
        edits.add_below(statement.words[-1].line, [f"- label: {act.label}"], desk.outline)
    return Written(edits)


def _new(act: Act, desk: Desk) -> Written:
    parts = words_at(desk.source, act.start, act.end)
    if same := next((name for name, at in desk.places.items() if at == parts), ""):
        raise ActError(f'these words are the statement "{same}" already')
    words = quoted(desk, parts)
    name = new_id(words[0][2:], (each.id for each in desk.outline.statements))
    edits = Edits()
    add_statement(desk, [f"## {name} {act.role}", *words], parts[0][0], edits)
    return Written(edits)


def _premise(act: Act, desk: Desk) -> Written:
    written, link = desk.link(act)
    if link.kind == "undercut":
        raise ActError(
            "an undercut has only one premise", "add the premise to the link it is about"
        )
    name = new_id(act.words, (each.id for each in desk.outline.statements))
    edits = Edits()
    value = desk.outline.lines[written.line - 1].rstrip()
    edits.change(written.line, f"{value}{',' if written.premises else ' with'} {name}")
    below = below_line(desk.outline, desk.statement(link.premises[0]).all_lines()[-1])
    add_block(desk.outline, below, [f"## {name} {act.role or 'claim'}", f"= {act.words}"], edits)
    return Written(edits)


def _answer(act: Act, desk: Desk) -> Written:
    if act.see and not _A_LINE.fullmatch(act.see):
        desk.statement(act.see)
    reason = " ".join(filter(None, (f"see {act.see}" if act.see else "", act.reason)))
    return _marked(act, desk, "answer", reason)


def _confirm(act: Act, desk: Desk) -> Written:
    return _marked(act, desk, "flag", act.reason)


def _marked(act: Act, desk: Desk, key: str, reason: str) -> Written:
    if act.code not in BY_CODE:
        raise ActError(f'there is no flag "{act.code}"')
    words = f"{act.code} {_reason(reason)}"
    return Written(marked_lines(desk.outline, desk.holder(act), key, words))


def _reason(words: str) -> str:
    if fault := reason_fault(words):
        raise ActError(fault)
    return words


def _accept_section(act: Act, desk: Desk) -> Written:
    """Accept all proposals of a section: its statements, and the links below them."""
    wanted = {each.id for each in desk.outline.statements if (each.section or "") == act.section}
    if not wanted:
        raise ActError(f'there is no section "{act.section}" with statements')
    links = [link.id for _, _, link in desk.outline.placed_links() if link.premises[0] in wanted]
    return Written(commands.accepted_lines(desk.outline, {*wanted, *links}))


def _split(act: Act, desk: Desk) -> Written:
    return Written(split(desk, desk.statement(act.id), act.at))


def _merge(act: Act, desk: Desk) -> Written:
    return Written(joined(desk, desk.statement(act.id), desk.statement(act.other)))


_WRITERS: Mapping[str, Callable[[Act, Desk], Written]] = {
    "role": _role,
    "accept": _accept,
    "reject": _reject,
    "accept-link": _accept_link,
    "reject-link": _reject_link,
    "link": _link,
    "unlink": _unlink,
    "label": _label,
    "new": _new,
    "split": _split,
    "merge": _merge,
    "premise": _premise,
    "answer": _answer,
    "confirm": _confirm,
    "delete": _delete,
    "accept-section": _accept_section,
}
