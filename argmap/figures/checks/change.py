"""Changes and ratios: from A to B, against the per cent, the points, the difference or the multiple stated."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from argmap.figures.checks.verdict import Claim, judge, number, shorten, suffix_of
from argmap.figures.result import Computation, Remark
from argmap.figures.ties import Tie, find
from argmap.figures.tolerance import Interval, accepted, operand, quotient, shown, spanned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.english.numbers import Quantity
    from argmap.figures.checks.verdict import Outcome
    from argmap.figures.ties import Sentence

_UP = r"increas\w*|rise|rises|risen|rising|rose|grow\w*|grew|gain\w*|climb\w*|jump\w*|surg\w*|soar\w*|up|expan\w*|more|higher|plus|went up|gone up|going up|leap\w*|dearer|above|raised|raising"
_DOWN = r"decreas\w*|fall|falls|fallen|falling|fell|declin\w*|drop\w*|reduc\w*|cut|cuts|shr[aiu]nk\w*|down|less|lower\w*|fewer|minus|los[st]\w*|plung\w*|slump\w*|decline|came down|cheaper|below|dipp?\w*|slid\w*"
_NOUN = r"increase|rise|growth|gain|jump|surge|leap|fall|drop|decline|decrease|reduction|cut|slump|loss|change|improvement|dip|plunge"
_FROM = r"from (?:a low of |a high of |a peak of |a record |a total of |just |only |some )?<ctpd:a>GAP(?: to | down to | up to )(?:a low of |a high of |a record |a total of |just |only |some |about )?<ctpd:b>"
_FROMX = r"from <ctp:a>GAP to <ctp:b>"
_NOT_PLAIN = r"(?! ?(?:a year|per year|per annum|annually|each year|every year|a month|per month|on average|p\.?a\.?\b|yearly|a day|compound|year-on-year|cagr|points?\b|of\b))"
_AFTER = rf"{_FROM}(?P<mid>[^\ue000-\ue004\ue009.;]{{0,60}}?)(?:(?P<word>{_NOUN})(?: of| by|,)|(?P<verb>up|down|by|plus|minus|\+)|\((?:or )?(?P<bracket>)) ?(?:more than |a )?<pftc:p>{_NOT_PLAIN}"
_BEFORE = rf"(?P<word>(?:{_UP}|{_DOWN}|by|of))(?: by| of)? (?:another |a further |nearly )?<pftc:p>{_NOT_PLAIN}(?P<mid>[^\ue000-\ue004\ue009.;]{{0,60}}?){_FROM}"
_TO_FROM = rf"(?P<word>{_UP}|{_DOWN})(?: by)? <pftc:p>{_NOT_PLAIN}(?P<mid>[^\ue000-\ue004\ue009.;]{{0,40}}?)to <cp:b>GAP(?:from|against|compared with|compared to) <cp:a>"
_MORE_THAN = r"<cp:b>(?P<mid>GAP),? ?\(?(?:or |some |that is |i\.e\. |which is )?<pf:p> (?P<word>more|higher|greater|less|fewer|lower|above|below|up|down)(?: [a-z]+)? (?:than|on|from) (?:in )?(?:the |last year's |the previous |the \w+ )?<cp:a>"
_UP_FROM = rf"<cpd:b>(?P<mid>GAP)(?:, | - | ?\()(?:an? )?(?P<word>up|down|(?:{_NOUN})(?: of)?)(?: by| of)? <pf:p>{_NOT_PLAIN}(?: [a-z]+){{0,3}} (?:from|on|over|compared with|compared to|against)(?: the)? <cpd:a>"
_AFTER_BEFORE = rf"<cp:b>(?P<mid>GAP)(?:,| -)? (?:after|against|compared with|compared to|up from|down from|as against) <cp:a>GAP(?:, | - )(?:or |that is )?(?:a |an )?(?P<word>{_NOUN}) (?:of|by) <pf:p>{_NOT_PLAIN}"
_TO_FROM_AFTER = rf"\bto (?:just |only |some )?<cp:b>(?P<mid>NP),? (?:from|against|up from|down from|compared with) <cp:a>[^\ue000-\ue004\ue009.;:]{{0,30}}(?:, | - )(?:or |that is )?(?:a |an )?(?P<word>{_NOUN}) (?:of|by) <pf:p>{_NOT_PLAIN}"
_AGAIN = r"<c:a>(?P<mid>NP(?:in <y:y> )?)(?:and|to|,) <c:b>GAP, (?:or )?<f:p> (?P<word>as (?:many|much) again)"
_FALL_IS = rf"when there (?:were|was|had been) <c:a>NP, the (?P<word>{_NOUN}) (?:is|was|comes to|amounts to) <pf:p>"
_RATIO_FROM = rf"<x:r>(?P<mid>[^\ue000-\ue004\ue009.;]{{0,70}}?){_FROM}"
_FROM_RATIO = rf"{_FROM}(?P<mid>[^\ue000-\ue004\ue009.;]{{0,30}}?)<x:r>(?P<more> (?:more|higher|greater|larger|less|fewer|lower))?"
_TWO_AND_RATIO = r"<c:a>(?P<mid>GAP)(?:and|to|,|against) <c:b>GAP(?:, | - |,? or |,? that is )<x:r> (?:as (?:many|much|high|often|large)|the)\b"
_AS_IN = r"<x:r> (?:as|more) NP\(<cp:b>\)NP(?:as|than)NP\(<cp:a>\)"
_TIMES_THE = r"<c:b>(?P<mid>GAP)(?:, | - |,? or |\s?\(| is | was |,? that is )<x:r> (?:the|as many as the|as much as the|more than the|that of the|higher than the)(?: [a-z]+)? <c:a>"
_RANKS = re.compile(
    r"\b(?:place|places|placed|rank\w*|position|table|league|seed\w*|chart|index of|listed|standings|per (?:dollar|euro|pound)|exchange|against the|to the dollar|to the euro|minus|ratio|odds|years to)\b"
)
_NEGATIVE = frozenset({"half", "halv"})


@dataclass(frozen=True, slots=True)
class Change:
    """Two values, what is said of the way between them, and the words that say so."""

    each: Tie
    old: Quantity
    new: Quantity
    stated: Quantity
    way: int  # 1 up, -1 down, 0 not said
    tied: bool = True
    apart: bool = False  # the two values do not stand as "from A to B"


def check(here: Sentence, before: Sequence[Sentence]) -> Iterator[Outcome]:
    """Yield what a sentence's changes and ratios give."""
    seen: set[int] = set()
    if len(here.quantities) > 1:
        for change in _changes(here):
            if change.stated.start in seen:
                continue
            made = list(_judged(change))
            if made:
                seen.add(change.stated.start)
            yield from made
        for each, old, new in _ratios(here):
            if each["r"].start not in seen:
                seen.add(each["r"].start)
                yield from _ratio(each, old, new)
        yield from _directions(here, seen)
    if before and here.quantities:
        yield from _across(here, before)


