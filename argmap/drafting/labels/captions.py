"""Short captions and readable ids, made from a statement's own words.

A caption is chosen along the parser's tree, so that its words belong together: the subject and its figure or
comparative, the verb and what keeps it from being true, the object. Without a parse it is a run of words that stand side by side.
"""

from __future__ import annotations

import re
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from argmap.annotation.read.ids import slug
from argmap.drafting.labels.phrases import to_ways
from argmap.drafting.labels.trees import CONTRACTED, LIGHT, MODALS, NEGATIONS, VERBS, to_plain_tree
from argmap.drafting.labels.units import tied
from argmap.drafting.words import FINITE, SUBJECTS, Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from argmap.drafting.labels.trees import Tree
    from argmap.drafting.words import Word

MOST_WORDS = 5
_LONGEST = 300  # words that are looked at
_STARTS = 12  # words at which a run may begin
_ID_LONGEST = 50
_APOSTROPHE = re.compile("['’]")
_DROPPED = frozenset(
    "a an the of to in on at for by with from and or but as that which who this these those is are was were be been being has have had do does did "
    "will would shall should may might can could must it its he she they we i you our their his her there then thus therefore so also very really "
    "if because since while although though however nevertheless moreover furthermore hence yet still such all both each any some into than about "
    "over under after before during between up down out off only just even too own when where what how why not 's us me my your them him".split()
)
_FRAMES = frozenset(
    "say think believe state show mean prove suggest note know see hope stress emphasize emphasise underline demonstrate confirm indicate argue claim "
    "feel find understand recall reiterate report announce declare conclude reveal maintain insist warn add remember "
    "assume hope fear tell discover learn mention agree assure guess suspect worry realize realise observe point lament acknowledge admit seem appear keep repeat regret remind".split()
)
_LOOSE_ENDS = frozenset(
    "of to in on at for by with from and or but as that which than into about a an the is are was were be been being has have had do does did 's".split()
)
_BROKEN = _LOOSE_ENDS | frozenset("where when why how who what which".split())
_OPENERS = frozenset(
    "is are am was were be been being has have had do does did 's 'm 're 've and or but that as".split()
)
_LEADS = frozenset("want like wish let need must have be go come allow continue".split())
_SHORT = {"'s": "is", "'re": "are", "'m": "am", "'ve": "have", "'ll": "will", "'d": "would"}
_NOT = re.compile(rf"\b({'|'.join(sorted(CONTRACTED))}) not\b")
_HELPERS = frozenset("do does did have has had 've".split())
_NEAR = 6  # words after a verb in which "the fact that" is its own
_ONE_WORD = 3.0
_PEOPLES = frozenset(
    "british english irish scottish welsh spanish danish swedish finnish polish turkish kurdish jewish american african mexican german french dutch "
    "greek swiss czech thai iraqi israeli pakistani arab kazakh uzbek kyrgyz tajik christian muslim islamic catholic olympic".split()
)
_NO_PEOPLES = frozenset(
    "civilian pedestrian guardian historian librarian politician technician physician equestrian subterranean these".split()
)


def to_labels(passages: Iterable[Sequence[Word]]) -> tuple[str, ...]:
    """Return a caption for each statement; one that is taken gives way to a run of words of the statement, if that is free."""
    taken: set[str] = set()
    found: list[str] = []
    for words in passages:
        label = next(
            (each for each in _candidates(words) if each.casefold() not in taken), None
        ) or to_label(words)
        taken.add(label.casefold())
        found.append(label)
    return tuple(found)


def to_label(words: Sequence[Word]) -> str:
    """Return a caption of at most five of the words, in their order."""
    return next(_candidates(words))


def _candidates(words: Sequence[Word]) -> Iterator[str]:
    """Yield captions, the best first."""
    seen = Passage(tuple(words[:_LONGEST])).cut(0, min(len(words), _LONGEST)).words
    tree = to_plain_tree(seen)
    root = _root(tree)
    ways = [] if root is None else sorted(_ways(tree, root), key=lambda way: (-way[0], way[1]))
    worded = (
        _worded(tree, root or 0, places)
        for _, places in ways
        if places and tree.words[max(places)].tag != "MD"
    )
    yield from (label for label in chain(_denied(tree, root), worded) if _reads(label))
    yield from _runs(seen)
    yield "statement"


def _reads(label: str) -> bool:
    """Return whether a caption is neither too short nor too long, and does not break off."""
    words = label.lower().split()
    return 1 < len(words) <= MOST_WORDS and words[-1] not in _BROKEN


