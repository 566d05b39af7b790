"""Steps whose words ask for more than their premise gives: what the rules' own cues do not know."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from argmap.catalogue import BY_CODE, Rule
from argmap.english.cues import first
from argmap.english.language import not_english
from argmap.flags import causes
from argmap.flags.finding import Finding
from argmap.flags.quoting import quote
from argmap.flags.rules.inference.after_therefore_because import explained_steps
from argmap.flags.step_words import WORDS
from argmap.flags.steps import Step, against, supports, with_speaker
from argmap.flags.supplies import is_far_off, passage_of
from argmap.graph import ArgumentGraph
from argmap.inference.features import Passage
from argmap.inference.kinds import StepKind
from argmap.inference.scorer import load_scorer
from argmap.inference.verdict import BY_HAND, DRAFTED, Bounds, Verdict, verdict
from argmap.model import Statement


def unsupported(graph: ArgumentGraph, taken: Collection[str]) -> Iterator[tuple[Rule, Finding]]:
    """Yield a finding, only proposed, for each step that lacks what its words ask for.

    `taken` are the ids of links about which another rule has said so. Where the rules on causes
    found what explains a step, nothing is said.
    """
    said: set[tuple[str, str]] = set()
    for step, passage, bounds in judged(graph, taken):
        found = verdict(passage, load_scorer(), bounds)
        if not found or answering(step, passage, found.kind):
            continue
        about = found.kind.code, step.conclusion.id
        if about not in said or step.link.flags or step.link.answers:
            said.add(about)
            finding = _finding(step, found)
            lacks = finding.lacks + against(graph, step.link.id)
            yield BY_CODE[found.kind.code], replace(finding, lacks=lacks)


def judged(graph: ArgumentGraph, taken: Collection[str]) -> Iterator[tuple[Step, Passage, Bounds]]:
    """Yield the steps that are judged by their words, with what is around them and the bounds."""
    if not_english(graph.annotation.source.text):
        return
    passed = {*taken, *(step.link.id for step, _ in explained_steps(graph))}
    passed |= {causal.link.id for causal, _ in causes.explained_steps(graph)}
    for step in supports(graph):
        drafted = step.link.state == "proposed"
        if step.link.id not in passed and not (drafted and is_far_off(graph, step)):
            yield step, passage_of(graph, step), DRAFTED if drafted else BY_HAND


def answering(step: Step, passage: Passage, kind: StepKind) -> str:
    """Return the words of an experiment, a court or a concession that answer a step; or ""."""
    tested = first("experiment", f"{passage.premise} {passage.rest}")
    if tested or kind.family == "scope":
        return tested
    adjudged = (_adjudged(each) for each in step.premises)
    return next(filter(None, adjudged), "")


def _adjudged(statement: Statement) -> str:
    """Return the words by which a statement is what a court has found or somebody conceded."""
    return first("adjudged", with_speaker(statement)) if statement.reported else ""


def _finding(step: Step, found: Verdict) -> Finding:
    conclusion, words = step.conclusion.text, WORDS[found.kind.name]
    premise = " ".join(each.text for each in step.premises)
    reported = step.conclusion.reported
    start = "Not enough of it is quoted to see" if reported else "The text does not say"
    return Finding(
        f"{quote(conclusion, 110, at=found.claims)} {words.claims}. The reason given, "
        f"{quote(premise, 110, at=found.gives)}, {words.gives}."
        f"{_decided(conclusion, premise, found)}",
        f"{start} {words.lacks}.",
        link=step.link.id,
        proposed_only=True,
    )


def _decided(conclusion: str, premise: str, found: Verdict) -> str:
    """Return a sentence with the words that decided, of each part that has such words."""
    parts = (conclusion, found.claims), (premise, found.gives)
    words = [quote(text[slice(*at)], 50) for text, at in parts if at != (0, len(text))]
    named = " and ".join(each for each in words if any(map(str.isalnum, each)))
    return f" The words that decided: {named}." if named else ""