def _way(words: str) -> int:
    if re.search(rf"\b(?:{_DOWN})\b", words):
        return -1
    return 1 if re.search(rf"\b(?:{_UP})\b", words) else 0


def _changes(here: Sentence) -> Iterator[Change]:
    text = here.skeleton
    if " to " in text:
        for pattern in (_AFTER, _BEFORE, _TO_FROM):
            for each in find(pattern, here):
                if re.search(r"\b(?:and|while|but|whereas)\b", each.word("mid")):
                    continue
                old, new = _aligned(each["a"], each["b"])
                yield Change(
                    each,
                    old,
                    new,
                    each["p"],
                    _way(_verb(each)),
                    tied=pattern != _BEFORE or not _second_of_two(each),
                )
    for pattern in (_MORE_THAN, _UP_FROM, _AFTER_BEFORE, _TO_FROM_AFTER, _AGAIN):
        for each in find(pattern, here):
            if "and" in each.word("mid").split() and pattern != _AGAIN:
                continue
            old, new = _aligned(each["a"], each["b"])
            if old.spelled == new.spelled:
                yield Change(each, old, new, each["p"], _way(each.word("word")), apart=True)


def _second_of_two(each: Tie) -> bool:
    """Return whether a change before "from A to B" may be the last of several: "doubled and rose by another 50%, from 12 to 36"."""
    if each.word("mid").rstrip().endswith("("):
        return False
    earlier = (
        q
        for q in each.sentence.of_kind("percent", "times", "fraction")
        if q.start < each["p"].start
    )
    return any(earlier) or bool(re.search(r"\b(?:another|further)\b", each.match[0]))


