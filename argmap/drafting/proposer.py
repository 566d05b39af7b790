"""The interface of a proposer, and the one that drafts today: rules with a trained voter.

Another proposer (an encoder, a language model) implements `Proposer`, and `choose_proposer`
chooses it. It may use any stage of `RuleProposer`, such as the segments, and replace later ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from argmap.drafting.author import find_author
from argmap.drafting.chosen import (
    chosen_links,
    decides,
    with_chosen_roles,
    without_frames,
)
from argmap.drafting.learned.voter import load_voter, voter_version
from argmap.drafting.likely_links import shown_and_suggested
from argmap.drafting.links import to_draft_links
from argmap.drafting.models import choose_both, model_versions
from argmap.drafting.reading import read_segments
from argmap.drafting.roles import to_draft
from argmap.drafting.segments import given_segments, to_segments
from argmap.drafting.statements import to_annotation
from argmap.drafting.unclear import with_clear_places
from argmap.model import Annotation, Source, Span


class Proposer(Protocol):
    """Proposes how a text argues."""

    def propose(self, source: Source, spans: Sequence[Span] | None) -> Annotation:
        """Return an annotation in which everything is proposed, and says why in `because`.

        `spans` are the bounds and the order of the statements (offsets in code points, half
        open); None if the proposer is to find them. A span that argues nothing has no statement.
        The same source and spans give the same annotation. Raises ArgmapError if it cannot draft.
        """

    def versions(self) -> tuple[tuple[str, str], ...]:
        """Return names and versions of everything on which a draft depends."""


@dataclass(frozen=True, slots=True)
class RuleProposer:
    """Rules over the parse of a spaCy model, next to a trained voter."""

    model: str  # the name or the folder of a spaCy model, or "blank"
    weights: str = ""  # the file of a trained voter; empty for the one that comes with argmap

    def propose(self, source: Source, spans: Sequence[Span] | None) -> Annotation:
        """Return an annotation in which everything is proposed."""
        given = spans is not None
        voter = load_voter(self.weights)
        segments = (
            to_segments(source, self.model, voter.choices.cut)
            if spans is None
            else given_segments(source, spans, self.model)
        )
        author = find_author(source)
        reading = read_segments(segments, voter, author, given=given)
        if not given:
            reading = without_frames(reading)
        by_model = decides(voter.choices, reading)
        if by_model:
            reading = with_chosen_roles(reading, voter.choices)
        draft = to_draft(reading.discourse, reading.roles, reading.votes, reading.steps)
        proposed = to_draft_links(draft)
        if by_model:
            proposed = chosen_links(draft, proposed, voter.choices)
        links = shown_and_suggested(source.text, draft, proposed)
        annotation = to_annotation(source, draft, links, author, narrow=not given)
        return annotation if given else with_clear_places(annotation)

    def versions(self) -> tuple[tuple[str, str], ...]:
        """Return the versions of the spaCy model, of spaCy, and of the voter's weights."""
        return (*model_versions(self.model), ("voter", voter_version(self.weights)))


def choose_proposer(model: str | None = None) -> Proposer:
    """Return the proposer for what the user asked for.

    That is a spaCy model, a `.json` file written by `argmap train`, or nothing.
    """
    return RuleProposer(*choose_both(model))
