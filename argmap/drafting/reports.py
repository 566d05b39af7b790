"""A sentence -> what it reports: who says it, by which words, and which of its words they say.

The parse decides: a verb of saying, its subject, and the clause that it has; a quotation next to
one; "according to"; a passive with its agent. Nothing is a source that cannot speak.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from argmap.drafting.naming import Named, can_speak, in_sentence, named, origin, spelled
from argmap.drafting.reporting_verbs import (
    PRONOUN,
    agent,
    clause_after,
    clause_said,
    is_not_said,
    is_past,
    is_prominent,
    is_quoted,
    is_told_by_way,
    owner,
    source_of,
    subject_of,
)
from argmap.drafting.tails import tail_from, whose_account
from argmap.drafting.words import FINITE, NOUNS, VERBS, Parse, count_words
from argmap.english import reported_speech as speech
from argmap.model import Span

UNNAMED = "unnamed"
NOBODY = "nobody"
_LONG_QUOTE = 4  # words; shorter ones may be scare quotes
_NEAR = 3  # words between a quotation and who says it
_NAMED_IN = 12  # words between a verb such as "called" and the quotation that it is for
_SPEECH_ENDS = frozenset({",", ".", "?", "!"})


@dataclass(frozen=True, slots=True)
class Report:
    """That somebody says something; the source may still be a pronoun."""

    who: Named
    content: Span | None  # places of what is said; None: all of the sentence
    because: str
    fact: bool = False  # reported as a fact: "reports", "according to"
    past: bool = False  # told in the past: the next sentence may go on with it
    direct: bool = False  # a quotation
    since: int = 0  # place of the clause that reports, if the author says something before it


def find_report(whole: Parse, quotes: Sequence[Span] = ()) -> Report | None:
    """Return what a sentence reports, if it reports something; `quotes` are its quotations."""
    if speech.signs().isdisjoint(word.lemma for word in whole.words):
        return None
    readers = _according, _in_view, _unnamed, _by_clause, _by_quotation, _by_calling, _by_noun
    found = [reader(whole, quotes) for reader in readers]
    if found[0] and found[0].content and not found[0].content[0]:
        found.append(found.pop(0))  # "according to" at the end is of less than the main verb
    return next((each for each in found if each), None)


def _according(whole: Parse, quotes: Sequence[Span]) -> Report | None:
    """Return a report by "according to", at either end of a sentence."""
    known = speech.WORDS["according"]
    place = whole.find(lambda word: word.lower in known)
    if place is None or place + 2 >= len(whole.words) or is_quoted(place, quotes):
        return None
    below = (place, place + 1)
    taken_up = whose_account(whole, place)
    noun = next((each for at in below for each in whole.children_by(at, "pobj")), None)
    noun = taken_up if noun is None or taken_up is not None else origin(whole, noun)
    whom = taken_up is not None and whole.words[place + 2].lower == speech.WHOM
    if noun is None or not can_speak(whole, noun, showing=not whom) or _is_impersonal(whole, noun):
        return None
    because = spelled(whole.words[place : place + 2])
    comma = _next(whole, noun, ",")
    content = (comma + 1, len(whole.words)) if place <= 1 and comma else None
    if place > 1:
        content = 0, place
    if taken_up is not None:
        content = place + 3, len(whole.words)
    return Report(named(whole, noun), content, because, fact=True)


def _is_impersonal(whole: Parse, noun: int) -> bool:
    return not {whole.words[noun].lower, whole.words[noun].lemma}.isdisjoint(
        speech.WORDS["impersonal"]
    )


def _next(whole: Parse, place: int, text: str) -> int:
    """Return the next place of a mark; 0 if there is none."""
    after = range(place + 1, len(whole.words))
    return next((each for each in after if whole.words[each].text == text), 0)


def _in_view(whole: Parse, quotes: Sequence[Span]) -> Report | None:
    """Return a report by "in their view" or "in the words of the judge" at either end."""
    for place, word in enumerate(whole.words):
        if word.lemma not in speech.WORDS["views"] or word.dep != "pobj":
            continue
        prep = whole.head(place)
        if whole.words[prep].lower not in speech.WORDS["view-prepositions"]:
            continue
        last = whole.subtree(place)[1]
        ends = not any(each.is_word for each in whole.words[last + 1 :])
        who = owner(whole, place) if prep <= 1 or ends else None
        if who is None or is_quoted(place, quotes):
            continue
        comma = _next(whole, place, ",")
        content = (comma + 1, len(whole.words)) if prep <= 1 and comma else None
        content = (0, prep) if prep > 1 else content
        return Report(who, content, spelled(whole.words[prep : place + 1]))
    return None


def _unnamed(whole: Parse, quotes: Sequence[Span]) -> Report | None:
    """Return a report in the passive: "it is said that", "was told by the owner that"."""
    for verb, word in enumerate(whole.words):
        if not whole.children_by(verb, "auxpass") or is_quoted(verb, quotes):
            continue
        if is_not_said(whole, verb):
            continue
        by = agent(whole, verb)
        told = (
            by is not None and word.lemma not in speech.WORDS["that-only"] - speech.WORDS["telling"]
        )
        clause = clause_after(whole, verb) or (_after_agent(whole, verb) if told else None)
        subject = whole.subject(verb)
        modal = any(whole.words[each].tag == "MD" for each in whole.children_by(verb, "aux"))
        bare = not modal and subject is not None and _is_it(whole, subject)
        because = spelled(whole.words[max(0, verb - 1) : verb + 1])
        if clause and word.lemma in speech.WORDS["saying"] and (by or bare):
            who = by or Named(UNNAMED, "")
            return Report(who, clause, because, past=is_past(whole, verb))
        said_to = whole.child_by(verb, "xcomp") is not None
        if said_to and word.lemma in speech.WORDS["hearsay"] and not word.step:
            return Report(by or Named(UNNAMED, ""), None, because)
    return _by_pattern(whole)


def _is_it(whole: Parse, place: int) -> bool:
    return whole.words[place].lower in speech.WORDS["it"]


def _by_pattern(whole: Parse) -> Report | None:
    """Return a report by "it is said that" or "presented in … as", whatever the parse."""
    text = spelled(whole.words)
    if found := speech.IT_IS_SAID.search(text):
        return Report(Named(UNNAMED, ""), None, found[0])
    if (found := speech.PRESENTED_IN.search(text)) and found["who"]:
        who = in_sentence(found["who"])
        lower = who.lower()
        return Report(
            Named(who, PRONOUN if lower in speech.WORDS["pronouns"] else ""), None, found[0]
        )
    return None


def _after_agent(whole: Parse, verb: int) -> Span | None:
    """Return what follows "told by a friend that", wherever the parser puts that clause."""
    that = (at for at in range(verb + 1, len(whole.words)) if whole.words[at].lower == speech.THAT)
    first = next(that, None)
    if first is None or first > verb + _NAMED_IN or whole.words[first - 1].pos not in NOUNS:
        return None
    return (first, len(whole.words)) if any(w.tag in FINITE for w in whole.words[first:]) else None


def _by_clause(whole: Parse, quotes: Sequence[Span]) -> Report | None:
    for verb, word in enumerate(whole.words):
        if word.lemma not in speech.WORDS["saying"] or word.pos != "VERB":
            continue
        if is_quoted(verb, quotes) or is_not_said(whole, verb):
            continue
        clause = clause_said(whole, verb)
        if clause is None:
            continue
        since = 0 if is_prominent(whole, verb, clause) else tail_from(whole, verb, clause)
        if since is not None:
            who = source_of(whole, verb, quotes)
            if who is not None:
                return replace(_told(whole, verb, who, clause, quotes), since=since)
    return None


def _told(whole: Parse, verb: int, who: Named, clause: Span, quotes: Sequence[Span]) -> Report:
    lemma = whole.words[verb].lemma
    imagined = speech.IMAGINED.search(spelled(whole.words[:verb]))
    if imagined or lemma in speech.WORDS["denying"]:
        who, lemma = Named(NOBODY if imagined else UNNAMED, ""), ""
    quote = next((each for each in quotes if each[0] <= clause[0] + 1 <= each[1]), None)
    if quote:
        clause = min(clause[0], quote[0]), max(clause[1], quote[1])
    content = None if clause == (0, len(whole.words)) else clause
    return Report(
        who,
        content,
        whole.words[verb].text,
        fact=lemma in speech.WORDS["facts"],
        past=is_past(whole, verb) or is_told_by_way(whole, verb),
        direct=quote is not None,
    )


def _by_quotation(whole: Parse, quotes: Sequence[Span]) -> Report | None:
    """Return who is quoted: a quotation next to a verb of saying, or after "Ada Venn:"."""
    for first, last in quotes:
        verb = _verb_of(whole, (first, last), quotes)
        who = None if verb is None else source_of(whole, verb, quotes)
        if verb is None or who is None:
            who, because = _label(whole, first), ":"
        else:
            because = whole.words[verb].text
        if who is not None and _is_said(whole, first, last, verb):
            ends = [each[1] for each in quotes if each[0] >= first]
            return Report(who, (first, max(ends)), because, fact=verb is None, direct=True)
    return None


def _label(whole: Parse, first: int) -> Named | None:
    """Return who is named before a colon and a quotation, without a verb."""
    if first < 2 or whole.words[first - 1].text != ":":
        return None
    before = range(first - 1)
    if any(whole.words[each].tag in FINITE for each in before):
        return None
    noun = next((each for each in before if whole.words[each].pos == "PROPN"), None)
    return named(whole, _top(whole, noun, first)) if noun is not None else None


def _top(whole: Parse, noun: int, limit: int) -> int:
    """Return the head of the name that a word is part of."""
    while whole.words[noun].dep in {"compound", "amod", "poss"} and whole.head(noun) < limit:
        noun = whole.head(noun)
    return noun


def _stands_before(whole: Parse, verb: int, quote: Span) -> bool:
    """Return whether a quotation before its verb is on its own, not as in "charges of “fraud”"."""
    return quote[0] == 0 or verb < quote[0] or not whole.words[quote[0] - 1].is_word


def _is_said(whole: Parse, first: int, last: int, verb: int | None) -> bool:
    """Return whether a quotation is content: long, or next to its verb and a clause or closed."""
    words = whole.words[first:last]
    if count_words(words) >= _LONG_QUOTE:
        return True
    if verb is None or min(abs(verb - first), abs(verb - last)) > _NEAR:
        return False
    closed = any(word.text in _SPEECH_ENDS for word in words[-2:])
    return closed or any(word.tag in FINITE for word in words)


def _verb_of(whole: Parse, quote: Span, quotes: Sequence[Span]) -> int | None:
    """Return the verb of saying that a quotation belongs to: by the parse, or next to it."""
    first, last = quote
    above = {_verb_above(whole, place, quote) for place in range(first, last)}
    found = []
    for verb, word in enumerate(whole.words):
        is_verb = word.lemma in speech.WORDS["saying"] and word.pos in {*VERBS, ""}
        if not is_verb or is_quoted(verb, quotes) or whole.children_by(verb, "auxpass"):
            continue
        near = _gap(whole, verb, quote) <= _NEAR and _stands_before(whole, verb, quote)
        if verb in above or near:
            found.append(verb)
    return min(found, key=lambda each: min(abs(each - first), abs(each - last)), default=None)


def _verb_above(whole: Parse, place: int, quote: Span) -> int:
    """Return the nearest verb outside a quotation that a word in it depends on; -1 if none."""
    while whole.words[place].step:
        place = whole.head(place)
        if not quote[0] <= place < quote[1] and whole.words[place].pos in VERBS:
            return place
    return -1


def _gap(whole: Parse, verb: int, quote: Span) -> int:
    """Return how many words are between a quotation and a verb with its subject and objects."""
    subject = subject_of(whole, verb)
    ends = [verb, *(whole.subtree(subject) if subject is not None else ())]
    for other in whole.children_by(verb, "dobj", "prep", "dative", "advmod", "npadvmod"):
        start, end = whole.subtree(other)
        if not (start < quote[1] and quote[0] <= end):
            ends += [start, end]
    before, after = quote[0] - 1 - max(ends), min(ends) - quote[1]
    return max(before, after) if max(before, after) >= 0 else len(whole.words)


def _by_calling(whole: Parse, quotes: Sequence[Span]) -> Report | None:
    """Return who describes, calls or accuses somebody: their word for it is not the author's."""
    for verb, word in enumerate(whole.words):
        if word.pos != "VERB" or is_quoted(verb, quotes) or is_not_said(whole, verb):
            continue
        if not (_calls(whole, verb, quotes) and is_prominent(whole, verb, (verb, verb + 1))):
            continue
        passive = bool(whole.children_by(verb, "auxpass"))
        who = agent(whole, verb) if passive else source_of(whole, verb, quotes)
        if who is not None:
            return Report(who, None, word.text, past=False)
    return None


