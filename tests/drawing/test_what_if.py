"""What stands on what when a reader does not accept something: the script and the rules must agree."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest
from drawing_samples import STEP, flag, link, roads, source

from argmap.drawing import page
from argmap.flags.standing import standings
from argmap.graph import ArgumentGraph
from argmap.model import ROLES, Annotation, Report, Statement

if TYPE_CHECKING:
    from drawing_samples import Visit

    from argmap.model import Flag

pytestmark = pytest.mark.browser


def random_reading(seed: int) -> tuple[Annotation, Report]:
    """Return statements and links of any kind, rings among them, some flagged."""
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
def test_script_and_rules_agree_on_what_stands(visit: Visit, seed: int) -> None:
    annotation, report = random_reading(seed)
    tab = visit(page(annotation, report))
    chance = Random(seed)  # noqa: S311 - a test
    every = [*(each.id for each in annotation.statements), *(each.id for each in annotation.links)]
    cases = [set[str]()] + [set(chance.sample(every, chance.randint(1, 5))) for _ in range(25)]
    told = tab.evaluate(
        "(cases) => cases.map((gone) => Object.fromEntries(window.__argmap.standings(new Set(gone))))",
        [sorted(case) for case in cases],
    )
    assert told == [by_the_rules(annotation, report, case) for case in cases]


def carried() -> Annotation:
    """Return the small reading with evidence under all of its steps."""
    annotation, _ = roads()
    told = tuple(
        replace(each, role="evidence") if each.id == "all-reported" else each
        for each in annotation.statements
    )
    return replace(annotation, statements=told)


def test_what_falls_is_told_marked_and_taken_back(visit: Visit) -> None:
    tab = visit(page(carried(), Report()), anchor="#accidents")
    tab.locator("#pane-details button", has_text="What if this is not accepted?").click()
    assert "3 of 5 stand differently" in tab.locator("#if").inner_text()
    assert "main conclusion): now on claims alone" in tab.locator("#if").inner_text()
    assert tab.evaluate("location.hash") == "#accidents"
    tab.locator("#if button", has_text="Take it back").click()
    assert not tab.locator("#if").is_visible()


def test_a_link_can_be_rejected_too(visit: Visit) -> None:
    tab = visit(
        page(carried(), Report()), anchor="#" + STEP.replace(" ", "%20").replace(">", "%3E")
    )
    tab.locator("#pane-details button", has_text="What if this is not accepted?").click()
    assert "2 of 5 stand differently" in tab.locator("#if").inner_text()


def test_a_statement_over_flagged_steps_names_the_steps_whose_answer_would_clear_it(
    visit: Visit,
) -> None:
    annotation = carried()
    report = Report(
        (flag("ARG202", "warning", step=STEP),),
        standing=standings(ArgumentGraph(annotation), frozenset({STEP})),
    )
    tab = visit(page(annotation, report), anchor="#go-on")
    told = tab.locator("#pane-details h3", has_text="It would stand clear if this were answered")
    assert told.count() == 1
    assert (
        "the step from · claim, line 3"
        in told.locator("xpath=following-sibling::button[2]").inner_text()
    )

    told.locator("xpath=following-sibling::button[1]").click()
    assert tab.evaluate("decodeURIComponent(location.hash)") == f"#ARG202:{STEP}"
