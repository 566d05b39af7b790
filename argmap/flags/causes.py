"""Steps from a premise to a cause: what ARG201 and ARG202 share."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from argmap.english.assertion import asserted
from argmap.english.content_words import content_words
from argmap.english.cues import Cue, find, has
from argmap.english.negation import negated
from argmap.english.numbers import amounts, from_to, years
from argmap.english.sentences import is_question, sentence_around
from argmap.flags.words import quote, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.graph import ArgumentGraph
    from argmap.model import Link, Statement

_STEPS_BACK = 2  # how far behind a premise figures over time are looked for
_CLAUSE_END = re.compile(r"[.;:!?](?=\s|$)|,\s|\s(?:that|which|who|and|but|while)\s|\s[-–—]\s|[()]")
_DOWN = re.compile(
    r"fewer|f[ea]ll|declin|decreas|drop|halved|down|lower|shr[aiu]nk|reduc|slump|plung",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:and|but|so|thus|therefore|hence|in short|it is|clearly|then)\b[\s,]*", re.IGNORECASE
)
_RELATIVE = re.compile(r"\b(?:that|which|who)\s+$", re.IGNORECASE)
_A_NUMBER = re.compile(
    r"\d|^(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|many|several|a)$",
    re.IGNORECASE,
)
_LONGEST_CAUSE = 12  # words; what is longer is no name for a cause
_AFTER_CHANGE = 6  # words that are shown after a word of change
_BEFORE_CHANGE = 2  # words before it among which a negation denies it
_SERIES = 2  # as many years and amounts make a series


@dataclass(frozen=True, slots=True)
class Movement:
    """Figures over time, or a word of change, in a statement."""

    statement: Statement
    words: str  # the word of change and what stands next to it, in quotation marks; "" for a bare series
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
    premise: Statement  # the premise to quote
    movement: Movement | None


def causal_steps(graph: ArgumentGraph) -> tuple[CausalStep, ...]:
    """Return the supports to a causal conclusion for which no way, comparison or excluded alternative is linked."""
    return _steps_of(graph)


@lru_cache(1)  # three rules ask for the steps of one document, one after the other
def _steps_of(graph: ArgumentGraph) -> tuple[CausalStep, ...]:
    return tuple(_causal_steps(graph))


def _causal_steps(graph: ArgumentGraph) -> Iterator[CausalStep]:
    if has("experiment", graph.annotation.source.text):
        return
    for link in graph.annotation.links:
        if link.kind != "support":
            continue
        step = _causal_step(graph, link)
        if step and not _answered(graph, step):
            yield step


def _causal_step(graph: ArgumentGraph, link: Link) -> CausalStep | None:
    conclusion = graph.statements[link.conclusion]
    marker = _marker(conclusion, ("cause-after", "cause-before"))
    weaker = None if marker else _marker(conclusion, ("cause-verb",))
    cue = marker or weaker
    if not cue:
        return None
    premise, moving = _moving_premise(graph, link)
    if not moving and (weaker or not _is_outcome(conclusion.text)):
        return None
    return CausalStep(link, conclusion, cue, _cause(conclusion.text, cue), premise, moving)


def _marker(statement: Statement, lists: tuple[str, ...]) -> Cue | None:
    text = statement.text
    found = (
        cue for name in lists for cue in find(name, text) if not _RELATIVE.search(text[: cue.start])
    )
    return next((cue for cue in found if asserted(text, cue, reported=statement.reported)), None)


def _is_outcome(text: str) -> bool:
    return has("outcome", text) or has("change", text)


def _moving_premise(graph: ArgumentGraph, link: Link) -> tuple[Statement, Movement | None]:
    """Return the premise through which figures over time are reached, and those figures."""
    premises = graph.premises(link)
    waiting = deque((premise, premise, 0) for premise in premises)
    seen = {link.conclusion}
    best: tuple[Statement, Movement] | None = None
    while waiting:
        premise, here, steps = waiting.popleft()
        if here.id in seen:
            continue
        seen.add(here.id)
        moving = movement(here)
        if moving and best is None:
            best = (premise, moving)
        elif best and best[0] == premise:
            more = tuple(each for each in from_to(here.text) if each not in best[1].figures)
            best = (premise, replace(best[1], figures=best[1].figures + more))
        if steps < _STEPS_BACK:
            waiting.extend(
                (premise, graph.statements[each], steps + 1)
                for back in graph.supports(here.id)
                for each in back.premises
            )
    return best or (premises[0], None)


def movement(statement: Statement) -> Movement | None:
    """Return the figures over time, or the word of change, that a statement reports."""
    text = statement.text
    change = next((cue for cue in find("change", text) if _reported_change(text, cue)), None)
    series = len(amounts(text)) >= _SERIES and (
        len(years(text)) >= _SERIES or has("series-word", text)
    )
    if not change and not series:
        return None
    words = quote(_around(text, change)) if change else ""
    return Movement(
        statement, words, from_to(text), has("recorded", words or text), bool(_DOWN.search(words))
    )


def _reported_change(text: str, cue: Cue) -> bool:
    """Return whether a word of change reports one, and does not wish, forecast, ask for or deny it."""
    start, end = sentence_around(text, cue)
    sentence = text[start:end]
    return (
        not has("modal", sentence)
        and not is_question(sentence)
        and not negated(text, cue, within=_BEFORE_CHANGE)
    )


def _around(text: str, cue: Cue) -> str:
    """Return a word of change with the number before it and a few words after it."""
    before = text[: cue.start].split()
    first = cue.start
    if before and _A_NUMBER.search(before[-1]):
        first = text.rindex(before[-1], 0, cue.start)
    rest = text[cue.end :]
    end = _CLAUSE_END.search(rest)
    after = (rest[: end.start()] if end else rest).split()[:_AFTER_CHANGE]
    while after and after[-1].lower() in {
        "of",
        "in",
        "the",
        "a",
        "to",
        "from",
        "by",
        "for",
        "at",
        "with",
    }:
        after.pop()
    return " ".join([*text[first : cue.end].split(), *after])


def _cause(text: str, cue: Cue) -> str:
    start, end = sentence_around(text, cue)
    if cue in find("cause-after", text):
        rest = text[cue.end : end]
        stop = _CLAUSE_END.search(rest)
        opens = not text[start : cue.start].strip()
        words = "" if opens and not stop else rest[: stop.start()] if stop else rest
    else:
        words = _OPENING.sub("", text[start : cue.start].strip())
    flat = shorten(words, 80)
    named = 0 < len(flat.split()) <= _LONGEST_CAUSE and flat.lower() not in {
        "this",
        "that",
        "it",
        "they",
        "these",
        "he",
        "she",
        "which",
        "all this",
    }
    return quote(flat) if named else "what is named as the cause"


def _answered(graph: ArgumentGraph, step: CausalStep) -> bool:
    """Return whether a linked statement shows the cause at work: a way, a comparison, an excluded alternative.

    A way counts in the step's own premises; in another reason for the conclusion only if it speaks of the same thing.
    """
    own = _behind(graph, step.link.premises)
    others = _near(graph, step) - own
    conclusion = _without(step.conclusion.text, step.marker)
    texts = [conclusion, *(graph.statements[each].text for each in sorted(own | others))]
    if any(has(name, text) for text in texts for name in ("comparison", "exclusion")):
        return True
    same = content_words(" ".join(graph.statements[each].text for each in sorted(own)))
    own_texts = [conclusion, *(graph.statements[each].text for each in sorted(own))]
    if any(has("mechanism", text) for text in own_texts) or any(
        has("mechanism-verb", text) for text in own_texts[1:]
    ):
        return True
    return any(
        has("mechanism", text) and content_words(text) & same
        for text in (graph.statements[each].text for each in sorted(others))
    )


def _without(text: str, cue: Cue) -> str:
    return f"{text[: cue.start]} {text[cue.end :]}"


def _behind(graph: ArgumentGraph, premises: Iterable[str]) -> frozenset[str]:
    """Return premises and what supports them."""
    near = set(premises)
    return frozenset(
        near
        | {premise for here in near for link in graph.supports(here) for premise in link.premises}
    )


def _near(graph: ArgumentGraph, step: CausalStep) -> frozenset[str]:
    """Return what else is linked to a step: the other reasons for its conclusion, and the answers to what speaks against it."""
    reasons = _behind(
        graph, (premise for link in graph.supports(step.conclusion.id) for premise in link.premises)
    )
    against = {
        premise
        for link in graph.attacks(step.conclusion.id) + graph.undercuts(step.link.id)
        for premise in link.premises
    }
    answers = {
        premise for here in against for link in graph.attacks(here) for premise in link.premises
    }
    return frozenset((reasons | answers) - {step.conclusion.id})