def _denied(tree: Tree, root: int | None) -> Iterator[str]:
    """Yield a caption for what is not said, not shown, not clear: "not" with the word that tells, and the clause."""
    clause = (
        None
        if root is None
        or tree.child(root, "neg") is None
        or tree.words[root].lemma in _LEADS - {"be"}
        else _clause(tree, root)
    )
    if root is not None and clause is not None:
        told = tree.child(root, "acomp", "attr") if tree.words[root].lemma == "be" else None
        places = max(
            to_ways(tree, clause, MOST_WORDS - 2, alone=False).values(), default=(0.0, ())
        )[1]
        if len(places) > 1:
            yield f"not {tree.words[root].lemma if told is None else tree.words[told].text} {_in_order(tree, places)}"


def _root(tree: Tree) -> int | None:
    """Return the place from which a caption grows: the main verb, or that of what it says to be so."""
    roots = [
        place
        for place, word in enumerate(tree.words)
        if not word.step and word.pos in {"VERB", "AUX", "NOUN", "PROPN", "ADJ"}
    ]
    root = next(
        (place for place in roots if tree.words[place].pos in VERBS), next(iter(roots), None)
    )
    while root is not None and (inner := _first(tree, root) or _framed(tree, root)) is not None:
        root = inner
    return root


def _first(tree: Tree, root: int) -> int | None:
    """Return the verb of the sentence that stands before a semicolon, a dash or a comma, if it says something of its own."""
    verb = next(
        (child for child in tree.below[root] if tree.words[child].dep == "ccomp" and child < root),
        None,
    )
    if verb is None or tree.child(verb, *SUBJECTS) is None or tree.child(verb, "mark") is not None:
        return None
    return verb if {tree.words[root].lemma, tree.words[verb].lemma}.isdisjoint(_FRAMES) else None


def _framed(tree: Tree, root: int) -> int | None:
    """Return the verb of the clause that only stands behind a frame: "we believe that", "it is clear that", but not "we deny that"."""
    return None if tree.is_denied(root) else _clause(tree, root)


def _clause(tree: Tree, root: int) -> int | None:
    """Return the verb of the clause that a frame leads up to."""
    tops = [root] if tree.words[root].lemma in _FRAMES else []
    if _is_impersonal(tree, root) and (clause := _claimed(tree, root)) is not None:
        return clause
    if tree.words[root].lemma == "be":
        tops += [
            root,
            *(child for child in tree.below[root] if tree.words[child].dep in {"acomp", "attr"}),
        ]
    if tree.words[root].lemma in _LEADS:
        tops += [
            child
            for child in tree.below[root]
            if tree.words[child].dep in {"xcomp", "ccomp"} and tree.words[child].lemma in _FRAMES
        ]
    if (
        clear := next(
            (
                child
                for child in tree.below[root]
                if tree.words[child].lower == "clear" and tree.words[child].pos == "ADJ"
            ),
            None,
        )
    ) is not None:
        tops += [root, clear]
    tops += [
        place
        for place in range(root, min(root + _NEAR, len(tree.words)))
        if tops and tree.words[place].lemma == "fact"
    ]
    clauses = (
        child
        for top in tops
        if top == root or not tree.is_denied(top)
        for child in tree.below[top]
        if _is_said(tree, root, child)
    )
    return next(clauses, None)


def _is_impersonal(tree: Tree, root: int) -> bool:
    """Return whether a sentence begins "it is"."""
    subject = tree.subject(root)
    return (
        tree.words[root].lemma == "be" and subject is not None and tree.words[subject].lower == "it"
    )


def _claimed(tree: Tree, root: int) -> int | None:
    """Return the verb of what "it is beyond doubt that" or "it is thanks to them that" leads up to."""
    marks = (
        place
        for place in range(root, len(tree.words))
        if tree.words[place].dep == "mark" and tree.words[place].lower == "that"
    )
    verbs = (tree.head(place) for place in marks)
    return next(
        (
            verb
            for verb in verbs
            if tree.words[verb].dep in {"acl", "advcl", "ccomp", "relcl"}
            and tree.subject(verb) is not None
        ),
        None,
    )


def _is_said(tree: Tree, root: int, verb: int) -> bool:
    """Return whether a clause says that something is so: not what, who or whether it is."""
    asking = any(
        tree.words[child].lower in {"what", "who", "how", "whether", "if", "which", "where", "when"}
        for child in tree.below[verb]
        if child < verb
        and (tree.words[child].dep != "mark" or tree.words[child].lower in {"if", "whether"})
    )
    stated = tree.words[verb].dep in {"ccomp", "acl"} or any(
        tree.words[child].lower == "that" and tree.words[child].dep == "mark"
        for child in tree.below[verb]
    )
    has_subject = tree.child(verb, *SUBJECTS) is not None
    return stated and verb > root and has_subject and not asking


