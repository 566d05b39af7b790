"""Short captions, made from a statement's own words.

A caption is chosen along the parser's tree, so that its words belong together: the subject and
its figure or comparative, the verb and what keeps it from being true, the object. Without a parse
it is a run of adjacent words.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from argmap.drafting.labels.phrases import to_ways
from argmap.drafting.labels.roots import clause_said, find_root
from argmap.drafting.labels.runs import runs, spelled, trimmed
from argmap.drafting.labels.trees import Tree, to_plain_tree
from argmap.drafting.words import VERBS, Parse, Word
from argmap.english import captions as english

MOST_WORDS = 5
_LONGEST = 300  # words that are looked at
_ONE_WORD = 3.0  # what a caption of one word loses


def to_labels(statements: Iterable[Sequence[Word]]) -> tuple[str, ...]:
    """Return a caption for each statement, all different where its words allow it."""
    taken: set[str] = set()
    found: list[str] = []
    for words in statements:
        free = (each for each in _candidates(words) if each.casefold() not in taken)
        label = next(free, None) or to_label(words)
        taken.add(label.casefold())
        found.append(label)
    return tuple(found)


def to_label(words: Sequence[Word]) -> str:
    """Return a caption of at most five of the words, in their order."""
    return next(_candidates(words))


def _candidates(words: Sequence[Word]) -> Iterator[str]:
    seen = Parse(tuple(words)).cut(0, min(len(words), _LONGEST)).words
    tree = to_plain_tree(seen)
    root = find_root(tree)
    if root is not None:
        yield from filter(_reads, chain(_denied(tree, root), _along_tree(tree, root)))
    yield from runs(seen, MOST_WORDS)
    yield "statement"


def _reads(label: str) -> bool:
    """Return whether a caption is neither too short nor too long, and does not break off."""
    words = label.lower().split()
    broken = english.LOOSE_ENDS | english.ASKING_ENDS
    return 1 < len(words) <= MOST_WORDS and words[-1] not in broken


def _denied(tree: Tree, root: int) -> Iterator[str]:
    """Yield "not", what is denied, and its clause: not said, not shown, not clear that …."""
    word = tree.words[root]
    if tree.child_by(root, "neg") is None or word.lemma in english.LEADS - {"be"}:
        return
    clause = clause_said(tree, root)
    if clause is None:
        return
    quality = tree.child_by(root, "acomp", "attr") if word.lemma == "be" else None
    denied = word.lemma if quality is None else tree.words[quality].text
    ways = to_ways(tree, clause, MOST_WORDS - 2, alone=False)
    places = max(ways.values(), default=(0.0, ()))[1]
    if len(places) > 1:
        yield f"not {denied} {_in_order(tree, places)}"


def _along_tree(tree: Tree, root: int) -> Iterator[str]:
    for _, places in sorted(_ways(tree, root), key=lambda way: (-way[0], way[1])):
        if places and tree.words[max(places)].tag != "MD":
            yield _worded(tree, root, places)


def _ways(tree: Tree, root: int) -> Iterator[tuple[float, tuple[int, ...]]]:
    most = MOST_WORDS - _is_open(tree, root)
    for top, loss in _tops(tree, root):
        for length, (worth, places) in to_ways(tree, top, most).items():
            yield worth - loss - (_ONE_WORD if length < 2 else 0), places


def _tops(tree: Tree, root: int) -> Iterator[tuple[int, float]]:
    """Yield the words from which a caption may grow, and what each loses against the verb."""
    yield root, 0.0
    subject = tree.subject(root)
    if (
        subject is not None
        and tree.child_by(subject, "acl", "relcl") is not None
        and tree.has_below(subject, {"only"})
    ):
        yield subject, 1.0
    if tree.is_denied(root) or tree.asks or tree.has_below(root, english.MODALS | {"only"}):
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
        if lemma in english.LIGHT:
            return -1.5 if named else -3.0
        return 0.0 if lemma in english.FRAMES and not named else 7.0
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
        verbs = [place for place in verbs if tree.words[place].lower in english.MODALS]
    phrases = [
        spelled(tree.words, named),
        spelled(tree.words, verbs).lower(),
        spelled(tree.words, set(others).difference(named)),
    ]
    return " ".join(["whether", *filter(None, phrases)])


def _in_order(tree: Tree, places: Sequence[int]) -> str:
    """Return the chosen words as a phrase; a year that opens the sentence is put at its end."""
    ordered = sorted(places)
    words = [tree.words[place] for place in ordered[:2]]
    is_year = len(ordered) > 2 and words[0].dep == "prep" and words[1].text.isdigit()
    fronted = ordered[:2] if is_year else []
    phrase = spelled(tree.words, trimmed(tree.words, ordered[len(fronted) :]))
    if fronted:
        phrase += f" {spelled(tree.words, fronted).lower()}"
    return phrase if len(phrase.split()) <= MOST_WORDS else english.NOT.sub(r"\1n't", phrase)
