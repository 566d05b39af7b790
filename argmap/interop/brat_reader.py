"""brat standoff, read: a `.ann` file and the `.txt` next to it."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from argmap.interop.guard import clean, refuse, text_of
from argmap.interop.incoming import Contents, Incoming, Reader, Said, Tied
from argmap.interop.marks import marks_in
from argmap.model import ROLES, Kind, Role, Span

_ROLE_NAMES: dict[str, Role] = {role: role for role in ROLES} | {
    "majorclaim": "conclusion", "premise": "evidence", "data": "evidence",
}  # fmt: skip
_KINDS: dict[str, Kind] = {
    "supports": "support", "support": "support", "attacks": "attack", "attack": "attack",
    "undercuts": "undercut",
}  # fmt: skip
_STRETCH = re.compile(r"(\S+) (\d+ \d+(?:;\d+ \d+)*)")
_OURS = re.compile(r"id: (\S+); role: (\w+)(; proposed)?")
_OF_BOTH = ("note", "flag", "because")
_OF_STATEMENT = ("by", "speaker", "caption", "section")
_ON_LINK = re.compile(rf"on (.+? -> .+?): ({'|'.join(_OF_BOTH)}): (.*)")
_KEY = re.compile(rf"({'|'.join((*_OF_STATEMENT, *_OF_BOTH))}): (.*)")


@dataclass(slots=True)
class _Notes:
    """What notes say of a stretch, a statement on it or a relation, by key."""

    values: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def first(self, key: str) -> str:
        return next(iter(self.values[key]), "")


_Group = tuple[str, Role | None, _Notes]  # what notes say of one statement on a stretch


@dataclass(slots=True)
class _Lines:
    """The lines of a `.ann` file by what they are."""

    stretches: dict[str, tuple[str, tuple[Span, ...]]] = field(default_factory=dict)
    relations: list[tuple[str, str, str, str]] = field(default_factory=list)
    notes: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    attributes: set[tuple[str, str]] = field(default_factory=set)
    equal: list[list[str]] = field(default_factory=list)  # stretches that say the same
    again: set[str] = field(default_factory=set)  # those of them that only repeat another
    remarks: list[str] = field(default_factory=list)


def read_brat(file: Incoming) -> Contents:
    """Return what a `.ann` file says of the `.txt` next to it. Raises ImportFileError."""
    stem = file.name.removesuffix(".ann")
    data = file.beside(f"{stem}.txt")
    if data is None and file.text is None:
        advice = "put it there, or name it with --text"
        refuse(file.path, "", f"its text {stem}.txt is not next to it", advice)
    text = clean(file.text if data is None else text_of(data, f"{stem}.txt"))  # type: ignore[arg-type]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = _lines(file, text)
    said = [each for name in lines.stretches for each in _said(lines, name, text)]
    speaker = next(
        (value for each in lines.notes.values() for value in each if value.startswith("speaker: ")),
        "",
    ).removeprefix("speaker: ")
    tied = _tied(lines)
    return Contents(tuple(said), tied, text, speaker=speaker, remarks=tuple(lines.remarks))


def _lines(file: Incoming, text: str) -> _Lines:
    found = _Lines()
    for number, line in enumerate(text_of(file.data, file.path).split("\n"), 1):
        name, _, rest = clean(line.rstrip("\r")).partition("\t")
        place = f"line {number}"
        if name[:1] == "T":
            _stretch(found, file, place, name, rest, text)
        elif name[:1] == "R":
            _relation(found, file, place, name, rest)
        elif name.strip() and not _remark(found, name, rest):
            refuse(file.path, place, f'"{name[:40]}" is no line of brat', "correct or delete it")
    for names in found.equal:
        found.again.update(_repeats(found, names))
    return found


def _remark(found: _Lines, name: str, rest: str) -> bool:
    """Take a line that says something of others; return whether it is one."""
    first, _, last = rest.partition(" ")
    if name[:1] in ("A", "M"):
        found.attributes.add((first, last.split(" ")[0]))
    elif name[:1] == "#":
        about, _, words = rest.partition("\t")
        found.notes[about.rpartition(" ")[2]].append(words)
    elif name == "*" and first == "Equiv":
        found.equal.append(last.split())
    elif name == "*":
        found.remarks.append(f"a relation of the kind {first} cannot be expressed: {rest}")
    elif name[:1] in ("E", "N"):
        found.remarks.append(f"an event or a reference cannot be expressed: {name} {rest}")
    return name[:1] in ("A", "M", "#", "*", "E", "N")


def _repeats(found: _Lines, names: list[str]) -> list[str]:
    """Return the stretches that repeat another: not the one with notes, or else the first."""
    known = [each for each in names if each in found.stretches]
    return sorted(known, key=lambda each: (each not in found.notes, found.stretches[each][1]))[1:]


def _stretch(found: _Lines, file: Incoming, place: str, name: str, rest: str, text: str) -> None:
    head, _, words = rest.partition("\t")
    match = _STRETCH.fullmatch(head)
    if not match or name in found.stretches:
        what = f"{name} is there twice" if match else f"the offsets of {name} cannot be read"
        refuse(file.path, place, what, "export it again from brat")
    pairs = [tuple(map(int, each.split(" "))) for each in match[2].split(";")]
    parts = tuple((start, end) for start, end in pairs)
    last = 0
    for start, end in parts:
        if not last <= start < end <= len(text):
            what = f"{name} is from {start} to {end}, and the text has {len(text)} characters"
            refuse(file.path, place, what, "take the text that was annotated")
        last = end
    shown = " ".join(text[start:end] for start, end in parts)
    if words and shown.split() != words.split():
        what = f'{name} is "{words[:60]}", and the text has "{shown[:60]}" there'
        refuse(file.path, place, what, "take the text that was annotated")
    found.stretches[name] = (match[1], parts)


def _relation(found: _Lines, file: Incoming, place: str, name: str, rest: str) -> None:
    kind, *ends = rest.split("\t", maxsplit=1)[0].split()
    names = [each.partition(":")[2] for each in ends]
    if len(names) != 2 or not all(names):
        refuse(file.path, place, f"{name} has not two ends", "correct or delete it")
    found.relations.append((name, kind, names[0], names[1]))


def _said(lines: _Lines, name: str, text: str) -> list[Said]:
    """Return the statements of a stretch: several of argmap's own may share one."""
    kind, parts = lines.stretches[name]
    groups: list[_Group] = []
    for note in lines.notes.get(name, ()):
        if ours := _OURS.fullmatch(note):
            groups.append((ours[1], _ROLE_NAMES.get(ours[2]), _Notes()))
            groups[-1][2].values["proposed"] = ["yes"] if ours[3] else []
        elif _ON_LINK.fullmatch(note):
            continue
        elif match := _KEY.fullmatch(note):
            (groups[-1][2] if groups else _add(groups, kind)).values[match[1]].append(match[2])
        else:
            (groups[-1][2] if groups else _add(groups, kind)).values["note"].append(note)
    if not groups:
        if name in lines.again:
            return []
        _add(groups, kind)
    joined = _joined(text, parts)
    if len(groups) == 1 and ("Proposed", name) in lines.attributes:
        groups[0][2].values["proposed"] = ["yes"]
    return [_one(joined, text, name, each) for each in groups]


