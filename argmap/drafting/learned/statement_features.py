"""A piece of a text -> what the trained model sees of it: is it a statement, of which role."""

from collections.abc import Iterator, Mapping, Sequence

from argmap.drafting.guesses import DraftRole
from argmap.drafting.learned.choices import Vector
from argmap.drafting.learned.features import Sight
from argmap.drafting.utterances import Discourse, Utterance
from argmap.english.sentences import is_question
from argmap.english.word_lists import word_sets

_WORDS = word_sets("roles")
_QUOTES = frozenset("“\"‘'")


def opening(utterance: Utterance) -> str:
    """Return the first word of an utterance, or of what leads up to it, in lower case."""
    if utterance.segment.lead:
        return utterance.segment.lead.split()[0].lower().strip(",.;:")
    return next((word.lower for word in utterance.words if word.is_word), "")


def to_vectors(
    discourse: Discourse,
    roles: Sequence[DraftRole],
    sights: Mapping[int, Sight],
    claims: Mapping[int, float],
) -> dict[int, Vector]:
    """Return the features of each utterance that may be a statement, by its number.

    `roles` are those of the rules, `claims` the log odds of the voter that it is a claim.
    """
    last = len(sights) - 1
    found = {}
    for rank, (number, sight) in enumerate(sights.items()):
        utterance, role = discourse.utterances[number], roles[number]
        seen = dict(sight.words) | {f"w{name}": value for name, value in sight.ways.items()}
        seen |= dict.fromkeys(_of_utterance(utterance), 1.0)
        seen |= dict.fromkeys(_of_role(role), 1.0)
        seen |= dict.fromkeys(_of_place(rank, last), 1.0)
        seen |= {"vote": max(-3.0, min(3.0, claims.get(number, 0.0))) / 2}
        seen |= {"points": max(-8.0, min(8.0, role.points)) / 4, "through": rank / max(1, last)}
        found[number] = seen
    return found


def _of_utterance(utterance: Utterance) -> Iterator[str]:
    segment, reported = utterance.segment, utterance.voice.reported
    quoted = segment.text[:1] in _QUOTES
    yield from ("bias", f"open={opening(utterance)}")
    yield from ("reported",) * reported
    yield from ("reported quotation",) * (reported and quoted)
    yield from ("quotation",) * quoted
    yield from ("item",) * bool(segment.marker)
    yield from ("question",) * is_question(segment.text)


def _of_role(role: DraftRole) -> Iterator[str]:
    yield from (f"rule={role.role}", f"kind={role.kind}")
    yield from ("concedes",) * role.concedes
    yield from ("answers",) * (role.answers >= 0)


def _of_place(rank: int, last: int) -> Iterator[str]:
    yield from ("at first",) * (rank == 0)
    yield from ("at second",) * (rank == 1)
    yield from ("at last",) * (rank == last)
    yield from ("at last but one",) * (rank == last - 1)


def in_its_sentence(discourse: Discourse, numbers: Sequence[int]) -> Iterator[Vector]:
    """Yield what shows whether each utterance is a statement at all, for those with a number."""
    utterances = [discourse.utterances[number] for number in numbers]
    for place in range(len(utterances)):
        yield dict.fromkeys(_of_piece(utterances, place), 1.0)


def _of_piece(utterances: Sequence[Utterance], place: int) -> Iterator[str]:
    utterance = utterances[place]
    segment, words = utterance.segment, utterance.words
    opens = segment.whole.words[0].start == segment.start
    yield f"size={min(12, len(words) // 2)}"
    yield from ("whole",) * (opens and len(segment.whole.words) == len(words))
    yield from ("opens",) * opens
    yield from ("introduces",) * segment.text.rstrip().endswith(":")
    yield from ("no finite verb",) * (not utterance.is_finite())
    yield from ("past",) * any(word.tag == "VBD" for word in words)
    yield from ("first block",) * (segment.block == utterances[0].segment.block)
    yield from ("last block",) * (segment.block == utterances[-1].segment.block)
    before = utterances[place - 1] if place else None
    yield from ("opens block",) * (before is None or before.segment.block != segment.block)
    yield from ("before headings",) * (segment.section == -1)
    lower = {word.lower for word in words}
    yield from ("author",) * bool(lower & _WORDS["author-forms"])
    yield from ("reader",) * bool(lower & _WORDS["reader-forms"])
    yield from ("frame",) * (utterance.voice.content is not None)
