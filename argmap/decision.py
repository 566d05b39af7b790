"""What a person decides about one annotation file: accept, reject, flag, answer.

Each changes single lines and says which; what was rejected, and which suggestions were accepted,
goes into the memory of the last draft.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from argmap.annotation import parse
from argmap.annotation.edit import commands
from argmap.annotation.edit.following import Here
from argmap.annotation.edit.marks import marked_lines, reason_fault
from argmap.annotation.edit.memory import Memory, memory_path, read_memory
from argmap.annotation.edit.rejections import Kept, rejected_lines, remembered_with
from argmap.annotation.edit.suggestions import (
    Suggestion,
    open_suggestions,
    rejection,
    with_accepted,
)
from argmap.annotation.keys import KEY_OF_KIND
from argmap.catalogue import BY_CODE
from argmap.flags import check
from argmap.flags.explaining import code_of
from argmap.flags.review import review_of, waits_for
from argmap.graph import ArgumentGraph
from argmap.model import ROLES, Link, link_id
from argmap.revision import Revision, RevisionError, open_one, unknown, written
from argmap.source.files import FileError
from argmap.symbols import in_shell

if TYPE_CHECKING:
    from argmap.annotation.edit.changes import Edits
    from argmap.annotation.read.loading import AnnotationFile

Listed: TypeAlias = tuple[tuple[str, str], ...]  # ids, each with what it says

_LINK_KEYS = (KEY_OF_KIND["support"], KEY_OF_KIND["attack"])
_ENDS = 2  # of a link that a command can write
_LONGEST = 70  # characters of a rejected statement


def accept(path: str, names: Sequence[str], *, kind: str = "") -> Revision:
    """Accept proposals and suggested links by their ids; without a name, all proposals.

    With a kind (`kind`) the named statements get this role, or the named links this key, and links
    that do not exist are written. A suggestion that was rejected before can be accepted too.
    """
    file = open_one(path)
    if kind:
        return _accepted_as(file, names, kind)
    waiting = commands.proposals(file.outline)
    offered = _offered(file, names, refused=True)
    wanted = dict.fromkeys(_named(file, name, offered) for name in names) or waiting
    edits = commands.accepted_lines(file.outline, wanted)
    chosen = [offered[name] for name in wanted if name in offered]
    for each in chosen:
        _add(file, each.link, KEY_OF_KIND[each.link.kind], edits)
    done = [name for name in wanted if name not in waiting and name not in offered]
    messages = [f'{file.path}: "{name}" is accepted already' for name in done]
    memory = _with_accepted(file, chosen) if chosen else None
    nothing = "nothing was left to do" if wanted else _nothing_left(file)
    return written(file, edits, messages, memory=memory, done=nothing)


def _accepted_as(file: AnnotationFile, names: Sequence[str], kind: str) -> Revision:
    """Give statements a role, or links a key; links that do not exist are written."""
    if kind not in (*ROLES, *_LINK_KEYS):
        what = f'"{kind}" is neither a role ({", ".join(ROLES)}) nor {" nor ".join(_LINK_KEYS)}'
        raise RevisionError(f"{file.path}: {what}")
    if not names:
        raise RevisionError(f"{file.path}: name what is to be accepted as {kind}")
    for name in names:
        if ("->" in name) != (kind in _LINK_KEYS):
            is_what = "a link" if "->" in name else "a statement"
            raise RevisionError(f"{file.path}: {name} is {is_what}, which cannot be {kind}")
    done = f"{' and '.join(names)}: {kind} already"
    if kind in ROLES:
        found = [_named(file, name, {}) for name in names]
        return written(file, commands.role_lines(file.outline, found, kind), done=done)
    offered = _offered(file, names, refused=True)
    known = (*commands.ids(file.outline), *offered)
    ids = [commands.named(known, name) or _between(file, name) for name in names]
    edits = commands.kind_lines(file.outline, ids, kind)
    for name in ids:
        if name not in commands.ids(file.outline):
            _add(file, offered[name].link if name in offered else name, kind, edits)
    chosen = [offered[name] for name in ids if name in offered]
    memory = _with_accepted(file, chosen) if chosen else None
    return written(file, edits, memory=memory, done=done)


def _add(file: AnnotationFile, link: Link | str, key: str, edits: Edits) -> None:
    """Add the lines of a suggestion, or of a link that a person wants, to the edits."""
    if isinstance(link, Link):
        ends, because = (link.premises[0], link.conclusion), link.because
    else:
        premise, conclusion = link.split(" -> ")
        ends, because = (premise, conclusion), None
    commands.new_link_lines(file.outline, ends, key, because, edits)


def _between(file: AnnotationFile, name: str) -> str:
    """Return the id of a link that does not exist yet between two statements that do."""
    statements = [each.id for each in file.outline.statements]
    ends = [commands.named(statements, each) or each.strip() for each in name.split("->")]
    lacking = next((each for each in ends if each not in statements), None)
    if lacking is not None:
        raise RevisionError(unknown(file.path, lacking, statements))
    if len(ends) != _ENDS or ends[0] == ends[1]:
        raise RevisionError(f"{file.path}: {name} is no link between two statements")
    return link_id((ends[0],), ends[1], "support")


def proposed(path: str) -> tuple[Listed, Listed, Listed, str]:
    """Return the sure proposals of a file, the unsure ones, the suggested links, and a message.

    Each is an id with what it says. First comes what most of the draft depends on. The message says
    that no links are suggested because the memory of the draft cannot be read.
    """
    file = open_one(path)
    graph = _graph(file)
    doubtful = commands.unsure(file.outline)
    items = [(name, _in_words(graph, name)) for name in review_of(graph).order]
    sure = tuple(each for each in items if each[0] not in doubtful)
    unsure = tuple(each for each in items if each[0] in doubtful)
    found, fault = _open_links(file)
    links = tuple((each.id, _of_link(each)) for each in found)
    return sure, unsure, links, fault


def _in_words(graph: ArgumentGraph, name: str) -> str:
    statement = graph.statements.get(name)
    return (
        f"{statement.role}: {_quoted(statement.text)}" if statement else _of_link(graph.links[name])
    )


def _of_link(link: Link) -> str:
    """Return what a link does, and why it is proposed: "attacks, because: “but”; likely"."""
    because = f", because: {link.because}" if link.because else ""
    return f"{KEY_OF_KIND[link.kind]}{because}"


def reject(path: str, names: Sequence[str], *, why: str = "") -> Revision:
    """Remove proposals, with the proposed links that need them, and drop suggested links.

    All of them are remembered, with the reason if one is given.
    """
    file = open_one(path)
    reason = _checked_reason(file, why) if why else ""
    offered = _offered(file, names)
    wanted = [_named(file, name, offered) for name in names]
    found = rejected_lines(file.outline, [name for name in wanted if name not in offered])
    if isinstance(found, Kept):
        going = "" if found.id in wanted else f", which would go with {' and '.join(wanted)},"
        message = f"{found.id}{going} is not a proposal, and no command removes what a person"
        hint = "delete it by hand if the text does not say it"
        raise RevisionError(f"{file.path}:{found.line}: {message} decided; {hint}")
    memory, message = read_memory(file.path)
    chosen = dict.fromkeys(name for name in wanted if name in offered)
    entries = [rejection(offered[name].entry, reason) for name in chosen]
    if memory:
        memory = remembered_with(memory, file, found.made(file.text), entries, reason)
    elif reason:
        message += "; for the same reason yours is not kept"
    told = [f"{file.path}: {name} will not be suggested again" for name in chosen]
    return written(
        file,
        found,
        [*([message] if message else []), *told],
        memory=memory,
        done="no line changes: suggested links are not in the file",
    )


def rejected(path: str) -> Iterator[str]:
    """Yield what a person has rejected of the drafts of a file, a line each, with the reasons."""
    file = open_one(path)
    memory, _ = read_memory(file.path)
    memory = remembered_with(memory, file, file.text, (), "") if memory else None
    for entry in memory.rejected if memory else ():
        why = entry.get("why")
        yield f"{_said(entry)}{f': {why}' if why else ''}"


def flag(path: str, name: str, code: str, reason: str) -> Revision:
    """Write a flag, with a person's reason, under a statement or link."""
    file, code = open_one(path), code_of(code)
    found, words = _in_file(file, name), _checked_reason(file, reason)
    graph = _graph(file)
    link = found if found in graph.links else None
    waits = waits_for(graph, BY_CODE[code], None if link else found, link)
    call = " ".join(["argmap accept", *map(in_shell, (file.path, *waits))])
    be = "is still a proposal" if len(waits) == 1 else "are still proposals"
    message = f"{file.path}: {' and '.join(waits)} {be}: the flag counts after `{call}`"
    return _marked(file, found, f"flag: {code} {words}", [message] if waits else [])


