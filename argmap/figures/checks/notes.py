"""Notes: a large change with no base, and counts that are not complete next to full ones."""

import re

from argmap.english.figures import changes as wording
from argmap.figures.formulas import shorten
from argmap.figures.sentences import Sentence, Sentences
from argmap.figures.ties import Tie, find
from argmap.figures.verdict import Doubt, Outcome, Outcomes, remark


def check(here: Sentence, before: Sentences, after: Sentences) -> Outcomes:
    """Yield the notes of a sentence."""
    if here.kind == "heading":
        return
    near = [each for each in (*before[-1:], *after[:1]) if abs(each.block - here.block) <= 1]
    if not any(_has_value(each) for each in (here, *near)):
        yield from _without_base(here)
    cue = wording.NOT_COMPLETE.search(here.skeleton)
    if cue and here.of_kind("count") and _is_next_to_full_year(here, cue, before[-1:]):
        yield _unlike(here, cue)


def _has_value(sentence: Sentence) -> bool:
    return not all(each.spelled for each in sentence.of_kind("count", "range"))


def _without_base(here: Sentence) -> Outcomes:
    """Yield "up 300%" if no value is near."""
    ties = find(wording.BIG_CHANGE, here)
    tie = next((each for each in ties if _is_large_change(here, each)), None)
    if tie:
        places = here.rfind(tie.word("word"), tie["p"].start), tie["p"].end
        doubt = Doubt(
            "It gives no value from which, or to which, the change runs.",
            "A large change of a small number is small.",
            "From what, and of how many?",
            says=f"The text says “{here.words(*places)}”.",
            level="note",
        )
        yield remark("ARG315", here, places, doubt)


def _is_large_change(here: Sentence, tie: Tie) -> bool:
    stated = tie["p"]
    if stated.kind != "percent" or stated.hedge == "under" or stated.value < 50:
        return False
    if len(here.of_kind("percent")) > 1:
        return False
    return not wording.COMPARED_IN_SCIENCE.search(here.words_of.text, here.start, here.end)


def _is_next_to_full_year(here: Sentence, cue: re.Match[str], previous: Sentences) -> bool:
    if wording.SAME_PERIOD.search(here.skeleton):
        return False
    if cue[0].startswith("in the first") and not wording.THIS_YEAR.search(here.skeleton):
        return False
    with_counts = (each for each in previous if each.block == here.block and each.of_kind("count"))
    return any(wording.FULL_YEAR.search(each.skeleton) for each in (here, *with_counts))


def _unlike(here: Sentence, cue: re.Match[str]) -> Outcome:
    """Return the note on counts of part of a year, or of open cases, next to a full year's."""
    numbers = here.of_kind("count")
    place = here.find(cue[0])
    place = place if place >= 0 else numbers[0].start
    nearest = min(numbers, key=lambda q: abs(q.start - place))
    places = min(nearest.start, place), max(nearest.end, place + len(cue[0]))
    doubt = Doubt(
        "One of the counts is not complete yet, so the two cannot be compared.",
        "Such counts are not complete yet.",
        "What will the full year be?",
        says=f"The text says “{shorten(here.words(*places))}” next to the count of a full year.",
        level="note",
    )
    return remark("ARG316", here, places, doubt)
