"""What argmap remembers about a document in `.argmap/`: its last draft, and what was rejected."""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeAlias

from argmap.source.files import FOLDER, FileError, has_name, make_folder, read_bytes, write_all

Entries: TypeAlias = tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Memory:
    """The last draft, how it was made, its suggestions, and all that a person rejected."""

    draft: str
    made_with: Mapping[str, str] = field(default_factory=dict)
    source_sha256: str = ""
    rejected: Entries = ()
    suggestions: Entries = ()  # candidates for links, by the words at their ends
    accepted: Entries = ()  # suggestions that a command made links of
    merging: tuple[str, str] | None = None  # a draft being merged, and the checksum of the result

    def base(self, annotation: bytes) -> str:
        """Return the draft that a file is based on, even if a merge was interrupted."""
        if self.merging and hashlib.sha256(annotation).hexdigest() == self.merging[1]:
            return self.merging[0]
        return self.draft


def memory_path(annotation: str) -> Path:
    """Return the path of the memory of an annotation, in a folder next to it."""
    path = before_path(annotation)
    return path.with_name(path.name.removesuffix(".argmap.md") + ".json")


def before_path(annotation: str) -> Path:
    """Return where the annotation is kept as it was before argmap last changed it."""
    folder, name = os.path.split(annotation)
    return Path(folder, FOLDER, name)


def read_memory(annotation: str) -> tuple[Memory | None, str]:
    """Return the memory of an annotation, or None with a message that there is none.

    Raises FileError if it cannot be read: without it, rejected proposals would be lost for good.
    """
    path = memory_path(annotation)
    if not has_name(path):
        effect = (
            "every line of the annotation counts as yours, and rejected proposals may come back"
        )
        return None, f"{path}: there is no memory of the last draft, so {effect}"
    try:
        return _from_data(json.loads(read_bytes(path), object_pairs_hook=_without_repeats)), ""
    except FileError as error:
        message = str(error)
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError) as error:
        line = f":{error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        message = f"{path}{line}: this file is damaged"
    what = "it remembers which proposals you rejected, so nothing was changed"
    reason = message.removeprefix(str(path)).lstrip(":0123456789 ")
    way_out = "restore it, or move it away to start without it"
    raise FileError(f"{message}; {what}; {way_out}", reason=f"{reason}; {way_out}")


def memory_file(annotation: str, memory: Memory) -> dict[str, bytes]:
    """Return the path and the bytes of a memory to write; its folder is made."""
    data: dict[str, Any] = {
        "argmap": 1,
        "made_with": dict(memory.made_with),
        "source_sha256": memory.source_sha256,
        "draft": memory.draft,
        "rejected": list(memory.rejected),
        "suggestions": list(memory.suggestions),
        "accepted": list(memory.accepted),
    }
    if memory.merging:
        data["merging"] = {"draft": memory.merging[0], "annotation_sha256": memory.merging[1]}
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    return {_in_folder(memory_path(annotation)): text.encode()}


def before_file(annotation: str, data: bytes) -> dict[str, bytes]:
    """Return the path and the bytes of an annotation as it was; its folder is made."""
    return {_in_folder(before_path(annotation)): data}


def write_merge(
    annotation: str,
    old: bytes,
    new: bytes,
    memories: tuple[Memory | None, Memory],
    check: Callable[[], None] | None = None,
) -> None:
    """Write a merged annotation and its memory; an interruption at any step loses nothing."""
    before, after = memories
    first = before_file(annotation, old)
    if before:
        merging = (after.draft, hashlib.sha256(new).hexdigest())
        first |= memory_file(annotation, replace(before, merging=merging))
    write_all(first, check=check)
    write_all({annotation: new}, check=check)
    try:
        write_all(memory_file(annotation, after))
    except FileError as error:
        what = "the merge is not recorded as complete, and the next `argmap annotate` does that"
        message = f"{memory_path(annotation)}: {what}: {error.reason or error}"
        raise FileError(f"{message}; already written: {annotation}", (annotation,)) from error


def with_rejected(rejected: Entries, more: Iterable[Mapping[str, Any]]) -> Entries:
    """Return remembered rejections with more of them; one that is known is not added again."""
    known = [without_reason(each) for each in rejected]
    added = (dict(each) for each in more if without_reason(each) not in known)
    return (*rejected, *added)


def without_reason(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was rejected, without why."""
    return {key: value for key, value in entry.items() if key != "why"}


def _in_folder(path: Path) -> str:
    make_folder(path.parent.parent, path.parent.name)
    return str(path)


def _without_repeats(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of the file; a key that occurs twice comes from a merge of two files."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key occurs twice")
    return found


def _from_data(data: Any) -> Memory:  # noqa: ANN401  # whatever a file contains
    merging = data.get("merging")
    memory = Memory(
        data["draft"],
        {str(key): str(value) for key, value in data.get("made_with", {}).items()},
        data.get("source_sha256", ""),
        tuple(data["rejected"]),
        tuple(data.get("suggestions", ())),
        tuple(data.get("accepted", ())),
        (merging["draft"], merging["annotation_sha256"]) if merging else None,
    )
    texts = (memory.draft, memory.source_sha256, *(memory.merging or ()))
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("a text is not a string")
    if data.get("argmap") != 1 or not all(
        isinstance(each, dict) for each in (*memory.rejected, *memory.suggestions, *memory.accepted)
    ):
        raise ValueError("not what write_memory writes")
    return memory
