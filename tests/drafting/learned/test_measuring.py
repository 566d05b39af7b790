"""What the figures mean, by documents small enough to count by hand."""

from __future__ import annotations

import pytest

from argmap.drafting.learned.examples import AnnotatedSpan, Example, from_data
from argmap.drafting.learned.measuring import figures, measure, pair, unsupported
from argmap.model import ArgmapError

TEXT = "Rain fell. Boats are late. So we need a bridge."
RAIN, BOATS, BRIDGE = (0, 10), (11, 26), (27, 47)


def example(
    *units: tuple[tuple[int, int], str], links: str = "", name: str = "d", **more: object
) -> Example:
    """Return a document with units a, b, c …; "ab+" is a support and "ab-" an attack."""
    data = {
        "id": name,
        "text": TEXT,
        "units": [
            {"id": "abcdef"[k], "start": span[0], "end": span[1], "role": role}
            for k, (span, role) in enumerate(units)
        ],
        "relations": [
            {
                "source": each[0],
                "target": each[1],
                "type": "support" if each[2] == "+" else "attack",
            }
            for each in links.split()
        ],
        **more,
    }
    return from_data(data)


GOLD = example((RAIN, "evidence"), (BOATS, "evidence"), (BRIDGE, "conclusion"), links="ac+ bc+")


def value(gold: Example, predicted: Example, name: str) -> float:
    return next(figure.value for figure in measure([gold], [predicted]) if figure.name == name)


def test_gold_against_itself_is_perfect() -> None:
    assert {
        figure.value
        for figure in measure([GOLD], [GOLD])
        if not figure.name.startswith(("unsupported", "edits"))
    } == {1.0}
    assert value(GOLD, GOLD, "edits") == 0


def test_edits_are_what_a_person_adds_deletes_and_corrects_for_100_units() -> None:
    predicted = example(
        (RAIN, "evidence"), (BOATS, "claim"), (BRIDGE, "conclusion"), links="ac+ ab+"
    )
    # A role to correct, a link to delete and one to add, for three units.
    assert value(GOLD, predicted, "edits") == pytest.approx(100)
    # Without links it would take two for those of gold instead of two; all as evidence, one more.
    assert value(GOLD, predicted, "edits saved by links") == pytest.approx(0)


def test_one_right_link_of_one_for_two_is_two_thirds() -> None:
    predicted = example(
        (RAIN, "evidence"), (BOATS, "evidence"), (BRIDGE, "conclusion"), links="ac+"
    )
    assert value(GOLD, predicted, "links") == pytest.approx(2 / 3)
    assert value(GOLD, predicted, "links precision") == 1
    assert value(GOLD, predicted, "links recall") == 0.5


def test_an_attack_for_a_support_is_a_link_of_another_kind() -> None:
    predicted = example(
        (RAIN, "evidence"), (BOATS, "evidence"), (BRIDGE, "conclusion"), links="ac- bc+"
    )
    assert value(GOLD, predicted, "links") == 1
    assert value(GOLD, predicted, "links with kind") == 0.5


def test_units_pair_if_they_share_half_of_the_longer() -> None:
    assert (
        pair(TEXT, [AnnotatedSpan("a", 0, 10, "claim")], [AnnotatedSpan("a", 0, 26, "claim")]) == {}
    )
    assert pair(
        TEXT, [AnnotatedSpan("a", 11, 26, "claim")], [AnnotatedSpan("a", 0, 26, "claim")]
    ) == {0: 0}
    predicted = example((RAIN, "evidence"), ((11, 25), "evidence"), ((30, 47), "conclusion"))
    assert value(GOLD, predicted, "segments") == 1
    assert value(GOLD, predicted, "segments exact") == pytest.approx(
        2 / 3
    )  # a full stop at the end does not count


