"""Source -> Annotation: a first reading of how a text argues, every piece of it a proposal with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.drafting.attribution import to_voices
from argmap.drafting.learned.voter import load_voter, to_votes
from argmap.drafting.links import to_bonds
from argmap.drafting.models import choose_both, described
from argmap.drafting.reading import to_reading
from argmap.drafting.roles import to_guesses, to_parts, with_votes
from argmap.drafting.segments import given_segments, to_segments
from argmap.drafting.statements import to_links, to_sections, to_statements, to_title
from argmap.model import Annotation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.model import Source, Span

__all__ = ["described", "draft"]


def draft(
    source: Source, spans: Sequence[Span] | None = None, model: str | None = None
) -> Annotation:
    """Return a proposed reading of a source: statements and links, each with the words that decided.

    With `spans` (half-open offsets) order and bounds are given, and a span that argues nothing yields no statement.
    """
    name, voter = choose_both(model)
    segments = to_segments(source, name) if spans is None else given_segments(source, spans, name)
    voices = to_voices(segments)
    guesses = to_guesses(segments, voices, given=spans is not None)
    votes = to_votes(segments, guesses, load_voter(voter))
    parts = to_parts(
        segments, voices, with_votes(segments, voices, guesses, votes.claims, votes.because)
    )
    reading = to_reading(segments, voices, parts, votes)
    statements = to_statements(source, reading, narrow=spans is None)
    return Annotation(
        source,
        title=to_title(source),
        sections=to_sections(statements),
        statements=statements,
        links=to_links(statements, to_bonds(reading)),
    )
