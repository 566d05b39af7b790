"""Each cell of the table in `docs/interop.md`: a change to an aspect changes the files it says.

An aspect that is in the main file changes it, one in a second file changes only that, and one that
is lost changes no byte. Where an aspect is words, the files that have it have the words. What the
main files mean is read by other programs in `peers/`.
"""

from __future__ import annotations

import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from interop_samples import BODY, TEXT, document, library

import argmap
from argmap.data import to_data
from argmap.exports import FORMATS, form_of
from argmap.interop import aspects as ours
from argmap.interop.exported import exported

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.interop.exported import Exported
    from argmap.model import Annotation, Link, Report, Statement

PAGE = Path(__file__).parents[2] / "docs/interop.md"
BEGIN, END = "<!-- table: begin -->", "<!-- table: end -->"


# The sample with what its statements may have besides, and the words that WORDS looks for.
BODY_OF_ALL = (
    BODY.replace(
        "speaker: the council\n", "speaker: the council\nsourced: log of the harbour master\n"
    )
    .replace(
        "- note: counted by",
        "- label: fewer touches\n- flag: ARG401 who counted?\n- note: counted by",
    )
    .replace('- because: "only"\n- under', "- because: a figure; likely\n- under")
)


def again(subject: Exported, annotation: Annotation, report: Report | None = None) -> Exported:
    report = report or subject.report
    return exported(annotation, report, to_data(annotation, report), name=subject.name)


def with_statement(name: str, **changes: object) -> Callable[[Exported], Exported]:
    def change(subject: Exported) -> Exported:
        annotation = subject.annotation

        def one(each: Statement) -> Statement:
            return replace(each, **changes) if each.id == name else each  # type: ignore[arg-type]

        return again(
            subject, replace(annotation, statements=tuple(map(one, annotation.statements)))
        )

    return change


def with_link(start: str, **changes: object) -> Callable[[Exported], Exported]:
    def change(subject: Exported) -> Exported:
        annotation = subject.annotation

        def one(each: Link) -> Link:
            return replace(each, **changes) if each.id.startswith(start) else each  # type: ignore[arg-type]

        return again(subject, replace(annotation, links=tuple(map(one, annotation.links))))

    return change


def from_body(old: str, new: str, *, text: str = TEXT) -> Callable[[Exported], Exported]:
    """Return a change of the annotation's own text; the flags stay as they were."""

    def change(subject: Exported) -> Exported:
        assert old in BODY_OF_ALL
        annotation = document(BODY_OF_ALL.replace(old, new), text).annotation
        return again(subject, annotation)

    return change


def of_document(**values: tuple[str, str]) -> Callable[[Exported], Exported]:
    """Return a change of a value of the whole document, and of all statements that have it."""

    def change(subject: Exported) -> Exported:
        annotation = subject.annotation
        for name, (old, new) in values.items():
            now: dict[str, Any] = {name: new}
            said = [
                replace(each, **now) if getattr(each, name, None) == old else each
                for each in annotation.statements
            ]
            annotation = replace(annotation, statements=tuple(said))
            if name != "section":
                now = {name: getattr(annotation, name).replace(old, new)}
                annotation = replace(annotation, **now)
        return again(subject, annotation)

    return change


def without_flags(subject: Exported) -> Exported:
    return again(subject, subject.annotation, argmap.Report())


def without_repeats(subject: Exported) -> Exported:
    """Return the document with the same statements, of which none occurs again."""
    source = replace(subject.annotation.source, asides=())
    once = tuple(replace(each, also_lines=()) for each in subject.annotation.statements)
    return again(subject, replace(subject.annotation, source=source, statements=once))


# For each aspect a document that differs from the sample in nothing else.
CHANGES: dict[str, Callable[[Exported], Exported]] = {
    ours.STATEMENTS: from_body(
        "Every touch was",
        "Every crash was",
        text=TEXT.replace("Every touch was", "Every crash was"),
    ),
    ours.IMPLICIT: with_statement("log-complete", text="Nobody ever forgot.", label="Forgot"),
    ours.SPANS: with_statement("lamps-work", parts=((170, 200),), start=170, end=200, line=5),
    ours.ROLES: with_statement("dear-lamps", role="evidence"),
    ours.SPEAKERS: with_statement("as-dark-as-ever", speaker="a sailor"),
    ours.SUPPORTS: from_body("pilots said.\n- supports: lamps-work\n", "pilots said.\n"),
    ours.ATTACKS: from_body(
        "- attacks: lamps-work\n  - scheme: position to know", "- attacks: dear-lamps"
    ),
    ours.LINKED: from_body("with all-logged, log-complete", "with all-logged"),
    ours.UNDERCUTS: from_body(
        '- undercuts?: fewer-touches -> lamps-work\n  - because: rebuttal cue "only"\n', ""
    ),
    ours.SCHEMES: with_link("fewer-touches", scheme="sign"),
    ours.FLAGS: without_flags,
    ours.NOTES: with_statement("fewer-touches", notes=("another note",)),
    ours.STATE: with_statement("only-by-day", state="accepted"),
    ours.OCCURRENCES: without_repeats,
    ours.CAPTIONS: with_statement("fewer-touches", label="another caption"),
    ours.REASONS: with_statement("only-by-day", because="another reason"),
    ours.SECTIONS: of_document(section=("What the lamps did", "What the light did")),
    ours.TITLE: of_document(title=("Lamps", "Piers")),
    ours.SPEAKER: of_document(speaker=("the council", "the mayor")),
    ours.FRONT: of_document(sourced=("log of the harbour master", "diary of the clerk")),
}