def _verb(each: Tie) -> str:
    groups = each.match.groupdict()
    words = " ".join(groups.get(name) or "" for name in ("word", "verb"))
    if _way(words):
        return words
    inside = groups.get("mid") or ""
    if _way(inside):
        return inside
    return re.split(
        r"[,;:]| and ", each.sentence.skeleton[max(0, each.match.start() - 60) : each.match.start()]
    )[-1]


def _aligned(old: Quantity, new: Quantity) -> tuple[Quantity, Quantity]:
    """Return two values in one unit: "from 5 to 8 million", "from 2.5 to 3.0 kg", "from 20 to 25%"."""
    if (
        new.kind != old.kind
        and old.kind == "count"
        and not old.unit
        and not old.scaled
        and new.kind in ("percent", "points")
    ):
        return replace(old, kind=new.kind, unit=new.unit), new
    if old.kind == new.kind == "count" and not old.unit:
        return _scaled_alike(old, new), new
    if new.kind == "count" and not new.unit and old.kind == "duration":
        return old, replace(new, kind="duration", unit=old.unit)
    if old.kind == "count" and not old.unit and new.kind == "duration":
        return replace(old, kind="duration", unit=new.unit), new
    if new.kind == "count" and not new.unit:
        return old, replace(new, unit=old.unit)
    return old, new


def _scaled_alike(old: Quantity, new: Quantity) -> Quantity:
    """Return a value in the unit and the scale of the later one; in no unit at all where it cannot be told."""
    if new.scaled and not old.scaled and old.value < 1000 and new.step >= 100 and not old.spelled:
        factor = _scale_of(new)
        if not 0.05 < old.value * factor / (new.value or 1) < 20:
            return replace(old, unit="?")
        old = replace(
            old, low=old.low * factor, high=old.high * factor, step=old.step * factor, scaled=True
        )
    return replace(old, unit=new.unit)


def _scale_of(new: Quantity) -> float:
    for word, factor in (
        ("billion", 1e9),
        ("bn", 1e9),
        ("million", 1e6),
        ("m", 1e6),
        ("thousand", 1e3),
    ):
        if re.search(rf"\d\s?-?{word}\b|\s{word}\b", new.text):
            return factor
    return 1.0


def _comparable(old: Quantity, new: Quantity) -> bool:
    return (
        old.kind == new.kind
        and old.unit == new.unit
        and old.value > 0
        and new.value >= 0
        and old.hedge != "under"
    )


def _judged(change: Change) -> Iterator[Outcome]:
    old, new, stated = change.old, change.new, change.stated
    if not _comparable(old, new) or old.value == new.value:
        return
    if stated.kind in ("count", "points"):
        if stated.kind == "points" and stated.unit == "basis point":
            return
        yield from _difference(change)
        return
    yield from _relative(change)


def _places(change: Change) -> tuple[int, int]:
    each = [change.each["a"], change.each["b"], change.stated]
    return min(q.start for q in each), max(q.end for q in each)


def _relative(change: Change) -> Iterator[Outcome]:
    old, new, stated = change.old, change.new, change.stated
    factor = 100.0 if stated.kind == "percent" else 1.0
    low, high = _change(operand(old), operand(new))
    moved = 1 if new.value > old.value else -1
    value = abs(new.value - old.value) / old.value * factor
    computed = Interval(low * factor, high * factor)
    first, last = _places(change)
    first = _back_to_from(change, first)
    formula = (
        f"({number(new)} - {number(old)}) / {number(old)}"
        if moved > 0
        else f"({number(old)} - {number(new)}) / {number(old)}"
    )
    if change.way == -moved and change.apart and not accepted(stated).meets(computed):
        return  # neither size nor direction fits: two other things are compared
    if change.way == -moved and change.tied and _clear_direction(change):
        yield from _against_direction(change, (first, last), formula, value)
        return
    claim = Claim(
        "ARG303",
        change.each.sentence,
        first,
        last,
        stated,
        computed,
        value,
        formula,
        _fit(change, moved, factor),
        tied=change.tied,
    )
    if old.kind == "percent" and stated.kind == "percent" and not accepted(stated).meets(computed):
        yield from _points_for_percent(change, claim)
        return
    if (
        stated.kind == "fraction"
        and not accepted(stated).meets(computed)
        and re.search(r"\bto$", change.each.sentence.before(stated).rstrip())
    ):
        return
    yield from judge(claim)


