"""Series: words for their movement, the base of a change, and two series said to move together."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.figures.checks.verdict import Claim, judge, number, shorten
from argmap.figures.result import Computation, Remark
from argmap.figures.series import by_year, parts_of
from argmap.figures.ties import find
from argmap.figures.tolerance import Interval, operand, quotient, shown
from argmap.figures.tracks import facts, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.english.numbers import Quantity
    from argmap.figures.checks.verdict import Outcome
    from argmap.figures.ties import Sentence

_CUES = re.compile(
    r"proportion|in step|mirror|in lockstep|in line|in tandem|every|each|year|stead|continuous|consist|constant|interrupt|unbroken|exception"
)
_EVERY = re.compile(
    r"\b(?:(?:in |with )?(?:every|each) (?:single |passing )?year|year after year|every year|without exception)\b"
)
_STEADY = re.compile(
    r"\b(?:steadily|steady|continuously|continuous|consistently|constantly|without interruption|uninterrupted|unbroken|year on year)\b"
)
_RISING = re.compile(r"\b(?:ris\w+|rose|grow\w*|grew|increas\w+|climb\w*|gain\w*|upwards?)\b")
_FALLING = re.compile(
    r"\b(?:fall\w*|fell|declin\w+|decreas\w+|dropp?\w*|shr[aiu]nk\w*|reduc\w+|downwards?|lower)\b"
)
_SINCE = r"(?P<word>down|up|fallen|fell|risen|rose|dropped|decreased|increased|declined|grown|grew|gone down|gone up)(?: by)? <p:p> since <y:y>"
_SINCE_FIRST = r"since <y:y>,?[^\ue000-\ue00a.;]{0,60}?(?P<word>fallen|risen|dropped|decreased|increased|declined|grown|gone down|gone up)(?: by)? <p:p>"
_DOWN_WORD = re.compile(r"down|fallen|fell|dropped|decreased|declined")
_TOGETHER = re.compile(
    r"\b(?:(?:directly|inversely|strictly|exactly|in) proportion(?:al|ate|ally)?|in (?:direct|inverse|strict|exact) proportion|proportional to|in step with|mirror(?:s|ed)?|in lockstep|in line with|in tandem)\b"
)
_TRIPLE = r"<c:a> [a-z' -]{0,30}?in <y:y>,?[^\ue000-\ue00a.;]{0,40}?<c:b>"


def check(
    here: Sentence, before: Sequence[Sentence], after: Sequence[Sentence]
) -> Iterator[Outcome]:
    """Yield what a sentence says of series, against the series."""
    if _CUES.search(here.skeleton):
        yield from _trend(here, after)
        yield from _together(here, before, after)
    if not here.quantities:
        return
    yield from _since(here, before, after)
    yield from _from_peak(here)


def _trend(here: Sentence, after: Sequence[Sentence]) -> Iterator[Outcome]:
    """Yield "has fallen every year" against the years given."""
    cue = _EVERY.search(here.skeleton) or _STEADY.search(here.skeleton)
    if not cue or re.search(
        r"\b(?:not|never|hardly|almost|nearly|but|except|apart)\b",
        here.skeleton[max(0, cue.start() - 30) : cue.end() + 30],
    ):
        return
    near = here.skeleton[max(0, cue.start() - 60) : cue.end() + 45]
    rising, falling = bool(_RISING.search(near)), bool(_FALLING.search(near))
    values = _values(here, after)
    if rising == falling or len(values) < 3:
        return
    since = re.search(r"\bsince (\ue005)", here.skeleton)
    if since:
        first_year = here.places[since.start(1)].value
        values = [pair for pair in values if pair[0] >= first_year or pair[0] < 1000]
    values.sort(key=lambda pair: pair[0])
    if any(one[0] == other[0] for one, other in pairwise(values)) or len(values) < 3:
        return
    yield from _moved(here, cue, values, rising=rising)


def _values(here: Sentence, after: Sequence[Sentence]) -> list[tuple[int, Quantity]]:
    own = by_year(here)
    if len(own) >= 3:
        return own
    colon = here.skeleton.find(":")
    parts = parts_of(here, colon + 1, len(here.skeleton)) if colon > 0 else None
    if parts and len(parts) >= 3:
        return [(i, part.quantity) for i, part in enumerate(parts)]
    following = after[0] if after and after[0].block == here.block else None
    if (
        following
        and not here.of_kind("count", "percent")
        and re.match(
            r"(?:in \ue005|from|the (?:yearly |annual )?(?:figures|numbers|values|count)|there were|it (?:was|stood))",
            following.skeleton,
        )
    ):
        return by_year(following)
    return []


def _moved(
    here: Sentence, cue: re.Match[str], values: list[tuple[int, Quantity]], *, rising: bool
) -> Iterator[Outcome]:
    steps = list(pairwise(values))
    every = bool(_EVERY.fullmatch(cue.group()))
    against = [
        (one, other)
        for one, other in steps
        if (other[1].value - one[1].value) * (1 if rising else -1) < (1e-12 if every else 0)
    ]
    first, last = _place_of(here, cue)
    span, words = here.span(first, last), here.words(first, last)
    listed = ", ".join(f"{number(q)} ({year})" if year > 1000 else number(q) for year, q in values)
    yield Computation(
        "ARG307",
        *span,
        words,
        listed,
        f"{'rising' if rising else 'falling'} at each step",
        not against,
    )
    if against:
        named = " and ".join(_step_words(one, other) for one, other in against)
        fit = (
            f"“{'Risen' if rising else 'Fallen'} overall” would agree."
            if (values[-1][1].value - values[0][1].value) * (1 if rising else -1) > 0
            else "The values themselves would have to be others."
        )
        yield Remark(
            "ARG307", "error" if every else "warning", *span, f"The text says “{shorten(words)}” and gives {listed}.",
            f"The step {named} does not agree with it. {fit}", "The word claims more than the series shows.", "Which years are meant?", fit,
        )  # fmt: skip


def _place_of(here: Sentence, cue: re.Match[str]) -> tuple[int, int]:
    """Return the words around a cue as places of the passage: from its clause's movement word to the cue."""
    start = here.passage.text.find(cue.group(), here.start, here.end)
    first, last = start, start + len(cue.group())
    for pattern in (_RISING, _FALLING):
        for match in pattern.finditer(
            here.passage.text, max(here.start, start - 40), min(here.end, last + 40)
        ):
            first, last = min(first, match.start()), max(last, match.end())
    return first, last


