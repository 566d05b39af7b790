from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.flags import check
from argmap.flags.needed import needed_for
from argmap.flags.standing import standings
from argmap.graph import ArgumentGraph
from argmap.model import Annotation, Link, Mark, Source, Standing, StandingState, Statement, link_id

if TYPE_CHECKING:
    from random import Random

BEST_FIRST = get_args(StandingState)
ROLES = {"e": "evidence", "l": "claim", "c": "conclusion", "r": "rebuttal"}


def graph_of(links: str, names: tuple[str, ...] = ()) -> Annotation:
    """Return an annotation from "e1 > l1, e2 + l1 > c1".

    The first letter of a name is its role; `?` makes a link a proposal.
    """
    made = [_link(each.strip()) for each in links.split(",") if each.strip()]
    found = dict.fromkeys(
        [*names, *(end for link in made for end in (*link.premises, link.conclusion))]
    )
    return Annotation(
        Source("", "", "", (0,)),
        statements=tuple(_statement(name) for name in found),
        links=tuple(made),
    )


def _link(words: str) -> Link:
    left, _, right = words.partition(">")
    premises = tuple(part.strip() for part in left.rstrip("? ").split("+"))
    return Link(
        link_id(premises, right.strip(), "support"),
        "support",
        premises,
        right.strip(),
        state="proposed" if "?" in left else "accepted",
    )


def _statement(name: str) -> Statement:
    return Statement(name, ROLES[name[0]], name, name)  # type: ignore[arg-type] # a role


def standing_of(annotation: Annotation, *weakened: str) -> dict[str, Standing]:
    return {each.id: each for each in standings(ArgumentGraph(annotation), frozenset(weakened))}


@pytest.mark.parametrize(
    ("links", "weakened", "asked", "state", "because"),
    [
        ("e1 > c1", (), "c1", "clear", ("e1 -> c1",)),
        ("e1 > c1", ("e1 -> c1",), "c1", "over-flagged-steps", ("e1 -> c1",)),
        ("e1 > c1", ("e1",), "c1", "over-flagged-steps", ("e1",)),
        ("e1 > c1, e2 > c1", ("e1 -> c1",), "c1", "clear", ("e2 -> c1",)),
        ("e1 > l1, l1 > c1", ("e1 -> l1",), "c1", "over-flagged-steps", ("e1 -> l1",)),
        ("e1 > l1, l1 > c1", ("l1",), "l1", "over-flagged-steps", ("l1",)),
        ("e1 > l1, l1 > c1", ("l1",), "c1", "over-flagged-steps", ("l1",)),
        ("e1 > c1, e2 > c1", ("c1", "e1 -> c1"), "c1", "over-flagged-steps", ("c1",)),
        # One flag on what two steps share is repaired once, at the place of the flag.
        ("e1 > l1, e1 > l2, l1 + l2 > c1", ("e1",), "c1", "over-flagged-steps", ("e1",)),
        ("l1 > c1", ("c1",), "c1", "bare-claims", ("l1",)),
        ("e1 > l1, l1 > c1", (), "c1", "clear", ("e1 -> l1", "l1 -> c1")),
        ("l1 > c1", (), "c1", "bare-claims", ("l1",)),
        ("l1 > c1", (), "l1", "no-support", ()),
        ("l1 > c1", ("l1 -> c1",), "c1", "bare-claims", ("l1",)),
        ("e1 + l1 > c1", (), "c1", "bare-claims", ("l1",)),
        ("e1 + e2 > c1", ("e2",), "c1", "over-flagged-steps", ("e2",)),
        ("e1 + l1 > c1, e2 > l1", (), "c1", "clear", ("e2 -> l1", "e1+l1 -> c1")),
        ("l1 > l2, l2 > l1", (), "l1", "bare-claims", ("l1", "l2")),
        ("l1 > l2, l2 > l1, l2 > c1", (), "c1", "bare-claims", ("l1", "l2")),
        ("e1 > l1, l1 > l2, l2 > l1", (), "l2", "clear", ("e1 -> l1", "l1 -> l2")),
        ("e1 > r1", (), "r1", "clear", ("e1 -> r1",)),
        # Two flagged steps on one way, one on the other: one repair is enough.
        (
            "e1 > l1, l1 > c1, e2 > c1",
            ("e1 -> l1", "l1 -> c1", "e2 -> c1"),
            "c1",
            "over-flagged-steps",
            ("e2 -> c1",),
        ),
        # One flagged step that two members of a group share is repaired once.
        (
            "e1 > l1, l1 > l2, l1 > l3, l2 + l3 > c1, e2 > l4, l4 > c1",
            ("e1 -> l1", "e2 -> l4", "l4 -> c1"),
            "c1",
            "over-flagged-steps",
            ("e1 -> l1",),
        ),
        # Both members of a group stand on a flagged step of their own.
        (
            "e1 > l1, e2 > l2, l1 + l2 > c1",
            ("e1 -> l1", "e2 -> l2"),
            "c1",
            "over-flagged-steps",
            ("e1 -> l1", "e2 -> l2"),
        ),
        # What the evidence supports elsewhere is no matter.
        (
            "e1 > l1, e1 > l3, e2 > l2, l1 + l2 > c1",
            ("e1 -> l1", "e2 -> l2"),
            "c1",
            "over-flagged-steps",
            ("e1 -> l1", "e2 -> l2"),
        ),
    ],
)
def test_a_small_graph_has_the_state_that_one_can_see(
    links: str,
    weakened: tuple[str, ...],
    asked: str,
    state: StandingState,
    because: tuple[str, ...],
) -> None:
    found = standing_of(graph_of(links), *weakened)[asked]

    assert (found.state, found.because, found.provisional) == (state, because, False)


