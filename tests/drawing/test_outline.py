from __future__ import annotations

from drawing_samples import STEP, link, roads

from argmap.drawing.data import to_outline
from argmap.model import Annotation, Source, Statement

SOURCE = Source("x.txt", "", "", (0,))


def annotation(names: str, *links: str) -> Annotation:
    statements = tuple(
        Statement(name, "claim", name, name, implicit=True) for name in names.split()
    )
    return Annotation(
        SOURCE,
        statements=statements,
        links=tuple(link(each.split(" > ")[0], each.split(" > ")[1]) for each in links),
    )


def levels(given: Annotation, main: str | None = None) -> list[tuple[str, int]]:
    return [(row.statement, row.level) for row in to_outline(given, main)]


def test_the_main_conclusion_comes_first_with_what_it_rests_on() -> None:
    assert levels(annotation("z a b", "a > b"), "b") == [("b", 1), ("a", 2), ("z", 1)]


def test_every_statement_is_in_the_outline_even_in_a_cycle() -> None:
    given = annotation("a b c", "a > b", "b > a")
    assert {name for name, _ in levels(given)} == {"a", "b", "c"}


def test_what_bears_on_two_statements_is_opened_once() -> None:
    rows = to_outline(annotation("a b c d", "d > c", "c > a", "c > b"), None)
    assert [(row.statement, row.level, row.again) for row in rows] == [
        ("a", 1, False),
        ("c", 2, False),
        ("d", 3, False),
        ("b", 1, False),
        ("c", 2, True),
    ]


def test_an_undercut_is_below_the_premise_of_its_step() -> None:
    given, _ = roads()
    rows = {row.statement: row for row in to_outline(given, "go-on")}
    assert rows["winter"].link == f"winter -> ({STEP})"
    assert rows["winter"].level == rows["fewer-accidents"].level + 1


def test_linked_premises_are_read_as_one_reason() -> None:
    given = Annotation(
        SOURCE,
        statements=annotation("a b c d").statements,
        links=(link("b c", "a"), link("d", "b+c -> a", "undercut")),
    )
    rows = [(row.statement, row.level, row.link) for row in to_outline(given, "a")]
    assert rows == [
        ("a", 1, ""),
        ("b", 2, "b+c -> a"),
        ("c", 2, "b+c -> a"),
        ("d", 3, "d -> (b+c -> a)"),
    ]
