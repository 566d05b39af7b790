from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import argmap.english.cues
from argmap.english.cues import Cue, asserted, find, has, in_quotation, negated

LISTS = tomllib.loads(
    Path(argmap.english.cues.__file__).with_name("cues.toml").read_text(encoding="utf-8")
)


def one(phrase: str) -> str:
    """Return the plainest words that a phrase of the lists stands for."""
    return " ".join(word.split("/")[0].replace("~", "") for word in phrase.split() if word != "*")


@pytest.mark.parametrize("name", LISTS)
def test_every_cue_is_found(name: str) -> None:
    table = LISTS[name]
    taken_back = set(table.get("except", []))

    missed = [
        phrase
        for phrase in table["cues"]
        if not has(name, f"So {one(phrase)} here") and phrase not in taken_back
    ]

    assert missed == []


@pytest.mark.parametrize("name", LISTS)
def test_no_phrase_stands_twice(name: str) -> None:
    table = LISTS[name]

    assert set(table) <= {"cues", "except"}
    assert len(set(table["cues"])) == len(table["cues"])


def first(name: str, text: str) -> Cue:
    return find(name, text)[0]


def test_a_cue_is_found_in_any_case_over_a_line_end_and_with_any_apostrophe() -> None:
    assert first("cause-after", "THANKS\n  to them").words == "THANKS\n  to"
    assert has("negation", "it isn’t so")
    assert has("cause-verb", "the rule drove many small shops out of town")


def test_a_gap_does_not_reach_into_another_sentence() -> None:
    assert not has("cause-verb", "He drove off. They came out.")


def test_part_of_a_word_is_no_cue() -> None:
    assert not has("rank", "the unmatchedness")
    assert not has("hedge", "dismay")


@pytest.mark.parametrize(
    "text",
    [
        "It is not due to the law.",
        "Is it due to the law?",
        "It may be due to the law.",
        "It will be due to the law.",
        "If it is due to the law, good.",
        "They say “this is all due to the law”.",
        "It isn’t only theirs but, no, hardly due to the law.",
    ],
)
def test_what_is_denied_asked_hedged_foretold_or_quoted_is_not_asserted(text: str) -> None:
    assert not asserted(text, first("cause-after", text))


def test_another_sentence_does_not_hedge_this_one() -> None:
    text = "We may go. It is due to the law. Will it last?"

    assert asserted(text, first("cause-after", text))
    assert not negated(text, first("cause-after", text))


def test_not_only_denies_nothing() -> None:
    text = "This is not only due to the law."

    assert asserted(text, first("cause-after", text))


def test_a_reported_statement_is_not_taken_for_a_quotation_of_another() -> None:
    text = "“this is all due to the law”"
    cue = first("cause-after", text)

    assert in_quotation(text, cue)
    assert asserted(text, cue, reported=True)
