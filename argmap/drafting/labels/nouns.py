"""What words at a noun bring to a caption: other nouns, figures, adjectives, clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.drafting.labels.units import is_headless
from argmap.drafting.labels.worth import ADDS, ADORNS, BINDS, BOUND, BY_DEP
from argmap.drafting.words import NOUNS
from argmap.english import captions as english

if TYPE_CHECKING:
    from argmap.drafting.labels.trees import Tree
    from argmap.drafting.labels.worth import Weight
    from argmap.drafting.words import Word


def is_year(word: Word) -> bool:
    """Return whether a word is a number of four digits."""
    return word.text.isdigit() and len(word.text) == 4


def of_determiner(tree: Tree, _top: int, child: int) -> Weight | None:
    """Return the weight of a determiner: only "every" and the like count."""
    word = tree.words[child]
    return ADDS if word.dep != "preconj" and word.lower in english.COUNTING else None


def of_noun(tree: Tree, top: int, child: int) -> Weight | None:
    """Return the weight of an object."""
    word = tree.words[child]
    if word.dep == "dobj" and child != tree.child_by(top, "dobj"):
        return None
    if word.dep == "pobj" or not tree.is_bare(child):
        return BY_DEP[word.dep]
    near = word.dep == "dobj" and child == top + 1
    return ADORNS if near and word.lower in english.OBJECTS else None


def of_second_noun(tree: Tree, top: int, child: int) -> Weight | None:
    """Return the weight of a noun after "and": it must stay if the verb is plural."""
    first = tree.words[top]
    if not {first.pos, tree.words[child].pos} <= NOUNS or child < top:
        return None
    if not tree.reads(tree.child_by(top, "cc"), english.JOINTS):
        return None
    verb = tree.head(top)
    many = first.dep == "nsubj" and (
        tree.words[verb].tag == "VBP"
        or tree.words[verb].lower in english.MANY
        or tree.has_below(verb, english.MANY)
    )
    return (0.5, 6.0) if many and first.tag in {"NN", "NNP"} else ADORNS


def of_degree(above: Word, word: Word) -> Weight | None:
    """Return the weight of a word that says how much or in what: "more", "politically" wise."""
    if word.lower in english.DEGREES or word.tag in {"RBR", "RBS"}:
        return 1.5, 15.0 if word.lower in english.BINDING_DEGREES else 5.0
    says = word.lower.endswith("ly") and word.lower not in english.IDLE | english.INTENSE
    if says and above.pos == "ADJ":
        return 1.2, 1.0
    return ADORNS if word.lower in english.NEARLY else None


def of_adjective(tree: Tree, top: int, child: int) -> Weight | None:
    """Return the weight of an adjective before its noun."""
    word, above = tree.words[child], tree.words[top]
    if word.lower in english.EMPTY or is_headless(tree, top) or child > top:
        return None
    if word.tag in {"JJR", "JJS"} or word.lower in english.ENOUGH:
        return 2.5, 15.0 if word.lower == "only" else 4.0
    near = child == top - 1
    light = above.dep == "dobj" and tree.words[tree.head(top)].lemma in english.LIGHT
    if above.dep == "attr" or light:
        return 1.7 if near else 1.6, 1.5
    return 1.1 if near else 1.0, 0.3


def of_figure(tree: Tree, top: int, child: int) -> Weight | None:
    """Return the weight of a number before a noun.

    A year in "since 2015 rents" and a day in "the 19 May talks" have none.
    """
    word, after = tree.words[child], tree.words[min(child + 1, top)]
    before = tree.words[max(child - 1, 0) : child]
    since = is_year(word) and any(each.pos in {"ADP", "SCONJ"} for each in before)
    if since or (child + 1 < top and after.lemma in english.TIMES):
        return None
    small = word.lower in {"one", "two"} and any(each.lower != "than" for each in before)
    return (0.8, 0.5) if small else BINDS


def of_name(tree: Tree, top: int, child: int) -> Weight | None:
    """Return the weight of a noun that makes one name with the next, or of an owner."""
    word = tree.words[child]
    if word.dep == "poss":
        return ADDS if tree.child_by(child, "case") is not None else None
    if tree.child_by(child, "cc") is not None:
        return None
    if word.tag == "CD":
        return BOUND
    if child < top - 1:
        return 1.4, 1.4
    return (1.6, 2.5) if word.pos == tree.words[top].pos == "PROPN" else (1.6, 1.6)


def of_clause(tree: Tree, top: int, child: int) -> Weight | None:
    """Return the weight of a clause at a noun.

    One whose object is the noun does not read well without its subject.
    """
    subject, relative = tree.subject(child), tree.words[child].dep == "relcl"
    who = tree.reads(subject, english.RELATIVE)
    if tree.has_below(top, {"only"}):
        return 2.0, 6.0  # "only those who pay"
    if not who and tree.has_to(child):
        return 1.2, 0.3
    if not relative:
        return (-0.5, 0.0) if subject is None else None
    return _of_who(tree, top) if who else None


def _of_who(tree: Tree, top: int) -> Weight | None:
    """Return the weight of a relative clause: "those who pay"."""
    if tree.words[top].lower in english.THOSE:
        return 2.0, BOUND[1]
    if tree.words[top].lower in english.ANYONE:
        return 2.0, 0.0
    return None if _is_in_subject(tree, top) else (0.8, 0.0)


def _is_in_subject(tree: Tree, place: int) -> bool:
    """Return whether a word precedes the verb it depends on, at any depth."""
    while tree.words[place].step < 0:
        place = tree.head(place)
    return tree.words[place].step > 0
