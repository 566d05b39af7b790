"""Lines that somebody else changed meanwhile: merged if they are others, refused if the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desk_samples import ANNOTATION, opened

from argmap.annotation.read.loading import read_outline
from argmap.editing.acts import read_acts
from argmap.editing.blocks import hashes
from argmap.editing.correcting import ConflictError, Seen, corrected, lines_known

if TYPE_CHECKING:
    from collections.abc import Mapping

OUTLINE = read_outline(ANNOTATION)
SEEN = Seen(hashes(OUTLINE), lines_known(OUTLINE))
FORGETFUL = Seen(hashes(OUTLINE))  # the lines behind the hashes are no longer known


def after(now: str, *acts: Mapping[str, object], seen: Seen = SEEN) -> str:
    return corrected(opened(now), None, read_acts(list(acts)), seen).text


def replaced(old: str, new: str) -> str:
    assert old in ANNOTATION
    return ANNOTATION.replace(old, new)


ROLE: Mapping[str, object] = {"do": "role", "id": "more-loaves", "role": "claim"}


def test_a_change_of_another_statement_is_kept() -> None:
    now = replaced("## better-bread conclusion", "## better-bread claim")
    assert after(now, ROLE, seen=FORGETFUL) == now.replace(
        "more-loaves evidence", "more-loaves claim"
    )


def test_a_change_of_another_line_of_the_statement_is_kept() -> None:
    now = replaced("- label: more loaves", "- label: many more")
    assert after(now, ROLE) == now.replace("more-loaves evidence", "more-loaves claim")


def test_a_change_of_the_same_line_is_a_conflict_with_both_versions() -> None:
    now = replaced("## more-loaves evidence", "## more-loaves rebuttal")
    with pytest.raises(ConflictError) as caught:
        after(now, ROLE)
    assert caught.value.theirs[0] == "## more-loaves rebuttal"
    assert caught.value.yours[0] == "## more-loaves claim"
    assert caught.value.line == 10


def test_without_the_lines_that_were_seen_any_change_of_the_statement_is_a_conflict() -> None:
    now = replaced("- label: more loaves", "- label: many more")
    with pytest.raises(ConflictError):
        after(now, ROLE, seen=FORGETFUL)


def test_a_statement_that_was_removed_meanwhile_is_a_conflict() -> None:
    start = ANNOTATION.index("## cheap-flour")
    now = ANNOTATION[:start] + ANNOTATION[ANNOTATION.index("## nobody-counted") :]
    with pytest.raises(ConflictError) as caught:
        after(now, {"do": "accept", "id": "cheap-flour"})
    assert caught.value.theirs == ()
    assert caught.value.yours[0] == "## cheap-flour claim"


def test_what_an_earlier_act_of_the_same_request_changed_is_no_conflict() -> None:
    second = {"do": "label", "id": "more-loaves", "label": "x"}
    text = after(ANNOTATION, ROLE, second, seen=FORGETFUL)
    assert "## more-loaves claim" in text
    assert "- label: x" in text


def test_a_new_link_meets_nothing_that_was_changed() -> None:
    now = replaced("- label: more loaves", "- label: many more")
    act = {"do": "link", "source": "more-loaves", "target": "cheap-flour", "type": "attack"}
    assert "- attacks: cheap-flour" in after(now, act, seen=FORGETFUL)