def answer(path: str, name: str, code: str, reason: str) -> Revision:
    """Answer a flag under the statement or link that it is raised on."""
    file, code = open_one(path), code_of(code)
    found, words = _in_file(file, name), _checked_reason(file, reason)
    annotation = parse(file.text, file.source, path=file.path)
    holders = [
        each.link or each.statement or "the text"
        for each in check(annotation, also=(code,)).flags
        if each.code == code
    ]
    if found not in holders:
        named = " and ".join(dict.fromkeys(holders))
        where = f"it is on {named}" if holders else "nor on anything else in this document"
        raise RevisionError(f'{file.path}: {code} is not raised on "{found}"; {where}')
    return _marked(file, found, f"answer: {code} {words}")


def _marked(file: AnnotationFile, name: str, line: str, messages: Sequence[str] = ()) -> Revision:
    key, _, words = line.partition(": ")
    edits = marked_lines(file.outline, name, key, words)
    return written(file, edits, messages, done=f"{name} has this line already")


def _graph(file: AnnotationFile) -> ArgumentGraph:
    return ArgumentGraph(commands.unplaced(file.outline, file.source))


def _offered(
    file: AnnotationFile, names: Sequence[str], *, refused: bool = False
) -> dict[str, Suggestion]:
    """Return the suggestions of a file by id, if any of some names is of nothing in the file.

    Raises FileError if the memory of its draft cannot be read.
    """
    known = commands.ids(file.outline)
    if all(commands.named(known, name) for name in names):
        return {}
    return _suggested(file, refused=refused)


