from __future__ import annotations

from drawing_samples import source

from argmap.drawing.brief import to_brief
from argmap.drawing.view import layout_of
from argmap.model import Annotation, Statement


def test_a_map_for_very_many_sheets_has_none() -> None:
    annotation = Annotation(
        source("The roads are safe.\n", headings=()),
        statements=tuple(_plain(number) for number in range(3000)),
    )
    brief = to_brief(annotation, layout_of(annotation), (), frozenset())
    assert (brief.sheets, brief.sheets_needed > 40) == ((), True)


def _plain(number: int) -> Statement:
    return Statement(f"s{number}", "claim", "The roads are safe.", f"{number}", 0, 0, (), 1)
