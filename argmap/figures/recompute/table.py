"""The table of quantities: a row for each number, with what it measures, counts and is next to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from argmap.english.figures import calls
from argmap.english.figures.measures import PER, SIZES, measure
from argmap.english.numbers import Quantity
from argmap.english.numbers.words import singular
from argmap.figures.recompute.row import Row
from argmap.figures.recompute.units import lent_here
from argmap.figures.sentences import Sentence, Sentences

_LONGEST = 90  # characters of words on each side of a number
BASES = (10, 100, 1e3, 1e4, 1e5, 1e6)  # of a rate: "15 per 100,000"
_OFTEN = 50  # times; what is less may be a multiple


def is_often(quantity: Quantity, tail: str) -> bool:
    """Return whether "times" counts occasions: "1,825 times", "five times a day"."""
    return quantity.kind == "times" and (quantity.value >= _OFTEN or bool(PER.match(tail)))


def rows_of(sentence: Sentence, place: int) -> tuple[Row, ...]:
    """Return the rows of a sentence."""
    signs = sorted(sentence.places)
    if not signs:
        return ()
    edges = [-1, *signs, len(sentence.skeleton)]
    rows: list[Row] = []
    for i in range(len(signs)):
        row = _row(sentence, place, edges[i : i + 3])
        opened = bool(rows and calls.BETWEEN.search(rows[-1].lead))
        if calls.BETWEEN.search(row.lead) or (opened and row.lead.endswith(" and ")):
            row = replace(row, given_role="bound")
        if rows and (whole := _hours_and_minutes(rows[-1], row)):
            rows[-1] = whole
            continue
        if row.value in BASES and calls.PER_BASE.fullmatch(row.lead):
            row = replace(row, given_role="bound")
        rows.append(row)
    rows = _dated(rows) if calls.RESPECTIVELY.search(sentence.skeleton) else rows
    if any(row.dim == "mass" for row in rows):  # "410 kg (904 pounds)"
        rows = [_as_mass(row) for row in rows]
    return lent_here(rows)


def _dated(rows: list[Row]) -> list[Row]:
    """Return rows with the years that "in 2021 and 2022 … 1,400 and 1,750 respectively" gives."""
    years = [row for row in rows if row.quantity.kind == "year"]
    values = [row for row in rows if row.is_number]
    if len(years) < 2 or len(values) < len(years):
        return rows
    when = {id(value): int(year.value) for year, value in zip(years, values, strict=False)}
    return [replace(row, when=when.get(id(row), row.when)) for row in rows]


def _as_mass(row: Row) -> Row:
    is_pound = row.quantity.unit == "pound" and "£" not in row.quantity.text
    return replace(row, dim="mass", size=SIZES["pound"][1]) if is_pound else row


def _hours_and_minutes(one: Row, other: Row) -> Row | None:
    """Return "4 hours 30 minutes" as one length of time."""
    units = (one.quantity.unit, other.quantity.unit)
    minutes = units == ("hour", "minute") and other.lead in (" ", " and ") and other.value < 60
    if not minutes:
        return None
    quantity, part = one.quantity, other.value / 60
    low, high = quantity.low + part, quantity.high + part
    quantity = replace(quantity, low=low, high=high, step=1 / 60)
    return replace(one, quantity=quantity, value=low, tail=other.tail, given_role=other.role)


def _year_at(sentence: Sentence, edges: Sequence[int], lead: str, tail: str) -> int:
    """Return the year that is said of a number: "in 2021 there were 1,197", "30 in 2019"."""
    before, own, after = (sentence.places.get(edge) for edge in edges)
    if own and own.kind == "year":
        return 0
    if after and after.kind == "year" and calls.IN_YEAR.search(tail):
        return int(after.value)
    near = before and before.kind == "year" and not calls.STOPS.search(lead)
    return int(before.value) if near and before else 0


def _row(sentence: Sentence, place: int, edges: Sequence[int]) -> Row:
    before, sign, after = edges
    quantity, skeleton = sentence.places[sign], sentence.skeleton
    lead = skeleton[max(before + 1, sign - _LONGEST) : sign]
    tail = skeleton[sign + 1 : min(after, sign + 1 + _LONGEST)]
    text = sentence.words_of.text
    often = is_often(quantity, tail)
    if calls.FAHRENHEIT.match(tail):
        quantity = replace(quantity, unit="°f")
    if quantity.hedge == "under" and calls.ADDS.search(lead):  # "adds up to 12"
        quantity = replace(quantity, hedge="")
    if not quantity.unit and (money := calls.OTHER_MONEY.match(tail)):
        quantity = replace(quantity, unit=singular(money["name"]))
    if quantity.unit == "point" and calls.OF_A_GAME.search(skeleton):
        quantity = replace(quantity, kind="count", unit="")
    sign_of_money = "money" if text[quantity.core : quantity.core + 1] in "$€£¥₹" else ""
    dim, size = measure(quantity.unit, sign_of_money)
    if dim and calls.AND_A_HALF.match(tail):  # "2 hours and a half"
        quantity = replace(quantity, low=quantity.low + 0.5, high=quantity.high + 0.5, step=0.1)
    relative = quantity.kind in ("percent", "points", "fraction", "times")
    if relative and not often:
        dim, size = quantity.kind, 1.0
    return Row(
        quantity,
        sentence,
        place,
        lead,
        tail,
        dim,
        size,
        sign,
        quantity.value,
        often or quantity.kind in ("count", "duration"),
        _year_at(sentence, edges, lead, tail),
    )


def passage(table: Sequence[tuple[Row, ...]], sentences: Sentences, i: int) -> list[Row]:
    """Return the rows near a sentence: six sentences back, one ahead, in the same section."""
    first, last = max(0, i - 7), min(len(table), i + 3)
    return [row for k in range(first, last) for row in table[k] if _is_near(sentences, i, k)]


def _is_near(sentences: Sentences, i: int, k: int) -> bool:
    if "row" in (sentences[i].kind, sentences[k].kind):
        return True
    most = 4 if "item" in (sentences[i].kind, sentences[k].kind) else 2  # blocks
    return abs(sentences[i].block - sentences[k].block) <= most
