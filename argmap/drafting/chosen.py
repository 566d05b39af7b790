"""Roles and links of the rules -> those that the trained model chooses, in longer texts.

The rules' own proposals are among what it sees. Reports of a study and short texts are left to
the rules: it knows texts in which points answer each other.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from argmap.drafting.guesses import NO_SIGN, SURE, DraftRole
from argmap.drafting.learned.choices import Choices, Vector, chance, score, scores, shares
from argmap.drafting.learned.features import to_sights
from argmap.drafting.learned.link_features import (
    KINDS,
    Between,
    between,
    of_both,
    of_none,
    of_source,
    of_target,
    side,
    targets,
)
from argmap.drafting.learned.statement_features import in_its_sentence, to_vectors
from argmap.drafting.learned.voter import quotable
from argmap.drafting.links import LIST, MAIN_CONCLUSION, SUMMARY_WORD, DraftLink, leads_back
from argmap.drafting.reading import Reading
from argmap.drafting.roles import Draft, DraftStatement
from argmap.drafting.utterances import Discourse, Utterance
from argmap.english.word_lists import word_lists
from argmap.model import NEXT_TO_IT, ROLES, Kind

# Chance from which a piece is a statement: other genres are plainer than those taught.
_STATEMENT = 0.3
_ROLE = 0.5  # chance from which another role than that of the rules is chosen
_CONCLUSION = 0.6  # chance from which a text has another conclusion besides its main one
_LINK = 0.5  # chance from which a link saves more than it costs
_SUGGESTED = 0.2  # chance from which one is a suggestion
# Cues of a statement that say to what it is linked, by kind.
_CUES: dict[Kind, list[str]] = {
    kind: word_lists("roles")[f"cues-of-{kind}"].split() for kind in KINDS
}


def decides(choices: Choices, reading: Reading) -> bool:
    """Return whether the trained model decides on a text, and not the rules alone."""
    long = reading.votes.weight > 0
    return bool(choices) and long and not reading.discourse.reports_results


def without_frames(reading: Reading) -> Reading:
    """Return a reading without "The union says" where its clause is the next segment.

    A step from or to it goes with it.
    """
    every = enumerate(reading.roles)
    roles = tuple(
        DraftRole(None) if _frames(reading.discourse, number) else role for number, role in every
    )
    steps = (each for each in reading.steps if None not in {roles[end].role for end in each[:2]})
    return replace(reading, roles=roles, steps=tuple(steps))


def _frames(discourse: Discourse, number: int) -> bool:
    """Return whether an utterance ends with the word on which the clause after it depends."""
    if number + 1 not in discourse.beside(number):
        return False
    utterance, after = discourse.utterances[number], discourse.utterances[number + 1]
    last = next((word for word in reversed(utterance.words) if word.is_word), None)
    if last is None or (last.pos == "VERB" and after.voice.reported):
        return last is not None
    whole = after.segment.whole
    first = whole.find(lambda word: word.start >= after.segment.start)
    if first is None or whole.words[first].dep != "mark":
        return False
    verb = whole.head(first)
    return whole.words[verb].dep == "ccomp" and whole.words[whole.head(verb)].start == last.start


def with_chosen_roles(reading: Reading, choices: Choices) -> Reading:
    """Return a reading with the roles that the model chooses, given those of the rules.

    What is no statement has none; what somebody is reported to say, a reason and the ends of a
    step are statements.
    """
    discourse, votes = reading.discourse, reading.votes
    seen = to_vectors(discourse, reading.roles, votes.sights, votes.claims)
    if not discourse.given:
        found, certain = list(reading.roles), _certain(reading)
        for number, piece in pieces(discourse, seen).items():
            stands = chance(score(choices.statement, piece))
            is_one = stands >= _STATEMENT or number in certain
            found[number] = replace(found[number], stands=stands) if is_one else DraftRole(None)
        seen = to_vectors(discourse, found, to_sights(discourse, found), votes.claims)
        reading = replace(reading, roles=tuple(found))
    return replace(reading, roles=roles_by_model(reading, seen, choices))


def _certain(reading: Reading) -> frozenset[int]:
    found = {number for step in reading.steps for number in step[:2]}
    for number, utterance in enumerate(reading.discourse.utterances):
        if utterance.is_opinion:
            found.add(number)
        if utterance.reason:
            found.update((number, *reading.discourse.beside(number)))
    return frozenset(found)


def pieces(discourse: Discourse, seen: Mapping[int, Vector]) -> dict[int, Vector]:
    """Return all that shows whether each piece of a text is a statement, by its number."""
    also = in_its_sentence(discourse, list(seen))
    every = zip(seen.items(), also, strict=True)
    return {number: vector | piece for (number, vector), piece in every}


def roles_by_model(
    reading: Reading, seen: Mapping[int, Vector], choices: Choices
) -> tuple[DraftRole, ...]:
    """Return the roles of a reading with those that the model chooses; one is the main conclusion.

    `seen` are the features of the statements on which it decides, by number.
    """
    found, utterances = list(reading.roles), reading.discourse.utterances
    for number, vector in seen.items():
        found[number] = _in_role(found[number], utterances[number], vector, choices)
    if seen:
        main = max(seen, key=lambda number: (score(choices.main, seen[number]), number))
        found[main] = replace(found[main], role="conclusion", main=True)
    return tuple(found)


def _in_role(role: DraftRole, utterance: Utterance, seen: Vector, choices: Choices) -> DraftRole:
    """Return the likeliest role, with the words that decided; the rules' own if none is likely.

    Texts of other kinds than those taught are read better if only what is likely overrules them.
    """
    likely = shares(scores(choices.role, seen, len(ROLES)))
    best = max(range(len(ROLES)), key=likely.__getitem__)
    if ROLES[best] == "conclusion" and likely[best] < _CONCLUSION:
        best = max((each for each in range(len(ROLES)) if each != best), key=likely.__getitem__)
    if likely[best] < _ROLE and role.role is not None and role.role != "conclusion":
        best = ROLES.index(role.role)
    found = replace(role, main=False, chance=likely[best])
    if ROLES[best] == role.role:
        return found
    words = _deciding(utterance, seen, choices, best)
    return replace(found, role=ROLES[best], because=words or NO_SIGN, kind="word" if words else "")


def _deciding(utterance: Utterance, seen: Vector, choices: Choices, best: int) -> str:
    """Return the words that spoke most for a role, compared with the others; "" if none did."""
    words = quotable(utterance.words)
    words |= {f"c={cue}": text for cue, text in utterance.own_cues.items()}
    told = {}
    for name in words.keys() & seen.keys() & choices.role.keys():
        row = choices.role[name]
        told[name] = seen[name] * (row[best] - sum(row) / len(row))
    most = max(sorted(told), key=told.__getitem__, default="")
    return words[most] if told.get(most, 0.0) > 0 else ""


class _Scored(NamedTuple):
    chance: float
    source: int
    target: int
    kind: Kind


def chosen_links(
    draft: Draft, ruled: Sequence[DraftLink], choices: Choices
) -> tuple[DraftLink, ...]:
    """Return the links that the model chooses and those that it finds possible, in order.

    What the rules are sure of by its words, the steps that words show, and what speaks against a
    step are kept.
    """
    sums = _Sums(between(draft, ruled), choices)
    steps = {(each.premise, each.conclusion) for each in draft.steps}
    known = {(link.source, link.target, link.kind): link for link in ruled}
    kept: list[DraftLink] = []
    onward: dict[int, list[int]] = {}
    every = (each for one in draft.statements for each in _scored(sums, one, choices))
    for each in sorted(every, key=lambda each: (-each.chance, each)):
        link = _to_link(draft, each, known.get((each.source, each.target, each.kind)))
        if not leads_back(onward, link):
            kept.append(link)
            onward.setdefault(link.source, []).append(link.target)
    done = {(link.source, link.target): place for place, link in enumerate(kept)}
    for link in ruled:
        ends = link.source, link.target
        numbers = draft.statements[link.source].number, draft.statements[link.target].number
        by_words = link.likely and link.because != NEXT_TO_IT
        by_shape = link.kind == "undercut" or link.because in {LIST, SUMMARY_WORD}
        if ends in done:
            place = done[ends]
            kept[place] = replace(kept[place], likely=kept[place].likely or by_words)
        elif (by_words or by_shape or numbers in steps) and not leads_back(onward, link):
            kept.append(replace(link, likely=by_words))
            onward.setdefault(link.source, []).append(link.target)
    return tuple(sorted(kept, key=lambda link: (link.source, link.target, link.kind)))


class _Sums:
    """The sums of links between the statements of a draft; what one end adds is summed once."""

    def __init__(self, about: Between, choices: Choices) -> None:
        self.about, self.rows = about, choices.link
        self._ends: dict[tuple[int, str], list[float]] = {}

    def of(self, one: DraftStatement, target: DraftStatement) -> list[float]:
        """Return the sum of a link of each kind."""
        where = side(one, target)
        if (one.rank, f"from {where}") not in self._ends:
            self._keep((one.rank, f"from {where}"), of_source(self.about, one, where))
        if (target.rank, where) not in self._ends:
            self._keep((target.rank, where), of_target(self.about, target, where))
        both = scores(self.rows, of_both(self.about, one, target), len(KINDS))
        ends = self._ends[one.rank, f"from {where}"], self._ends[target.rank, where]
        return [sum(three) for three in zip(*ends, both, strict=True)]

    def _keep(self, key: tuple[int, str], seen: Vector) -> None:
        self._ends[key] = scores(self.rows, seen, len(KINDS))


def _scored(sums: _Sums, one: DraftStatement, choices: Choices) -> Iterator[_Scored]:
    """Yield the links from a statement that are possible, each with its chance."""
    about = sums.about
    possible = tuple(targets(about.draft, one))
    values = [score(choices.none, of_none(about, one))]
    for target in possible:
        values += sums.of(one, target)
    chances = iter(shares(values)[1:])
    for target in possible:
        stand = one.proposed.stands * target.proposed.stands
        likely = {kind: stand * next(chances) for kind in KINDS}
        if sum(likely.values()) >= _SUGGESTED:
            kind = max(KINDS, key=likely.__getitem__)
            yield _Scored(sum(likely.values()), one.rank, target.rank, kind)


def _to_link(draft: Draft, each: _Scored, ruled: DraftLink | None) -> DraftLink:
    one, target = draft.statements[each.source], draft.statements[each.target]
    because = ruled.because if ruled else _why(draft, one, target, each.kind)
    sure, likely = each.chance >= SURE, each.chance >= _LINK
    return DraftLink(each.source, each.target, each.kind, because, sure=sure, likely=likely)


def _why(draft: Draft, one: DraftStatement, target: DraftStatement, kind: Kind) -> str:
    """Return the words that join two statements, else the place that speaks for their link."""
    for cue in _CUES[kind]:
        if words := one.utterance.cue(cue):
            return words
    if target.rank > one.rank and (words := target.utterance.cue("conclusion")):
        return words
    common = one.utterance.content & target.utterance.content
    shared = [word.text for word in one.utterance.words if word.lemma in common]
    if abs(target.rank - one.rank) == 1:
        return NEXT_TO_IT
    if shared:
        return max(shared, key=len)
    return MAIN_CONCLUSION if target.rank == draft.main else NEXT_TO_IT
