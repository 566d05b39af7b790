"""Tables of a PDF: rows with tabs; an empty cell keeps its place, lines of a cell are joined."""

from __future__ import annotations

import pytest
from pdf_making import Paper, text, written

PLACES = (50, 150, 250, 350)


def drawn(*rows: tuple[str, ...], step: float = 16) -> Paper:
    paper = Paper().page()
    for at, row in enumerate(rows):
        for x, words in zip(PLACES, row, strict=False):
            if words:
                paper.put(x, 100 + step * at, words)
    return paper


@pytest.mark.parametrize(
    "rows",
    [
        (("Year", "Claims", "Paid"), ("2021", "", "300"), ("2022", "1,900", "20")),
        (("Year", "Claims", "Paid"), ("2021", "12", ""), ("2022", "1,900", "20")),
        (("", "2021", "2022"), ("Claims", "4", "5"), ("Paid", "", "7"), ("Left", "1", "")),
        (("Port", "Ships", "Tons", "Share"), ("North", "", "", "4%"), ("South", "1", "900", "")),
        (("Quay", "Rent"), ("East", "1,200"), ("West", ""), ("Old", "300")),
        (
            ("Who", "When", "Where"),
            ("Mayor", "May", ""),
            ("Board", "", "Hall"),
            ("All", "June", ""),
        ),
    ],
)
def test_an_empty_cell_keeps_its_place(rows: tuple[tuple[str, ...], ...]) -> None:
    assert text(drawn(*rows)) == "\n".join("\t".join(row) for row in rows)


@pytest.mark.parametrize(
    "borders", ["ALL", "NONE", "MINIMAL", "HORIZONTAL_LINES", "SINGLE_TOP_LINE"]
)
def test_lines_of_a_cell_are_one(borders: str) -> None:
    paper = Paper().page()
    long = "The number was revised twice by the board and again by the auditor of the port"
    rows = (
        ("Year", "Remark", "Paid"),
        ("2021", "", "300"),
        ("2022", long, "20"),
        ("2023", "No", ""),
    )
    with paper.pdf.table(borders_layout=borders, v_align="TOP", width=400) as table:
        for each in rows:
            row = table.row()
            for cell in each:
                row.cell(cell)
    assert text(paper) == "\n".join("\t".join(row) for row in rows)


def test_lines_in_the_middle_of_a_cell_belong_to_the_row_between_two_rules() -> None:
    paper = Paper().page()
    for at, y in enumerate((90, 106, 140, 156)):
        paper.pdf.line(45, y, 400, y)
        if at != 1:
            paper.put(50, y + 12, ("2020", "", "2022", "2023")[at])
            paper.put(350, y + 12, ("1", "", "3", "4")[at])
    paper.put(50, 126, "2021")
    paper.put(350, 126, "2")
    paper.put(150, 119, "first line of a")
    paper.put(150, 133, "cell")
    paper.pdf.line(45, 172, 400, 172)
    assert text(paper).split("\n")[1] == "2021\tfirst line of a cell\t2"


def test_text_before_and_after_a_table_is_apart_from_it() -> None:
    paper = drawn(("Year", "Claims", "Paid"), ("2021", "", "300"), ("2022", "9", "20"))
    paper.put(50, 70, "The claims of two years follow, with what was paid.")
    paper.put(50, 165, "So the claims fell.")
    assert text(paper) == (
        "The claims of two years follow, with what was paid.\n\n"
        "Year\tClaims\tPaid\n2021\t\t300\n2022\t9\t20\n\nSo the claims fell."
    )


def test_two_tables_are_two() -> None:
    paper = drawn(("Year", "Claims", "Paid"), ("2021", "", "300"), ("2022", "9", "20"))
    for at, row in enumerate((("Port", "Ships"), ("North", "2"), ("South", "3"), ("East", "4"))):
        paper.put(50, 200 + 16 * at, row[0])
        paper.put(220, 200 + 16 * at, row[1])
    assert text(paper).split("\n\n")[1] == "Port\tShips\nNorth\t2\nSouth\t3\nEast\t4"


CELLS = (("Year", "Claims", "Paid"), ("2021", "", "300"), ("2022", "1,900", "20"))


def tagged(rows: tuple[tuple[str, ...], ...], *, empty: bool) -> bytes:
    """Return a PDF with narrow columns whose structure names the cells, the empty ones or not."""
    shown, elements, parents, number = [], [], [], 0
    objects: list[str] = []
    row_kids = []
    place = 8
    for at, row in enumerate(rows):
        kids = []
        own = place
        place += 1
        lines = []
        for x, words in zip((50, 78, 110), row, strict=True):
            if not words and not empty:
                continue
            if words:
                shown.append(
                    f"/TD <</MCID {number}>> BDC BT /F 9 Tf {x} {700 - 12 * at} Td ({words}) Tj ET EMC"
                )
                lines.append(f"<</Type/StructElem/S/TD/P {own} 0 R/Pg 3 0 R/K {number}>>")
                parents.append(f"{place} 0 R")
                number += 1
            else:
                lines.append(f"<</Type/StructElem/S/TD/P {own} 0 R/Pg 3 0 R/K[]>>")
            kids.append(f"{place} 0 R")
            place += 1
        objects.append(f"<</Type/StructElem/S/TR/P 7 0 R/K[{' '.join(kids)}]>>")
        objects += lines
        row_kids.append(f"{own} 0 R")
    elements = [
        f"<</Type/StructTreeRoot/K 7 0 R/ParentTree<</Nums[0[{' '.join(parents)}]]>>>>",
        f"<</Type/StructElem/S/Table/P 6 0 R/K[{' '.join(row_kids)}]>>",
    ]
    return written(
        "\n".join(shown),
        more="\n".join(elements + objects),
        page="/StructParents 0",
        catalog="/StructTreeRoot 6 0 R/MarkInfo<</Marked true>>",
    )


@pytest.mark.parametrize("empty", [True, False])
def test_a_table_that_the_document_declares_needs_no_wide_gaps(*, empty: bool) -> None:
    assert text(tagged(CELLS, empty=empty)) == "\n".join("\t".join(row) for row in CELLS)
