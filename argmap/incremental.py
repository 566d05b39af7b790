"""The workflow of `argmap build`: what has changed is built, and the rest is as it was.

The manifest says of each document what was read and written, and what was said about it. A document
is built again if its own files, the settings above it, or argmap itself have changed.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.manifest import (
    CALM_NS,
    Entry,
    Manifest,
    as_said,
    is_after,
    key,
    manifest_path,
    rechecked,
    run_key,
    snapshot,
    whole_entry,
)
from argmap.pages import kept_pages
from argmap.project import Document, find_documents, missing, refuse_same_page
from argmap.surroundings import (
    folders_below,
    folders_of,
    program,
    real_folder,
    settings_around,
)

if TYPE_CHECKING:
    from argmap.pipeline import DocumentReading, Outcome

_VERBS = ("wrote", "unchanged:")
_FEWEST = 2  # documents for which another process is started


@dataclass(frozen=True, slots=True)
class Options:
    """What a build was asked for, apart from the documents."""

    out: str
    model: str | None = None
    svg: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What is said about one document, or about the index: results, and messages about files."""

    lines: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    built: bool = True
    doubted: bool = False  # an error or a warning is raised
    files: tuple[str, ...] = ()  # that are complete
    left: int = 0  # documents about which nothing was said yet


def build(
    paths: Sequence[str], options: Options, *, jobs: int = 1, verify: bool = False
) -> Iterator[Told]:
    """Build what has changed; yield what is said about each document, and last about the index.

    Up to `jobs` processes build documents. With `verify`, all files are read to find out what has
    changed. Raises ProjectError, before anything is written, if the paths themselves cannot be
    used.
    """
    run = _Run(tuple(paths), options, jobs=jobs, verify=verify)
    try:
        yield from run.documents()
        yield from run.orphans()
        yield from run.index()
        run.keep()
    finally:
        run.close()


class _Run:
    """One build, with what it knows from the manifest and will add to it."""

    def __init__(
        self, paths: tuple[str, ...], options: Options, *, jobs: int, verify: bool
    ) -> None:
        self._paths, self._options, self._jobs = paths, options, jobs
        self._recheck = partial(rechecked, verify=verify)
        self._found = find_documents(paths)
        refuse_same_page(self._found[0])
        self._manifest = Manifest(manifest_path(paths))
        self._used: dict[bytes, Entry | None] = {}  # of what this build consists; None if unknown
        self._told: list[Told] = []  # as it is if nothing changes
        self._failed: list[str] = []  # names of pages

    def documents(self) -> Iterator[Told]:
        """Yield what is said about each document, in order."""
        current = self._current()
        due = [document for document, entry in current.items() if not entry]
        results = _results(due, self._options, self._jobs)
        for number, (document, kept) in enumerate(current.items(), 1):
            told, entry = (_from_json(kept.said), kept) if kept else next(results)
            self._use(document_key(document, self._options), entry)
            self._told.append(_from_json(entry.said) if entry else told)
            if not told.built:
                self._failed.append(document.name)
            yield replace(told, left=len(current) - number)

    def orphans(self) -> Iterator[Told]:
        """Yield what is said about annotations whose source is missing."""
        for problem in self._found[1]:
            from argmap.pipeline import Outcome

            self._failed.append("")
            yield _told(Outcome(missing(problem), problems=(problem,)))

    def index(self) -> Iterator[Told]:
        """Yield what is said about the index of all pages, if there is one."""
        out, changed = Path(self._options.out), False
        name = key("index", str(out.absolute()))
        entry, pages = self._kept(name), kept_pages(out, self._manifest)
        if self._failed or not entry or not all(pages.values()):
            from argmap.pipeline import index_of_pages

            path, changed = index_of_pages(self._failed, str(out), self._manifest)
            pages = kept_pages(out, self._manifest)
            entry = snapshot(tuple(folders_below(str(out))), (path,) if path else (), path)
        for each, page in {name: entry, **pages}.items():
            self._use(each, None if self._failed else page)
        if entry.said:
            wrote, unchanged = (f"{verb} {entry.said}, which lists all pages" for verb in _VERBS)
            self._told.append(Told((unchanged,)))
            yield Told((wrote if changed else unchanged,), files=(entry.said,))

    def keep(self) -> None:
        """Keep the whole build as one entry, if it is known what all of it was made of."""
        name = run_key(self._paths, self._options.out, svg=self._options.svg)
        self._manifest.drop(name)
        self._manifest.save()  # may make a folder
        used = [self._settled(each, entry) for each, entry in self._used.items() if entry]
        folders = folders_of(self._paths, self._found[0])
        around = snapshot(folders)
        is_known = len(used) == len(self._used) and find_documents(self._paths) == self._found
        if is_known and not self._failed:
            said = as_said((told.lines, told.messages) for told in self._told)
            doubted = any(told.doubted for told in self._told)
            whole = whole_entry([*used, around], folders, doubted=doubted, said=said)
            if whole:
                self._manifest.put(name, whole)

    def close(self) -> None:
        """Write the manifest."""
        self._manifest.save()
        self._manifest.close()

    def _current(self) -> dict[Document, Entry | None]:
        """Return for each document its entry, or None if it must be built."""
        paths = program()
        if not self._is_as_before(key("program", paths[0]), paths):
            self._manifest.clear()
            self._is_as_before(key("program", paths[0]), paths)
        changed = {
            folder
            for folder, places in settings_around(self._found[0]).items()
            if not self._is_as_before(key("settings", folder), places)
        }
        return {
            each: None
            if real_folder(each.file) in changed
            else self._kept(document_key(each, self._options))
            for each in self._found[0]
        }

    def _kept(self, name: bytes) -> Entry | None:
        entry = self._manifest.get(name)
        return self._recheck(entry) if entry else None

    def _is_as_before(self, name: bytes, paths: tuple[str, ...]) -> bool:
        """Return whether files have the content that they had in the last build."""
        entry = self._kept(name)
        is_same = entry is not None and entry.paths == paths
        self._use(name, entry if is_same else snapshot(paths))
        return is_same

    def _use(self, name: bytes, entry: Entry | None) -> None:
        self._used[name] = entry
        if not entry:
            self._manifest.drop(name)
        elif entry is not self._manifest.get(name):
            self._manifest.put(name, entry)

    def _settled(self, name: bytes, entry: Entry) -> Entry:
        """Return an entry without doubt about its files, if a moment is enough for that."""
        if not entry.settled:
            time.sleep(CALM_NS / 1e9)
            entry = rechecked(entry) or entry
            self._use(name, entry)
        return entry


