"""The workflow that makes a document of a corpus from a file of another tool."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath

from argmap.annotation.read.ids import slug
from argmap.interop.guard import MOST_STATEMENTS, text_of
from argmap.interop.incoming import ImportFileError, Incoming
from argmap.interop.readers import MODULES, reader_for, reader_of
from argmap.interop.settle import settle
from argmap.model import Annotation
from argmap.project import ANNOTATION, SOURCE
from argmap.source.files import FileError, has_name, is_there, make_folder, read_bytes, write_all

FORMATS = tuple(MODULES)


@dataclass(frozen=True, slots=True)
class Brought:
    """What was made of a file: two files, and what argmap cannot express of it."""

    form: str
    source: str  # path
    annotation: str  # path
    read: Annotation
    remarks: tuple[str, ...]


def bring(
    path: str,
    folder: str,
    *,
    form: str | None = None,
    name: str | None = None,
    text: str | None = None,
) -> Brought:
    """Write NAME.txt and NAME.argmap.md of a file of another tool into a folder.

    `text` is the path of the source, if the file does not have it. Raises ArgmapError, and then
    nothing is written.
    """
    file = incoming(path, text)
    stem = slug(name if name is not None else PurePath(path).name.split(".")[0])
    if not stem:
        raise ImportFileError(f"{path}: no name can be made of this; name the document with --name")
    base = Path(folder, stem)
    source, annotation = f"{base}{SOURCE}", f"{base}{ANNOTATION}"
    for taken in (source, annotation):
        if has_name(taken):
            raise ImportFileError(
                f"{taken}: this is there already; choose another name with --name"
            )
    reader = reader_of(form) if form else reader_for(file)
    contents = reader.read(file)
    if len(contents.said) > MOST_STATEMENTS:
        raise ImportFileError(
            f"{path}: it has {len(contents.said):,} statements; import smaller files"
        )
    if not contents.said:
        raise ImportFileError(f"{path}: it has no statements; check that it is {reader.name}")
    try:
        settled = settle(contents, stem, file.text)
    except ImportFileError as error:
        raise ImportFileError(f"{path}: {error}") from None
    _write(folder, {source: settled.annotation.source.text, annotation: settled.file})
    return Brought(reader.name, source, annotation, settled.annotation, tuple(settled.remarks))


def _write(folder: str, files: dict[str, str]) -> None:
    root = Path(folder)
    if root.name:
        make_folder(root.parent, root.name)
    write_all({each: content.encode("utf-8", "replace") for each, content in files.items()})


def incoming(path: str, text: str | None = None) -> Incoming:
    """Return a file as readers get it; raises ArgmapError."""
    if not is_there(path):
        raise ImportFileError(f"{path}: there is no such file")
    words = text_of(read_bytes(text), text) if text is not None else None
    return Incoming(path, read_bytes(path), _beside(path), words)


def _beside(path: str) -> Callable[[str], bytes | None]:
    """Return the way to the files in the folder of a file; a name with a folder in it is none."""
    folder = Path(path).parent

    def content(name: str) -> bytes | None:
        if not name or PurePath(name).name != name or "\\" in name or name in (".", ".."):
            return None
        other = folder / name
        try:
            if other.is_symlink() or not is_there(other):
                return None
            return read_bytes(other)
        except FileError:
            return None

    return content
