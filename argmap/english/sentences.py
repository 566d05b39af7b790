"""Blocks -> sentences, by signs alone: what repeats are counted in. The drafter cuts finer, with a parser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Span

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=(\s+)[\"'“‘„«(\[]*[A-Z0-9À-ÖØ-ÞΑ-ΩА-ЯЁ])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Art|Arts|No|Nos|Fig|Figs|Sec|Ch|Vol|Inc|Ltd|Co|Corp|Gen|Col|Sen|Rep|Gov|Hon|Rev|Jr|Sr|vs|cf|approx|pp|p"
    r"|para|paras|e\.g|i\.e|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z]|\b[A-Z](?:\.[A-Z])+)\.$"
)
_LONGEST = 8  # letters and a full stop: no abbreviation has so many


def sentences(text: str, span: Span) -> Iterator[Span]:
    """Yield the spans of the sentences inside a stretch of the text, without the blanks between them."""
    start, stop = span
    for match in _END.finditer(text, start, stop):
        end = match.end()
        if not text[end - _LONGEST : end - 1].isalpha() and _ABBREVIATION.search(
            text, max(start, end - 12), end
        ):
            continue
        yield start, end
        start = match.end(1)
    if start < stop:
        yield start, stop
