"""Shares: a count, its total, and the per cent or fraction stated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.figures.checks.verdict import Claim, judge, number, scaled
from argmap.figures.heads import head, stands_alone
from argmap.figures.ties import Tie, find, tie
from argmap.figures.tolerance import accepted, operand, quotient, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.english.numbers import Quantity
    from argmap.figures.checks.verdict import Outcome
    from argmap.figures.ties import Sentence

# What makes a per cent no share of the whole: a change, or a share of something else.
_NO = (
    r"(?! ?(?:more|less|fewer|higher|lower|larger|smaller|bigger|up|down|above|below|increase|decrease|rise|fall|drop|growth|reduction|decline"
    r"|cheaper|dearer|off|interest|discount|confidence|ci\b|a year|per|each year|annual|chance|risk|probability|likely|faster|slower|better|worse"
    r"|as\b|again|the\b|that\b|what\b|its\b|points?|on the|over the|than|tax|vat|duty|stake|swing|turnout|margin|response|alcohol|relative|threshold|target|[-/]))"
)
_JOIN = r"(?:,? or |,? that is,? |,? i\.e\.,? |,? which is |,? which makes |,? equal to |,? equivalent to |,? representing |,? making up |,? meaning |,? namely |,? thus |,? so |,? - | ?\(or |\s?\(|, )"
_RATE = r"(?:a (?:rate|share|proportion|quota|level) of |the equivalent of |equal to |fully |a full |just |only )?"
_END = r"(?=[),.;:!?]| - |$| (?:of the total|of the whole|of all|in all)\b)"

_A_OF_B = rf"<c:a>NP(?:out of|of|from among) DET <ct:b>NP{_JOIN}{_RATE}<pf:p>{_NO}(?! of)"
_P_OF_B = rf"<pf:p> of DET <c:b>NP(?:, (?=<c:z>,)|,? or |\s?\(|,? that is,? |,? i\.e\.,? |,? - ){_RATE}<c:a>(?=[),.;]|NP[),.;])"
_A_P_OF_B = rf"<c:a>(?: a year| per year| annually)?(?:,? or |, |\s?\(|,? that is,? ){_RATE}<pf:p> of (?:the |a |an |its |our |their |all |all the |total )?(?:NP of )?DET <c:b>"
_A_VERB_P_OF_B = r"<c:a>NP, (?:or )?<pf:p> of (?:the|its|our|their) (?:present|current|total|original|existing|previous|entire|whole|then|former) <c:b>"
_P_A_OF_B = r"<pf:p>NP\(<c:a>(?: out)? of DET <c:b>NP\)"
_A_B_P = r"<c:a>(?: out)? of (?:the |a total of )?<c:b>NP\((?:or )?<pf:p>[),;]"
_OF_B_A_WORDS_P = rf"(?:^|[,;:(] ?|and |while |but |that |\" ?)(?:out )?of (?:DET <c:b>)NP,? ?<c:a>NPL(?:, |,? or | - |\s?\()(?:that is,? |or )?{_RATE}<pf:p>{_END}"
_OF_THEM_A_WORDS_P = rf"\b(?:out )?of (?:(?:them|which|whom),?|(?:these|those),) <c:a>NPL(?:, | - )(?:that is,? |or )?{_RATE}<pf:p>{_END}"
_ATTACHED = rf"<c:a>(?P<np>NP){_JOIN}{_RATE}<pf:p>{_NO}"
_P_FIRST = rf"<pf:p>(?P<np>NP)(?:,? or |, |\s?\(|,? that is,? ){_RATE}<c:a>(?P<np2>NP)(?=[),;.])"
_BEHIND = r",? ?\)?,? (?:out )?of DET <c:b>"
_ANAPHOR = re.compile(
    r"(?:^|[,;( ])(?:out )?of (?:them|these|those|whom|which|the latter|this number|that number)\b(?!NP)|(?:^|[,;( ])of (?:these|those) [a-z]+,"
)
_FRACTION_PERCENT = r"<f:f>(?P<np>NP)\s?\((?:or )?<p:p>[),;]"


@dataclass(frozen=True, slots=True)
class Share:
    """A part, a whole and the share that the wording gives them."""

    sentence: Sentence
    part: Quantity
    whole: Quantity
    share: Quantity
    tied: bool = True
    whole_in: Sentence | None = None


def check(here: Sentence, before: Sequence[Sentence]) -> Iterator[Outcome]:
    """Yield what a sentence's shares give."""
    if not here.of_kind("percent", "fraction"):
        return
    yield from _fractions(here)
    seen: set[int] = set()
    for share in _shares(here, before):
        if share.share.start in seen or not _comparable(share):
            continue
        seen.add(share.share.start)
        yield from judge(_claim(share))


