"""The interface of a proposer, and the one that drafts today: rules with a trained voter.

Another proposer (an encoder, a language model) implements `Proposer`, and `choose_proposer`
chooses it. It may use any stage of `RuleProposer`, such as the segments, and replace later ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from argmap.drafting.author import find_author
from argmap.drafting.chosen import (
    among,
    chosen_links,
    chosen_roles,
    decides,
    without_frames,
)
from argmap.drafting.guesses import to_guesses
from argmap.drafting.learned.voter import load_voter, to_votes, voter_version
from argmap.drafting.likely_links import shown_and_suggested
from argmap.drafting.links import to_draft_links
from argmap.drafting.models import choose_both, model_versions
from argmap.drafting.roles import to_draft, to_roles
from argmap.drafting.segments import given_segments, to_segments
from argmap.drafting.speakers import to_voices
from argmap.drafting.statements import to_annotation
from argmap.drafting.steps import to_steps
from argmap.drafting.unclear import with_clear_places
from argmap.drafting.utterances import to_discourse
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
        voices = to_voices(segments, author)
        discourse = to_discourse(segments, voices, given=given)
        guesses = to_guesses(discourse)
        votes = to_votes(discourse, guesses, voter)
        steps = to_steps(discourse, guesses)
        roles = to_roles(discourse, guesses, votes, steps)
        if not given:
            roles = without_frames(discourse, roles)
            steps = among(steps, roles)
        by_model = decides(voter.choices, discourse, votes)
        if by_model:
            roles = chosen_roles(discourse, roles, votes, steps, voter.choices)
            steps = among(steps, roles)
        draft = to_draft(discourse, roles, votes, steps)
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
