"""Who speaks for the body that issues a text."""

from __future__ import annotations

import pytest

from argmap.english.issuers import speaks_for

PORTS = "Ministry of Ports: quota for herring"


@pytest.mark.parametrize(
    ("speaker", "issuer"),
    [
        ("Minister Ana Holm", PORTS),
        ("the Minister", PORTS),
        ("our chairwoman", ""),
        ("chief executive Jon Vik", "Norlund Energy, a company of the north, opens a wind park"),
        ("a spokesman for Norlund", "Norlund opens a wind park"),
        ("chairwoman Rita Moss", "Statement of the Harbour Workers' Union"),
    ],
)
def test_an_office_or_a_name_shows_who_speaks_for_the_issuer(speaker: str, issuer: str) -> None:
    assert speaks_for(speaker, issuer)


@pytest.mark.parametrize(
    ("speaker", "issuer"),
    [
        ("critics", PORTS),
        ("Mayor Rita Moss", PORTS),
        ("the opposition", "Minister opens bridge"),
        ("the Minister", "Column: the bridge at last"),
        ("a spokesman for Tarn Oil", "Norlund opens a wind park"),
    ],
)
def test_others_do_not_speak_for_it(speaker: str, issuer: str) -> None:
    assert not speaks_for(speaker, issuer)
