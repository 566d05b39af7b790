from __future__ import annotations

from flag_examples import annotated

from argmap.flags import check
from argmap.model import Flag, Report

STEP = """\
## fewer-falls evidence
> In 2021 the clinic counted 310 falls, in 2022 only 180.
- supports: floors-work

## floors-work conclusion
> This is the result of the new floors.
"""
LINK = "fewer-falls -> floors-work"
HEARSAY = """\
## told claim
> It is said that the mill will close.
- supports: act

## act conclusion
> The council must act.
"""
ROUND = """\
## safe claim
> It is safe
- supports: trusted

## trusted claim
> They trust it
- supports: safe
"""


def flag_of(report: Report, code: str) -> Flag:
    return next(flag for flag in report.flags if flag.code == code)


def changed(old: str, new: str, body: str = STEP) -> Report:
    assert old in body
    return check(annotated(body.replace(old, new)))


def test_a_flag_is_raised_where_everything_is_confirmed() -> None:
    flag = flag_of(check(annotated(HEARSAY)), "ARG402")

    assert (flag.id, flag.link, flag.statement) == ("ARG402:told -> act", "told -> act", None)
    assert (flag.name, flag.level, flag.state, flag.reason) == (
        "second-hand",
        "warning",
        "raised",
        None,
    )
    assert flag.line == 1
    assert flag.answer == (
        "Confirm it under the link with: - flag: ARG402 your reason;"
        " answer it with: - answer: ARG402 your reason"
    )


def test_a_flag_is_proposed_while_its_link_or_an_end_of_it_is() -> None:
    proposed = flag_of(changed("- supports:", "- supports?:", HEARSAY), "ARG402")
    assert proposed.state == "proposed"
    assert "your reason (and without “?” at the link and its statements);" in proposed.answer
    assert flag_of(changed("claim", "claim?", HEARSAY), "ARG402").state == "proposed"
    assert flag_of(changed("conclusion", "conclusion?", HEARSAY), "ARG402").state == "proposed"


def test_a_rule_that_may_only_propose_waits_for_a_person_also_on_what_is_confirmed() -> None:
    proposed = flag_of(check(annotated(STEP)), "ARG202")

    assert proposed.state == "proposed"
    assert proposed.answer == (
        "Confirm it under the link with: - flag: ARG202 your reason;"
        " answer it with: - answer: ARG202 your reason"
    )

    report = changed(
        "- supports: floors-work",
        "- supports: floors-work\n  - flag: ARG202 no ward without the new floors is named",
    )
    flag = flag_of(report, "ARG202")

    assert (flag.state, flag.lacks) == ("raised", "No ward without the new floors is named.")
    assert "310 falls" in flag.says
    assert report.standing[0].state == "over-flagged-steps"


def test_a_flag_by_hand_on_a_proposed_link_waits_for_the_link() -> None:
    line = "- supports?: floors-work\n  - flag: ARG204 one clinic"

    flag = flag_of(changed("- supports: floors-work", line), "ARG204")

    assert flag.state == "proposed"
    assert flag.answer.startswith("Confirm it by deleting “?” at the link and its statements;")


def test_an_answer_keeps_the_flag_and_its_reason() -> None:
    report = changed(
        "- supports: floors-work", "- supports: floors-work\n  - answer: ARG202 see the annex (AK)"
    )
    flag = flag_of(report, "ARG202")

    assert (flag.state, flag.reason) == ("answered", "see the annex (AK)")
    assert report.problems == ()
    assert report.standing[0].state == "clear"


def test_an_answer_that_answers_nothing_is_a_warning_with_a_place() -> None:
    report = changed(
        "- supports: floors-work", "- supports: floors-work\n  - answer: ARG205 it is certain"
    )

    (problem,) = report.problems
    assert (problem.level, problem.line) == ("warning", 9)
    assert (
        problem.message
        == f"nothing to answer: ARG205 (certainty-jump) is not raised on the link {LINK}"
    )
    assert flag_of(report, "ARG202").state == "proposed"


