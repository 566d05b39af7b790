"""Changes and ratios: from A to B, against the stated per cent, points, difference or multiple."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from argmap.english.figures import changes as wording
from argmap.english.numbers import Quantity
from argmap.english.numbers.joined import scale_of
from argmap.figures.formulas import gap, number, order_of, shown, spanned, suffix_of
from argmap.figures.operations import Interval, Term, relative_change
from argmap.figures.sentences import Sentence, Sentences, Tie, find, reach
from argmap.figures.verdict import Comparison, Doubt, Outcomes, accepted, operand, settled, term
from argmap.model import Span

_MOST_TIMES = 50  # what a value without its unit may be of one with a unit


@dataclass(frozen=True, slots=True)
class _Change:
    """Two values, what is said of the change between them, and the words that say so."""

    tie: Tie
    old: Quantity
    new: Quantity
    stated: Quantity
    way: int  # 1 up, -1 down, 0 not said
    tied: bool = True
    apart: bool = False  # the two values are not given as "from A to B"

    @property
    def rises(self) -> bool:
        return self.new.value > self.old.value

    @property
    def formula(self) -> str:
        return f"({gap(self.old, self.new)}) / {number(self.old)}"

    @property
    def places(self) -> Span:
        """Return the span of the two values and the change, with the word "from"."""
        first, last = reach(self.tie["a"], self.tie["b"], self.stated)
        text = self.tie.sentence.words_of.text
        return (first - 5 if text[max(0, first - 5) : first] == "from " else first), last


def check(here: Sentence, _before: Sentences, _after: Sentences) -> Outcomes:
    """Yield what a sentence's changes and ratios give."""
    seen: set[int] = set()
    if len(here.quantities) > 1:
        for change in _changes(here):
            made = list(_judged(change)) if change.stated.start not in seen else []
            if made:
                seen.add(change.stated.start)
            yield from made
        for tie in _ratios(here):
            if tie["r"].start not in seen:
                seen.add(tie["r"].start)
                yield from _ratio(tie, *_aligned(tie["a"], tie["b"]))
        yield from _directions(here, seen)


def _changes(here: Sentence) -> Iterator[_Change]:
    for tie in find(wording.WITH_FROM_AND_TO, here) if " to " in here.skeleton else ():
        if not wording.SEVERAL.search(tie.word("mid")):
            said = wording.said_direction(tie.match, here.skeleton)
            tied = tie.pattern != wording.CHANGE_FROM_TO or not _is_second_of_two(tie)
            values = _aligned(tie["a"], tie["b"])
            yield _Change(tie, *values, tie["p"], wording.direction(said), tied)
    for tie in find(wording.COMPARED, here):
        if "and" in tie.word("mid").split() and tie.pattern != wording.AS_MANY_AGAIN:
            continue
        old, new = _aligned(tie["a"], tie["b"])
        if old.spelled == new.spelled:
            way = wording.direction(tie.word("word"))
            yield _Change(tie, old, new, tie["p"], way, apart=True)


def _is_second_of_two(tie: Tie) -> bool:
    """Return whether a change may be the last of several: "doubled and rose by another 50%"."""
    if tie.word("mid").rstrip().endswith("("):
        return False
    shares = tie.sentence.of_kind("percent", "times", "fraction")
    earlier = any(each.start < tie["p"].start for each in shares)
    return earlier or bool(wording.ANOTHER.search(tie.match[0]))


def _aligned(old: Quantity, new: Quantity) -> tuple[Quantity, Quantity]:
    """Return two values in one unit: "from 5 to 8 million", "from 20 to 25%"."""
    if _is_bare(old):
        if new.kind == "count":
            return _scaled_alike(old, new), new
        if new.kind == "duration" or (new.kind in ("percent", "points") and not old.scaled):
            return replace(old, kind=new.kind, unit=new.unit), new
    if _is_bare(new) and new.value < _MOST_TIMES * (old.value or 1):  # not "on the 12 months"
        kind = old.kind if old.kind == "duration" else new.kind
        return old, replace(new, kind=kind, unit=old.unit)
    return old, new


