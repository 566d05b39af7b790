"""A sentence -> what it reports: who says it, by which words, and which of its words they say.

The parse decides: a verb of saying, its subject, and the clause that it has; a quotation next to
one; "according to"; a passive with its agent. Nothing is a source that cannot speak.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.drafting.naming import Named, can_speak, in_sentence, named, origin, spelled
from argmap.drafting.words import FINITE, NOUNS, SUBJECTS, VERBS, Parse, count_words
from argmap.english import reported_speech as speech
from argmap.model import Span

UNNAMED = "unnamed"
NOBODY = "nobody"
ADDRESSEE = "the addressee"  # who is meant by "you wrote that"
PRONOUN = "pronoun"  # the kind of a source that is yet to be found
_LONG_QUOTE = 4  # words; shorter ones may be scare quotes
_MOST_OF_IT = 0.5  # share of a sentence that a subordinate report covers, to be its report
_NEAR = 3  # words between a quotation and who says it
_NAMED_IN = 12  # words between a verb such as "called" and the quotation that it is for
_JOINED = frozenset({"conj", "xcomp"})
_SKIPPED = frozenset({"ADV", "AUX", "PUNCT"})
_INSIDE_NAME = frozenset({"compound", "det", "amod", "poss", "case"})
_MARKS = frozenset({",", "–", "—", "-", "(", ";"})


@dataclass(frozen=True, slots=True)
class Report:
    """That somebody says something; the source may still be a pronoun."""

    who: Named
    content: Span | None  # places of what is said; None: all of the sentence
    because: str
    fact: bool = False  # reported as a fact: "reports", "according to"
    past: bool = False  # told in the past: the next sentence may go on with it
    direct: bool = False  # a quotation


def find_report(whole: Parse, quotes: Sequence[Span] = ()) -> Report | None:
    """Return what a sentence reports, if it reports something; `quotes` are its quotations."""
    readers = _according, _in_view, _unnamed, _by_clause, _by_quotation, _by_calling, _by_noun
    found = [reader(whole, quotes) for reader in readers]
    if found[0] and found[0].content and not found[0].content[0]:
        found.append(found.pop(0))  # "according to" at the end is of less than the main verb
    return next((each for each in found if each), None)


def _is_quoted(place: int, quotes: Sequence[Span]) -> bool:
    return any(first <= place < last for first, last in quotes)


def _according(whole: Parse, quotes: Sequence[Span]) -> Report | None:
    """Return a report by "according to", at either end of a sentence."""
    known = speech.WORDS["according"]
    place = whole.find(lambda word: word.lower in known)
    if place is None or place + 2 >= len(whole.words) or _is_quoted(place, quotes):
        return None
    below = (place, place + 1)
    noun = next((each for at in below for each in whole.children_by(at, "pobj")), None)
    noun = None if noun is None else origin(whole, noun)
    if noun is None or not can_speak(whole, noun, showing=True) or _is_impersonal(whole, noun):
        return None
    because = spelled(whole.words[place : place + 2])
    comma = _next(whole, noun, ",")
    content = (comma + 1, len(whole.words)) if place <= 1 and comma else None
    if place > 1:
        content = 0, place
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
    """Return a report by "in their view" or "in the words of the judge" at its beginning."""
    for place, word in enumerate(whole.words[:8]):
        head = whole.words[whole.head(place)].lower
        opens = whole.head(place) <= 1 and head in speech.WORDS["view-prepositions"]
        if word.lemma in speech.WORDS["views"] and word.dep == "pobj" and opens:
            who = _owner(whole, place)
            comma = _next(whole, place, ",")
            if who is None or _is_quoted(place, quotes):
                return None
            content = (comma + 1, len(whole.words)) if comma else None
            return Report(who, content, spelled(whole.words[whole.head(place) : place + 1]))
    return None


def _owner(whole: Parse, place: int) -> Named | None:
    """Return whose something is: "the union's", "their", "of the union", "by critics"."""
    if (owner := whole.child_by(place, "poss")) is not None:
        lower = whole.words[owner].lower
        if pronoun := next(iter(speech.pairs("whose").get(lower, ())), ""):
            return Named(pronoun, PRONOUN)
        return named(whole, owner) if can_speak(whole, owner) else None
    for prep in whole.children_by(place, "prep", "agent"):
        noun = whole.child_by(prep, "pobj")
        by = whole.words[prep].lower in speech.WORDS["agent-prepositions"]
        if by and noun is not None and can_speak(whole, noun):
            return _as_source(whole, noun)
    return None


def _as_source(whole: Parse, noun: int) -> Named:
    lower = whole.words[noun].lower
    return Named(lower, PRONOUN) if lower in speech.WORDS["pronouns"] else named(whole, noun)


def _unnamed(whole: Parse, quotes: Sequence[Span]) -> Report | None:
    """Return a report in the passive: "it is said that", "was told by the owner that"."""
    for verb, word in enumerate(whole.words):
        if not whole.children_by(verb, "auxpass") or _is_quoted(verb, quotes):
            continue
        if _is_not_said(whole, verb):
            continue
        agent = _agent(whole, verb)
        clause = _clause_after(whole, verb)
        subject = whole.subject(verb)
        bare = subject is not None and whole.words[subject].lower in speech.WORDS["it"]
        because = spelled(whole.words[max(0, verb - 1) : verb + 1])
        if clause and word.lemma in speech.WORDS["saying"] and (agent or bare):
            who = agent or Named(UNNAMED, "")
            return Report(who, clause, because, past=_is_past(whole, verb))
        said_to = whole.child_by(verb, "xcomp") is not None
        if said_to and word.lemma in speech.WORDS["hearsay"] and not word.step:
            return Report(agent or Named(UNNAMED, ""), None, because)
    return _by_pattern(whole)


def _by_pattern(whole: Parse) -> Report | None:
    """Return a report by "it is said that" or "presented in … as", whatever the parse."""
    text = spelled(whole.words)
    if found := speech.IT_IS_SAID.search(text):
        return Report(Named(UNNAMED, ""), None, found[0])
    if (found := speech.PRESENTED_IN.search(text)) and found["who"]:
        who = in_sentence(found["who"])
        lower = who.lower()
        return Report(Named(who, PRONOUN if lower in speech.WORDS["pronouns"] else ""), None, found[0])
    return None


def _agent(whole: Parse, verb: int) -> Named | None:
    for prep in whole.children_by(verb, "agent"):
        noun = whole.child_by(prep, "pobj")
        if noun is not None and can_speak(whole, noun):
            return _as_source(whole, noun)
    return None


def _by_clause(whole: Parse, quotes: Sequence[Span]) -> Report | None:
    for verb, word in enumerate(whole.words):
        if word.lemma not in speech.WORDS["saying"] or word.pos != "VERB":
            continue
        if _is_quoted(verb, quotes) or _is_not_said(whole, verb):
            continue
        clause = _clause_said(whole, verb)
        if clause and _is_prominent(whole, verb, clause):
            who = _who(whole, verb, quotes)
            if who is not None:
                return _told(whole, verb, who, clause, quotes)
    return None


def _told(
    whole: Parse, verb: int, who: Named, clause: Span, quotes: Sequence[Span]
) -> Report:
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
        past=_is_past(whole, verb),
        direct=quote is not None,
    )


def _is_past(whole: Parse, verb: int) -> bool:
    helpers = (whole.words[child] for child in whole.children_by(verb, "aux", "auxpass"))
    return whole.words[verb].tag == "VBD" or any(each.tag == "VBD" for each in helpers)


def _is_not_said(whole: Parse, verb: int) -> bool:
    """Return whether a verb of saying is negated, a condition, or held back."""
    word = whole.words[verb]
    if word.lemma not in speech.WORDS["denying"] and whole.child_by(verb, "neg") is not None:
        return True
    marks = {whole.words[child].lower for child in whole.children_by(verb, "mark", "advmod")}
    if word.dep == "advcl" and not marks.isdisjoint(speech.WORDS["conditions"]):
        return True
    above = whole.words[whole.head(verb)]
    return word.dep == "xcomp" and above.lemma in speech.WORDS["holding-back"]


def _clause_said(whole: Parse, verb: int) -> Span | None:
    """Return the places of the clause that a verb of saying reports, if it reports one."""
    return _clause_after(whole, verb) or _clause_before(whole, verb) or _around(whole, verb)


def _clause_after(whole: Parse, verb: int) -> Span | None:
    for clause in whole.children_by(verb, "ccomp"):
        first, last = whole.subtree(clause)
        if first <= verb or whole.words[first].lower in speech.WORDS["asked"]:
            continue
        that = "that" in {whole.words[first].lower, whole.words[first - 1].lower}
        strict = whole.words[verb].lemma in speech.WORDS["that-only"]
        told_to = bool(whole.children_by(verb, "dobj", "dative"))
        if that or (whole.is_finite(clause) and (told_to or not strict)):
            return first, last + 1
    return _after_that(whole, verb)


def _after_that(whole: Parse, verb: int) -> Span | None:
    """Return what follows a verb of saying and "that", where the parser sees no clause."""
    after = verb + 1
    if after >= len(whole.words) - 2 or whole.words[after].lower != speech.THAT:
        return None
    said = whole.words[after + 1 :]
    is_clause = any(word.tag in FINITE for word in said[1:])
    return (after, len(whole.words)) if is_clause else None


def _clause_before(whole: Parse, verb: int) -> Span | None:
    """Return the clause before its verb: "The delay was due to fog, the airline said"."""
    if whole.words[verb].step:
        return None
    for clause in whole.children_by(verb, "ccomp"):
        first, last = whole.subtree(clause)
        if last < verb and whole.is_finite(clause):
            commas = (at for at in range(last + 2, clause, -1) if whole.words[at].text in _MARKS)
            comma = next((at for at in commas if at < verb), None)
            return (first, comma) if comma else None
    return None


def _around(whole: Parse, verb: int) -> Span | None:
    """Return all of a sentence if its verb of saying is put in between, or comes after "as"."""
    word = whole.words[verb]
    if not word.step:
        return None
    subject = whole.subject(verb)
    if subject is None or whole.children_by(verb, "ccomp", "dobj"):
        return None
    first = min(verb, whole.subtree(subject)[0])
    last = max(verb, whole.subtree(subject)[1])
    before = first == 0 or whole.words[first - 1].text in _MARKS
    after = last + 1 >= len(whole.words) or not whole.words[last + 1].is_word
    passing = word.lemma in speech.WORDS["in-passing"] and not whole.children_by(verb, "prep")
    if not passing:
        return None
    as_said = whole.children_by(verb, "mark") and word.dep == "advcl"
    if as_said:
        return 0, len(whole.words)
    apart = first > 0 and before and after and word.dep in {"parataxis", "ccomp", "advcl", "conj"}
    return (0, len(whole.words)) if apart else None


def _is_prominent(whole: Parse, verb: int, clause: Span) -> bool:
    """Return whether a report is what its sentence is for: its main verb, or most of its words."""
    top = verb
    while whole.words[top].dep in _JOINED and whole.words[top].step:
        top = whole.head(top)
    if not whole.words[top].step or clause == (0, len(whole.words)):
        return True
    said = count_words(whole.words[slice(*clause)])
    return said >= _MOST_OF_IT * count_words(whole.words)


def _who(whole: Parse, verb: int, quotes: Sequence[Span] = ()) -> Named | None:
    """Return the subject of a verb of saying as a source; None if it names nobody else."""
    subject = _subject_of(whole, verb)
    if subject is None and whole.words[verb].tag == "VBG":
        subject = _subject_above(whole, verb)
    elif subject is None or _is_quoted(subject, quotes):
        subject = _noun_beside(whole, verb, quotes)
    if subject is None or whole.words[subject].dep == "nsubjpass":
        return None
    word = whole.words[subject]
    if word.lower == speech.YOU and whole.words[verb].tag == "VBD":
        return Named(ADDRESSEE, "person")
    showing = whole.words[verb].lemma in speech.WORDS["showing"]
    subject = origin(whole, subject)
    if word.lower in speech.WORDS["relative"]:
        above = whole.head(verb)
        relative = whole.words[verb].dep == "relcl" and can_speak(whole, above, showing=showing)
        return named(whole, above) if relative else None
    if not can_speak(whole, subject, showing=showing):
        return None
    if word.lower in speech.WORDS["pronouns"]:
        return Named(word.lower, PRONOUN)
    quoting = speech.QUOTING.search(spelled(whole.words[subject : verb + 1]))
    return Named(in_sentence(quoting["who"]), "") if quoting else named(whole, subject)


def _subject_above(whole: Parse, verb: int) -> int | None:
    """Return the subject of the verb to which ", arguing that …" belongs."""
    while whole.words[verb].step:
        verb = whole.head(verb)
        subject = whole.subject(verb)
        if subject is not None and whole.words[verb].pos in VERBS:
            return subject if whole.words[subject].dep != "nsubjpass" else None
    return None


def _noun_beside(whole: Parse, verb: int, quotes: Sequence[Span]) -> int | None:
    """Return the noun directly before a verb, or after it, where the parser sees no subject."""
    place = verb - 1
    while place > 0 and (whole.words[place].pos in _SKIPPED or whole.words[place].text == ","):
        place -= 1
    if place < 0 or _is_quoted(place, quotes) or whole.words[place].pos not in NOUNS:
        place = verb + 1
        while place + 1 < len(whole.words) and whole.words[place].dep in _INSIDE_NAME:
            place += 1
        is_noun = place < len(whole.words) and whole.words[place].pos in NOUNS
        return place if is_noun and not _is_quoted(place, quotes) else None
    return _top_of_name(whole, place, verb)


def _top_of_name(whole: Parse, place: int, verb: int) -> int:
    """Return the head of the noun phrase that ends at a place: "a spokeswoman for the airline"."""
    while whole.words[place].dep in {"pobj", "prep", "compound", "poss"}:
        above = whole.head(place)
        between = whole.words[min(place, above) : max(place, above)]
        if above >= verb or any(each.text in _MARKS for each in between):
            break
        if whole.words[above].pos not in {*NOUNS, "ADP"}:
            break
        place = above
    return place


def _subject_of(whole: Parse, verb: int) -> int | None:
    """Return the place of a verb's subject, or of the subject of the verb it is joined to."""
    subject = _nearest_subject(whole, verb)
    while subject is None and whole.words[verb].step and whole.words[verb].dep in _JOINED:
        verb = whole.head(verb)
        subject = _nearest_subject(whole, verb)
    return subject


