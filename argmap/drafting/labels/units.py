"""The words that come into a caption together, and how many words they count for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.drafting.labels.trees import CONTRACTED, HAVE, MODALS, VERBS, WHO, WILL
from argmap.drafting.words import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.drafting.labels.trees import Tree
    from argmap.drafting.words import Word

ASKING = frozenset("who what which how why where when whether if whoever whatever whose".split())
_HEADLESS = frozenset(
    "number lot series range kind sort type variety couple handful plenty total matter barrage bunch form".split()
)
_ALLOWED = frozenset({"allowed", "permitted"})
_LEADING = _ALLOWED | {"able", "going", "have", "required", "like"}
_OUGHT = frozenset({"should", "must"})
_LARGE = frozenset("large great huge vast high certain wide considerable full".split())


def to_unit(tree: Tree, place: int, *, alone: bool) -> tuple[int, ...]:
    """Return the places that come in together with a word: "to" with its verb, "'s" with its noun, "be" with "must".

    `alone` is for the word that all others hang on. What only leads up to another word comes in with nothing: "a number of".
    """
    silent = (
        is_headless(tree, place)
        or _is_joint_of_headless(tree, place)
        or is_able(tree, place)
        or _is_how(tree, place)
    )
    small = (
        *_before(tree, place),
        *(() if alone or tree.words[place].pos not in VERBS else before_verb(tree, place)),
    )
    return tuple(sorted({*small} if silent else {place, *small}))


def to_cost(tree: Tree, place: int) -> int:
    """Return how many words a word counts for: none for "'s", for the "not" of "cannot" or "don't", for an "is" that stands first."""
    word, before = tree.words[place], tree.words[place - 1]
    if word.dep == "case" or _goes(tree, place):
        return 0
    joined = word.lower in {"not", "n't"} and place > 0 and not _goes(tree, place - 1)
    return int(
        not joined
        or not (before.lower in CONTRACTED or (word.lower == "not" and before.end == word.start))
    )


def _goes(tree: Tree, place: int) -> bool:
    """Return whether a word is an "is" that would stand first in its caption."""
    word = tree.words[place]
    verb = word.lemma == "be" and word.pos in VERBS and word.tag != "VB" and not word.step
    return verb and not tree.asks and not tree.has_named_subject(place)


def is_headless(tree: Tree, place: int) -> bool:
    """Return whether a noun only counts or sorts what an "of" after it names."""
    if (
        tree.words[place].lemma not in _HEADLESS
        or tree.is_denied(place)
        or tree.is_denied(tree.head(place))
    ):
        return False
    told = any(
        tree.words[child].dep in {"amod", "nummod"} and tree.words[child].lower not in _LARGE
        for child in tree.below[place]
    )
    nouns = (tree.noun(child) for child in tree.below[place] if tree.words[child].lower == "of")
    return not told and any(noun is not None and not tree.is_bare(noun) for noun in nouns)


def _is_joint_of_headless(tree: Tree, place: int) -> bool:
    return (
        tree.words[place].dep == "prep"
        and tree.words[place].lower == "of"
        and is_headless(tree, tree.head(place))
    )


def _is_how(tree: Tree, place: int) -> bool:
    """Return whether a "be" needs no word: "how fair this is" reads "how fair"."""
    if (
        tree.words[place].lemma != "be"
        or tree.child(place, "acomp") is None
        or tree.has_named_subject(place)
    ):
        return False
    return any(tree.words[child].tag == "WRB" for child in tree.below[place])


def is_able(tree: Tree, place: int) -> bool:
    """Return whether a verb or adjective only leads up to another verb: "would be able to", "should not be allowed to", "are to be"."""
    word, verb = tree.words[place], tree.child(place, "xcomp")
    if word.lemma != "be" and (verb is None or word.lower not in _LEADING):
        return False
    if word.lemma == "be" and (able := tree.child(place, "acomp")) is not None:
        return is_able(tree, able)
    if tree.asks or verb is None or tree.child(place, "dobj") is not None or not tree.has_to(verb):
        return False
    helpers = {
        tree.words[child].lower for top in (place, tree.head(place)) for child in tree.below[top]
    } & (MODALS | WILL)
    if tree.is_denied(place) or tree.is_denied(tree.head(place)):
        return word.lower in _ALLOWED and not helpers.isdisjoint(_OUGHT)
    planned = (
        word.lemma == "be"
        and tree.has_named_subject(place)
        and tree.child(verb, "auxpass") is not None
    )
    able = word.lower in {"able", "going"} and bool(helpers) and helpers.isdisjoint(_OUGHT)
    return (
        able
        or planned
        or (word.lower == "like" and not helpers.isdisjoint({"would", "'d"}))
        or (word.lower in {"have", "required"} and bool(helpers))
    )


def _before(tree: Tree, place: int) -> Iterator[int]:
    """Yield the places of the small words without which a word would read wrongly."""
    word, head = tree.words[place], tree.head(place)
    if word.dep == "neg" and place and tree.words[place - 1].dep in {"aux", "auxpass"}:
        yield from (place - 1, *after_modal(tree, place - 1))
    elif word.dep == "aux":
        yield from after_modal(tree, place)
    elif word.dep == "poss":
        yield from (child for child in tree.below[place] if tree.words[child].dep == "case")
    elif (
        word.dep in SUBJECTS
        and (sign := tree.child(head, "mark")) is not None
        and tree.words[sign].lower == "for"
    ):
        yield sign
    elif word.tag == "CD":
        yield from _than(tree, place)
    elif word.dep == "conj" and (joint := tree.child(head, "cc")) is not None:
        yield joint


def _than(tree: Tree, place: int) -> Iterator[int]:
    """Yield "more than" before a figure."""
    small = [
        child
        for child in range(max(0, place - 2), place)
        if tree.words[child].lower in {"more", "less", "fewer", "than"}
    ]
    yield from small if len(small) > 1 else ()


def after_modal(tree: Tree, place: int) -> Iterator[int]:
    """Yield "be" and "have been" after "must", "been" after "has"."""
    verb = tree.head(place)
    modal = tree.words[place].lower in MODALS | WILL | {"ca"} and not is_able(tree, verb)
    if modal or (tree.words[place].lemma == "have" and tree.words[verb].tag != "VBN"):
        yield from (
            child
            for child in _helpers(tree, verb)
            if child > place
            and (tree.words[child].lemma == "be" or tree.words[child].lower in HAVE)
        )


def _helpers(tree: Tree, verb: int) -> list[int]:
    return [
        child
        for child in tree.below[verb]
        if child < verb and tree.words[child].dep in {"aux", "auxpass"}
    ]


def before_verb(tree: Tree, place: int) -> Iterator[int]:
    """Yield "to" and "to be" before a verb, the "that" or "who" that is its subject, and a word that asks."""
    helpers, verb = _helpers(tree, place), tree.words[place]
    start = tied(tree.words, place).start
    to = next(
        (child for child in (*helpers, start - 1) if child >= 0 and _is_to(tree.words[child])), None
    )
    if to is not None:
        above = tree.head(place)
        hidden = is_able(tree, above) and tree.words[above].lemma != "be"
        yield from (child for child in (to, *helpers) if child > to or not hidden)
    elif verb.dep in {"xcomp", "pcomp"} and tree.subject(place) is None:
        yield from helpers
    if verb.dep == "relcl":
        yield from _before_relative(tree, place, helpers)
    elif verb.dep in {"ccomp", "csubj", "csubjpass", "pcomp"}:
        asking = [
            child
            for child in tree.below[place]
            if child < place and tree.words[child].lower in ASKING
        ]
        yield from asking[:1]
        yield from (
            child
            for child in helpers
            if asking and child > asking[0] and tree.child(place, "neg") is None
        )


def _is_to(word: Word) -> bool:
    return word.lower == "to" and (word.dep == "aux" or word.tag == "TO")


def _before_relative(tree: Tree, place: int, helpers: Sequence[int]) -> Iterator[int]:
    """Yield what stands before the verb of a clause that says more of a noun: "who had paid"; nothing in "that was paid"."""
    subject, tag = tree.subject(place), tree.words[place].tag
    if subject is None or tree.words[subject].lower not in WHO:
        return
    if tag not in {"VBN", "VBG"}:
        yield from (subject, *(helpers if tag == "VB" else ()))
    elif tag == "VBN" and tree.child(place, "auxpass") is None:
        yield from (subject, *helpers)


def tied(words: Sequence[Word], place: int) -> range:
    """Return the places of a word and of what hyphens or a sign of per cent tie to it: zero-tolerance, 50%."""
    first = last = place
    while (
        first >= 2
        and words[first - 1].text == "-"
        and words[first - 2].end == words[first - 1].start == words[first].start - 1
    ):
        first -= 2
    while (
        last + 2 < len(words)
        and words[last + 1].text == "-"
        and words[last].end == words[last + 1].start == words[last + 2].start - 1
    ):
        last += 2
    if (
        last + 1 < len(words)
        and words[last + 1].text == "%"
        and words[last].end == words[last + 1].start
    ):
        last += 1
    if first and words[first].text == "%" and words[first - 1].end == words[first].start:
        first -= 1
    if (
        first
        and words[first - 1].text in {"$", "€", "£"}
        and words[first - 1].end == words[first].start
    ):
        first -= 1
    return range(first, last + 1)
