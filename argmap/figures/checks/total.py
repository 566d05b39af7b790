"""Sums: listed parts against the total, the rest against what is left, so many of each against the whole."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.figures.checks.verdict import Claim, judge, number, shorten
from argmap.figures.heads import head, stands_alone
from argmap.figures.result import Computation, Remark
from argmap.figures.series import Part, parts_of
from argmap.figures.ties import find
from argmap.figures.tolerance import (
    Interval,
    accepted,
    operand,
    product,
    rounding_unit,
    shown,
    total,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.english.numbers import Quantity
    from argmap.figures.checks.verdict import Outcome
    from argmap.figures.ties import Sentence, Tie

_COLON = r"<c:t>(?P<lead>[^\ue000-\ue004\ue009;:()]{0,90}):"
_BRACKET = r"<c:t>(?P<np>NP) \((?P<list>[^()]*?[\ue000][^()]*?[\ue000][^()]*)\)"
_TOTAL_AFTER = r"(?:, | \(|; |: |^)(?P<list>[^.;:()]*?[\ue000][^:().]*?[\ue000][^:().]*?)(?:,|;|, and| and| -) ?(?:in |making |giving |for |or |which makes |which is |that is |that makes |adding up to )?(?:a |the |an )?(?:(?:combined |grand |overall )?total(?: of)?|altogether|all told|in all|in total|together)[,:]? <c:t>"
_TOTAL_BEHIND = r"(?:, | \(|; |: |^)(?P<list>[^.;:()]*?[\ue000][^:().]*?[\ue000][^:().]*?)(?:,|;| -) (?:or |making |that is |that makes |which makes |which is )?<c:t>(?: [a-z]+)? (?:in all|in total|altogether|all told|together|combined)\b"
_OF_PARTS = r"(?:^|[,;:(] ?|and |while )of DET <c:t>(?P<np>NP)(?:,|(?= <c:z>)| NP,)? ?(?P<list><c:a>[^.;:]*)"
_OF_THEM = r"^(?:of|among) (?:them|these|those|whom|which)(?: [a-z]+)?,? (?P<list><c:a>[^.;:]*)"
_REST = (
    r"(?:the|its|our|their|a) (?:remaining|other|rest, |remainder, |rest \(|remainder \() ?<cp:r>"
)
_ALL = re.compile(r"\b(?:total|in all|altogether|together|all told|overall|combined)\b")
_WORDY = re.compile(r"^(?:[a-z'\"]+ ){0,6}?[\ue000]")


def check(here: Sentence, before: Sequence[Sentence]) -> Iterator[Outcome]:
    """Yield what a sentence's lists and totals give."""
    values = here.of_kind("count", "percent")
    if len(values) >= 3 or (
        len(values) == 2 and re.search(r" each of |^(?:of|among) th", here.skeleton)
    ):
        yield from lists(here)
        yield from _of_parts(here, before)
        yield from _percents(here)
        yield from _apposition(here)
        yield from _loosely(here)
    if values:
        yield from _rest(here, before)
        yield from _each(here)


def lists(here: Sentence) -> Iterator[Outcome]:
    """Yield what a sentence's lists give against their totals."""
    seen: set[int] = set()
    for whole, parts, said_all in (*_behind_colon(here), *_with_total(here), *_in_brackets(here)):
        if parts[0].quantity.start not in seen:
            seen.add(parts[0].quantity.start)
            yield from _sum(here, whole, parts, said_all=said_all)


def _behind_colon(here: Sentence) -> Iterator[tuple[Quantity, list[Part], bool]]:
    for each in find(_COLON, here):
        parts = parts_of(here, each.match.end(), _list_end(here, each.match.end()))
        whole = _headed(each, parts) if parts else None
        if parts and whole:
            yield (
                whole,
                parts,
                bool(_ALL.search(here.before(whole)[-16:] + each.word("lead"))) or _by_years(parts),
            )


def _with_total(here: Sentence) -> Iterator[tuple[Quantity, list[Part], bool]]:
    for pattern in (_TOTAL_AFTER, _TOTAL_BEHIND):
        for each in find(pattern, here):
            lead = re.split(r"[;:.]", here.skeleton[: each.match.start("list")].rstrip(" ;:"))[-1]
            parts = parts_of(here, each.match.start("list"), each.match.end("list"))
            if parts and not _VALUE.search(lead) and _near_size(parts, each["t"]):
                yield each["t"], parts, True


