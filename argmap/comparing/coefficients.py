"""Coefficients of agreement: raw agreement, Cohen's kappa, Krippendorff's alpha, F1.

A coefficient that corrects for chance is not defined where chance alone gives full agreement, that
is if only one category was used: then it is None, never 1 and never nan.

- Cohen, J. (1960): A coefficient of agreement for nominal scales. Educational and Psychological
  Measurement 20, 37-46.
- Krippendorff, K. (2004): Content Analysis, 2nd ed., chapter 11: alpha for nominal data with
  missing values (11.3), and alpha for unitizing (11.6).
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeAlias

from argmap.model import Span

Values: TypeAlias = Sequence[Hashable | None]  # of one unit, one per annotator; None: missing


def raw_agreement(units: Sequence[Values]) -> float | None:
    """Return the share of pairs of values, unit by unit, that are the same; None without pairs.

    Units count by how many pairs of values they have.
    """
    same = pairs = 0
    for counts in _counts(units):
        total = counts.total()
        pairs += total * (total - 1)
        same += sum(count * (count - 1) for count in counts.values())
    return same / pairs if pairs else None


def cohen_kappa(units: Sequence[Values]) -> float | None:
    """Return Cohen's kappa of two annotators (Cohen 1960) over the units that have both values.

    None if there is no such unit, or if both used one and the same category only. Raises
    ValueError unless each unit has two values, present or missing.
    """
    if any(len(values) != 2 for values in units):
        raise ValueError("kappa is of two annotators")
    pairs = [(one, other) for one, other in units if one is not None and other is not None]
    if not pairs:
        return None
    size = len(pairs)
    first, second = (Counter(values) for values in zip(*pairs, strict=True))
    expected = sum(count * second[value] for value, count in first.items()) / size**2
    observed = sum(one == other for one, other in pairs) / size
    return (observed - expected) / (1 - expected) if expected < 1 else None


def krippendorff_alpha(units: Sequence[Values]) -> float | None:
    """Return Krippendorff's alpha for nominal values (Krippendorff 2004, 11.3).

    Units with fewer than two values do not count. None if no unit is left, or if all values that
    count are the same.
    """
    paired = list(_counts(units))
    totals: Counter[Hashable] = Counter()
    for counts in paired:
        totals.update(counts)
    size = totals.total()
    different = sum(
        (counts.total() ** 2 - sum(count**2 for count in counts.values())) / (counts.total() - 1)
        for counts in paired
    )
    expected = size**2 - sum(count**2 for count in totals.values())
    return 1 - (size - 1) * different / expected if expected else None


def _counts(units: Sequence[Values]) -> list[Counter[Hashable]]:
    """Return for each unit with two or more values how often each occurs."""
    found = [Counter(value for value in values if value is not None) for values in units]
    return [counts for counts in found if counts.total() > 1]


def f1(common: int, first: int, second: int) -> float | None:
    """Return twice what two sets have in common divided by their sizes; None if both are empty."""
    return 2 * common / (first + second) if first + second else None


def unitizing_alpha(
    annotators: Sequence[Mapping[Span, Hashable]], bounds: Span
) -> dict[Hashable, float | None]:
    """Return alpha for unitizing (Krippendorff 2004, 11.6) for each category, and under None all.

    Each annotator gives spans within `bounds` (half open, all in one unit of length) with a
    category; spans of one category must not overlap in one annotator. What lies between them are
    gaps, and these count: who leaves out a unit disagrees. A category is not defined (None) if
    chance gives no disagreement about it, and so is the whole. Raises ValueError for fewer than
    two annotators, for spans outside the bounds, and for spans that overlap.
    """
    if len(annotators) < 2:
        raise ValueError("alpha is of two or more annotators")
    units: dict[Hashable, list[list[Span]]] = defaultdict(lambda: [[] for _ in annotators])
    for index, marked in enumerate(annotators):
        for span, category in marked.items():
            units[category][index].append(span)
    alphas: dict[Hashable, float | None] = {}
    all_observed = all_expected = 0.0
    for category, spans in units.items():
        continua = [_continuum(sorted(each), bounds) for each in spans]
        observed, expected = _observed(continua, bounds), _expected(continua, bounds)
        alphas[category] = 1 - observed / expected if expected else None
        all_observed += observed
        all_expected += expected
    return {**alphas, None: 1 - all_observed / all_expected if all_expected else None}


# Begin, length, and whether it is a unit or a gap.
_Stretch: TypeAlias = tuple[int, int, bool]


def _continuum(spans: Sequence[Span], bounds: Span) -> list[_Stretch]:
    """Return units and the gaps around them in order; together they fill the bounds."""
    found: list[_Stretch] = []
    at = bounds[0]
    for start, end in spans:
        if start < at or end > bounds[1] or end <= start:
            raise ValueError(f"{(start, end)} overlaps another span, or is outside {bounds}")
        if start > at:
            found.append((at, start - at, False))
        found.append((start, end - start, True))
        at = end
    return [*found, (at, bounds[1] - at, False)] if at < bounds[1] else found


def _observed(continua: Sequence[Sequence[_Stretch]], bounds: Span) -> float:
    """Return the observed disagreement about one category."""
    total = 0
    for index, ours in enumerate(continua):
        for theirs in continua[index + 1 :]:
            total += _distance(ours, theirs)
    count, length = len(continua), bounds[1] - bounds[0]
    return 2 * total / (count * (count - 1) * length**2)


def _distance(ours: Sequence[_Stretch], theirs: Sequence[_Stretch]) -> int:
    """Return the sum of the squared distances between what overlaps in two continua."""
    total = one = other = 0
    while one < len(ours) and other < len(theirs):
        (start, length, is_unit), (start2, length2, is_unit2) = ours[one], theirs[other]
        end, end2 = start + length, start2 + length2
        if is_unit and is_unit2:
            total += (start - start2) ** 2 + (end - end2) ** 2
        elif is_unit and start2 <= start and end <= end2:
            total += length**2
        elif is_unit2 and start <= start2 and end2 <= end:
            total += length2**2
        one += end <= end2
        other += end2 <= end
    return total


def _expected(continua: Sequence[Sequence[_Stretch]], bounds: Span) -> float:
    """Return the disagreement about one category if units and gaps were placed by chance."""
    units = [length for each in continua for _, length, is_unit in each if is_unit]
    gaps = [length for each in continua for _, length, is_unit in each if not is_unit]
    total = 0.0
    for length in units:
        moved = (2 * length**3 - 3 * length**2 + length) * (len(units) - 1) / 3
        alone = sum(gap - length + 1 for gap in gaps if gap >= length)
        total += moved + length**2 * alone
    size = bounds[1] - bounds[0]
    every = len(continua) * size
    return 2 / size * total / (every * (every - 1) - sum(each * (each - 1) for each in units))
