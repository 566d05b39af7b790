"""Coefficients of agreement: the published examples, and where none is defined."""

from __future__ import annotations

import pytest

from argmap.comparing.coefficients import (
    cohen_kappa,
    f1,
    krippendorff_alpha,
    raw_agreement,
    unitizing_alpha,
)

# Krippendorff (2004), 11.3: four observers, twelve units, seven values missing.
OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)
UNITS = tuple(zip(*OBSERVERS, strict=True))


def test_alpha_of_the_published_example_with_missing_values() -> None:
    assert krippendorff_alpha(UNITS) == pytest.approx(0.743, abs=0.0005)


def test_alpha_for_unitizing_of_the_published_example() -> None:
    # Krippendorff (2004), 11.6: two observers, a continuum from 150 to 450.
    one = {(225, 295): "c", (370, 400): "c", (180, 240): "k", (300, 350): "k"}
    two = {(220, 300): "c", (355, 375): "c", (400, 420): "c", (180, 240): "k", (300, 350): "k"}
    found = unitizing_alpha([one, two], (150, 450))
    assert found["c"] == pytest.approx(0.7286, abs=0.0001)
    assert found["k"] == 1
    assert found[None] == pytest.approx(0.8591, abs=0.0005)


def test_who_leaves_out_units_does_not_agree_perfectly() -> None:
    whole = {(0, 10): "claim", (10, 20): "claim", (30, 40): "claim"}
    part = {(0, 10): "claim", (10, 20): "claim"}
    alpha = unitizing_alpha([whole, part], (0, 60))[None]
    assert alpha is not None
    assert alpha < 0.9
    assert unitizing_alpha([whole, whole], (0, 60))[None] == 1


def test_alpha_for_unitizing_does_not_depend_on_where_the_text_begins() -> None:
    one, two = {(3, 9): "a", (20, 31): "b"}, {(4, 9): "a", (18, 31): "b"}
    far = [
        {(start + 1000, end + 1000): c for (start, end), c in side.items()} for side in (one, two)
    ]
    assert unitizing_alpha([one, two], (0, 50)) == unitizing_alpha(far, (1000, 1050))


def test_touching_spans_are_no_overlap() -> None:
    apart = unitizing_alpha([{(0, 10): "a"}, {(10, 20): "a"}], (0, 40))["a"]
    assert apart is not None
    assert apart < 0


@pytest.mark.parametrize("spans", [{(0, 5): "a", (4, 9): "a"}, {(-1, 4): "a"}, {(8, 60): "a"}])
def test_spans_that_overlap_or_leave_the_text_are_refused(
    spans: dict[tuple[int, int], str],
) -> None:
    with pytest.raises(ValueError, match="overlaps another span, or is outside"):
        unitizing_alpha([spans, {}], (0, 50))


def test_a_coefficient_is_not_defined_if_all_used_one_category() -> None:
    same = [("claim", "claim")] * 5
    assert cohen_kappa(same) is None
    assert krippendorff_alpha(same) is None
    assert raw_agreement(same) == 1


def test_a_unit_with_one_value_counts_for_nothing() -> None:
    units = [("a", "a"), ("b", "a"), ("b", "b")]
    alone = [*units, ("a", None), (None, "b"), (None, None)]
    for coefficient in (cohen_kappa, krippendorff_alpha, raw_agreement):
        assert coefficient(alone) == coefficient(units)
    assert krippendorff_alpha([("a", None)]) is None
    assert raw_agreement([("a", None)]) is None
    assert cohen_kappa([("a", None)]) is None


def test_kappa_by_hand() -> None:
    # 20 and 15 agree, 5 and 10 do not: .7 observed, .5 expected.
    units = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert cohen_kappa(units) == pytest.approx(0.4)
    with pytest.raises(ValueError, match="two annotators"):
        cohen_kappa([("a", "b", "a")])


def test_f1_of_two_sets() -> None:
    assert f1(3, 4, 6) == pytest.approx(0.6)
    assert f1(0, 0, 0) is None
