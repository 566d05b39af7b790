"""Label Studio's JSON, read: labelled stretches of a text, and relations between them."""

from collections.abc import Mapping
from typing import Any

from argmap.interop.guard import clean, json_of, object_at, records, refuse, word
from argmap.interop.incoming import Contents, Incoming, Reader, Said, Tied
from argmap.model import ROLES, Kind, Role, Span

_ROLES: dict[str, Role] = {role: role for role in ROLES} | {
    "premise": "evidence", "majorclaim": "conclusion", "major claim": "conclusion",
}  # fmt: skip
_KINDS: dict[str, Kind] = {
    "support": "support", "supports": "support", "attack": "attack", "attacks": "attack",
}  # fmt: skip


def read_label_studio(file: Incoming) -> Contents:
    """Return what one task says; raises ImportFileError for several: each is a text of its own."""
    data = json_of(file.data, file.path)
    tasks = records(data if isinstance(data, list) else [data], file, "tasks")
    if len(tasks) != 1:
        advice = "export the tasks one by one"
        refuse(file.path, "", f"it has {len(tasks)} tasks, and a document has one text", advice)
    task = tasks[0]
    values = object_at(task, "data")
    every = records(task.get("annotations") or task.get("completions") or [], file, "annotations")
    if not every:
        what = "its annotations are missing, or it is JSON_MIN, which has no relations"
        refuse(file.path, "", what, "export it as JSON")
    remarks = [f"only the first of {len(every)} annotations is read"] if len(every) > 1 else []
    result = records(every[0].get("result"), file, "result")
    names = [str(each.get("to_name") or "") for each in result if each.get("to_name")]
    text = next((each for each in _texts(values, names)), None)
    if text is None:
        refuse(file.path, "data", "the text is missing", "export the task with its data")
    text = clean(text)
    said = [each for each in (_said(one, text, file, remarks) for one in result) if each]
    known = {each.key for each in said}
    tied = []
    for number, each in enumerate(result, 1):
        if each.get("type") == "relation":
            link = _tied(each, number, known, remarks)
            tied += [link] if link else []
    return Contents(tuple(said), tuple(tied), text, remarks=tuple(remarks))


def _texts(values: Mapping[str, Any], names: list[str]) -> list[str]:
    keys = [*names, "text", *values]
    return [values[key] for key in keys if isinstance(values.get(key), str)]


def _said(region: Mapping[str, Any], text: str, file: Incoming, remarks: list[str]) -> Said | None:
    kind = str(region.get("type"))
    if kind == "relation":
        return None
    name = word(region, "id", file, "result")
    value = object_at(region, "value")
    if kind not in ("labels", "hypertextlabels") or "start" not in value:
        remarks.append(f"a {kind} cannot be expressed: {name}")
        return None
    span = _span(value, text)
    if span is None:
        place = f"region {name}"
        refuse(file.path, place, "its offsets are not those of its words", "export it again")
    labels = [str(each) for each in value.get("labels") or () if isinstance(each, str)]
    role = next((_ROLES[each.lower()] for each in labels if each.lower() in _ROLES), None)
    if labels and role is None:
        remarks.append(
            f"a label is no role, and the role is made from the links: {labels[0]} ({name})"
        )
    note = region.get("meta")
    words = note.get("text") if isinstance(note, dict) else None
    notes = (
        tuple(clean(each) for each in words if isinstance(each, str))
        if isinstance(words, list)
        else ()
    )
    return Said(name, text[span[0] : span[1]], (span,), role=role, notes=notes)


def _span(value: Mapping[str, Any], text: str) -> Span | None:
    """Return a stretch; offsets may count units of UTF-16, which its words tell."""
    start, end, words = value.get("start"), value.get("end"), value.get("text")
    if type(start) is not int or type(end) is not int or not 0 <= start < end:
        return None
    shown = clean(words) if isinstance(words, str) else None
    if end <= len(text) and shown in (None, text[start:end]):
        return start, end
    units = text.encode("utf-16-le", "surrogatepass")
    try:
        before = len(units[: 2 * start].decode("utf-16-le"))
        inside = units[2 * start : 2 * end].decode("utf-16-le")
    except UnicodeDecodeError:
        return None
    return (before, before + len(inside)) if inside and inside == shown else None


def _tied(
    relation: Mapping[str, Any], number: int, known: set[str], remarks: list[str]
) -> Tied | None:
    start, end = str(relation.get("from_id")), str(relation.get("to_id"))
    labels = [str(each).lower() for each in relation.get("labels") or ()]
    kind = next((_KINDS[each] for each in labels if each in _KINDS), None)
    if start not in known or end not in known or kind is None:
        shown = ", ".join(labels) or "without a label"
        remarks.append(f"a relation cannot be expressed: {start} -> {end} ({shown})")
        return None
    if relation.get("direction") == "left":
        start, end = end, start
    elif relation.get("direction") == "bi":
        remarks.append(f"a relation in both directions is written in one: {start} -> {end}")
    return Tied(f"relation {number}", kind, (start,), end)


LABEL_STUDIO = Reader(
    "label-studio",
    read_label_studio,
    lambda file: (
        file.name.endswith(".json")
        and b'"result"' in file.data
        and (b'"annotations"' in file.data or b'"completions"' in file.data)
    ),
)
