"""Short captions: a statement in its own words, with … where something is left out.

A statement that is short enough is its own caption. From a longer one goes what may go without
changing what it says (`stretches`). If that is not enough, the caption visibly breaks off.

Ids are made from captions: short names by which a person refers to a statement.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, combinations, count, pairwise

from argmap.annotation.read.ids import slug
from argmap.annotation.read.statements import SHORT_STATEMENT
from argmap.drafting.labels.branches import ADJUNCTS, LEADING, branches
from argmap.drafting.labels.stretches import credit, gaps, stretches
from argmap.drafting.words import FINITE, HELPERS, SUBJECTS, VERBS, Parse, Word
from argmap.english.captions import WORDS
from argmap.model import Span

_MOST = 130  # characters, if it cannot be shorter
_MOST_WHOLE = 155  # characters of a statement that cannot be shorter without breaking off
_CUT = 15  # characters that a cut must save
_BRIEF = 50  # 12 characters too few are as bad as 3 too many, 30 as bad as 18
_LEAST = 0.6  # of the room, before a caption breaks off
_LONGEST = 150  # words that are looked at
_MOST_STRETCHES = 5  # that are tried
_MOST_CUTS = 3
_REACH = 2  # words after "than" that do not end a caption
_FEWEST = 2  # words that do not say enough
_FADE = 0.7  # what is deeper in the tree says less
_DEEPEST = 12
_LEAD = 3  # steps for which what leads up to a verb counts
_CUT_WORTH = 1.0  # what a cut must add in words of the highest rank
_LONGEST_ID = 40  # characters
_FARTHEST_ID = 60  # characters up to which it may be longer
_LOOSE = frozenset({".", ",", ";", ":", "–", "—", "-"})
_EITHER_WAY = ('"', "'", "‘")
_PAIRS = {"“": "”", "(": ")", "[": "]", "«": "»", "„": "“"}


def to_labels(statements: Iterable[Sequence[Word]]) -> tuple[str, ...]:
    """Return a caption for each, all different where its words allow it."""
    return tuple(_distinct(map(_candidates, statements)))


def _distinct(rows: Iterable[Iterator[str]]) -> Iterator[str]:
    """Yield the first of each row that is new, also without regard to case; else its first."""
    taken: set[str] = set()
    for row in rows:
        first = next(row)
        free = (each for each in chain([first], row) if each.casefold() not in taken)
        chosen = next(free, first)
        taken.add(chosen.casefold())
        yield chosen


def _candidates(words: Sequence[Word]) -> Iterator[str]:
    seen = words[:_LONGEST]
    whole = _trimmed(seen)
    if not whole:
        yield "statement"
        return
    text = _spelled(seen, whole)
    if len(text) <= SHORT_STATEMENT and len(seen) == len(words):
        yield text
        return
    parse = Parse(tuple(words)).cut(0, len(seen))  # heads may be outside of what is quoted
    found = tuple(branches(parse, ADJUNCTS | SUBJECTS))
    ways = [*_ways(seen, whole, stretches(parse, found))]
    texts = {_spelled(seen, each) for each in ways} if len(seen) == len(words) else set()
    for caption in sorted(texts, key=_cost):
        most = _MOST_WHOLE if caption == text else _MOST
        if len(caption) <= most and _is_balanced(caption, text):
            yield caption
    gapped = (_without(each, [gap]) for gap in gaps(found) for each in ways)
    yield from _broken_off(parse, chain(ways, gapped))


def _trimmed(words: Sequence[Word]) -> range:
    """Return the places of words, without a full stop at the end and marks without their pair."""
    first, last = 0, len(words)
    while last and words[last - 1].text in _LOOSE:
        last -= 1
    texts = [word.text for word in words[:last]]
    for opening, closing in _PAIRS.items():
        first += texts[:1] == [opening] and closing not in texts
        last -= texts[-1:] == [closing] and opening not in texts
    for mark in _EITHER_WAY:
        if texts.count(mark) == 1:
            first += texts[:1] == [mark]
            last -= texts[-1:] == [mark] == ['"']  # an apostrophe may end a word
    return range(first, last) if any(word.is_word for word in words) else range(0)


def _cost(caption: str) -> tuple[float, str]:
    """Return what is wrong with the length of a caption; a cut counts too."""
    over = len(caption) - SHORT_STATEMENT
    wrong = over if over > 0 else over * over / _BRIEF
    return wrong + _CUT * caption.count("…"), caption


def _ways(words: Sequence[Word], whole: range, spans: Sequence[Span]) -> Iterator[Sequence[int]]:
    """Yield what may remain of a statement: the places of its words."""
    longest = sorted(spans, key=lambda span: span[0] - span[1])[:_MOST_STRETCHES]
    for size in range(_MOST_CUTS + 1):
        for chosen in combinations(sorted(longest), size):
            if all(one[1] <= other[0] for one, other in pairwise(chosen)):
                places = _without(whole, chosen)
                if not size or sum(words[each].is_word for each in places) > _FEWEST:
                    yield places


def _without(places: Sequence[int], spans: Iterable[Span]) -> list[int]:
    """Return places that are not in one of some spans."""
    kept = list(places)
    for first, last in spans:
        kept = kept[: bisect_left(kept, first)] + kept[bisect_left(kept, last) :]
    return kept


def _is_balanced(caption: str, text: str) -> bool:
    """Return whether a caption has as many marks without their pair as the whole text."""
    even = caption.count('"') % 2 == text.count('"') % 2
    return even and all(
        caption.count(opening) - caption.count(closing) == text.count(opening) - text.count(closing)
        for opening, closing in _PAIRS.items()
    )


def _spelled(words: Sequence[Word], places: Sequence[int]) -> str:
    """Return words as they are written, with … where others are left out."""
    text = ""
    for before, place in pairwise((-1, *places)):
        word = words[place]
        if before >= 0 and place == before + 1:
            text += " " if words[before].end < word.start else ""
        elif any(each.is_word for each in words[before + 1 : place]):
            text = f"{text} …" if text else "…"
            text += " " if word.is_word or word.text in _PAIRS else ""
        text += word.text
    left = words[places[-1] + 1 :] if places else ()
    return f"{text.rstrip(' .,;:–—-')}…" if any(each.is_word for each in left) else text


def _broken_off(parse: Parse, ways: Iterable[Sequence[int]]) -> Iterator[str]:
    """Yield beginnings of a statement, broken off where a reader sees that it goes on.

    The fullest is first: what is high in the parser's tree counts most. The words that say who
    says it are kept at the end.
    """
    weights = [
        _FADE ** _depth(parse, place) if word.is_word else 0
        for place, word in enumerate(parse.words)
    ]
    named, sums = credit(parse), [*accumulate(weights, initial=0.0)]
    verb = _predicate(parse, named)
    found = set()
    for places in ways:
        kept = _beginning(parse.words, places, named, verb)
        lost = [sums[other] - sums[one + 1] for one, other in pairwise((*kept, len(weights)))]
        found.add((sum(lost) + _CUT_WORTH * sum(each > 0 for each in lost), kept))
    for _, kept in sorted(found):
        caption = _spelled(parse.words, kept)
        yield caption if len(caption) <= _MOST_WHOLE else f"{caption[: _MOST - 1]}…"


def _depth(parse: Parse, place: int) -> int:
    """Return how deep a word is in the tree; what leads up to a verb is deeper."""
    depth = 0
    while (word := parse.words[place]).step and depth < _DEEPEST:
        leads = word.dep in LEADING and word.step > 0
        place, depth = parse.head(place), depth + (_LEAD if leads else 1)
    return depth


def _predicate(parse: Parse, named: Sequence[int]) -> int:
    """Return the place of the verb of what is said, and of the infinitive that completes it."""
    verbs = [at for at, word in enumerate(parse.words) if word.pos in VERBS and at not in named]
    top = min(verbs, key=lambda at: (_depth(parse, at), at), default=0)
    return max(top, parse.child_by(top, "xcomp") or 0)


def _beginning(
    words: Sequence[Word], places: Sequence[int], credit: Sequence[int], verb: int
) -> tuple[int, ...]:
    """Return as many places as fit, up to a word after which a reader expects another."""
    end = [each for each in places if each in credit]
    begin = [each for each in places if not end or each < end[0]]
    room = _MOST - sum(len(words[each].text) + 1 for each in end)
    best, length, is_said = (0, 1), 0, not end
    for size, (place, after) in enumerate(pairwise((*begin, len(words))), 1):
        length += len(words[place].text)
        is_said = is_said or words[place].tag in FINITE
        if length > room:
            kept = begin[: best[1]]
            return (*kept, *end) if len(kept) > 1 else _beginning(words, places, (), verb)
        if after == len(words) or words[place].end < words[after].start:
            length += 1
            if end and not (is_said and place > verb and words[place].dep not in HELPERS):
                continue  # with words after the gap nobody sees that the verb is missing
            is_open = length > _LEAST * room and _is_open(words, place)
            best = max(best, (is_open, size))
    return (*begin, *end)


def _is_open(words: Sequence[Word], place: int) -> bool:
    """Return whether a reader sees that a word is followed by others; not just after "than"."""
    word, near = words[place], words[max(0, place - _REACH) : place]
    before = word.dep == "amod" and word.step > 0 and word.tag == "JJ"
    is_open = before or word.lower in WORDS["unfinished"]
    return is_open and not any(each.lower in WORDS["comparing"] for each in near)


def to_ids(labels: Iterable[str]) -> tuple[str, ...]:
    """Return one id for each caption, all different, also without regard to case."""
    return tuple(_distinct(map(_ids, labels)))


def _ids(label: str) -> Iterator[str]:
    base = to_id(label)
    yield base
    yield from (f"{base}-{number}" for number in count(2))


def to_id(label: str) -> str:
    """Return a caption as an id: lower case with hyphens, without "the", cut between words.

    It is longer if "not", "only" or the like would be cut off.
    """
    every = label.lower().replace("’", "'").replace("…", " ").split()
    named = [word for word in every if any(map(str.isalnum, word))]
    words = [word for word in named if word not in WORDS["articles"]] or named
    size, least = _count_fitting(words, _LONGEST_ID), 1
    most = _count_fitting(words, _FARTHEST_ID)
    for farther in range(size, most):
        if words[farther].strip(",;") in WORDS["turning"] or words[farther].endswith("n't"):
            least, size = farther + 1, min(farther + 2, most)
    while least < size < len(words) and words[size - 1] in WORDS["loose-ends"]:
        size -= 1
    return slug(" ".join(words[:size]).replace("'", "")[:_FARTHEST_ID]) or "statement"


def _count_fitting(words: Sequence[str], most: int) -> int:
    lengths = accumulate(len(word.replace("'", "")) + 1 for word in words)
    return max(1, sum(length <= most + 1 for length in lengths))
