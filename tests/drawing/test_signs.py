from __future__ import annotations

import re
from dataclasses import replace

import pytest

from argmap.drawing.geometry import sign_places
from argmap.drawing.signs import ROLE_SIGNS, header, outline, sign_styles
from argmap.layout.layered import Layout
from argmap.layout.routing import Leg, Route

STEEP = Route(
    "a", (Leg(0, ((344.0, 0.0), (263.0, 300.0)), arrow=True),), (), (303.5, 150.0), (303.5, 150.0)
)


def test_the_corners_of_a_card_show_its_role() -> None:
    assert len({outline(role, 91) for role in ROLE_SIGNS}) == 4
    assert len({header(role, 23) for role in ROLE_SIGNS}) == 4


def test_the_style_has_the_signs_of_the_roles_in_the_middle_of_their_boxes() -> None:
    starts = re.findall(
        r"\.glyph\.(\w+) \{ clip-path: path\(evenodd, \"M([\d.]+) ([\d.]+)", sign_styles()
    )
    assert starts[0] == ("claim", "10.3", "6")
    assert [role for role, *_ in starts] == list(ROLE_SIGNS)


@pytest.mark.parametrize("flagged", [{"a": (), "b": ()}, {"a": ()}])
def test_signs_that_would_cover_one_another_move_along_their_links(
    flagged: dict[str, object],
) -> None:
    places = sign_places(Layout({}, (STEEP, replace(STEEP, link="b")), 0.0, 0.0), flagged)
    assert places["a"] == STEEP.badge
    assert (places["b"] == STEEP.badge) == ("b" not in flagged)
