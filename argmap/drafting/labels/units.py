"""The words that come into a caption together, and how many words they count for."""

from collections.abc import Iterable, Iterator, Sequence

from argmap.drafting.labels.trees import Tree
from argmap.drafting.words import HELPERS, SUBJECTS, VERBS, Word
from argmap.english.captions import WORDS

_CURRENCIES = frozenset("$€£")
_TYING = _CURRENCIES | {"-", "%"}
_MODALS = WORDS["modals"] | WORDS["will"]


def to_unit(tree: Tree, place: int, *, alone: bool) -> tuple[int, ...]:
    """Return the places that come in together with a word.

    So do "to" with its verb, "'s" with its noun, "be" with "must". `alone` is for the word that
    all others depend on. What only leads up to another word brings nothing: "a number of".
    """
    places = {*_before(tree, place)}
    if not alone and tree.words[place].pos in VERBS:
        places.update(before_verb(tree, place))
    is_joint = tree.words[place].dep == "prep" and tree.words[place].lower == "of"
    silent = is_headless(tree, place) or (is_joint and is_headless(tree, tree.head(place)))
    silent = silent or is_able(tree, place) or _is_how(tree, place)
    return tuple(sorted(places if silent else places | {place}))


def to_cost(tree: Tree, place: int) -> int:
    """Return how many words a word counts for.

    None for "'s", for the "not" of "cannot" or "don't", for an "is" that would come first.
    """
    word, before = tree.words[place], tree.words[place - 1]
    if word.dep == "case" or _goes(tree, place):
        return 0
    if word.lower not in {"not", "n't"} or not place or _goes(tree, place - 1):
        return 1
    cannot = word.lower == "not" and before.end == word.start
    return int(before.lower not in WORDS["contracted"] and not cannot)


def _goes(tree: Tree, place: int) -> bool:
    """Return whether a word is an "is" that would come first in its caption."""
    word = tree.words[place]
    verb = word.lemma == "be" and word.pos in VERBS and word.tag != "VB" and not word.step
    return verb and not tree.asks and not tree.has_named_subject(place)


def is_headless(tree: Tree, place: int) -> bool:
    """Return whether a noun only counts or sorts what an "of" after it names."""
    if tree.words[place].lemma not in WORDS["headless"] or _is_denied(tree, place):
        return False
    described = tree.children_by(place, "amod", "nummod")
    if any(tree.words[child].lower not in WORDS["large"] for child in described):
        return False
    return tree.has_full_noun(each for each in tree.below[place] if tree.reads(each, {"of"}))


def _is_denied(tree: Tree, place: int) -> bool:
    return tree.is_denied(place) or tree.is_denied(tree.head(place))


def _is_how(tree: Tree, place: int) -> bool:
    """Return whether a "be" needs no word: "how fair this is" reads "how fair"."""
    if tree.words[place].lemma != "be" or tree.has_named_subject(place):
        return False
    asks = any(word.tag == "WRB" for word in tree.words_below(place))
    return asks and tree.child_by(place, "acomp") is not None


def is_able(tree: Tree, place: int) -> bool:
    """Return whether a word only leads up to a verb: "should not be allowed to", "are to be"."""
    word = tree.words[place]
    is_be = word.lemma == "be"
    if is_be and (able := tree.child_by(place, "acomp")) is not None:
        return is_able(tree, able)
    verb = _infinitive(tree, place) if is_be or word.lower in WORDS["leading"] else None
    if verb is None:
        return False
    denied = _is_denied(tree, place)
    if is_be and not denied and tree.child_by(verb, "auxpass") is not None:
        return tree.has_named_subject(place)
    return _leads(tree, place, denied=denied)


def _infinitive(tree: Tree, place: int) -> int | None:
    """Return the verb to which a word leads up with "to", if it has no object."""
    verb = tree.child_by(place, "xcomp")
    if tree.asks or verb is None or tree.child_by(place, "dobj") is not None:
        return None
    return verb if tree.has_to(verb) else None


def _leads(tree: Tree, place: int, *, denied: bool) -> bool:
    """Return whether a word with its modal verbs only leads up to another verb."""
    tops = (place, tree.head(place))
    modals = {word.lower for top in tops for word in tree.words_below(top)} & _MODALS
    ought = not modals.isdisjoint({"should", "must"})
    lower = tree.words[place].lower
    if denied:
        return ought and lower in {"allowed", "permitted"}
    if lower in {"able", "going"}:
        return bool(modals) and not ought
    if lower in {"have", "required"}:
        return bool(modals)
    return lower == "like" and not modals.isdisjoint({"would", "'d"})