def _nearest_subject(whole: Parse, verb: int) -> int | None:
    """Return the subject nearest to a verb: the parser may see two before ", Ada Venn said"."""
    subjects = whole.children_by(verb, *SUBJECTS)
    return min(subjects, key=lambda each: abs(each - verb), default=None)


def _by_quotation(whole: Parse, quotes: Sequence[Span]) -> Report | None:
    """Return who is quoted: a quotation next to a verb of saying, or after "Ada Venn:"."""
    for first, last in quotes:
        verb = _verb_of(whole, (first, last), quotes)
        who = None if verb is None else _who(whole, verb, quotes)
        if verb is None or who is None:
            who, because = _label(whole, first), ":"
        else:
            because = whole.words[verb].text
        if who is not None and _is_said(whole, first, last, verb):
            ends = [each[1] for each in quotes if each[0] >= first]
            return Report(who, (first, max(ends)), because, direct=True)
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
    """Return whether a quotation before its verb stands alone: not "charges of “fraud”, she said"."""
    return quote[0] == 0 or verb < quote[0] or not whole.words[quote[0] - 1].is_word


def _is_said(whole: Parse, first: int, last: int, verb: int | None) -> bool:
    """Return whether a quotation is content: long, or a short sentence next to the verb."""
    if count_words(whole.words[first:last]) >= _LONG_QUOTE or last >= len(whole.words) - 1 > first > 0:
        return count_words(whole.words[first:last]) >= _LONG_QUOTE or verb is None
    at_start = first == 0 and whole.words[last - 2].text in {",", "?", "!", "."}
    return at_start or any(word.tag in FINITE for word in whole.words[first:last])


