from __future__ import annotations

from drawing_samples import source

from argmap.data import to_data
from argmap.drawing.view import to_view
from argmap.graph import ArgumentGraph
from argmap.model import Annotation, Report, Statement


def test_a_map_for_very_many_sheets_has_none() -> None:
    annotation = Annotation(
        source("The roads are safe.\n", headings=()),
        statements=tuple(_plain(number) for number in range(3000)),
    )
    report = Report()
    view = to_view(ArgumentGraph(annotation), report, to_data(annotation, report))
    assert (view.sheets, view.sheets_needed > 40) == ((), True)


def _plain(number: int) -> Statement:
    return Statement(f"s{number}", "claim", "The roads are safe.", f"{number}", 0, 0, (), 1)
