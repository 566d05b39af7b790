"""A draft -> its links, each with a reason; statements that nothing ties have no link."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import fsum

from argmap.drafting.draft import Draft, DraftStatement
from argmap.drafting.guesses import SHORT
from argmap.drafting.scores import score_link, threshold
from argmap.english.word_lists import word_lists
from argmap.model import Kind

_SURE_REASONS = word_lists("roles")["sure-reasons"].split("; ")
NEXT_TO_IT = "next to it"
LIST = "list"
SUMMARY_WORD = "summary word"
CLOSING_POINT = "closing point"
PLACES = frozenset({NEXT_TO_IT, LIST, SUMMARY_WORD, CLOSING_POINT})  # reasons that quote no words
_FARTHEST = 20  # statements that a summary word takes up
_WINDOW = 10  # statements before and after one among which its conclusion is looked for
_BETWEEN_ITEMS = 8  # statements that may be between two items of a list
_UNDERCUT = 4  # statements between a link and what speaks against it
_SURE = 14  # points with which two in three are right
_SECOND = 0.25  # chance above which a statement has a second link


@dataclass(frozen=True, slots=True)
class DraftLink:
    """A link before the statements have ids: the ranks of its ends."""

    source: int
    target: int
    kind: Kind
    because: str
    # For an undercut: the conclusion of the link from `target` that it speaks against.
    onto: int = -1
    sure: bool = False  # whether two in three such links are right


def to_draft_links(draft: Draft) -> tuple[DraftLink, ...]:
    """Return the links, in the order of their sources; no cycle, no two between the same ends.

    Of what a rule proposes from a statement, the first that closes no cycle is accepted.
    """
    accepted: list[DraftLink] = []
    onward: dict[int, list[int]] = {}
    for propose in RULES:
        done: set[int] = set()
        for link in propose(draft, frozenset(onward)):
            if link.source not in done and not _leads_back(onward, link):
                done.add(link.source)
                accepted.append(link)
                onward.setdefault(link.source, []).append(link.target)
    links = [*accepted, *_undercuts(draft, accepted)]
    return tuple(sorted(links, key=lambda link: (link.source, link.target, link.kind)))


def _leads_back(onward: Mapping[int, Sequence[int]], link: DraftLink) -> bool:
    if link.target in onward.get(link.source, ()):
        return True
    reached, todo = {link.target}, [link.target]
    while todo and link.source not in reached:
        new = set(onward.get(todo.pop(), ())) - reached
        reached |= new
        todo += new
    return link.source in reached


def _reasons(draft: Draft, _linked: Collection[int]) -> Iterator[DraftLink]:
    """Yield links from a part that opens with "because" or the like to what it is a reason for."""
    for one in draft.statements:
        reason = one.utterance.reason
        if not reason or one.role == "rebuttal":
            continue
        beside, before = draft.beside(one), draft.before(one)
        if not beside and before is not None and one.says("afterthought"):
            beside = (before,)
        sure = reason.lower() in _SURE_REASONS
        for other in beside:
            yield DraftLink(one.rank, other.rank, "support", reason, sure=sure)


def _lists(draft: Draft, _linked: Collection[int]) -> Iterator[DraftLink]:
    """Yield links from list items to the line that introduces them, which ends in a colon."""
    intro: DraftStatement | None = None
    for one in draft.statements:
        if one.segment.marker:
            before = draft.near(one, 1, 0)
            begins_block = not any(one.segment.block == other.segment.block for other in before)
            if intro is not None and one.section == intro.section and begins_block:
                yield DraftLink(one.rank, intro.rank, "support", LIST, sure=True)
        elif one.segment.text.endswith(":"):
            intro = one
        elif intro is not None and not _is_within_list(draft, one):
            intro = None


def _is_within_list(draft: Draft, one: DraftStatement) -> bool:
    """Return whether an item follows: a paragraph between two items belongs to the first."""
    after = draft.near(one, 0, _BETWEEN_ITEMS)
    return any(other.segment.marker and other.section == one.section for other in after)


def _attacks(draft: Draft, _linked: Collection[int]) -> Iterator[DraftLink]:
    """Yield attacks: an answer on the claim it denies, a concession on what outweighs it."""
    by_number = {one.number: one for one in draft.statements}
    for one in draft.statements:
        role = one.proposed
        if one.role != "rebuttal":
            continue
        target = _outweighing(draft, one) if role.concedes else draft.before(one)
        target = by_number.get(role.answers) if role.answers >= 0 else target
        if target is not None:
            yield DraftLink(one.rank, target.rank, "attack", role.because, sure=role.within)


def _outweighing(draft: Draft, one: DraftStatement) -> DraftStatement | None:
    """Return what a concession speaks against.

    That is the rest of its sentence, else the main claim or the nearest point.
    """
    if one.proposed.within:
        return _main_clause(draft, one)
    if len(draft.statements) <= SHORT and draft.main is not None:
        return draft.statements[draft.main]
    near = reversed(draft.near(one, _WINDOW, 0))
    before = (other for other in near if other.section == one.section)
    after = (other for other in draft.near(one, 0, _WINDOW - 1) if not other.proposed.concedes)
    return next((other for other in chain(before, after) if other.is_point), None)


def _main_clause(draft: Draft, one: DraftStatement) -> DraftStatement | None:
    """Return the main clause of a concession's sentence, else what follows it or is nearest."""
    whole = one.segment.whole
    top = whole.find(lambda word: not word.step and word.is_word)
    start = -1 if top is None else whole.words[top].start

    def distance(other: DraftStatement) -> tuple[bool, bool, int]:
        outside = not other.segment.start <= start < other.segment.end
        return outside, other.rank < one.rank, abs(other.rank - one.rank)

    same = (each for each in draft.near(one, 3, 3) if each.segment.sentence == one.segment.sentence)
    return min((each for each in same if not each.proposed.concedes), key=distance, default=None)