def test_roles_are_a_mean_over_the_roles_that_gold_has() -> None:
    predicted = example((RAIN, "evidence"), (BOATS, "claim"), (BRIDGE, "conclusion"))
    assert value(GOLD, predicted, "roles") == pytest.approx((2 / 3 + 1) / 2)
    assert value(GOLD, predicted, "claim or evidence") == pytest.approx((2 / 3 + 2 / 3) / 2)
    assert value(GOLD, example((RAIN, "evidence")), "roles end to end") == pytest.approx(
        (2 / 3 + 0) / 2
    )


def test_the_central_claim_is_the_conclusion_with_the_most_links() -> None:
    predicted = example(
        (RAIN, "conclusion"), (BOATS, "evidence"), (BRIDGE, "conclusion"), links="bc+"
    )
    assert value(GOLD, predicted, "central claim") == 1
    assert (
        value(
            GOLD, example((RAIN, "conclusion"), (BRIDGE, "conclusion"), links=""), "central claim"
        )
        == 0
    )


def test_claims_without_support_are_unsupported_unless_reported() -> None:
    assert unsupported(
        example((RAIN, "claim"), (BOATS, "claim"), (BRIDGE, "evidence"), links="cb+")
    ) == {"a"}
    units = [
        {"id": "a", "start": 0, "end": 10, "role": "claim", "speaker": "the mayor"},
        {"id": "b", "start": 11, "end": 26, "role": "evidence"},
    ]
    assert unsupported(example(units=units)) == set()
    assert unsupported(example((RAIN, "claim"), (BOATS, "claim"), unsupported=["b"])) == {"b"}


def test_a_unit_counts_as_the_one_that_says_the_same() -> None:
    units = [
        {"id": "a", "start": 0, "end": 10, "role": "evidence"},
        {"id": "b", "start": 11, "end": 26, "role": "claim"},
        {"id": "c", "start": 27, "end": 47, "role": "claim", "same_as": "b"},
    ]
    gold = example(units=units, links="ac+")
    predicted = example((RAIN, "evidence"), (BOATS, "claim"), links="ab+")
    assert value(gold, predicted, "links") == 1


def test_units_that_pass_as_one_may_be_left_uncut() -> None:
    uncut = [{"units": ["b", "c"], "start": 11, "end": 47, "role": "conclusion"}]
    gold = example(
        (RAIN, "evidence"), (BOATS, "claim"), (BRIDGE, "conclusion"), links="ab+ bc+", uncut=uncut
    )
    predicted = example((RAIN, "evidence"), ((11, 47), "conclusion"), links="ab+")
    assert value(gold, predicted, "segments") == 1
    assert value(gold, predicted, "links") == 1


def test_several_documents_have_intervals_and_the_same_each_time() -> None:
    half = example(
        (RAIN, "evidence"), (BOATS, "evidence"), (BRIDGE, "conclusion"), links="ac+", name="e"
    )
    gold = [
        GOLD,
        example(
            (RAIN, "evidence"),
            (BOATS, "evidence"),
            (BRIDGE, "conclusion"),
            links="ac+ bc+",
            name="e",
        ),
    ]
    first, again = measure(gold, [GOLD, half]), measure(gold, [GOLD, half])
    assert first == again
    links = next(figure for figure in first if figure.name == "links")
    assert [links.low, links.value, links.high] == pytest.approx([2 / 3, 6 / 7, 1.0])
    assert all(figure.low is None for figure in measure(gold[:1], [GOLD]))


def test_a_document_that_was_not_drafted_counts_as_empty() -> None:
    assert figures({}) == {"claim or evidence": 0.0}
    assert next(figure.value for figure in measure([GOLD], []) if figure.name == "segments") == 0


def test_a_prediction_for_another_text_is_an_error() -> None:
    with pytest.raises(ArgmapError, match="another text"):
        measure([GOLD], [Example("d", "Else.", (), ())])
    with pytest.raises(ArgmapError, match="no document"):
        measure([], [])