_VALUE = re.compile(r"[\ue000\ue001\ue003\ue009]")


def _near_size(parts: Sequence[Part], whole: Quantity) -> bool:
    """Return whether a total can be that of a list at all: otherwise it totals something else."""
    value = sum(part.quantity.value * part.times for part in parts)
    return 0.5 * whole.value <= value <= 2 * whole.value and all(
        part.quantity.value <= whole.value for part in parts
    )


def _in_brackets(here: Sentence) -> Iterator[tuple[Quantity, list[Part], bool]]:
    for each in find(_BRACKET, here):
        parts = parts_of(here, each.match.start("list"), each.match.end("list"))
        if (
            parts
            and "total" not in each.match["list"]
            and _may_head(here, each["t"], parts, each.word("np"))
        ):
            yield each["t"], parts, _by_years(parts)


_AVERAGE = r"(?:,| or| and| -)? (?:an |or an |giving an |that is an )?(?:average of|on average|averaging) <cp:t>"


def _loosely(here: Sentence) -> Iterator[Outcome]:
    """Yield an average of the values before it, and a total of the last two or three: kept where they hold."""
    for each in find(_AVERAGE, here):
        values = [
            q
            for place, q in here.places.items()
            if place < each.match.start("t")
            and q.kind == each["t"].kind
            and q.unit == each["t"].unit
        ]
        value = sum(q.value for q in values) / len(values) if len(values) > 1 else 0.0
        if value:
            formula = f"({' + '.join(number(q) for q in values)}) / {len(values)}"
            yield from judge(
                Claim(
                    "ARG301",
                    here,
                    each["t"].start,
                    each["t"].end,
                    each["t"],
                    Interval(value, value),
                    value,
                    formula,
                    tied=False,
                )
            )
    for each in find(r"<c:t>(?: [a-z]+)? (?:in all|in total|altogether|all told)\b", here):
        values = [
            q
            for place, q in here.places.items()
            if place < each.match.start("t") and q.kind == "count"
        ]
        for size in (2, 3, 4):
            value = sum(q.value for q in values[-size:])
            if size <= len(values) and value == each["t"].value:
                formula = " + ".join(number(q) for q in values[-size:])
                yield from judge(
                    Claim(
                        "ARG301",
                        here,
                        each["t"].start,
                        each["t"].end,
                        each["t"],
                        Interval(value, value),
                        value,
                        formula,
                        tied=False,
                    )
                )


def _headed(each: Tie, parts: Sequence[Part]) -> Quantity | None:
    """Return the total before a colon: the count next to it, or behind a small one the count before ("480 went to three regions:")."""
    here, near = each.sentence, each["t"]
    if _may_head(here, near, parts, each.word("lead")):
        return near
    before = [q for q in here.of_kind("count") if q.start < near.start]
    lead = here.skeleton[here.sign(before[-1]) + 1 : each.match.end() - 1] if before else ""
    if (
        before
        and near.spelled
        and len(lead) < 90
        and not re.search(r"[,;:]", lead)
        and _may_head(here, before[-1], parts, lead)
    ):
        return before[-1]
    return None


def _list_end(here: Sentence, start: int) -> int:
    stop = re.compile(r"[;.:(]| - |\? |! ").search(here.skeleton, start)
    semicolons = here.skeleton.count(";", start) >= 1 and "," not in here.skeleton[start:]
    if semicolons:
        return len(here.skeleton)
    return stop.start() if stop else len(here.skeleton)


def _by_years(parts: Sequence[Part]) -> bool:
    return all(re.search(r"[\ue005]", part.words) for part in parts)


