"""What a person has not reviewed is no ground for saying what a text lacks, nor for a standing."""

from __future__ import annotations

import pytest
from flag_examples import annotated

from argmap.flags import check
from argmap.flags.review import in_words, review_of
from argmap.graph import ArgumentGraph
from argmap.model import Annotation, Report

ABSENCES = ("ARG101", "ARG102", "ARG104", "ARG105", "ARG106", "ARG108", "ARG109")
# A text in which each kind of absence occurs once; `?` marks what is still proposed.
TEXT = """\
## ferry-late evidence?
> The ferry was late on 40 days of last year.
- because: figure; likely
- supports?: ferry-old
  - because: next; likely

## ferry-old claim?
> The ferry is too old for the crossing.
- because: claim; likely
- supports?: buy-ferry
  - because: "so"; likely

## buy-ferry conclusion?
> So the island needs a new ferry.
- because: conclusion "So"; likely

## harbour-deep claim?
> The harbour is deep enough for a larger ship.
- because: claim; likely
- supports?: larger-ship with crew-ready
  - because: next; unsure

## crew-ready claim?
> The crew is trained for it.
- because: claim; likely

## noisy claim?
> The old one is noisy.
- because: claim; likely
- supports?: larger-ship
  - because: next; unsure

## larger-ship claim?
> A larger ship can land here.
- because: claim; likely

## too-dear claim?
> “a new ferry costs too much”
- by: the treasurer
- because: reported; likely
- attacks?: buy-ferry
  - because: against; likely

## fog rebuttal?
> In March there was fog.
- because: but; likely
- undercuts?: ferry-late -> ferry-old
  - because: but; likely

## founded evidence?
> The line was founded in 1911.
- because: figure; likely

## build-pier conclusion?
> The pier must be rebuilt.
- because: conclusion; likely
"""


def of(body: str) -> tuple[Annotation, Report]:
    annotation = annotated(body)
    return annotation, check(annotation)


def accepted(body: str, *names: str) -> str:
    """Return a text with proposals accepted: those of the statements named, or all."""
    blocks = body.split("\n\n")
    chosen = [not names or any(each.startswith(f"## {name} ") for name in names) for each in blocks]
    return "\n\n".join(
        each.replace("?", "") if choose else each
        for each, choose in zip(blocks, chosen, strict=True)
    )


def by_hand(body: str) -> str:
    lines = accepted(body).splitlines()
    return "\n".join(line for line in lines if "- because:" not in line) + "\n"


def codes(report: Report) -> set[str]:
    return {flag.code for flag in report.flags}


def states(report: Report) -> dict[str, str]:
    return {each.id: each.state for each in report.standing}


def test_an_untouched_draft_says_nothing_about_what_the_text_lacks() -> None:
    _, report = of(TEXT)

    assert not codes(report).intersection(ABSENCES)
    assert set(states(report).values()) == {"unreviewed"}
    assert all(each.provisional for each in report.standing)


def test_when_all_is_accepted_the_flags_and_standings_are_those_of_an_annotation_by_hand() -> None:
    _, report = of(accepted(TEXT))
    _, hand = of(by_hand(TEXT))

    assert codes(hand) >= {"ARG101", "ARG102", "ARG104", "ARG106", "ARG108", "ARG109"}
    assert [flag.id for flag in report.flags] == [flag.id for flag in hand.flags]
    assert report.standing == hand.standing
    assert "unreviewed" not in states(hand).values()


def test_the_verdict_on_a_conclusion_is_given_as_soon_as_all_it_rests_on_is_accepted() -> None:
    _, report = of(accepted(TEXT, "ferry-late", "ferry-old", "buy-ferry"))

    assert states(report)["buy-ferry"] == "clear"
    assert states(report)["larger-ship"] == "unreviewed"


@pytest.mark.parametrize("missing", ["ferry-late", "ferry-old"])
def test_a_verdict_waits_for_each_premise_behind_it(missing: str) -> None:
    names = {"ferry-late", "ferry-old", "buy-ferry"} - {missing}
    _, report = of(accepted(TEXT, *names))
    standing = next(each for each in report.standing if each.id == "buy-ferry")

    assert (standing.state, standing.provisional) == ("unreviewed", True)
    assert standing.because


def test_a_verdict_waits_for_a_proposed_link_between_accepted_statements() -> None:
    body = accepted(TEXT, "ferry-late", "ferry-old", "buy-ferry").replace(
        "- supports: ferry-old", "- supports?: ferry-old"
    )
    standing = next(each for each in of(body)[1].standing if each.id == "ferry-old")

    assert standing.state == "unreviewed"
    assert standing.because == ("ferry-late -> ferry-old",)


def test_that_no_link_was_accepted_is_no_review_of_the_links_that_are_missing() -> None:
    """Whoever accepts a statement of a draft has read it, not searched the rest for a reason."""
    _, report = of(accepted(TEXT, "build-pier"))

    assert states(report)["build-pier"] == "unreviewed"
    assert "ARG101" not in codes(report)


def test_what_a_person_wrote_is_judged_although_a_draft_has_added_proposals() -> None:
    hand = by_hand(TEXT)
    more = "\n## new-line evidence?\n> A second line opened.\n- because: x; likely\n"
    before, after = of(hand)[1], of(hand + more)[1]

    assert [each.id for each in after.flags] == [each.id for each in before.flags]
    assert states(after) == states(before)