def _back_to_from(change: Change, first: int) -> int:
    text = change.each.sentence.passage.text
    return first - 5 if text[max(0, first - 5) : first] == "from " else first


def _change(old: Interval, new: Interval) -> tuple[float, float]:
    """Return the bounds of the relative change, whichever its way."""
    ratio = quotient(new, old)
    ends = sorted((abs(ratio.low - 1), abs(ratio.high - 1)))
    return (0.0, ends[1]) if ratio.low < 1 < ratio.high else (ends[0], ends[1])


def _fit(change: Change, moved: int, factor: float) -> str:
    words = change.each.sentence.words(change.stated.core, change.stated.end)
    target = change.old.value * (1 + moved * change.stated.value / factor)
    digits = 0 if change.old.step >= 1 and change.old.value >= 20 else 1
    suffix = "%" if change.old.kind == "percent" else ""
    return (
        f"From {number(change.old)}, a change of {words} would lead to {shown(target, digits)}{suffix}."
        if target >= 0
        else ""
    )


def _clear_direction(change: Change) -> bool:
    return not _RANKS.search(change.each.sentence.skeleton) and change.each.match.start("p") >= 0


def _against_direction(
    change: Change, span: tuple[int, int], formula: str, value: float
) -> Iterator[Outcome]:
    here = change.each.sentence
    start, end = here.span(*span)
    words = here.words(*span)
    shown_value = f"{shown(value)}{suffix_of(change.stated)}"
    up = change.new.value > change.old.value
    way = "a rise" if up else "a fall"
    yield Computation(
        "ARG303",
        start,
        end,
        words,
        f"{formula} = {shown_value}, {way}",
        "the direction stated",
        holds=False,
    )
    yield Remark(
        "ARG303", "error", start, end, f"The text says “{shorten(words)}”.",
        f"From {number(change.old)} to {number(change.new)} is {way} of {shown_value}, which does not agree with the direction that the words give. {way.capitalize()} would agree, or the two values the other way round.",
        "The direction of a change is what a reader remembers.", "Which of the two values came first?", f"{way} of {shown_value}",
    )  # fmt: skip


def _points_for_percent(change: Change, claim: Claim) -> Iterator[Outcome]:
    old, new, stated = change.old, change.new, change.stated
    points = abs(new.value - old.value)
    room = Interval(stated.low - stated.step / 2, stated.high + stated.step / 2)
    if not accepted(stated).meets(Interval(points, points)) and not room.meets(
        Interval(points, points)
    ):
        yield from judge(claim)
        return
    here = claim.sentence
    start, end = here.span(claim.first, claim.last)
    words = here.words(claim.first, claim.last)
    given = f"{shown(points)} percentage points, or {shown(claim.value)}%"
    yield Computation(
        "ARG309",
        start,
        end,
        words,
        f"{claim.formula} = {shown(claim.value)}%; {number(new)} - {number(old)} = {shown(points)} points",
        spanned(accepted(stated), "%"),
        holds=False,
    )
    yield Remark(
        "ARG309", "warning", start, end, f"The text says “{shorten(words)}”.",
        f"From {number(old)} to {number(new)} is {given}. As a change in per cent, “{here.words(stated.core, stated.end)}” does not agree; as percentage points it does.",
        "Points and per cent of a share can differ many times over.", "Are percentage points meant?", given,
    )  # fmt: skip


def _difference(change: Change) -> Iterator[Outcome]:
    old, new, stated = change.old, change.new, change.stated
    if stated.kind == "count" and (
        stated.unit not in ("", old.unit) or old.kind != "count" or not _is_difference(change)
    ):
        return
    if stated.kind == "points" and old.kind not in ("percent", "points", "count"):
        return
    a, b = operand(old), operand(new)
    if stated.kind == "points" and old.kind == "percent":
        a, b = Interval(old.low, old.high), Interval(new.low, new.high)
    low, high = sorted((abs(b.low - a.high), abs(b.high - a.low)))
    value = abs(new.value - old.value)
    first, last = _places(change)
    formula = f"{number(max(old, new, key=_value))} - {number(min(old, new, key=_value))}"
    stepped = (
        replace(stated, step=max(stated.step, old.step, new.step))
        if stated.kind == "points"
        else stated
    )
    yield from judge(
        Claim(
            "ARG303",
            change.each.sentence,
            _back_to_from(change, first),
            last,
            stepped,
            Interval(low, high),
            value,
            formula,
            of_exact=True,
            tied=change.tied,
        )
    )


