"""Short captions and readable ids, made from a statement's own words.

A caption grows from the main verb along the parser's tree, so that its words belong together: the subject and its figure or
comparative, the verb and what keeps it from being true, the object. Without a parse it is a run of words that stand side by side.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.annotation.ids import slug
from argmap.drafting.words import FINITE, Passage

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from argmap.drafting.words import Word

MOST_WORDS = 5
_LONGEST = 300  # words that are looked at
_STARTS = 12  # words at which a run may begin
_ID_LONGEST = 40
_APOSTROPHE = re.compile("['’]")
_DROPPED = frozenset(
    "a an the of to in on at for by with from and or but as that which who this these those is are was were be been being has have had do does did "
    "will would shall should may might can could must it its he she they we i you our their his her there then thus therefore so also very really "
    "if because since while although though however nevertheless moreover furthermore hence yet still such all both each any some into than about "
    "over under after before during between up down out off only just even too own when where what how why not 's us me my your them him".split()
)
_NEGATIONS = frozenset({"not", "no", "never", "nobody", "nothing", "without", "n't", "cannot"})
_AMOUNTS = frozenset(
    "number total majority lot series range part share half third quarter lack group kind sort type most many some one".split()
)
_FRAMES = frozenset(
    "say think believe state show mean prove suggest note know see hope stress emphasize emphasise underline demonstrate confirm indicate argue claim "
    "feel find understand recall reiterate report announce declare conclude reveal maintain insist warn add remember".split()
)
_MODALS = frozenset("should must can could may might would cannot ought".split())
_ALWAYS = frozenset("more less most least fewer too better worse only never hardly no-longer longer twice".split())
_EMPTY = frozenset("other such own same very so-called certain various also really".split())
_LOOSE_ENDS = frozenset(
    "of to in on at for by with from and or but as that which than into about a an the is are was were be been being has have had do does did 's".split()
)
_OPENERS = frozenset("is are was were be been being has have had do does did 's and or but to that as".split())
_BARE = frozenset("i we you he she it they this that these those who which what there one all us them".split())
# How soon a word that hangs on another comes into the caption: the smaller, the sooner; what is not named never comes in.
_TURN = {
    "neg": 0.0, "prt": 0.0, "nsubj": 1.0, "nsubjpass": 1.0, "dobj": 1.6, "attr": 1.6, "acomp": 1.6, "oprd": 1.8, "dative": 4.0, "xcomp": 2.0,
    "nummod": 0.8, "compound": 0.8, "amod": 1.6, "poss": 3.0, "nmod": 1.6, "agent": 3.5, "quantmod": 1.5, "pcomp": 2.4,
}  # fmt: skip


def to_labels(passages: Iterable[Sequence[Word]]) -> tuple[str, ...]:
    """Return a caption for each statement; one that is taken gives way to a run of words of the statement, if that is free."""
    taken: set[str] = set()
    found: list[str] = []
    for words in passages:
        label = next((each for each in _candidates(words) if each.casefold() not in taken), None) or to_label(words)
        taken.add(label.casefold())
        found.append(label)
    return tuple(found)


def to_label(words: Sequence[Word]) -> str:
    """Return a caption of at most five of the words, in their order."""
    return next(_candidates(words))


def _candidates(words: Sequence[Word]) -> Iterator[str]:
    """Yield captions, the best first."""
    seen = Passage(tuple(words[:_LONGEST])).cut(0, min(len(words), _LONGEST))
    root = _root(seen)
    if root is not None and _is_denied(seen, root) and (inner := _clause(seen, root)) is not None:
        yield f"not {_telling(seen, root)} {_in_order(seen, inner, _grown(seen, inner, MOST_WORDS - 2))}"
    elif root is not None:
        label = _in_order(seen, root, _grown(seen, root))
        if len(label.split()) > 1:
            yield label
    yield from _runs(seen.words)
    yield "statement"


def _root(passage: Passage) -> int | None:
    """Return the place from which a caption grows: the main verb, or that of what it says to be so."""
    roots = [place for place, word in enumerate(passage.words) if not word.step and word.pos in {"VERB", "AUX", "NOUN", "PROPN", "ADJ"}]
    root = next((place for place in roots if passage.words[place].pos in {"VERB", "AUX"}), next(iter(roots), None))
    while root is not None and (inner := _framed(passage, root)) is not None:
        root = inner
    return root


def _framed(passage: Passage, root: int) -> int | None:
    """Return the verb of the clause that only stands behind a frame: "we believe that", "it is clear that", but not "we deny that"."""
    return None if _is_denied(passage, root) else _clause(passage, root)


def _is_denied(passage: Passage, root: int) -> bool:
    """Return whether a "not" or a "no" hangs on a verb."""
    return any(passage.words[child].dep == "neg" or passage.words[child].lower in _NEGATIONS for child in passage.children(root))


def _telling(passage: Passage, root: int) -> str:
    """Return the word of a frame that tells: the verb, or what something is said to be."""
    if passage.words[root].lemma != "be":
        return passage.words[root].lemma
    return next((passage.words[child].text for child in passage.children(root) if passage.words[child].dep in {"acomp", "attr"}), "so")


def _clause(passage: Passage, root: int) -> int | None:
    """Return the verb of the clause that a verb of saying or showing, or "it is clear that", leads up to."""
    tops = [root] if passage.words[root].lemma in _FRAMES else []
    if passage.words[root].lemma == "be":
        tops += [root, *(child for child in passage.children(root) if passage.words[child].dep in {"acomp", "attr"})]
    return next(
        (
            child
            for top in tops
            for child in passage.children(top)
            if passage.words[child].dep == "ccomp" and child > root and passage.subject(child) is not None
        ),
        None,
    )


def _grown(passage: Passage, root: int, most: int = MOST_WORDS) -> frozenset[int]:
    """Return the places of a root and of what hangs on it, the telling words first, as long as there is room."""
    chosen = set(_unit(passage, root))
    open_to = _branches(passage, root, 0.0)
    while open_to:
        turn, unit = min(open_to, key=lambda each: (each[0], each[1][0]))
        open_to.remove((turn, unit))
        if _length(passage.words, chosen | set(unit)) > most:
            continue
        chosen |= set(unit)
        top = unit[0] if passage.words[unit[0]].dep not in {"prep", "agent", "aux"} else unit[-1]
        open_to += _branches(passage, top, 0.5 * turn + 0.3)
    return frozenset(chosen)


def _branches(passage: Passage, top: int, depth: float) -> list[tuple[float, tuple[int, ...]]]:
    """Return what may come into a caption with the word at `top`: its turn and its places, the word that carries on first."""
    found = []
    has_object = any(passage.words[child].dep in {"dobj", "attr", "acomp", "oprd"} for child in passage.children(top))
    for child in passage.children(top):
        turn = _turn(passage, top, child, has_object=has_object)
        unit = _unit(passage, child)
        if turn is not None and unit and passage.words[child].dep == "prep" and _is_fronted(passage, top, child):
            turn = 1.5 if passage.words[unit[-1]].text[0].isdigit() else None
        if turn is not None and unit:
            found.append((turn + depth, unit))
    return found


def _turn(passage: Passage, top: int, child: int, *, has_object: bool) -> float | None:
    """Return how soon a word comes in; None for never."""
    word = passage.words[child]
    if not word.is_word or word.lower in _BARE or word.lower in _EMPTY:
        return None
    if word.lower in _NEGATIONS:
        return 0.0
    if word.dep == "aux":
        return _turn_of_helper(passage.words[top], word)
    if word.dep == "prep":
        return _turn_of_phrase(passage.words[top], word, has_object=has_object)
    if word.tag in {"JJR", "JJS", "RBR", "RBS"} or (word.dep == "advmod" and word.lower in _ALWAYS):
        return 0.7
    return _TURN["acomp" if word.dep == "xcomp" and word.pos not in {"VERB", "AUX"} else word.dep] if word.dep in _TURN else None


def _turn_of_helper(verb: Word, helper: Word) -> float | None:
    """Return how soon a helping verb comes in: one that tells what may be, or one without which the verb would read wrongly."""
    if helper.lower in _MODALS:
        return 0.5
    if (helper.lower == "will" and verb.tag == "VB") or (helper.lemma == "have" and not verb.text.endswith("ed")):
        return 1.2
    return None


def _turn_of_phrase(above: Word, preposition: Word, *, has_object: bool) -> float:
    """Return how soon a preposition with its noun comes in."""
    if above.pos in {"VERB", "AUX"}:
        return 2.6 if has_object else 1.7
    if preposition.lower == "of":
        return 0.5 if above.lemma in _AMOUNTS else 1.4
    return 3.0


def _is_fronted(passage: Passage, top: int, child: int) -> bool:
    """Return whether a phrase stands before the verb that it belongs to: "In 2023"."""
    return child < top and passage.words[top].pos in {"VERB", "AUX"}


def _in_order(passage: Passage, root: int, chosen: Collection[int]) -> str:
    """Return the chosen words as a phrase, with a date that opens the sentence put at its end."""
    fronted = {
        each
        for child in passage.children(root)
        if child in chosen and passage.words[child].dep == "prep" and _is_fronted(passage, root, child)
        for each in _unit(passage, child)
    }
    rest = _spelled(passage.words, _trimmed(passage.words, set(chosen) - fronted))
    return f"{rest} {_spelled(passage.words, fronted).lower()}" if fronted else rest


def _unit(passage: Passage, place: int) -> tuple[int, ...]:
    """Return the places that come in together: a preposition with its noun and amount, a verb with its "to", a noun with its "'s"."""
    word = passage.words[place]
    if word.dep == "neg" and place and passage.words[place - 1].dep in {"aux", "auxpass"}:
        return (place, place - 1)
    if word.dep == "aux" and word.lower in _MODALS:
        return (
            place,
            *(
                other
                for other in passage.children(passage.head(place))
                if passage.words[other].dep == "auxpass" and passage.words[other].lower == "be"
            ),
        )
    if word.dep in {"prep", "agent"}:
        noun = next((child for child in passage.children(place) if passage.words[child].dep in {"pobj", "pcomp"}), None)
        return () if noun is None or passage.words[noun].lower in _BARE else (place, *_amount(passage, noun), noun)
    if word.dep in {"xcomp", "pcomp"}:
        mark = (child for child in passage.children(place) if passage.words[child].lower in {"to", "be"} and child < place)
        return (place, *mark)
    if word.dep == "poss":
        case = tuple(child for child in passage.children(place) if passage.words[child].dep == "case")
        return (place, *case) if case else ()
    return (place,)


def _amount(passage: Passage, noun: int) -> tuple[int, ...]:
    """Return the places of the figures that count a noun: "3 million" of euros."""
    own = [child for child in passage.children(noun) if passage.words[child].dep == "nummod"]
    return tuple(sorted({*own, *(child for each in own for child in passage.children(each) if passage.words[child].tag == "CD")}))


def _length(words: Sequence[Word], places: Iterable[int]) -> int:
    return len(_spelled(words, places).split())


def _trimmed(words: Sequence[Word], places: Iterable[int]) -> list[int]:
    """Return the places without small words at either end."""
    kept = sorted(places)
    while len(kept) > 1 and words[kept[0]].lower in _OPENERS:
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
    runs = [run for start in range(min(len(places), _STARTS)) for run in _runs_from(words, places, start)]
    runs.sort(key=lambda run: (-_worth(words, run), run[0]))
    yield from (_spelled(words, run) for run in runs)
    if places:
        yield _spelled(words, _trimmed(words, places[:MOST_WORDS]))


def _runs_from(words: Sequence[Word], places: Sequence[int], start: int) -> Iterator[list[int]]:
    """Yield the runs of two words and more that begin at one place, up to the next comma."""
    if not (_is_content(words[places[start]]) or words[places[start]].lower in _MODALS):
        return
    run = [places[start]]
    for place in places[start + 1 : start + 3 * MOST_WORDS]:
        gap = words[run[-1] + 1 : place]
        if any(sign.text not in {"-", "“", "”", '"', "'", "‘", "’"} for sign in gap) or _length(words, [*run, place]) > MOST_WORDS:
            return
        run.append(place)
        if _is_content(words[place]) and words[place].lower not in {"not", "no"}:
            yield list(run)


def _worth(words: Sequence[Word], run: Sequence[int]) -> float:
    """Return how much a run tells: its content words, negations and figures; the earlier, the better."""
    content = sum(_is_content(words[place]) for place in run)
    signs = sum(words[place].lower in _NEGATIONS for place in run) + 0.5 * any(words[place].text[0].isdigit() for place in run)
    return content + signs - (len(run) - content) * 0.4 - run[0] / 8


def _opening(words: Sequence[Word]) -> int:
    """Return the place after a short opening without a verb: "For example,", "In simple words -"."""
    for place, word in enumerate(words[:6]):
        if word.tag in FINITE:
            return 0
        if word.text in {",", "-", "–", "—"} and place + 3 < len(words) and word.end < words[place + 1].start:
            return place + 1
    return 0


def _is_content(word: Word) -> bool:
    return word.is_word and (word.lower in _NEGATIONS or (word.lower not in _DROPPED and len(word.lower) > 1) or word.text.isdigit())


def _spelled(words: Sequence[Word], places: Iterable[int]) -> str:
    """Return the words at some places, with what hyphens tie to them; the first in small letters where it is no name."""
    whole = sorted({each for place in places for each in _tied(words, place)})
    pieces = [_plain(words, place) for place in whole]
    for number, (before, place) in enumerate(pairwise(whole), 1):
        if words[before].end < words[place].start or place > before + 1:
            pieces[number] = " " + pieces[number]
    return " ".join("".join(pieces).split())


def _plain(words: Sequence[Word], place: int) -> str:
    """Return a word as it stands inside a sentence."""
    text = words[place].text
    if text.lower() in {"n't", "n’t"}:
        return " not"
    if text.lower() in {"ca", "wo", "can"} and place + 1 < len(words) and words[place + 1].lower == "n't":
        return "will" if text.lower() == "wo" else "can"
    named = words[place].pos in {"PROPN", ""} or len(text) == 1 or not text[1:].islower()
    return text if place or named else text.lower()


def _tied(words: Sequence[Word], place: int) -> range:
    """Return the places of a word and of what hyphens or a sign of per cent tie to it: zero-tolerance, 50%."""
    first = last = place
    while first >= 2 and words[first - 1].text == "-" and words[first - 2].end == words[first - 1].start == words[first].start - 1:
        first -= 2
    while last + 2 < len(words) and words[last + 1].text == "-" and words[last].end == words[last + 1].start == words[last + 2].start - 1:
        last += 2
    if last + 1 < len(words) and words[last + 1].text == "%" and words[last].end == words[last + 1].start:
        last += 1
    if first and words[first - 1].text in {"$", "€", "£"} and words[first - 1].end == words[first].start:
        first -= 1
    return range(first, last + 1)


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
