"""Vectors of named values -> arrays, with which weights are fitted."""

from array import array
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from argmap.drafting.learned.choices import Vector

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Cells:
    """Vectors that are added one by one, of which only the numbers are kept."""

    def __init__(self, vectors: Iterable[Vector] = ()) -> None:
        self.known: dict[str, int] = {}
        self.columns, self.values, self.sizes = array("q"), array("d"), array("q")
        for vector in vectors:
            self.add(vector)

    def add(self, vector: Vector) -> None:
        """Add a row."""
        known = self.known
        self.columns.extend([known.setdefault(name, len(known)) for name in vector])
        self.values.extend(vector.values())
        self.sizes.append(len(vector))


class Table:
    """Rows of named values as arrays of row, column and value; rare names are left out."""

    def __init__(self, cells: Cells, fewest: int) -> None:
        counts = np.bincount(_ints(cells.columns), minlength=len(cells.known))
        kept = {name: at for name, at in cells.known.items() if counts[at] >= fewest}
        self.names = sorted(kept)
        self.height = len(cells.sizes)
        place = np.full(len(cells.known), -1, dtype=np.int64)
        place[[kept[name] for name in self.names]] = np.arange(len(self.names))
        columns = place[_ints(cells.columns)]
        rows = np.repeat(np.arange(self.height), _ints(cells.sizes))
        self.rows: Ints = rows[columns >= 0]
        self.values: Floats = np.array(cells.values, dtype=np.float64)[columns >= 0]
        self.columns: Ints = columns[columns >= 0]

    def times(self, weights: Floats) -> Floats:
        """Return the sum of weighted values of each row."""
        found = np.bincount(self.rows, weights[self.columns] * self.values, self.height)
        return found.astype(np.float64)

    def back(self, errors: Floats) -> Floats:
        """Return for each column the sum of its values, each times its row's error."""
        found = np.bincount(self.columns, errors[self.rows] * self.values, len(self.names))
        return found.astype(np.float64)


def _ints(numbers: "array[int]") -> Ints:
    return np.array(numbers, dtype=np.int64)
