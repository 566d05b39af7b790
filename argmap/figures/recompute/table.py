"""The table of quantities: a row for each number, with what it measures, counts and is next to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

from argmap.english.figures import ages, calls
from argmap.english.figures.measures import ADVERBS, PER, is_time, measure
from argmap.english.figures.nouns import plural_noun
from argmap.english.numbers import Quantity
from argmap.english.numbers.words import singular
from argmap.figures.formulas import number
from argmap.figures.operations import Term
from argmap.figures.sentences import Sentence, Sentences
from argmap.figures.verdict import closely, term

_LONGEST = 90  # characters of words on each side of a number
BASES = (10, 100, 1e3, 1e4, 1e5, 1e6)  # of a rate: "15 per 100,000"
_OFTEN = 50  # times; what is less may be a multiple
_OLDEST = 1000  # the first year that is no small number
_STOPS = ".;:"


@dataclass(frozen=True, eq=False)
class Row:
    """A number of the passage with the words on both sides of it."""

    quantity: Quantity
    sentence: Sentence
    place: int  # of its sentence in the text
    lead: str  # the words since the number before it
    tail: str  # the words up to the number after it
    dim: str  # what it measures: "money", "time"; a count of things has none
    size: float  # of its unit, in the basic unit of what it measures
    sign: int  # its offset in the skeleton of its sentence
    value: float  # as it is stated
    is_number: bool  # a count, an amount or a length of time
    when: int = 0  # the year next to it
    lent: Row | None = None  # the number in a list with it that has the noun: "31 and 20 workers"
    given_role: str = ""

    @cached_property
    def noun(self) -> str:
        """Return the noun that a count has, in the plural; nothing if it has none."""
        if self.lent:
            return self.lent.noun
        return "" if self.dim else plural_noun(self.sentence.skeleton[self.sign + 1 :])

    @cached_property
    def heads(self) -> frozenset[str]:
        """Return the stems of the words around the number in its part of the sentence."""
        found = _heads(self.lead, self.tail)
        return found | self.lent.heads if self.lent else found

    @cached_property
    def role(self) -> str:
        """Return "level", "change", "rate" or "bound"."""
        is_share = _is_share(self.quantity, self.lead, self.tail)
        return self.given_role or ("level" if is_share else _role(self.lead, self.tail))

    @cached_property
    def is_earlier(self) -> int:
        """Return whether its words put it before another in time: 1 "last year", 2 "than"."""
        return _earliness(self.lead[-45:], self.tail)

    @cached_property
    def term(self) -> Term:
        """Return the number as a term in the unit that it is stated in."""
        found = term(self.quantity)
        if self.quantity.hedge in ("", "exactly", "over", "under"):
            return found
        return Term(found.value, closely(self.quantity), found.formula)

    @cached_property
    def based(self) -> Term:
        """Return the number as a term in the basic unit of what it measures."""
        return self.term if self.size == 1 else self.term.times(self.size)

    @cached_property
    def shown(self) -> str:
        """Return the number as it is shown in a computation."""
        return number(self.quantity)

    @cached_property
    def at(self) -> int:
        """Return where the number begins in the source."""
        return self.sentence.words_of.at(self.quantity.start)

    @cached_property
    def year(self) -> int:
        """Return the year of a year or a date; 0 for any other number."""
        quantity = self.quantity
        if quantity.kind == "year":
            return int(self.value)
        if quantity.kind == "count" and ages.IN_A_YEAR.search(self.lead) and not self.noun:
            is_year = _OLDEST <= self.value < 1500 and "," not in quantity.text
            return int(self.value) if is_year else 0
        return quantity.date[0] if quantity.kind == "date" else 0

    @cached_property
    def per(self) -> str:
        """Return the noun of what a rate is per: "head", "year"; "each" without one."""
        match = PER.match(self.tail)
        return ADVERBS.get(match["ly"] or "", match["of"] or "each") if match else ""

    @cached_property
    def is_each(self) -> bool:
        """Return whether the number is a rate or "each" is said before it."""
        return self.role == "rate" or bool(calls.EACH_BEFORE.search(self.lead))

    @cached_property
    def of_such(self) -> bool:
        """Return whether "of the" before the number makes it a whole."""
        return bool(calls.OF_SUCH.search(self.lead))

    @cached_property
    def named(self) -> frozenset[str]:
        """Return the heads and the noun."""
        return self.heads | calls.heads(self.noun)


Rows: TypeAlias = "Sequence[Row]"


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
        if before := _unit_giver(rows):
            rows[-1] = _with_unit(rows[-1], before)
    for i in range(len(rows) - 2, -1, -1):  # "31 and 20 workers"
        row, following = rows[i], rows[i + 1]
        if _lacks_unit(row) and following.noun and calls.A_SUM.fullmatch(row.tail):
            rows[i] = replace(row, lent=following)
        elif _lacks_unit(row) and following.dim and calls.A_SUM.fullmatch(row.tail):
            rows[i] = _with_unit(row, following, points=True)
    return tuple(rows)


def _hours_and_minutes(one: Row, other: Row) -> Row | None:
    """Return "4 hours 30 minutes" as one length of time."""
    units = (one.quantity.unit, other.quantity.unit)
    if units != ("hour", "minute") or other.lead not in (" ", " and ") or other.value >= 60:
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


def _unit_giver(rows: Sequence[Row]) -> Row | None:
    """Return the number that gives a bare one its unit: "41 tonnes in 2019, 36 in 2020"."""
    row, earlier = rows[-1], rows[:-1]
    if not earlier or not _lacks_unit(row):
        is_step = earlier and row.role == "change" and not row.dim and not row.noun
        return earlier[-1] if is_step and calls.MORE_AFTER.match(row.tail) else None
    values = [r for r in earlier if r.quantity.kind != "year"]
    amounts = [r for r in values if r.dim not in ("percent", "fraction", "times", "points")]
    takes = calls.TAKES_UNIT.search(row.lead)
    listed = calls.IN_LIST.search(row.lead) and calls.AT_A_PLACE.match(row.tail)
    if listed and not takes and amounts and amounts[-1] is earlier[-1]:
        return amounts[-1]
    if row.quantity.scaled and amounts and amounts[-1].dim == "money" and not takes:
        return amounts[-1]
    if takes and takes["list"]:
        return amounts[-1] if amounts else None
    if takes:
        return earlier[-1]
    return values[-1] if values and row.when and values[-1].when else None


def _lacks_unit(row: Row) -> bool:
    return row.quantity.kind == "count" and not row.dim and not row.noun and row.role != "change"


def _with_unit(row: Row, before: Row, *, points: bool = False) -> Row:
    """Return "4.5" of "4.1 per cent in May, up from 4.5" as a per cent."""
    one, other = row.quantity, before.quantity
    has_unit = before.dim not in ("", "times", "fraction") and before.role != "change"
    has_unit = has_unit and (points or before.dim != "points")
    has_unit = has_unit and "(" not in row.lead
    if not has_unit or not other.value / 20 <= one.value <= 20 * other.value:
        return row
    quantity = replace(one, kind=other.kind, unit=other.unit)
    is_number = quantity.kind in ("count", "duration")
    return replace(row, quantity=quantity, dim=before.dim, size=before.size, is_number=is_number)


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
    sign_of_money = "money" if text[quantity.core : quantity.core + 1] in "$€£¥₹" else ""
    dim, size = measure(quantity.unit, sign_of_money)
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


def _heads(lead: str, tail: str) -> frozenset[str]:
    for stop in _STOPS:
        lead, tail = lead.rpartition(stop)[2], tail.partition(stop)[0]
    return calls.heads(f"{lead} {tail}")


def _earliness(lead: str, tail: str) -> int:
    if calls.EARLIER_AFTER.search(tail):
        return 2
    found = calls.EARLIER.search(lead)
    return 0 if not found else 1 if calls.LAST_TIME.match(lead, found.start()) else 2


def _is_share(quantity: Quantity, lead: str, tail: str) -> bool:
    """Return whether a per cent is one of a whole: "loses 24 per cent of the water"."""
    relative = quantity.kind in ("percent", "fraction")
    return relative and not lead.endswith("by ") and bool(calls.OF_WHOLE.match(tail))


def _role(lead: str, tail: str) -> str:
    if calls.MORE_AFTER.match(tail):
        return "change"
    if PER.match(tail) or calls.PER_BASE.fullmatch(tail):
        return "rate"
    moved = calls.CHANGE_BEFORE.search(lead) and not calls.BASE.search(lead)
    moved = moved and not calls.ADDS_UP.search(lead)
    changed = bool(moved or calls.BY_MARGIN.search(lead))
    return "change" if changed or calls.CHANGE_AFTER.match(tail) else "level"


def passage(table: Sequence[tuple[Row, ...]], sentences: Sentences, i: int) -> list[Row]:
    """Return the rows near a sentence: six sentences back, one ahead, in the same section."""
    first, last = max(0, i - 7), min(len(table), i + 3)
    return [row for k in range(first, last) for row in table[k] if _is_near(sentences, i, k)]


def _is_near(sentences: Sentences, i: int, k: int) -> bool:
    if "row" in (sentences[i].kind, sentences[k].kind):
        return True
    return abs(sentences[i].block - sentences[k].block) <= 2


def per_of(row: Row) -> str:
    """Return the noun of what a rate is per: "head", "year"; "each" without one."""
    return row.per


def is_per_time(row: Row) -> bool:
    """Return whether a rate is per hour, day or year."""
    return is_time(per_of(row))
