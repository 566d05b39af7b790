"""Steps that are read by their words: what their flags say, and when there is none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flag_examples import annotated

from argmap.flags import check
from argmap.model import Flag
from argmap.source import read_text

STEP = """\
## fewer evidence
> Thefts from vans fell from 84 to 31 in the year after the lockers were fitted.
- supports: earned

## earned conclusion
> The lockers have earned their keep.
"""


def flags_of(body: str, text: str = "") -> list[Flag]:
    return [flag for flag in check(annotated(body, text)).flags if flag.link]


def test_a_flag_says_what_both_ends_are_what_decided_and_what_is_not_given() -> None:
    (flag,) = flags_of(STEP)

    assert flag.code == "ARG202"
    assert flag.says.startswith(
        "“The lockers have earned their keep” says that something works, has failed or is the "
        "cause. The reason given, “Thefts from vans fell from 84 to 31 in the year after the "
        "lockers were fitted”, shows a change and not what caused it. The words that decided: “"
    )
    assert flag.lacks == (
        "The text does not say what happened elsewhere or without it, how the one led to the "
        "other, or why nothing else explains it."
    )


def test_it_is_only_proposed_until_a_person_confirms_it() -> None:
    (flag,) = flags_of(STEP)
    confirmed = STEP.replace("earned\n", "earned\n  - flag: ARG202 the ring was caught\n", 1)

    assert flag.state == "proposed"
    assert [each.state for each in flags_of(confirmed)] == ["raised"]


def test_a_conclusion_of_the_other_side_is_not_blamed_for_what_is_not_quoted() -> None:
    (flag,) = flags_of(STEP.replace("keep.\n", "keep.\n- by: the maker\n"))

    assert flag.lacks.startswith("Not enough of it is quoted to see what happened elsewhere")


def test_a_flag_lists_what_was_looked_for_with_the_line_where_it_may_be() -> None:
    words = " ".join(line[2:] for line in STEP.splitlines() if line.startswith("> "))
    (flag,) = flags_of(STEP, f"{words}\n\nElsewhere thefts perhaps fell.\n")

    assert [each.name for each in flag.looked_for] == [
        *("comparison", "mechanism", "other-causes", "hedge"),
    ]
    assert [(each.words, each.line) for each in flag.looked_for] == [
        *(("Elsewhere", 3), ("", None), ("", None), ("perhaps", 3)),
    ]


def test_a_text_with_an_experiment_is_left_alone() -> None:
    body = STEP.replace("## earned", "## trial evidence\n> It was a randomised trial.\n\n## earned")

    assert flags_of(body) == []


def test_a_step_that_a_rule_has_flagged_is_not_flagged_for_its_words_as_well() -> None:
    flags = flags_of(STEP.replace("have earned their keep", "are the cause of this"))

    assert [flag.code for flag in flags] == ["ARG202"]
    assert "The words that decided" not in flags[0].says


def test_what_was_looked_for_has_the_line_of_its_words_in_a_quote_of_parts() -> None:
    text = "Falls fell from 310\n\nA band played.\n\ncompared with other wards.\n\nThe floors work."
    body = (
        "## falls evidence\n> Falls fell from 310 […] compared with other wards.\n"
        "- supports: floors\n  - flag: ARG202 no cause is shown\n\n"
        "## floors conclusion\n> The floors work.\n"
    )
    flag = next(each for each in flags_of(body, text) if each.code == "ARG202")
    comparison = next(each for each in flag.looked_for if each.name == "comparison")

    assert (comparison.words, comparison.line) == ("compared with", 5)


def test_a_hedge_in_the_conclusion_itself_is_found() -> None:
    body = (
        "## falls evidence\n> Falls fell from 310 to 180.\n"
        "- supports: floors\n  - flag: ARG202 no cause is shown\n\n"
        "## floors conclusion\n> The floors have probably worked.\n"
    )
    flag = next(each for each in flags_of(body) if each.code == "ARG202")

    assert "probably" in [each.words for each in flag.looked_for if each.name == "hedge"]


def test_what_a_person_set_aside_supplies_nothing() -> None:
    words = " ".join(line[2:] for line in STEP.splitlines() if line.startswith("> "))
    near = "In the streets without lockers thefts perhaps stayed the same."
    text = f"{words}\n\n{near}\n"
    whole = annotated(STEP, text)
    aside = replace(whole, source=read_text(text, aside=["line 3"]))

    assert not [each for each in check(whole).flags if each.link]
    assert [each.code for each in check(aside).flags if each.link] == ["ARG202"]


@pytest.mark.parametrize("mark", ["", "?"])
def test_what_somebody_wants_is_asked_about_only_where_a_person_drew_the_link(mark: str) -> None:
    body = (
        "## act evidence\n> The county has moved its hearing on the quarry to ten on a Tuesday morning.\n"
        f"- supports{mark}: wanted\n\n"
        "## wanted conclusion\n> It wants those who work to stay away.\n"
    )
    codes = {flag.code for flag in flags_of(body)}

    assert ("ARG221" in codes) == (not mark)
