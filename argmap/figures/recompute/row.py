"""A row of the table of quantities: a number of the passage, with what its words say of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from argmap.english.figures import ages, calls
from argmap.english.figures.measures import ADVERBS, PER, PER_BEFORE, is_time
from argmap.english.figures.nouns import plural_noun
from argmap.english.numbers import Quantity
from argmap.figures.formulas import number
from argmap.figures.operations import Term
from argmap.figures.sentences import Sentence
from argmap.figures.verdict import closely, term

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
    def is_now(self) -> bool:
        """Return whether its words say that it holds now."""
        own = calls.UNTIL_OTHER.split(self.tail)[0]
        return bool(calls.NOW.search(self.lead[-45:]) or calls.NOW.match(own.lstrip()))

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
        if not match:
            before = PER_BEFORE.search(self.lead)
            each = "each" if calls.EACH_GETS.search(self.lead) else ""
            return ADVERBS[before["ly"]] if before else each
        named = (match[name] for name in ("of", "time", "one", "unit"))
        return ADVERBS.get(match["ly"] or "", next(filter(None, named), "each"))

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

    @cached_property
    def of_study(self) -> bool:
        """Return whether the number is in a sentence of statistics."""
        here = self.sentence
        return bool(calls.STATISTICS.search(here.words_of.text, here.start, here.end))

    def precedes(self, other: Row) -> bool:
        """Return whether the number is before another in the text."""
        return (self.place, self.sign) < (other.place, other.sign)


def _heads(lead: str, tail: str) -> frozenset[str]:
    for stop in _STOPS:
        lead, tail = lead.rpartition(stop)[2], tail.partition(stop)[0]
    return calls.heads(f"{lead} {tail}")


def _earliness(lead: str, tail: str) -> int:
    own = calls.UNTIL_OTHER.split(tail)[0]
    after = calls.EARLIER_AFTER.search(own)
    if after:
        return 1 if calls.LAST_TIME.search(own[: after.end()]) else 2
    found = calls.EARLIER.search(lead)
    return 0 if not found else 1 if calls.LAST_TIME.match(lead, found.start()) else 2


def _is_share(quantity: Quantity, lead: str, tail: str) -> bool:
    """Return whether a per cent is one of a whole: "loses 24 per cent of the water"."""
    relative = quantity.kind in ("percent", "fraction")
    return relative and not lead.endswith("by ") and bool(calls.OF_WHOLE.match(tail))


def _role(lead: str, tail: str) -> str:
    if calls.MORE_AFTER.match(tail):
        return "change"
    if PER.match(tail) or PER_BEFORE.search(lead) or calls.PER_BASE.fullmatch(tail):
        return "rate"
    moved = calls.CHANGE_BEFORE.search(lead) and not calls.BASE.search(lead)
    moved = moved and not calls.ADDS_UP.search(lead)
    if calls.VOTED.search(lead) and calls.BY_VOTES.fullmatch(tail):
        return "level"
    changed = bool(moved or calls.BY_MARGIN.search(lead))
    return "change" if changed or calls.CHANGE_AFTER.match(tail) else "level"


def is_per_time(row: Row) -> bool:
    """Return whether a rate is per hour, day or year."""
    return is_time(row.per)
