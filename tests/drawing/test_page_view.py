from __future__ import annotations

from dataclasses import replace
from itertools import accumulate

import pytest
from drawing_samples import STEP, flag, roads

from argmap.catalogue import CODES
from argmap.drawing.view import to_view
from argmap.drawing.words import ROLE_NAMES, flag_title, summary_parts
from argmap.model import Report, Standing, StandingState

BANNED = "fallacy lie false wrong propaganda manipulation misleading admits refuses valid".split()


def test_flags_are_grouped_by_level_and_answered_ones_come_last() -> None:
    view = to_view(*roads())
    assert [(group.title, len(group.flags)) for group in view.groups] == [
        ("Errors", 1),
        ("Warnings", 1),
        ("Notes", 1),
        ("Answered", 1),
    ]


def test_a_flag_on_a_link_says_where_both_ends_stand() -> None:
    view = to_view(*roads())
    assert view.groups[1].flags[0].step == ("line 3", "line 3")


def test_a_flag_shows_its_parts_but_not_the_line_that_the_script_writes() -> None:
    view = to_view(*roads())
    assert [name for name, _ in view.groups[1].flags[0].parts] == [
        "lacks",
        "question",
        "says",
        "why",
    ]


def test_notes_on_wording_are_folded() -> None:
    annotation, report = roads()
    more = replace(report, flags=(*report.flags, flag("ARG501", "note", statement="thanks")))
    group = next(
        group for group in to_view(annotation, more).groups if group.title == "Notes on wording"
    )
    assert not group.open


def test_what_is_usual_or_stands_in_text_or_drawing_is_left_out() -> None:
    view = to_view(*roads())
    assert view.ids[1] == "fewer-accidents"
    assert set(view.nodes[1]) == {"id"}
    assert set(view.nodes[3]) == {"id", "reported", "speaker"}


def test_lines_of_the_annotation_are_told_as_steps_from_one_to_the_next() -> None:
    annotation, report = roads()
    told = [each.at for each in annotation.statements] + [each.at for each in annotation.links]
    assert list(accumulate(to_view(annotation, report).at)) == told


def test_a_link_is_told_by_the_numbers_of_its_ends_and_an_undercut_by_that_of_its_link() -> None:
    links = to_view(*roads()).doc["links"]
    assert links[0] == [[0, 5], 1]
    assert links[1][:2] == [1, 2]
    assert links[4] == [7, 1, {"kind": "undercut"}]


def test_a_flag_is_told_by_its_code_and_what_it_hangs_on() -> None:
    assert to_view(*roads()).doc["flags"][:2] == [
        [302, -1, {"number": "F302"}],
        [202, 1, {"number": "F202"}],
    ]


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("clear", "reached from evidence in the text; no flag is raised on at least one"),
        ("over-flagged-steps", "only over flagged steps"),
        ("bare-claims", "rests on claims alone"),
        ("no-support", "gives nothing that it is drawn from"),
    ],
)
def test_the_sentence_on_top_says_how_the_main_conclusion_stands(
    state: StandingState, words: str
) -> None:
    annotation, report = roads()
    told = summary_parts(
        annotation.statements[4],
        (Standing("go-on", state, provisional=False, because=()),),
        report.flags,
    )
    assert words in told[2]


def test_the_sentence_on_top_says_what_hangs_on_proposals_and_when_no_flag_is_raised() -> None:
    annotation, _ = roads()
    told = summary_parts(
        annotation.statements[4], (Standing("go-on", "clear", provisional=True, because=()),), ()
    )
    assert "nobody has confirmed" in told[2]
    assert told[2].endswith(
        "No flag is raised. That is no approval: argmap looks for certain weaknesses only."
    )
    assert summary_parts(None, (), ())[0].startswith("No conclusion is marked")


def test_notes_stand_open_where_nothing_graver_does() -> None:
    annotation, report = roads()
    notes = tuple(replace(each, level="note") for each in report.flags)
    assert [group.open for group in to_view(annotation, replace(report, flags=notes)).groups][
        :1
    ] == [True]
    assert [
        group.open for group in to_view(annotation, report).groups if group.level == "note"
    ] == [False]


def test_the_sentence_on_top_says_that_a_draft_is_one() -> None:
    annotation, _ = roads()
    main = replace(annotation.statements[4], state="proposed")
    told = summary_parts(main, (Standing("go-on", "no-support", provisional=True, because=()),), ())
    assert told[0] == "In the machine's draft, which nobody has confirmed, the main conclusion, "


def test_the_sentence_on_top_does_not_pass_over_flags_that_are_proposed() -> None:
    annotation, _ = roads()
    grounded = tuple(
        replace(each, role="evidence") if each.id == "all-reported" else each
        for each in annotation.statements
    )
    clear = (Standing("go-on", "clear", provisional=False, because=()),)
    hollow = Report((flag("ARG202", "warning", step=STEP, state="proposed"),), standing=clear)
    told = to_view(replace(annotation, statements=grounded), hollow).summary[2]
    assert "with the flags that are proposed, no way is without one" in told
    assert "No flag is raised; 1 flag is proposed. " in told
    aside = Report(
        (flag("ARG405", "warning", statement="thanks", state="proposed"),), standing=clear
    )
    assert (
        "no way is without one"
        not in to_view(replace(annotation, statements=grounded), aside).summary[2]
    )


def test_flags_and_statements_are_counted() -> None:
    view = to_view(*roads())
    assert view.facts == "8 statements · 5 links · 7 lines, 1 of them set aside"
    assert view.summary[2].endswith("2 flags are raised: 1 error, 1 warning; 1 more is proposed.")
    assert [group.count for group in view.groups] == ["1", "1", "1 proposed", "1"]


def test_what_hangs_on_a_proposal_or_an_answer_is_told_apart() -> None:
    view = to_view(*roads())
    assert view.flagged == {"accidents", STEP, "thanks"}


def test_names_of_flags_become_words() -> None:
    assert flag_title("co-movement-to-cause") == "Co-movement to cause"
    assert flag_title("either-or") == "Either-or"


def test_no_wording_of_ours_judges_a_person() -> None:
    from argmap.drawing import words
    from argmap.drawing.carrier import asset

    ours = " ".join([str(vars(words)), asset("page.js"), asset("page.html"), *ROLE_NAMES]).lower()
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
    assert view.nodes == ()
    assert view.main == ""
