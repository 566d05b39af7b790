"""Steps from a premise to a cause: what the rules ARG201, ARG202 and ARG203 share."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from argmap.english.assertion import asserted
from argmap.english.causes import (
    follows_relative,
    goes_down,
    names_a_cause,
    reports_change,
    words_for_cause,
    words_for_effect,
    words_of_change,
)
from argmap.english.content_words import content_words
from argmap.english.cues import Cue, find, first, has
from argmap.english.numbers import amounts, from_to, years
from argmap.flags.places import kept_text
from argmap.flags.quoting import quote, shorten
from argmap.flags.steps import Step, reasons_for, steps
from argmap.graph import ArgumentGraph
from argmap.model import Link, Statement

_STEPS_BACK = 2  # how far behind a premise figures over time are searched for
_OWN_TOPIC = 5  # words of sense that make a statement about something else
_SERIES = 2  # years and amounts that make a series


@dataclass(frozen=True, slots=True)
class Movement:
    """Figures over time, or a word of change, in a statement."""

    statement: Statement
    words: str  # the word of change and its neighbours, in quotation marks; "" for a bare series
    figures: tuple[str, ...]  # "from 920 to 462" and the like, here and behind
    recorded: bool  # what moves is a count of what was recorded
    down: bool


@dataclass(frozen=True, slots=True)
class CausalStep:
    """A support whose conclusion names a cause, with nothing linked to it that would show it."""

    link: Link
    conclusion: Statement
    marker: Cue
    cause: str  # the words that name the cause, in quotation marks, or a phrase for them
    effect: str  # the words that name what it is said to have caused, in quotation marks, or ""
    premise: Statement  # the premise to quote
    movement: Movement | None


class Explanation(NamedTuple):
    """Words that explain a step, and the statement that has them."""

    words: str
    statement: Statement


def causal_steps(graph: ArgumentGraph) -> tuple[CausalStep, ...]:
    """Return the supports of a causal conclusion that nothing linked to them explains.

    An explanation is a mechanism, a comparison or an alternative that is ruled out.
    """
    return tuple(step for step, explanation in _all_steps(graph) if not explanation)


def explained_steps(graph: ArgumentGraph) -> Iterator[tuple[CausalStep, Explanation]]:
    """Yield the supports of a causal conclusion that something linked explains, with its words."""
    for step, explanation in _all_steps(graph):
        if explanation:
            yield step, explanation


@lru_cache(1)  # three rules ask for the steps of one document, one after the other
def _all_steps(graph: ArgumentGraph) -> tuple[tuple[CausalStep, Explanation | None], ...]:
    """Return the supports of a causal conclusion, each with what explains it."""
    if has("experiment", kept_text(graph)):
        return ()
    found = (_causal_step(graph, step) for step in steps(graph))
    return tuple((each, _explanation(graph, each)) for each in found if each)


def _causal_step(graph: ArgumentGraph, step: Step) -> CausalStep | None:
    conclusion = step.conclusion
    marker = _marker(conclusion, "cause-after") or _marker(conclusion, "cause-before")
    cue = marker or _marker(conclusion, "cause-verb")
    if not cue:
        return None
    premise, moving = _moving_premise(graph, step)
    text = conclusion.text
    if not moving and not (marker and (has("outcome", text) or has("change", text))):
        return None
    words = shorten(words_for_cause(text, cue), 80)
    cause = quote(words) if names_a_cause(words) else "what is named as the cause"
    brought = shorten(words_for_effect(text, cue), 80)
    effect = quote(brought) if names_a_cause(brought) else ""
    return CausalStep(step.link, conclusion, cue, cause, effect, premise, moving)


def _marker(statement: Statement, name: str) -> Cue | None:
    text, reported = statement.text, statement.reported
    cues = (cue for cue in find(name, text) if not follows_relative(text, cue))
    return next((cue for cue in cues if asserted(text, cue, reported=reported)), None)


def _moving_premise(graph: ArgumentGraph, step: Step) -> tuple[Statement, Movement | None]:
    """Return the premise through which figures over time are reached, and those figures."""
    waiting = deque((premise, premise, 0) for premise in step.premises)
    seen = {step.conclusion.id}
    best: tuple[Statement, Movement] | None = None
    while waiting:
        premise, here, distance = waiting.popleft()
        if here.id in seen:
            continue
        seen.add(here.id)
        moving = movement(here)
        if moving and best is None:
            best = premise, moving
        elif best and best[0] == premise:
            figures = dict.fromkeys((*best[1].figures, *from_to(here.text)))
            best = premise, replace(best[1], figures=tuple(figures))
        if distance < _STEPS_BACK:
            behind = reasons_for(graph, here.id)
            waiting.extend((premise, each, distance + 1) for each in behind)
    return best or (step.premises[0], None)


def movement(statement: Statement) -> Movement | None:
    """Return the figures over time, or the word of change, that a statement reports."""
    text = statement.text
    change = next((cue for cue in find("change", text) if reports_change(text, cue)), None)
    if not change and not _is_series(text):
        return None
    words = quote(words_of_change(text, change)) if change else ""
    recorded = has("recorded", words or text)
    return Movement(statement, words, from_to(text), recorded, goes_down(words))


def _is_series(text: str) -> bool:
    if len(amounts(text)) < _SERIES:
        return False
    return len(years(text)) >= _SERIES or has("series-word", text)


def _explanation(graph: ArgumentGraph, step: CausalStep) -> Explanation | None:
    """Return a mechanism, a comparison or a ruled-out alternative in a linked statement.

    A mechanism counts in the step's own premises; in another reason for the conclusion only if it
    speaks of the same thing.
    """
    names = _with_reasons(graph, step.link.premises)
    own = [(each, each.text) for each in _statements(graph, names)]
    topic = content_words(" ".join((step.conclusion.text, *(text for _, text in own))))
    others = [
        (each, each.text)
        for each in _statements(graph, _near(graph, step) - names)
        if _may_be_about(topic, content_words(each.text))
    ]
    same = content_words(" ".join(text for _, text in own))
    related = [each for each in others if content_words(each[1]) & same]
    marker, text = step.marker, step.conclusion.text
    conclusion = (step.conclusion, f"{text[: marker.start]} {text[marker.end :]}")
    return (
        first_explanation([(step.conclusion, step.cause)], "breakage")
        or first_explanation([conclusion, *own, *others], "comparison", "exclusion")
        or first_explanation([conclusion, *own], "mechanism")
        or first_explanation(own, "mechanism-verb")
        or first_explanation(related, "mechanism")
    )


def first_explanation(texts: Iterable[tuple[Statement, str]], *cues: str) -> Explanation | None:
    """Return the first cue of these lists in what is left of some statements' words."""
    found = (
        Explanation(words, statement)
        for statement, text in texts
        for name in cues
        if (words := first(name, text))
    )
    return next(found, None)


def _may_be_about(topic: frozenset[str], words: frozenset[str]) -> bool:
    """Return whether a statement has a word of a topic, or too few words to have another topic."""
    return bool(topic & words) or len(words) < _OWN_TOPIC


def _statements(graph: ArgumentGraph, names: frozenset[str]) -> list[Statement]:
    return [graph.statements[each] for each in sorted(names)]


def _with_reasons(graph: ArgumentGraph, premises: Iterable[str]) -> frozenset[str]:
    """Return premises and what supports them."""
    near = frozenset(premises)
    return near | {each.id for each in reasons_for(graph, *near)}


def _near(graph: ArgumentGraph, step: CausalStep) -> frozenset[str]:
    """Return what else is linked to a step: other reasons, and answers to what attacks it."""
    conclusion = step.conclusion.id
    reasons = _with_reasons(graph, (each.id for each in reasons_for(graph, conclusion)))
    against = _premises_of(graph.attacks(conclusion) + graph.undercuts(step.link.id))
    answers = _premises_of(link for each in against for link in graph.attacks(each))
    return (reasons | frozenset(answers)) - {conclusion}


def _premises_of(links: Iterable[Link]) -> Iterator[str]:
    return (premise for link in links for premise in link.premises)
