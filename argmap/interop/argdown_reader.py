"""Argdown, read: a document in plain Argdown, or the JSON that its own command writes."""

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from argmap.interop.argdown_lines import plain_json
from argmap.interop.guard import clean, json_of, refuse, text_of
from argmap.interop.incoming import Contents, Incoming, Reader, Said, Tied
from argmap.interop.marks import marks_in
from argmap.model import DEFAULT_SPEAKER, ROLES, Kind

_TAGS = re.compile(r"(?:\s#(?:[\w-]+|\([^()]*\)))+\s*$")
_KINDS: dict[str, Kind] = {"support": "support", "entails": "support", "attack": "attack"}
_GIVEN = ("argument", "support")  # a premise of an attack that is an argument
_FRONT = ("translated", "sourced", "tags", "answers")


def read_argdown(file: Incoming) -> Contents:
    """Return what a document, or its JSON, says. Raises ImportFileError."""
    if file.name.endswith(".json"):
        data = json_of(file.data, file.path)
    else:
        data = plain_json(text_of(file.data, file.path), file.path)
    if not isinstance(data, dict) or not isinstance(data.get("statements"), dict):
        refuse(file.path, "", "its statements are missing", "write it again with argdown json")
    return _Reading(data).contents()


class _Reading:
    """One document, as the JSON of Argdown says it."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.statements = _objects(data.get("statements"))
        self.arguments = _objects(data.get("arguments"))
        found = data.get("relations")
        self.relations = [
            each for each in (found if isinstance(found, list) else []) if isinstance(each, dict)
        ]
        self.front = data.get("front") if isinstance(data.get("front"), dict) else {}
        self.remarks: list[str] = []
        self.links: dict[str, str] = {}  # the key of the last link of an argument
        self.bare = {
            name
            for name, each in self.arguments.items()
            if not each.get("pcs") and not _data(each).get("link")
        }

    def contents(self) -> Contents:
        """Return statements and links, and what cannot be expressed."""
        said = [self._said(name, each) for name, each in self.statements.items()]
        said += [self._argument(name) for name in self.arguments if name in self.bare]
        tied = [*self._structures(), *self._attacks()]
        tied += self._relations()
        extra = _extra_of(self.statements)
        names = {
            key: str(_data(self.arguments[name]).get("link")) for name, key in self.links.items()
        }
        tied = [_with_extra(each, extra, names) for each in tied]
        speaker = str(self.front.get("speaker") or "") if self.front else ""
        front = {key: (str(self.front[key]),) for key in _FRONT if self.front and key in self.front}
        return Contents(
            tuple(said),
            tuple(tied),
            title=clean(str((self.front or {}).get("title") or "")),
            speaker=clean(speaker) if speaker != DEFAULT_SPEAKER else "",
            front=front,
            remarks=tuple(self.remarks),
        )

    def _said(self, name: str, each: Mapping[str, Any]) -> Said:
        data, tags = _data(each), [str(tag) for tag in each.get("tags") or ()]
        texts = [
            clean(str(member.get("text") or ""))
            for member in each.get("members") or ()
            if isinstance(member, dict)
        ]
        shown = next((text for text in texts if text.strip()), name)
        words = data.get("words")
        answers, flags = marks_in(_texts(data.get("flags")))
        return Said(
            name,
            clean(words) if isinstance(words, str) else _TAGS.sub("", f" {shown}").strip(),
            id=name,
            role=next((role for role in ROLES if role in tags), None),
            by=str(data.get("by") or ""),
            implicit="implicit" in tags,
            state="proposed" if "proposed" in tags else "accepted",
            label=str(data.get("label") or ""),
            because=str(data.get("because") or "") or None,
            section=str(each.get("section") or "") or None,
            notes=_texts(data.get("notes")),
            answers=answers,
            flags=flags,
        )

    def _argument(self, name: str) -> Said:
        members = self.arguments[name].get("members") or ()
        texts = [str(each.get("text") or "") for each in members if isinstance(each, dict)]
        shown = next((text for text in texts if text.strip()), name)
        return Said(f"<{name}>", _TAGS.sub("", f" {clean(shown)}").strip(), id=name)

    def _structures(self) -> list[Tied]:
        """Return a link for each inference of each premise-conclusion structure."""
        found = []
        for name, each in self.arguments.items():
            premises: list[str] = []
            steps = [step for step in each.get("pcs") or () if isinstance(step, dict)]
            for number, step in enumerate(steps):
                title = str(step.get("title"))
                if step.get("role") in ("premise", None) and number < len(steps) - 1:
                    premises.append(title)
                    continue
                data = _data(each) if number == len(steps) - 1 else {}
                key = f"<{name}> {number}"
                rules = (step.get("inference") or {}).get("inferenceRules") or ()
                scheme = str(data.get("scheme") or next(iter(rules), "")).lower()
                found.append(_link(key, "support", tuple(premises), title, data, scheme))
                premises = [title]
                self.links[name] = key
        return found

    def _attacks(self) -> list[Tied]:
        """Return the attacks that are arguments: what supports them, and what they attack."""
        given: defaultdict[str, list[str]] = defaultdict(list)
        ends = {}
        for each in self.relations:
            start, end = str(each.get("from")), str(each.get("to"))
            own = self.arguments.get(end, {})
            is_link = _data(own).get("link") and not own.get("pcs")
            if is_link and (each.get("toType"), each.get("relationType")) == _GIVEN:
                given[end].append(start)
            if each.get("fromType") == "argument" and start not in self.bare:
                ends[start] = end
        found = []
        for name, premises in given.items():
            data, key = _data(self.arguments[name]), f"<{name}>"
            if name in ends:
                scheme = str(data.get("scheme") or "")
                found.append(_link(key, "attack", tuple(premises), ends[name], data, scheme))
                self.links[name] = key
        return found

    def _relations(self) -> list[Tied]:
        found = []
        for number, each in enumerate(self.relations):
            start, end, kind = (str(each.get(key)) for key in ("from", "to", "relationType"))
            shown = f"{start} -> {end} ({kind})"
            begins = self._start(start, str(each.get("fromType")))
            on_argument = each.get("toType") in ("argument", "inference")
            if begins is None:
                continue
            if on_argument and end in self.bare:
                end, on_argument = f"<{end}>", False
            if on_argument and kind == "support":
                if end not in self.links or self.arguments[end].get("pcs"):
                    self.remarks.append(f"a relation cannot be expressed: {shown}")
            elif on_argument and end in self.links:
                found.append(Tied(f"undercut {number}", "undercut", (begins,), self.links[end]))
            elif kind in _KINDS:
                found.append(Tied(f"relation {number}", _KINDS[kind], (begins,), end))
            elif kind in ("contrary", "contradictory"):
                found.append(Tied(f"relation {number}", "attack", (begins,), end))
                self.remarks.append(f"a contradiction is written as an attack in one way: {shown}")
            else:
                self.remarks.append(f"a relation cannot be expressed: {shown}")
        return found

    def _start(self, name: str, kind: str) -> str | None:
        """Return the statement that a relation begins with; None for what is a link already."""
        if kind not in ("argument", "inference"):
            return name
        if name in self.bare:
            return f"<{name}>"
        steps = self.arguments.get(name, {}).get("pcs") or ()
        return str(steps[-1].get("title")) if steps else None


def _link(
    key: str,
    kind: Kind,
    premises: tuple[str, ...],
    end: str,
    data: Mapping[str, Any],
    scheme: str,
) -> Tied:
    answers, flags = marks_in(_texts(data.get("flags")))
    return Tied(
        key,
        kind,
        premises,
        end,
        clean(scheme) or None,
        "proposed" if data.get("state") == "proposed" else "accepted",
        str(data.get("because") or "") or None,
        _texts(data.get("notes")),
        answers,
        flags,
    )


def _extra_of(statements: Mapping[str, Any]) -> dict[tuple[str, str, str], Mapping[str, Any]]:
    """Return what statements say of links that are lines: by kind, premise and end of their id."""
    found: dict[tuple[str, str, str], Mapping[str, Any]] = {}
    for name in statements:
        links = _data(statements.get(name, {})).get("links")
        for each in links if isinstance(links, list) else ():
            if isinstance(each, dict):
                end = str(each.get("link")).partition(" -> ")[2]
                found[str(each.get("kind")), name, end] = each
    return found


def _with_extra(
    each: Tied, extra: Mapping[tuple[str, str, str], Mapping[str, Any]], names: Mapping[str, str]
) -> Tied:
    """Return a link with what its premise says of it; `names` has our ids of undercut links."""
    end = f"({names.get(each.conclusion)})" if each.kind == "undercut" else each.conclusion
    data = extra.get((each.kind, each.premises[0], end)) if len(each.premises) == 1 else None
    if data is None:
        return each
    scheme = str(data.get("scheme") or "")
    return _link(each.key, each.kind, each.premises, each.conclusion, data, scheme)


def _objects(value: object) -> dict[str, dict[str, Any]]:
    items = value.items() if isinstance(value, dict) else ()
    return {str(name): each for name, each in items if isinstance(each, dict)}


def _data(value: Mapping[str, Any]) -> Mapping[str, Any]:
    data = value.get("data")
    return data if isinstance(data, dict) else {}


def _texts(value: object) -> tuple[str, ...]:
    found = value if isinstance(value, list) else []
    return tuple(clean(each) for each in found if isinstance(each, str))


ARGDOWN = Reader(
    "argdown",
    read_argdown,
    lambda file: (
        file.name.endswith((".argdown", ".ad"))
        or (file.name.endswith(".json") and b'"argument-description"' in file.data)
        or (file.name.endswith(".json") and b'"relationType"' in file.data)
    ),
)