def _before(tree: Tree, place: int) -> Iterable[int]:
    """Return the places of the small words without which a word would read wrongly."""
    word, head = tree.words[place], tree.head(place)
    if word.dep == "neg" and place and tree.words[place - 1].dep in HELPERS:
        return place - 1, *after_modal(tree, place - 1)
    if word.dep == "aux":
        return after_modal(tree, place)
    if word.dep == "poss":
        return tree.children_by(place, "case")
    if word.dep in SUBJECTS and tree.reads(tree.child_by(head, "mark"), {"for"}):
        return tree.children_by(head, "mark")[:1]
    if word.tag == "CD":
        return _than(tree, place)
    return tree.children_by(head, "cc")[:1] if word.dep == "conj" else ()


def _than(tree: Tree, place: int) -> Sequence[int]:
    """Return the places of "more than" before a number."""
    near = range(max(0, place - 2), place)
    small = [each for each in near if tree.words[each].lower in WORDS["comparing"]]
    return small if len(small) > 1 else ()


def after_modal(tree: Tree, place: int) -> Iterator[int]:
    """Yield "be" and "have been" after "must", "been" after "has"."""
    verb, word = tree.head(place), tree.words[place]
    modal = word.lower in _MODALS | {"ca"} and not is_able(tree, verb)
    if modal or (word.lemma == "have" and tree.words[verb].tag != "VBN"):
        for child in _helpers(tree, verb):
            helper = tree.words[child]
            if child > place and (helper.lemma == "be" or helper.lower in WORDS["have"]):
                yield child


def _helpers(tree: Tree, verb: int) -> list[int]:
    return [child for child in tree.children_by(verb, *HELPERS) if child < verb]


def before_verb(tree: Tree, place: int) -> Iterator[int]:
    """Yield "to" and "to be" before a verb, its subject "that" or "who", and a word that asks."""
    helpers, verb = _helpers(tree, place), tree.words[place]
    yield from _infinitive_words(tree, place, helpers)
    if verb.dep == "relcl":
        yield from _before_relative(tree, place, helpers)
    elif verb.dep in {"ccomp", "csubj", "csubjpass", "pcomp"}:
        yield from _before_question(tree, place, helpers)


def _infinitive_words(tree: Tree, place: int, helpers: Sequence[int]) -> Sequence[int]:
    """Return the "to" and "to be" before a verb."""
    before = (*helpers, tied(tree.words, place).start - 1)
    to = next((child for child in before if _is_to(tree, child)), None)
    if to is None:
        alone = tree.words[place].dep in {"xcomp", "pcomp"} and tree.subject(place) is None
        return helpers if alone else ()
    above = tree.head(place)
    if is_able(tree, above) and tree.words[above].lemma != "be":
        return [child for child in helpers if child > to]
    return to, *helpers


def _is_to(tree: Tree, place: int) -> bool:
    word = tree.words[max(place, 0)]
    return place >= 0 and word.lower == "to" and (word.dep == "aux" or word.tag == "TO")


def _before_question(tree: Tree, place: int, helpers: Sequence[int]) -> Iterator[int]:
    """Yield the word that asks before a verb, and the helpers of the verb after it."""
    before = (child for child in tree.below[place] if child < place)
    asking = next((child for child in before if tree.words[child].lower in WORDS["asking"]), None)
    if asking is not None:
        yield asking
        if tree.child_by(place, "neg") is None:
            yield from (child for child in helpers if child > asking)


def _before_relative(tree: Tree, place: int, helpers: Sequence[int]) -> Iterator[int]:
    """Yield what precedes the verb of a relative clause: "who had paid"; not "that was paid"."""
    subject, tag = tree.subject(place), tree.words[place].tag
    if subject is None or not tree.reads(subject, WORDS["relative"]):
        return
    if tag not in {"VBN", "VBG"}:
        yield from (subject, *(helpers if tag == "VB" else ()))
    elif tag == "VBN" and tree.child_by(place, "auxpass") is None:
        yield from (subject, *helpers)


def tied(words: Sequence[Word], place: int) -> range:
    """Return the places of a word and what hyphens, currency and percent signs tie to it."""
    if all(word.text not in _TYING for word in words[max(0, place - 1) : place + 2]):
        return range(place, place + 1)
    first = last = place
    while _is_hyphen(words, first - 1):
        first -= 2
    while _is_hyphen(words, last + 1):
        last += 2
    if _touches(words, last) and words[last + 1].text == "%":
        last += 1
    if words[first].text == "%" and _touches(words, first - 1):
        first -= 1
    if _touches(words, first - 1) and words[first - 1].text in _CURRENCIES:
        first -= 1
    return range(first, last + 1)


def _is_hyphen(words: Sequence[Word], place: int) -> bool:
    return _touches(words, place - 1) and _touches(words, place) and words[place].text == "-"


def _touches(words: Sequence[Word], place: int) -> bool:
    return 0 <= place < len(words) - 1 and words[place].end == words[place + 1].start
