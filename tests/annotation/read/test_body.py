from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.model import Annotation, AnnotationError, Mark

if TYPE_CHECKING:
    from collections.abc import Callable


BODY = """
<!-- a comment: stays exactly where it is -->

# What the programme has brought

## fewer-accidents evidence
> In 2023 there were 312 accidents, in 2024 only 156,
> a fall by half.
- supports: programme-works with accidents-all-reported

  <!-- a comment between a link and its keys changes nothing -->

  - scheme: Correlation to Cause
\t- answer: ARG202 the report discusses other causes in its annex (AK, 2026-11-22)

## accidents-all-reported claim
= Every accident was reported in both years.
- note: the text never says so, but the step needs it

## programme-works conclusion
> All this is the direct result of the safety programme.
- attacks: programme-failed

## programme-failed claim
> “the programme has failed”
- by: the auditors' report

## only-pilot-sites rebuttal?
> The figures cover only the pilot sites.
- because: "only"
- undercuts?: fewer-accidents -> programme-works
  - because: rebuttal cue "only", next to the figures
"""


def test_statements_have_the_words_of_the_source(read: Callable[..., Annotation]) -> None:
    first, implicit, *_ = read(BODY).statements
    assert first.text == "In 2023 there were 312 accidents, in 2024 only 156,\na fall by half."
    assert (first.start, first.end, first.line, first.parts) == (35, 102, 2, ((35, 102),))
    assert (first.id, first.role, first.at, first.section) == (
        "fewer-accidents",
        "evidence",
        10,
        "What the programme has brought",
    )
    assert (implicit.implicit, implicit.start, implicit.parts, implicit.text) == (
        True,
        None,
        (),
        "Every accident was reported in both years.",
    )
    assert implicit.notes == ("the text never says so, but the step needs it",)


def test_links_have_premises_in_written_order(read: Callable[..., Annotation]) -> None:
    support, attack, undercut = read(BODY).links
    assert support.id == "fewer-accidents+accidents-all-reported -> programme-works"
    assert (support.kind, support.scheme, support.at) == ("support", "Correlation to Cause", 13)
    assert support.answers == (
        Mark("ARG202", "the report discusses other causes in its annex (AK, 2026-11-22)", 18),
    )
    assert (attack.kind, attack.id) == ("attack", "programme-works -> programme-failed")
    assert (undercut.conclusion, undercut.state, undercut.by_hand) == (
        support.id,
        "proposed",
        False,
    )


def test_a_statement_is_by_the_speaker_unless_it_has_by(read: Callable[..., Annotation]) -> None:
    head = "---\nargmap: 1\nsource: statement.txt\nspeaker: the Ministry\n---\n"
    statements = read(BODY, head=head).statements
    assert (statements[0].speaker, statements[0].reported) == ("the Ministry", False)
    assert (statements[3].speaker, statements[3].reported) == ("the auditors' report", True)


def test_a_question_mark_is_a_proposal_and_because_without_it_accepted_machine_work(
    read: Callable[..., Annotation],
) -> None:
    proposed = read("## a claim?\n> The figures\n- because: x\n").statements[0]
    accepted = read("## a claim\n> The figures\n- because: x\n").statements[0]
    by_hand = read("## a claim\n> The figures\n").statements[0]
    assert [(each.state, each.by_hand) for each in (proposed, accepted, by_hand)] == [
        ("proposed", False),
        ("accepted", False),
        ("accepted", True),
    ]


def test_a_value_is_the_rest_of_the_line_taken_literally(read: Callable[..., Annotation]) -> None:
    values = [
        "footnote #3 says more",
        "see p. 3: the figure",
        '"drastic" is the word',
        "a \\ b [c] -> d",
        "> no quote",
        "<!-- not a comment -->",
    ]
    body = "## no claim\n> The figures\n" + "".join(f"- note: {value}   \n" for value in values)
    assert read(body).statements[0].notes == tuple(values)


def test_ids_are_letters_of_any_script(read: Callable[..., Annotation]) -> None:
    body = "## früh-да-विश्व-3 claim\n> The figures\n- supports: fru\u0308h2\n\n## früh2 claim\n> pilot sites\n"
    assert [each.id for each in read(body).links] == ["früh-да-विश्व-3 -> früh2"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_endings_make_no_difference(read: Callable[..., Annotation], end: str) -> None:
    assert read(BODY.replace("\n", end)).statements == read(BODY).statements


def test_other_line_separators_are_whitespace(read: Callable[..., Annotation]) -> None:
    assert (
        read("## a claim\n> The\u2028figures\x0b\x0ccover\n- note: a\x85b\n").statements[0].text
        == "The figures cover"
    )


def test_blank_lines_and_comments_end_nothing(read: Callable[..., Annotation]) -> None:
    body = "## a claim\n\n<!-- x -->\n> The figures\n\n- supports: b\n\n<!-- y -->\n  - note: n\n\n## b claim\n> pilot sites\n"
    assert read(body).links[0].notes == ("n",)


def test_all_errors_come_in_one_run_in_the_order_of_the_file(
    complaints: Callable[..., list[str]],
) -> None:
    body = "## a evidnce\n> The figures\n- bye: x\n## b claim\n> words that are not there at all\n- supports: c\n"
    assert complaints(body) == [
        '5:6 unknown role "evidnce"',
        '7:3 a statement has no key "bye"',
        '9:3 quote not found in the source "text.txt"; nothing is similar to it',
        '10:13 no statement is called "c"',
    ]


def test_an_error_knows_its_line_and_its_width(read: Callable[..., Annotation]) -> None:
    with pytest.raises(AnnotationError) as caught:
        read("## a claim\n> The figures\n- supports: nobody\n")
    (problem,) = caught.value.problems
    assert (problem.path, problem.excerpt, problem.width) == ("annotation", "- supports: nobody", 6)


def test_a_last_line_that_looks_unfinished_is_a_warning(
    complaints: Callable[..., list[str]],
) -> None:
    assert complaints("## a claim\n> The figures cover only")[-1].endswith("its end may be missing")
    assert complaints("## a claim\n> The figures cover only the pilot sites.") == []
    assert (
        complaints(
            "## a claim\n> The figures\n- supports: b\n## b claim\n> pilot sites\n- attacks: a"
        )
        == []
    )


def test_an_overlong_line_and_an_overlong_file_are_refused(
    complaints: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert complaints("## a claim\n> The figures\n- note: " + "x" * 1_048_576 + "\n")[0].startswith(
        "7:1 the line has 1,048,584 characters"
    )
    monkeypatch.setattr("argmap.annotation.read.body.MOST_STATEMENTS", 2)
    assert (
        complaints("## a claim\n> The figures\n## b claim\n> pilot\n## c claim\n> sites\n")[0]
        == "9:1 more than 2 statements"
    )


def test_of_two_versions_in_conflict_the_first_is_read(
    complaints: Callable[..., list[str]],
) -> None:
    body = "## a claim\n> The figures\n<<<<<<< mine\n- by: x\n||||||| base\n=======\n- by: y\n- bye: z\n>>>>>>> theirs\n- note: n\n"
    assert complaints(body) == ["7:1 unresolved merge conflict"]
    assert complaints("## a claim\n> The figures\n=======\n") == [
        "7:1 leftover merge conflict marker: ======="
    ]
