"""The table of quantities: a row for each number, with what it measures, counts and is next to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

from argmap.english.figures import calls
from argmap.english.figures.measures import ADVERBS, PER, is_time, measure
from argmap.english.figures.nouns import plural_noun
from argmap.english.numbers import Quantity
from argmap.figures.formulas import number
from argmap.figures.operations import Term
from argmap.figures.sentences import Sentence, Sentences
from argmap.figures.verdict import closely, term

_LONGEST = 90  # characters of words on each side of a number
_OFTEN = 50  # times; what is less may be a multiple
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

    @cached_property
    def noun(self) -> str:
        """Return the noun that a count has, in the plural; nothing if it has none."""
        return "" if self.dim else plural_noun(self.sentence.skeleton[self.sign + 1 :])

    @cached_property
    def heads(self) -> frozenset[str]:
        """Return the stems of the words around the number in its part of the sentence."""
        return _heads(self.lead, self.tail)

    @cached_property
    def role(self) -> str:
        """Return "level", "change" or "rate"."""
        return _role(self.lead, self.tail)

    @cached_property
    def is_earlier(self) -> bool:
        """Return whether the words next to the number put it before another in time."""
        return bool(calls.EARLIER.search(self.lead[-45:]) or calls.EARLIER.search(self.tail[:40]))

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
        if self.quantity.kind == "year":
            return int(self.value)
        return self.quantity.date[0] if self.quantity.kind == "date" else 0

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
    for i, sign in enumerate(signs):
        rows.append(_row(sentence, place, edges[i], sign, edges[i + 2]))
        if i and _lacks_unit(rows[-1]) and calls.TAKES_UNIT.search(rows[-1].lead):
            rows[-1] = _with_unit(rows[-1], rows[-2])
    return tuple(rows)


def _lacks_unit(row: Row) -> bool:
    return row.quantity.kind == "count" and not row.dim and not row.noun and row.role != "change"


def _with_unit(row: Row, before: Row) -> Row:
    """Return "4.5" of "4.1 per cent in May, up from 4.5" as a per cent."""
    one, other = row.quantity, before.quantity
    has_unit = before.dim not in ("", "times", "fraction", "points") and before.role != "change"
    has_unit = has_unit and "(" not in row.lead
    if not has_unit or not other.value / 20 <= one.value <= 20 * other.value:
        return row
    quantity = replace(one, kind=other.kind, unit=other.unit)
    is_number = quantity.kind in ("count", "duration")
    return replace(row, quantity=quantity, dim=before.dim, size=before.size, is_number=is_number)


def _row(sentence: Sentence, place: int, before: int, sign: int, after: int) -> Row:
    quantity, skeleton = sentence.places[sign], sentence.skeleton
    lead = skeleton[max(before + 1, sign - _LONGEST) : sign]
    tail = skeleton[sign + 1 : min(after, sign + 1 + _LONGEST)]
    text = sentence.words_of.text
    often = is_often(quantity, tail)
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
    )


def _heads(lead: str, tail: str) -> frozenset[str]:
    for stop in _STOPS:
        lead, tail = lead.rpartition(stop)[2], tail.partition(stop)[0]
    return calls.heads(f"{lead} {tail}")


def _role(lead: str, tail: str) -> str:
    if PER.match(tail):
        return "rate"
    moved = calls.CHANGE_BEFORE.search(lead) and not calls.BASE.search(lead)
    changed = bool(moved or calls.BY_MARGIN.search(lead))
    return "change" if changed or calls.CHANGE_AFTER.match(tail) else "level"


def passage(table: Sequence[tuple[Row, ...]], sentences: Sentences, i: int) -> list[Row]:
    """Return the rows near a sentence: six sentences back, one ahead, in the same section."""
    first, last = max(0, i - 7), min(len(table), i + 3)
    return [row for k in range(first, last) for row in table[k] if _is_near(sentences, i, k)]


def _is_near(sentences: Sentences, i: int, k: int) -> bool:
    return abs(sentences[i].block - sentences[k].block) <= 2


def per_of(row: Row) -> str:
    """Return the noun of what a rate is per: "head", "year"; "each" without one."""
    return row.per


def is_per_time(row: Row) -> bool:
    """Return whether a rate is per hour, day or year."""
    return is_time(per_of(row))