def _value(quantity: Quantity) -> float:
    return quantity.value


def _is_difference(change: Change) -> bool:
    """Return whether a bare count is said to be the difference: "an increase of 7", "by 7"."""
    lead = change.each.sentence.before(change.stated)
    return (
        bool(re.search(rf"(?:\b(?:{_NOUN}) of|\b(?:by|up|down)) ?$", lead))
        and change.stated.unit != "point"
    )


def _ratios(here: Sentence) -> Iterator[tuple[Tie, Quantity, Quantity]]:
    if not here.of_kind("times"):
        return
    for pattern in (_RATIO_FROM, _FROM_RATIO, _AS_IN, _TIMES_THE, _TWO_AND_RATIO):
        for each in find(pattern, here):
            if pattern is _RATIO_FROM and re.search(r"\b(?:and|but|while)\b", each.word("mid")):
                continue
            if (
                not re.match(
                    r" (?:a|per|each|every|in a row|since|before|already|over the)\b",
                    here.after(each["r"]),
                )
                or pattern is _RATIO_FROM
            ):
                yield (each, *_aligned(each["a"], each["b"]))


def _ratio(each: Tie, old: Quantity, new: Quantity) -> Iterator[Outcome]:
    stated = each["r"]
    if not _comparable(old, new) or not new.value or stated.value in (0, 1):
        return
    words = here_words(each)
    down = bool(
        re.search(r"\b(?:fewer|less|lower|smaller|halv\w+|fell|fall\w*|cheaper)\b", words)
    ) or (
        new.value < old.value
        and stated.value > 1
        and not re.search(r"doubl|tripl|trebl|fold|quadr", stated.text)
    )
    above, below = (old, new) if down and stated.value > 1 else (new, old)
    computed = quotient(operand(above), operand(below))
    value = above.value / below.value
    if re.search(r"\b(?:more|higher|greater|larger|less|fewer|lower)\b", words) and not accepted(
        stated
    ).meets(computed):
        less_one = Interval(computed.low - 1, computed.high - 1)
        if accepted(stated).meets(less_one):
            computed, value = less_one, value - 1
    places = (each["a"], each["b"], stated)
    yield from judge(
        Claim("ARG304", each.sentence, min(q.start for q in places), max(q.end for q in places), stated, computed, value,
              f"{number(above)} / {number(below)}", f"From {number(old)}, “{stated.text}” would lead to {shown(old.value * stated.value if not down or stated.value < 1 else old.value / stated.value, 0 if old.value >= 100 else 1)}.")
    )  # fmt: skip


def here_words(each: Tie) -> str:
    """Return the words of a tie and the few that follow it."""
    return each.sentence.skeleton[each.match.start() : each.match.end() + 12]


_MOVED = rf"(?P<word>\b(?:rose|risen|rises|increased|grew|grown|climbed|jumped|surged|soared|went up|gone up|fell|fallen|falls|dropped|declined|decreased|shrank|shrunk|went down|plunged|slumped|plummeted))(?: [a-z]+){{0,3}},? {_FROMX}"


def _directions(here: Sentence, seen: set[int]) -> Iterator[Outcome]:
    """Yield "rose from 500 to 450"."""
    if " from " not in here.skeleton or _RANKS.search(here.skeleton):
        return
    for each in find(_MOVED, here):
        old, new = _aligned(each["a"], each["b"])
        way = _way(each.word("word"))
        moved = (new.value > old.value) - (new.value < old.value)
        if (
            _comparable(old, new)
            and moved == way
            and way
            and not any(s in seen for s in (each["a"].start, each["b"].start))
        ):
            yield _as_said(each, old, new)
        if (
            not _comparable(old, new)
            or old.kind == "duration"
            or moved != -way
            or old.hedge
            or new.hedge
            or any(s in seen for s in (each["a"].start, each["b"].start))
        ):
            continue
        if any(start for start in seen if each["a"].start - 80 < start < each["b"].end + 80):
            continue
        yield from _against_direction(
            Change(each, old, new, replace(new, kind="percent", unit="%"), way),
            (each["a"].start - 5, each["b"].end),
            f"({number(new)} - {number(old)}) / {number(old)}",
            abs(new.value - old.value) / old.value * 100,
        )


