"""Statements of a draft -> what the trained model sees of a link between two of them.

What one end shows depends only on the side and the nearness of the other, so that each part is
weighed once for all its links.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import fsum, log

from argmap.drafting.learned.choices import Vector
from argmap.drafting.learned.statement_features import opening
from argmap.drafting.links import DraftLink, points_by_hand
from argmap.drafting.roles import Draft, DraftStatement
from argmap.english.sentences import is_question
from argmap.model import Kind

KINDS: tuple[Kind, Kind] = ("support", "attack")
_REACH = 12  # statements before and after one among which its target is looked for
_NEAR, _FAR = 5, 9  # distances from which only a range is seen
_MIDDLING = 0.15  # chance of the voter's that says nothing
_MOST_SHARED = 3.0
_LONG = 40  # words
_SURE = 0.6  # chance of a role from which a link may rest on it
_REPLIES = frozenset({"contrast", "denial", "concession", "although"})  # kinds of cues


@dataclass(frozen=True, slots=True)
class Between:
    """What is between two statements, for all pairs of a draft."""

    draft: Draft
    ruled: dict[tuple[int, int], list[str]]  # what the rules proposed, by the ranks of the ends
    rare: dict[str, float]  # what a word counts that both ends have: less if many have it
    points: list[int]  # how many statements before each are more than evidence
    reports: list[int]  # how many before each are reported
    opens: frozenset[int]  # ranks of the first statements of blocks
    closes: frozenset[int]  # and of the last


def between(draft: Draft, proposed: Sequence[DraftLink]) -> Between:
    """Return what is asked of a draft again and again; `proposed` are the links of the rules."""
    ruled: dict[tuple[int, int], list[str]] = {}
    for link in proposed:
        if link.kind != "undercut":
            how = "sure" if link.sure else "likely" if link.likely else "unsure"
            ruled.setdefault((link.source, link.target), []).append(f"rule={how} {link.kind}")
    every = draft.statements
    counts = Counter(word for one in every for word in one.utterance.content)
    blocks = [one.segment.block for one in every]
    borders = [rank for rank, (a, b) in enumerate(pairwise(blocks), 1) if a != b]
    return Between(
        draft,
        ruled,
        {word: 1 / count for word, count in counts.items()},
        list(accumulate((one.is_point for one in every), initial=0)),
        list(accumulate((one.utterance.voice.reported for one in every), initial=0)),
        frozenset({0, *borders}),
        frozenset({*(each - 1 for each in borders), len(every) - 1}),
    )


def targets(draft: Draft, one: DraftStatement) -> Iterator[DraftStatement]:
    """Yield the statements that one may support or attack."""
    yield from draft.near(one, _REACH, _REACH)
    if draft.main is not None and abs(draft.main - one.rank) > _REACH:
        yield draft.statements[draft.main]


def side(one: DraftStatement, target: DraftStatement) -> str:
    """Return on which side the target is, and whether it is next to it or the next but one."""
    step = target.rank - one.rank
    sign = "+" if step > 0 else "-"
    return f"{sign}{abs(step)}" if abs(step) <= 2 else sign


def link_vector(about: Between, one: DraftStatement, target: DraftStatement) -> Vector:
    """Return all that is seen of a link: what each end shows, and both together."""
    where = side(one, target)
    ends = of_source(about, one, where) | of_target(about, target, where)
    return ends | of_both(about, one, target)


def of_source(about: Between, one: DraftStatement, where: str) -> Vector:
    """Return what a statement shows of its links to one side."""
    utterance = one.utterance
    names = [f"open={opening(utterance)} {where}"]
    names += [f"cue={cue} {where}" for cue in utterance.cues]
    names += [f"concedes {where}"] * one.proposed.concedes
    names += [f"reason {where}"] * bool(utterance.reason)
    names += [f"opens block {where}"] * (one.rank in about.opens)
    names += ["figure"] * bool(utterance.figure())
    return dict.fromkeys(names, 1.0)


def of_target(about: Between, target: DraftStatement, where: str) -> Vector:
    """Return what a statement shows of links to it from one side."""
    utterance, draft = target.utterance, about.draft
    names = [f"to open={opening(utterance)} {where}"]
    names += [f"to cue={cue} {where}" for cue in utterance.cues]
    names += [f"to concedes {where}"] * target.proposed.concedes
    names += [f"to reason {where}"] * bool(utterance.reason)
    names += ["to figure"] * bool(utterance.figure())
    names += ["to main", f"to main {where[0]}"] * (target.rank == draft.main)
    names += ["to first"] * (target.rank == 0)
    names += ["to last"] * (target.rank == len(draft.statements) - 1)
    names += [f"to opening block {where}"] * (target.rank in about.opens)
    names += [f"to closing block {where}"] * (target.rank in about.closes)
    return dict.fromkeys(names, 1.0)


def of_both(about: Between, one: DraftStatement, target: DraftStatement) -> Vector:
    """Return what only the two together show."""
    found = dict.fromkeys(_names(about, one, target), 1.0)
    common = one.utterance.content & target.utterance.content
    shared = min(_MOST_SHARED, 2 * fsum(about.rare[word] for word in common))
    far = abs(one.rank - target.rank) > 3
    found |= {"shared": shared, "shares": min(4, len(common)) / 2, "shared far": far * shared}
    found[f"roles={one.role} {target.role} shares={min(3, len(common))}"] = 1.0
    found["shared with report"] = target.utterance.voice.reported * shared
    found["by hand"] = max(-20.0, min(20.0, points_by_hand(about.draft, one, target))) / 8
    vote = log(max(1e-4, about.draft.vote(one, target)) / _MIDDLING)
    found["vote"] = max(-3.0, min(2.5, vote)) * (about.draft.votes.weight > 0)
    return {name: value for name, value in found.items() if value}


def _names(about: Between, one: DraftStatement, target: DraftStatement) -> Iterator[str]:
    step, where = target.rank - one.rank, side(one, target)
    size, sign = abs(step), where[0]
    range_ = str(size) if size < _NEAR else "near" if size < _FAR else "far"
    distance, apart = f"{sign}{range_}", _apart(one, target)
    yield from ("bias", f"at={distance}", f"in={apart}", f"at={distance} in={apart}")
    roles = f"{one.role} {target.role}"
    yield from (f"roles={roles}", f"roles={roles} {where}", f"roles={roles} in={apart} {sign}")
    voices = f"{one.utterance.voice.reported} {target.utterance.voice.reported}"
    yield from (f"reported={voices}", f"reported={voices} {where}")
    low, high = sorted((one.rank, target.rank))
    points = min(3, about.points[high] - about.points[low + 1])
    yield from (f"points={points}", f"points={points} {sign}", f"roles={roles} {points} {sign}")
    yield f"roles={roles} sure={one.proposed.chance >= _SURE} {target.proposed.chance >= _SURE}"
    yield from about.ruled.get((one.rank, target.rank), ())
    yield from ("answers",) * (one.proposed.answers == target.number)
    yield from (f"item {bool(target.segment.marker)}",) * bool(one.segment.marker)
    yield from _of_reports(about, one, target, sign)
    yield from _of_blocks(about, one, target, f"{apart} {sign}")


def _of_reports(
    about: Between, one: DraftStatement, target: DraftStatement, sign: str
) -> Iterator[str]:
    """Yield how many reported statements are between two, and the words of an answer to one."""
    low, high = sorted((one.rank, target.rank))
    between = min(3, about.reports[high] - about.reports[low + 1])
    reported = target.utterance.voice.reported
    yield f"reports={between > 0} {reported} {sign}"
    if reported:
        yield f"reply={between} {sign} {one.role} {one.utterance.voice.reported}"
        yield from (
            f"reply={between} {sign} {cue}" for cue in one.utterance.cues if cue in _REPLIES
        )


def _of_blocks(
    about: Between, one: DraftStatement, target: DraftStatement, where: str
) -> Iterator[str]:
    """Yield the places of two statements in their blocks, and what leads to the main conclusion."""
    opens, closes = one.rank in about.opens, one.rank in about.closes
    if target.rank in about.opens:
        yield f"opened by {where} {one.role}"
        if opens:
            apart = abs(one.segment.block - target.segment.block)
            yield f"both open {min(3, apart)} {where[-1]}"
    yield from (f"closed by {where} {one.role}",) * (target.rank in about.closes)
    if target.rank == about.draft.main:
        yield from (f"main from {one.role}", f"main from {one.role} {opens} {closes}")


def _apart(one: DraftStatement, target: DraftStatement) -> str:
    if one.segment.sentence == target.segment.sentence:
        return "sentence"
    if one.segment.block == target.segment.block:
        return "block"
    return "section" if one.section == target.section else "text"


def of_none(about: Between, one: DraftStatement) -> Vector:
    """Return what a statement shows that is linked to no other."""
    utterance, last = one.utterance, len(about.draft.statements) - 1
    names = ["bias", f"role={one.role}", f"open={opening(utterance)}"]
    names += [f"cue={cue}" for cue in utterance.cues]
    names += ["main"] * (one.rank == about.draft.main) + ["first"] * (one.rank == 0)
    names += ["last"] * (one.rank == last) + ["reported"] * utterance.voice.reported
    names += ["opens block"] * (one.rank in about.opens)
    names += ["question"] * is_question(one.segment.text)
    return dict.fromkeys(names, 1.0) | {"words": min(_LONG, len(utterance.words)) / 20}
