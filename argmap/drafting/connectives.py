"""Words that may join a reason or a conclusion, and say something else: what for, how much, when.

"So that" tells a purpose, "so many" a degree; "as", "since", "while" and "then" also tell time.
All places are indexes into the words of a parse.
"""

from collections.abc import Iterator

from argmap.drafting.words import VERBS, Parse
from argmap.english.cues import has
from argmap.english.word_lists import word_sets

_WORDS = word_sets("segmentation")
_PAST, _PRESENT = frozenset({"VBD"}), frozenset({"VBP", "VBZ"})
_CLAUSES = frozenset({"xcomp", "ccomp"})


def argues(parse: Parse, place: int) -> bool:
    """Return whether "so", "then", "as", "since" or "while" gives a reason or draws a conclusion.

    Any other word does.
    """
    says_otherwise = _OTHER_SENSES.get(parse.words[place].lower)
    return says_otherwise is None or not says_otherwise(parse, place)


def _is_purpose_or_degree(parse: Parse, place: int) -> bool:
    after = parse.words[place + 1 : place + 3]
    if not after or after[0].lower == "that":
        return bool(after) and _is_purpose(parse, place)
    if after[0].lower in _WORDS["after-degree"] or after[0].pos == "ADJ":
        return True
    turned = after[-1].pos in VERBS  # "so often did the lift fail"
    if after[0].pos == "ADV" and (turned or parse.head(place) == place + 1):
        return True
    return place > 0 and parse.words[place - 1].is_word and _is_enabled(parse, parse.head(place))


def _is_enabled(parse: Parse, verb: int) -> bool:
    """Return whether a clause says what somebody can do then: "so we could catch the boat"."""
    first, last = parse.subtree(verb)
    text = " ".join(word.text for word in parse.words[first : last + 1])
    can = any(parse.words[each].lower in _WORDS["enabling"] for each in _helpers(parse, verb))
    return can and not has("negation", text)


def _is_purpose(parse: Parse, place: int) -> bool:
    """Return whether "so that" says what for: nothing that has happened, no pause before it."""
    if parse.words[place + 1].dep not in {"mark", "advmod", "nsubj"}:
        return False
    verb = parse.head(place + 1)
    if verb <= place + 1 or parse.words[place + 1].dep == "nsubj":
        return False
    if any(parse.words[each].tag == "MD" for each in _helpers(parse, verb)):
        return not _is_denied_ability(parse, verb)
    return parse.words[place - 1].is_word if place else bool(parse.words[verb].step)


def _is_denied_ability(parse: Parse, verb: int) -> bool:
    """Return whether what cannot be is the result of what precedes: "so that it cannot be used"."""
    can = any(parse.words[each].lemma == "can" for each in _helpers(parse, verb))
    return can and parse.child_by(verb, "neg") is not None


def _is_next(parse: Parse, place: int) -> bool:
    """Return whether "then" says what happened next: its verb reports an event."""
    verb = parse.head(place) if parse.words[place].step else parse.main_verb()
    return verb is not None and _is_event(parse, verb) and _tense(parse, verb) == _PAST


def _is_as_when(parse: Parse, place: int) -> bool:
    """Return whether an "as" tells what goes on at the same time, in the same tense."""
    verb = parse.head(place)
    above = parse.head(verb)
    if parse.words[place].dep not in {"mark", "advmod"} or verb <= place or above == verb:
        return False
    if place > above and not parse.words[place - 1].is_word:
        return False
    tense = _tense(parse, verb)
    return bool(tense) and _is_event(parse, verb) and tense == _tense(parse, above)


def _is_since_then(parse: Parse, place: int) -> bool:
    """Return whether a "since" tells from when on.

    Its clause reports something past, and the clause above it what has been so from then on, or
    how long ago it was.
    """
    verb = parse.head(place)
    above = parse.head(verb)
    helpers = (parse.words[child] for child in parse.children(above))
    has_been = any(word.lemma == "have" and word.dep == "aux" for word in helpers)
    was = any(parse.words[each].tag == "VBD" for each in (verb, *parse.children(verb)))
    if place > above and not parse.words[place - 1].is_word:
        return False
    return was and (has_been or _counts_time(parse, above))


def _counts_time(parse: Parse, verb: int) -> bool:
    """Return whether a clause says how long: "It is nine years"."""
    subject, attribute = parse.subject(verb), parse.child_by(verb, "attr", "npadvmod")
    is_it = subject is not None and parse.words[subject].lower == "it"
    return is_it and attribute is not None and parse.words[attribute].lemma in _WORDS["spans"]


def _is_while_when(parse: Parse, place: int) -> bool:
    """Return whether a "while" tells during what: without a comma, or in a clause of the past."""
    if place and parse.words[place - 1].is_word:
        return True
    verb = parse.head(place)
    if _tense(parse, verb) != _PAST or parse.head(verb) == verb:
        return False
    is_going_on = any(parse.words[each].tag == "VBG" for each in (verb, *_helpers(parse, verb)))
    return is_going_on or parse.words[verb].lemma in _WORDS["lasting"] or _is_somewhere(parse, verb)


def _is_somewhere(parse: Parse, verb: int) -> bool:
    """Return whether somebody "was in prison": at a place without an article or anything more."""
    if parse.words[verb].lemma != "be" or parse.child_by(verb, "acomp", "attr") is not None:
        return False
    places = (parse.child_by(each, "pobj") for each in parse.children_by(verb, "prep"))
    return any(each is not None and not parse.children(each) for each in places)


def _is_event(parse: Parse, verb: int) -> bool:
    """Return whether a verb reports an event: no state, nothing denied, thought or decided."""
    words = parse.words
    if words[verb].lemma in _WORDS["states"] and not parse.children_by(verb, "auxpass"):
        return False
    if any(
        words[each].tag == "MD" or words[each].lemma == "have" for each in _helpers(parse, verb)
    ):
        return False
    below = {words[each].dep for each in parse.children(verb)}
    return "neg" not in below and _CLAUSES.isdisjoint(below)


def _tense(parse: Parse, verb: int) -> frozenset[str]:
    """Return the tags of the tense of a verb, by its first helper or itself; empty if unknown."""
    tags = [parse.words[each].tag for each in (*_helpers(parse, verb), verb)]
    return next((tense for tag in tags for tense in (_PAST, _PRESENT) if tag in tense), frozenset())


def _helpers(parse: Parse, verb: int) -> Iterator[int]:
    return (each for each in parse.children_by(verb, "aux", "auxpass") if each < verb)


_OTHER_SENSES = {
    "so": _is_purpose_or_degree,
    "then": _is_next,
    "as": _is_as_when,
    "since": _is_since_then,
    "while": _is_while_when,
    "whilst": _is_while_when,
}
