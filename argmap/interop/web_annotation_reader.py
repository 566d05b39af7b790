"""W3C Web Annotation, read: quotes decide where a statement is, positions only among several.

Links are in the file `.links.jsonld` next to it, or in the same list. The text is next to it, under
the name that the targets give, or named by the user.
"""

from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any
from urllib.parse import unquote

from argmap.interop.guard import clean, json_of, records, refuse, text_of, word
from argmap.interop.incoming import Contents, Incoming, Reader, Said, Tied
from argmap.interop.marks import marks_in
from argmap.model import ROLES, Kind, Span

_ENDS = (".annotations.jsonld", ".browser.jsonld")
_KINDS: dict[str, Kind] = {each: each for each in ("support", "attack", "undercut")}
_NAME = "urn:argmap:"
_GAP = 400  # characters between parts of one statement, as in the annotation


def read_web_annotation(file: Incoming) -> Contents:
    """Return what annotations say of a text. Raises ImportFileError."""
    data = json_of(file.data, file.path)
    items = _items(data, file)
    text = _text(items, file)
    remarks: list[str] = []
    links = [each for each in items if each.get("motivation") == "linking"]
    said: list[Said] = []
    for number, item in enumerate(items, 1):
        if item.get("motivation") != "linking":
            said += _said(item, number, file, text, remarks)
    tied = [_tied(each, file, remarks) for each in (*links, *_beside(file))]
    speaker = next((each for item in items for each in _values(item, "speaker: ")), "")
    title = word(data, "label", file, "") if isinstance(data, dict) else ""
    links_made = tuple(each for each in tied if each)
    return Contents(
        tuple(said), links_made, text, title=title, speaker=speaker, remarks=tuple(remarks)
    )


def _items(data: object, file: Incoming) -> list[dict[str, Any]]:
    if isinstance(data, dict):
        first = data.get("first")
        data = (
            data.get("items") or (first.get("items") if isinstance(first, dict) else None) or [data]
        )
    return records(data, file, "items")


def _beside(file: Incoming) -> list[dict[str, Any]]:
    end = next((each for each in _ENDS if file.name.endswith(each)), "")
    data = file.beside(f"{file.name.removesuffix(end)}.links.jsonld") if end else None
    if data is None:
        return []
    path = f"{file.path.removesuffix(end)}.links.jsonld"
    return _items(json_of(data, path), file)


def _text(items: list[dict[str, Any]], file: Incoming) -> str:
    if file.text is not None:
        return clean(file.text)
    names = dict.fromkeys(
        unquote(str(target.get("source")))
        for item in items
        for target in _targets(item)
        if target.get("source")
    )
    for name in names:
        own = PurePath(name.replace("\\", "/").removeprefix("file://")).name
        if data := file.beside(own):
            return clean(text_of(data, own))
    shown = next(iter(names), "")
    advice = "put it next to the file, or name it with --text"
    return refuse(file.path, "", f"its text {shown[:100]} is not there", advice)


def _targets(item: Mapping[str, Any]) -> list[dict[str, Any]]:
    target = item.get("target")
    every = target if isinstance(target, list) else [target]
    return [each for each in every if isinstance(each, dict)]