# Words of the sample that a file has if it has the aspect, and those of the changed document.
WORDS: dict[str, tuple[str, str]] = {
    ours.STATEMENTS: ("Every touch was", "Every crash was"),
    ours.IMPLICIT: ("Nobody forgot to", "Nobody ever forgot"),
    ours.SPEAKERS: ("guild", "a sailor"),
    ours.SCHEMES: ("correlation to cause", "sign"),
    ours.FLAGS: ("ARG401", ""),
    ours.NOTES: ("counted by the harbour", "another note"),
    ours.CAPTIONS: ("fewer touches", "another caption"),
    ours.REASONS: ("a figure; likely", "another reason"),
    ours.SECTIONS: ("What the lamps did", "What the light did"),
    ours.TITLE: ("Lamps", "Piers"),
    ours.SPEAKER: ("the council", "the mayor"),
    ours.FRONT: ("log of the harbour master", "diary of the clerk"),
}


def words_in(content: bytes) -> str:
    """Return what a file says in words: of an archive all its parts, entities and escapes read."""
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"".join(archive.read(each) for each in archive.namelist())
    text = content.decode().replace("\\", "")
    return " ".join(unescape(re.sub("<[^>]*>", " ", text) + text).split()).casefold()


def names_with(form: ours.Format, subject: Exported, aspect: str, *fates: str) -> list[str]:
    """Return what a document has of an aspect, if one of these is what becomes of it."""
    special = form.exceptions(subject) if form.exceptions else lambda _, __: None
    return [
        name
        for name in ours.present(subject)[aspect]
        if (special(aspect, name) or form.fate(aspect)) in fates
    ]


@pytest.mark.parametrize("aspect", ours.ASPECTS)
@pytest.mark.parametrize("name", FORMATS)
def test_what_a_format_keeps_changes_with_it_and_what_it_loses_does_not(
    name: str, aspect: str
) -> None:
    subject, form = document(BODY_OF_ALL), form_of(name)
    changed = CHANGES[aspect](subject)
    before, after = form.write(subject), form.write(changed)
    main, *others = form.files
    main_changed = before[main] != after[main]
    others_changed = any(before[each] != after[each] for each in others)
    expected = {
        ours.KEPT: main_changed,
        ours.ALTERED: main_changed,
        ours.SIDE: others_changed and not main_changed,
        ours.LOST: not main_changed and not others_changed,
    }
    assert expected[form.fate(aspect)], (main_changed, others_changed)
    fate = form.fate(aspect)
    if aspect in WORDS and (fate in (ours.KEPT, ours.SIDE)):
        files = [main] if fate == ours.KEPT else others
        old, new = (" ".join(words_in(each[end]) for end in files) for each in (before, after))
        first, second = (each.casefold() for each in WORDS[aspect])
        assert first in old
        assert second in new
        if aspect not in (ours.SPEAKERS, ours.SCHEMES):  # these words are elsewhere too
            assert old.count(first) > new.count(first)


@pytest.mark.parametrize("make", [lambda: document(BODY_OF_ALL), library])
@pytest.mark.parametrize("name", FORMATS)
def test_all_that_is_lost_or_altered_is_named(name: str, make: Callable[[], Exported]) -> None:
    subject, form = make(), form_of(name)
    said = list(ours.remarks(subject, form))
    for fate, words in ((ours.LOST, "cannot express"), (ours.ALTERED, "in another form")):
        for aspect in ours.ASPECTS:
            names = names_with(form, subject, aspect, fate)
            lines = [each for each in said if words in each and f" {aspect}" in each]
            for each in names:
                assert any(f" {each}" in line for line in lines), (aspect, each)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_document_gives_the_same_bytes(name: str) -> None:
    form = form_of(name)
    assert form.write(document()) == form.write(document())
    assert tuple(form.write(document())) == form.files


@pytest.mark.parametrize("name", FORMATS)
def test_an_annotation_without_statements_can_be_exported(name: str) -> None:
    subject = document("---\nargmap: 1\nsource: x.txt\n---\n", "Nothing.\n")
    files = form_of(name).write(subject)
    assert tuple(files) == form_of(name).files
    assert b"\0" not in (files[next(iter(files))] if name != "docx" else b"")
    for end, content in files.items():
        if end.endswith((".json", ".jsonld")):
            json.loads(content)
        elif end.endswith((".graphml", ".gexf", ".svg")):
            ET.fromstring(content)  # noqa: S314  # our own


def table() -> str:
    """Return the table of the page: a row per aspect, a column per format."""
    forms = [form_of(name) for name in FORMATS]
    rows = [
        f"| | {' | '.join(FORMATS)} |",
        f"| --- |{' --- |' * len(FORMATS)}",
        *(
            f"| {aspect} | {' | '.join(form.fate(aspect) for form in forms)} |"
            for aspect in ours.ASPECTS
        ),
    ]
    return "\n".join(rows)


def test_the_table_in_the_documentation_is_that_of_the_formats(
    request: pytest.FixtureRequest,
) -> None:
    page = PAGE.read_text("utf-8")
    before, _, rest = page.partition(BEGIN)
    wanted = f"{before}{BEGIN}\n{table()}\n{END}{rest.partition(END)[2]}"
    if request.config.getoption("--update"):
        PAGE.write_text(wanted, "utf-8")
    assert PAGE.read_text("utf-8") == wanted
