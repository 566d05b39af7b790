"""The word from which a caption grows: the main verb, or that of the clause with the point."""

from argmap.drafting.labels.trees import Tree
from argmap.drafting.words import SUBJECTS, VERBS
from argmap.english import captions as english

_NEAR = 6  # words after a verb in which "the fact that" is its own
_ROOTS = VERBS | {"NOUN", "PROPN", "ADJ"}


def find_root(tree: Tree) -> int | None:
    """Return the place of the main verb, or of the verb of what it says to be so."""
    words = tree.words
    roots = [place for place, word in enumerate(words) if not word.step and word.pos in _ROOTS]
    verbs = [place for place in roots if words[place].pos in VERBS]
    root = next(iter(verbs or roots), None)
    while root is not None and (inner := _first(tree, root) or _framed(tree, root)) is not None:
        root = inner
    return root


def _first(tree: Tree, root: int) -> int | None:
    """Return the verb of the clause before a semicolon or dash, if it makes its own point."""
    verb = next((child for child in tree.children_by(root, "ccomp") if child < root), None)
    if (
        verb is None
        or tree.child_by(verb, *SUBJECTS) is None
        or tree.child_by(verb, "mark") is not None
    ):
        return None
    lemmas = {tree.words[root].lemma, tree.words[verb].lemma}
    return verb if lemmas.isdisjoint(english.FRAMES) else None


def _framed(tree: Tree, root: int) -> int | None:
    """Return the verb of the clause after "we believe that" or "it is clear that"."""
    return None if tree.is_denied(root) else clause_said(tree, root)


def clause_said(tree: Tree, root: int) -> int | None:
    """Return the verb of the clause to which a frame leads up."""
    if _is_impersonal(tree, root) and (claimed := _claimed(tree, root)) is not None:
        return claimed
    clauses = (
        child
        for top in _frames(tree, root)
        if top == root or not tree.is_denied(top)
        for child in tree.below[top]
        if _is_said(tree, root, child)
    )
    return next(clauses, None)


def _frames(tree: Tree, root: int) -> list[int]:
    """Return the words of a frame on which its clause may depend."""
    lemma = tree.words[root].lemma
    tops = [root] if lemma in english.FRAMES else []
    if lemma == "be":
        tops += [root, *tree.children_by(root, "acomp", "attr")]
    if lemma in english.LEADS:
        clauses = tree.children_by(root, "xcomp", "ccomp")
        tops += [child for child in clauses if tree.words[child].lemma in english.FRAMES]
    for child in tree.below[root]:
        if tree.words[child].lower == "clear" and tree.words[child].pos == "ADJ":
            tops += [root, child]
            break
    near = range(root, min(root + _NEAR, len(tree.words))) if tops else ()
    return tops + [place for place in near if tree.words[place].lemma == "fact"]


def _is_impersonal(tree: Tree, root: int) -> bool:
    return tree.words[root].lemma == "be" and tree.reads(tree.subject(root), {"it"})


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
    asking = {word.lower for word in before if word.dep != "mark"} & english.NOT_SAID
    unsure = {word.lower for word in before if word.dep == "mark"} & {"if", "whether"}
    return not asking and not unsure