def _claim(share: Share) -> Claim:
    part, whole, stated = share.part, share.whole, share.share
    computed = scaled(quotient(operand(part), operand(whole)), stated)
    factor = 100.0 if stated.kind == "percent" else 1.0
    value = part.value / whole.value * factor
    places = [part.start, part.end, stated.start, stated.end]
    if share.whole_in is None and abs(whole.start - stated.end) < 160:
        places += [whole.start, whole.end]
    formula = f"{number(part)} / {number(whole)}"
    return Claim(
        "ARG302",
        share.sentence,
        min(places),
        max(places),
        stated,
        computed,
        value,
        formula,
        _fit(share),
        tied=share.tied,
    )


def _fit(share: Share) -> str:
    part, whole, stated = share.part, share.whole, share.share
    ratio = stated.value / (100 if stated.kind == "percent" else 1)
    words = share.sentence.words(stated.core, stated.end)
    sentence = f"{words} of {number(whole)} would be {shown(whole.value * ratio, 0)}"
    return (
        f"{sentence}; {number(part)} would be {words} of {shown(part.value / ratio, 0)}."
        if ratio
        else f"{sentence}."
    )


def _comparable(share: Share) -> bool:
    part, whole = share.part, share.whole
    if not 0 < part.value <= whole.value or (
        part.hedge in ("over", "under") and whole.hedge in ("over", "under")
    ):
        return False
    return (
        part.unit == whole.unit
        or not part.unit
        or (
            not whole.unit and bool(part.unit) and not head(share.whole_in or share.sentence, whole)
        )
    )


def _shares(here: Sentence, before: Sequence[Sentence]) -> Iterator[Share]:
    yield from _in_one_phrase(here)
    for each in find(_OF_THEM_A_WORDS_P, here):
        if not _excluded(each.match[0].split(" ", 2)[2]):
            yield from _from_candidates(here, each["a"], each["p"], before)
    for each in find(_ATTACHED, here):
        yield from _attached(each, before)
    for each in find(_P_FIRST, here):
        if not _NO_COUNT_OF.match(each.word("np")):
            yield from _attached(each, before)
    for each in find(r"<p:p>: <c:a>(?: out)? of DET <c:b>", here):
        yield Share(here, each["a"], each["b"], each["p"], tied=False)
    yield from _against_all(here, before)


def _in_one_phrase(here: Sentence) -> Iterator[Share]:
    """Yield the shares whose part, whole and share stand in one phrase."""
    for pattern in (_P_A_OF_B, _A_B_P, _A_OF_B, _P_OF_B, _A_P_OF_B, _A_VERB_P_OF_B):
        for each in find(pattern, here):
            yield Share(here, each["a"], each["b"], each["p"])
    for each in find(_OF_B_A_WORDS_P, here):
        if not _excluded(each.match[0]):
            yield Share(here, each["a"], each["b"], each["p"])


_NO_COUNT_OF = re.compile(
    r" ?(?:of|in|for|to|a|more|less|fewer|higher|lower|from|by|and|were|was|are|is|had|have)\b"
)


def _excluded(words: str) -> bool:
    return bool(
        re.search(
            r"\b(?:compared|against [\ue000-\ue00a]|than|up|down|increase|rise|fall|margin|respectively|while|whereas|including|of (?:them|these|whom|which))\b",
            words,
        )
    )


_THOSE = re.compile(
    r"\)?,? of (?:all )?those (?:who (?:were|had been) )?(?P<verb>[a-z]{3,}ed|held|tried|hurt|killed|born)(?=[,.;)]|$| (?:were|was|are|have|had|did)\b)"
)


def _of_those(
    here: Sentence, part: Quantity, share: Quantity, verb: str, before: Sequence[Sentence]
) -> Iterator[Share]:
    """Yield the share of "those detained", if the one count of a sentence just before is said to be so: "detained 326 people"."""
    for sentence in reversed(before[-2:]):
        if re.search(rf"\b{verb}\b", sentence.skeleton):
            counts = [
                each for each in sentence.quantities if each.kind == "count" and not each.unit
            ]
            if len(counts) == 1 and counts[0].value > part.value:
                yield Share(here, part, counts[0], share, whole_in=sentence)
            return