def _step_words(one: tuple[int, Quantity], other: tuple[int, Quantity]) -> str:
    if one[0] > 1000:
        return f"from {number(one[1])} in {one[0]} to {number(other[1])} in {other[0]}"
    return f"from {number(one[1])} to {number(other[1])}"


def _since(
    here: Sentence, before: Sequence[Sentence], after: Sequence[Sentence]
) -> Iterator[Outcome]:
    """Yield "down by 28% since 2020" beside a series: kept where it holds, with a note if the base is the top or the bottom."""
    for pattern in (_SINCE, _SINCE_FIRST):
        for each in find(pattern, here):
            year = int(each["y"].value)
            for sentence in (here, *after[:2], *reversed(before[-2:])):
                values = dict(by_year(sentence))
                if year in values and len(values) >= 3 and max(values) > year:
                    yield from _from_base(
                        here,
                        (each.match.start(), each["p"], each["y"]),
                        values,
                        down=bool(_DOWN_WORD.match(each.word("word"))),
                    )
                    break


def _from_base(
    here: Sentence, said: tuple[int, Quantity, Quantity], values: dict[int, Quantity], *, down: bool
) -> Iterator[Outcome]:
    _, stated, year = said
    base, latest = values[int(year.value)], values[max(values)]
    change = (base.value - latest.value) / base.value * 100 * (1 if down else -1)
    first = min(stated.start, year.start)
    word = re.compile(
        r"(?:down|up|fallen|fell|risen|rose|dropped|decreased|increased|declined|grown|grew)(?: by)? $"
    ).search(here.passage.text, max(here.start, first - 20), first)
    first = word.start() if word else first
    last = max(stated.end, year.end)
    ratio = quotient(operand(latest), operand(base))
    ends = sorted((abs(1 - ratio.low) * 100, abs(1 - ratio.high) * 100))
    outcomes = list(
        judge(
            Claim(
                "ARG303",
                here,
                first,
                last,
                stated,
                Interval(*ends),
                change,
                f"({number(base)} - {number(latest)}) / {number(base)}",
                tied=False,
            )
        )
    )
    yield from outcomes
    if not outcomes or change <= 0:
        return
    others = {y: q for y, q in values.items() if y != int(year.value)}
    extreme = all((q.value < base.value) == down and q.value != base.value for q in others.values())
    if extreme:
        yield _extreme_note(here, (first, last), (int(year.value), base), values, down=down)


