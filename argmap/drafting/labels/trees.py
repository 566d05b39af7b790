"""A statement's words as the parser's tree, with what a caption needs to ask of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from argmap.drafting.words import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.drafting.words import Word

NEGATIONS = frozenset(
    "not no never nobody nothing none nowhere neither nor without n't cannot hardly barely scarcely rarely seldom".split()
)
MODALS = frozenset("should must can could may might would cannot ought shall 'd".split())
HAVE = frozenset("have 've has had".split())
CONTRACTED = frozenset("do does did is are was were has have had should could would must".split())
WILL = frozenset("will 'll wo".split())
LIGHT = frozenset("do have make take give be get".split())
COMPLEMENTS = frozenset("dobj attr acomp oprd xcomp ccomp".split())
VERBS = frozenset({"VERB", "AUX"})
NOUNS = frozenset({"NOUN", "PROPN"})
WHO = frozenset({"that", "which", "who"})
_PRONOUNS = frozenset(
    "i we you he she it they this that these who whom which what there us me him her them myself himself itself ourselves themselves".split()
)
_POINTING = frozenset("those one all such".split())  # with something after them they name it
_BREAKS = frozenset({",", ";", ":", "-", "–", "—"})


@dataclass(frozen=True, slots=True)
class Tree:
    """The words of a statement, and for each the places of those that hang on it."""

    words: tuple[Word, ...]
    below: tuple[tuple[int, ...], ...]
    asks: bool  # it is a question

    def head(self, place: int) -> int:
        """Return the place of the head of the word at `place`; a root is its own."""
        return place + self.words[place].step

    def child(self, place: int, *deps: str) -> int | None:
        """Return the place of the first word that hangs on the one at `place` in one of some ways."""
        return next((child for child in self.below[place] if self.words[child].dep in deps), None)

    def subject(self, place: int) -> int | None:
        """Return the place of the subject of the verb at `place`."""
        return next(
            (
                child
                for child in self.below[place]
                if self.words[child].dep in SUBJECTS and self.words[child].dep != "expl"
            ),
            None,
        )

    def noun(self, place: int) -> int | None:
        """Return the place of the noun of a preposition, also of "out of"."""
        inner = self.child(place, "pobj", "pcomp", "prep")
        return self.noun(inner) if inner is not None and self.words[inner].dep == "prep" else inner

    def is_under(self, place: int, top: int) -> bool:
        """Return whether the word at `place` is the one at `top` or hangs on it, at any depth."""
        while place != top and self.words[place].step:
            place = self.head(place)
        return place == top

    def has_to(self, verb: int) -> bool:
        """Return whether a "to" stands before a verb."""
        return any(
            self.words[child].lower == "to" and self.words[child].dep == "aux"
            for child in self.below[verb]
        )

    def is_denied(self, place: int) -> bool:
        """Return whether a word that says no hangs on the one at `place`."""
        below = (self.words[child] for child in self.below[place])
        return any(
            word.dep == "neg" or (word.lower in NEGATIONS and word.dep != "prep") for word in below
        )

    def is_bare(self, place: int) -> bool:
        """Return whether a word only points at something: "it", "those", but not "no one" or "those in need"."""
        word = self.words[place]
        if (
            word.lower not in _PRONOUNS | _POINTING
            or self.is_denied(place)
            or self.child(place, "amod", "nummod", "poss") is not None
        ):
            return False
        if word.lower in _POINTING and self.child(place, "relcl") is not None:
            return False
        nouns = [self.noun(child) for child in self.below[place] if self.words[child].dep == "prep"]
        told = any(noun is not None and not self.is_bare(noun) for noun in nouns)
        counted = any(self.words[child].lower == "every" for child in self.below[place])
        return not (word.lower in _POINTING and (told or counted))

    def has_named_subject(self, verb: int) -> bool:
        """Return whether the subject of a verb is more than "it" or "we"."""
        subject = self.subject(verb)
        return subject is not None and not self.is_bare(subject)


def to_tree(words: Sequence[Word]) -> Tree:
    """Return the words with what hangs on each; what stands in brackets hangs on nothing outside them."""
    below: list[list[int]] = [[] for _ in words]
    opened = list(
        accumulate((word.text in {"(", "["}) - (word.text in {")", "]"}) for word in words)
    )
    for place, word in enumerate(words):
        if (
            word.step
            and opened[place] <= opened[place + word.step]
            and not _denies_nothing(words, place)
        ):
            below[place + word.step].append(place)
    return Tree(tuple(words), tuple(map(tuple, below)), _asks(words))


def _asks(words: Sequence[Word]) -> bool:
    """Return whether the words are a question, also where its sign is left out: "why should it"."""
    first = [word for word in words[:3] if word.tag != "CC"][:2]
    return any(word.text == "?" for word in words[-2:]) or (
        len(first) > 1 and first[0].tag == "WRB" and first[1].pos == "AUX"
    )


def _denies_nothing(words: Sequence[Word], place: int) -> bool:
    """Return whether a word denies nothing in its sentence: "No, the bridge is safe", "no matter how", "most if not all"."""
    if words[place].lower not in {"no", "matter", "not"}:
        return False
    before, after = words[max(place - 1, 0)].lower, words[min(place + 1, len(words) - 1)]
    pair = {
        "no": after.lower == "matter" or after.text in _BREAKS,
        "matter": before == "no",
        "not": before == "if",
    }
    return pair[words[place].lower]


def to_plain_tree(words: Sequence[Word]) -> Tree:
    """Return the tree of the words, with "it is Ann who pays" read as "Ann pays"."""
    tree = to_tree(words)
    for place in (
        place for place, word in enumerate(words) if word.lemma == "be" and not word.step
    ):
        subject, noun = tree.subject(place), tree.child(place, "attr")
        if noun is None or subject is None or words[subject].lower != "it" or tree.is_denied(place):
            continue
        for verb in (*tree.below[place], *tree.below[noun]):
            inner = tree.subject(verb)
            if verb > noun and inner is not None and words[inner].lower in WHO:
                return to_tree(
                    _rehung(
                        words,
                        {noun: ("nsubj", verb), inner: ("mark", verb), verb: ("ccomp", place)},
                    )
                )
    return tree


def _rehung(words: Sequence[Word], places: dict[int, tuple[str, int]]) -> list[Word]:
    """Return the words, some of them hung on another word in another way."""
    return [
        replace(word, dep=places[place][0], step=places[place][1] - place)
        if place in places
        else word
        for place, word in enumerate(words)
    ]