def _may_head(here: Sentence, whole: Quantity, parts: Sequence[Part], lead: str) -> bool:
    """Return whether listed values can be parts of the number before them."""
    if whole.hedge in ("over", "under") or any(part.quantity.value > whole.value for part in parts):
        return False
    if parts[0].quantity.kind != "count" or (parts[0].quantity.unit not in ("", whole.unit)):
        return False
    if re.search(
        r"\b(?:including|such as|per|each|every|average|mean|median|annual|annually|a year|yearly|record|since|than)\b",
        lead,
    ):
        return False
    if (
        re.search(r"[\ue000\ue007](?: to| and| or|-| -) ?$", here.before(whole))
        or sum(part.quantity.value * part.times for part in parts) > 1.5 * whole.value
    ):
        return False
    noun = head(here, whole)
    value = sum(part.quantity.value * part.times for part in parts)
    nearly = len(parts) > 2 and whole.value >= 20 and abs(value - whole.value) <= 0.1 * whole.value
    return nearly or all(_may_count_same(here, part, noun) for part in parts)


def _may_count_same(here: Sentence, part: Part, noun: str) -> bool:
    if part.quantity.unit:
        return True
    own = head(here, part.quantity)
    return not own or own == noun


def _sum(
    here: Sentence, whole: Quantity, parts: Sequence[Part], *, said_all: bool, loose: bool = False
) -> Iterator[Outcome]:
    intervals = [_exactly(part.quantity).times(part.times) for part in parts]
    computed = total(intervals)
    value = sum(part.quantity.value * part.times for part in parts)
    room = accepted(whole, of_exact=True)
    holds = room.meets(computed)
    near = abs(value - whole.value) <= (0.15 if len(parts) > 2 else 0.07) * whole.value
    overlap = any(
        re.search(r"\b(?:with|have|has|had|having|who|that|where|whose|using)\b", part.words)
        for part in parts
    )
    tied = not loose and (said_all or (near and not overlap)) and not _rounded(whole, parts, value)
    if not holds and not tied:
        return
    places = [
        whole.start,
        whole.end,
        *(edge for part in parts for edge in (part.quantity.start, part.quantity.end)),
    ]
    formula = " + ".join(
        f"{number(part.quantity)}" if part.times == 1 else f"{part.times} x {number(part.quantity)}"
        for part in parts
    )
    last = max(places)
    closing = [
        at.end
        for at in here.quantities
        if at.kind == "year"
        and last < at.start <= last + 24
        and re.fullmatch(r"[a-z ]*?\bin ", here.passage.text[last : at.start])
    ]
    claim = Claim("ARG301", here, min(places), max([last, *closing]), whole, computed, value, formula, of_exact=True,
                  fit=f"A total of {shown(value, 2)} would agree, or parts that add up to {number(whole)}.")  # fmt: skip
    yield from judge(claim)


def _exactly(quantity: Quantity) -> Interval:
    if quantity.hedge or quantity.step < 1 or quantity.step > 1:
        return operand(quantity)
    return Interval(quantity.low, quantity.high)


def _rounded(whole: Quantity, parts: Sequence[Part], value: float) -> bool:
    """Return whether rounding of all figures to thousands or more explains a small gap."""
    units = [rounding_unit(part.quantity.value) for part in parts]
    unit = max(min(units), rounding_unit(whole.value) if whole.value % 1000 == 0 else 1)
    return unit >= 1000 and abs(value - whole.value) <= unit * (len(parts) + 1) / 2


def _of_parts(here: Sentence, before: Sequence[Sentence]) -> Iterator[Outcome]:
    """Yield "Of the 64 cases 40 went to trial and 24 were dropped": the sum, or the rest as a note."""
    for each in find(_OF_PARTS, here):
        yield from _named_parts(
            here, each["t"], None, each.match.start("list"), each.match.end("list")
        )
        return
    for each in find(_OF_THEM, here):
        previous = before[-1] if before and before[-1].block >= here.block - 1 else None
        wholes = (
            [q for q in previous.quantities if q.kind == "count" and not q.unit] if previous else []
        )
        if previous and len(wholes) == 1:
            yield from _named_parts(
                here, wholes[0], previous, each.match.start("list"), each.match.end("list")
            )
        return


# Words that let parts overlap, or make one part a choice from another.
_OVERLAP = re.compile(
    r"\b(?:at least|also|both|some of|more than one|randomi[sz]ed|completed|complete|evaluable|assessable|analy[sz]ed|participat\w+|agreed|enrolled|included|eligible"
    r"|responded|received|underwent|selected|invited|only|rest|others|other|remaining|remainder)\b"
)