def test_what_needs_a_proposed_link_is_unreviewed() -> None:
    found = standing_of(graph_of("e1 ?> c1, e2 > l1, e3 ?> l1, l1 ?> l2"))

    assert (found["c1"].state, found["c1"].because) == ("unreviewed", ("e1 -> c1",))
    assert (found["l1"].state, found["l1"].path) == ("clear", ("e2 -> l1",))
    assert (found["l2"].state, found["l2"].provisional) == ("unreviewed", True)


def test_a_proposal_that_may_repair_a_flagged_step_holds_the_verdict_back() -> None:
    found = standing_of(graph_of("e1 > c1, e2 ?> c1"), "e1 -> c1")

    assert found["c1"].state == "unreviewed"


def test_only_what_the_text_itself_claims_has_a_standing() -> None:
    annotation = graph_of("e1 > l1, l1 > c1")
    reported = tuple(replace(each, reported=each.id == "l1") for each in annotation.statements)

    assert list(standing_of(replace(annotation, statements=reported))) == ["c1"]


def test_a_large_repair_is_one_path() -> None:
    links = [f"l{step} > l{step + 1}" for step in range(1, 20)]
    annotation = graph_of(", ".join(["e1 > l1", *links]))
    flagged = [link.id for link in annotation.links]

    assert standing_of(annotation, *flagged)["l20"].because == tuple(flagged)

    assert standing_of(annotation, *flagged)["l20"].repairs == ()


def test_every_smallest_repair_is_named_and_one_path() -> None:
    links = "e1 > l1, l1 > c1, e2 > c1, e3 > l2, l2 > c1"
    found = standing_of(graph_of(links), "e1 -> l1", "e2 -> c1", "e3 -> l2", "l2 -> c1")["c1"]

    assert found.state == "over-flagged-steps"
    assert found.repairs == (("e1 -> l1",), ("e2 -> c1",))
    assert (found.path, found.because) == (("e2 -> c1",), ("e2 -> c1",))


def test_a_clear_statement_has_a_path_and_needs_no_repair() -> None:
    found = standing_of(graph_of("e1 > l1, l1 > c1, e2 > c1"), "e2 -> c1")["c1"]

    assert (found.path, found.repairs) == (("e1 -> l1", "l1 -> c1"), ())
    assert standing_of(graph_of("l1 > c1"))["c1"].path == ()


def test_a_cycle_changes_nothing_for_what_has_evidence() -> None:
    # The cycle itself is a finding (ARG103), on whichever link the file names first.
    for order in ("e1 > l1, l1 > l2, l2 > l1", "l2 > l1, l1 > l2, e1 > l1"):
        report = check(graph_of(order))

        assert {each.state for each in report.standing} == {"clear"}
        assert "ARG103" in {flag.code for flag in report.flags}


def test_what_only_a_cycle_supports_needs_no_starting_point() -> None:
    assert needed_for(ArgumentGraph(graph_of("l1 > l2, l2 > l1, l2 > c1")), "c1") == frozenset()


def test_a_conclusion_needs_what_all_its_paths_share() -> None:
    graph = ArgumentGraph(graph_of("l1 > l2, l1 > l3, l2 + e1 > c1, l3 > c1"))

    assert needed_for(graph, "c1") == {"l1"}


def test_only_a_raised_error_or_warning_weakens() -> None:
    annotation = graph_of("e1 > c1")
    states = {}
    for code, mark in (("ARG204", "flags"), ("ARG208", "flags"), ("ARG204", "answered")):
        marks = (Mark(code, "Only one street was counted", 1),)
        link = replace(
            annotation.links[0], flags=marks, answers=marks if mark == "answered" else ()
        )
        states[code, mark] = check(replace(annotation, links=(link,))).standing[0].state

    assert states == {
        ("ARG204", "flags"): "over-flagged-steps",
        ("ARG208", "flags"): "clear",
        ("ARG204", "answered"): "clear",
    }


