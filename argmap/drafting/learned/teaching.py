"""Annotated documents -> the weights of every decision of a draft.

Each decision is taught as it will be taken: pieces on the cuts that the model makes, links between
statements in the roles that it chooses. Both come from weights that have not seen the document.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from argmap.drafting.chosen import pieces, roles_by_model
from argmap.drafting.guesses import SHORT
from argmap.drafting.learned.choices import Choices, Vector, Weights
from argmap.drafting.learned.cutting import cut_vectors
from argmap.drafting.learned.examples import AnnotatedSpan, Example
from argmap.drafting.learned.fitting import Decision, Fitted, fit, yes_or_no
from argmap.drafting.learned.link_features import KINDS, between, link_vector, of_none, targets
from argmap.drafting.learned.measuring import bare, pair
from argmap.drafting.learned.statement_features import to_vectors
from argmap.drafting.learned.training import Text, can_teach, to_lesson, train
from argmap.drafting.learned.voter import Voter
from argmap.drafting.links import to_draft_links
from argmap.drafting.reading import Reading, read_segments
from argmap.drafting.roles import to_draft
from argmap.drafting.segments import given_segments, to_segments, whole_sentences
from argmap.drafting.words import Parse
from argmap.english.word_lists import word_sets
from argmap.model import ROLES, ArgmapError, Span

_Learned = TypeVar("_Learned")
_ALL = ""  # in place of a document: what is learned from all
_FOLDS = 4
_ALSO = 0.5  # what a document of the votes counts, next to one that teaches only decisions
_JOINING = word_sets("segmentation")["clause-openers"]
_MOST_JOINING = 3  # words between the place of a cut and the statement after it
# For each decision: what a large weight costs, and how often a feature must be seen.
_CUT, _STATEMENT, _ROLE, _MAIN, _LINK = (3.0, 3), (8.0, 3), (5.0, 3), (5.0, 3), (10.0, 4)


@dataclass(frozen=True, slots=True)
class Pupil:
    """A document that teaches decisions, the voter that votes on it, and how much it counts."""

    text: Text
    voter: Voter  # one that has not learned from the document
    weight: float = 1.0

    @property
    def example(self) -> Example:
        """Return what people annotated."""
        return self.text.example


@dataclass(frozen=True, slots=True)
class _Taught:
    """A document, cut as people cut it or as the model does, with what there is to learn from."""

    reading: Reading
    seen: dict[int, Vector]
    units: Mapping[int, AnnotatedSpan]  # those that people found, by the numbers of utterances


def to_pupils(own: Sequence[Text], also: Sequence[Text], voter: Voter) -> list[Pupil]:
    """Return the documents that teach decisions alone, and those that also taught the voter.

    On each of the latter, a voter votes that was trained without its group.
    """
    lessons = {each.example.id: to_lesson(each) for each in also}

    def learn(some: Sequence[Example]) -> Voter:
        taught = [lessons[each.id] for each in some]
        return train(taught) if can_teach(taught) else Voter()

    voters = _unseen([each.example for each in also], learn) if also else {}
    pupils = [Pupil(each, voter) for each in own]
    return pupils + [Pupil(each, voters[each.example.id], _ALSO) for each in also]


def teach(pupils: Sequence[Pupil]) -> Choices:
    """Return the weights of all decisions."""
    examples = [each.example for each in pupils]
    borders = {each.example.id: tuple(_borders(each)) for each in pupils}
    cut = _unseen(examples, lambda some: _fit(_all(borders, some), _CUT).single)
    pieced = {each.example.id: _in_pieces(each, cut[each.example.id]) for each in pupils}
    given = {each.example.id: _given(each) for each in pupils}
    if not any(each.seen for each in given.values()):
        raise ArgmapError(
            f"There is nothing to learn decisions from: no document has more than {SHORT} "
            "statements that are accepted."
        )
    roles = {each.example.id: tuple(_roles(each, given[each.example.id])) for each in pupils}
    mains = {each.id: tuple(_main(given[each.id])) for each in examples}
    chosen = _unseen(
        examples,
        lambda some: Choices(
            role=_fit(_all(roles, some), _ROLE).rows, main=_fit(_all(mains, some), _MAIN).single
        ),
    )
    statements = (one for each in pupils for one in _statements(each, pieced[each.example.id]))
    links = (
        one
        for each in pupils
        for one in _links(each, given[each.example.id], chosen[each.example.id])
    )
    linked = _fit(links, _LINK)
    return replace(
        chosen[_ALL],
        cut=cut[_ALL],
        statement=_fit(statements, _STATEMENT).single,
        none=linked.none,
        link=linked.rows,
    )


def _fit(decisions: Iterable[Decision], how: tuple[float, int]) -> Fitted:
    return fit(decisions, penalty=how[0], fewest=how[1])


def _unseen(
    examples: Sequence[Example], learn: Callable[[Sequence[Example]], _Learned]
) -> dict[str, _Learned]:
    """Return for each document what is learned without its group, and from all under `_ALL`."""
    found = {_ALL: learn(examples)}
    groups = list(dict.fromkeys(each.group for each in examples))
    for fold in range(min(_FOLDS, len(groups))):
        held = frozenset(groups[fold::_FOLDS])
        known = learn([each for each in examples if each.group not in held])
        found |= {each.id: known for each in examples if each.group in held}
    return found


def _all(
    decisions: Mapping[str, Sequence[Decision]], examples: Sequence[Example]
) -> Iterator[Decision]:
    return (one for each in examples for one in decisions[each.id])


def _borders(pupil: Pupil) -> Iterator[Decision]:
    """Yield whether to cut at each place of the sentences in which people found a statement."""
    example, text = pupil.example, pupil.text
    units = [bare(example.text, unit) for unit in example.units]
    for whole in whole_sentences(text.source, text.parses):
        first, last = whole.words[0].start, whole.words[-1].end
        here = [unit for unit in units if unit[0] < last and first < unit[1]]
        for place, seen in cut_vectors(whole) if here else ():
            yield yes_or_no(seen, yes=_is_border(whole, place, here), weight=pupil.weight)


def _is_border(whole: Parse, place: int, units: Sequence[Span]) -> bool:
    """Return whether a statement begins at a place, after joining words, or ends before it."""
    words = whole.words
    starts, ends = {start for start, _ in units}, {end for _, end in units}
    for word in words[place : place + _MOST_JOINING]:
        if word.start in starts:
            return True
        if word.is_word and word.lower not in _JOINING:
            break
    before = next((word for word in reversed(words[:place]) if word.is_word), words[0])
    return before.end in ends


def _in_pieces(pupil: Pupil, cuts: Weights) -> _Taught:
    """Return a text in the pieces that are cut from it, with the unit that each is."""
    example, text = pupil.example, pupil.text
    segments = to_segments(text.source, text.model, cuts, text.parses)
    reading = read_segments(segments, pupil.voter, given=False)
    seen = _seen(reading)
    every = reading.discourse.utterances
    spans = [AnnotatedSpan(str(number), *every[number].said, "claim") for number in seen]
    met = pair(example.text, example.units, spans)
    numbers = list(seen)
    return _Taught(reading, seen, {numbers[at]: example.units[unit] for unit, at in met.items()})


def _statements(pupil: Pupil, taught: _Taught) -> Iterator[Decision]:
    """Yield for each piece of a text whether it is a statement."""
    for number, seen in pieces(taught.reading.discourse, taught.seen).items():
        yield yes_or_no(seen, yes=number in taught.units, weight=pupil.weight)


def _given(pupil: Pupil) -> _Taught:
    """Return a text in the units that people found."""
    text = pupil.text
    by_place = {(unit.start, unit.end): unit for unit in pupil.example.units if not unit.same_as}
    segments = given_segments(text.source, sorted(by_place), text.model, text.parses)
    reading = read_segments(segments, pupil.voter, given=True)
    units = [by_place[each.start, each.end] for each in segments]
    return _Taught(reading, _seen(reading), dict(enumerate(units)))


def _seen(reading: Reading) -> dict[int, Vector]:
    votes = reading.votes
    return to_vectors(reading.discourse, reading.roles, votes.sights, votes.claims)


def _roles(pupil: Pupil, taught: _Taught) -> Iterator[Decision]:
    for number, seen in taught.seen.items():
        right = tuple(float(taught.units[number].role == role) for role in ROLES)
        yield Decision((seen,), (right,), weight=pupil.weight)


def _main(taught: _Taught) -> Iterator[Decision]:
    """Yield which statement a text is for, if one of them is a conclusion."""
    right = [float(taught.units[number].role == "conclusion") for number in taught.seen]
    if any(right):
        shares = tuple((each / sum(right),) for each in right)
        yield Decision(tuple(taught.seen.values()), shares)


def _links(pupil: Pupil, taught: _Taught, choices: Choices) -> Iterator[Decision]:
    """Yield for each statement the choice between its possible links and none.

    A document of few statements teaches none, as the model decides on none like it.
    """
    if not taught.seen:
        return
    reading, every = taught.reading, reversed(pupil.example.links)
    roles = roles_by_model(reading, taught.seen, choices)
    draft = to_draft(reading.discourse, roles, reading.votes, reading.steps)
    about = between(draft, to_draft_links(draft))
    ids = [taught.units[one.number].id for one in draft.statements]
    linked = {(source, target): kind for source, target, kind in every}
    for one in draft.statements:
        possible = list(targets(draft, one))
        found = [linked.get((ids[one.rank], ids[target.rank])) for target in possible]
        total = max(1, sum(kind is not None for kind in found))
        if possible:
            yield Decision(
                tuple(link_vector(about, one, target) for target in possible),
                tuple(tuple((kind == each) / total for each in KINDS) for kind in found),
                of_none(about, one),
                pupil.weight,
            )
