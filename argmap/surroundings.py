"""What documents are built with, apart from their own files: argmap itself, settings, folders."""

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from argmap.project import Document
from argmap.settings import settings_places
from argmap.source.files import real_path


def program() -> tuple[str, ...]:
    """Return the paths of what builds: the folders and files of argmap, and where networkx is.

    The folder of networkx contains the other packages, each with its version in a name.
    """
    package = os.path.dirname(__file__)  # noqa: PTH120
    found = []
    for folder, folders, names in os.walk(package):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        found.append(folder)
        found += [os.path.join(folder, name) for name in sorted(names)]  # noqa: PTH118
    graph = find_spec("networkx")
    packages = [str(Path(graph.origin).parents[1])] if graph and graph.origin else []
    return (*found, *packages)


def settings_around(documents: Iterable[Document]) -> dict[str, tuple[str, ...]]:
    """Return for each folder with sources the paths where their settings may be."""
    places = {}
    for document in documents:
        folder = real_folder(document.file)
        if folder not in places:
            places[folder] = tuple(map(str, settings_places(Path(folder))))
    return places


def real_folder(file: str) -> str:
    """Return the folder of a file, wherever links lead."""
    if os.path.islink(file):  # noqa: PTH114
        return str(real_path(file).parent)
    return _real(os.path.abspath(os.path.dirname(file)))  # noqa: PTH100, PTH120


@lru_cache(maxsize=1024)
def _real(folder: str) -> str:
    return str(real_path(folder))


def folders_of(paths: Sequence[str], documents: Iterable[Document]) -> tuple[str, ...]:
    """Return the folders in which documents of a build were looked for, or are."""
    found = dict.fromkeys(os.path.dirname(each.file) or os.curdir for each in documents)  # noqa: PTH120
    for path in paths:
        found |= dict.fromkeys(folders_below(path))
    return tuple(found)


def folders_below(folder: str) -> Iterator[str]:
    """Yield a folder and all below it, without hidden ones; nothing if it is none."""
    for here, folders, _ in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield here