def _collected(draft: Draft, linked: Collection[int]) -> Iterator[DraftLink]:
    """Yield links to a statement that takes up all before it, back to the last conclusion."""
    taken = set(linked)
    closes = len(draft.statements) <= SHORT and not draft.discourse.reports_results
    for one in draft.statements:
        takes_up = one.says("collecting") or (closes and one.says("closing"))
        if one.utterance.voice.reported or not takes_up:
            continue
        for other in _back_to_conclusion(draft, one):
            if other.rank not in taken:
                taken.add(other.rank)
                yield DraftLink(other.rank, one.rank, "support", SUMMARY_WORD)


def _back_to_conclusion(draft: Draft, one: DraftStatement) -> Iterator[DraftStatement]:
    """Yield what precedes a statement in its section, or in the one before if it opens its own."""
    here = one.segment.section
    opens = not any(other.section == here for other in draft.near(one, 1, 0))
    sections = {here, here - 1} if opens else {here}
    for other in reversed(draft.near(one, _FARTHEST, 0)):
        if other.segment.section not in sections:
            return
        if other.utterance.voice.reported:
            continue
        if other.role != "rebuttal":
            yield other
        if other.role == "conclusion" or other.says("collecting"):
            return


def _results(draft: Draft, linked: Collection[int]) -> Iterator[DraftLink]:
    """Yield, in a report of results, links from each to the closing point that is most like it."""
    closing = _closing_points(draft) if draft.discourse.reports_results else ()
    counts = Counter(word for one in draft.statements for word in one.utterance.content)
    for one in draft.statements[: closing[-1].rank] if closing else ():
        if one.role == "evidence" and one.rank not in linked:
            shared = {}
            for other in closing:
                common = one.utterance.content & other.utterance.content
                shared[other.rank] = fsum(1 / counts[word] for word in common)
            best = max(shared, key=lambda rank: (shared[rank], -rank))
            yield DraftLink(one.rank, best, "support", CLOSING_POINT)


def _closing_points(draft: Draft) -> Sequence[DraftStatement]:
    """Return the points after the last evidence of a text; if there are none, its last point."""
    points = [one for one in draft.statements if one.is_point]
    last = max((one.rank for one in draft.statements if not one.is_point), default=-1)
    return [one for one in points if one.rank > last] or points[-1:]


def _nearby(draft: Draft, linked: Collection[int]) -> Iterator[DraftLink]:
    """Yield links from what is not linked yet to what it may support, the likeliest first."""
    least = threshold(draft)
    for one in draft.statements:
        if one.rank in linked or not _may_support(draft, one):
            continue
        near = draft.near(one, _WINDOW, _WINDOW)
        scores = {other.rank: score_link(draft, one, other) for other in near}
        for rank in sorted(scores, key=lambda rank: (-scores[rank], abs(rank - one.rank), rank)):
            if scores[rank] > least:
                because, sure = _why(one, draft.statements[rank]), scores[rank] >= _SURE
                yield DraftLink(one.rank, rank, "support", because, sure=sure)


def _may_support(draft: Draft, one: DraftStatement) -> bool:
    if draft.discourse.reports_results and one.is_point:
        return False
    return not (one.rank == draft.main or one.proposed.concedes or one.utterance.is_opinion)


def _second(draft: Draft, linked: Collection[int]) -> Iterator[DraftLink]:
    """Yield second links that the voter finds likely: evidence may support both its neighbours."""
    for one in draft.statements if draft.votes.weight == 1 else ():
        if one.role != "evidence" or one.rank not in linked or one.utterance.voice.reported:
            continue
        near = draft.near(one, _WINDOW, _WINDOW)
        claims = [other for other in near if other.role in {"claim", "conclusion"}]
        chances = {other.rank: draft.vote(one, other) or 0.0 for other in claims}
        for rank in sorted(chances, key=lambda rank: -chances[rank]):
            if chances[rank] > _SECOND:
                because = _why(one, draft.statements[rank])
                yield DraftLink(one.rank, rank, "support", because)


def _why(one: DraftStatement, target: DraftStatement) -> str:
    if target.rank > one.rank:
        return target.utterance.cue("conclusion") or NEXT_TO_IT
    cue = one.utterance.cue
    return cue("example") or cue("again") or cue("summary") or NEXT_TO_IT


# The rules in the order in which they are asked; the later ones link what the earlier ones left.
RULES: tuple[Callable[[Draft, Collection[int]], Iterator[DraftLink]], ...]
RULES = (_reasons, _lists, _attacks, _collected, _results, _nearby, _second)


def _undercuts(draft: Draft, links: Collection[DraftLink]) -> Iterator[DraftLink]:
    """Yield what speaks against a step and not against its ends: "That does not prove …"."""
    for one in draft.statements:
        words = one.utterance.cue("undercut")
        steps = [
            (link.source, link.target)
            for link in (links if words else ())
            if link.kind == "support"
            and one.rank - _UNDERCUT <= link.source < one.rank
            and link.target < one.rank
        ]
        if steps:
            source, target = max(steps)
            yield DraftLink(one.rank, source, "undercut", words, target)
