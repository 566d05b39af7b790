"""What a word brings to a caption, and what is lost without it: the words around a verb.

A weight is a gain and a loss. Negation has the greatest loss, then what the sentence would be
wrong or broken without: the object, a figure, a comparative, "must". Ornament has none. The
figures order these cases; they are not measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.drafting.labels import nouns
from argmap.drafting.labels.prepositions import of_phrase
from argmap.drafting.labels.trees import COMPLEMENTS
from argmap.drafting.labels.units import after_modal, before_verb
from argmap.drafting.labels.worth import (
    ADDS,
    ADORNS,
    ALTERS,
    ASKS,
    BINDS,
    BY_DEP,
    DENIES,
)
from argmap.drafting.words import NOUNS, VERBS
from argmap.english import captions as english

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.drafting.labels.trees import Tree
    from argmap.drafting.labels.worth import Weight


def weigh(tree: Tree, top: int, child: int) -> Weight | None:
    """Return the weight of a word below another; None if it never comes in."""
    word = tree.words[child]
    if not word.is_word and word.text != "%":
        return None
    weight = _of_small(tree, child) or _BY_KIND.get(word.dep, _of_rest)(tree, top, child)
    if weight is not None and word.pos not in VERBS and tree.is_denied(child):
        return weight[0], max(weight[1], DENIES[1])
    return weight


def _of_small(tree: Tree, child: int) -> Weight | None:
    """Return the weight of a word that asks or denies."""
    word = tree.words[child]
    if tree.asks and word.lower in english.ASKING and word.tag.startswith("W"):
        return ASKS
    denies = word.lower in english.NEGATIONS and word.dep not in {"prep", "cc", "neg"}
    return DENIES if denies else None


def _of_rest(tree: Tree, _top: int, child: int) -> Weight | None:
    return BY_DEP.get(tree.words[child].dep)


def _of_negation(tree: Tree, top: int, child: int) -> Weight | None:
    """Return the weight of a "not"; the one of "isn't it so?" denies nothing."""
    last = max(tree.children_by(top, "neg"))
    rhetorical = tree.asks and tree.words[child].lower == "n't" and child < (tree.subject(top) or 0)
    return DENIES if child == last and not rhetorical else None


def _of_subject(tree: Tree, verb: int, child: int) -> Weight | None:
    """Return the weight of a subject: less if the object says all, none for a pronoun."""
    word = tree.words[child]
    inner = tree.words[verb].dep in {"xcomp", "ccomp"} and child > tree.head(verb)
    if inner and word.tag == "PRP":
        return _of_person(tree, verb, word.lower)
    if tree.asks and word.tag in {"PRP", "DT"}:
        return 1.0, 2.0
    if child != tree.subject(verb) or tree.is_bare(child) or _is_ours(tree, child):
        return None
    if child in before_verb(tree, verb):
        return None
    light = tree.words[verb].lemma in english.LIGHT - {"be"}
    return (2.0, 2.0) if light and tree.child_by(verb, "dobj") is not None else BY_DEP[word.dep]


def _of_person(tree: Tree, verb: int, pronoun: str) -> Weight | None:
    """Return the weight of the subject in "let us pay" or "ask them to pay"."""
    if tree.has_to(verb):
        return 0.5, 12.0
    return (0.5, 2.0) if pronoun in english.PERSONS else None


def _is_ours(tree: Tree, child: int) -> bool:
    """Return whether a clause that is a subject says no more than "what we see"."""
    inner = tree.subject(child) if tree.words[child].dep == "csubj" else None
    return inner is not None and tree.words[inner].tag == "PRP"


def _of_second(tree: Tree, top: int, child: int) -> Weight | None:
    if tree.words[top].pos in VERBS and tree.words[child].pos == "VERB":
        return _of_second_verb(tree, top, child)
    return nouns.of_second_noun(tree, top, child)


def _of_second_verb(tree: Tree, top: int, child: int) -> Weight | None:
    """Return the weight of a verb after "and" or "or".

    It stays in "either we pay or we leave", and if both verbs share one object.
    """
    if tree.child_by(top, "preconj") is not None:
        return 2.0, 6.0
    alone = tree.subject(child) is None and tree.child_by(top, *COMPLEMENTS, "prep") is None
    shares = alone and child == top + 2 and tree.child_by(top, "cc") == top + 1
    return (1.0, 3.0) if shares and tree.child_by(child, "dobj") is not None else None


def _of_helper(tree: Tree, verb: int, child: int) -> Weight | None:
    """Return the weight of a helping verb: a modal, or one without which the verb reads wrongly."""
    word = tree.words[child]
    after = tree.words[child + 1 : child + 2]
    if any(each.dep == "neg" and each.step > 0 for each in after):
        return None  # it comes in with the negation
    if word.lower in english.MODALS:
        return _of_modal(tree, verb, child)
    if word.lower in english.WILL:
        return _of_will(tree, verb)
    if tree.asks and word.tag in {"VBZ", "VBP", "VBD"}:
        return 0.3, 5.0
    return (0.3, 8.0) if word.lemma == "have" and _is_irregular(tree, verb, child) else None


def _of_will(tree: Tree, verb: int) -> Weight | None:
    needed = tree.words[verb].tag == "VB" and tree.has_named_subject(verb)
    return None if tree.child_by(verb, "expl") is not None else (1.0, 5.5 if needed else 0.3)


def _is_irregular(tree: Tree, verb: int, helper: int) -> bool:
    """Return whether a verb is a participle that reads wrongly after its subject: "we gone"."""
    word = tree.words[verb]
    if word.tag != "VBN" or word.text.endswith("ed") or tree.words[helper].tag == "VB":
        return False
    return tree.child_by(verb, "auxpass") is None and tree.has_named_subject(verb)


def _of_modal(tree: Tree, verb: int, child: int) -> Weight | None:
    words = {tree.words[each].lower for each in after_modal(tree, child)}
    if tree.words[child].lower in english.STRONG or words & english.HAVE:
        return BINDS
    if tree.child_by(verb, "expl") is not None and tree.words[verb].lemma == "be":
        return None
    if tree.asks:
        return 1.0, 6.0
    return 1.2, 5.5 if tree.has_named_subject(verb) else 1.5


def _of_adverb(tree: Tree, top: int, child: int) -> Weight | None:
    word, above = tree.words[child], tree.words[top]
    if word.tag in {"WRB", "WP"}:
        return None
    if above.pos in VERBS:
        return _at_verb(tree, top, child)
    return nouns.of_degree(above, word) if child <= top + 1 or above.pos not in NOUNS else None


def _at_verb(tree: Tree, verb: int, child: int) -> Weight | None:
    """Return the weight of an adverb at a verb: "never", "too late", "back"."""
    word, complete = tree.words[child], tree.child_by(verb, *COMPLEMENTS) is not None
    if word.lower in english.KEPT or word.tag in {"RBR", "RBS"}:
        return BINDS if word.lower == "only" else ALTERS
    is_be = tree.words[verb].lemma == "be" and child > verb
    if is_be and not complete and tree.child_by(verb, "prep") is None:
        return 2.5, 6.0
    if tree.has_below(child, english.DEGREES):
        return 1.8, 3.0
    if word.lower in english.PARTICLES and child == verb + 1 and not tree.below[child]:
        return 1.5, 2.0
    idle = word.lower in english.IDLE or child < verb - 1
    return None if idle else ADORNS if complete else (0.9, 0.1)


def _of_measure(tree: Tree, top: int, child: int) -> Weight | None:
    above = tree.words[top]
    near = (above.pos in VERBS or above.dep == "acomp") and -2 <= child - top <= 3
    return ADDS if near and tree.words[child].lemma not in english.TIMES else None


def _of_sentence(tree: Tree, top: int, child: int) -> Weight | None:
    """Return the weight of a clause that is an object, if it follows its verb."""
    dep, has_object = tree.words[child].dep, tree.child_by(top, "dobj") is not None
    if dep == "advcl":
        marked = child > top and tree.reads(tree.child_by(child, "mark"), {"for"})
        return BY_DEP["ccomp"] if marked else None
    if dep == "ccomp":
        return BY_DEP["ccomp"] if child > top and not has_object else None
    if tree.words[top].dep == "acomp":
        return 3.0, 10.0  # "able to"
    light = tree.words[top].lemma in english.LIGHT and has_object
    return (1.5, 1.0) if light else BY_DEP["xcomp"]


_RULES: tuple[tuple[str, Callable[[Tree, int, int], Weight | None]], ...] = (
    ("neg", _of_negation),
    ("det predet preconj", nouns.of_determiner),
    ("nsubj nsubjpass csubj csubjpass", _of_subject),
    ("dobj pobj attr oprd dative", nouns.of_noun),
    ("conj", _of_second),
    ("aux auxpass", _of_helper),
    ("prep agent", of_phrase),
    ("advmod quantmod", _of_adverb),
    ("npadvmod", _of_measure),
    ("amod", nouns.of_adjective),
    ("nummod", nouns.of_figure),
    ("compound nmod poss", nouns.of_name),
    ("acl relcl", nouns.of_clause),
    ("advcl ccomp xcomp", _of_sentence),
)
_BY_KIND = {dep: rule for deps, rule in _RULES for dep in deps.split()}
