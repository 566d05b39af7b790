"""What a word brings to a caption, and what is lost without it, as decision tables.

A weight is a gain and a loss. Negation has the greatest loss, then what the sentence would be
wrong or broken without: the object, a figure, a comparative, "must". Ornament has none. The
figures order these cases; they are not measured.
"""

from collections.abc import Callable

from argmap.drafting.labels.cases import Case
from argmap.drafting.labels.trees import Tree
from argmap.drafting.labels.units import is_headless
from argmap.drafting.words import NOUNS, VERBS
from argmap.english.captions import WORDS

Weight = tuple[float, float]
Decision = Callable[[Case], Weight | None]
Rule = tuple[Callable[[Case], bool], Weight | Decision | None]
_ADVERBS = frozenset({"RBR", "RBS"})  # tags of comparatives and superlatives
_BOUND = (0.0, 99.0)  # the two never part
_DENIES = (3.0, 20.0)
_BINDS = (2.0, 12.0)  # must, should; a figure
_SAYS = (2.0, 1.5)
_ADDS = (1.0, 0.2)
_FAINT = (0.9, 0.2)
_ADORNS = (0.3, 0.0)


def _else(_case: Case) -> bool:
    return True


def _first(*rules: Rule) -> Decision:
    """Return a decision by the first rule that applies; without one, a word never comes in."""

    def decide(case: Case) -> Weight | None:
        for test, outcome in rules:
            if test(case):
                return outcome(case) if callable(outcome) else outcome
        return None

    return decide