def _extreme_note(
    here: Sentence,
    places: tuple[int, int],
    base: tuple[int, Quantity],
    values: dict[int, Quantity],
    *,
    down: bool,
) -> Remark:
    span, words = here.span(*places), here.words(*places)
    latest = values[max(values)]
    other = next(
        (
            y
            for y in sorted(values, key=lambda y: abs(y - base[0]))
            if y not in (base[0], max(values))
        ),
        base[0],
    )
    change = (latest.value - values[other].value) / values[other].value * 100
    way = "highest" if down else "lowest"
    return Remark(
        "ARG308", "note", *span, f"The text says “{shorten(words)}”; the arithmetic holds.",
        f"The base, {number(base[1])} in {base[0]}, is the {way} of the series that the text gives; from {number(values[other])} in {other} the change is {shown(change)}%.",
        "From an extreme nearly every change looks large.", "How large is the change from another year?", f"{shown(change)}% from {other}",
    )  # fmt: skip


def _from_peak(here: Sentence) -> Iterator[Outcome]:
    """Yield a note on a fall "(from 920 to 462)" whose first value is the top of the list in the same sentence."""
    values = by_year(here)
    if len(values) < 3:
        return
    for each in find(r"from <c:a> to <c:b>", here):
        base, latest = each["a"], each["b"]
        down = latest.value < base.value
        at = [year for year, q in values if q.value == base.value]
        extreme = all((q.value < base.value) == down for _, q in values if q.value != base.value)
        if (
            len(at) == 1
            and extreme
            and base.value != latest.value
            and all(q is not base for _, q in values)
        ):
            table = dict(values) | {max(year for year, _ in values) + 1: latest}
            yield _extreme_note(
                here, (each["a"].start - 5, latest.end), (at[0], base), table, down=down
            )


def _together(
    here: Sentence, before: Sequence[Sentence], after: Sequence[Sentence]
) -> Iterator[Outcome]:
    """Yield "directly proportional" against two series of the text."""
    cue = _TOGETHER.search(here.skeleton)
    if not cue or re.search(r"\bnot\b", here.skeleton[max(0, cue.start() - 12) : cue.start()]):
        return
    pair = (
        _inside(here)
        or _inside(after[0] if after else here)
        or _tracks(here, [*before[-10:], here, *after[:5]])
    )
    if pair is None:
        return
    years, one, other = pair
    down = (
        len(
            re.findall(
                r"\b(?:fall\w*|fell|decreas\w+|declin\w+|drop\w*|invers\w+|reduc\w+|fewer|less|lower)\b",
                here.skeleton,
            )
        )
        % 2
        == 1
    )
    yield from _proportion(here, cue, (years, one, other), opposite=down)


def _inside(here: Sentence) -> tuple[list[int], list[float], list[float]] | None:
    triples = list(find(_TRIPLE, here))
    if len(triples) < 3:
        return None
    years = [int(each["y"].value) for each in triples]
    return (
        (years, [each["a"].value for each in triples], [each["b"].value for each in triples])
        if len(set(years)) == len(years)
        else None
    )


