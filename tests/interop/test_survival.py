"""Each cell of the table in `docs/interop.md`: a change to an aspect changes the files it says.

An aspect that is in the main file changes it, one in a second file changes only that, and one that
is lost changes no byte. What the main files say is read by other programs in `peers/`.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from interop_samples import BODY, TEXT, document

import argmap
from argmap.data import to_data
from argmap.exports import FORMATS, form_of
from argmap.interop import exported as ours

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.interop.exported import Exported
    from argmap.model import Annotation, Link, Report, Statement

PAGE = Path(__file__).parents[2] / "docs/interop.md"
BEGIN, END = "<!-- table: begin -->", "<!-- table: end -->"


def again(subject: Exported, annotation: Annotation, report: Report | None = None) -> Exported:
    report = report or subject.report
    return ours.exported(annotation, report, to_data(annotation, report), name=subject.name)


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
        assert old in BODY
        annotation = document(BODY.replace(old, new), text).annotation
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
}


@pytest.mark.parametrize("aspect", ours.ASPECTS)
@pytest.mark.parametrize("name", FORMATS)
def test_what_a_format_keeps_changes_with_it_and_what_it_loses_does_not(
    name: str, aspect: str
) -> None:
    subject, form = document(), form_of(name)
    before, after = form.write(subject), form.write(CHANGES[aspect](subject))
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


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_document_gives_the_same_bytes(name: str) -> None:
    form = form_of(name)
    assert form.write(document()) == form.write(document())
    assert tuple(form.write(document())) == form.files


@pytest.mark.parametrize("name", FORMATS)
def test_an_annotation_without_statements_can_be_exported(name: str) -> None:
    subject = document("---\nargmap: 1\nsource: x.txt\n---\n", "Nothing.\n")
    assert all(form_of(name).write(subject)[each] or each for each in form_of(name).files)


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
