"""Annotated documents -> the weights of every decision of a draft.

Each decision is taught as it will be taken: pieces on the cuts that the model makes, links between
statements in the roles that it chooses. Both come from weights that have not seen the document.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from argmap.drafting.chosen import in_role, pieces, with_main
from argmap.drafting.guesses import SHORT, DraftRole, to_guesses
from argmap.drafting.learned.choices import Choices, Vector, Weights, by_class
from argmap.drafting.learned.cutting import cut_vectors
from argmap.drafting.learned.examples import AnnotatedSpan, Example
from argmap.drafting.learned.fitting import Decision, fit, yes_or_no
from argmap.drafting.learned.link_features import (
    KINDS,
    between,
    of_both,
    of_none,
    of_source,
    of_target,
    side,
    targets,
)
from argmap.drafting.learned.measuring import bare, pair
from argmap.drafting.learned.statement_features import to_vectors
from argmap.drafting.learned.voter import Voter, Votes, to_votes
from argmap.drafting.links import to_draft_links
from argmap.drafting.roles import to_draft, to_roles
from argmap.drafting.segments import Segment, given_segments, to_segments, whole_sentences
from argmap.drafting.speakers import to_voices
from argmap.drafting.steps import DraftStep, to_steps
from argmap.drafting.utterances import Discourse, to_discourse
from argmap.drafting.words import Parse
from argmap.english.word_lists import word_sets
from argmap.model import ROLES, ArgmapError, Span
from argmap.source import read_text

_ALL = ""  # in place of a document: what is learned from all
_NONE = "none"
_FOLDS = 4
_JOINING = word_sets("segmentation")["clause-openers"]
_MOST_JOINING = 3  # words between the place of a cut and the statement after it
# For each decision: what a large weight costs, and how often a feature must be seen.
_CUT, _STATEMENT, _ROLE, _MAIN, _LINK = (3.0, 3), (8.0, 3), (5.0, 3), (5.0, 3), (10.0, 4)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the rules make of the statements of a document, cut as people cut them or not."""

    discourse: Discourse
    roles: tuple[DraftRole, ...]
    votes: Votes
    steps: tuple[DraftStep, ...]
    seen: dict[int, Vector]
    units: Mapping[int, AnnotatedSpan] = field(default_factory=dict)  # those that people found


def teach(examples: Sequence[Example], voter: Voter, model: str) -> Choices:
    """Return the weights of all decisions; `voter` has not learned from the examples."""
    borders = {each.id: tuple(_borders(each, model)) for each in examples}
    cut = _unseen(examples, lambda some: Choices(cut=_fit(_all(borders, some), _CUT)))
    pieced = {each.id: _in_pieces(each, cut[each.id].cut, voter, model) for each in examples}
    read = {each.id: _given(each, voter, model) for each in examples}
    if not any(each.seen for each in read.values()):
        raise ArgmapError(
            f"There is nothing to learn decisions from: no document has more than {SHORT} "
            "statements that are accepted."
        )
    roles = {each.id: tuple(_roles(read[each.id])) for each in examples}
    mains = {each.id: tuple(_main(read[each.id])) for each in examples}
    chosen = _unseen(
        examples,
        lambda some: Choices(
            role=by_class(_fit(_all(roles, some), _ROLE), ROLES),
            main=_fit(_all(mains, some), _MAIN),
        ),
    )
    pieces = [one for each in examples for one in _statements(pieced[each.id])]
    links = [one for each in examples for one in _links(each, read[each.id], chosen[each.id])]
    weights = _fit(links, _LINK)
    return replace(
        chosen[_ALL],
        cut=cut[_ALL].cut,
        statement=_fit(pieces, _STATEMENT),
        none={name: row[0] for name, row in by_class(weights, [_NONE]).items() if row[0]},
        link=by_class(weights, KINDS),
    )


def _fit(decisions: Sequence[Decision], how: tuple[float, int]) -> Vector:
    return fit(decisions, penalty=how[0], fewest=how[1])


def _unseen(
    examples: Sequence[Example], learn: Callable[[Sequence[Example]], Choices]
) -> dict[str, Choices]:
    """Return for each document what is learned from others, and what from all under `_ALL`."""
    found = {_ALL: learn(examples)}
    for fold in range(min(_FOLDS, len(examples))):
        others = [each for number, each in enumerate(examples) if number % _FOLDS != fold]
        known = learn(others)
        found |= {each.id: known for each in examples[fold::_FOLDS]}
    return found


def _all(
    decisions: Mapping[str, Sequence[Decision]], examples: Sequence[Example]
) -> list[Decision]:
    return [one for each in examples for one in decisions[each.id]]