def _suggested(file: AnnotationFile, *, refused: bool = False) -> dict[str, Suggestion]:
    memory, _ = read_memory(file.path)
    if not memory:
        return {}
    here = Here.of_outline(file.outline, file.source)
    found = open_suggestions(memory, here, file.outline.links, refused=refused)
    return {each.link.id: each for each in found}


def _open_links(file: AnnotationFile) -> tuple[tuple[Link, ...], str]:
    """Return the suggested links; or none, and that the memory cannot be read."""
    try:
        return tuple(each.link for each in _suggested(file).values()), ""
    except FileError as error:
        return (), f"{memory_path(file.path)}: no links are suggested: {error.reason}"


def _nothing_left(file: AnnotationFile) -> str:
    waiting = len(_open_links(file)[0])
    if not waiting:
        return "there was nothing left to accept"
    links = "1 suggested link" if waiting == 1 else f"{waiting} suggested links"
    call = f"`argmap accept {in_shell(file.path)}`"
    return f"no proposal was left to accept; {links} can be accepted by name: {call} lists them"


def _with_accepted(file: AnnotationFile, chosen: Sequence[Suggestion]) -> Memory | None:
    """Return the memory of a file with accepted suggestions; None if it has none."""
    memory, _ = read_memory(file.path)
    return with_accepted(memory, chosen) if memory else None


def _checked_reason(file: AnnotationFile, reason: str) -> str:
    words = " ".join(reason.split())
    if fault := reason_fault(words):
        raise RevisionError(f"{file.path}: {fault}")
    return words


def _named(file: AnnotationFile, name: str, offered: dict[str, Suggestion]) -> str:
    known = (*commands.ids(file.outline), *offered)
    found = commands.named(known, name)
    if found is None:
        raise RevisionError(_to_add(file, name) or unknown(file.path, name, known))
    return found


def _to_add(file: AnnotationFile, name: str) -> str:
    """Return how to write a link that does not exist between statements that do; or ""."""
    try:
        link = _between(file, name)
    except RevisionError:
        return ""
    call = f"argmap accept {in_shell(file.path)} {in_shell(link)} --as"
    how = f"to add it, use `{call} {_LINK_KEYS[0]}`, or `{_LINK_KEYS[1]}`"
    return f"{file.path}: there is no link {link}; {how}"


def _in_file(file: AnnotationFile, name: str) -> str:
    """Return the id of a statement or link of a file; raises RevisionError for a suggestion."""
    if found := commands.named(commands.ids(file.outline), name):
        return found
    if suggestion := commands.named([each.id for each in _open_links(file)[0]], name):
        path, link = in_shell(file.path), in_shell(suggestion)
        message = f"{suggestion} is only a suggestion, and not in the file"
        hint = f"make it a link with `argmap accept {path} {link}`, or drop it with `argmap reject`"
        raise RevisionError(f"{file.path}: {message}; {hint}")
    return _named(file, name, {})


def _said(entry: dict[str, object]) -> str:
    """Return what was rejected in words: a statement, or a link by the words at its ends."""
    if "kind" not in entry:
        return f"{entry.get('role')} {_quoted(entry.get('words'))}"
    premises, end = entry.get("premises"), entry.get("conclusion")
    named = " + ".join(map(_quoted, premises if isinstance(premises, list) else ()))
    target = f"({_said(end)})" if isinstance(end, dict) else _quoted(end)
    return f"{entry['kind']} {named} -> {target}"


def _quoted(words: object) -> str:
    said = str(words)
    return f"“{said if len(said) <= _LONGEST else said[: _LONGEST - 1].rstrip() + '…'}”"
