from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.drawing.shapes import GLYPHS, header, outline, path, paths, sign_places
from argmap.layout.layered import Layout
from argmap.layout.routing import Leg, Route

STEEP = Route(
    "a", (Leg(0, ((344.0, 0.0), (263.0, 300.0)), arrow=True),), (), (303.5, 150.0), (303.5, 150.0)
)


def test_the_corners_of_a_card_say_its_role() -> None:
    assert (
        len({outline(role, 91) for role in GLYPHS})
        == len({header(role, 23) for role in GLYPHS} | {""}) - 1
        == 4
    )


def test_a_way_is_whole_pixels_without_blanks() -> None:
    assert path([(344.4, 10.0), (262.6, 10.2), (250.0, 60.5)]) == "M344,10h-81c-7,0-7,51-13,51"


def test_a_link_with_a_bracket_is_one_line_and_others_have_one_for_each_premise() -> None:
    legs = tuple(
        Leg(number, ((344.0, 50.0 * number), (294.0, 40.0 + number * 10)), arrow=False)
        for number in range(2)
    )
    bracket = Route("a", legs, ((294.0, 45.0), (263.0, 45.0)), (294.0, 45.0), (294.0, 45.0))
    drawn = list(paths(bracket, {0: 0, 1: 1}))
    assert [each.count("M") for each in drawn] == [4]
    assert list(paths(STEEP, {0: 0})) == [path(STEEP.legs[0].points)]


@pytest.mark.parametrize("flagged", [{"a": (), "b": ()}, {"a": ()}])
def test_signs_that_would_cover_one_another_move_along_their_links(
    flagged: dict[str, object],
) -> None:
    places = sign_places(Layout({}, (STEEP, replace(STEEP, link="b")), 0.0, 0.0), flagged)
    assert places["a"] == STEEP.badge
    assert (places["b"] == STEEP.badge) == ("b" not in flagged)
