"""Two people's versions merged: nothing lost, and a conflict only where both changed one thing."""

from __future__ import annotations

import random
import re

import pytest

from argmap.annotation.edit.blocks import blocks_of
from argmap.annotation.edit.three_way import MergedVersions, Version, merge_versions
from argmap.annotation.read.loading import read_outline
from argmap.model import AnnotationError

BASE = """---
argmap: 1
source: toll.txt
title: The toll
---

# Money

<!-- Ask the harbour office about this. -->
## paid-off evidence?
> The quay was paid off
> in 2021.
- because: evidence “2021”; likely
- supports?: toll-should-go with meant-for-quay
  - because: “follows”; likely
- note: first note

## meant-for-quay evidence
> The toll was meant to pay for the quay.

# Call

## toll-should-go conclusion
> It follows that the toll should go.
- label: the toll should go

## family-pays evidence
> A family pays 1,900 crowns a year.
- supports: toll-should-go
"""


def merged(ours: str, theirs: str, base: str = BASE) -> MergedVersions:
    return merge_versions(Version("base", base), Version("anna", ours), Version("ben", theirs))


def edited(*pairs: tuple[str, str]) -> str:
    text = BASE
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


def test_blocks_joined_are_the_file_byte_for_byte() -> None:
    for text in (BASE, BASE.rstrip(), BASE.replace("\n", "\r\n"), BASE.replace("\n\n", "\n\n\n")):
        assert blocks_of(text, read_outline(text)).whole() == text


def test_one_version_that_did_not_change_gives_the_other() -> None:
    ours = edited(("## family-pays evidence", "## family-pays claim"), ("first note", "a note"))
    assert merged(ours, BASE).text == ours
    assert merged(BASE, ours).text == ours
    assert merged(ours, ours).text == ours
    assert merged(ours, BASE).conflicts == ()


def test_changes_to_different_things_of_one_statement_are_no_conflict() -> None:
    ours = edited(("## paid-off evidence?", "## paid-off evidence"))
    theirs = edited(
        ("> in 2021.", "> in 2021, at last."),
        ("- note: first note", "- note: first note\n- note: second note"),
        ("  - because: “follows”; likely", "  - because: “follows”; likely\n  - flag: ARG202 why?"),
    )
    found = merged(ours, theirs)
    assert found.conflicts == ()
    assert found.text == theirs.replace("## paid-off evidence?", "## paid-off evidence")


def test_the_same_change_by_both_is_made_once() -> None:
    both = ("## family-pays evidence", "## family-pays claim")
    found = merged(edited(both), edited(both, ("first note", "a note")))
    assert found.text == edited(both, ("first note", "a note"))


def test_two_roles_for_one_statement_are_a_conflict_with_both_versions_and_their_lines() -> None:
    ours = edited(("## family-pays evidence", "## family-pays claim"))
    theirs = edited(
        ("## family-pays evidence", "## family-pays rebuttal"), ("title: The", "title: A")
    )
    found = merged(ours, theirs)
    (conflict,) = found.conflicts
    line = ours.splitlines().index("## family-pays claim") + 1
    assert conflict.ours == (line, "## family-pays claim")
    assert conflict.theirs == (line, "## family-pays rebuttal")
    assert f"<<<<<<< anna line {line}\n## family-pays claim\n=======\n" in found.text
    assert f"## family-pays rebuttal\n>>>>>>> ben line {line}\n" in found.text
    assert "title: A toll" in found.text
    with pytest.raises(AnnotationError, match="unresolved merge conflict"):
        read_outline(found.text)


def test_accepting_a_role_and_changing_it_is_a_conflict() -> None:
    ours = edited(("## paid-off evidence?", "## paid-off evidence"))
    theirs = edited(("## paid-off evidence?", "## paid-off claim"))
    assert len(merged(ours, theirs).conflicts) == 1


def test_a_renamed_statement_keeps_what_the_other_says_of_it() -> None:
    ours = BASE.replace("toll-should-go", "end-the-toll")
    theirs = edited(
        ("- supports: toll-should-go\n", "- attacks: toll-should-go\n"),
        ("## toll-should-go conclusion", "## toll-should-go claim"),
    )
    found = merged(ours, theirs)
    assert found.conflicts == ()
    assert found.text == theirs.replace("toll-should-go", "end-the-toll")
    assert merged(theirs, ours).text == found.text


