"""The critical questions of a link: asked by its scheme, answered where somebody wrote so."""

from __future__ import annotations

from flag_examples import annotated

from argmap.data import to_data
from argmap.flags import check
from argmap.flags.questions import CriticalQuestion, questions_of
from argmap.graph import ArgumentGraph
from argmap.schemes import find_scheme

STEP = """\
## fewer evidence
> In May the sign was put up and 40 cars came through, in June 12.
- supports: sign-works
  - scheme: sign

## sign-works conclusion
> The street is quiet.

## counted evidence
> The same two men counted in both months.
- supports: fewer
"""


def asked(body: str, codes: tuple[str, ...] = ()) -> tuple[CriticalQuestion, ...]:
    graph = ArgumentGraph(annotated(body))
    return questions_of(graph.annotation.links[0], graph, codes)


def test_a_scheme_asks_its_questions_and_they_are_open() -> None:
    scheme = find_scheme("sign")
    assert scheme
    assert asked(STEP) == tuple(
        CriticalQuestion(each.words, each.burden, None) for each in scheme.questions
    )


def test_a_link_without_a_scheme_asks_none() -> None:
    assert asked(STEP.replace("  - scheme: sign\n", "")) == ()
    assert asked(STEP.replace("scheme: sign", "scheme: a way of our own")) == ()


def test_a_flag_asks_if_there_is_no_scheme() -> None:
    bare = STEP.replace("  - scheme: sign\n", "")
    assert asked(bare, ("ARG205", "ARG219"))[1].text == "Why should they know?"
    assert asked(STEP, ("ARG219",)) == asked(STEP)


def test_a_note_on_the_link_names_the_question_and_the_statement() -> None:
    answered = asked(
        STEP.replace("scheme: sign", "scheme: sign\n  - note: Question 1: counted, in both months.")
    )
    assert [each.answered_by for each in answered] == ["counted", None]


def test_a_note_that_names_no_statement_answers_nothing() -> None:
    answered = asked(
        STEP.replace("scheme: sign", "scheme: sign\n  - note: Question 1 is a good one.")
    )
    assert {each.answered_by for each in answered} == {None}


def test_a_statement_at_the_step_says_that_it_answers() -> None:
    answered = asked(STEP + "- note: It answers question 1.\n")
    assert answered[0].answered_by == "counted"
    far = STEP.replace("- supports: fewer\n", "- note: It answers question 1.\n")
    assert asked(far)[0].answered_by is None


def test_an_answer_to_an_undercut_is_at_the_step() -> None:
    more = """
## holiday claim
> June is the month of holidays.
- undercuts: fewer -> sign-works

## schools-open rebuttal
> The schools were open until July.
- attacks: holiday
- note: Question 2.
"""
    assert asked(STEP + more)[1].answered_by == "schools-open"


def test_the_data_of_a_link_contains_them() -> None:
    annotation = annotated(STEP)
    link = to_data(annotation, check(annotation))["links"][0]
    assert [question["kind"] for question in link["questions"]] == ["assumption", "exception"]
    assert set(link["questions"][0]) == {"text", "kind", "answered_by"}