def test_an_answer_on_the_statement_does_not_answer_the_link() -> None:
    report = changed("new floors.", "new floors.\n- answer: ARG202 see the annex")

    assert flag_of(report, "ARG202").state == "proposed"
    assert (
        report.problems[0].hint
        == f"ARG202 is on the link {LINK}: move this line there, indented under the link"
    )


def test_an_answer_on_the_link_does_not_answer_the_statement() -> None:
    report = changed(
        "- supports: floors-work", "- supports: floors-work\n  - answer: ARG401 our own count"
    )

    assert (
        report.problems[0].hint
        == "ARG401 is on the statement fewer-falls: move this line there, not indented"
    )


def test_a_person_raises_a_flag_that_no_rule_looks_for() -> None:
    report = changed(
        "- supports: floors-work",
        "- supports: floors-work\n  - flag: ARG204 one clinic, and the law speaks of all",
    )
    flag = flag_of(report, "ARG204")

    assert (flag.state, flag.level, flag.reason) == (
        "raised",
        "warning",
        "one clinic, and the law speaks of all",
    )
    assert flag.lacks == "One clinic, and the law speaks of all."
    assert flag.question == "Is the sample typical, and how large is it?"
    assert "310 falls" in flag.says


def test_a_person_raises_a_flag_on_a_statement() -> None:
    flag = flag_of(
        changed("new floors.", "new floors.\n- flag: ARG408 the clinic rates itself"), "ARG408"
    )

    assert (flag.statement, flag.level, flag.state) == ("floors-work", "note", "raised")
    assert flag.answer == "Answer it under the statement with: - answer: ARG408 your reason"


def test_a_flag_by_hand_that_is_answered_is_answered() -> None:
    line = (
        "- supports: floors-work\n  - flag: ARG204 one clinic\n"
        "  - answer: ARG204 the other two are named in the annex"
    )

    assert flag_of(changed("- supports: floors-work", line), "ARG204").state == "answered"


def test_a_second_flag_of_a_code_on_one_holder_has_an_id_of_its_own() -> None:
    line = "- supports: floors-work\n  - flag: ARG204 one clinic\n  - flag: ARG204 two years"
    report = changed("- supports: floors-work", line)

    assert [flag.id for flag in report.flags if flag.code == "ARG204"] == [
        f"ARG204:{LINK}",
        f"ARG204:{LINK}:2",
    ]


def test_a_person_confirms_what_is_only_proposed() -> None:
    # A conclusion that refers to reasons ("All this") may only lack a link: the flag is proposed.
    body = "## end conclusion\n> All this must stop.\n"
    assert flag_of(check(annotated(body)), "ARG101").state == "proposed"

    flag = flag_of(
        check(annotated(f"{body}- flag: ARG101 it points at nothing that the text gives\n")),
        "ARG101",
    )

    assert (flag.state, flag.lacks) == ("raised", "It points at nothing that the text gives.")


def test_a_cycle_with_a_proposed_link_is_proposed_wherever_the_flag_is() -> None:
    assert flag_of(check(annotated(ROUND)), "ARG103").state == "raised"
    assert (
        flag_of(changed("- supports: safe", "- supports?: safe", ROUND), "ARG103").state
        == "proposed"
    )


def test_a_cycle_is_flagged_on_its_first_link_in_the_file() -> None:
    assert flag_of(check(annotated(ROUND)), "ARG103").link == "safe -> trusted"


