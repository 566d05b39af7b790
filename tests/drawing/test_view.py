from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from drawing_samples import STEP, flag, roads

from argmap.catalogue import CODES
from argmap.data import to_data
from argmap.drawing import view as view_module
from argmap.drawing.summary import summary_parts
from argmap.drawing.words import ROLE_NAMES, flag_title
from argmap.graph import ArgumentGraph
from argmap.model import Annotation, Report, Standing, StandingState

if TYPE_CHECKING:
    from argmap.drawing.view import View

BANNED = "fallacy lie false wrong propaganda manipulation misleading admits refuses valid".split()


def to_view(annotation: Annotation, report: Report) -> View:
    data = to_data(annotation, report)
    return view_module.to_view(ArgumentGraph(annotation), report, data)


def test_flags_are_grouped_by_level_and_answered_ones_come_last() -> None:
    view = to_view(*roads())
    assert [(group.title, len(group.flags)) for group in view.groups] == [
        ("Errors", 1),
        ("Warnings", 1),
        ("Notes", 1),
        ("Answered", 1),
    ]


def test_a_flag_on_a_link_gives_the_lines_of_both_ends() -> None:
    view = to_view(*roads())
    assert view.groups[1].flags[0].step == ("line 3", "line 3")


def test_a_flag_shows_its_parts_but_not_the_line_that_the_script_writes() -> None:
    view = to_view(*roads())
    assert list(view.groups[1].flags[0].parts) == [
        "lacks",
        "question",
        "says",
        "why",
    ]


def test_notes_on_wording_are_collapsed() -> None:
    annotation, report = roads()
    more = replace(report, flags=(*report.flags, flag("ARG501", "note", statement="thanks")))
    group = next(
        group for group in to_view(annotation, more).groups if group.title == "Notes on wording"
    )
    assert not group.open


def test_the_data_has_the_names_and_values_of_the_json_and_the_places_of_cards() -> None:
    annotation, report = roads()
    shown = to_view(annotation, report).statements
    written = to_data(annotation, report)["statements"]
    for each, whole in zip(shown, written, strict=True):
        assert {key: value for key, value in each.items() if key != "card"}.items() <= whole.items()
        assert len(each["card"]) == 3  # left, top, height
        assert ("text" in each) == each.get("implicit", False)  # the text pane has the others
    assert "because" not in shown[0]  # null in the JSON
    assert [each.get("speaker") for each in shown[:4]] == [None, None, None, "the auditors"]


def test_words_that_are_names_of_states_are_not_left_out() -> None:
    annotation, report = roads()
    named = replace(annotation.statements[0], label="accepted", text="raised", state="proposed")
    shown = to_view(replace(annotation, statements=(named,), links=()), report).statements[0]
    assert (shown["label"], shown["text"], shown["state"]) == ("accepted", "raised", "proposed")


def test_a_link_has_the_points_of_its_lines() -> None:
    annotation, _ = roads()
    links = to_view(*roads()).data["links"]
    drawn = [each["premise"] for each in links[0]["route"]["lines"]]
    assert drawn == [annotation.statements[place - 1].id for place in links[0]["premises"]]
    assert len(links[1]["route"]["lines"][0][0]) == 2  # the only one of the link: points
    assert links[0]["route"]["trunk"]
    assert "trunk" not in links[1]["route"]
    assert links[4]["kind"] == "undercut"
    assert annotation.links[links[4]["conclusion"] - 1].id == STEP


def test_the_data_of_a_flag_says_on_what_it_is() -> None:
    first, second = to_view(*roads()).data["flags"][:2]
    assert (first["id"], first["number"]) == ("ARG302:accidents", "F302")
    assert "statement" not in first  # its id says so
    assert second["id"] == f"ARG202:{STEP}"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("clear", "reached from evidence in the text; on at least one path no flag is raised"),
        ("over-flagged-steps", "but on every path a flag is raised"),
        ("bare-claims", "rests on claims alone"),
        ("no-support", "has no support in the text"),
        ("unreviewed", "rests on proposals that nobody has reviewed"),
    ],
)
def test_the_summary_gives_the_standing_of_the_main_conclusion(
    state: StandingState, words: str
) -> None:
    annotation, report = roads()
    summary = summary_parts(
        annotation.statements[4],
        (Standing("go-on", state, provisional=False, because=()),),
        report.flags,
    )
    assert words in summary[2]


def test_the_summary_says_when_no_flag_is_raised_and_when_it_is_about_a_part() -> None:
    annotation, _ = roads()
    clear = (Standing("go-on", "clear", provisional=False, because=()),)
    summary = summary_parts(annotation.statements[4], clear, (), part=True)
    assert summary[0] == "Of what is reviewed, the main conclusion, "
    assert summary[2].endswith(
        "No flag is raised. This is not an approval: argmap looks only for certain weaknesses."
    )
    assert summary_parts(None, (), ())[0].startswith("No conclusion is marked")
    assert summary_parts(None, (), (), part=True)[0] == (
        "Which conclusion is the main one depends on the proposals. "
    )


def test_notes_are_open_if_nothing_else_is() -> None:
    annotation, report = roads()
    notes = tuple(replace(each, level="note") for each in report.flags)
    assert [group.open for group in to_view(annotation, replace(report, flags=notes)).groups][
        :1
    ] == [True]
    assert [
        group.open for group in to_view(annotation, report).groups if group.level == "note"
    ] == [False]


def test_the_summary_does_not_ignore_proposed_flags() -> None:
    annotation, _ = roads()
    grounded = tuple(
        replace(each, role="evidence") if each.id == "all-reported" else each
        for each in annotation.statements
    )
    clear = (Standing("go-on", "clear", provisional=False, because=()),)
    hollow = Report((flag("ARG202", "warning", step=STEP, state="proposed"),), standing=clear)
    summary = to_view(replace(annotation, statements=grounded), hollow).summary[2]
    assert "if the proposed flags count too, no path is without a flag" in summary
    assert "No flag is raised; 1 flag is proposed. " in summary
    aside = Report(
        (flag("ARG405", "warning", statement="thanks", state="proposed"),), standing=clear
    )
    assert (
        "no path is without a flag"
        not in to_view(replace(annotation, statements=grounded), aside).summary[2]
    )


def test_flags_and_statements_are_counted() -> None:
    view = to_view(*roads())
    assert view.facts == "8 statements · 5 links · 7 lines, 1 of them set aside"
    assert "2 flags are raised: 1 error, 1 warning; 1 more is proposed. " in view.summary[2]
    assert [group.count for group in view.groups] == ["1", "1", "1 proposed", "1"]


def test_names_of_flags_become_words() -> None:
    assert flag_title("co-movement-to-cause") == "Co-movement to cause"
    assert flag_title("either-or") == "Either-or"


def test_no_wording_of_ours_judges_a_person() -> None:
    from argmap.drawing import words
    from argmap.drawing.assets import asset, page_script

    pages = [asset(name) for name in ("page.html", "text.html", "panel.html")]
    ours = " ".join([str(vars(words)), page_script(), *pages, *ROLE_NAMES]).lower()
    assert not [
        word
        for word in BANNED
        if f" {word} "
        in ours.replace("false,", "")
        .replace("= false", "")
        .replace(": false", "")
        .replace("? false", "")
    ]
    assert CODES


def test_a_page_without_statements_can_be_made() -> None:
    annotation, _ = roads()
    view = to_view(replace(annotation, statements=(), links=()), Report())
    assert view.statements == ()
    assert view.shown == ""