_ADVERB_OF_VERB = _first(
    (lambda case: case.is_one_of({"only"}), _BINDS),
    (lambda case: case.is_one_of(WORDS["kept"]) or case.word.tag in _ADVERBS, (2.0, 5.0)),
    (lambda case: case.is_after() and case.above.lemma == "be" and not case.is_complete()
     and not case.above_has("prep"), (2.5, 6.0)),
    (lambda case: case.tree.has_below(case.child, WORDS["degrees"]), (1.8, 3.0)),
    (lambda case: case.is_one_of(WORDS["particles"]) and case.child == case.top + 1
     and not case.tree.below[case.child], (1.5, 2.0)),
    (lambda case: case.is_one_of(WORDS["idle"]) or case.child < case.top - 1, None),
    (Case.is_complete, _ADORNS),
    (_else, (0.9, 0.1)),
)  # fmt: skip
_PREPOSITION_OF_NOUN = _first(
    (lambda case: case.is_one_of({"of"}) and is_headless(case.tree, case.top), (2.0, 99.0)),
    (lambda case: case.above.lemma in WORDS["changes"], (2.5, 4.0)),
    (
        lambda case: (
            case.is_one_of({"of"})
            and (case.above.lemma in WORDS["amounts"] or case.above.tag == "CD")
        ),
        (2.5, 4.0),
    ),
    (lambda case: case.is_one_of({"of"}), (1.4, 0.3)),
    (lambda case: case.is_one_of(WORDS["placed"] | WORDS["timed"]), (0.6, 0.1)),
    (lambda case: case.has("pcomp"), (0.6, 0.1)),
    (_else, (1.1, 0.2)),
)  # fmt: skip
_PREPOSITION_BEFORE_VERB = _first(  # "in 2023" distinguishes one count from the next
    (lambda case: case.has_year() and case.subject_counts(), (4.0, 0.0)),
    (Case.has_year, (1.0, 0.0)),
)
_PREPOSITION_AFTER_OBJECT = _first(
    (Case.has_year, (0.5, 0.0)),
    (Case.has_time, (-1.5, 0.0)),
    (lambda case: case.word.dep == "agent", _SAYS),
    (_else, _FAINT),
)
_PREPOSITION = _first(
    (lambda case: case.noun is None, _first((Case.is_stranded, (1.0, 4.0)))),
    (Case.noun_denies, _DENIES),
    (Case.says_nothing, None),
    (lambda case: case.above.dep == "prep", _BOUND),
    (lambda case: case.above.pos not in VERBS, _PREPOSITION_OF_NOUN),
    (lambda case: not case.is_after(), _PREPOSITION_BEFORE_VERB),
    (lambda case: case.is_one_of(WORDS["noting"]), (1.8, 1.0)),
    (lambda case: case.is_one_of({"from"}) and case.has("pcomp") and case.above_has("dobj"),
     (2.0, 10.0)),  # "stop them from paying"
    (Case.is_complete, _PREPOSITION_AFTER_OBJECT),
    (lambda case: case.above.lemma == "be", (3.0, 7.0)),
    (lambda case: case.tree.is_denied(case.top), (1.5, 0.8)),
    (Case.has_year, (0.5, 0.0)),
    (Case.has_time, (0.1, 0.0)),
    (lambda case: case.is_one_of({"as"}), (2.0, 2.0)),
    (lambda case: case.word.dep == "agent" or case.says_what(), _SAYS),
    (_else, _FAINT),
)  # fmt: skip
_DECISIONS: tuple[tuple[str, Decision], ...] = (
    ("neg", _first((Case.denies, _DENIES))),
    ("det predet", _first((lambda case: case.is_one_of(WORDS["counting"]), _ADDS))),
    ("nsubj nsubjpass csubj csubjpass", _first(
        (Case.is_inner_pronoun, _first(
            (lambda case: case.tree.has_to(case.top), (0.5, 12.0)),
            (lambda case: case.is_one_of(WORDS["persons"]), (0.5, 2.0)),
        )),
        (lambda case: case.tree.asks and case.word.tag in {"PRP", "DT"}, (1.0, 2.0)),
        (Case.is_weak_subject, None),
        (lambda case: case.is_light() and case.above.lemma != "be", (2.0, 2.0)),
        (lambda case: case.word.dep.startswith("c"), (2.0, 5.0)),
        (_else, (3.0, 5.0)),
    )),
    ("dobj", _first(
        (lambda case: case.child != case.tree.child_by(case.top, "dobj"), None),
        (lambda case: not case.tree.is_bare(case.child), (3.0, 6.0)),
        (lambda case: case.child == case.top + 1 and case.is_one_of(WORDS["objects"]), _ADORNS),
    )),
    ("attr oprd", _first((lambda case: not case.tree.is_bare(case.child), (3.0, 8.0)))),
    ("dative", _first((lambda case: not case.tree.is_bare(case.child), _ADDS))),
    ("acomp", _first((_else, (3.0, 8.0)))),
    ("prt", _first((_else, (2.0, 9.0)))),
    ("pobj pcomp", _first((_else, _BOUND))),
    ("conj", _first(
        (lambda case: case.above.pos in VERBS and case.word.pos == "VERB", _first(
            (lambda case: case.above_has("preconj"), (2.0, 6.0)),  # "either we pay or we leave"
            (Case.shares_object, (1.0, 3.0)),
        )),
        (lambda case: not {case.above.pos, case.word.pos} <= NOUNS or not case.is_after(), None),
        (lambda case: not case.tree.reads(case.tree.child_by(case.top, "cc"), WORDS["joints"]),
         None),
        (Case.is_one_of_many, (0.5, 6.0)),
        (_else, _ADORNS),
    )),
    ("aux auxpass", _first(
        (Case.comes_with_not, None),
        (lambda case: case.is_one_of(WORDS["modals"]), _first(
            (Case.is_strong_modal, _BINDS),
            (lambda case: case.above_has("expl") and case.above.lemma == "be", None),
            (lambda case: case.tree.asks, (1.0, 6.0)),
            (Case.is_named, (1.2, 5.5)),
            (_else, (1.2, 1.5)),
        )),
        (lambda case: case.is_one_of(WORDS["will"]), _first(
            (lambda case: case.above_has("expl"), None),
            (lambda case: case.above.tag == "VB" and case.is_named(), (1.0, 5.5)),
            (_else, (1.0, 0.3)),
        )),
        (lambda case: case.tree.asks and case.word.tag in {"VBZ", "VBP", "VBD"}, (0.3, 5.0)),
        (Case.makes_past, (0.3, 8.0)),
    )),
    ("prep agent", _PREPOSITION),
    ("advmod quantmod", _first(
        (lambda case: case.word.tag in {"WRB", "WP"}, None),
        (lambda case: case.above.pos in VERBS, _ADVERB_OF_VERB),
        (lambda case: case.child > case.top + 1 and case.above.pos in NOUNS, None),
        (lambda case: case.is_one_of(WORDS["binding-degrees"]), (1.5, 15.0)),
        (lambda case: case.is_one_of(WORDS["degrees"]) or case.word.tag in _ADVERBS, (1.5, 5.0)),
        (lambda case: case.above.pos == "ADJ" and case.word.lower.endswith("ly")
         and not case.is_one_of(WORDS["idle"] | WORDS["intense"]), (1.2, 1.0)),  # politically wise
        (lambda case: case.is_one_of(WORDS["nearly"]), _ADORNS),
    )),
    ("npadvmod", _first(  # "an hour" late
        (lambda case: case.word.lemma in WORDS["times"], None),
        (lambda case: not -2 <= case.child - case.top <= 3, None),
        (lambda case: case.above.pos in VERBS or case.above.dep == "acomp", _ADDS),
    )),
    ("amod", _first(
        (lambda case: case.is_one_of(WORDS["empty"]) or case.is_after(), None),
        (lambda case: is_headless(case.tree, case.top), None),
        (lambda case: case.is_one_of({"only"}), (2.5, 15.0)),
        (lambda case: case.word.tag in {"JJR", "JJS"}, (2.5, 4.0)),
        (lambda case: case.is_one_of(WORDS["enough"]), (2.5, 4.0)),
        (lambda case: case.is_of_object() and case.child == case.top - 1, (1.7, 1.5)),
        (Case.is_of_object, (1.6, 1.5)),
        (lambda case: case.child == case.top - 1, (1.1, 0.3)),
        (_else, (1.0, 0.3)),
    )),
    ("nummod", _first((Case.is_date, None), (Case.is_small, (0.8, 0.5)), (_else, _BINDS))),
    ("poss", _first((lambda case: case.has("case"), _ADDS))),
    ("compound nmod", _first(
        (lambda case: case.has("cc"), None),
        (lambda case: case.word.tag == "CD", _BOUND),
        (lambda case: case.child < case.top - 1, (1.4, 1.4)),
        (lambda case: case.word.pos == case.above.pos == "PROPN", (1.6, 2.5)),
        (_else, (1.6, 1.6)),
    )),
    ("acl relcl", _first(
        (lambda case: case.tree.has_below(case.top, {"only"}), (2.0, 6.0)),  # "only those who pay"
        (lambda case: not case.is_who() and case.tree.has_to(case.child), (1.2, 0.3)),
        (lambda case: case.word.dep == "acl", _first(
            (lambda case: case.tree.subject(case.child) is None, (-0.5, 0.0)),
        )),
        (lambda case: not case.is_who(), None),
        (lambda case: case.above.lower in WORDS["those"], (2.0, 99.0)),
        (lambda case: case.above.lower in WORDS["anyone"], (2.0, 0.0)),
        (Case.is_in_subject, None),
        (_else, (0.8, 0.0)),
    )),
    ("advcl", _first(
        (lambda case: not case.is_after(), None),
        (lambda case: case.tree.reads(case.tree.child_by(case.child, "mark"), {"for"}), (3.0, 5.0)),
    )),
    ("ccomp", _first((lambda case: case.is_after() and not case.above_has("dobj"), (3.0, 5.0)))),
    ("xcomp", _first(
        (lambda case: case.above.dep == "acomp", (3.0, 10.0)),  # "able to"
        (Case.is_light, (1.5, 1.0)),
        (_else, (3.0, 6.0)),
    )),
)  # fmt: skip
_BY_DEP = {dep: decide for deps, decide in _DECISIONS for dep in deps.split()}
_decide = _first(
    (lambda case: case.tree.asks and case.is_one_of(WORDS["asking"])
     and case.word.tag.startswith("W"), (2.0, 9.0)),
    (lambda case: case.is_one_of(WORDS["negations"])
     and case.word.dep not in {"prep", "cc", "neg"}, _DENIES),
    (lambda case: case.word.dep in _BY_DEP, lambda case: _BY_DEP[case.word.dep](case)),
)  # fmt: skip


def weigh(tree: Tree, top: int, child: int) -> Weight | None:
    """Return the weight of a word below another; None if it never comes in."""
    word = tree.words[child]
    if not word.is_word and word.text != "%":
        return None
    noun = tree.noun(child) if word.dep in {"prep", "agent"} else None
    case = Case(tree, top, child, word, tree.words[top], noun)
    weight = _decide(case)
    if weight is not None and word.pos not in VERBS and tree.is_denied(child):
        return weight[0], max(weight[1], _DENIES[1])
    return weight