def _ways(tree: Tree, root: int) -> Iterator[tuple[float, tuple[int, ...]]]:
    """Yield the worth and the places of captions."""
    for top, loss in _tops(tree, root):
        for length, (worth, places) in to_ways(
            tree, top, MOST_WORDS - _is_open(tree, root)
        ).items():
            yield worth - loss - (_ONE_WORD if length < 2 else 0), places


def _tops(tree: Tree, root: int) -> Iterator[tuple[int, float]]:
    """Yield the words that a caption may grow from, and what is lost: the verb, its object after a light verb, a second verb."""
    yield root, 0.0
    subject = tree.subject(root)
    told = subject is not None and tree.child(subject, "acl", "relcl") is not None
    if (
        told
        and subject is not None
        and any(tree.words[child].lower == "only" for child in tree.below[subject])
    ):
        yield subject, 1.0
    bound = any(
        tree.words[child].lower in MODALS or tree.words[child].lower == "only"
        for child in tree.below[root]
    )
    if tree.is_denied(root) or tree.asks or bound:
        return
    has_object = tree.child(root, "dobj") is not None
    for child in tree.below[root]:
        dep = tree.words[child].dep
        if dep == "dobj" and tree.words[root].lemma in LIGHT:
            yield child, -1.5 if tree.has_named_subject(root) else -3.0
        elif (
            dep == "dobj" and tree.words[root].lemma in _FRAMES and not tree.has_named_subject(root)
        ):
            yield child, 0.0
        elif (
            dep in {"xcomp", "conj"}
            and tree.words[child].pos in VERBS
            and not (dep == "xcomp" and (has_object or tree.is_denied(child)))
        ):
            yield child, 2.0 if dep == "xcomp" else 5.0
        elif dep in {"dobj", "attr"}:
            yield child, 7.0


def _is_open(tree: Tree, root: int) -> bool:
    """Return whether yes or no is asked for."""
    return tree.asks and not any(
        word.tag in {"WP", "WRB", "WDT", "WP$"} for word in tree.words[: root + 1]
    )


def _worded(tree: Tree, root: int, places: Sequence[int]) -> str:
    """Return the chosen words as a caption; a question that asks for yes or no with "whether", its verb after its subject."""
    if not _is_open(tree, root):
        return _in_order(tree, places)
    subject = root if (found := tree.subject(root)) is None else found
    before = [place for place in places if place < subject and tree.words[place].pos in VERBS]
    verbs = [place for place in before if subject in places or tree.words[place].lower in MODALS]
    named = [
        place
        for place in places
        if place not in before and subject != root and tree.is_under(place, subject)
    ]
    rest = [place for place in places if place not in {*before, *named}]
    return " ".join(
        [
            "whether",
            *filter(
                None,
                (
                    _spelled(tree.words, named),
                    _spelled(tree.words, verbs).lower(),
                    _spelled(tree.words, rest),
                ),
            ),
        ]
    )


def _in_order(tree: Tree, places: Sequence[int]) -> str:
    """Return the chosen words as a phrase, with a date that opens the sentence put at its end."""
    ordered = sorted(places)
    fronted = (
        ordered[:2]
        if len(ordered) > 2
        and tree.words[ordered[0]].dep == "prep"
        and tree.words[ordered[1]].text.isdigit()
        else []
    )
    rest = _spelled(tree.words, _trimmed(tree.words, ordered[len(fronted) :]))
    phrase = f"{rest} {_spelled(tree.words, fronted).lower()}" if fronted else rest
    return phrase if len(phrase.split()) <= MOST_WORDS else _NOT.sub(r"\1n't", phrase)


def _length(words: Sequence[Word], places: Iterable[int]) -> int:
    return len(_spelled(words, places).split())


def _trimmed(words: Sequence[Word], places: Iterable[int]) -> list[int]:
    """Return the places without small words at either end; "have to" and "did not" stay."""
    kept = sorted(places)
    while len(kept) > 2 and words[kept[0]].lower in _OPENERS:
        if words[kept[0]].lower in _HELPERS and words[kept[1]].lower in NEGATIONS | {"to"}:
            break
        kept.pop(0)
    while len(kept) > 1 and words[kept[-1]].lower in _LOOSE_ENDS:
        kept.pop()
    return kept