def _bodies(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    body = item.get("body")
    for each in body if isinstance(body, list) else [body]:
        if isinstance(each, str):
            yield "commenting", clean(each)
        elif isinstance(each, dict) and isinstance(each.get("value"), str):
            yield str(each.get("purpose") or item.get("motivation") or ""), clean(each["value"])


def _values(item: Mapping[str, Any], key: str) -> list[str]:
    return [
        value.removeprefix(key)
        for purpose, value in _bodies(item)
        if purpose == "describing" and value.startswith(key)
    ]


def _first(item: Mapping[str, Any], key: str) -> str:
    return next(iter(_values(item, key)), "")


def _said(
    item: Mapping[str, Any], number: int, file: Incoming, text: str, remarks: list[str]
) -> Iterator[Said]:
    name = word(item, "id", file, f"item {number}") or f"item {number}"
    targets = [each for each in _targets(item) if each.get("selector")]
    if not targets:
        remarks.append(f"an annotation without words cannot be expressed: {name}")
        return
    ours = name.startswith(_NAME)
    spans = [_span(each, text, name, remarks) for each in targets]
    found = tuple(each for each in spans if each)
    if not found:
        remarks.append(f"the text does not have the words of an annotation: {name}")
        return
    purposes = list(_bodies(item))
    roles = [value for purpose, value in purposes if purpose in ("classifying", "tagging")]
    role = next((each for each in ROLES if each in (value.lower() for value in roles)), None)
    answers, flags = marks_in(value for purpose, value in purposes if purpose == "assessing")
    parts = _first_occurrence(found, text)
    if len(found) > len(parts) and not ours:
        remarks.append(f"only the first place of an annotation is kept: {name}")
    yield Said(
        name,
        text[parts[0][0] : parts[-1][1]],
        parts,
        unquote(name.removeprefix(_NAME)) if ours else "",
        role,
        _first(item, "by: "),
        state="proposed" if ("tagging", "proposed") in purposes else "accepted",
        label=_first(item, "caption: "),
        because=_first(item, "because: ") or None,
        section=_first(item, "section: ") or None,
        notes=tuple(value for purpose, value in purposes if purpose in ("commenting", "replying")),
        answers=answers,
        flags=flags,
    )


def _first_occurrence(found: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """Return the parts that belong together: others are where the same words occur again."""
    parts = [found[0]]
    first = " ".join(text[found[0][0] : found[0][1]].split())
    for start, end in found[1:]:
        again = " ".join(text[start:end].split()).startswith(first)
        if again or not parts[-1][1] <= start <= parts[-1][1] + _GAP:
            break
        parts.append((start, end))
    return tuple(parts)


def _span(target: Mapping[str, Any], text: str, name: str, remarks: list[str]) -> Span | None:
    """Return where a target is: its quote decides, then its context, then the nearest position."""
    selectors = target.get("selector")
    every = selectors if isinstance(selectors, list) else [selectors]
    found = [each for each in every if isinstance(each, dict)]
    quotes = [each for each in found if each.get("type") == "TextQuoteSelector"]
    positions = [each for each in found if each.get("type") == "TextPositionSelector"]
    start = next((each["start"] for each in positions if type(each.get("start")) is int), None)
    exact = clean(str(quotes[0].get("exact") or "")) if quotes else ""
    if not exact:
        end = next((each["end"] for each in positions if type(each.get("end")) is int), None)
        good = start is not None and end is not None and 0 <= start < end <= len(text)
        return (start, end) if good and start is not None and end is not None else None
    places = list(_places(text, exact))
    if not places:
        return None
    before = clean(str(quotes[0].get("prefix") or ""))
    after = clean(str(quotes[0].get("suffix") or ""))
    best = min(
        places,
        key=lambda at: (
            not text[:at].endswith(before),
            not text.startswith(after, at + len(exact)),
            abs(at - (start or 0)),
        ),
    )
    if start is not None and text[start : start + len(exact)] != exact:
        remarks.append(f"a position does not fit its quote, which decides: {name}")
    return best, best + len(exact)


def _places(text: str, exact: str) -> Iterator[int]:
    at = text.find(exact)
    while at >= 0:
        yield at
        at = text.find(exact, at + 1)


def _tied(item: Mapping[str, Any], file: Incoming, remarks: list[str]) -> Tied | None:
    name = word(item, "id", file, "links") or "a link"
    body, target = item.get("body"), item.get("target")
    bodies = body if isinstance(body, list) else [body]
    premises = [
        str(each.get("source")) if isinstance(each, dict) else each
        for each in bodies
        if isinstance(each, str) or (isinstance(each, dict) and each.get("source"))
    ]
    target = target[0] if isinstance(target, list) and target else target
    end = target.get("source") or target.get("id") if isinstance(target, dict) else target
    purposes = list(_bodies({**item, "body": [each for each in bodies if isinstance(each, dict)]}))
    kinds = [value.lower() for purpose, value in purposes if purpose in ("classifying", "tagging")]
    kind = next((_KINDS[each] for each in kinds if each in _KINDS), None)
    if kind is None or not premises or not isinstance(end, str):
        remarks.append(f"a link that is no support, attack or undercut cannot be expressed: {name}")
        return None
    answers, flags = marks_in(value for purpose, value in purposes if purpose == "assessing")
    return Tied(
        name,
        kind,
        tuple(premises),
        end,
        _first(item, "scheme: ") or None,
        "proposed" if ("tagging", "proposed") in purposes else "accepted",
        _first(item, "because: ") or None,
        tuple(value for purpose, value in purposes if purpose == "commenting"),
        answers,
        flags,
    )


def _is_ours(file: Incoming) -> bool:
    return file.name.endswith((".jsonld", ".json")) and b"anno.jsonld" in file.data[:100_000]


WEB_ANNOTATION = Reader("web-annotation", read_web_annotation, _is_ours)
