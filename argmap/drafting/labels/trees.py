"""A statement's words as the parser's tree, with what a caption needs to ask of it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from argmap.drafting.words import SUBJECTS, Parse, Word
from argmap.english.captions import WORDS

COMPLEMENTS = frozenset("dobj attr acomp oprd xcomp ccomp".split())
_NAMED = SUBJECTS - {"expl"}
_BREAKS = frozenset(",;:-–—")


@dataclass(frozen=True, slots=True)
class Tree(Parse):
    """The words of a statement, and for each the places of those that depend on it."""

    below: tuple[tuple[int, ...], ...]
    asks: bool  # it is a question

    def children(self, place: int) -> Sequence[int]:
        """Return the places below the one at `place`."""
        return self.below[place]

    def words_below(self, place: int) -> list[Word]:
        """Return the words directly below the one at `place`."""
        return [self.words[child] for child in self.below[place]]

    def has_below(self, place: int, words: Collection[str]) -> bool:
        """Return whether one of some words is directly below the one at `place`."""
        return any(word.lower in words for word in self.words_below(place))

    def reads(self, place: int | None, words: Collection[str]) -> bool:
        """Return whether there is a word at a place, and it is one of some words."""
        return place is not None and self.words[place].lower in words

    def subject(self, place: int) -> int | None:
        """Return the place of the subject of the verb at `place`; "there" is none."""
        return self.child_by(place, *_NAMED)

    def noun(self, place: int) -> int | None:
        """Return the place of the noun of a preposition, also of "out of"."""
        inner = self.child_by(place, "pobj", "pcomp", "prep")
        return self.noun(inner) if inner is not None and self.words[inner].dep == "prep" else inner

    def has_to(self, verb: int) -> bool:
        """Return whether a "to" precedes a verb."""
        return any(word.lower == "to" and word.dep == "aux" for word in self.words_below(verb))

    def is_denied(self, place: int) -> bool:
        """Return whether a negation depends on the word at `place`."""
        return any(
            word.dep == "neg" or (word.lower in WORDS["negations"] and word.dep != "prep")
            for word in self.words_below(place)
        )

    def is_bare(self, place: int) -> bool:
        """Return whether a word only points: "it", "those", but not "no one" or "those in need"."""
        lower = self.words[place].lower
        if lower not in WORDS["pronouns"] | WORDS["pointing"] or self.is_denied(place):
            return False
        if self.child_by(place, "amod", "nummod", "poss") is not None:
            return False
        if lower not in WORDS["pointing"]:
            return True
        if self.child_by(place, "relcl") is not None or self.has_below(place, {"every"}):
            return False
        return not self.has_full_noun(self.children_by(place, "prep"))

    def has_full_noun(self, prepositions: Iterable[int]) -> bool:
        """Return whether one of some prepositions has a noun that does not only point."""
        nouns = map(self.noun, prepositions)
        return any(noun is not None and not self.is_bare(noun) for noun in nouns)

    def has_named_subject(self, verb: int) -> bool:
        """Return whether the subject of a verb is more than "it" or "we"."""
        subject = self.subject(verb)
        return subject is not None and not self.is_bare(subject)


def to_tree(words: Sequence[Word]) -> Tree:
    """Return the words as a tree; what is in brackets depends on nothing outside them."""
    below: list[list[int]] = [[] for _ in words]
    steps = ((word.text in {"(", "["}) - (word.text in {")", "]"}) for word in words)
    depths = list(accumulate(steps))
    for place, word in enumerate(words):
        head = place + word.step
        if word.step and depths[place] <= depths[head] and not _denies_nothing(words, place):
            below[head].append(place)
    return Tree(tuple(words), tuple(map(tuple, below)), _asks(words))


def _asks(words: Sequence[Word]) -> bool:
    """Return whether the words are a question, also without its mark: "why should it"."""
    if any(word.text == "?" for word in words[-2:]):
        return True
    first = [word for word in words[:3] if word.tag != "CC"][:2]
    return len(first) > 1 and first[0].tag == "WRB" and first[1].pos == "AUX"


def _denies_nothing(words: Sequence[Word], place: int) -> bool:
    """Return whether a word denies nothing: "No, it is safe", "no matter how", "if not all"."""
    before, after = words[max(place - 1, 0)].lower, words[min(place + 1, len(words) - 1)]
    lower = words[place].lower
    if lower == "no":
        return after.lower == "matter" or after.text in _BREAKS
    return (before, lower) in {("no", "matter"), ("if", "not")}


def to_plain_tree(words: Sequence[Word]) -> Tree:
    """Return the tree of the words, with "it is Ann who pays" read as "Ann pays"."""
    tree = to_tree(words)
    for place, word in enumerate(words):
        if word.lemma != "be" or word.step or tree.is_denied(place):
            continue
        subject, noun = tree.subject(place), tree.child_by(place, "attr")
        if noun is None or not tree.reads(subject, {"it"}):
            continue
        for verb in (*tree.below[place], *tree.below[noun]):
            inner = tree.subject(verb)
            if inner is not None and verb > noun and tree.reads(inner, WORDS["relative"]):
                moved = list(words)
                moves = (noun, "nsubj", verb), (inner, "mark", verb), (verb, "ccomp", place)
                for each, dep, head in moves:
                    moved[each] = replace(words[each], dep=dep, step=head - each)
                return to_tree(moved)
    return tree
