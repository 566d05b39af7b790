"""Tables: rows and columns that are said to add up, in text, Markdown, CSV and tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from argmap.cli import main
from argmap.figures import Audit, audit
from argmap.source import read, read_text

if TYPE_CHECKING:
    from pathlib import Path

# Each with its right and a wrong value, and how many sums it has.
TABLES = {
    "spaces": ("Bakers      41   38\nSmiths      17   22\nWeavers      9   12\nTotal       67   {}\n", 72, 82, 2),
    "tabs": ("Harbour\t2019\t2020\nOats\t310\t290\nRye\t125\t140\nHay\t64\t71\nTotal\t499\t{}\n", 501, 511, 2),
    "markdown": (
        (
            "| Route | Adults | Children |\n|---|---:|---:|\n| Ferry | 1,240 | 310 |\n"
            "| Train | 980 | 415 |\n| Coach | 455 | 96 |\n| **All routes** | 2,675 | {} |\n"
        ),
        821,
        921,
        2,
    ),
    "csv": ("Year,Wheat,Oats\nNorth,120,44\nSouth,98,51\nWest,77,30\nTotal,295,{}\n", 125, 152, 2),
    "semicolons": ("Post;2021;2022\nRent;1 200;1 250\nWages;8 400;8 730\nHeat;610;905\nSum;10 210;{}\n", "10 885", "10 985", 2),
    "rows": (
        "Ward\tMen\tWomen\tTotal\nAsh\t120\t140\t260\nElm\t85\t97\t182\nOak\t64\t70\t134\nFir\t33\t48\t{}\n",
        81,
        91,
        4,
    ),
    "total row first": ("Sector\tJobs\tPosts\nAll sectors\t{}\t470\nFarms\t310\t120\nMills\t205\t230\nShops\t96\t120\n", 611, 711, 2),
    "total column first": (
        "Month\tTotal\tCars\tVans\nMay\t190\t120\t70\nJune\t214\t131\t83\nJuly\t{}\t140\t91\n",
        231,
        213,
        3,
    ),
    "subtotals": (
        (
            "Item\t2020\t2021\nApples\t40\t44\nPears\t22\t25\nTotal fruit\t62\t69\n"
            "Leeks\t31\t30\nPeas\t18\t21\nTotal greens\t49\t51\nGrand total\t111\t{}\n"
        ),
        120,
        130,
        6,
    ),
    "a dash is nothing": ("Fund\tJan\tFeb\nRoof\t250\t-\nBells\t-\t140\nOrgan\t75\t60\nTotal\t325\t{}\n", 200, 220, 2),
    "below zero": ("Account\tQ1\tQ2\nSales\t900\t870\nReturns\t(45)\t(30)\nGrants\t60\t75\nTotal\t915\t{}\n", 915, 935, 2),
    "shares": ("Answer\tMen\tWomen\nYes\t46%\t51%\nNo\t39%\t30%\nNo view\t15%\t19%\nTotal\t100%\t{}%\n", 100, 110, 2),
}  # fmt: skip


def sums(found: Audit) -> list[bool]:
    return [each.holds for each in found.checks if each.code == "ARG301"]


@pytest.mark.parametrize("name", TABLES)
def test_what_is_said_to_add_up_does(name: str) -> None:
    table, right, _, count = TABLES[name]

    found = audit(read_text(table.format(right)))

    assert sums(found) == [True] * count
    assert not found.findings


@pytest.mark.parametrize("name", TABLES)
def test_a_sum_that_does_not_is_flagged_at_its_cell(name: str) -> None:
    table, _, wrong, count = TABLES[name]
    text = table.format(wrong)

    found = audit(read_text(text))

    assert sorted(sums(found)) == [False] + [True] * (count - 1)
    (remark,) = found.findings
    assert remark.code == "ARG301"
    assert text[remark.start : remark.end].strip("%") == str(wrong)


SILENT = {
    "an average below": "Shop\tPrice\tSales\nOak\t4.10\t120\nElm\t3.90\t80\nTotal\t4.02\t200\n",
    "some rows left out": "Country\tVisits\nFrance\t410\nSpain\t385\nItaly\t260\nTotal\t1,980\n",
    "no line of a total": "Ward\tMen\tWomen\nAsh\t120\t140\nElm\t85\t97\n",
    "a value that is not known": "Ward\tMen\tWomen\nAsh\tn/a\t140\nElm\t85\t97\nTotal\t205\t237\n",
    "parts of parts": "Staff\tA\tB\nNurses\t40\t30\nof which part-time\t12\t9\nPorters\t10\t6\nTotal\t50\t36\n",
    "rates": "Town\tPer 1,000\tRate\nAyr\t4.1\t12%\nBute\t3.8\t9%\nTotal\t4.0\t10%\n",
    "a note that it is rounded": "Rounded.\n\nWard\tMen\tWomen\nAsh\t121\t140\nElm\t85\t97\nTotal\t205\t237\n",
    "totals of other things": "Team\tWins\tTotal\nReds\t4\t310\nBlues\t2\t280\nGreens\t7\t415\n",
}


@pytest.mark.parametrize("name", SILENT)
def test_what_need_not_add_up_is_left_alone(name: str) -> None:
    assert not audit(read_text(SILENT[name])).findings


PAGE = (
    "<html><body><article><h1>Town budget</h1><p>The council spent more on parks and on roads than"
    " it did in the year before, and the table gives the amounts.</p><table><tr><th>Service</th>"
    "<th>2022</th><th>2023</th><th>Total</th></tr><tr><td>Parks</td><td>310</td><td>342</td>"
    "<td>652</td></tr><tr><td>Roads</td><td>1,205</td><td>1,310</td><td>2,515</td></tr><tr>"
    "<td>Total</td><td>1,515</td><td>1,625</td><td>3,167</td></tr></table></article></body></html>"
)


def test_a_table_of_a_web_page_adds_up_once_it_is_added(tmp_path: Path) -> None:
    page = tmp_path / "budget.html"
    page.write_text(PAGE, encoding="utf-8")
    added = CliRunner().invoke(main, ["add", str(page), "-o", str(tmp_path / "corpus")])
    assert added.exit_code == 0, added.output

    found = audit(read(tmp_path / "corpus" / "budget.txt"))

    assert sorted(sums(found)) == [False, True, True, True, True]
    assert "1,625" in found.findings[0].says


def test_lines_of_prose_with_commas_in_their_numbers_are_no_rows() -> None:
    text = (
        "Of 1,600 plots, 1,200 (75%) were treated. The rest were not.\n\n"
        "Of 2,400 trees, 1,800 (75%) were felled. The rest were not.\n\n"
        "Crop\t2022\t2023\nOats\t310\t342\nRye\t120\t131\nTotal\t430\t473\n"
    )

    found = audit(read_text(text))

    assert [each.code for each in found.checks] == ["ARG302", "ARG302", "ARG301", "ARG301"]
