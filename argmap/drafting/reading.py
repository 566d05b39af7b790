"""Segments -> what the rules and the voter make of them: utterances, votes, steps and roles."""

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.drafting.guesses import DraftRole, to_guesses
from argmap.drafting.learned.voter import Voter, Votes, to_votes
from argmap.drafting.roles import to_roles
from argmap.drafting.segments import Segment
from argmap.drafting.speakers import to_voices
from argmap.drafting.steps import DraftStep, to_steps
from argmap.drafting.utterances import Discourse, to_discourse


@dataclass(frozen=True, slots=True)
class Reading:
    """The utterances of a text, by number, with what is said of each before the model decides."""

    discourse: Discourse
    votes: Votes
    steps: tuple[DraftStep, ...]
    roles: tuple[DraftRole, ...]


def read_segments(
    segments: Sequence[Segment], voter: Voter, author: str = "", *, given: bool
) -> Reading:
    """Return how a text reads; `given` if somebody has chosen the segments.

    `author` is the name of who speaks in the text, if it is known.
    """
    discourse = to_discourse(segments, to_voices(segments, author), given=given)
    guesses = to_guesses(discourse)
    votes = to_votes(discourse, guesses, voter)
    steps = to_steps(discourse, guesses)
    return Reading(discourse, votes, steps, to_roles(discourse, guesses, votes, steps))