def _calls(whole: Parse, verb: int, quotes: Sequence[Span]) -> bool:
    """Return whether a verb has what somebody calls something, or is accused of."""
    lemma = whole.words[verb].lemma
    preps = {whole.words[each].lower for each in _preps(whole, verb)}
    if not speech.pairs("charging").get(lemma, set()).isdisjoint(preps):
        return True
    quoted = any(0 < first - verb <= _NAMED_IN for first, _ in quotes)
    if lemma not in speech.WORDS["calling"]:
        return quoted and lemma in speech.pairs("charging")
    if lemma in speech.WORDS["naming"]:
        is_name = any(word.pos == "PROPN" for word in whole.words[verb + 1 :])
        return not is_name and (quoted or whole.child_by(verb, "oprd") is not None)
    return quoted or "as" in preps


def _preps(whole: Parse, verb: int) -> list[int]:
    """Return the prepositions of a verb and of its object."""
    objects = whole.children_by(verb, "dobj", "nsubjpass")
    return [each for top in (verb, *objects) for each in whole.children_by(top, "prep")]


def _by_noun(whole: Parse, quotes: Sequence[Span]) -> Report | None:
    """Return a report by a noun: "the union's claim that …", "their argument is that …"."""
    for noun, word in enumerate(whole.words):
        if word.lemma not in speech.WORDS["said-things"] or word.pos != "NOUN":
            continue
        root = whole.head(noun)
        is_subject = word.dep == "nsubj" and whole.words[root].lemma in speech.WORDS["being"]
        tops = (noun, root) if is_subject else (noun,)
        below = (each for top in tops for each in whole.children_by(top, "acl", "ccomp"))
        for clause in below:
            first, last = whole.subtree(clause)
            span = first, last + 1
            said = whole.words[first].lower == "that" and first > noun
            if said and (is_subject or is_prominent(whole, noun, span)):
                who = None if is_quoted(noun, quotes) else owner(whole, noun)
                if who is not None and not who.own:
                    return Report(who, span, word.text)
    return None
