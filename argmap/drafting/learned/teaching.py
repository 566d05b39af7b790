"""Annotated documents -> the weights of every decision of a draft.

Each decision is taught as it will be taken: pieces on the cuts that the model makes, links between
statements in the roles that it chooses. Both come from weights that have not seen the document.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from argmap.drafting.chosen import pieces, roles_by_model
from argmap.drafting.guesses import SHORT
from argmap.drafting.learned.choices import Choices, Vector, Weights, by_class
from argmap.drafting.learned.cutting import cut_vectors
from argmap.drafting.learned.examples import AnnotatedSpan, Example
from argmap.drafting.learned.fitting import Decision, fit, yes_or_no
from argmap.drafting.learned.link_features import KINDS, between, link_vector, of_none, targets
from argmap.drafting.learned.measuring import bare, pair
from argmap.drafting.learned.statement_features import to_vectors
from argmap.drafting.learned.voter import Voter
from argmap.drafting.links import to_draft_links
from argmap.drafting.reading import Reading, read_segments
from argmap.drafting.roles import to_draft
from argmap.drafting.segments import given_segments, to_segments, whole_sentences
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
class _Taught:
    """A document, cut as people cut it or as the model does, with what there is to learn from."""

    reading: Reading
    seen: dict[int, Vector]
    units: Mapping[int, AnnotatedSpan]  # those that people found, by the numbers of utterances


def teach(examples: Sequence[Example], voter: Voter, model: str) -> Choices:
    """Return the weights of all decisions; `voter` has not learned from the examples."""
    borders = {each.id: tuple(_borders(each, model)) for each in examples}
    cut = _unseen(examples, lambda some: Choices(cut=_fit(_all(borders, some), _CUT)))
    pieced = {each.id: _in_pieces(each, cut[each.id].cut, voter, model) for each in examples}
    given = {each.id: _given(each, voter, model) for each in examples}
    if not any(each.seen for each in given.values()):
        raise ArgmapError(
            f"There is nothing to learn decisions from: no document has more than {SHORT} "
            "statements that are accepted."
        )
    roles = {each.id: tuple(_roles(given[each.id])) for each in examples}
    mains = {each.id: tuple(_main(given[each.id])) for each in examples}
    chosen = _unseen(
        examples,
        lambda some: Choices(
            role=by_class(_fit(_all(roles, some), _ROLE), ROLES),
            main=_fit(_all(mains, some), _MAIN),
        ),
    )
    statements = [one for each in examples for one in _statements(pieced[each.id])]
    links = [one for each in examples for one in _links(each, given[each.id], chosen[each.id])]
    weights = _fit(links, _LINK)
    return replace(
        chosen[_ALL],
        cut=cut[_ALL].cut,
        statement=_fit(statements, _STATEMENT),
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
    units = [bare(example.text, unit) for unit in example.units]
    for whole in whole_sentences(read_text(example.text), model):
        first, last = whole.words[0].start, whole.words[-1].end
        here = [unit for unit in units if unit[0] < last and first < unit[1]]
        for place, seen in cut_vectors(whole) if here else ():
            yield yes_or_no(seen, yes=_is_border(whole, place, here))


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


def _in_pieces(example: Example, cuts: Weights, voter: Voter, model: str) -> _Taught:
    """Return a text in the pieces that are cut from it, with the unit that each is."""
    segments = to_segments(read_text(example.text), model, cuts)
    reading = read_segments(segments, voter, given=False)
    seen = _seen(reading)
    every = reading.discourse.utterances
    spans = [AnnotatedSpan(str(number), *every[number].said, "claim") for number in seen]
    met = pair(example.text, example.units, spans)
    numbers = list(seen)
    return _Taught(reading, seen, {numbers[at]: example.units[unit] for unit, at in met.items()})


def _statements(taught: _Taught) -> Iterator[Decision]:
    """Yield for each piece of a text whether it is a statement."""
    for number, seen in pieces(taught.reading.discourse, taught.seen).items():
        yield yes_or_no(seen, yes=number in taught.units)


def _given(example: Example, voter: Voter, model: str) -> _Taught:
    """Return a text in the units that people found."""
    by_place = {(unit.start, unit.end): unit for unit in example.units if not unit.same_as}
    segments = given_segments(read_text(example.text), sorted(by_place), model)
    reading = read_segments(segments, voter, given=True)
    units = [by_place[each.start, each.end] for each in segments]
    return _Taught(reading, _seen(reading), dict(enumerate(units)))


def _seen(reading: Reading) -> dict[int, Vector]:
    votes = reading.votes
    return to_vectors(reading.discourse, reading.roles, votes.sights, votes.claims)


def _roles(taught: _Taught) -> Iterator[Decision]:
    for number, seen in taught.seen.items():
        named = ({f"{role}|{name}": value for name, value in seen.items()} for role in ROLES)
        right = (float(taught.units[number].role == role) for role in ROLES)
        yield Decision(tuple(named), tuple(right))


def _main(taught: _Taught) -> Iterator[Decision]:
    """Yield which statement a text is for, if one of them is a conclusion."""
    right = [float(taught.units[number].role == "conclusion") for number in taught.seen]
    if any(right):
        share = tuple(each / sum(right) for each in right)
        yield Decision(tuple(taught.seen.values()), share)


def _links(example: Example, taught: _Taught, choices: Choices) -> Iterator[Decision]:
    """Yield for each statement the choice between its possible links and none.

    A document of few statements teaches none, as the model decides on none like it.
    """
    if not taught.seen:
        return
    reading = taught.reading
    roles = roles_by_model(reading, taught.seen, choices)
    draft = to_draft(reading.discourse, roles, reading.votes, reading.steps)
    about = between(draft, to_draft_links(draft))
    ids = [taught.units[one.number].id for one in draft.statements]
    kinds = {(source, target): kind for source, target, kind in reversed(example.links)}
    for one in draft.statements:
        candidates, right = [_named(_NONE, of_none(about, one))], [0.0]
        for target in targets(draft, one):
            seen = link_vector(about, one, target)
            for kind in KINDS:
                candidates.append(_named(kind, seen))
                right.append(float(kinds.get((ids[one.rank], ids[target.rank])) == kind))
        right[0] = float(not any(right))
        yield Decision(tuple(candidates), tuple(each / sum(right) for each in right))


def _named(kind: str, seen: Vector) -> Vector:
    return {f"{kind}|{name}": value for name, value in seen.items()}
