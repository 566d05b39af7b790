"""Steps that nobody need question, findings that are said once, and text that is set aside."""

from __future__ import annotations

import pytest
from flag_examples import FRONT, annotated

from argmap.english.counted import counted_figures
from argmap.flags import check

CERTAIN = """\
## one evidence
> Nine of the patients said that they ate more.
- supports: diet

## two evidence
> Four of the patients went home early.
- supports: diet

## diet conclusion
> This clearly proves that the new diet is right for all.
"""
CAUSE = """\
## fell evidence
> Falls on the ward dropped from 31 to 12.
- supports: floors

## floors conclusion
> The new floors have led to fewer broken bones.
"""


def codes(body: str, text: str = "", front: str = FRONT) -> list[str]:
    return [flag.code for flag in check(annotated(body, text, front)).flags]


def test_certainty_is_questioned_once_for_each_conclusion() -> None:
    assert codes(CERTAIN).count("ARG205") == 1


def test_a_link_that_a_person_has_flagged_keeps_its_own_flag() -> None:
    marked = "> Four of the patients went home early.\n- supports: diet\n"
    body = CERTAIN.replace(marked, f"{marked}  - flag: ARG205 four are few\n")

    assert codes(body).count("ARG205") == 2


@pytest.mark.parametrize(
    "premise",
    [
        "The district court found that nine patients ate more.",
        "Camera pictures of nine patients show what they ate.",
        "The director signed the order for the nine patients.",
    ],
)
def test_what_settles_a_point_is_not_questioned(premise: str) -> None:
    body = CERTAIN.replace("Nine of the patients said that they ate more.", premise)
    only = body[: body.index("## two")] + body[body.index("## diet") :]

    assert "ARG205" not in codes(only)


def test_a_cause_that_breaks_something_at_once_is_not_questioned() -> None:
    body = CAUSE.replace("The new floors have", "The boiler that burst has")

    assert "ARG202" in codes(CAUSE)
    assert "ARG202" not in codes(body)


def test_another_reason_is_asked_for_what_the_conclusion_explains() -> None:
    flag = next(each for each in check(annotated(CAUSE)).flags if each.code == "ARG202")

    assert "another reason for “fewer broken bones”" in flag.lacks


def test_an_answered_flag_does_not_ask_for_an_answer() -> None:
    body = CAUSE.replace("- supports: floors\n", "- supports: floors\n  - answer: ARG202 seen\n")
    flag = next(each for each in check(annotated(body)).flags if each.code == "ARG202")

    assert flag.answer == (
        "It is answered under the link; without “- answer: ARG202 …” it is raised again."
    )


def test_a_comparison_with_another_subject_explains_nothing() -> None:
    other = (
        "## cakes evidence\n> Elsewhere cakes of other bakers in the fair rose higher by noon.\n"
        "- supports: floors\n\n"
    )

    assert "ARG202" in codes(CAUSE.replace("## floors", f"{other}## floors"))


def test_text_that_is_set_aside_supplies_nothing() -> None:
    words = " ".join(line[2:] for line in CAUSE.splitlines() if line.startswith("> "))
    text = f"{words}\n\nIt was a randomised trial of the floors.\n"

    assert "ARG202" not in codes(CAUSE, text)
    assert "ARG202" in codes(CAUSE, text, FRONT.replace("x.txt\n", "x.txt\naside: line 3\n"))


@pytest.mark.parametrize(
    "text",
    [
        "Order 114 of the council allows it.",
        "The house at 1184 Harbour Road has lions.",
        "It stood open at 14.02.",
        "It was begun in 1207 and finished in 1341.",
        "Olga Brandt, 58, leads the archive.",
        "A ticket costs 12 euros.",
        "The nave is 94 metres long.",
    ],
)
def test_numbers_that_nobody_counts_need_no_source(text: str) -> None:
    assert counted_figures(text) == ()


@pytest.mark.parametrize(
    "text", ["They closed 114 shops.", "In 2023 it cost 12 million euros.", "58 of 1,207 left."]
)
def test_figures_that_somebody_counts_do(text: str) -> None:
    assert counted_figures(text)


FIGURE = """\
## fell evidence
> In May 310 barns were empty.
- supports: sell

## sell conclusion
> The barns should be sold.
"""


@pytest.mark.parametrize(
    "text",
    [
        "In May 310 barns were empty.\n\nThe barns should be sold.",
        "A census is out.\n\nIt rained.\n\nIn May 310 barns were empty. The barns should be sold.",
    ],
)
def test_a_figure_without_a_source_near_it_is_noted(text: str) -> None:
    assert "ARG401" in codes(FIGURE, text)


@pytest.mark.parametrize(
    "text",
    [
        "The surveyors measured. In May 310 barns were empty. The barns should be sold.",
        "A census gives 412.\n\nIn May 310 barns were empty. The barns should be sold.",
        "In May 310 barns were empty. The barns should be sold.\n\nHay.\n\nThe census has 310.",
        "In May 310 barns were empty, the mayor said. The barns should be sold.",
    ],
)
def test_a_source_is_for_figures_after_it_and_where_they_are_given_again(text: str) -> None:
    assert "ARG401" not in codes(FIGURE, text)
