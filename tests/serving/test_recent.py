"""Steps that a save took back before anybody could have seen them are made again; others are not."""

from __future__ import annotations

import pytest
from server_samples import ANNOTATION, TEXT

from argmap.annotation.read.loading import AnnotationFile, read_outline
from argmap.editing.patches import to_patch
from argmap.serving import recent
from argmap.source import read_text

FIRST = ANNOTATION.replace("bread conclusion", "bread claim")
SECOND = FIRST.replace("cheap-flour claim?", "cheap-flour claim")
EDITED = ANNOTATION + "<!-- of an editor -->\n"


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stop the clock, so that a busy machine makes no second of a moment."""
    monkeypatch.setattr(recent, "now", lambda: 100.0)


def opened(text: str) -> AnnotationFile:
    source = read_text(TEXT, path="bakery.txt")
    return AnnotationFile("x.argmap.md", text.encode(), text, read_outline(text), source)


def steps() -> recent.Recent:
    found = recent.Recent()
    found.add(to_patch(ANNOTATION, FIRST))
    found.add(to_patch(FIRST, SECOND))
    return found


def test_steps_that_a_stale_save_lacks_are_made_again() -> None:
    assert steps().mended(opened(EDITED)).text == SECOND + "<!-- of an editor -->\n"


def test_only_the_last_step_may_be_lacking() -> None:
    found = steps().mended(opened(FIRST + "<!-- x -->\n"))
    assert found.text == SECOND + "<!-- x -->\n"


def test_what_is_there_is_left_alone() -> None:
    assert not steps().mended(opened(SECOND)).patch
    elsewhere = SECOND.replace("cheap-flour claim", "cheap-flour evidence")
    assert not steps().mended(opened(elsewhere)).patch


def test_a_step_and_its_undoing_leave_nothing_to_mend() -> None:
    found = recent.Recent()
    found.add(to_patch(ANNOTATION, FIRST))
    found.add(to_patch(FIRST, ANNOTATION))
    assert not found.mended(opened(ANNOTATION)).patch


def test_after_a_second_a_step_that_was_taken_back_stays_taken_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = steps()
    monkeypatch.setattr(recent, "now", lambda: 102.0)
    assert not found.mended(opened(EDITED)).patch