def _is_bare(quantity: Quantity) -> bool:
    return quantity.kind == "count" and not quantity.unit


def _scaled_alike(old: Quantity, new: Quantity) -> Quantity:
    """Return a value in the unit and the scale of the later one; in unit "?" if it is unclear."""
    if new.scaled and not old.scaled and old.value < 1000 and new.step >= 100 and not old.spelled:
        factor = scale_of(new)
        if not 0.05 < old.value * factor / (new.value or 1) < 20:
            return replace(old, unit="?")
        old = old.times(factor)
    return replace(old, unit=new.unit)


def _is_comparable(old: Quantity, new: Quantity) -> bool:
    alike = old.kind == new.kind and old.unit == new.unit
    return alike and old.value > 0 and new.value >= 0 and old.hedge != "under"


def _judged(change: _Change) -> Outcomes:
    old, new, stated = change.old, change.new, change.stated
    if not _is_comparable(old, new) or old.value == new.value:
        return
    if stated.kind not in ("count", "points"):
        yield from _relative(change)


def _relative(change: _Change) -> Outcomes:
    old, new, stated, here = change.old, change.new, change.stated, change.tie.sentence
    factor = 100.0 if stated.kind == "percent" else 1.0
    value = abs(new.value - old.value) / old.value
    computed = relative_change(operand(old), operand(new))
    result = Term(value, computed, change.formula).times(factor)
    fit, places, tied = _fit(change, factor), change.places, change.tied
    comparison = Comparison("ARG303", here, stated, result, fit, places, tied=tied)
    fits = accepted(stated).meets(result.interval)
    opposed = change.way == (-1 if change.rises else 1)
    if opposed and change.apart and not fits:
        return  # neither size nor direction fits: two other things are compared
    if opposed and tied and not wording.RANKS.search(here.skeleton):
        yield from _against_direction(change, places, result.value)
    elif not fits and old.kind == "percent" and stated.kind == "percent":
        yield from _points_for_percent(change, comparison)
    elif fits or stated.kind != "fraction" or not wording.TO_A_FRACTION.search(here.before(stated)):
        yield from comparison.judged()


def _fit(change: _Change, factor: float) -> str:
    old, stated = change.old, change.stated
    words = change.tie.sentence.words(stated.core, stated.end)
    target = old.value * (1 + (1 if change.rises else -1) * stated.value / factor)
    digits = 0 if old.step >= 1 and old.value >= 20 else 1
    suffix = "%" if old.kind == "percent" else ""
    if target < 0:
        return ""
    return f"From {number(old)}, a change of {words} would lead to {shown(target, digits)}{suffix}."


def _against_direction(change: _Change, places: Span, value: float) -> Outcomes:
    size = f"{shown(value)}{suffix_of(change.stated)}"
    way = "a rise" if change.rises else "a fall"
    doubt = Doubt(
        f"From {number(change.old)} to {number(change.new)} is {way} of {size}, which does not"
        f" agree with the direction that the words give. {way.capitalize()} would agree, or the"
        " two values the other way round.",
        "The direction of a change is what a reader remembers.",
        "Which of the two values came first?",
        f"{way} of {size}",
    )
    computed = f"{change.formula} = {size}, {way}"
    sentence = change.tie.sentence
    yield from settled("ARG303", sentence, places, computed, "the direction stated", doubt)


