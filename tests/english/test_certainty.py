"""What settles a point by itself."""

from __future__ import annotations

import pytest

from argmap.english.certainty import settles

POLLUTED = "The tannery has clearly polluted the river."


@pytest.mark.parametrize(
    ("premise", "conclusion"),
    [
        ("The regional court of Harrow found that the tannery had emptied its tanks.", POLLUTED),
        ("The owner has since conceded that the valve was open.", POLLUTED),
        ("On 4 June the director signed the order for it.", POLLUTED),
        ("Aerial photographs of 3 June show the foam below the tannery.", POLLUTED),
        ("Turnout was 71 per cent; 6,204 voted against and 4,011 for.", "Tarn rejects the bypass."),
    ],
)
def test_a_judgment_a_record_or_a_vote_settles_it(premise: str, conclusion: str) -> None:
    assert settles(premise, conclusion)


@pytest.mark.parametrize(
    ("premise", "conclusion"),
    [
        ("Two anglers found foam below the tannery.", POLLUTED),
        ("6,204 voted against the tannery and 4,011 for it.", POLLUTED),
        ("The tennis court found a new tenant.", POLLUTED.replace("river", "lake")),
    ],
)
def test_a_count_or_a_vote_on_something_else_does_not(premise: str, conclusion: str) -> None:
    assert not settles(premise, conclusion)
