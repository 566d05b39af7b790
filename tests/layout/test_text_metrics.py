from __future__ import annotations

from argmap.layout.text_metrics import card_height, text_width, wrapped


def test_a_long_text_makes_a_tall_card_but_not_taller_than_six_rows() -> None:
    assert card_height("short") == 74
    assert card_height("word " * 30) > card_height("word " * 12)
    assert card_height("word " * 60) == card_height("x" * 3000) == card_height("字" * 500)


def test_rows_fit_their_room_and_the_last_ends_in_an_ellipsis() -> None:
    rows = wrapped("The roads are safe, and they have been so for years.", 8, 3)

    assert len(rows) == 3
    assert all(text_width(row) <= 8 for row in rows)
    assert rows[-1].endswith("…")
