"""Every case of a merge: what the last draft, the person and the new draft say, and the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.annotation.edit.merge import Merged, merge
from argmap.model import AnnotationError
from argmap.source import read_text

if TYPE_CHECKING:
    from argmap.annotation.edit.memory import Entries

TEXT = """The programme has brought results.
In 2023 there were 312 accidents, in 2024 only 156,
a fall by half.
All this is the direct result of the safety programme.
The figures cover only the pilot sites.
The auditors say “the programme has failed”.
"""
HEAD = "---\nargmap: 1\nsource: statement.txt\n---\n\n"
FALL = "## fall evidence?\n> a fall by half\n- because: half\n- supports?: direct\n  - because: next to it\n"
DIRECT = "\n## direct conclusion?\n> All this is the direct result of the safety programme.\n- because: All this\n"
PILOT = "\n## pilot rebuttal?\n> The figures cover only the pilot sites.\n- because: only\n"
BASE = HEAD + FALL + DIRECT


def merged(
    mine: str, theirs: str, base: str | None = BASE, rejected: Entries = (), text: str = TEXT
) -> Merged:
    return merge(base, mine, theirs, read_text(text), rejected)


def test_what_the_person_did_not_touch_follows_the_draft() -> None:
    theirs = BASE.replace("direct conclusion?", "direct claim?").replace(
        "because: half", "because: a fall"
    )
    assert merged(BASE, theirs).text == theirs


def test_what_the_person_changed_stays() -> None:
    mine = BASE.replace("direct conclusion?", "direct claim").replace(
        "- because: half", "- because: half\n- note: sure?"
    )
    assert merged(mine, BASE).text == mine


def test_the_same_change_on_both_sides_is_made_once() -> None:
    both = BASE.replace("direct conclusion?", "direct claim?")
    assert merged(both, both).text == both


def test_if_both_changed_differently_mine_stays_with_one_comment() -> None:
    mine = BASE.replace("direct conclusion?", "direct claim?")
    theirs = BASE.replace("direct conclusion?", "direct evidence?")
    result = merged(mine, theirs)
    assert result.text == mine.replace(
        "## direct", "<!-- the draft now says: evidence -->\n## direct"
    )
    assert [note.line for note in result.notes] == [12]
    assert merged(result.text, theirs).text == result.text
    assert merged(result.text, theirs, result.draft).text == result.text


def test_what_the_person_accepted_stays_with_a_comment_about_the_draft() -> None:
    mine = BASE.replace("direct conclusion?", "direct conclusion")
    result = merged(mine, BASE.replace("direct conclusion?", "direct claim?"))
    assert result.text == mine.replace("## direct", "<!-- the draft now says: claim -->\n## direct")


def test_what_the_person_deleted_stays_deleted_and_is_remembered() -> None:
    mine = HEAD + DIRECT.lstrip()
    result = merged(mine, BASE)
    assert result.text == mine
    assert result.rejected == ({"words": "a fall by half", "role": "evidence"},)
    again = merged(mine, BASE, mine, result.rejected)  # a draft without it came between
    assert again.text == mine
    assert again.rejected == result.rejected


def test_what_was_rejected_in_one_role_may_be_proposed_in_another() -> None:
    mine = HEAD + DIRECT.lstrip()
    result = merged(
        mine,
        BASE.replace("fall evidence?", "fall claim?"),
        mine,
        ({"words": "a fall by half", "role": "evidence"},),
    )
    assert "## fall claim?" in result.text


def test_a_deleted_link_stays_deleted_and_is_remembered_by_the_words_of_its_ends() -> None:
    mine = BASE.replace("- supports?: direct\n  - because: next to it\n", "")
    result = merged(mine, BASE)
    assert result.text == mine
    direct = "All this is the direct result of the safety programme."
    assert result.rejected == (
        {"kind": "support", "premises": ["a fall by half"], "conclusion": direct},
    )
    assert merged(mine, BASE, mine, result.rejected).text == mine


def test_an_untouched_proposal_is_removed_with_the_draft() -> None:
    assert merged(BASE + PILOT, BASE, BASE + PILOT).text == BASE
    assert merged(BASE, HEAD + DIRECT.lstrip()).text == HEAD + DIRECT.lstrip()


@pytest.mark.parametrize(
    "change",
    [
        ("rebuttal?", "rebuttal"),
        ("- because: only", "- because: only\n- note: mine"),
        ("## pilot", "## pilots"),
    ],
)
def test_what_the_person_accepted_or_edited_stays_without_the_draft(
    change: tuple[str, str],
) -> None:
    mine = BASE + PILOT.replace(*change)
    result = merged(mine, BASE, BASE + PILOT)
    assert (
        result.text
        == BASE + "\n<!-- the draft no longer proposes this statement -->" + PILOT.replace(*change)
    )
    assert merged(result.text, BASE, BASE + PILOT).text == result.text


def test_new_links_of_the_draft_use_the_id_that_the_person_chose() -> None:
    mine = BASE.replace("direct", "my-result").replace("my-result result", "direct result")
    theirs = BASE + PILOT + "- undercuts?: fall -> direct\n  - because: only\n"
    result = merged(mine, theirs)
    assert result.text == mine + PILOT + "- undercuts?: fall -> my-result\n  - because: only\n"
    assert "## my-result conclusion?" in result.draft


def test_an_id_that_the_person_uses_for_something_else_is_not_used_again() -> None:
    mine = BASE + "\n## pilot claim\n> The programme has brought results.\n"
    assert "\n## pilot-2 rebuttal?\n" in merged(mine, BASE + PILOT).text


def test_a_new_statement_follows_the_one_before_it_in_the_text() -> None:
    by_hand = "\n## failed claim\n> the programme has failed\n- by: the auditors\n"
    mine = BASE + by_hand
    assert merged(mine, BASE + PILOT).text == BASE + PILOT + by_hand
    first = "## results claim?\n> The programme has brought results.\n- because: x\n\n"
    assert merged(mine, HEAD + first + FALL + DIRECT).text == HEAD + first + FALL + DIRECT + by_hand


def test_what_the_person_wrote_by_hand_is_not_proposed_again() -> None:
    mine = BASE + "\n## sites claim\n> The figures cover only the pilot sites.\n"
    assert merged(mine, BASE + PILOT).text == mine.replace(
        "## sites", "<!-- the draft now says: rebuttal -->\n## sites"
    )


def test_a_statement_that_the_person_cut_shorter_is_the_same_statement() -> None:
    mine = BASE.replace(
        "> All this is the direct result of the safety programme.",
        "> the direct result of the safety programme",
    )
    assert merged(mine, BASE).text == mine


def test_a_statement_that_a_persons_link_needs_stays() -> None:
    mine = (
        BASE
        + PILOT
        + "\n## results claim\n> The programme has brought results.\n- supports: pilot\n"
    )
    assert "## pilot rebuttal?" in merged(mine, BASE, BASE + PILOT).text


def test_a_persons_attack_is_not_joined_by_a_proposed_support() -> None:
    base = BASE.replace("- supports?: direct\n  - because: next to it\n", "")
    mine = base.replace("- because: half\n", "- because: half\n- attacks: direct\n")
    result = merged(mine, BASE, base)
    assert result.text == mine.replace(
        "- attacks", "<!-- the draft now says: supports: direct -->\n- attacks"
    )


def test_a_persons_undercut_still_names_one_link() -> None:
    base = HEAD + FALL.partition("- supports")[0] + DIRECT + PILOT
    mine = base.replace("- because: half\n", "- because: half\n- supports: direct with pilot\n")
    mine += (
        "\n## results claim\n> The programme has brought results.\n- undercuts: fall -> direct\n"
    )
    assert merged(mine, BASE + PILOT, base).text == mine


def test_a_comment_stays_with_the_line_that_it_touches() -> None:
    mine = BASE.replace("\n## direct", "<!-- of the fall -->\n\n<!-- of the result -->\n## direct")
    new = "## results claim?\n> In 2023 there were 312 accidents, in 2024 only 156\n- because: x\n- supports?: direct\n  - because: y\n\n"
    text = merged(mine, HEAD + new + FALL + "- attacks?: results\n  - because: z\n" + DIRECT).text
    assert "  - because: next to it\n<!-- of the fall -->\n\n- attacks?: results\n" in text
    assert "<!-- of the result -->\n## direct" in text


def test_a_proposal_below_a_persons_comment_is_not_removed() -> None:
    mine = BASE + PILOT.replace("## pilot", "<!-- ask about this -->\n## pilot")
    assert (
        "<!-- ask about this -->\n<!-- the draft no longer" in merged(mine, BASE, BASE + PILOT).text
    )


def test_without_a_base_everything_counts_as_the_persons() -> None:
    theirs = BASE.replace("direct conclusion?", "direct claim?") + PILOT
    result = merged(BASE, theirs, None)
    assert (
        result.text
        == BASE.replace("## direct", "<!-- the draft now says: claim -->\n## direct") + PILOT
    )
    assert merged(BASE, HEAD + PILOT.lstrip(), None).text == BASE + PILOT


def test_an_empty_annotation_takes_the_whole_draft_with_its_sections() -> None:
    theirs = HEAD + FALL + "\n# Results\n" + DIRECT
    assert merged(HEAD.rstrip() + "\n", theirs, None).text == theirs


def test_a_quote_that_lost_its_place_is_merged_by_its_words() -> None:
    text = TEXT.replace("the safety programme", "something else entirely, as it turned out")
    theirs = HEAD + FALL.partition("- supports")[0]
    assert merged(BASE, theirs, text=text).text == theirs
    mine = BASE.replace("direct conclusion?", "direct conclusion").replace("supports?", "supports")
    assert (
        "## direct conclusion\n> All this is the direct result"
        in merged(mine, theirs, text=text).text
    )


def test_a_file_with_an_error_is_refused() -> None:
    with pytest.raises(AnnotationError, match="unknown role"):
        merged(BASE.replace("evidence", "evidnce"), BASE)
