from __future__ import annotations

import random

import pytest

from argmap.layout.sheets import HIGH, WIDE, Area, cut, to_sheets


def card(left: int, top: int, high: int = 74) -> Area:
    return Area(left, top, left + 250, top + high)


def grid(across: int, down: int) -> list[Area]:
    return [card(344 * column, 92 * row) for column in range(across) for row in range(down)]


@pytest.mark.parametrize(
    ("across", "down", "sheets"), [(1, 1, 1), (4, 18, 1), (5, 18, 2), (8, 40, 6)]
)
def test_a_map_takes_as_many_sheets_as_its_size_requires(
    across: int, down: int, sheets: int
) -> None:
    assert len(list(cut(grid(across, down)))) == sheets


@pytest.mark.parametrize("seed", range(6))
def test_every_card_is_whole_on_exactly_one_sheet(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a drawing, no secret
    cards = [
        card(344 * column, 110 * row + chance.randint(0, 9) * column)
        for column in range(9)
        for row in range(chance.randint(5, 60))
    ]
    cards += [card(276 * column, 7000) for column in range(11)]  # unlinked ones are closer
    sheets = list(cut(cards))
    assert all(sum(sheet.holds(each) for sheet in sheets) == 1 for each in cards)
    crossing = [
        (each, sheet)
        for each in cards
        for sheet in sheets
        if _touch(each, sheet) and not sheet.holds(each)
    ]
    assert not crossing
    assert all(
        sheet.right - sheet.left <= WIDE and sheet.bottom - sheet.top <= HIGH for sheet in sheets
    )


def _touch(one: Area, other: Area) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


def test_cards_that_no_line_can_separate_stay_together() -> None:
    bricks = [card(150 * number, 60 * number, 200) for number in range(40)]
    assert len(list(cut(bricks))) == 1


def test_a_chain_of_thousands_of_cards_is_cut() -> None:
    assert len(list(cut([card(344 * number, 0) for number in range(4500)]))) > 1000


def test_the_links_next_to_a_card_have_room() -> None:
    (sheet,) = cut([card(0, 0)])
    assert sheet.left < 0
    assert sheet.top < 0
    assert sheet.right > 250
    assert sheet.bottom > 74


def test_a_sheet_says_which_sheet_it_is_next_to() -> None:
    assert [each.beside for each in to_sheets(grid(5, 40))] == [
        "",
        "right of sheet 1",
        "below sheet 1",
        "below sheet 2",
        "below sheet 3",
        "below sheet 4",
    ]