# What happened to a part: "were taken", "had been released".
_OWN_VERB = re.compile(
    r"(?: [a-z]+){0,2}? (?P<verb>(?:were|was|have been|has been|had been) [a-z]+)\b"
)


def _named_parts(
    here: Sentence, whole: Quantity, previous: Sentence | None, first: int, last: int
) -> Iterator[Outcome]:
    words = here.skeleton[first:last]
    cut = re.search(
        r"\b(?:including|among them|of whom|of which|of them|compared|than|against|up from|although|because|which|while the)\b|[-;]",
        words,
    )
    words = words[: cut.start()] if cut else words
    parts = [
        each for place, each in here.places.items()
        if first <= place < first + len(words) and each.kind == "count" and not each.unit and _is_part(here, place)
    ]  # fmt: skip
    if len(parts) < 2 or whole.hedge or any(part.hedge for part in parts):
        return
    value = sum(part.value for part in parts)
    if value > whole.value or any(part.value == whole.value for part in parts):
        return
    formula = " + ".join(number(part) for part in parts)
    start = parts[0].start if previous or whole.start > parts[0].start else whole.start
    if value == whole.value:
        yield from judge(
            Claim(
                "ARG301",
                here,
                start,
                _stretch(here, parts[-1].end),
                whole,
                Interval(value, value),
                value,
                formula,
                of_exact=True,
            )
        )
    elif not _OVERLAP.search(here.skeleton) and not _may_be_nested(here, parts):
        yield _rest_note(here, (start, parts[-1].end), whole, value, formula)


def _may_be_nested(here: Sentence, parts: Sequence[Quantity]) -> bool:
    """Return whether something else happened to a later part, which may be some of an earlier one: "326 were held, 291 were released"."""
    verbs = [
        found["verb"] if (found := _OWN_VERB.match(here.skeleton, place + 1)) else ""
        for place, each in here.places.items()
        if each in parts
    ]
    return any(verb and verb != verbs[0] for verb in verbs[1:])


def _is_part(here: Sentence, place: int) -> bool:
    """Return whether a count names a part: it stands alone, and not behind a word that makes it something else."""
    lead = here.skeleton[max(0, place - 14) : place]
    follow = here.skeleton[place + 1 : place + 24]
    if "(" in here.skeleton[:place].rpartition(")")[2]:
        return False
    if re.search(
        r"\b(?:age|aged|by|than|within|after|from|to|at|every|each|on|between|for)(?: the)? $", lead
    ) or re.match(
        r"\. ?[\ue000-\ue00a]| (?:of|or more|to \ue000|points?|times|out of|countries|cities)\b",
        follow,
    ):
        return False
    return (
        lead.endswith((" and ", ", "))
        or stands_alone(here, here.places[place])
        or head(here, here.places[place]) != ""
    )


def _stretch(here: Sentence, end: int) -> int:
    """Return the end of the clause in which a part stands."""
    text = here.passage.text
    match = re.compile(r"[.,;:]").search(text, end, here.end)
    return match.start() if match and match.start() - end < 60 else end


def _rest_note(
    here: Sentence, places: tuple[int, int], whole: Quantity, value: float, formula: str
) -> Remark:
    start, end = here.span(*places)
    rest = shown(whole.value - value, 0)
    return Remark(
        "ARG306", "note", start, end, f"The text names parts of {number(whole)}: “{shorten(here.words(*places))}”.",
        f"{formula} = {shown(value, 0)}, which leaves {rest} of {number(whole)} of which nothing is said.",
        "A reader may take the parts named for all.", f"What of the other {rest}?", f"a rest of {rest}",
    )  # fmt: skip