def test_a_deleted_statement_that_the_other_changed_or_needs_is_a_conflict() -> None:
    block = BASE[BASE.index("## family-pays") :]
    without = BASE.replace(block, "")
    assert merged(without, BASE).text == without
    assert len(merged(without, edited(("1,900", "1,901"))).conflicts) == 1
    needs = edited(("pay for the quay.\n", "pay for the quay.\n- attacks: family-pays\n"))
    assert len(merged(without, needs).conflicts) == 1
    assert len(merged(needs, without).conflicts) == 1


def test_new_statements_with_one_id_and_other_words_are_both_kept_and_named() -> None:
    ours = f"{BASE}\n## new claim\n> Anna's words.\n"
    theirs = f"{BASE}\n## new claim\n> Ben's words.\n- supports: toll-should-go\n"
    found = merged(ours, theirs)
    assert found.conflicts == ()
    assert "## new claim\n> Anna's words." in found.text
    assert "## new-2 claim\n> Ben's words.\n- supports: toll-should-go" in found.text
    assert found.messages == (
        "anna and ben each added a statement “new”; that of ben is now “new-2”",
    )


def test_a_statement_that_both_added_under_two_ids_is_one() -> None:
    ours = f"{BASE}\n## old-debt claim\n> The debt is old.\n"
    theirs = f"{BASE}\n## debt claim\n> The debt is  old.\n- note: from the budget\n"
    found = merged(ours, theirs)
    assert found.text.count("The debt is") == 1
    assert "- note: from the budget" in found.text


def test_without_a_common_version_both_are_united() -> None:
    found = merged(BASE, BASE.replace("first", "1st"), base="")
    assert found.text.count("## paid-off") == 1
    assert "- note: first note" in found.text
    assert "- note: 1st note" in found.text


LAST_WORDS = [line for line in BASE.splitlines() if line.startswith("> ") and "paid" not in line]


def _person(text: str, chance: random.Random, mark: str) -> tuple[str, set[str]]:
    """Return a file after a few edits of a person, and the lines that are now theirs."""
    lines = text.splitlines()
    added: set[str] = set()
    for number in range(chance.randint(1, 6)):
        at = chance.randrange(5, len(lines))
        headings = [place for place, line in enumerate(lines) if line.startswith("## ")]
        kind = chance.randrange(6)
        if kind == 0:
            place = chance.choice(headings)
            lines[place] = re.sub(
                r" \S+$", f" {chance.choice(['claim', 'rebuttal'])}", lines[place]
            )
        elif kind == 1:
            lines.insert(at, f"<!-- {mark} {number} -->")
        elif kind == 2:
            below = [place + 1 for place, line in enumerate(lines) if line in LAST_WORDS]
            lines.insert(chance.choice(below), f"- note: {mark} {number}")
        elif kind == 3:
            lines += [
                "",
                f"## {mark}-{number} claim",
                f"= {mark} says {number}",
                "- supports: toll-should-go",
            ]
        elif kind == 4:
            lines = [line for line in lines if line != "- note: first note"]
        else:
            lines = [
                line.replace("the toll should go", f"go, toll {mark}") if "label" in line else line
                for line in lines
            ]
    added = set(lines) - set(text.splitlines())
    return "\n".join(lines) + "\n", added


@pytest.mark.parametrize("seed", range(200))
def test_no_line_of_either_is_lost_and_only_what_both_changed_is_a_conflict(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # no secret
    (ours, new), (theirs, also_new) = (_person(BASE, chance, name) for name in ("anna", "ben"))
    found = merged(ours, theirs)
    result = set(found.text.splitlines())
    for line in new | also_new:
        other = re.fullmatch(r"## (\S+) \S+", line)
        is_merged = other is not None and any(each.startswith(f"## {other[1]} ") for each in result)
        assert line in result or is_merged, line
    untouched = set(BASE.splitlines()) & set(ours.splitlines()) & set(theirs.splitlines())
    assert untouched <= result
    both = {
        line
        for line in BASE.splitlines()
        if line not in ours.splitlines() and line not in theirs.splitlines()
    }
    if not both:
        assert found.conflicts == ()
    if not found.conflicts:
        read_outline(found.text)
