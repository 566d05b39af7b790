"""Steps whose words ask for more than their premise gives: what the rules' own cues do not know."""

from collections.abc import Collection, Iterator

from argmap.catalogue import BY_CODE, Rule
from argmap.english.cues import has
from argmap.english.language import not_english
from argmap.flags import causes
from argmap.flags.finding import Finding
from argmap.flags.quoting import quote
from argmap.flags.rules.inference.after_therefore_because import explained_links
from argmap.flags.step_words import WORDS
from argmap.flags.steps import Step, supports, with_speaker
from argmap.flags.supplies import is_far_off, passage_of
from argmap.graph import ArgumentGraph
from argmap.inference.scorer import load_scorer
from argmap.inference.verdict import BY_HAND, DRAFTED, Verdict, verdict
from argmap.model import Statement


def unsupported(graph: ArgumentGraph, taken: Collection[str]) -> Iterator[tuple[Rule, Finding]]:
    """Yield a finding, only proposed, for each step that lacks what its words ask for.

    `taken` are the ids of links about which another rule has said so. Where the rules on causes
    found what explains a step, nothing is said.
    """
    if not_english(graph.annotation.source.text):
        return
    passed = {*taken, *causes.explained_links(graph), *explained_links(graph)}
    said: set[tuple[str, str]] = set()
    for step in supports(graph):
        drafted = step.link.state == "proposed"
        if step.link.id not in passed and not (drafted and is_far_off(graph, step)):
            bounds = DRAFTED if drafted else BY_HAND
            passage = passage_of(graph, step)
            found = verdict(passage, load_scorer(), bounds)
            if not found or has("experiment", f"{passage.premise} {passage.rest}"):
                continue
            if found.kind.family != "scope" and any(map(_is_adjudged, step.premises)):
                continue
            about = found.kind.code, step.conclusion.id
            if about not in said or step.link.flags or step.link.answers:
                said.add(about)
                yield BY_CODE[found.kind.code], _finding(step, found)


def _is_adjudged(statement: Statement) -> bool:
    """Return whether a statement is what a court has found, or somebody has conceded."""
    return statement.reported and has("adjudged", with_speaker(statement))


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