def _results(
    documents: Sequence[Document], options: Options, jobs: int
) -> Iterator[tuple[Told, Entry | None]]:
    """Yield the result of `build_one` for each document, in order."""
    work = partial(build_one, options=options)
    if min(jobs, len(documents)) < _FEWEST:
        return map(work, documents)
    from argmap import workers

    return workers.each(work, _lost, documents, jobs)


def _lost(document: Document) -> tuple[Told, None]:
    """Return the result for a document that ended two processes."""
    from argmap.pipeline import Outcome

    what = "the process that built this document was ended, twice; it may need more memory"
    failure = f"{document.shown}: {what}; try to build it alone, without --jobs"
    return _told(Outcome(document, failure=failure)), None


def build_one(document: Document, options: Options) -> tuple[Told, Entry | None]:
    """Build a document; return what is said about it, and an entry that says when it is the same.

    Without an entry nobody can tell, because a file was changed meanwhile or was not read.
    """
    from argmap.pipeline import build_document

    started = time.time_ns()
    outcome = build_document(document, options.out, model=options.model, svg=options.svg)
    reading = outcome.reading
    return _told(outcome), _entry_of(outcome, reading, started) if reading else None


def _entry_of(outcome: Outcome, reading: DocumentReading, started: int) -> Entry | None:
    from argmap.annotation.edit.memory import memory_path
    from argmap.source.origin import origin_path

    annotation, source = reading.annotation, reading.annotation.source
    read = {annotation.path: annotation.sha256, source.path: source.sha256}
    others = (str(origin_path(source.path)), str(memory_path(annotation.path)))
    again = replace(reading, drafted=False, changed=())
    said = json.dumps(asdict(_told(replace(outcome, reading=again))), ensure_ascii=False)
    entry = snapshot((*read, *others), reading.files, said)
    as_read = entry.hashes[: len(read)] == tuple(read.values())
    late = others[: 1 if reading.drafted else 2]  # the memory of a draft was written just now
    return entry if as_read and not any(map(partial(is_after, started), late)) else None


def _told(outcome: Outcome) -> Told:
    from argmap.summary import messages, summary

    reading = outcome.reading
    return Told(
        tuple(summary(outcome.document.file, reading)) if reading else (),
        tuple(messages(outcome)),
        outcome.built,
        any(flag.level != "note" for flag in outcome.report.raised),
        tuple(dict.fromkeys((*reading.changed, *reading.files))) if reading else (),
    )


def _from_json(said: str) -> Told:
    facts = json.loads(said)
    lists = {name: tuple(facts[name]) for name in ("lines", "messages", "files")}
    return Told(**{**facts, **lists})


def document_key(document: Document, options: Options) -> bytes:
    """Return the key of a document in the manifest, for builds with these options."""
    asked = (os.getcwd(), options.out, "svg" * options.svg)  # noqa: PTH109
    return key("document", *asked, document.source, document.annotation, document.root)
