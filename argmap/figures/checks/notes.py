"""Notes: a change with no base, counts that are not complete beside counts that are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.figures.checks.verdict import shorten
from argmap.figures.result import Remark
from argmap.figures.ties import find

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.figures.checks.verdict import Outcome
    from argmap.figures.ties import Sentence

_BIG_CHANGE = r"(?P<word>\b(?:up|rose|risen|increased|grew|grown|jumped|soared|surged|increase of|rise of|growth of|fell|fallen|dropped|decreased|down))(?: by)? <px:p>"
_SCIENCE = re.compile(r"\b(?:baseline|compared|relative to|versus|control)\b|\bp\s?[<=>]")
_OPEN = re.compile(
    r"\b(?:(?:still )?pending|so far this year|this year so far|(?:this |the )?year to date|to date this year|in the first (?:\w+ )?(?:half|quarter|months)(?: of)?)\b"
)
_FULL = re.compile(
    r"\b(?:last year|the year before|the previous year|in \ue005|in all of \ue005|a year ago|the whole of)\b|in \ue005"
)


def check(
    here: Sentence, before: Sequence[Sentence], after: Sequence[Sentence]
) -> Iterator[Outcome]:
    """Yield the notes of a sentence."""
    if here.kind == "heading" or not here.quantities:
        return
    yield from _without_base(here, before, after)
    yield from _unlike(here, before)


def _without_base(
    here: Sentence, before: Sequence[Sentence], after: Sequence[Sentence]
) -> Iterator[Outcome]:
    """Yield "up 300%" where neither the sentence nor its neighbours give a value."""
    near = [
        here,
        *(each for each in (*before[-1:], *after[:1]) if abs(each.block - here.block) <= 1),
    ]
    if any(
        q.kind in ("count", "range") and not q.spelled
        for sentence in near
        for q in sentence.quantities
    ):
        return
    for each in find(_BIG_CHANGE, here):
        stated = each["p"]
        if stated.hedge == "under" or _SCIENCE.search(here.passage.text, here.start, here.end):
            continue
        if stated.kind != "percent" or stated.value < 50 or len(here.of_kind("percent")) > 1:
            continue
        first = here.passage.text.rfind(each.word("word"), here.start, stated.start)
        span, words = here.span(first, stated.end), here.words(first, stated.end)
        yield Remark("ARG315", "note", *span, f"The text says “{words}”.", "It gives no value from which, or to which, the change runs.",
                     "A large change of a small number is small.", "From what, and of how many?")  # fmt: skip
        return


def _unlike(here: Sentence, before: Sequence[Sentence]) -> Iterator[Outcome]:
    """Yield counts of part of a year, or cases still open, beside those of a full year."""
    cue = _OPEN.search(here.skeleton)
    if (
        not cue
        or not here.of_kind("count")
        or re.search(
            r"same (?:period|months|time|quarter|half)|corresponding|year earlier|year-on-year|first (?:half|quarter|\w+ months) of last",
            here.skeleton,
        )
    ):
        return
    if cue.group().startswith("in the first") and not re.search(r"\bthis year\b", here.skeleton):
        return
    if not _FULL.search(here.skeleton) and not (
        before
        and before[-1].block == here.block
        and _FULL.search(before[-1].skeleton)
        and before[-1].of_kind("count")
    ):
        return
    numbers = here.of_kind("count")
    place = here.passage.text.find(cue.group().replace("\ue005", ""), here.start, here.end)
    place = place if place >= 0 else numbers[0].start
    nearest = min(numbers, key=lambda q: abs(q.start - place))
    first, last = min(nearest.start, place), max(nearest.end, place + len(cue.group()))
    span, words = here.span(first, last), here.words(first, last)
    yield Remark("ARG316", "note", *span, f"The text says “{shorten(words)}” beside the count of a full year.",
                 "The one count is not yet complete, so the two are not alike.", "Such counts are not yet complete.", "What will the full year be?")  # fmt: skip