NAMES = ("e1", "e2", "l1", "l2", "l3", "r1", "c1", "c2")
LINKS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True),
        st.sampled_from(NAMES),
    ).filter(lambda pair: pair[1] not in pair[0]),
    max_size=12,
    unique_by=lambda pair: (tuple(sorted(pair[0])), pair[1]),
)


def drawn(pairs: list[tuple[list[str], str]]) -> Annotation:
    return graph_of(
        ", ".join(f"{' + '.join(premises)} > {conclusion}" for premises, conclusion in pairs), NAMES
    )


def names_of(annotation: Annotation) -> list[str]:
    return [*(each.id for each in annotation.statements), *(each.id for each in annotation.links)]


def ranks(found: dict[str, Standing]) -> dict[str, int]:
    return {name: BEST_FIRST.index(each.state) for name, each in found.items()}


@settings(deadline=None)
@given(LINKS, st.sets(st.integers(0, 19)))
def test_adding_a_support_never_makes_a_state_worse(
    pairs: list[tuple[list[str], str]], chosen: set[int]
) -> None:
    annotation = drawn(pairs)
    holders = names_of(annotation)
    weakened = [holders[each] for each in chosen if each < len(holders)]
    fewer = replace(annotation, links=annotation.links[:-1])

    before, after = ranks(standing_of(fewer, *weakened)), ranks(standing_of(annotation, *weakened))

    assert all(after[name] <= before[name] for name in before)


@settings(deadline=None)
@given(LINKS, st.lists(st.integers(0, 19), min_size=1, unique=True))
def test_raising_a_flag_never_makes_a_state_better(
    pairs: list[tuple[list[str], str]], chosen: list[int]
) -> None:
    annotation = drawn(pairs)
    holders = names_of(annotation)
    weakened = [holders[each] for each in chosen if each < len(holders)]

    before, after = (
        ranks(standing_of(annotation, *weakened[:-1])),
        ranks(standing_of(annotation, *weakened)),
    )

    assert all(after[name] >= before[name] for name in before)


@settings(deadline=None)
@given(LINKS, st.randoms(use_true_random=False), st.sets(st.integers(0, 19)))
def test_the_order_in_the_file_changes_nothing(
    pairs: list[tuple[list[str], str]], order: Random, chosen: set[int]
) -> None:
    annotation = drawn(pairs)
    statements, links = list(annotation.statements), list(annotation.links)
    holders = names_of(annotation)
    weakened = [holders[each] for each in chosen if each < len(holders)]
    order.shuffle(statements)
    order.shuffle(links)
    shuffled = replace(annotation, statements=tuple(statements), links=tuple(links))

    assert standing_of(shuffled, *weakened) == standing_of(annotation, *weakened)
    assert {each.id: each for each in check(shuffled).standing} == {
        each.id: each for each in check(annotation).standing
    }


@settings(deadline=None)
@given(LINKS, st.sets(st.integers(0, 19)))
def test_a_repair_of_what_decides_clears_the_state(
    pairs: list[tuple[list[str], str]], chosen: set[int]
) -> None:
    annotation = drawn(pairs)
    holders = names_of(annotation)
    weakened = {holders[each] for each in chosen if each < len(holders)}

    for standing in standing_of(annotation, *weakened).values():
        if standing.state == "over-flagged-steps":
            for repair in (standing.because, *standing.repairs):
                left = weakened.difference(repair)
                assert len(left) == len(weakened) - len(repair)
                assert standing_of(annotation, *left)[standing.id].state == "clear"
            assert len({len(each) for each in standing.repairs}) == bool(standing.repairs)
            assert not standing.repairs or len(standing.because) >= len(standing.repairs[0])


@settings(deadline=None)
@given(LINKS)
def test_a_flag_of_structure_says_only_what_the_annotation_contains(
    pairs: list[tuple[list[str], str]],
) -> None:
    annotation = drawn(pairs)
    supported = {link.conclusion for link in annotation.links}
    linked = supported | {premise for link in annotation.links for premise in link.premises}
    found = {
        code: {flag.statement for flag in check(annotation).flags if flag.code == code}
        for code in ("ARG101", "ARG102", "ARG106")
    }

    assert found["ARG101"] == {"c1", "c2"} - supported
    assert (
        found["ARG102"]
        == {
            link.premises[0]
            for link in annotation.links
            if len(link.premises) == 1 and link.premises[0][0] == "l"
        }
        - supported
    )
    assert found["ARG106"] == set(NAMES) - linked - {"c1", "c2"}