def _add(groups: list[_Group], kind: str) -> _Notes:
    notes = _Notes()
    groups.append(("", _ROLE_NAMES.get(kind.lower()), notes))
    return notes


def _joined(text: str, parts: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return parts that only white space divides as one: brat cuts stretches at line ends."""
    found = [parts[0]]
    for start, end in parts[1:]:
        if text[found[-1][1] : start].strip():
            found.append((start, end))
        else:
            found[-1] = (found[-1][0], end)
    return tuple(found)


def _one(parts: tuple[Span, ...], text: str, name: str, group: _Group) -> Said:
    own, role, notes = group
    answers, flags = marks_in(notes.values["flag"])
    return Said(
        own or name,
        text[parts[0][0] : parts[-1][1]],
        parts,
        own,
        role,
        notes.first("by"),
        state="proposed" if notes.first("proposed") else "accepted",
        label=notes.first("caption"),
        because=notes.first("because") or None,
        section=notes.first("section") or None,
        notes=tuple(notes.values["note"]),
        answers=answers,
        flags=flags,
    )


def _tied(lines: _Lines) -> tuple[Tied, ...]:
    """Return the links; relations that a note gives to one link are its premises."""
    of_stretch: dict[str, str] = {}
    for name in lines.stretches:
        notes = [_OURS.fullmatch(each) for each in lines.notes.get(name, ())]
        own = [match[1] for match in notes if match]
        of_stretch[name] = own[0] if own else name
    grouped: dict[str, list[tuple[str, str, str, str]]] = {}
    for name, kind, start, end in lines.relations:
        ours = next(
            (
                note.removeprefix("link: ")
                for note in lines.notes.get(name, ())
                if note.startswith("link: ")
            ),
            "",
        )
        if kind.lower() not in _KINDS:
            lines.remarks.append(f"a relation of the kind {kind} cannot be expressed: {name}")
            continue
        grouped.setdefault(ours or name, []).append((name, kind, start, end))
    return tuple(_link(lines, key, group, of_stretch) for key, group in grouped.items())


def _link(
    lines: _Lines,
    key: str,
    group: list[tuple[str, str, str, str]],
    of_stretch: Mapping[str, str],
) -> Tied:
    _, kind, _, end = group[0]
    starts = tuple(of_stretch.get(each[2], each[2]) for each in group)
    notes = [note for each in group for note in lines.notes.get(each[0], ())]
    ours = bool(re.search(" -> ", key))
    said: defaultdict[str, list[str]] = defaultdict(list)
    for own in {each[2] for each in group}:
        for note in lines.notes.get(own, ()):
            if (match := _ON_LINK.fullmatch(note)) and ours and match[1] == key:
                said[match[2]].append(match[3])
    conclusion = of_stretch.get(end, end)
    if _KINDS[kind.lower()] == "undercut" and ours:
        conclusion = key.partition(" -> (")[2].removesuffix(")")
    answers, flags = marks_in(said["flag"])
    schemes = [note.removeprefix("scheme: ") for note in notes if note.startswith("scheme: ")]
    return Tied(
        key,
        _KINDS[kind.lower()],
        starts,
        conclusion,
        schemes[0] if schemes else None,
        "proposed" if "proposed" in notes else "accepted",
        next(iter(said["because"]), None),
        tuple(said["note"]),
        answers,
        flags,
    )


BRAT = Reader("brat", read_brat, lambda file: file.name.endswith(".ann"))