def _points_for_percent(change: _Change, claimed: Comparison) -> Outcomes:
    old, new, stated, here = change.old, change.new, change.stated, change.tie.sentence
    points = abs(new.value - old.value)
    room = Interval(stated.low - stated.step / 2, stated.high + stated.step / 2)
    if not any(each.meets(Interval(points, points)) for each in (accepted(stated), room)):
        yield from claimed.judged()
        return
    given = f"{shown(points)} percentage points, or {shown(claimed.result.value)}%"
    words = here.words(stated.core, stated.end)
    doubt = Doubt(
        f"From {number(old)} to {number(new)} is {given}. As a change in per cent, “{words}” does"
        " not agree; as percentage points it does.",
        "Points and per cent of a share can differ many times over.",
        "Are percentage points meant?",
        given,
        level="warning",
    )
    percent = f"{claimed.result.formula} = {shown(claimed.result.value)}%"
    computed = f"{percent}; {number(new)} - {number(old)} = {shown(points)} points"
    room_words = spanned(accepted(stated), "%")
    yield from settled("ARG309", here, change.places, computed, room_words, doubt)


def _ratios(here: Sentence) -> Iterator[Tie]:
    for tie in find(wording.RATIOS, here):
        if tie.pattern != wording.RATIO_FROM_TO:
            if not wording.NOT_A_RATIO.match(here.after(tie["r"])):
                yield tie
        elif not wording.OTHER_RATIO.search(tie.word("mid")):
            yield tie


def _ratio(tie: Tie, old: Quantity, new: Quantity) -> Outcomes:
    stated = tie["r"]
    if not _is_comparable(old, new) or not new.value or stated.value in (0, 1):
        return
    words = tie.sentence.skeleton[tie.match.start() : tie.match.end() + 12]
    down = _is_fewer(words, stated, rises=new.value >= old.value)
    above, below = (old, new) if down and stated.value > 1 else (new, old)
    result, room = term(above) / term(below), accepted(stated)
    if wording.MORE_OR_LESS.search(words) and not room.meets(result.interval):
        # "3 times as many" is "2 times more"
        interval = Interval(result.interval.low - 1, result.interval.high - 1)
        less_one = Term(result.value - 1, interval, result.formula)
        result = less_one if room.meets(less_one.interval) else result
    factor = stated.value if not down or stated.value < 1 else 1 / stated.value
    target = shown(old.value * factor, 0 if old.value >= 100 else 1)
    fit = f"From {number(old)}, “{stated.text}” would lead to {target}."
    places = reach(tie["a"], tie["b"], stated)
    yield from Comparison("ARG304", tie.sentence, stated, result, fit, places).judged()


def _is_fewer(words: str, stated: Quantity, *, rises: bool) -> bool:
    """Return whether a multiple says how many times less something is."""
    if wording.FEWER_TIMES.search(words):
        return True
    return not rises and stated.value > 1 and not wording.MULTIPLIED.search(stated.text)


def _directions(here: Sentence, seen: set[int]) -> Outcomes:
    """Yield "rose from 500 to 450"."""
    if " from " not in here.skeleton or wording.RANKS.search(here.skeleton):
        return
    for tie in find(wording.MOVED_FROM_TO, here):
        old, new = _aligned(tie["a"], tie["b"])
        way = wording.direction(tie.word("word"))
        moved = (new.value > old.value) - (new.value < old.value)
        first, last = tie["a"].start, tie["b"].end
        if not _is_comparable(old, new) or {first, tie["b"].start} & seen:
            continue
        places = first - 5, last
        if moved == way and way:
            stated = "the direction stated"
            yield from settled("ARG303", here, places, order_of(old, new), stated, None)
        elif moved == -way and not _is_doubtful(old, new, seen):
            change = _Change(tie, old, new, replace(new, kind="percent", unit="%"), way)
            size = abs(new.value - old.value) / old.value * 100
            yield from _against_direction(change, places, size)


def _is_doubtful(old: Quantity, new: Quantity, seen: set[int]) -> bool:
    """Return whether "rose from 500 to 450" may be meant otherwise, or is judged already."""
    near = any(old.start - 80 < start < new.end + 80 for start in seen)
    return near or old.kind == "duration" or bool(old.hedge or new.hedge)
