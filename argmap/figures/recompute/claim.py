"""A claim: a stated number, the rows near it, and the ways in which others may give it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from argmap.english.figures import calls
from argmap.figures.operations import Term
from argmap.figures.recompute.row import Row

_BY_DISTANCE = (0.0, 1.2, 0.8, 0.5, 0.3, 0.2, 0.1, 0.1)  # in sentences
_FARTHEST = 14  # rows of one measure that are combined


@dataclass(frozen=True, eq=False)
class Option:
    """One way to compute a stated number: what it gives, from which rows, and how well tied."""

    claim: Claim
    code: str
    result: Term  # in the unit of the stated number
    operands: tuple[Row, ...]
    bonus: float | Callable[[], float]  # computed only if it is needed
    fixed: float = 0.0  # how far the words leave no other computation; from 1 on, none
    exact: bool = False

    @cached_property
    def tie(self) -> float:
        """Return how well the operands are tied to the claim."""
        bonus = self.bonus() if callable(self.bonus) else self.bonus
        ties = [self.claim.tie(each) for each in self.operands]
        near = (min(each for each, _ in ties) + sum(each for each, _ in ties) / len(ties)) / 2
        return near + 0.3 * min(3, sum(shared for _, shared in ties)) + bonus


Options: TypeAlias = "Iterator[Option]"


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """A stated number and the other rows of its passage, nearest last."""

    row: Row
    rows: tuple[Row, ...]
    known: dict[str | None, list[Row]] = field(default_factory=dict)
    ties: dict[Row, tuple[float, int]] = field(default_factory=dict)

    @property
    def lead(self) -> str:
        """Return the words before the number."""
        return self.row.lead

    @property
    def before(self) -> str:
        """Return the words of the sentence before the number, with the numbers among them."""
        here = self.row.sentence
        return here.words_of.text[
            max(here.start, self.row.quantity.start - 70) : self.row.quantity.start
        ]

    @property
    def tail(self) -> str:
        """Return the words after the number."""
        return self.row.tail

    @property
    def borrowed(self) -> str:
        """Return what a number without noun and unit may measure: the same as the one before it."""
        row = self.row
        before = [r for r in self.rows if r.is_number and r.role == "level" and r.precedes(row)]
        bare = before and not row.dim and not row.noun and row.place - before[-1].place <= 1
        return before[-1].dim if bare and before[-1].dim != "time" else ""

    def numbers(self, dim: str | None = None) -> list[Row]:
        """Return the counts and amounts of a measure, the nearest of them."""
        if dim not in self.known:
            found = [r for r in self.rows if r.is_number and dim in (None, r.dim) and r.value > 0]
            self.known[dim] = found[-_FARTHEST:]
        return self.known[dim]

    def of_kind(self, *kinds: str) -> list[Row]:
        """Return the rows of some kinds of number, the nearest of them."""
        return [r for r in self.rows if r.quantity.kind in kinds][-_FARTHEST:]

    def made(
        self,
        code: str,
        result: Term,
        operands: tuple[Row, ...],
        bonus: float | Callable[[], float] = 0.0,
        *,
        fixed: float = 0.0,
        exact: bool = False,
    ) -> Option:
        """Return an option with what its words add to the strength of its tie."""
        return Option(self, code, result, operands, bonus, fixed, exact)

    def tie(self, other: Row) -> tuple[float, int]:
        """Return how near a row is, and how many heads it shares with the claim, at most two."""
        if other not in self.ties:
            shared = min(2, len(self.row.heads & other.heads))
            self.ties[other] = nearness(self.row, other), shared
        return self.ties[other]


def nearness(claim: Row, other: Row) -> float:
    """Return how near a row is: in the sentence by characters, else by sentences."""
    distance = claim.place - other.place
    if distance < 0:
        return 0.4 if distance == -1 else 0.2
    if distance:
        return _BY_DISTANCE[min(distance, len(_BY_DISTANCE) - 1)]
    return 2 - min(0.7, abs(claim.quantity.start - other.quantity.start) / 250)


def based(row: Row) -> Term:
    """Return a row as a term in the basic unit of what it measures."""
    return row.based


def between(one: Row, other: Row) -> str | None:
    """Return the words between two rows that are next to each other in a sentence."""
    if one.sentence is not other.sentence:
        return None
    first, last = (one, other) if one.sign <= other.sign else (other, one)
    gap = one.sentence.skeleton[first.sign + 1 : last.sign]
    return gap if len(gap) == len(last.lead) == len(first.tail) else None


def next_to(one: Row, other: Row) -> bool:
    """Return whether a row is followed by another in its sentence."""
    return one.sign < other.sign and between(one, other) is not None


def between_of(part: Row, whole: Row) -> bool:
    """Return whether a part is said to be of a whole: "57 of the 138 homes"."""
    gap = between(part, whole) if part.quantity.start < whole.quantity.start else None
    return gap is not None and bool(calls.OF_BETWEEN.fullmatch(gap))


def shared(one: Row, other: Row) -> frozenset[str]:
    """Return the words that two rows share, but for those that are between them."""
    found = one.heads & other.heads
    gap = between(one, other) if found else None
    return found - calls.heads(gap) if gap else found


def is_apposed(one: Row, other: Row) -> bool:
    """Return whether two rows say the same thing twice: "588, or 65%"."""
    gap = between(one, other)
    return gap is not None and bool(calls.APPOSED.fullmatch(gap))


def alike(one: Row, other: Row) -> bool:
    """Return whether two rows can count or measure the same."""
    if one.dim != other.dim:
        return False
    return not one.noun or not other.noun or one.noun == other.noun
