"""Rows of tables are neither menu lines nor headings; menus of several lines stay menus."""

from __future__ import annotations

import pytest

from argmap.source import read_text

BEFORE = "The figures of three years are given here, and they show a rise that nobody explained.\n"
AFTER = "The rise is real, and the ministry should explain it before the year is over.\n"

TABLES = [
    "Year\tDeaths (police)\tDeaths (hospital)\n2021\t\t31\n2022\t12\t40\n2023\t14\t44",
    "\tPolice\tHospital\tTotal\nNorth\t3\t4\t7\nSouth\t5\t6\t11",
    "District\tBefore\tAfter\nOldgate\t12 %\t9 %\nQuay\t–\t8 %",
    "Party\tPosition\tSpeaker\nGreens\tfor the toll\tIda Holm\nFarmers\tagainst\tOle Berg",
    "Country\tHealth\tEducation\tDefence\nEstland\t4.1\t5.2\t2.0\nNorland\t3.9\t5.0\t1.8",
    "Item\tCost\nRoof\t1,200\nWindows\t800\nDoors\t450\nPaint\t90",
]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("gap", ["", "\n"])
@pytest.mark.parametrize("after", [AFTER, ""])
def test_the_rows_of_a_table_are_kept_and_are_no_headings(table: str, gap: str, after: str) -> None:
    source = read_text(f"{BEFORE}{gap}{table}\n{gap}{after}")
    assert [aside for aside in source.asides if aside.reason == "furniture"] == []
    kinds = [each.kind for each in source.blocks]
    assert kinds == ["paragraph"] * (1 + len(table.splitlines()) + bool(after))


@pytest.mark.parametrize(
    "menu",
    [
        "Home\tNews\tSport\tCulture\nBusiness\tTravel\tWeather\tLetters",
        "About us\tContact\tJobs\nPress\tPrivacy\tImprint",
        "Home\tNews\tPodcasts\tShop",
    ],
)
def test_a_menu_with_tabs_is_no_table(menu: str) -> None:
    source = read_text(f"{menu}\n\n{BEFORE}\n{AFTER}")
    aside = {number for each in source.asides for number in range(*each.lines)} | {
        each.lines[1] for each in source.asides
    }
    assert aside >= set(range(1, len(menu.splitlines()) + 1))


@pytest.mark.parametrize(
    "text",
    [
        "\tThe quay stays open.\n\tThe ferry does not.\n",
        "1.\tThe quay stays open.\n2.\tThe ferry does not.\n",
        "1\tWhat is asked\t3\n2\tWhat is known\t9\n",
        "1 What is asked\t3\n2 What is known\t3\n",
    ],
)
def test_indented_lines_and_items_are_no_rows(text: str) -> None:
    from argmap.source.lines import split_lines
    from argmap.source.tables import table_rows

    starts = [0, text.index("\n") + 1]
    assert table_rows(split_lines(text, starts)) == frozenset()


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("2021\t\t31", True),
        ("Year\tDeaths (police)\tDeaths (hospital)", True),
        ("Greens\tfor the toll\tIda Holm", True),
        ("Gate\tIt should be closed\t2021", False),
        ("Mr Alder:\tNo.", False),
        ("MR ALDER\tThat is not what I said", False),
        ("The quay stays open.", False),
    ],
)
def test_cells_that_say_nothing_are_told_from_sentences(text: str, *, bare: bool) -> None:
    from argmap.source.tables import is_row_of_cells

    assert is_row_of_cells(text) == bare