def _percents(here: Sentence) -> Iterator[Outcome]:
    """Yield "60%, 25% and the remaining 15%": together all."""
    for each in find(r"the (?:remaining|rest,|other|remainder,) ?<p:r>", here):
        place = each.match.start("r")
        parts = [q for at, q in here.places.items() if q.kind == "percent" and at < place]
        lead = here.skeleton[: each.match.start()]
        if not parts or re.search(
            r"\b(?:of (?:these|those|them|whom|which|the)|than|from|by|up|down|compared|rose|fell)\b|;",
            lead[lead.find("\ue001") :],
        ):
            continue
        values = [*parts, each["r"]]
        computed = total([operand(q) for q in values])
        value = sum(q.value for q in values)
        whole = replace(each["r"], low=100.0, high=100.0, step=0.0001, hedge="")
        if value > 100.0 or value > 80:
            formula = " + ".join(number(q) for q in values)
            rest = 100 - sum(q.value for q in parts)
            yield from judge(
                Claim("ARG301", here, parts[0].start, each["r"].end, whole, computed, value, formula, of_exact=True,
                      fit=f"A rest of {shown(rest)}% would agree." if rest > 0 else "Parts that make 100% would agree.")
            )  # fmt: skip


def _rest(here: Sentence, before: Sequence[Sentence]) -> Iterator[Outcome]:
    """Yield "120 of 200 …, the remaining 80": tied in one sentence, kept where it holds across sentences."""
    for each in find(_REST, here):
        rest = each["r"]
        if rest.kind != "count":
            continue
        own = list(find(r"<c:a>(?: of| out of) DET <c:b>", here)) or list(
            find(r"(?:^|[,;] ?)of DET <c:b>NP,? ?<c:a>NP(?:,| and|;)", here)
        )
        own = [
            tie for tie in own if tie.match.end() <= each.match.start("r") and tie["a"] is not rest
        ]
        counts = [q for q in here.of_kind("count") if q.start < rest.start]
        if own and len(counts) == 2:
            yield from _left(here, own[0]["b"], own[0]["a"], rest, tied=True)
            continue
        yield from _left_before(here, rest, before)
    for each in find(
        r"^<c:r>NP (?:were|was|are|is|had|have|died|failed|went|remained|did)\b", here
    ):
        yield from _left_before(here, each["r"], before, opened=True)
    for each in find(r"^<c:r> (?:are|were)\b[^.;:\ue000-\ue00a]{1,40},? and <c:s>", here):
        yield from _all_parts(here, [each["r"], each["s"]], before)


def _left(
    here: Sentence, whole: Quantity, part: Quantity, rest: Quantity, *, tied: bool
) -> Iterator[Outcome]:
    value = whole.value - part.value
    if value <= 0 or rest.unit not in ("", whole.unit, part.unit):
        return
    near = tied and not (whole.hedge or part.hedge)
    claim = Claim("ARG301", here, rest.start, rest.end, rest, Interval(value, value), value, f"{number(whole)} - {number(part)}",
                  of_exact=True, tied=near, fit=f"A rest of {shown(value, 0)} would agree.")  # fmt: skip
    yield from judge(claim)


_OF_A = r"(?:^|[,;:(] ?)of DET <c:b>NPL,? ?<c:a>"
_A_OF = r"<c:a>(?: [a-z]+)?(?: of| out of) DET <c:b>"
_OF_A_FRACTION = r"(?:^|[,;:(] ?)of DET <c:b>,? <f:f>, <c:a>"


