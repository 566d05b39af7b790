"""The journeys: build a map, check a text. Each step takes one value and gives the next."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from argmap.annotation import load
from argmap.data import to_data
from argmap.flags import check
from argmap.graph import ArgumentGraph
from argmap.model import AnnotationError, ArgmapError, Problem
from argmap.project import Document, find_documents, model_for, settings_for
from argmap.revision import first_draft, keep_draft, source_as_set
from argmap.source.files import write_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from argmap.drawing import IndexEntry
    from argmap.model import Annotation, Report


@dataclass(frozen=True, slots=True)
class Reading:
    """What argmap reads in one document."""

    annotation: Annotation
    report: Report
    drafted: bool = False
    files: tuple[str, ...] = ()  # that hold the result
    changed: tuple[str, ...] = ()  # those of them whose bytes changed, and a draft that was written


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: a reading, or what stood in the way of it."""

    document: Document
    reading: Reading | None = None
    problems: tuple[Problem, ...] = ()
    failure: str = ""  # a message that has no line of its own


def build(
    paths: Sequence[str], out: str, *, model: str | None = None, svg: bool = False
) -> Iterator[Outcome]:
    """Yield an outcome for each document: read it, draft if no annotation stands there, check, draw.

    Writes the page and its data below `out`, with `svg` also the map as a picture, an index if there is more than one document, and a draft
    beside a source that has no annotation; a file that would not change is left as it is. Raises
    ArgmapError before anything is written if the paths themselves cannot be used.
    """
    documents, orphans = find_documents(paths)
    outcomes = []
    for document in documents:
        outcomes.append(_attempt(document, lambda each: _build_one(each, out, model, svg=svg)))
        yield outcomes[-1]
    if len(documents) > 1:
        _write_index(outcomes, out)
    yield from _missing(orphans)


def check_all(
    paths: Sequence[str], *, model: str | None = None, also: Sequence[str] = ()
) -> Iterator[Outcome]:
    """Yield an outcome for each document and write nothing; what has no annotation is drafted in memory.

    `also` names rules that are off by default and are asked for, beside those that a document's settings select.
    """
    documents, orphans = find_documents(paths)
    for document in documents:
        yield _attempt(
            document, lambda each: _read_one(each, model, also=(*also, *settings_for(each).select))
        )
    yield from _missing(orphans)


def _attempt(document: Document, journey: Callable[[Document], Reading]) -> Outcome:
    """Return the outcome of a journey; what argmap cannot do with one document stops no other."""
    try:
        return Outcome(document, journey(document))
    except AnnotationError as error:
        return Outcome(document, problems=error.problems)
    except ArgmapError as error:
        return Outcome(document, failure=str(error))
    except OSError as error:
        return Outcome(
            document, failure=f"{error.filename or document.shown}: {error.strerror or error}"
        )


def _missing(orphans: Sequence[Problem]) -> Iterator[Outcome]:
    """Yield an outcome for each annotation whose source is not there."""
    for problem in orphans:
        yield Outcome(Document("", problem.path, "", ""), problems=(problem,))


def _build_one(document: Document, out: str, model: str | None, *, svg: bool) -> Reading:
    """Read and draw one document."""
    drafted = not document.annotated
    if drafted:
        model = model_for(document, model)
        keep_draft(document, first_draft(document, model), model)
    reading = _read_one(document, model)
    files = _write_outputs(document, reading, out, svg=svg)
    changed = [path for path, new in files.items() if new]
    return replace(
        reading,
        drafted=drafted,
        files=tuple(files),
        changed=(*([document.annotation] if drafted else []), *changed),
    )


def _read_one(document: Document, model: str | None, *, also: Sequence[str] = ()) -> Reading:
    """Return the reading of a document: its annotation if there is one, else a draft in memory."""
    if document.annotated:
        annotation = load(document.annotation, source_as_set(document), corpus=document.root)
        return Reading(annotation, check(annotation, also=also))
    annotation = first_draft(document, model_for(document, model))
    return Reading(annotation, check(annotation, also=also), drafted=True)


def _write_outputs(document: Document, reading: Reading, out: str, *, svg: bool) -> dict[str, bool]:
    """Write the page and its data, and if asked for the picture; return the files, and for each whether its bytes changed."""
    from argmap.drawing import page

    base = Path(out, *PurePath(document.name).parts)
    base.parent.mkdir(parents=True, exist_ok=True)
    report = _remarked(reading)
    data = to_data(reading.annotation, report, root=document.root)
    contents = {
        f"{base}.html": page(reading.annotation, report, data=data).encode(),
        f"{base}.json": _json(data),
    }
    if svg:
        from argmap.drawing.svg import svg as picture

        contents[f"{base}.svg"] = picture(reading.annotation, reading.report).encode()
    return {path: write_bytes(path, content) for path, content in contents.items()}


def _remarked(reading: Reading) -> Report:
    """Return the report; where the machine's proposals stand and the text does not read as English, with a remark that says so."""
    annotation, report = reading.annotation, reading.report
    states = [
        *(each.state for each in annotation.statements),
        *(each.state for each in annotation.links),
    ]
    if "proposed" not in states:
        return report
    from argmap.english.language import not_english

    reason = not_english(annotation.source.text)
    remark = (
        (Problem(annotation.source.path, 1, 1, "warning", f"the text {reason}"),) if reason else ()
    )
    return replace(report, problems=(*report.problems, *remark))


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _write_index(outcomes: Sequence[Outcome], out: str) -> None:
    from argmap.drawing import index_page

    Path(out).mkdir(parents=True, exist_ok=True)
    entries = [_index_entry(outcome, out) for outcome in outcomes]
    write_bytes(Path(out, "index.html"), index_page(entries).encode())


def _index_entry(outcome: Outcome, out: str) -> IndexEntry:
    """Return a document's row in the index; one with errors keeps its last good page, if it has one."""
    from argmap.drawing import IndexEntry

    name = outcome.document.name
    href = f"{name}.html" if Path(out, f"{name}.html").is_file() else ""
    if outcome.reading is None:
        return IndexEntry(
            title=name,
            href=href,
            statements=0,
            links=0,
            errors=0,
            warnings=0,
            notes=0,
            standing="",
            rebuilt=False,
        )
    annotation, report = outcome.reading.annotation, outcome.reading.report
    raised = [flag.level for flag in report.flags if flag.state == "raised"]
    return IndexEntry(
        title=annotation.title or name,
        href=href,
        statements=len(annotation.statements),
        links=len(annotation.links),
        errors=raised.count("error"),
        warnings=raised.count("warning"),
        notes=raised.count("note"),
        standing=_main_standing(annotation, report),
        rebuilt=True,
        sha256=annotation.source.sha256,
        kinds=tuple(
            Counter(flag.name for flag in report.flags if flag.state == "raised").most_common()
        ),
        said=tuple(
            (each.id, each.role, each.line or 0, each.text) for each in annotation.statements
        ),
    )


def _main_standing(annotation: Annotation, report: Report) -> str:
    """Return the standing of the main conclusion, or nothing where there is none."""
    from argmap.drawing.words import standing_in_short

    main = ArgumentGraph(annotation).main_conclusion()
    state = next((each.state for each in report.standing if main and each.id == main.id), "")
    return (
        f"{standing_in_short(state)}, in a draft that nobody has confirmed"
        if main and main.state == "proposed" and state
        else state
    )
