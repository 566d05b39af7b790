from __future__ import annotations

from argmap.layout.coordinates import isotonic


def test_levels_never_fall_and_stay_near_the_wishes() -> None:
    assert isotonic([1.0, 5.0, 3.0, 9.0], [1, 1, 1, 1]) == [1.0, 4.0, 4.0, 9.0]