def _tracks(
    here: Sentence, near: Sequence[Sentence]
) -> tuple[list[int], list[float], list[float]] | None:
    """Return the two series whose verbs the sentence names, over the years they share."""
    named = {
        stem(word)[:6]: match_at
        for match_at, word in enumerate(re.findall(r"[a-z]+", here.skeleton))
        if len(word) > 5
    }
    tracks: dict[str, dict[int, float]] = {}
    for year, value, words, _ in facts(near):
        for word in words:
            if word[:6] in named and value.kind == "count":
                tracks.setdefault(word[:6], {}).setdefault(year, value.value)
    chosen = sorted(
        (name for name, values in tracks.items() if len(values) >= 3), key=lambda name: named[name]
    )
    if len(chosen) != 2:
        return None
    one, other = (tracks[name] for name in chosen)
    years = sorted(set(one) & set(other))
    return (years, [one[y] for y in years], [other[y] for y in years]) if len(years) >= 3 else None


def _proportion(
    here: Sentence,
    cue: re.Match[str],
    series: tuple[list[int], list[float], list[float]],
    *,
    opposite: bool,
) -> Iterator[Outcome]:
    years, one, other = series
    sign = -1 if opposite else 1
    steps = range(len(years) - 1)
    against = [i for i in steps if (one[i + 1] - one[i]) * (other[i + 1] - other[i]) * sign <= 0]
    rho = rank_correlation(one, other)
    products = [a * b if opposite else a / b if b else 0.0 for a, b in zip(one, other, strict=True)]
    unequal = "proportion" in cue.group() and max(products) > 1.25 * min(products)
    start = here.passage.text.find(cue.group(), here.start, here.end)
    last = start + len(cue.group())
    span = here.span(start, last)
    listed = "; ".join(
        f"{y}: {shown(a)} and {shown(b)}" for y, a, b in zip(years, one, other, strict=True)
    )
    computed = f"{listed}; rank correlation {rho:.2f}"
    yield Computation(
        "ARG312",
        *span,
        here.words(start, last),
        computed,
        "both series move together at each step",
        holds=not (against or unequal),
    )
    if against or unequal:
        named = " and ".join(
            f"from {years[i]} to {years[i + 1]} ({shown(one[i])} to {shown(one[i + 1])}, {shown(other[i])} to {shown(other[i + 1])})"
            for i in against
        )
        what = "product" if opposite else "ratio"
        ratio = f"The {what} of the two runs from {shown(min(products), 2)} to {shown(max(products), 2)}, where proportion asks for one value."
        reason = f"The two do not move as said {named}. " if against else ""
        yield Remark(
            "ARG312", "warning", *span, f"The text says “{here.words(start, last)}” of two series: {listed}. Their rank correlation is {rho:.2f}.",
            f"{reason}{ratio} “Mostly in {'opposite directions' if opposite else 'the same direction'}” would agree." if abs(rho) > 0.5 else f"{reason}{ratio}",
            "Two series may both move and yet not in proportion.", "What does the ratio of the two do over the years?", f"rank correlation {rho:.2f}",
        )  # fmt: skip


def rank_correlation(one: Sequence[float], other: Sequence[float]) -> float:
    """Return Spearman's coefficient; equal values share a rank."""
    first, second = _ranks(one), _ranks(other)
    mean = (len(one) + 1) / 2
    above = sum((a - mean) * (b - mean) for a, b in zip(first, second, strict=True))
    below = (sum((a - mean) ** 2 for a in first) * sum((b - mean) ** 2 for b in second)) ** 0.5
    return above / below if below else 0.0


def _ranks(values: Sequence[float]) -> list[float]:
    return [
        (sum(other < value for other in values) + 1 + sum(other <= value for other in values)) / 2
        for value in values
    ]
