"""One weakness, one finding: what two rules could say, one of them says."""

from __future__ import annotations

from flag_examples import annotated

from argmap.flags import check

GROUP = """\
## fewer evidence
> There were 312 accidents in May and 156 in June.
- supports: safer with all-reported

## all-reported claim
= Every accident was reported in both months.

## safer conclusion
> The road is safer.
"""
TWO_BARE = """\
## a claim
> Ours is small.
- supports: c with b

## b claim
> Small ones close.

## c conclusion
> Ours must close.
"""


def test_a_bare_member_of_a_group_is_flagged_once_and_on_the_link() -> None:
    flags = [flag for flag in check(annotated(GROUP)).flags if flag.code in {"ARG102", "ARG108"}]

    assert [flag.id for flag in flags] == ["ARG108:fewer+all-reported -> safer"]
    assert (
        flags[0].lacks == "The step needs “Every accident was reported in both months”. "
        "The text leaves it to the reader."
    )
    assert flags[0].level == "note"
    assert (
        flags[0].why == "Linked premises support only together. "
        "Without it the main conclusion loses its support."
    )


def test_a_claim_that_also_carries_a_step_alone_is_flagged_for_that_step() -> None:
    more = "## trust conclusion\n> We can trust the register.\n"
    body = GROUP.replace("both months.\n", "both months.\n- supports: trust\n") + more
    flags = {
        flag.code: flag.says
        for flag in check(annotated(body)).flags
        if flag.code in {"ARG102", "ARG108"}
    }

    assert set(flags) == {"ARG102", "ARG108"}
    assert "“We can trust the register”" in flags["ARG102"]


def test_two_bare_members_are_both_named() -> None:
    (flag,) = (flag for flag in check(annotated(TWO_BARE)).flags if flag.code == "ARG108")

    assert (
        flag.lacks
        == "The text gives no reason and no figure for “Ours is small” and “Small ones close”."
    )