def _verb_of(whole: Parse, quote: Span, quotes: Sequence[Span]) -> int | None:
    """Return the verb of saying that a quotation belongs to: by the parse, or next to it."""
    first, last = quote
    above = {_verb_above(whole, place, quote) for place in range(first, last)}
    found = []
    for verb, word in enumerate(whole.words):
        is_verb = word.lemma in speech.WORDS["saying"] and word.pos in {*VERBS, ""}
        if not is_verb or _is_quoted(verb, quotes) or whole.children_by(verb, "auxpass"):
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
    subject = _subject_of(whole, verb)
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
        if word.pos != "VERB" or _is_quoted(verb, quotes) or _is_not_said(whole, verb):
            continue
        if not (_calls(whole, verb, quotes) and _is_prominent(whole, verb, (verb, verb + 1))):
            continue
        passive = bool(whole.children_by(verb, "auxpass"))
        who = _agent(whole, verb) if passive else _who(whole, verb, quotes)
        if who is not None:
            return Report(who, None, word.text, past=False)
    return None


def _calls(whole: Parse, verb: int, quotes: Sequence[Span]) -> bool:
    """Return whether a verb has what somebody calls something, or is accused of."""
    lemma = whole.words[verb].lemma
    preps = {whole.words[each].lower for each in _preps(whole, verb)}
    if not speech.pairs("charging").get(lemma, set()).isdisjoint(preps):
        return True
    if lemma not in speech.WORDS["calling"]:
        return False
    quoted = any(0 < first - verb <= _NAMED_IN for first, _ in quotes)
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
        is_subject = word.dep == "nsubj" and whole.words[root].lemma == "be"
        tops = (noun, root) if is_subject else (noun,)
        below = (each for top in tops for each in whole.children_by(top, "acl", "ccomp"))
        for clause in below:
            first, last = whole.subtree(clause)
            span = first, last + 1
            said = whole.words[first].lower == "that" and first > noun
            if said and (is_subject or _is_prominent(whole, noun, span)):
                who = None if _is_quoted(noun, quotes) else _owner(whole, noun)
                if who is not None and who.name:
                    return Report(who, span, word.text)
    return None
