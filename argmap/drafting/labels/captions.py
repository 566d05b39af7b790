"""Short captions, made from a statement's own words.

A caption is chosen along the parser's tree, so that its words belong together: the subject and
its figure or comparative, the verb and what keeps it from being true, the object. It grows from the
main verb, or from that of the clause with the point. Without a parse it is a run of adjacent words.

Each word below another has a gain if it comes in, and a loss if it is left out. Of all choices
that keep the tree connected, the best is kept for each number of words. So no object, negation or
figure is lost for an adjective, and no word is there without the one it depends on.

Ids are made from captions: short names by which a person refers to a statement.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, count

from argmap.annotation.read.ids import slug
from argmap.drafting.labels.runs import runs, spelled, trimmed
from argmap.drafting.labels.trees import Tree, to_plain_tree
from argmap.drafting.labels.units import tied, to_cost, to_unit
from argmap.drafting.labels.weights import Weight, weigh
from argmap.drafting.words import SUBJECTS, VERBS, Parse, Word
from argmap.english.captions import NOT, WORDS
from argmap.english.numbers.mentions import POWER

Ways = Mapping[int, tuple[float, tuple[int, ...]]]  # number of words -> worth, places

MOST_WORDS = 5
_LONGEST = 300  # words that are looked at
_ONE_WORD = 3.0  # what a caption of one word loses
_FADE = 0.7  # what is deeper in the tree says less
_LONGEST_ID = 50  # characters
_NEAR = 6  # words after a verb in which "the fact that" is its own
_ROOTS = VERBS | {"NOUN", "PROPN", "ADJ"}


def to_labels(statements: Iterable[Sequence[Word]]) -> tuple[str, ...]:
    """Return a caption of at most five words for each, all different where its words allow it."""
    return tuple(_distinct(map(_candidates, statements)))


def _distinct(rows: Iterable[Iterator[str]]) -> Iterator[str]:
    """Yield the first of each row that is new, also without regard to case; else its first."""
    taken: set[str] = set()
    for row in rows:
        first = next(row)
        free = (each for each in chain([first], row) if each.casefold() not in taken)
        chosen = next(free, first)
        taken.add(chosen.casefold())
        yield chosen


def _candidates(words: Sequence[Word]) -> Iterator[str]:
    seen = Parse(tuple(words)).cut(0, min(len(words), _LONGEST)).words
    tree = to_plain_tree(seen)
    root = _find_root(tree)
    if root is not None:
        yield from filter(_reads, chain(_denied(tree, root), _along_tree(tree, root)))
    yield from runs(seen, MOST_WORDS)
    yield "statement"


def _reads(label: str) -> bool:
    """Return whether a caption is neither too short nor too long, and does not break off."""
    words = POWER.sub("1", label).lower().split()
    broken = WORDS["loose-ends"] | WORDS["asking-ends"]
    return 1 < len(words) <= MOST_WORDS and words[-1] not in broken


def _find_root(tree: Tree) -> int | None:
    """Return the place of the main verb, or of the verb of what it says to be so."""
    words = tree.words
    roots = [place for place, word in enumerate(words) if not word.step and word.pos in _ROOTS]
    verbs = [place for place in roots if words[place].pos in VERBS]
    root = next(iter(verbs or roots), None)
    inner = root
    while inner is not None:  # "we believe that it is clear that …"
        root = inner
        inner = _first(tree, root) or (None if tree.is_denied(root) else _clause_said(tree, root))
    return root


def _first(tree: Tree, root: int) -> int | None:
    """Return the verb of the clause before a semicolon or dash, if it makes its own point."""
    verb = next((child for child in tree.children_by(root, "ccomp") if child < root), None)
    if verb is None or tree.child_by(verb, "mark") is not None:
        return None
    lemmas = {tree.words[root].lemma, tree.words[verb].lemma}
    own = tree.child_by(verb, *SUBJECTS) is not None and lemmas.isdisjoint(WORDS["frames"])
    return verb if own else None


def _clause_said(tree: Tree, root: int) -> int | None:
    """Return the verb of the clause to which a frame leads up."""
    impersonal = tree.words[root].lemma == "be" and tree.reads(tree.subject(root), {"it"})
    if impersonal and (claimed := _claimed(tree, root)) is not None:
        return claimed
    tops = [top for top in _frames(tree, root) if top == root or not tree.is_denied(top)]
    children = chain.from_iterable(tree.below[top] for top in tops)
    return next((child for child in children if _is_said(tree, root, child)), None)


def _frames(tree: Tree, root: int) -> list[int]:
    """Return the words of a frame on which its clause may depend."""
    lemma = tree.words[root].lemma
    tops = [root] if lemma in WORDS["frames"] else []
    if lemma == "be":
        tops += [root, *tree.children_by(root, "acomp", "attr")]
    if lemma in WORDS["leads"]:
        clauses = tree.children_by(root, "xcomp", "ccomp")
        tops += [child for child in clauses if tree.words[child].lemma in WORDS["frames"]]
    for child in tree.below[root]:
        if tree.words[child].lower == "clear" and tree.words[child].pos == "ADJ":
            tops += [root, child]
            break
    near = range(root, min(root + _NEAR, len(tree.words))) if tops else ()
    return tops + [place for place in near if tree.words[place].lemma == "fact"]


def _claimed(tree: Tree, root: int) -> int | None:
    """Return the verb of what follows "it is beyond doubt that" or "it is thanks to them that"."""
    for place in range(root, len(tree.words)):
        if tree.words[place].dep == "mark" and tree.words[place].lower == "that":
            verb = tree.head(place)
            clause = tree.words[verb].dep in {"acl", "advcl", "ccomp", "relcl"}
            if clause and tree.subject(verb) is not None:
                return verb
    return None


def _is_said(tree: Tree, root: int, verb: int) -> bool:
    """Return whether a clause says that something is so: not what, who or whether it is."""
    if verb <= root or tree.child_by(verb, *SUBJECTS) is None:
        return False
    marks = {tree.words[child].lower for child in tree.children_by(verb, "mark")}
    if "that" not in marks and tree.words[verb].dep not in {"ccomp", "acl"}:
        return False
    before = [tree.words[child] for child in tree.below[verb] if child < verb]
    asking = {word.lower for word in before if word.dep != "mark"} & WORDS["not-said"]
    unsure = {word.lower for word in before if word.dep == "mark"} & {"if", "whether"}
    return not asking and not unsure


def _denied(tree: Tree, root: int) -> Iterator[str]:
    """Yield "not", what is denied, and its clause: not said, not shown, not clear that …."""
    word = tree.words[root]
    if tree.child_by(root, "neg") is None or word.lemma in WORDS["leads"] - {"be"}:
        return
    clause = _clause_said(tree, root)
    if clause is None:
        return
    quality = tree.child_by(root, "acomp", "attr") if word.lemma == "be" else None
    denied = word.lemma if quality is None else tree.words[quality].text
    ways = _to_ways(tree, clause, MOST_WORDS - 2, alone=False)
    places = max(ways.values(), default=(0.0, ()))[1]
    if len(places) > 1:
        yield f"not {denied} {_in_order(tree, places)}"


def _along_tree(tree: Tree, root: int) -> Iterator[str]:
    most = MOST_WORDS - _is_open(tree, root)
    ways: list[tuple[float, tuple[int, ...]]] = []
    for top, loss in _tops(tree, root):
        for length, (worth, places) in _to_ways(tree, top, most).items():
            ways.append((worth - loss - (_ONE_WORD if length < 2 else 0), places))
    for _, places in sorted(ways, key=lambda way: (-way[0], way[1])):
        if places and tree.words[max(places)].tag != "MD":
            yield _worded(tree, root, places)


def _tops(tree: Tree, root: int) -> Iterator[tuple[int, float]]:
    """Yield the words from which a caption may grow, and what each loses against the verb."""
    yield root, 0.0
    subject = tree.subject(root)
    clauses = () if subject is None else tree.children_by(subject, "acl", "relcl")
    if subject is not None and clauses and tree.has_below(subject, {"only"}):
        yield subject, 1.0
    if tree.is_denied(root) or tree.asks or tree.has_below(root, WORDS["modals"] | {"only"}):
        return
    for child in tree.below[root]:
        loss = _loss_of_top(tree, root, child)
        if loss is not None:
            yield child, loss


def _loss_of_top(tree: Tree, root: int, child: int) -> float | None:
    """Return what is lost without the verb; None if a caption cannot grow from a word below it."""
    word = tree.words[child]
    if word.dep == "dobj":
        lemma, named = tree.words[root].lemma, tree.has_named_subject(root)
        if lemma in WORDS["light"]:
            return -1.5 if named else -3.0
        return 0.0 if lemma in WORDS["frames"] and not named else 7.0
    if word.dep == "attr":
        return 7.0
    if word.pos not in VERBS or word.dep not in {"conj", "xcomp"}:
        return None
    if word.dep == "conj":
        return 5.0
    return 2.0 if tree.child_by(root, "dobj") is None and not tree.is_denied(child) else None


def _is_open(tree: Tree, root: int) -> bool:
    """Return whether the words ask for yes or no."""
    asking = {"WP", "WRB", "WDT", "WP$"}
    return tree.asks and not any(word.tag in asking for word in tree.words[: root + 1])


def _worded(tree: Tree, root: int, places: Sequence[int]) -> str:
    """Return the chosen words as a caption.

    A question that asks for yes or no starts with "whether", and its verb follows its subject.
    """
    if not _is_open(tree, root):
        return _in_order(tree, places)
    found = tree.subject(root)
    subject = root if found is None else found
    verbs = [place for place in places if place < subject and tree.words[place].pos in VERBS]
    others = [place for place in places if place not in verbs]
    named = [] if found is None else [each for each in others if tree.is_below(each, found)]
    if subject not in places:
        verbs = [place for place in verbs if tree.words[place].lower in WORDS["modals"]]
    rest = spelled(tree.words, set(others).difference(named))
    phrases = "whether", spelled(tree.words, named), spelled(tree.words, verbs).lower(), rest
    return " ".join(filter(None, phrases))


def _in_order(tree: Tree, places: Sequence[int]) -> str:
    """Return the chosen words as a phrase; a year that opens the sentence is put at its end."""
    ordered = sorted(places)
    words = [tree.words[place] for place in ordered[:2]]
    is_year = len(ordered) > 2 and words[0].dep == "prep" and words[1].text.isdigit()
    fronted = ordered[:2] if is_year else []
    phrase = spelled(tree.words, trimmed(tree.words, ordered[len(fronted) :]))
    if fronted:
        phrase += f" {spelled(tree.words, fronted).lower()}"
    return phrase if len(phrase.split()) <= MOST_WORDS else NOT.sub(r"\1n't", phrase)


def _to_ways(tree: Tree, place: int, most: int, *, alone: bool = True) -> Ways:
    """Return the best choice of words for each number of them.

    `alone` is for the word that all others depend on.
    """
    unit = to_unit(tree, place, alone=alone)
    cost = sum(to_cost(tree, each) for each in unit)
    if cost > most:
        return {}
    ways: Ways = {cost: (0.0, unit)}
    inside = {*unit, *tied(tree.words, place)}
    for child in tree.below[place]:
        weight = None if child in inside else weigh(tree, place, child)
        if weight is not None:
            ways = _joined(ways, _to_ways(tree, child, most - cost, alone=False), weight, most)
    return ways


def _joined(ways: Ways, more: Ways, weight: Weight, most: int) -> Ways:
    """Return the ways with and without a further word and what depends on it."""
    gain, loss = weight
    found = {length: (worth - loss, places) for length, (worth, places) in ways.items()}
    for length, (worth, places) in ways.items():
        for longer, (extra, others) in more.items():
            way = (worth + gain + _FADE * extra, (*places, *others))
            if length + longer <= most and (
                length + longer not in found or way[0] > found[length + longer][0]
            ):
                found[length + longer] = way
    return found


def to_ids(labels: Iterable[str]) -> tuple[str, ...]:
    """Return one id for each caption, all different, also without regard to case."""
    return tuple(_distinct(map(_ids, labels)))


def _ids(label: str) -> Iterator[str]:
    base = to_id(label)
    yield base
    yield from (f"{base}-{number}" for number in count(2))


def to_id(label: str) -> str:
    """Return a caption as an id: lower case with hyphens, cut between words, not after "of"."""
    kept: list[str] = []
    for word in label.lower().replace("'", "").replace("’", "").split():
        if kept and len("-".join([*kept, word])) > _LONGEST_ID:
            break
        kept.append(word[:_LONGEST_ID])
    while len(kept) > 1 and kept[-1] in WORDS["loose-ends"]:
        kept.pop()
    return slug(" ".join(kept)) or "statement"
