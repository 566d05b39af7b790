"""Shares: a count, its whole, and the per cent or fraction stated."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from argmap.english.figures import shares as wording
from argmap.english.figures.language import compiled
from argmap.english.numbers import Quantity
from argmap.figures.formulas import number, shown
from argmap.figures.operations import Term
from argmap.figures.sentences import Sentence, Sentences, Tie, find, reach
from argmap.figures.verdict import Comparison, Outcomes, accepted, term


@dataclass(frozen=True, slots=True)
class _Share:
    """A part, a whole and the share that the wording gives them."""

    sentence: Sentence
    part: Quantity
    whole: Quantity
    share: Quantity
    tied: bool = True
    whole_in: Sentence | None = None  # the sentence of the whole, if it is another one

    @property
    def result(self) -> Term:
        factor = 100.0 if self.share.kind == "percent" else 1.0
        return (term(self.part) / term(self.whole)).times(factor)

    @property
    def holds(self) -> bool:
        return accepted(self.share).meets(self.result.interval)

    @property
    def is_possible(self) -> bool:
        """Return whether the part can be of the whole: not more, and of the same unit."""
        part, whole = self.part, self.whole
        bounds = ("over", "under")
        if part.hedge == "under" and not self.sentence.noun(part):
            return False  # an age: "257 were under 25, half of them"
        if not 0 < part.value <= whole.value or (part.hedge in bounds and whole.hedge in bounds):
            return False
        if part.unit == whole.unit or not part.unit:
            return True
        return not whole.unit and not (self.whole_in or self.sentence).noun(whole)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A count and a share that belong together, and the sentences before theirs."""

    here: Sentence
    part: Quantity
    share: Quantity
    before: Sentences

    def of(self, whole: Quantity, whole_in: Sentence | None = None, *, tied: bool = True) -> _Share:
        other = None if whole_in is self.here else whole_in
        return _Share(self.here, self.part, whole, self.share, tied, other)


def check(here: Sentence, before: Sentences, _: Sentences) -> Outcomes:
    """Yield what a sentence's shares give."""
    if not here.of_kind("percent", "fraction"):
        return
    yield from _fractions(here)
    seen: set[int] = set()
    for each in _shares(here, before):
        if each.share.start not in seen and each.is_possible:
            seen.add(each.share.start)
            yield from _comparison(each).judged()


def _comparison(each: _Share) -> Comparison:
    part, whole, stated = each.part, each.whole, each.share
    near = each.whole_in is None and abs(whole.start - stated.end) < 160
    ratio = stated.value / (100 if stated.kind == "percent" else 1)
    words = each.sentence.words(stated.core, stated.end)
    fit = f"{words} of {number(whole)} would be {shown(whole.value * ratio, 0)}"
    if ratio:
        fit += f"; {number(part)} would be {words} of {shown(part.value / ratio, 0)}"
    places = reach(part, stated, whole if near else None)
    return Comparison(
        "ARG302", each.sentence, stated, each.result, f"{fit}.", places, tied=each.tied
    )


def _shares(here: Sentence, before: Sentences) -> Iterator[_Share]:
    for tie in find((*wording.IN_ONE_PHRASE, wording.OF_B_A_WORDS_P), here):
        if tie.pattern != wording.OF_B_A_WORDS_P or not wording.EXCLUDED.search(tie.match[0]):
            yield _Share(here, tie["a"], tie["b"], tie["p"])
    yield from _with_earlier_whole(here, before)


def _with_earlier_whole(here: Sentence, before: Sentences) -> Iterator[_Share]:
    for tie in find(wording.OF_THEM_A_WORDS_P, here):
        if not wording.EXCLUDED.search(tie.match[0].split(" ", 2)[2]):
            yield from _of_them(_Pair(here, tie["a"], tie["p"], before))
    for tie in find((wording.ATTACHED, wording.SHARE_FIRST), here):
        if tie.pattern == wording.ATTACHED or not wording.NOT_A_COUNT_OF.match(tie.word("np")):
            yield from _attached(tie, _Pair(here, tie["a"], tie["p"], before))


