"""What keeps a step from being questioned: the words, and that without them it is questioned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.annotation import parse
from argmap.data import to_data
from argmap.flags import check
from argmap.flags.supplied import Supplied, supplied
from argmap.graph import ArgumentGraph
from argmap.source import read_text

if TYPE_CHECKING:
    from argmap.model import Annotation

FEE = (
    "After the fee was raised, 30 per cent fewer bags were left in the park.",
    "No other rule was changed in these months.",
    "The fee has cleaned the park.",
)
BUS = "Since the night bus came in 2022, takings have risen from 410,000 to 530,000 crowns."
SAVED = "The rise is due to the night bus."
STEP = "## one evidence\n> {}\n- supports: two\n\n## two conclusion\n> {}\n"


def read(*sentences: str, body: str, front: str = "") -> Annotation:
    text = "\n\n".join(sentences) + "\n"
    return parse(f"---\nargmap: 1\nsource: x.txt\n{front}---\n\n{body}", read_text(text))


def found_in(annotation: Annotation) -> tuple[list[str], tuple[Supplied, ...]]:
    """Return the codes of the flags on links, and what keeps others from being questioned."""
    graph = ArgumentGraph(annotation)
    report = check(annotation, graph=graph)
    codes = [each.code for each in report.flags if each.link]
    return codes, supplied(graph, report.spoken_of)


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (0, 2, 1)])
def test_a_sentence_near_a_step_that_silences_it_is_named_with_its_line(
    order: tuple[int, ...],
) -> None:
    body = STEP.format(FEE[0], FEE[2])
    codes, found = found_in(read(*(FEE[place] for place in order), body=body))

    assert codes == []
    (one,) = found
    assert (one.link, one.words) == ("one -> two", FEE[1])
    assert one.line == 2 * order.index(1) + 1


def test_a_sentence_that_a_person_sets_aside_silences_nothing() -> None:
    body = STEP.format(FEE[0], FEE[2])
    silenced = found_in(read(*FEE, body=body))
    codes, found = found_in(read(*FEE, body=body, front="aside: line 3\n"))

    assert silenced[0] == []
    assert codes == [silenced[1][0].code]
    assert found == ()


def test_a_linked_reason_that_explains_a_cause_is_named() -> None:
    how = "Its passengers stay longer because the last ferry no longer matters."
    body = STEP.format(BUS, SAVED)
    codes, found = found_in(read(BUS, SAVED, how, body=body))
    assert codes == ["ARG202"]
    assert found == ()

    codes, found = found_in(
        read(BUS, SAVED, how, body=f"{body}\n## how claim\n> {how}\n- supports: one\n")
    )
    assert "ARG202" not in codes
    assert [(each.link, each.code, each.line) for each in found if each.link == "one -> two"] == [
        ("one -> two", "ARG202", 5)
    ]
    assert found[0].words in how


def test_a_flagged_step_has_nothing_that_silences_it() -> None:
    body = STEP.format(BUS, SAVED)
    codes, found = found_in(read(BUS, SAVED, body=body))

    assert codes
    assert found == ()


def test_the_data_has_it_as_the_schema_says() -> None:
    annotation = read(*FEE, body=STEP.format(FEE[0], FEE[2]))
    (facts,) = to_data(annotation, check(annotation))["supplied"]

    assert set(facts) == {"link", "code", "words", "line", "page"}
    assert (facts["words"], facts["line"], facts["page"]) == (FEE[1], 3, None)


def test_nothing_is_said_of_a_text_that_is_not_english() -> None:
    german = (
        "Seit der Nachtbus fährt, sind die Einnahmen von 410.000 auf 530.000 Kronen gestiegen.",
        "Sonst hat sich in der Stadt in diesen Jahren nichts geändert.",
        "Der Nachtbus hat das Viertel gerettet.",
        *("Das ist der Stadt schon lange bekannt, und sie hat es oft gesagt." for _ in range(8)),
    )
    assert found_in(read(*german, body=STEP.format(german[0], german[2]))) == ([], ())


def test_a_flag_that_a_person_wrote_on_a_step_needs_no_word_on_what_silences_it() -> None:
    body = STEP.format(FEE[0], FEE[2])
    (one,) = found_in(read(*FEE, body=body))[1]
    line = f"- supports: two\n  - flag: {one.code} other parks are not counted\n"
    codes, found = found_in(read(*FEE, body=body.replace("- supports: two\n", line)))

    assert codes == [one.code]
    assert found == ()


def test_what_figures_show_of_a_premise_is_not_said_again_of_its_step() -> None:
    premise = "So far this year 19 fires were counted, against 44 last year."
    conclusion = "Fires have become rare."
    annotation = read(premise, conclusion, body=STEP.format(premise, conclusion))
    flags = [(each.code, each.statement, each.link) for each in check(annotation).flags]

    assert ("ARG316", "one", None) in flags
    assert not any(link for _, _, link in flags)


WINTER = """## falls evidence
> In 2021 the clinic counted 310 falls, in 2022 only 180.
- supports: floors

## floors conclusion
> It is the direct result of the new floors that fewer patients fell.

## ice evidence
> The winter of 2022 had almost no ice.
{}"""


@pytest.mark.parametrize(
    ("line", "words", "missing"),
    [
        (
            "- undercuts: falls -> floors\n",
            "The winter of 2022 had almost no ice",
            "against the step",
        ),
        ("", "", "rule out another reason for these figures"),
    ],
)
def test_what_is_set_against_a_step_is_named_among_what_was_looked_for(
    line: str, words: str, missing: str
) -> None:
    texts = [each[2:] for each in WINTER.splitlines() if each.startswith("> ")]
    report = check(read(*texts, body=WINTER.format(line)))
    flag = next(each for each in report.flags if each.code == "ARG202")

    assert missing in flag.lacks
    assert "“the direct”" not in flag.lacks
    assert next(each for each in flag.looked_for if each.name == "other-causes").words == words
