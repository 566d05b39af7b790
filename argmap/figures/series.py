"""Series in a text: lists of values, values by year, and what is counted over several sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from argmap.english.figures import series as wording
from argmap.english.numbers import Quantity
from argmap.english.numbers.joined import scale_of
from argmap.figures.sentences import Sentence, find

YearlyValue: TypeAlias = "tuple[int, Quantity, frozenset[str]]"  # year, value, what was done
_VALUES = ("count", "percent", "points", "fraction", "times", "range")


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: its value, how often it counts, and the words around it."""

    quantity: Quantity
    times: int
    words: str

    @property
    def value(self) -> float:
        """Return what the item adds to the total."""
        return self.quantity.value * self.times


def sum_of_items(items: Sequence[Item]) -> float:
    """Return the total of a list."""
    return sum(item.value for item in items)


def by_year(sentence: Sentence) -> list[tuple[int, Quantity]]:
    """Return the values that a sentence gives by year; a year that occurs twice is left out."""
    if not sentence.of_kind("year"):
        return []
    found: dict[int, tuple[int, Quantity]] = {}
    dashed = list(find(wording.YEAR_THEN_VALUE, sentence))
    for each in dashed or find((wording.VALUE_IN_YEAR, wording.IN_YEAR_VALUE), sentence):
        value = each["v"]
        if not value.hedge:
            found.setdefault(value.start, (int(each["y"].value), value))
    years = [year for year, _ in found.values()]
    if len({(value.kind, value.unit) for _, value in found.values()}) != 1:
        return []
    return [pair for _, pair in sorted(found.items()) if years.count(pair[0]) == 1]


def items_of(sentence: Sentence, first: int, last: int) -> list[Item]:
    """Return the items of a list between two offsets of the skeleton; none if it is not plain."""
    words = sentence.skeleton[first:last].rstrip(" .);,")
    if wording.NOT_A_PLAIN_LIST.search(wording.EACH_OF.sub("", words)):
        return []
    found: list[Item] = []
    here = 0
    for end, following in [*(m.span() for m in wording.ITEM_END.finditer(words)), (len(words), 0)]:
        item = _item(sentence, first + here, first + end)
        if item is None:
            return []
        found.append(item)
        here = following
    found = _in_one_scale(found)
    unit = found[0].quantity.unit
    kinds = {(item.quantity.kind, item.quantity.unit or unit) for item in found}
    return found if len(found) >= 2 and len(kinds) == 1 else []


def _in_one_scale(items: list[Item]) -> list[Item]:
    """Return the items with the scale word of the last: "3.2, 3.6 and 4.1 million"."""
    factor = scale_of(items[-1].quantity)
    return [
        replace(item, quantity=item.quantity.times(factor))
        if factor > 1 and scale_of(item.quantity) == 1 and item.quantity.value < 1000
        else item
        for item in items
    ]


def _item(sentence: Sentence, first: int, last: int) -> Item | None:
    words = sentence.skeleton[first:last]
    if wording.A_RATE.search(words) or len(words) > 90:
        return None
    each_of = wording.EACH_OF.search(words)
    repeated = sentence.places[first + each_of.start(1)] if each_of else None
    values = [q for q in sentence.between(first, last, *_VALUES) if q is not repeated]
    if len(values) != 1 or values[0].kind not in ("count", "percent"):
        return None
    if values[0].hedge in ("over", "under", "almost"):
        return None
    return Item(values[0], int(repeated.value) if repeated else 1, words.strip())


def yearly_values(sentences: Sequence[Sentence]) -> Iterator[YearlyValue]:
    """Yield values by year and the stems of what was done, in "This …" those of the one before."""
    last: frozenset[str] = frozenset()
    for sentence in sentences:
        acts = wording.acts(sentence.skeleton)
        if not acts and wording.TAKES_UP.match(sentence.skeleton):
            acts = last
        last = acts
        values = by_year(sentence)
        known = {year for year, _ in values}
        changes = find(wording.IN_YEAR_FROM_TO, sentence)
        latest = [(int(each["y"].value), each["b"]) for each in changes]
        for year, value in (*values, *(pair for pair in latest if pair[0] not in known)):
            yield year, value, acts