def _pairs(before: Sequence[Sentence]) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield wholes and parts that the last sentences name."""
    for sentence in reversed(before[-3:]):
        for pattern in (_OF_A, _A_OF, _OF_A_FRACTION):
            for each in find(pattern, sentence):
                yield each["b"], each["a"]


def _left_before(
    here: Sentence, rest: Quantity, before: Sequence[Sentence], *, opened: bool = False
) -> Iterator[Outcome]:
    near = [
        each
        for each in before[-3:]
        if each.block == here.block or (not opened and each.block == here.block - 1)
    ]
    for whole, part in _pairs(near):
        if whole.value - part.value == rest.value and rest.kind == "count":
            yield from _left(here, whole, part, rest, tied=False)
            return


def _all_parts(
    here: Sentence, parts: Sequence[Quantity], before: Sequence[Sentence]
) -> Iterator[Outcome]:
    for whole, part in _pairs(before[-1:]):
        value = part.value + sum(each.value for each in parts)
        if value == whole.value:
            formula = " + ".join(number(each) for each in (part, *parts))
            start, end = here.span(parts[0].start, parts[-1].end)
            yield Computation(
                "ARG301",
                start,
                end,
                here.words(parts[0].start, parts[-1].end),
                f"{formula} = {shown(value, 0)}",
                number(whole),
                holds=True,
            )
            return


def _apposition(here: Sentence) -> Iterator[Outcome]:
    """Yield "302 relapsed, 187 within the first year and 115 later": kept where it holds."""
    for each in find(
        r"<c:t>[^\ue000\ue002-\ue00a.;:]{0,60}, <c:a>NPL(?:, <c:m>NPL)?,? and <c:b>NPL(?=[.,;:)]|$)",
        here,
    ):
        middle = each.get("m")
        parts = [q for q in (each["a"], middle, each["b"]) if q]
        if re.search(r"\bof (?:them|these|those|whom|which)\b", each.match[0]):
            continue
        if (
            sum(part.value for part in parts) == each["t"].value
            and len({q.unit for q in parts}) == 1
        ):
            yield from _sum(
                here, each["t"], [Part(q, 1, "") for q in parts], said_all=False, loose=True
            )


_EACH_TOTAL = r"<c:n>(?P<np>NP)<c:t>(?P<mid>GAP)(?:,? or |, | - |,? that is,? |\s?\()(?:a total of )?<c:e> (?:each|apiece|a head|per head|per person|per capita|a piece)\b"
_AT_EACH = r"<c:n>(?P<np>NP),? at (?:a price of |a rate of |a cost of )?<c:e> (?:an?|per|each|apiece)(?P<np2>NP),? ?(?:or |a total of |makes |that is |for a total of |, |comes to |in all )<c:t>"
_EACH_OF_N = r"<c:n>(?P<np>NPL),? each (?:for|with|of|holding|seating|having|carrying|worth|costing|lasting)? ?<c:e>NP,? (?:or|for|making|that is|a total of|which makes|, ) ?(?:a total of )?<c:t>"
_OF_EACH_IN_ALL = r"<c:n>(?P<np>NP) of <c:e>(?: each)?, (?:or |that is )?(?:a total of )?<c:t>(?= in all| in total| altogether)"


def _each(here: Sentence) -> Iterator[Outcome]:
    """Yield so many, at so much each, against the whole."""
    if not re.search(r"\b(?:each|apiece|a head|per|an?|of)\b", here.skeleton):
        return
    for pattern in (_EACH_TOTAL, _AT_EACH, _EACH_OF_N, _OF_EACH_IN_ALL):
        for each in find(pattern, here):
            count, unit, whole = each["n"], each["e"], each["t"]
            if (
                count.value < 2
                or not _fits_units(count, unit, whole, priced=pattern != _EACH_OF_N)
                or re.search(
                    r"\b(?:than|from|over|and)\b",
                    each.word("np") + (each.match.groupdict().get("mid") or ""),
                )
            ):
                continue
            yield from _product(here, count, unit, whole, divided=pattern == _EACH_TOTAL)


def _fits_units(count: Quantity, unit: Quantity, whole: Quantity, *, priced: bool) -> bool:
    if priced:
        return (
            bool(whole.unit or unit.unit)
            and (not whole.unit or unit.unit in ("", whole.unit))
            and count.unit in ("", "hour", "kg", "tonne", "km", "litre")
        )
    return unit.unit == whole.unit


def _product(
    here: Sentence, count: Quantity, unit: Quantity, whole: Quantity, *, divided: bool
) -> Iterator[Outcome]:
    places = [count, unit, whole]
    first, last = min(q.start for q in places), max(q.end for q in places)
    if divided:
        value = whole.value / count.value
        low = product(
            operand(whole), Interval(1 / operand(count).high, 1 / max(operand(count).low, 1e-9))
        )
        yield from judge(
            Claim(
                "ARG301",
                here,
                first,
                last,
                replace(unit, unit=whole.unit),
                low,
                value,
                f"{number(whole)} / {number(count)}",
            )
        )
        return
    value = count.value * unit.value
    yield from judge(
        Claim(
            "ARG301",
            here,
            first,
            last,
            whole,
            product(operand(count), operand(unit)),
            value,
            f"{number(count)} x {number(unit)}",
            of_exact=not whole.scaled,
        )
    )
