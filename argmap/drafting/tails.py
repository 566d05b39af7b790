"""Where a sentence ends in what somebody else says: ", which claims that …", ", saying that …".

What is before such a clause is the author's and may make a point of its own.
"""

from argmap.drafting.reporting_verbs import clause_said, is_past, noun_taken_up, source_of
from argmap.drafting.sentences import is_enclosed
from argmap.drafting.words import FINITE, Parse, count_words
from argmap.english import reported_speech as speech
from argmap.model import Span

_FEWEST = 4  # words of the author's before it
_BELOW = frozenset({"relcl", "acl", "advcl"})


def tail_of(whole: Parse) -> int | None:
    """Return the place where a clause that reports begins, if the sentence ends with it."""
    if speech.signs().isdisjoint(word.lemma for word in whole.words):
        return None
    starts = (_start(whole, place) for place in range(1, len(whole.words)))
    for start in filter(None, starts):
        before = whole.words[:start]
        enough = count_words(before) >= _FEWEST and any(word.tag in FINITE for word in before)
        if enough and not is_enclosed(whole.words, start):
            return start
    return None


def _start(whole: Parse, place: int) -> int | None:
    word = whole.words[place]
    if word.lower in speech.WORDS["according"]:
        return place if whose_account(whole, place) is not None else None
    if word.lemma not in speech.WORDS["saying"] or word.pos != "VERB" or word.dep not in _BELOW:
        return None
    clause = clause_said(whole, place)
    return tail_from(whole, place, clause) if clause and source_of(whole, place) else None


def tail_from(whole: Parse, verb: int, clause: Span) -> int | None:
    """Return where the clause of a verb begins, if a sentence ends with what the verb reports.

    None if the sentence says nothing without it, as in "we need a mayor who says that …" and
    "there is nobody who believes that …".
    """
    first, last = clause
    start = _opening(whole, verb)
    if not start or first <= verb or any(word.is_word for word in whole.words[last:]):
        return None
    apart = whole.words[start - 1].text == "," or _is_told(whole, start)
    return start if apart else None


def _is_told(whole: Parse, start: int) -> bool:
    """Return whether what is before a clause tells of one thing that was: "It read a report"."""
    if whole.words[start - 1].dep == "appos":
        return True
    before, root = whole.words[:start], whole.main_verb()
    if root is None or root >= start or not is_past(whole, root):
        return False
    if any(word.dep == "neg" or word.lower in speech.WORDS["none-of"] for word in before):
        return False
    noun = start - 1
    first, _ = whole.subtree(noun)
    one = whole.words[noun].tag == "NN" and whole.words[first].lower in speech.WORDS["articles"]
    return one and whole.words[noun].dep != "attr"


def _opening(whole: Parse, verb: int) -> int | None:
    """Return where the clause of a verb begins: at "which", "whose", "two of whom" or itself."""
    word = whole.words[verb]
    if word.tag == "VBG" and word.dep in _BELOW and not whole.children_by(verb, "mark", "aux"):
        return verb
    if word.dep not in {"relcl", "advcl"}:
        return None
    first, _ = whole.subtree(verb)
    before = whole.words[first : verb + 1]
    relative = next((each for each in before if each.lower in speech.WORDS["relative-opens"]), None)
    if relative is None or whole.words[verb].tag not in FINITE:
        return None
    opens = whole.words[first + (whole.words[first].pos == "ADP")]
    near = opens.lower in speech.WORDS["relative-opens"]
    some = len(before) > 2 and before[1].lower == speech.OF and before[2] is relative
    return first if near or some else None


def whose_account(whole: Parse, according: int) -> int | None:
    """Return the noun that "according to which" takes up."""
    after = [word.lower for word in whole.words[according + 1 : according + 3]]
    if len(after) < 2 or after[1] not in speech.WORDS["relative-opens"]:
        return None
    return noun_taken_up(whole, according - 1)
