"""Choices between candidates: their weights, and what they do to a draft."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap.cli import main
from argmap.drafting import draft
from argmap.drafting.learned.choices import Choices, chance, score, scores, shares
from argmap.drafting.learned.cutting import cut_vectors
from argmap.drafting.learned.examples import AnnotatedSpan, Example, read_examples
from argmap.drafting.learned.fitting import Decision, fit, yes_or_no
from argmap.drafting.learned.teaching import Pupil, teach, to_pupils
from argmap.drafting.learned.training import to_lesson, to_text, train
from argmap.drafting.learned.voter import load_voter, to_json
from argmap.model import ArgmapError
from argmap.source import read_text

NEAR_FAR = "near", "far"
CORPUS = Path(__file__).parents[3] / "benchmarks" / "corpus" / "train"


def test_the_chances_of_candidates_sum_to_one_and_follow_their_sums() -> None:
    found = shares([0.0, 1.0, 3.0])
    assert sum(found) == pytest.approx(1)
    assert found == sorted(found)
    assert chance(0.0) == 0.5


def test_what_was_right_more_often_gets_the_higher_chance() -> None:
    taught = [yes_or_no({"wet": 1.0}, yes=True)] * 8 + [yes_or_no({"dry": 1.0}, yes=False)] * 8
    weights = fit(taught, penalty=1.0, fewest=2).single
    assert chance(score(weights, {"wet": 1.0})) > 0.6
    assert chance(score(weights, {"dry": 1.0})) < 0.4


def test_of_several_candidates_the_right_one_is_learned() -> None:
    rows: tuple[dict[str, float], ...] = ({"first": 1.0}, {"second": 1.0}, {})
    right = ((0.0,), (1.0,), (0.0,))
    weights = fit([Decision(rows, right)] * 6, penalty=1.0, fewest=2).single
    assert weights["second"] > 0 > weights["first"]


def test_what_is_rarer_than_asked_has_no_weight() -> None:
    assert fit([yes_or_no({"once": 1.0}, yes=True)], penalty=1.0, fewest=2).rows == {}


def test_each_class_of_a_candidate_has_weights_of_its_own() -> None:
    taught = [Decision(({"a": 1.0},), ((1.0, 0.0),)), Decision(({"b": 1.0},), ((0.0, 1.0),))] * 4
    rows = fit(taught, penalty=1.0, fewest=2).rows
    assert scores(rows, {"a": 1.0}, 2)[0] > 0 > scores(rows, {"b": 1.0}, 2)[0]


def test_none_of_the_candidates_may_be_right() -> None:
    taken = Decision(({"near": 1.0}, {"far": 1.0}), ((1.0,), (0.0,)), {"idle": 1.0})
    left = replace(taken, right=((0.0,), (0.0,)))
    chances = []
    for some in ([taken] * 6 + [left], [taken] + [left] * 6):
        found = fit(some, penalty=0.1, fewest=2)
        seen = (score(found.single, {each: 1.0}) for each in NEAR_FAR)
        sums = [score(found.none, {"idle": 1.0}), *seen]
        chances.append(shares(sums))
    assert chances[0][1] > 2 * chances[0][0]
    assert chances[1][0] > 2 * chances[1][1]


def test_a_decision_counts_as_often_as_its_weight_says() -> None:
    yes, no = (yes_or_no({"wet": 1.0}, yes=each) for each in (True, False))
    once = fit([yes, replace(no, weight=3.0)], penalty=0.5, fewest=1).single
    often = fit([yes, no, no, no], penalty=0.5, fewest=1).single
    assert once["wet"] == pytest.approx(often["wet"], abs=1e-3)


def test_the_same_texts_teach_the_same_weights_and_a_file_keeps_them(tmp_path: Path) -> None:
    texts = [to_text(each) for each in read_examples(str(CORPUS))[::20]]
    one, other = (teach(to_pupils(texts[:2], texts[2:], load_voter())) for _ in range(2))
    voter = replace(load_voter(), choices=one)
    assert to_json(voter) == to_json(replace(voter, choices=other))
    path = tmp_path / "own.json"
    path.write_text(to_json(voter), "utf-8")
    kept = load_voter(str(path)).choices
    assert kept.main
    assert to_json(replace(voter, choices=kept)) == to_json(voter)


def test_without_choices_the_rules_draft_alone(tmp_path: Path) -> None:
    path = tmp_path / "rules.json"
    path.write_text(to_json(replace(load_voter(), choices=Choices())), "utf-8")
    text = min(CORPUS.glob("*/*.txt")).read_text("utf-8")
    drafts = [draft(read_text(text), model=model) for model in (None, str(path))]
    told = [[(each.text, each.role) for each in one.statements] for one in drafts]
    assert all(told)
    assert told[0] != told[1]


def test_documents_of_few_statements_teach_no_decision() -> None:
    text = "The bridge is old. It must be closed."
    units = (AnnotatedSpan("a", 0, 18, "evidence"), AnnotatedSpan("b", 19, 37, "claim"))
    with pytest.raises(ArgmapError, match="no document has more than 8"):
        teach([Pupil(to_text(Example("x", text, units, (("a", "b", "support"),))), load_voter())])


def test_votes_on_a_text_come_from_a_voter_that_has_not_learned_from_its_group() -> None:
    texts = [to_text(each) for each in read_examples(str(CORPUS))[:4]]
    also = [
        replace(each, example=replace(each.example, group=str(number // 2)))
        for number, each in enumerate(texts)
    ]
    found = to_pupils([], also, load_voter())
    for mine, others in ((found[:2], also[2:]), (found[2:], also[:2])):
        assert all(each.voter == train(map(to_lesson, others)) for each in mine)


@pytest.mark.parametrize(
    "sentence",
    [
        "The hope has been that the new bridge will shorten the way to school.",
        "The fear is that the lanes will stay empty.",
        "The idea that a levy would close the theatre is not new.",
    ],
)
def test_a_clause_that_completes_a_noun_or_be_is_not_cut_off(sentence: str) -> None:
    (parse,) = to_text(Example("x", sentence, (), ())).parses
    assert [place for place, _ in cut_vectors(parse)] == []


def test_a_mark_that_only_separates_two_clauses_ends_no_quote() -> None:
    filler = " ".join(f"The yard has {number} lamps, and the gate is shut." for number in range(9))
    found = draft(read_text(filler))
    assert found.statements
    assert not [each.text for each in found.statements if each.text.endswith((",", ";", "–"))]


def test_who_says_it_is_no_statement_beside_what_is_said() -> None:
    filler = " ".join(f"The yard has {number} lamps." for number in range(9))
    found = draft(read_text(f"{filler} The contractor says that the cracks are harmless."))
    assert not [each for each in found.statements if each.text.endswith("says")]


def test_a_trained_model_has_a_name_that_ends_in_json(tmp_path: Path) -> None:
    source = tmp_path / "plain.txt"
    source.write_text("The bridge is old.", "utf-8")
    done = CliRunner().invoke(main, ["train", str(tmp_path), "--out", str(source)])
    assert done.exit_code == 2
    assert source.read_text("utf-8") == "The bridge is old."


def test_damaged_choices_are_an_error(tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text(to_json(load_voter()).replace('"main": {', '"main": [{', 1), "utf-8")
    with pytest.raises(ArgmapError, match="not a file of weights"):
        load_voter(str(path))