def test_flags_are_ordered_by_level_then_by_what_depends_on_them_then_by_place() -> None:
    body = """\
## aside claim
> The hall is a leader in its field.

## side-reason claim
> The hall opens at nine on weekdays and is closed on Sundays.
- supports: side

## side conclusion
> On Tuesday the hall opened at nine.

## reason claim
> The lease of the square runs from May 2020 to May 2030.
- supports: first

## first conclusion
> The lease ends in May 2030.
- supports: second

## second conclusion
> A new lease has to be signed before May 2030 if the square is to stay open.
- supports: third

## third conclusion
> To keep the square open the council has to vote on a new lease before May 2030.
"""
    report = check(annotated(body))

    assert [flag.number for flag in report.flags] == [
        f"F{position}" for position in range(1, len(report.flags) + 1)
    ]
    assert [(flag.code, flag.level, flag.statement) for flag in report.flags] == [
        ("ARG102", "note", "reason"),
        ("ARG102", "note", "side-reason"),
        ("ARG106", "note", "aside"),
        ("ARG405", "note", "aside"),
    ]


def test_what_is_raised_comes_before_what_is_only_proposed() -> None:
    more = "- supports: more\n\n## more conclusion\n> The other wards need them too.\n"
    body = f"{STEP}{more}\n{HEARSAY}"
    warnings = [flag for flag in check(annotated(body)).flags if flag.level == "warning"]

    assert [(flag.code, flag.state) for flag in warnings] == [
        ("ARG402", "raised"),
        ("ARG202", "proposed"),
    ]


def test_the_same_annotation_gives_the_same_report() -> None:
    assert check(annotated(STEP)) == check(annotated(STEP))


def test_an_annotation_without_statements_has_an_empty_report() -> None:
    assert check(annotated("", "Nothing is said here.")) == Report()


def test_an_implicit_premise_has_no_place_and_is_not_quoted_as_the_text() -> None:
    implicit = "## all-reported claim\n= Every fall was reported in both years.\n"
    body = f"{STEP}\n{implicit}- supports: floors-work\n"
    flag = flag_of(check(annotated(body)), "ARG102")

    assert (flag.start, flag.end, flag.line) == (None, None, None)
    assert flag.says.startswith("The step to “This is the result of the new floors” needs")


def test_a_source_for_the_document_answers_for_all_figures() -> None:
    front = "---\nargmap: 1\nsource: x.txt\nsourced: the clinic's own register\n---\n\n"

    assert "ARG401" in {flag.code for flag in check(annotated(STEP)).flags}
    assert "ARG401" not in {flag.code for flag in check(annotated(STEP, front=front)).flags}


def test_one_note_per_text_names_the_other_lines_with_figures() -> None:
    body = """\
## one evidence
> There were 310 fires.
- supports: end

## two evidence
> Damage came to 41 million.
- supports: end

## three evidence
> In the east 75 barns burnt.
- supports: end

## end conclusion
> The brigade is too small.
"""
    text = (
        "There were 310 fires. Damage came to 41 million.\n\nIn the east 75 barns burnt.\n\n"
        "The brigade is too small.\n"
    )

    flags = [flag for flag in check(annotated(body, text)).flags if flag.code == "ARG401"]

    assert [(flag.statement, text[flag.start : flag.end]) for flag in flags] == [("one", "310")]
    assert flags[0].says.endswith(" There are figures without a source in line 3, too.")


def test_a_flag_about_wording_says_that_the_text_is_a_translation() -> None:
    front = "---\nargmap: 1\nsource: x.txt\ntranslated: yes\n---\n\n"
    body = STEP.replace("This is", "There is no doubt that this is")

    assert "a translation" in flag_of(check(annotated(body, front=front)), "ARG205").says
    assert "a translation" not in flag_of(check(annotated(body)), "ARG205").says
    assert "a translation" not in flag_of(check(annotated(body, front=front)), "ARG401").says


def test_a_person_flags_an_undercut_and_an_attack() -> None:
    body = f"""{STEP}
## changed rebuttal
> The forms were changed in 2022.
- undercuts: fewer-falls -> floors-work
  - flag: ARG215 a second change in the same year

## no-change claim
> nothing has changed
- by: the nurses

## roster rebuttal
> The roster has changed.
- attacks: no-change
  - flag: ARG212 the nurses speak of the floors
"""
    report = check(annotated(body))

    assert flag_of(report, "ARG215").link == f"changed -> ({LINK})"
    assert (
        flag_of(report, "ARG215").says
        == "“The forms were changed in 2022” speaks against a step to "
        "“This is the result of the new floors”."
    )
    assert (
        flag_of(report, "ARG212").says
        == "“The roster has changed” speaks against “nothing has changed”."
    )
    assert flag_of(report, "ARG109").link == LINK