def _attached(each: Tie, before: Sequence[Sentence]) -> Iterator[Share]:
    """Yield a share for a count and a per cent that stand together, once its whole is found."""
    here, part, share = each.sentence, each["a"], each["p"]
    if re.search(r"\bof (?:the |these |those |our |all |its )?$", here.before(part)):
        return
    rest = here.skeleton[each.match.end() :]
    behind = tie(_BEHIND).match(rest)
    if behind:
        whole = here.places[each.match.end() + behind.start("b")]
        yield Share(here, part, whole, share)
        return
    if those := _THOSE.match(rest):
        yield from _of_those(here, part, share, those["verb"], before)
        return
    if re.match(r"\)?,? ?(?:out )?of (?!them\b|these\b|those[,.]|whom|which)", rest):
        yield from _named(here, part, share, before)
        return
    if not _loosely_joined(each, rest):
        yield from _attached_behind(each, before, rest)


def _loosely_joined(each: Tie, rest: str) -> bool:
    """Return whether no more than a comma stands between count and per cent, and what follows does not make them one."""
    if ", " not in each.match[0] or re.search(r" or |that is|\(|i\.e|which|namely", each.match[0]):
        return False
    if each.word("np").strip() and not head(each.sentence, each["a"]):
        return True
    return not re.match(
        r" ?[),;.]|$| (?:were|was|are|had|have|came|went|of|said|want|vot|did|took|chose|left|answer)",
        rest,
    )


_OF_THEM = re.compile(r" of (?:them|these|those|whom|which)\b")


def _attached_behind(each: Tie, before: Sequence[Sentence], rest: str) -> Iterator[Share]:
    """Yield a share whose whole stands before it: "Of the 160 plots, 120 (75%)", "Of them, 588, or 65%"."""
    here, part, share = each.sentence, each["a"], each["p"]
    explicit = _opener(here, part)
    if explicit:
        yield Share(here, part, explicit, share)
        return
    if (
        _anaphor_before(here, part)
        or _OF_THEM.match(each.word("np"))
        or re.match(r"\)? of (?:them|these|those|whom|which)\b", rest)
    ):
        yield from _from_candidates(here, part, share, before)
        return
    yield from _borrowed(here, part, share)
    yield from _named(here, part, share, before)


_OPENER = r"(?:^|[,;:(\" ])(?:out )?of (?:DET <c:b>)"


def _opener(here: Sentence, part: Quantity) -> Quantity | None:
    """Return the total of an "Of the 160 plots, …" that governs a part."""
    text = here.before(part)
    last = None
    for match in tie(_OPENER).finditer(text):
        place = match.start("b")
        if not re.search(rf"[{_COUNTS}](?: out)?$", text[: match.start()].rstrip()) and re.match(
            r"(?:^|.*[,;:(\"]) ?(?:and |while |but |that )?$", text[: match.start() + 1]
        ):
            last = place
    if last is None:
        return None
    if _ANAPHOR.search(text, last):
        return None
    return here.places[last]


_COUNTS = "\ue000"


def _anaphor_before(here: Sentence, part: Quantity) -> bool:
    return bool(_ANAPHOR.search(here.before(part)[-90:]))


def candidates(
    here: Sentence, part: Quantity, before: Sequence[Sentence]
) -> list[tuple[Quantity, Sentence | None]]:
    """Return the counts that "of them" may take up: those before it in the sentence, else those of the sentence before."""
    anaphor = max(
        (match.start() for match in _ANAPHOR.finditer(here.before(part))), default=here.sign(part)
    )
    own = [
        each
        for place, each in here.places.items()
        if place < anaphor
        and each.kind == "count"
        and each.value >= part.value
        and (not each.unit or each.unit == part.unit or not part.unit)
    ]
    if own:
        return [(each, None) for each in own]
    previous = before[-1:] if before and before[-1].block >= here.block - 1 else []
    return [
        (each, sentence)
        for sentence in previous
        for each in sentence.quantities
        if each.kind == "count" and not each.unit
    ]


def _from_candidates(
    here: Sentence, part: Quantity, share: Quantity, before: Sequence[Sentence]
) -> Iterator[Share]:
    least = (
        part.value if share.value in {1, 100} else part.value + 1
    )  # a part is all of a whole only where the share says so
    found = [(each, where) for each, where in candidates(here, part, before) if each.value >= least]
    whole, where = _best(found, part, share)
    if whole:
        yield Share(here, part, whole, share, tied=len(found) == 1, whole_in=where)