def _borders(example: Example, model: str) -> Iterator[Decision]:
    """Yield whether to cut at each place of the sentences in which people found a statement."""
    units = [_bounds(example, unit) for unit in example.units]
    for whole in whole_sentences(read_text(example.text), model):
        first, last = whole.words[0].start, whole.words[-1].end
        here = [unit for unit in units if unit[0] < last and first < unit[1]]
        for place, seen in cut_vectors(whole) if here else ():
            yield yes_or_no(seen, yes=_is_border(whole, place, here))


def _bounds(example: Example, unit: AnnotatedSpan) -> Span:
    return bare(example.text, unit)


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


def _in_pieces(example: Example, cuts: Weights, voter: Voter, model: str) -> _Reading:
    """Return a text in the pieces that are cut from it, with the unit that each is."""
    read = _read(to_segments(read_text(example.text), model, cuts), voter, given=False)
    spans = [
        AnnotatedSpan(str(number), *read.discourse.utterances[number].said, "claim")
        for number in read.seen
    ]
    met = {place: unit for unit, place in pair(example.text, example.units, spans).items()}
    places = ((number, met.get(place)) for place, number in enumerate(read.seen))
    units = {number: example.units[unit] for number, unit in places if unit is not None}
    return replace(read, units=units)


def _statements(read: _Reading) -> Iterator[Decision]:
    """Yield for each piece of a text whether it is a statement."""
    for number, seen in pieces(read.discourse, read.seen).items():
        yield yes_or_no(seen, yes=number in read.units)


def _given(example: Example, voter: Voter, model: str) -> _Reading:
    """Return a text in the units that people found."""
    by_place = {(unit.start, unit.end): unit for unit in example.units if not unit.same_as}
    segments = given_segments(read_text(example.text), sorted(by_place), model)
    read = _read(segments, voter, given=True)
    every = read.discourse.utterances
    units = {
        number: by_place[each.segment.start, each.segment.end] for number, each in enumerate(every)
    }
    return replace(read, units=units)


def _read(segments: Sequence[Segment], voter: Voter, *, given: bool) -> _Reading:
    discourse = to_discourse(segments, to_voices(segments), given=given)
    guesses = to_guesses(discourse)
    votes = to_votes(discourse, guesses, voter)
    steps = to_steps(discourse, guesses)
    roles = to_roles(discourse, guesses, votes, steps)
    seen = to_vectors(discourse, roles, votes.sights, votes.claims)
    return _Reading(discourse, roles, votes, steps, seen)


def _roles(read: _Reading) -> Iterator[Decision]:
    for number, seen in read.seen.items():
        named = ({f"{role}|{name}": value for name, value in seen.items()} for role in ROLES)
        right = (float(read.units[number].role == role) for role in ROLES)
        yield Decision(tuple(named), tuple(right))


def _main(read: _Reading) -> Iterator[Decision]:
    """Yield which statement a text is for, if one of them is a conclusion."""
    right = [float(read.units[number].role == "conclusion") for number in read.seen]
    if any(right):
        share = tuple(each / sum(right) for each in right)
        yield Decision(tuple(read.seen.values()), share)


def _links(example: Example, read: _Reading, choices: Choices) -> Iterator[Decision]:
    """Yield for each statement the choice between its possible links and none.

    A document of few statements teaches none, as the model decides on none like it.
    """
    if not read.seen:
        return
    found = list(read.roles)
    for number, seen in read.seen.items():
        found[number] = in_role(found[number], read.discourse.utterances[number], seen, choices)
    roles = with_main(found, read.seen, choices)
    draft = to_draft(read.discourse, roles, read.votes, read.steps)
    about = between(draft, to_draft_links(draft))
    ids = [read.units[one.number].id for one in draft.statements]
    kinds = {(source, target): kind for source, target, kind in reversed(example.links)}
    for one in draft.statements:
        candidates, right = [_named(_NONE, of_none(about, one))], [0.0]
        for target in targets(draft, one):
            where = side(one, target)
            seen = of_source(about, one, where) | of_target(about, target, where)
            seen |= of_both(about, one, target)
            for kind in KINDS:
                candidates.append(_named(kind, seen))
                right.append(float(kinds.get((ids[one.rank], ids[target.rank])) == kind))
        right[0] = float(not any(right))
        yield Decision(tuple(candidates), tuple(each / sum(right) for each in right))


def _named(kind: str, seen: Vector) -> Vector:
    return {f"{kind}|{name}": value for name, value in seen.items()}