def test_a_proposed_link_at_a_statement_by_hand_holds_its_absence_back() -> None:
    hand = by_hand(TEXT)
    more = (
        "\n## new-line evidence?\n> A second line opened.\n- because: x; likely\n"
        "- supports?: build-pier\n  - because: next to it; unsure\n"
    )
    _, report = of(hand + more)

    assert "ARG101:build-pier" not in {flag.id for flag in report.flags}
    assert states(report)["build-pier"] == "unreviewed"
    assert states(report)["buy-ferry"] == states(of(hand)[1])["buy-ferry"] == "over-flagged-steps"


def test_a_claim_by_hand_whose_only_step_is_proposed_is_not_called_bare() -> None:
    hand = by_hand(TEXT)
    step = "> The old one is noisy.\n- supports"
    assert "ARG102:noisy" in {flag.id for flag in of(hand)[1].flags}

    _, report = of(hand.replace(f"{step}:", f"{step}?:"))

    assert "ARG102:noisy" not in {flag.id for flag in report.flags}


def test_a_flag_that_a_person_wrote_under_a_proposal_is_kept() -> None:
    line = "> The pier must be rebuilt.\n- flag: ARG101 no survey of the pier is given"
    _, report = of(TEXT.replace("> The pier must be rebuilt.", line))

    flag = next(each for each in report.flags if each.code == "ARG101")
    assert (flag.statement, flag.state) == ("build-pier", "proposed")


def test_an_answer_to_a_flag_that_waits_is_not_called_stale() -> None:
    line = "> The pier must be rebuilt.\n- answer: ARG101 the survey is in the annex"
    _, waiting = of(TEXT.replace("> The pier must be rebuilt.", line))
    _, reviewed = of(accepted(TEXT).replace("> The pier must be rebuilt.", line))

    assert waiting.problems == ()
    assert next(each for each in reviewed.flags if each.code == "ARG101").state == "answered"


def test_an_untouched_draft_has_no_main_conclusion_and_a_reviewed_part_has_one() -> None:
    untouched = ArgumentGraph(annotated(TEXT))
    partly = ArgumentGraph(annotated(accepted(TEXT, "ferry-late", "ferry-old", "buy-ferry")))
    whole = ArgumentGraph(annotated(accepted(TEXT)))

    assert untouched.main_conclusion() is None
    assert partly.main_conclusion() == partly.statements["buy-ferry"]
    assert whole.main_conclusion() == whole.statements["buy-ferry"]


def test_a_claim_that_leads_to_a_proposed_conclusion_is_not_called_the_main_one() -> None:
    graph = ArgumentGraph(annotated(accepted(TEXT, "ferry-late", "ferry-old")))

    assert graph.reviewed.hub == graph.statements["ferry-old"]
    assert graph.main_conclusion() is None


def test_figures_do_not_wait_for_a_review() -> None:
    body = (
        "## staff evidence?\n"
        "> The office has 480 teachers: 210 in the north, 140 in the south and 115 in the west.\n"
        "- because: figure; likely\n"
    )
    _, report = of(body)

    assert [flag.state for flag in report.flags if flag.code.startswith("ARG3")] == ["raised"]


def test_the_review_counts_what_is_proposed_and_what_a_person_has_reviewed() -> None:
    untouched = review_of(ArgumentGraph(annotated(TEXT)))
    partly = review_of(ArgumentGraph(annotated(accepted(TEXT, "ferry-late", "crew-ready"))))
    hand = review_of(ArgumentGraph(annotated(by_hand(TEXT))))

    assert (untouched.proposals, untouched.reviewed, untouched.by_hand) == (17, 0, 0)
    assert (partly.proposals, partly.reviewed, partly.by_hand) == (14, 3, 0)
    assert (hand.proposals, hand.reviewed, hand.by_hand, hand.order) == (0, 0, 17, ())


def test_a_link_that_a_person_adds_to_a_draft_is_not_called_reviewed() -> None:
    review = review_of(ArgumentGraph(annotated(f"{TEXT}- attacks: larger-ship\n")))

    assert (review.proposals, review.reviewed, review.by_hand) == (17, 0, 1)
    assert in_words(review) == "partly by hand: 17 proposals, 0 reviewed, 1 written by hand"
    assert not review.is_untouched


def test_the_proposals_come_in_the_order_of_how_much_depends_on_them() -> None:
    """A premise at the bottom of a chain carries more than one that carries one step."""
    review = review_of(ArgumentGraph(annotated(TEXT)))

    assert review.order[:3] == ("ferry-late", "ferry-late -> ferry-old", "ferry-old")
    assert review.order.index("ferry-late") < review.order.index("founded")
    assert review.order.index("crew-ready") < review.order.index("too-dear -> buy-ferry")
    assert len(set(review.order)) == review.proposals


def test_a_statement_that_many_links_end_at_is_reviewed_before_each_of_them() -> None:
    premises = "".join(
        f"## p{number} evidence?\n> Fact {number} is this.\n- supports?: main\n\n"
        for number in range(4)
    )
    review = review_of(ArgumentGraph(annotated(premises + "## main conclusion?\n> It follows.\n")))

    assert review.order[0] == "main"


def test_circular_proposals_have_an_order_too() -> None:
    body = (
        "## a claim?\n> It is so.\n- supports?: b\n\n## b claim?\n> It is thus.\n- supports?: a\n"
    )

    assert set(review_of(ArgumentGraph(annotated(body))).order) == {"a", "b", "a -> b", "b -> a"}