def _attached(tie: Tie, pair: _Pair) -> Iterator[_Share]:
    """Yield a share for a count and a per cent next to each other, once its whole is found."""
    here, part = pair.here, pair.part
    if wording.A_WHOLE_BEFORE.search(here.before(part)):
        return
    rest = here.skeleton[tie.match.end() :]
    after = compiled(wording.WHOLE_AFTER).match(rest)
    if after:
        yield pair.of(here.places[tie.match.end() + after.start("b")])
    elif wording.THOSE_WHO.match(rest) or wording.A_NAMED_WHOLE.match(rest):
        return
    elif not _is_loosely_joined(tie, rest):
        yield from _of_earlier(tie, pair, rest)


def _is_loosely_joined(tie: Tie, rest: str) -> bool:
    """Return whether no more than a comma joins a count and a per cent, and they may not belong."""
    if ", " not in tie.match[0] or wording.JOINED.search(tie.match[0]):
        return False
    if tie.word("np").strip() and not tie.sentence.noun(tie["a"]):
        return True
    return not wording.GOES_ON.match(rest)


def _of_earlier(tie: Tie, pair: _Pair, rest: str) -> Iterator[_Share]:
    """Yield a share whose whole is before it: "Of the 160 plots, 120 (75%)", "Of them, 588"."""
    whole = _opener(pair)
    if whole:
        yield pair.of(whole)
    elif (
        wording.ANAPHOR.search(pair.here.before(pair.part)[-90:])
        or wording.OF_THEM.match(tie.word("np"))
        or wording.OF_THEM_AFTER.match(rest)
    ):
        yield from _of_them(pair)


def _opener(pair: _Pair) -> Quantity | None:
    """Return the whole of an "Of the 160 plots, …" that governs a part."""
    text, last = pair.here.before(pair.part), None
    for match in compiled(wording.OPENER).finditer(text):
        lead = text[: match.start()].rstrip()
        opens = wording.CLAUSE_START.match(text[: match.start() + 1])
        if opens and not wording.A_COUNT_BEFORE.search(lead):
            last = match.start("b")
    if last is None or wording.ANAPHOR.search(text, last):
        return None
    return pair.here.places[last]


def _of_them(pair: _Pair) -> Iterator[_Share]:
    """Yield a share of what "of them" may mean: the first candidate that agrees, or the first."""
    part = pair.part
    # a part is all of a whole only if the share says so
    least = part.value if pair.share.value in {1, 100} else part.value + 1
    found = [pair.of(*candidate) for candidate in _candidates(pair)]
    found = [each for each in found if each.whole.value >= least]
    best = next((each for each in found if each.holds), found[0] if found else None)
    if best:
        yield replace(best, tied=len(found) == 1)


def _candidates(pair: _Pair) -> list[tuple[Quantity, Sentence]]:
    """Return the counts before "of them" in the sentence, else those of the sentence before."""
    here, part = pair.here, pair.part
    anaphors = [match.start() for match in wording.ANAPHOR.finditer(here.before(part))]
    own = here.between(0, max(anaphors, default=here.sign(part)), "count")
    units = {"", part.unit} if part.unit else {q.unit for q in own}
    found = [(q, here) for q in own if q.value >= part.value and q.unit in units]
    if found:
        return found
    previous = pair.before[-1] if pair.before else here
    if previous is here or previous.block < here.block - 1:
        return []
    return [(each, previous) for each in previous.of_kind("count") if not each.unit]


def _fractions(here: Sentence) -> Outcomes:
    """Yield a fraction in words and its per cent: "more than half (48%)"."""
    for tie in find(wording.FRACTION_AND_PERCENT, here):
        fraction, percent = tie["f"], tie["p"]
        other = percent.hedge or wording.NOT_THE_SAME.search(tie.word("np"))
        if not other and not fraction.text[0].isdigit():
            share = term(percent).times(0.01)
            result = replace(share, formula=f"{share.formula} as a fraction")
            fit = f"{shown(fraction.value * 100)}% would agree."
            places = reach(fraction, percent)
            yield from Comparison("ARG302", here, fraction, result, fit, places).judged()
