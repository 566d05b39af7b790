"""A sentence -> the places where a statement of its own begins, by a trained model."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from argmap.drafting.learned.choices import Vector, Weights, chance, score
from argmap.drafting.sentences import LONGEST, is_enclosed, joints
from argmap.drafting.words import FINITE, HELPERS, Parse, Word, count_words
from argmap.english.word_lists import word_sets
from argmap.model import Span

_OPENERS = word_sets("segmentation")["clause-openers"]
_MARKS = frozenset(",;:–")
_DASHES = frozenset({"–", "—", "-", "--"})
_ENOUGH, _IF_RULED = 0.5, 0.25  # chance from which a sentence is cut
_RULED = "rule=sure"
_COMPLETED = frozenset({"AUX", "NOUN"})
_INTRODUCES = frozenset(":–")  # marks before which no verb is needed


def cut_by(whole: Parse, weights: Weights) -> Iterator[Span]:
    """Yield the pieces of a sentence as places: the first, and the one after the last."""
    cuts = [place for place, seen in cut_vectors(whole) if _is_cut(seen, weights)]
    yield from pairwise([0, *cuts, len(whole.words)])


def _is_cut(seen: Vector, weights: Weights) -> bool:
    """Return whether to cut at a place: sooner where the rules are sure, as before "because"."""
    return chance(score(weights, seen)) >= (_IF_RULED if _RULED in seen else _ENOUGH)


def cut_vectors(whole: Parse) -> Iterator[tuple[int, Vector]]:
    """Yield every place before which a sentence may be cut, with its features."""
    found = list(_places(whole))
    if not found:
        return
    sure = set(joints(whole, sparing=True))
    ruled = dict.fromkeys(joints(whole, sparing=False), "usual") | dict.fromkeys(sure, "sure")
    for place, after in pairwise([*found, len(whole.words)]):
        yield place, dict.fromkeys(_names(whole, place, after, ruled), 1.0)


def _places(whole: Parse) -> Iterator[int]:
    words, last = whole.words, len(whole.words)
    finite = [place for place, word in enumerate(words) if word.tag in FINITE]
    if last > LONGEST or not finite:
        return
    before = -1
    for place in range(1, last):
        if not words[place].is_word or place - 1 == before:
            continue
        mark = _mark(words, place)
        verbs = place <= finite[-1] and (finite[0] < place or mark in _INTRODUCES)
        begins = bool(mark) or (_opens(words[place]) and not _completes(whole, place))
        if begins and verbs and count_words(words[place:]) > 1 and not is_enclosed(words, place):
            before = place
            yield place


def _opens(word: Word) -> bool:
    return word.lower in _OPENERS or word.dep in {"cc", "mark"}


def _completes(whole: Parse, place: int) -> bool:
    """Return whether a clause only completes a noun or a form of "be": "the hope is that …"."""
    verb = whole.head(place)
    above = whole.words[whole.head(verb)].pos
    clause = whole.words[place].dep == "mark" and whole.words[verb].dep in {"ccomp", "acl"}
    return clause and above in _COMPLETED


def _mark(words: Sequence[Word], place: int) -> str:
    """Return the mark directly before a word, also before a closing quotation mark, or ""."""
    mark = words[place - 1]
    if mark.text in '”"’)' and place > 1 and words[place - 2].text in _MARKS:
        mark = words[place - 2]
    if mark.text in _DASHES:
        spaced = mark.text == "—" or words[place].start > words[place - 1].end
        return "–" if spaced else ""
    return mark.text if mark.text in _MARKS else ""


def _names(whole: Parse, place: int, after: int, ruled: Mapping[int, str]) -> Iterator[str]:
    words = whole.words
    mark, word = _mark(words, place) or "none", words[place]
    opens = word.lower if _opens(word) else word.pos
    left, right = count_words(words[:place]), count_words(words[place:])
    yield from (
        "bias",
        f"m={mark}",
        f"w={opens}",
        f"m={mark} w={opens}",
        f"pos={word.pos} m={mark}",
    )
    yield from (
        f"left={min(6, left // 3)}",
        f"right={min(6, right // 3)}",
        f"few={min(left, right) < 4}",
    )
    yield from (
        f"length={min(8, len(words) // 6)}",
        f"rule={ruled.get(place)}",
        f"first={words[0].lower}",
    )
    yield f"commas={sum(each.text == ',' for each in words) > 2}"
    if opens == word.lower and place + 1 < len(words):
        yield f"w={opens} {words[place + 1].lower}"
    figures = [any(each.tag == "CD" for each in part) for part in (words[:place], words[place:])]
    yield from (f"figures={figures}", f"figures={figures} m={mark}")
    yield f"verb={any(each.tag in FINITE for each in words[:place])} m={mark}"
    yield from _of_verb(whole, place, after, mark, opens)


def _of_verb(whole: Parse, place: int, after: int, mark: str, opens: str) -> Iterator[str]:
    """Yield what the first finite verb from a place on shows of the clause there."""
    words = whole.words
    verb = next(each for each in range(place, len(words)) if words[each].tag in FINITE)
    if words[verb].dep in HELPERS:
        verb = whole.head(verb)
    head, subject = whole.head(verb), whole.subject(verb)
    side = "top" if head == verb else "before" if head < place else "after"
    clause = f"{words[verb].dep} {side} {verb < after}"
    own = subject is not None and subject >= place
    yield from (f"clause={clause}", f"w={opens} clause={clause}", f"m={mark} clause={clause}")
    yield from (f"own={own} m={mark}", f"own={own} w={opens}", f"tag={words[verb].tag}")
    yield f"head={words[head].dep}"
    if subject is not None and own:
        yield f"subject={words[subject].lower if words[subject].pos == 'PRON' else 'other'}"
    if words[verb].dep == "ccomp":
        yield f"says={words[head].lemma}"