def _best(
    found: Sequence[tuple[Quantity, Sentence | None]], part: Quantity, share: Quantity
) -> tuple[Quantity | None, Sentence | None]:
    """Return the candidate that agrees, else the first."""
    room = accepted(share)
    for whole, where in found:
        if whole.value >= part.value and room.meets(
            scaled(quotient(operand(part), operand(whole)), share)
        ):
            return whole, where
    return found[0] if found else (None, None)


_TOOK_PART = re.compile(
    r"(?:took part|participated|were (?:asked|surveyed|interviewed|polled|questioned|examined|tested|inspected|checked|screened|randomi[sz]ed|enrolled|counted|received|registered|treated)"
    r"|responded|replied|answered|voted|applied|attended|signed|respondents|participants|in (?:all|total))"
)


def _borrowed(here: Sentence, part: Quantity, share: Quantity) -> Iterator[Share]:
    """Yield the share of a count that borrows its noun from the one total before it: "1,240 people took part, 806, or 72%"."""
    if not stands_alone(here, part):
        return
    place = here.sign(part)
    others = [
        (at, each)
        for at, each in here.places.items()
        if at < place and each.kind == "count" and not each.unit
    ]
    totals = [(at, each) for at, each in others if each.value > part.value]
    if len(totals) != 1 or len(others) != 1:
        return
    between = here.skeleton[totals[0][0] + 1 : place]
    if (
        not head(here, totals[0][1])
        or not _TOOK_PART.search(between)
        or re.search(r"\b(?:than|against|compared|while|whereas|another)\b|;", between)
    ):
        return
    yield Share(here, part, totals[0][1], share)


def _named(
    here: Sentence, part: Quantity, share: Quantity, before: Sequence[Sentence]
) -> Iterator[Share]:
    """Yield a share whose whole is only named, if a count of the same things fits: kept where it holds."""
    noun = head(here, part)
    near = [each for each in before[-4:] if each.block >= here.block - 1]
    for sentence in [here, *reversed(near)]:
        for each in sentence.quantities:
            if each is part or each.kind != "count" or each.value < part.value or each.unit:
                continue
            alike = head(sentence, each) == noun if noun else sentence in before[-1:]
            if alike and accepted(share).meets(
                scaled(quotient(operand(part), operand(each)), share)
            ):
                yield Share(
                    here,
                    part,
                    each,
                    share,
                    tied=False,
                    whole_in=None if sentence is here else sentence,
                )
                return


def _against_all(here: Sentence, before: Sequence[Sentence]) -> Iterator[Share]:
    """Yield "seen against all 64 cases, it is 48%": kept where it holds."""
    for each in find(
        r"(?:against|out of|of|among) (?:the |all |all the )<c:b>NP,? (?:it|this|that|the (?:rate|share|figure)) (?:is|was|comes to|falls to|would be) (?:only |just |still )?<pf:p>",
        here,
    ):
        for sentence in [here, *before[-1:]]:
            for part in sentence.of_kind("count"):
                if part.value < each["b"].value and accepted(each["p"]).meets(
                    scaled(quotient(operand(part), operand(each["b"])), each["p"])
                ):
                    yield (
                        Share(here, each["b"], each["b"], each["p"], tied=False)
                        if part is each["b"]
                        else _placed(here, part, each)
                    )
                    return


def _placed(here: Sentence, part: Quantity, each: Tie) -> Share:
    return Share(here, part, each["b"], each["p"], tied=False)


def _fractions(here: Sentence) -> Iterator[Outcome]:
    """Yield a fraction in words beside its per cent: "more than half (48%)"."""
    for each in find(_FRACTION_PERCENT, here):
        fraction, percent = each["f"], each["p"]
        if (
            percent.hedge
            or fraction.text[0].isdigit()
            or re.search(r"\b(?:and|while|than|compared|from|times)\b", each.word("np"))
        ):
            continue
        computed = operand(percent).times(0.01)
        yield from judge(
            Claim("ARG302", here, fraction.start, percent.end, fraction, computed, percent.value / 100, f"{number(percent)} as a fraction",
                  f"{shown(fraction.value * 100)}% would agree.")
        )  # fmt: skip
