"""Export, then import: the same annotation, for all that the format can carry."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from interop_samples import document, library

import argmap
from argmap.data import title_of
from argmap.exports import form_of
from argmap.interop import aspects as of
from argmap.interop.incoming import Incoming
from argmap.interop.readers import reader_of
from argmap.interop.settle import Settled, settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.interop.exported import Exported
    from argmap.model import Annotation, Link, Statement

BOTH_WAYS = ("aif", "xaif", "argdown", "brat", "web-annotation", "csv", "docx")
EXAMPLES = int(os.environ.get("ARGMAP_EXAMPLES", "25"))
# What a second file has is carried too: the reader takes it from there.
CARRIED = (of.KEPT, of.SIDE, of.ALTERED)


def back(subject: Exported, name: str) -> Settled:
    """Return the annotation that is read from what a document was exported to."""
    files = form_of(name).write(subject)
    named = {subject.name + end if end[0] == "." else end: data for end, data in files.items()}
    if name == "web-annotation":
        named[f"{subject.name}.txt"] = subject.text.encode()
    main = subject.name + form_of(name).files[0]
    return settle(reader_of(name).read(Incoming(main, named[main], named.get)), subject.name)


def carried(annotation: Annotation, name: str) -> tuple[set[Any], set[Any], tuple[Any, ...]]:
    """Return what a format can carry of an annotation: statements, links, and the document."""
    keeps = {aspect for aspect in of.ASPECTS if form_of(name).fate(aspect) in CARRIED}
    said = [each for each in annotation.statements if not each.implicit or of.IMPLICIT in keeps]
    kept = {each.id for each in said}
    links: dict[str, tuple[Any, ...]] = {}
    for kinds in (("support", "attack"), ("undercut",)):
        for link in annotation.links:
            premises = frozenset(link.premises) & kept
            end = links.get(link.conclusion, ())[:3] if link.kind == "undercut" else link.conclusion
            if (
                link.kind in kinds
                and premises
                and (end in kept or (link.kind == "undercut" and end))
            ):
                links[link.id] = (premises, end, link.kind, *_of_holder(link), link.scheme)
    statements = {
        (
            each.id, each.role, " ".join(each.text.split()), each.speaker, each.reported,
            each.implicit, each.label, each.section if of.SECTIONS in keeps else None,
            *_of_holder(each),
        )
        for each in said
    }  # fmt: skip
    whole = (
        title_of(annotation) if of.TITLE in keeps else "",
        annotation.speaker if _has_speaker(said, name) else "",
        (annotation.tags, annotation.sourced, annotation.translated) if of.FRONT in keeps else (),
    )
    return statements, set(links.values()), whole


def _has_speaker(said: list[Statement], name: str) -> bool:
    """Return whether a format has the speaker: some have it with the speaker's statements only."""
    with_statements = name in ("brat", "web-annotation", "csv")
    return not with_statements or any(not each.reported for each in said)


def differences(subject: Exported, name: str) -> list[object]:
    """Return what is not the same after export and import."""
    before, after = carried(subject.annotation, name), carried(back(subject, name).annotation, name)
    found: list[object] = [before[0] ^ after[0], before[1] ^ after[1]]
    return [each for each in found if each] + (
        [before[2], after[2]] if before[2] != after[2] else []
    )


def _of_holder(each: Statement | Link) -> tuple[Any, ...]:
    marks = [tuple((mark.code, mark.reason) for mark in own) for own in (each.answers, each.flags)]
    return (each.state, each.because, each.notes, *marks)


@pytest.mark.parametrize("make", [document, library])
@pytest.mark.parametrize("name", BOTH_WAYS)
def test_a_document_with_everything_comes_back(name: str, make: Callable[[], Exported]) -> None:
    subject = make()
    assert not differences(subject, name)
    assert back(subject, name).remarks == []


WORDS = st.sampled_from(
    "the pier lamps were lit “dark” (1) [x] {y} a:b #tag @now *it* <b> & _so_ 50 % 3.5 =SUM +1 -2 "
    "é 🛥 שלום 日本 … – ' \" \\ / // -- ---- | ; ~ ^ http://x.org/?a=1&b=2 • -> <- $x$".split()
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
LINES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
NOTES = st.lists(LINES, max_size=2).map(tuple)
REASONS = st.one_of(st.none(), LINES)


@st.composite
def documents(draw: st.DrawFn) -> Exported:
    """Return a document of some statements with anything that a person can write of them."""
    sentences = draw(st.lists(SENTENCES, min_size=2, max_size=5))
    lines = [f"n{number} {words} ends{number}" for number, words in enumerate(sentences)]
    text = "\n".join(lines) + "\n"
    body = ["---", "argmap: 1", "source: x.txt"]
    if draw(st.booleans()):
        body += [f"title: {draw(LINES)}", f"speaker: speaker {draw(LINES)}"]
    source = argmap.read_text(text, path="x.txt", keep=[f"lines 1-{len(lines)}"])
    body += [f"keep: lines 1-{len(lines)}", "---"]
    for number, words in enumerate(lines):
        implicit = number and draw(st.booleans()) and draw(st.booleans())
        role = draw(st.sampled_from(["claim", "evidence", "conclusion", "rebuttal"]))
        asked = draw(st.sampled_from(["", "?"]))
        body += ["", f"## s{number} {role}{asked}", f"{'=' if implicit else '>'} {words}"]
        body += _properties(draw, "- ")
        if draw(st.booleans()):
            body.append(f"- by: someone {draw(LINES)}")
        if draw(st.booleans()):
            body.append(f"- label: label {draw(LINES)}")
        if number:
            kind = draw(st.sampled_from(["supports", "attacks"]))
            body += [f"- {kind}: s0", *_properties(draw, "  - ")]
            if draw(st.booleans()):
                body.append(f"  - scheme: {draw(st.sampled_from(['sign', 'analogy']))}")
        if number > 1 and draw(st.booleans()):
            body += [f"- undercuts: s{number - 1} -> s0", *_properties(draw, "  - ")]
    return document("\n".join(body) + "\n", source.text, name="x")


def _properties(draw: st.DrawFn, indent: str) -> list[str]:
    found = [f"{indent}note: {note}" for note in draw(NOTES)]
    if because := draw(REASONS):
        found.append(f"{indent}because: {because}")
    if draw(st.booleans()):
        found.append(f"{indent}answer: ARG{draw(st.sampled_from([401, 501]))} {draw(LINES)}")
    if draw(st.booleans()):
        found.append(f"{indent}flag: ARG{draw(st.sampled_from([402, 502]))} {draw(LINES)}")
    return found


@pytest.mark.parametrize("name", BOTH_WAYS)
def test_what_a_format_can_carry_comes_back(name: str) -> None:
    @given(documents())
    @settings(
        max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    def check(subject: Exported) -> None:
        assert not differences(subject, name)

    check()
