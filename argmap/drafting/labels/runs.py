"""Captions without a parse: runs of adjacent words; and words spelled as a phrase."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from argmap.drafting.labels.units import tied
from argmap.drafting.words import FINITE, VERBS, Word
from argmap.english.captions import BEFORE_NOT, SPELLED_OUT, WORDS

_STARTS = 12  # words at which a run may begin
_INSIDE = frozenset("-“”\"'‘’")  # marks that may be inside a run


def runs(words: Sequence[Word], most: int) -> Iterator[str]:
    """Yield runs of at most `most` adjacent words, those that say most first."""
    places = [place for place, word in enumerate(words) if word.is_word]
    first = _opening(words)
    places = [place for place in places if place >= first] or places
    found: list[list[int]] = []
    for start in range(min(len(places), _STARTS)):
        found += _runs_from(words, places[start : start + 3 * most], most)
    found.sort(key=lambda run: (-_worth(words, run), run[0]))
    yield from (spelled(words, run) for run in found)
    if places:
        yield spelled(words, trimmed(words, places[:most]))


def _runs_from(words: Sequence[Word], places: Sequence[int], most: int) -> Iterator[list[int]]:
    """Yield the runs of two words and more from the first of some places to the next comma."""
    run = [places[0]]
    if not _is_content(words[run[0]]) and words[run[0]].lower not in WORDS["modals"]:
        return
    for place in places[1:]:
        gap = {word.text for word in words[run[-1] + 1 : place]}
        if not gap <= _INSIDE or len(spelled(words, [*run, place]).split()) > most:
            return
        run.append(place)
        if _is_content(words[place]) and words[place].lower not in {"not", "no"}:
            yield list(run)


def _worth(words: Sequence[Word], run: Sequence[int]) -> float:
    """Return how much a run says: content words, negations, figures; the earlier, the better."""
    content = sum(_is_content(words[place]) for place in run)
    denied = sum(words[place].lower in WORDS["negations"] for place in run)
    figures = 0.5 * any(words[place].text[0].isdigit() for place in run)
    return content + (denied + figures) - (len(run) - content) * 0.4 - run[0] / 8


def _opening(words: Sequence[Word]) -> int:
    """Return the place after an opening without a verb: "For example,", "In simple words -"."""
    for place, word in enumerate(words[:6]):
        if word.tag in FINITE:
            return 0
        ends = word.text in {",", "-", "–", "—"} and place + 3 < len(words)
        if ends and word.end < words[place + 1].start:
            return place + 1
    return 0


def _is_content(word: Word) -> bool:
    says = word.lower not in WORDS["dropped"] and len(word.lower) > 1
    return word.is_word and (says or word.lower in WORDS["negations"] or word.text.isdigit())


def trimmed(words: Sequence[Word], places: Iterable[int]) -> list[int]:
    """Return the places without small words at either end; "have to" and "did not" stay."""
    kept = sorted(places)
    while len(kept) > 2 and words[kept[0]].lower in WORDS["openers"]:
        stays = words[kept[1]].lower in WORDS["negations"] | {"to"}
        if stays and words[kept[0]].lower in WORDS["helpers"]:
            break
        kept.pop(0)
    while len(kept) > 1 and words[kept[-1]].lower in WORDS["loose-ends"]:
        kept.pop()
    return kept


def spelled(words: Sequence[Word], places: Iterable[int]) -> str:
    """Return the words at some places as they read inside a sentence, with what is tied to them."""
    whole = sorted({each for place in places for each in tied(words, place)})
    pieces = [_plain(words, place) for place in whole]
    for number, (before, place) in enumerate(pairwise(whole), 1):
        if words[before].end < words[place].start or place > before + 1:
            pieces[number] = " " + pieces[number]
    return " ".join("".join(pieces).split())


def _plain(words: Sequence[Word], place: int) -> str:
    """Return a word as it reads inside a sentence: without contraction, and lower case."""
    word, text = words[place], words[place].text
    if word.lower == "n't":
        return " not"
    if word.lower in SPELLED_OUT and word.pos in VERBS:
        return f" {SPELLED_OUT[word.lower]}"
    after = words[place + 1 : place + 2]
    if text.lower() in BEFORE_NOT and any(each.lower == "n't" for each in after):
        return BEFORE_NOT[text.lower()]
    return text if place or _is_name(word) else text.lower()


def _is_name(word: Word) -> bool:
    """Return whether a word keeps its capital."""
    if word.pos in {"PROPN", ""} or len(word.text) == 1 or not word.text[1:].islower():
        return True
    lower = word.text.lower()
    people = lower.endswith(("ian", "ean", "ese")) and lower not in WORDS["no-peoples"]
    return people or lower in WORDS["peoples"]