def _as_said(each: Tie, old: Quantity, new: Quantity) -> Computation:
    """Return "rose from 450 to 500" as a comparison that holds."""
    here, sign = each.sentence, "<" if old.value < new.value else ">"
    places = each["a"].start - 5, each["b"].end
    return Computation(
        "ARG303",
        *here.span(*places),
        here.words(*places),
        f"{number(old)} {sign} {number(new)}",
        "the direction stated",
        holds=True,
    )


def _across(here: Sentence, before: Sequence[Sentence]) -> Iterator[Outcome]:
    """Yield changes whose two values stand in the sentence before: kept where they hold, but for "That is a fall of a tenth"."""
    previous = before[-1]
    for each in find(_FALL_IS, here):
        for new in (q for sentence in before[-3:] for q in sentence.of_kind("count")):
            yield from _loose(each, each["a"], new, each["p"])
    for each in find(
        r"(?:rate|share|it|which|this|that|figure|index)\b(?P<mid>NP)\b(?P<word>come down|fallen|fell|risen|rose|dropped|gone up|gone down|increased|declined|came down)(?: by)? <t:p>",
        here,
    ):
        values = previous.of_kind("percent")
        if len(values) == 2:
            yield from _loose(each, values[1], values[0], each["p"])
    for each in find(
        r"<c:b>, (?:or )?<p:p> (?P<word>fewer|less|more|higher|lower)\b(?! than| of| in)", here
    ):
        for old in previous.of_kind("count"):
            if (each["b"].value < old.value) == (each.word("word") in ("fewer", "less", "lower")):
                yield from _loose(each, old, each["b"], each["p"])
    for each in find(
        rf"^(?:that|this|which) (?:is|was|means|amounts to|represents|corresponds to) (?:a |an )?(?P<word>{_NOUN}) of <pf:p>",
        here,
    ):
        yield from _taken_up(each, previous)


def _loose(each: Tie, old: Quantity, new: Quantity, stated: Quantity) -> Iterator[Outcome]:
    if not _comparable(old, new) or old.value == new.value:
        return
    here = each.sentence
    factor = {"percent": 100.0, "fraction": 1.0}.get(stated.kind)
    if factor is None:
        computed = abs(new.value - old.value)
        formula = f"{number(max(old, new, key=_value))} - {number(min(old, new, key=_value))}"
    else:
        computed = abs(new.value - old.value) / old.value * factor
        formula = f"({number(new)} - {number(old)}) / {number(old)}"
    stepped = replace(stated, step=max(stated.step, 1e-6))
    yield from judge(
        Claim(
            "ARG303",
            here,
            _noun_start(each),
            stated.end,
            stepped,
            Interval(computed - 1e-6, computed + 1e-6),
            computed,
            formula,
            tied=False,
        )
    )


def _noun_start(each: Tie) -> int:
    sentence = each.sentence
    match = re.search(r"the [a-z]+ (?:is|was) $", sentence.before(each["p"]))
    return each["p"].start - (len(match[0]) if match else 0)


def _taken_up(each: Tie, previous: Sentence) -> Iterator[Outcome]:
    """Yield "6,210 people …, 690 fewer than a year ago. That is a fall of a tenth."."""
    for pair in find(
        r"<c:b>GAP, (?:or |some )?<c:d> (?P<word>fewer|less|more|lower|higher)(?: [a-z]+)? than (?:a|the|in|last|one)\b",
        previous,
    ):
        new, step = pair["b"], pair["d"]
        down = pair.word("word") in ("fewer", "less", "lower")
        old = new.value + step.value if down else new.value - step.value
        if old <= 0 or (_way(each.word("word")) or 0) * (-1 if down else 1) < 0:
            continue
        stated = each["p"]
        value = step.value / old * (100 if stated.kind == "percent" else 1)
        formula = f"{number(step)} / ({number(new)} {'+' if down else '-'} {number(step)})"
        yield from judge(
            Claim(
                "ARG303",
                each.sentence,
                stated.start,
                stated.end,
                stated,
                Interval(value, value),
                value,
                formula,
            )
        )