def test_the_figures_behind_a_step_are_gathered_from_several_statements() -> None:
    body = """\
## first evidence
> in 2023 there was a decrease (from 920 to 462)
- supports: fewer with second

## second evidence
> in 2024 another (from 462 to 193)

## fewer claim
> There are almost 5 times fewer complaints.
- supports: works

## works conclusion
> All this is a direct result of the policy of open doors.
"""
    text = (
        "Complaints: in 2023 there was a decrease (from 920 to 462), "
        "in 2024 another (from 462 to 193). There are almost 5 times fewer complaints. "
        "All this is a direct result of the policy of open doors."
    )
    flag = flag_of(check(annotated(body, text)), "ARG202")

    assert flag.link == "fewer -> works"
    assert "“There are almost 5 times fewer complaints”" in flag.says
    assert flag.says.endswith("figures for the change: “from 920 to 462”, “from 462 to 193”.")
    assert "how “the policy of open doors” caused this change" in flag.lacks
    assert "makes no comparison with a place or time without it" in flag.lacks
    assert flag.lacks.endswith(
        "another reason for “5 times fewer complaints”, "
        "such as fewer of them being reported or recorded."
    )
    assert "ARG201" not in {each.code for each in check(annotated(body, text)).flags}


def test_a_flag_on_words_in_two_places_shows_the_whole_statement() -> None:
    text = (
        "The ferry is, as the owner likes to say, a leader in its field. It deserves the new pier."
    )
    body = """\
## leader claim
> The ferry is […] a leader in its field.
- supports: deserves

## deserves conclusion
> It deserves the new pier.
"""
    flag = flag_of(check(annotated(body, text)), "ARG405")

    assert (
        text[flag.start : flag.end]
        == "The ferry is, as the owner likes to say, a leader in its field."
    )


def test_figures_that_no_statement_quotes_are_flagged_on_the_text_itself() -> None:
    text = "Of the 840 members who answered 588, or 65%, were in favour. The hall is old."
    flag = flag_of(check(annotated("## old claim\n> The hall is old.\n", text)), "ARG302")

    assert (flag.statement, flag.link, flag.state) == (None, None, "raised")
    assert (
        flag.answer
        == "Quote the words in a statement, and confirm it there with: - flag: ARG302 your reason;"
        " answer it with: - answer: ARG302 your reason"
    )


def test_a_step_into_the_main_conclusion_comes_before_one_of_many_further_back() -> None:
    body = """\
## a claim
> Everybody likes the hall.
- supports: middle

## b claim
> Everybody likes the square.
- supports: middle

## c evidence
> In 2021 the hall had 310 guests.
- supports: middle

## middle conclusion
> The hall is liked.
- supports: end

## near claim
> Everybody likes the choir.
- supports: end

## end conclusion
> The hall should stay.
"""
    shown = [flag.statement for flag in check(annotated(body)).flags if flag.code == "ARG102"]

    assert shown == ["near", "a", "b"]


def test_what_the_machine_was_unsure_of_is_flagged_after_what_it_was_sure_of() -> None:
    body = """\
## mill claim?
> It is said that the mill will close.
- because: reported “said”; unsure
- supports?: stay
  - because: next to it; unsure

## bridge claim?
> It is said that the bridge will fall.
- because: reported “said”; likely
- supports?: stay
  - because: “so”; likely

## stay conclusion?
> Both should stay.
- because: advice “should”; likely
"""

    def flagged(words: str) -> list[str | None]:
        return [flag.link for flag in check(annotated(words)).flags if flag.code == "ARG402"]

    assert flagged(body) == ["bridge -> stay", "mill -> stay"]
