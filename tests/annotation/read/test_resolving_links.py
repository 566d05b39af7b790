from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.model import Annotation

B = "## b claim\n> The figures\n"
C = "## c claim\n> pilot sites\n"


def test_circular_support_is_not_an_error(read: Callable[..., Annotation]) -> None:
    assert (
        len(
            read(
                f"## a claim\n> programme\n- near: safety\n- supports: b\n{B}- supports: a\n"
            ).links
        )
        == 2
    )


def test_a_link_is_its_set_of_premises_whichever_states_it(
    complaints: Callable[..., list[str]],
) -> None:
    body = f"## a claim\n= A.\n- supports: c with b\n{B}- supports: c with a\n{C}"
    assert complaints(body) == ["10:13 this link is stated twice, first in line 7"]


def test_one_premise_alone_and_with_another_are_two_links(read: Callable[..., Annotation]) -> None:
    links = read(f"## a claim\n= A.\n- supports: c\n- supports: c with b\n{B}{C}").links
    assert [link.id for link in links] == ["a -> c", "a+b -> c"]


def test_an_undercut_may_name_any_premise(read: Callable[..., Annotation]) -> None:
    body = (
        f"## a claim\n= A.\n- supports: c with b\n{B}{C}## u rebuttal\n= U.\n- undercuts: b -> c\n"
    )
    assert read(body).links[-1].id == "u -> (a+b -> c)"


def test_an_undercut_may_come_before_its_link(read: Callable[..., Annotation]) -> None:
    body = f"## u rebuttal\n= U.\n- undercuts: b->c\n{B}- supports: c\n{C}"
    assert [link.kind for link in read(body).links] == ["undercut", "support"]


def test_an_undercut_of_one_of_two_links_is_an_error_with_both(
    complaints: Callable[..., list[str]],
) -> None:
    body = f"## a claim\n= A.\n- supports: c\n- attacks: c with b\n{B}{C}## u rebuttal\n= U.\n- undercuts: a -> c\n"
    assert complaints(body) == [
        '15:14 two links lead from "a" to "c": line 7 (a -> c) and line 8 (a+b -> c)'
    ]


def test_an_unknown_scheme_is_kept_with_a_warning(read: Callable[..., Annotation]) -> None:
    annotation = read(f"{B}- supports: c\n  - scheme: expert opinon\n{C}")
    assert annotation.links[0].scheme == "expert opinon"
    assert [(problem.level, problem.hint) for problem in annotation.problems] == [
        ("warning", 'did you mean "expert opinion"?')
    ]


def test_references_to_ids_are_case_sensitive(complaints: Callable[..., list[str]]) -> None:
    assert complaints(f"{B}- supports: C\n{C}") == ['7:13 no statement is called "C"']