def _runs(words: Sequence[Word]) -> Iterator[str]:
    """Yield runs of words that stand side by side, that with most to say first; their ends are no small words."""
    first = _opening(words)
    places = [place for place in range(first, len(words)) if words[place].is_word] or [
        place for place, word in enumerate(words) if word.is_word
    ]
    runs = [
        run
        for start in range(min(len(places), _STARTS))
        for run in _runs_from(words, places, start)
    ]
    runs.sort(key=lambda run: (-_worth(words, run), run[0]))
    yield from (_spelled(words, run) for run in runs)
    if places:
        yield _spelled(words, _trimmed(words, places[:MOST_WORDS]))


def _runs_from(words: Sequence[Word], places: Sequence[int], start: int) -> Iterator[list[int]]:
    """Yield the runs of two words and more that begin at one place, up to the next comma."""
    if not (_is_content(words[places[start]]) or words[places[start]].lower in MODALS):
        return
    run = [places[start]]
    for place in places[start + 1 : start + 3 * MOST_WORDS]:
        gap = words[run[-1] + 1 : place]
        if (
            any(sign.text not in {"-", "“", "”", '"', "'", "‘", "’"} for sign in gap)
            or _length(words, [*run, place]) > MOST_WORDS
        ):
            return
        run.append(place)
        if _is_content(words[place]) and words[place].lower not in {"not", "no"}:
            yield list(run)


def _worth(words: Sequence[Word], run: Sequence[int]) -> float:
    """Return how much a run tells: its content words, negations and figures; the earlier, the better."""
    content = sum(_is_content(words[place]) for place in run)
    signs = sum(words[place].lower in NEGATIONS for place in run) + 0.5 * any(
        words[place].text[0].isdigit() for place in run
    )
    return content + signs - (len(run) - content) * 0.4 - run[0] / 8


def _opening(words: Sequence[Word]) -> int:
    """Return the place after a short opening without a verb: "For example,", "In simple words -"."""
    for place, word in enumerate(words[:6]):
        if word.tag in FINITE:
            return 0
        if (
            word.text in {",", "-", "–", "—"}
            and place + 3 < len(words)
            and word.end < words[place + 1].start
        ):
            return place + 1
    return 0


def _is_content(word: Word) -> bool:
    return word.is_word and (
        word.lower in NEGATIONS
        or (word.lower not in _DROPPED and len(word.lower) > 1)
        or word.text.isdigit()
    )


def _spelled(words: Sequence[Word], places: Iterable[int]) -> str:
    """Return the words at some places, with what hyphens tie to them; the first in small letters where it is no name."""
    whole = sorted({each for place in places for each in tied(words, place)})
    pieces = [_plain(words, place) for place in whole]
    for number, (before, place) in enumerate(pairwise(whole), 1):
        if words[before].end < words[place].start or place > before + 1:
            pieces[number] = " " + pieces[number]
    return " ".join("".join(pieces).split())


def _plain(words: Sequence[Word], place: int) -> str:
    """Return a word as it stands inside a sentence."""
    word, text = words[place], words[place].text
    if text.lower() in {"n't", "n’t"}:
        return " not"
    if word.lower in _SHORT and word.pos in VERBS:
        return f" {_SHORT[word.lower]}"
    if (
        text.lower() in {"ca", "wo", "can"}
        and place + 1 < len(words)
        and words[place + 1].lower == "n't"
    ):
        return "will" if text.lower() == "wo" else "can"
    named = (
        words[place].pos in {"PROPN", ""}
        or len(text) == 1
        or not text[1:].islower()
        or _is_of_a_people(text)
    )
    return text if place or named else text.lower()


def _is_of_a_people(text: str) -> bool:
    """Return whether an adjective is one of those that keep their capital: Russian, Chinese, Danish."""
    return text.lower() in _PEOPLES or (
        text.lower().endswith(("ian", "ean", "ese")) and text.lower() not in _NO_PEOPLES
    )


def to_ids(labels: Iterable[str]) -> tuple[str, ...]:
    """Return one id for each caption, all different, also without regard to case."""
    taken: set[str] = set()
    found: list[str] = []
    for label in labels:
        base = to_id(label)
        name, number = base, 1
        while name.casefold() in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name.casefold())
        found.append(name)
    return tuple(found)


def to_id(label: str) -> str:
    """Return a caption as an id: in small letters with hyphens, cut between words and not after a small one."""
    kept: list[str] = []
    for word in _APOSTROPHE.sub("", label.lower()).split():
        if kept and len("-".join([*kept, word])) > _ID_LONGEST:
            break
        kept.append(word[:_ID_LONGEST])
    while len(kept) > 1 and kept[-1] in _LOOSE_ENDS:
        kept.pop()
    return slug(" ".join(kept)) or "statement"
