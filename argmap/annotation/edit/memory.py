"""What argmap remembers about a document in `.argmap/`: its last draft, and what was rejected."""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeAlias

from argmap.source.files import FileError, read_bytes, write_bytes

FOLDER = ".argmap"
Rejected: TypeAlias = tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Memory:
    """The last draft of a document, how it was made, and all proposals that a person rejected."""

    draft: str
    made_with: Mapping[str, str] = field(default_factory=dict)
    source_sha256: str = ""
    rejected: Rejected = ()
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
    """Return the memory of an annotation, or None with a message that says why there is none."""
    path = memory_path(annotation)
    if not path.exists():
        reason = "there is no memory of the last draft"
    else:
        try:
            return _from_data(json.loads(read_bytes(path))), ""
        except FileError as error:
            reason = str(error).removeprefix(f"{path}: ")
        except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
            reason = "the memory of the last draft is damaged"
    effect = "every line of the annotation counts as yours, and rejected proposals may come back"
    return None, f"{path}: {reason}, so {effect}"


def write_memory(annotation: str, memory: Memory) -> None:
    """Write the memory of an annotation."""
    data: dict[str, Any] = {
        "argmap": 1,
        "made_with": dict(memory.made_with),
        "source_sha256": memory.source_sha256,
        "draft": memory.draft,
        "rejected": list(memory.rejected),
    }
    if memory.merging:
        data["merging"] = {"draft": memory.merging[0], "annotation_sha256": memory.merging[1]}
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    _write(memory_path(annotation), text.encode())


def keep_before(annotation: str, data: bytes) -> None:
    """Save a copy of an annotation before it is changed."""
    _write(before_path(annotation), data)


def write_merge(
    annotation: str, old: bytes, new: bytes, memories: tuple[Memory | None, Memory]
) -> None:
    """Write a merged annotation and its memory; an interruption at any step loses nothing."""
    before, after = memories
    keep_before(annotation, old)
    if before:
        merging = (after.draft, hashlib.sha256(new).hexdigest())
        write_memory(annotation, replace(before, merging=merging))
    write_bytes(annotation, new)
    write_memory(annotation, after)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(path, data)


def _from_data(data: Any) -> Memory:  # noqa: ANN401  # whatever a file contains
    merging = data.get("merging")
    memory = Memory(
        data["draft"],
        {str(key): str(value) for key, value in data.get("made_with", {}).items()},
        data.get("source_sha256", ""),
        tuple(data.get("rejected", ())),
        (merging["draft"], merging["annotation_sha256"]) if merging else None,
    )
    texts = (memory.draft, memory.source_sha256, *(memory.merging or ()))
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("a text is not a string")
    if data.get("argmap") != 1 or not all(isinstance(each, dict) for each in memory.rejected):
        raise ValueError("not what write_memory writes")
    return memory
