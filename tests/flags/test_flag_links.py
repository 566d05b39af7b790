"""A figure, an authority or an unnamed source with a link in its sentence is not flagged."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flag_examples import FRONT

from argmap.annotation import parse
from argmap.flags import check
from argmap.model import Flag, Omission, Target
from argmap.source import read_text

REPORT = "https://town.example/report"
BODY = "## tariff conclusion\n> The tariff is too high.\n"


def flags(
    text: str, quotes: list[str], links: dict[str, str], code: str = "ARG401"
) -> tuple[Flag, ...]:
    """Return the flags of a code on a text in which words link to an address."""
    text = f"{text}\n\nThe tariff is too high.\n"
    places = [(text.index(words), len(words), address) for words, address in links.items()]
    found = [Target(start, start + length, address) for start, length, address in sorted(places)]
    source = replace(read_text(text), links=tuple(found))
    said = "".join(
        f"## e{number} evidence\n> {quote}\n- supports: tariff\n\n"
        for number, quote in enumerate(quotes)
    )
    report = check(parse(FRONT + said + BODY, source), also=(code,))
    return tuple(flag for flag in report.flags if flag.code == code)


CUT = "Last winter 1,240 homes were cut off."


@pytest.mark.parametrize(
    ("text", "quotes", "linked"),
    [
        (CUT, [CUT], "1,240 homes"),
        (CUT, [CUT], "Last winter"),
        (f"Look here: {CUT}", ["1,240 homes were cut off"], "here"),
        ("1,240 homes were cut off (see the list).", ["1,240 homes were cut off"], "the list"),
        (
            "1,240 homes were cut off; that is what\nthe list of the firm says.",
            ["1,240 homes were cut off"],
            "list",
        ),
        (
            "Of the homes, says the list, 1,240 were cut off.",
            ["Of the homes […] 1,240 were cut off."],
            "the list",
        ),
        (f"- It rained.\n- {CUT}", [CUT], "1,240"),
    ],
)
def test_a_figure_with_a_link_in_its_sentence_is_sourced(
    text: str, quotes: list[str], linked: str
) -> None:
    assert len(flags(text, quotes, {})) == 1
    assert flags(text, quotes, {linked: REPORT}) == ()


@pytest.mark.parametrize(
    ("text", "linked", "address"),
    [
        (f"{CUT} See the list.", "the list", REPORT),
        (f"The list is out. {CUT}", "The list", REPORT),
        (f"The list is out.\n\n{CUT}", "The list", REPORT),
        (CUT, "1,240", "#note-1"),
        (CUT, "1,240", "/winter"),
        (CUT, "homes", "https://town.example/tag/homes"),
        (CUT, "homes", "mailto:press@town.example"),
    ],
)
def test_a_link_elsewhere_or_to_no_source_changes_nothing(
    text: str, linked: str, address: str
) -> None:
    (flag,) = flags(text, [CUT], {linked: address})
    assert "“1,240”" in flag.says


def test_of_two_figures_the_one_without_a_link_is_flagged() -> None:
    more = "Of them 310 had small children."
    (flag,) = flags(f"{CUT} {more}", [CUT, more], {"1,240 homes": REPORT})
    assert "“310”" in flag.says
    assert flag.statement == "e1"
    assert flag.lacks == "Its sentence has no link to a source, and the paragraph names none."


def test_in_one_statement_too() -> None:
    both = f"{CUT} Of them 310 had small children."
    (flag,) = flags(both, [both], {"1,240 homes": REPORT})
    assert "“310”" in flag.says
    assert flags(both, [both], {"1,240 homes": REPORT, "310": REPORT}) == ()


def test_an_authority_or_a_source_that_a_link_leads_to_can_be_looked_up() -> None:
    doctors = "Studies show that cold homes make people ill."
    assert len(flags(doctors, [doctors], {}, "ARG406")) == 1
    assert flags(doctors, [doctors], {"Studies show": REPORT}, "ARG406") == ()
    assert len(flags(doctors, [doctors], {"Studies": "#studies"}, "ARG406")) == 1
    talks = "A person familiar with the talks says that they have failed."
    assert len(flags(talks, [talks], {}, "ARG409")) == 1
    assert flags(talks, [talks], {"A person": REPORT}, "ARG409") == ()


NOTED = [
    "Source: Department for Transport, table RAS30.",
    "See https://town.example/report, page 3.",
    "According to the energy regulator, yearly report.",
    "1 Source: the regulator.",
    "Data: the register of the town.",
    "Holm (2019), doi:10.1000/1.",
]


def noted(words: str, place: str, start: int | None) -> tuple[Flag, ...]:
    text = f"{CUT} It was cold.\n\nThe tariff is too high.\n"
    at = text.index(place) + len(place)
    left_out = (Omission("footnote mark", "1", at, 1), Omission("footnote", words, start, 1))
    said = f"## e1 evidence\n> {CUT}\n- supports: tariff\n\n"
    report = check(parse(FRONT + said + BODY, replace(read_text(text), left_out=left_out)))
    return tuple(flag for flag in report.flags if flag.code == "ARG401")


@pytest.mark.parametrize("words", NOTED)
@pytest.mark.parametrize("place", [CUT, "1,240 homes"])
def test_a_figure_with_a_note_that_names_a_source_is_sourced(words: str, place: str) -> None:
    assert noted(words, place, None) == ()


@pytest.mark.parametrize(
    "words",
    [
        "Killed or seriously injured.",
        "These are homes and not people.",
        "The winter was a long one.",
        "Not counting those who moved.",
        "2 Source: another note.",
    ],
)
def test_a_note_that_names_no_source_is_none(words: str) -> None:
    assert len(noted(words, CUT, None)) == 1


def test_a_note_of_another_sentence_is_no_source() -> None:
    assert len(noted(NOTED[0], "It was cold.", None)) == 1
