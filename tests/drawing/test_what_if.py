"""What changes when a reader does not accept something: script and rules must agree."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest
from drawing_samples import STEP, flag, link, roads, source, unfolded

from argmap.drawing import page
from argmap.flags.standing import standings
from argmap.graph import ArgumentGraph
from argmap.model import ROLES, Annotation, Report, Statement

if TYPE_CHECKING:
    from drawing_samples import Visit

    from argmap.model import Flag

pytestmark = pytest.mark.browser


def random_reading(seed: int) -> tuple[Annotation, Report]:
    """Return statements and links of any kind, cycles among them, some flagged."""
    chance = Random(seed)  # noqa: S311 - a test
    names = [f"s{number}" for number in range(24)]
    statements = tuple(
        Statement(
            name,
            chance.choice(ROLES),
            f"words of {name}",
            name,
            implicit=True,
            reported=chance.random() < 0.1,
        )
        for name in names
    )
    links = {}
    for _ in range(34):
        *premises, end = chance.sample(names, chance.choice((2, 2, 2, 3, 4)))
        made = link(
            " ".join(premises), end, chance.choice(("support", "support", "support", "attack"))
        )
        links[made.id] = made
    flags: list[Flag] = [
        flag("ARG202", "warning", step=each) for each in links if chance.random() < 0.25
    ]
    flags += [
        flag("ARG401", chance.choice(("note", "warning")), statement=name)
        for name in names
        if chance.random() < 0.2
    ]
    flags += [
        flag("ARG205", "warning", step=each, state="proposed")
        for each in links
        if chance.random() < 0.1
    ]
    annotation = Annotation(source(), statements=statements, links=tuple(links.values()))
    return annotation, Report(
        tuple(replace(each, number=f"F{place}") for place, each in enumerate(flags, start=1))
    )


def by_the_rules(annotation: Annotation, report: Report, gone: set[str]) -> dict[str, str]:
    """Return the standings of what is left."""
    left = replace(
        annotation,
        statements=tuple(each for each in annotation.statements if each.id not in gone),
        links=tuple(
            each
            for each in annotation.links
            if not gone & {each.id, each.conclusion, *each.premises}
        ),
    )
    weakened = {
        each.link or each.statement or ""
        for each in report.flags
        if each.state == "raised" and each.level != "note"
    }
    return {
        each.id: each.state for each in standings(ArgumentGraph(left), frozenset(weakened - gone))
    }


@pytest.mark.parametrize("seed", range(3))
def test_script_and_rules_agree_on_standings(visit: Visit, seed: int) -> None:
    annotation, report = random_reading(seed)
    tab = visit(page(annotation, report))
    chance = Random(seed)  # noqa: S311 - a test
    every = [*(each.id for each in annotation.statements), *(each.id for each in annotation.links)]
    cases = [set[str]()] + [set(chance.sample(every, chance.randint(1, 5))) for _ in range(25)]
    found = tab.evaluate(
        "(cases) => cases.map((gone) => window.__argmap.standings(new Set(gone)))"
        ".map((found) => Object.fromEntries(found))",
        [sorted(case) for case in cases],
    )
    assert found == [by_the_rules(annotation, report, case) for case in cases]


def carried() -> Annotation:
    """Return the small reading with evidence under all of its steps."""
    annotation, _ = roads()
    statements = tuple(
        replace(each, role="evidence") if each.id == "all-reported" else each
        for each in annotation.statements
    )
    return replace(annotation, statements=statements)


def test_what_changes_is_listed_and_can_be_undone(visit: Visit) -> None:
    tab = visit(page(carried(), Report()), anchor="#accidents")
    tab.locator("#pane-details button", has_text="What if this is not accepted?").click()
    assert "3 of 5 would change" in tab.locator("#if").inner_text()
    assert "main conclusion): now rests on claims alone" in tab.locator("#if").inner_text()
    assert tab.evaluate("location.hash") == "#accidents"
    tab.locator("#if button", has_text="Undo").click()
    assert not tab.locator("#if").is_visible()


def test_a_link_can_be_rejected_too(visit: Visit) -> None:
    tab = visit(
        page(carried(), Report()), anchor="#" + STEP.replace(" ", "%20").replace(">", "%3E")
    )
    unfolded(tab)
    tab.locator("#pane-details button", has_text="What if this is not accepted?").click()
    assert "2 of 5 would change" in tab.locator("#if").inner_text()


def test_a_statement_behind_flagged_steps_names_those_whose_answer_would_clear_it(
    visit: Visit,
) -> None:
    annotation = carried()
    report = Report(
        (flag("ARG202", "warning", step=STEP),),
        standing=standings(ArgumentGraph(annotation), frozenset({STEP})),
    )
    tab = visit(page(annotation, report), anchor="#go-on")
    heading = tab.locator("#pane-details h3", has_text="It would be clear if this were answered")
    assert heading.count() == 1
    step = heading.locator("xpath=following-sibling::div[1]")
    assert "the step from · claim, line 3" in step.inner_text()

    step.locator(".flag-go").click()
    assert tab.evaluate("decodeURIComponent(location.hash)") == f"#ARG202:{STEP}"
