"""What a preposition with its noun brings to a caption."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.drafting.labels.nouns import is_year
from argmap.drafting.labels.trees import COMPLEMENTS
from argmap.drafting.labels.units import is_headless
from argmap.drafting.labels.worth import BOUND, DATES, DENIES, SAYS
from argmap.drafting.words import VERBS
from argmap.english import captions as english

if TYPE_CHECKING:
    from argmap.drafting.labels.trees import Tree
    from argmap.drafting.labels.worth import Weight

_FAINT = (0.9, 0.2)


def of_phrase(tree: Tree, top: int, child: int) -> Weight | None:
    """Return the weight of a preposition with its noun."""
    noun, above = tree.noun(child), tree.words[top]
    if noun is None:
        return _of_stranded(tree, top, child)
    if tree.is_denied(noun) or tree.words[noun].lower in english.NEGATIONS:
        return DENIES  # "in no case"
    if _says_nothing(tree, top, child, noun):
        return None
    if above.dep == "prep":
        return BOUND
    if above.pos not in VERBS:
        return _at_noun(tree, top, child)
    return _at_verb(tree, top, child, noun) if child > top else _before_verb(tree, top, noun)


def _of_stranded(tree: Tree, top: int, child: int) -> Weight | None:
    """Return the weight of a preposition without a noun: "what we pay for"."""
    word = tree.words[child]
    near = tree.words[top].pos == "VERB" and child == top + 1 and word.dep == "prep"
    return (1.0, 4.0) if near and word.lower not in english.TIMED else None


def _says_nothing(tree: Tree, top: int, child: int, noun: int) -> bool:
    """Return whether a preposition has only a pronoun, a clause, or is one of "according to"."""
    if tree.words[child].lower in english.ASIDE:
        return True
    if tree.words[noun].dep == "pcomp" and tree.subject(noun) is not None:
        return True
    is_all = tree.words[top].lemma == "be" and tree.child_by(top, *COMPLEMENTS) is None
    return tree.is_bare(noun) and not (is_all and tree.has_named_subject(top))


def _before_verb(tree: Tree, verb: int, noun: int) -> Weight | None:
    """Return the weight of "in 2023" before a verb: it distinguishes one count from the next."""
    if not is_year(tree.words[noun]):
        return None
    subject = tree.subject(verb)
    counted = subject is not None and (
        tree.words[subject].tag == "CD" or tree.child_by(subject, "nummod") is not None
    )
    return 4.0 if counted else 1.0, 0.0


def _at_verb(tree: Tree, verb: int, child: int, noun: int) -> Weight:
    """Return the weight of a preposition after a verb: least for a time."""
    lower = tree.words[child].lower
    if lower in english.NOTING:
        return 1.8, 1.0
    has_object = tree.child_by(verb, "dobj") is not None
    if lower == "from" and has_object and tree.child_by(child, "pcomp") is not None:
        return 2.0, 10.0  # "stop them from paying"
    if tree.child_by(verb, *COMPLEMENTS) is not None:
        return _after_object(tree, child, noun)
    if tree.words[verb].lemma == "be":
        return 3.0, 7.0
    return (1.5, 0.8) if tree.is_denied(verb) else _at_plain_verb(tree, verb, child, noun)


def _after_object(tree: Tree, child: int, noun: int) -> Weight:
    if is_year(tree.words[noun]):
        return 0.5, 0.0
    if _is_timed(tree, child, noun):
        return DATES
    return SAYS if tree.words[child].dep == "agent" else _FAINT


def _at_plain_verb(tree: Tree, verb: int, child: int, noun: int) -> Weight:
    """Return the weight of a preposition after a verb without an object.

    The first says what; a place or a time only says where.
    """
    word = tree.words[child]
    if _is_timed(tree, child, noun):
        return (0.5, 0.0) if is_year(tree.words[noun]) else (0.1, 0.0)
    if word.lower == "as":
        return 2.0, 2.0
    first = min(other for other in tree.children_by(verb, "prep", "agent") if other > verb)
    name_or_passive = tree.words[noun].pos == "PROPN" or tree.words[verb].tag == "VBN"
    placed = word.lower in english.PLACED and name_or_passive
    return SAYS if word.dep == "agent" or (child == first and not placed) else _FAINT


def _is_timed(tree: Tree, child: int, noun: int) -> bool:
    word = tree.words[noun]
    timed = word.lemma in english.TIMES or tree.words[child].lower in english.TIMED
    return is_year(word) or timed


def _at_noun(tree: Tree, top: int, child: int) -> Weight:
    above, word = tree.words[top], tree.words[child]
    of = word.lower == "of"
    if of and is_headless(tree, top):
        return 2.0, BOUND[1]
    if above.lemma in english.CHANGES:
        return 2.5, 4.0
    if of:
        return (2.5, 4.0) if above.lemma in english.AMOUNTS or above.tag == "CD" else (1.4, 0.3)
    aside = (
        word.lower in english.PLACED | english.TIMED or tree.child_by(child, "pcomp") is not None
    )
    return (0.6, 0.1) if aside else (1.1, 0.2)
