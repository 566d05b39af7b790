"""What a word brings to a caption, and what is lost without it.

A weight is a gain and a loss. What says no has the greatest loss, then what the sentence would be wrong or broken without: the
object, a figure, a comparative, "must". Ornament has none. The figures order these cases; they are not measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.drafting.labels.trees import (
    COMPLEMENTS,
    HAVE,
    LIGHT,
    MODALS,
    NEGATIONS,
    NOUNS,
    VERBS,
    WHO,
    WILL,
)
from argmap.drafting.labels.units import ASKING, after_modal, before_verb, is_headless

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from argmap.drafting.labels.trees import Tree
    from argmap.drafting.words import Word

    Weight = tuple[float, float]  # gain, loss

_STRONG = frozenset("must should cannot could may might ought".split())
_OBJECTS = frozenset("it them him her us me you this that".split())
_AMOUNTS = frozenset(
    "majority minority share part third quarter half lack rest percent % proportion level rate end one none most many some few all each "
    "amount question principle".split()
)
_CHANGES = frozenset(
    "fall rise increase decrease decline drop growth cut reduction loss change".split()
)
_EMPTY = frozenset(
    "other such own same very so-called certain various also really whole entire".split()
)
_DEGREES = frozenset("too as so enough equally only less more most least longer no".split())
_ENOUGH = frozenset("enough only few many most several".split())
_KEPT = frozenset(
    "never hardly barely rarely seldom scarcely only too twice longer less more better worse enough".split()
)
_PARTICLES = frozenset(
    "back away ahead together apart forward through again up down out off here there".split()
)
_IDLE = frozenset(
    "also already just still then now therefore thus hence so however indeed actually really simply even yet ever once again recently currently "
    "usually often always occasionally sometimes generally customarily certainly clearly obviously admittedly moreover furthermore otherwise "
    "instead rather potentially unfortunately somehow somewhat quite very pretty further first second finally today tomorrow yesterday later "
    "soon prior since".split()
)
_INTENSE = frozenset(
    "extremely deeply highly absolutely totally completely particularly fairly rightly especially truly entirely fully readily".split()
)
_TIMES = frozenset(
    "year month week day hour time moment period century decade morning evening spring summer autumn winter monday tuesday wednesday thursday "
    "friday saturday sunday january february march april may june july august september october november december end start beginning past today yesterday tomorrow tonight".split()
)
_TIMED = frozenset("since until till before after during".split())
_PLACED = frozenset("in at on".split())
_ASIDE = frozenset("according including like".split())
_NOTING = frozenset("without against despite instead unlike".split())

_BOUND = (0.0, 99.0)  # the two never part
_DENIES = (3.0, 20.0)
_ASKS = (2.0, 9.0)
_BINDS = (2.0, 12.0)  # must, should; a figure
_ALTERS = (2.0, 5.0)  # fewer, only, never
_SAYS = (2.0, 1.5)
_ADDS = (1.0, 0.2)
_ADORNS = (0.3, 0.0)
_DATES = (-1.5, 0.0)
_BY_DEP = {
    "nsubj": (3.0, 5.0), "nsubjpass": (3.0, 5.0), "csubj": (2.0, 5.0), "csubjpass": (2.0, 5.0),
    "dobj": (3.0, 6.0), "attr": (3.0, 8.0), "acomp": (3.0, 8.0), "oprd": (3.0, 8.0), "xcomp": (3.0, 6.0), "ccomp": (3.0, 5.0),
    "prt": (2.0, 9.0), "pobj": _BOUND, "pcomp": _BOUND, "dative": _ADDS,
}  # fmt: skip


def weigh(tree: Tree, top: int, child: int) -> Weight | None:
    """Return what a word that hangs on another brings and what is lost without it; None if it never comes in."""
    word = tree.words[child]
    if not word.is_word and word.text != "%":
        return None
    weight = _of_small(tree, child) or _BY_KIND.get(word.dep, _of_rest)(tree, top, child)
    if weight is not None and word.pos not in VERBS and tree.is_denied(child):
        return weight[0], max(weight[1], _DENIES[1])
    return weight


def _of_small(tree: Tree, child: int) -> Weight | None:
    """Return the weight of a word that asks or says no."""
    word = tree.words[child]
    if tree.asks and word.lower in ASKING and word.tag.startswith("W"):
        return _ASKS
    return _DENIES if word.lower in NEGATIONS and word.dep not in {"prep", "cc", "neg"} else None


def _of_rest(tree: Tree, top: int, child: int) -> Weight | None:  # noqa: ARG001 - one of many alike
    return _BY_DEP.get(tree.words[child].dep)


def _of_negation(tree: Tree, top: int, child: int) -> Weight | None:
    """Return the weight of a "not"; that of "isn't it so?" denies nothing."""
    last = max(other for other in tree.below[top] if tree.words[other].dep == "neg")
    rhetorical = tree.asks and tree.words[child].lower == "n't" and child < (tree.subject(top) or 0)
    return _DENIES if child == last and not rhetorical else None


def _of_determiner(tree: Tree, top: int, child: int) -> Weight | None:  # noqa: ARG001
    word = tree.words[child]
    counts = word.dep != "preconj" and word.lower in {
        "every",
        "each",
        "all",
        "both",
        "half",
        "another",
    }
    return _ADDS if counts else None


def _of_subject(tree: Tree, verb: int, child: int) -> Weight | None:
    """Return the weight of a subject: less before a verb whose object says all, none for a pronoun."""
    word = tree.words[child]
    if word.tag == "PRP" and child > tree.head(verb) and tree.words[verb].dep in {"xcomp", "ccomp"}:
        return (
            (0.5, 12.0)
            if tree.has_to(verb)
            else (0.5, 2.0)
            if word.lower in {"us", "them", "me", "him"}
            else None
        )
    if tree.asks and word.tag in {"PRP", "DT"}:
        return 1.0, 2.0
    if (
        child != tree.subject(verb)
        or tree.is_bare(child)
        or child in before_verb(tree, verb)
        or _is_ours(tree, child)
    ):
        return None
    light = tree.words[verb].lemma in LIGHT - {"be"} and tree.child(verb, "dobj") is not None
    return (2.0, 2.0) if light else _BY_DEP[word.dep]


def _is_ours(tree: Tree, child: int) -> bool:
    """Return whether a clause that is a subject says no more than "what we see"."""
    inner = tree.subject(child) if tree.words[child].dep == "csubj" else None
    return inner is not None and tree.words[inner].tag == "PRP"


def _of_noun(tree: Tree, top: int, child: int) -> Weight | None:
    word = tree.words[child]
    if word.dep == "dobj" and child != tree.child(top, "dobj"):
        return None
    if word.dep == "pobj" or not tree.is_bare(child):
        return _BY_DEP[word.dep]
    return _ADORNS if word.dep == "dobj" and word.lower in _OBJECTS and child == top + 1 else None


def _of_second(tree: Tree, top: int, child: int) -> Weight | None:
    """Return the weight of a second noun after "and": it must stand where the verb speaks of more than one."""
    first = tree.words[top]
    if first.pos in VERBS and tree.words[child].pos == "VERB":
        return _of_second_verb(tree, top, child)
    if not {first.pos, tree.words[child].pos} <= NOUNS or child < top:
        return None
    if (joint := tree.child(top, "cc")) is None or tree.words[joint].lower not in {
        "and",
        "or",
        "nor",
    }:
        return None
    verb = tree.head(top)
    many = first.dep == "nsubj" and any(
        tree.words[each].lower in {"have", "are", "were", "do"}
        for each in (verb, *tree.below[verb])
    )
    many = many or (first.dep == "nsubj" and tree.words[verb].tag == "VBP")
    return (0.5, 6.0) if many and first.tag in {"NN", "NNP"} else _ADORNS


def _of_second_verb(tree: Tree, top: int, child: int) -> Weight | None:
    """Return the weight of a verb after "and" or "or": it stays in "either we pay or we leave" and where both share one object."""
    if tree.child(top, "preconj") is not None:
        return 2.0, 6.0
    joint = tree.child(top, "cc")
    shares = (
        child == top + 2
        and joint == top + 1
        and tree.subject(child) is None
        and tree.child(top, *COMPLEMENTS, "prep") is None
    )
    return (1.0, 3.0) if shares and tree.child(child, "dobj") is not None else None


def _of_helper(tree: Tree, verb: int, child: int) -> Weight | None:
    """Return the weight of a helping verb: one that tells what may be, or one without which the verb would read wrongly."""
    word = tree.words[child]
    if (
        child + 1 < len(tree.words)
        and tree.words[child + 1].dep == "neg"
        and tree.words[child + 1].step > 0
    ):
        return None  # comes in with the negation
    if word.lower in MODALS:
        return _of_modal(tree, verb, child)
    if word.lower in WILL:
        needed = tree.words[verb].tag == "VB" and tree.has_named_subject(verb)
        return None if tree.child(verb, "expl") is not None else (1.0, 5.5 if needed else 0.3)
    if tree.asks and word.tag in {"VBZ", "VBP", "VBD"}:
        return 0.3, 5.0
    irregular = (
        tree.words[verb].tag == "VBN"
        and not tree.words[verb].text.endswith("ed")
        and tree.child(verb, "auxpass") is None
    )
    return (
        (0.3, 8.0)
        if irregular and word.lemma == "have" and word.tag != "VB" and tree.has_named_subject(verb)
        else None
    )


def _of_modal(tree: Tree, verb: int, child: int) -> Weight | None:
    word = tree.words[child]
    if word.lower in _STRONG or any(
        tree.words[each].lower in HAVE for each in after_modal(tree, child)
    ):
        return _BINDS
    if tree.child(verb, "expl") is not None and tree.words[verb].lemma == "be":
        return None
    if tree.asks:
        return 1.0, 6.0
    return 1.2, 5.5 if tree.has_named_subject(verb) else 1.5


def _of_phrase(tree: Tree, top: int, child: int) -> Weight | None:
    """Return the weight of a preposition with its noun."""
    noun, above = tree.noun(child), tree.words[top]
    if noun is not None and (tree.is_denied(noun) or tree.words[noun].lower in NEGATIONS):
        return _DENIES  # "in no case"
    if noun is None:
        stranded = (
            above.pos == "VERB"
            and child == top + 1
            and tree.words[child].dep == "prep"
            and tree.words[child].lower not in _TIMED
        )
        return (1.0, 4.0) if stranded else None
    bare = tree.is_bare(noun) and not (
        above.lemma == "be"
        and tree.has_named_subject(top)
        and tree.child(top, *COMPLEMENTS) is None
    )
    clause = tree.words[noun].dep == "pcomp" and tree.subject(noun) is not None
    if bare or clause or tree.words[child].lower in _ASIDE:
        return None
    if above.dep == "prep":
        return _BOUND
    if above.pos not in VERBS:
        return _at_noun(tree, top, child)
    return _at_verb(tree, top, child, noun) if child > top else _before_verb(tree, top, noun)


def _is_year(word: Word) -> bool:
    return word.text.isdigit() and len(word.text) == 4


def _before_verb(tree: Tree, verb: int, noun: int) -> Weight | None:
    """Return the weight of "in 2023" before a verb: it tells one count from the next."""
    subject = tree.subject(verb)
    counted = subject is not None and (
        tree.words[subject].tag == "CD" or tree.child(subject, "nummod") is not None
    )
    return (4.0 if counted else 1.0, 0.0) if _is_year(tree.words[noun]) else None


def _at_verb(tree: Tree, verb: int, child: int, noun: int) -> Weight:
    """Return the weight of a preposition after a verb: what completes it counts most, a time least."""
    word = tree.words[child]
    complete = tree.child(verb, *COMPLEMENTS) is not None
    if word.lower in _NOTING:
        return 1.8, 1.0
    if (
        word.lower == "from"
        and tree.child(child, "pcomp") is not None
        and tree.child(verb, "dobj") is not None
    ):
        return 2.0, 10.0  # "stop them from paying"
    if tree.words[verb].lemma == "be" and not complete:
        return 3.0, 7.0
    if tree.is_denied(verb) and not complete:
        return 1.5, 0.8
    return (
        _at_plain_verb(tree, verb, child, noun)
        if not complete
        else _after_object(tree, child, noun)
    )


def _after_object(tree: Tree, child: int, noun: int) -> Weight:
    if _is_year(tree.words[noun]):
        return 0.5, 0.0
    if _is_timed(tree, child, noun):
        return _DATES
    return _SAYS if tree.words[child].dep == "agent" else (0.9, 0.2)


def _at_plain_verb(tree: Tree, verb: int, child: int, noun: int) -> Weight:
    """Return the weight of a preposition after a verb without an object: the first says what, a place or a time only where."""
    word = tree.words[child]
    if _is_timed(tree, child, noun):
        return (0.5, 0.0) if _is_year(tree.words[noun]) else (0.1, 0.0)
    if word.lower == "as":
        return 2.0, 2.0
    first = min(
        other
        for other in tree.below[verb]
        if other > verb and tree.words[other].dep in {"prep", "agent"}
    )
    placed = word.lower in _PLACED and (
        tree.words[verb].tag == "VBN" or tree.words[noun].pos == "PROPN"
    )
    return _SAYS if word.dep == "agent" or (child == first and not placed) else (0.9, 0.2)


def _is_timed(tree: Tree, child: int, noun: int) -> bool:
    return (
        _is_year(tree.words[noun])
        or tree.words[noun].lemma in _TIMES
        or tree.words[child].lower in _TIMED
    )


def _at_noun(tree: Tree, top: int, child: int) -> Weight:
    above, word = tree.words[top], tree.words[child]
    if word.lower == "of" and is_headless(tree, top):
        return 2.0, _BOUND[1]
    if above.lemma in _CHANGES or (
        word.lower == "of" and (above.lemma in _AMOUNTS or above.tag == "CD")
    ):
        return 2.5, 4.0
    if word.lower == "of":
        return 1.4, 0.3
    faint = word.lower in _PLACED | _TIMED or tree.child(child, "pcomp") is not None
    return (0.6, 0.1) if faint else (1.1, 0.2)


def _of_adverb(tree: Tree, top: int, child: int) -> Weight | None:
    word, above = tree.words[child], tree.words[top]
    if word.tag in {"WRB", "WP"}:
        return None
    if above.pos in VERBS:
        return _at_verb_alone(tree, top, child)
    return _of_degree(above, word) if child <= top + 1 or above.pos not in NOUNS else None


def _at_verb_alone(tree: Tree, verb: int, child: int) -> Weight | None:
    """Return the weight of an adverb at a verb: "never", "too late", "back"."""
    word = tree.words[child]
    if word.lower in _KEPT or word.tag in {"RBR", "RBS"}:
        return _BINDS if word.lower == "only" else _ALTERS
    if (
        tree.words[verb].lemma == "be"
        and child > verb
        and tree.child(verb, *COMPLEMENTS, "prep") is None
    ):
        return 2.5, 6.0
    if any(tree.words[each].lower in _DEGREES for each in tree.below[child]):
        return 1.8, 3.0
    if word.lower in _PARTICLES and child == verb + 1 and not tree.below[child]:
        return 1.5, 2.0
    if word.lower in _IDLE or child < verb - 1:
        return None
    return _ADORNS if tree.child(verb, *COMPLEMENTS) is not None else (0.9, 0.1)


def _of_measure(tree: Tree, top: int, child: int) -> Weight | None:
    """Return the weight of a noun that says how much or how: "an hour" late."""
    above = tree.words[top]
    near = (above.pos in VERBS or above.dep == "acomp") and -2 <= child - top <= 3
    return _ADDS if near and tree.words[child].lemma not in _TIMES else None


def _of_degree(above: Word, word: Word) -> Weight | None:
    """Return the weight of a word that says how much or in what: "more", "politically" wise."""
    if word.lower in _DEGREES or word.tag in {"RBR", "RBS"}:
        return 1.5, 15.0 if word.lower in {"as", "too", "only"} else 5.0
    if above.pos == "ADJ" and word.lower.endswith("ly") and word.lower not in _IDLE | _INTENSE:
        return 1.2, 1.0
    return _ADORNS if word.lower in {"over", "almost", "nearly", "half"} else None


def _of_adjective(tree: Tree, top: int, child: int) -> Weight | None:
    word = tree.words[child]
    if word.lower in _EMPTY or is_headless(tree, top) or child > top:
        return None
    if word.tag in {"JJR", "JJS"} or word.lower in _ENOUGH:
        return 2.5, 15.0 if word.lower == "only" else 4.0
    if tree.words[top].dep == "attr" or (
        tree.words[top].dep == "dobj" and tree.words[tree.head(top)].lemma in LIGHT
    ):
        return 1.7 if child == top - 1 else 1.6, 1.5
    return 1.1 if child == top - 1 else 1.0, 0.3


def _of_figure(tree: Tree, top: int, child: int) -> Weight | None:
    """Return the weight of a figure before a noun, but not of the year in "since 2015 rents" or of the day in "the 19 May talks"."""
    word, after = tree.words[child], tree.words[min(child + 1, top)]
    since = _is_year(word) and child > 0 and tree.words[child - 1].pos in {"ADP", "SCONJ"}
    if since or (child + 1 < top and after.lemma in _TIMES):
        return None
    small = word.lower in {"one", "two"} and child > 0 and tree.words[child - 1].lower != "than"
    return (0.8, 0.5) if small else _BINDS


def _of_name(tree: Tree, top: int, child: int) -> Weight | None:
    """Return the weight of a noun that makes one name with the next, or of an owner."""
    word = tree.words[child]
    if word.dep == "poss":
        return _ADDS if tree.child(child, "case") is not None else None
    if tree.child(child, "cc") is not None:
        return None
    if word.tag == "CD":
        return _BOUND
    if child < top - 1:
        return 1.4, 1.4
    return (1.6, 2.5) if word.pos == tree.words[top].pos == "PROPN" else (1.6, 1.6)


def _of_clause(tree: Tree, top: int, child: int) -> Weight | None:
    """Return the weight of a clause that says more of a noun; one whose object the noun is does not read without its subject."""
    word, subject = tree.words[child], tree.subject(child)
    who = subject is not None and tree.words[subject].lower in WHO
    if any(tree.words[each].lower == "only" for each in tree.below[top]):
        return 2.0, 6.0  # "only those who pay"
    if not who and tree.has_to(child):
        return 1.2, 0.3
    if (
        word.dep == "relcl"
        and who
        and tree.words[top].lower in {"those", "all", "one", "anyone", "everyone", "everybody"}
    ):
        return 2.0, _BOUND[1] if tree.words[top].lower in {"those", "all", "one"} else 0.0
    if word.dep == "relcl":
        return (0.8, 0.0) if who and not _is_in_subject(tree, top) else None
    return (-0.5, 0.0) if subject is None else None


def _is_in_subject(tree: Tree, place: int) -> bool:
    """Return whether a word stands before the verb that it hangs on, at any depth."""
    while tree.words[place].step < 0:
        place = tree.head(place)
    return tree.words[place].step > 0


def _of_sentence(tree: Tree, top: int, child: int) -> Weight | None:
    """Return the weight of a clause that is an object; one that stands before its verb is a sentence of its own."""
    dep = tree.words[child].dep
    if dep == "advcl":
        mark = tree.child(child, "mark")
        return (
            _BY_DEP["ccomp"]
            if mark is not None and tree.words[mark].lower == "for" and child > top
            else None
        )
    if dep == "ccomp":
        return _BY_DEP["ccomp"] if child > top and tree.child(top, "dobj") is None else None
    light = tree.words[top].lemma in LIGHT and tree.child(top, "dobj") is not None
    if tree.words[top].dep == "acomp":
        return 3.0, 10.0  # "able to"
    return (1.5, 1.0) if light else _BY_DEP["xcomp"]


_BY_KIND: Mapping[str, Callable[[Tree, int, int], Weight | None]] = {
    "neg": _of_negation, "det": _of_determiner, "predet": _of_determiner, "preconj": _of_determiner,
    "nsubj": _of_subject, "nsubjpass": _of_subject, "csubj": _of_subject, "csubjpass": _of_subject,
    "dobj": _of_noun, "pobj": _of_noun, "attr": _of_noun, "oprd": _of_noun, "dative": _of_noun, "conj": _of_second,
    "aux": _of_helper, "auxpass": _of_helper, "prep": _of_phrase, "agent": _of_phrase,
    "advmod": _of_adverb, "quantmod": _of_adverb, "npadvmod": _of_measure, "amod": _of_adjective, "nummod": _of_figure,
    "compound": _of_name, "nmod": _of_name, "poss": _of_name, "acl": _of_clause, "relcl": _of_clause,
    "advcl": _of_sentence, "ccomp": _of_sentence, "xcomp": _of_sentence,
}  # fmt: skip
