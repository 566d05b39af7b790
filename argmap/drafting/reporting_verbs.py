"""Verbs of saying: whether one reports, which clause it reports, and who is its source.

The parse decides; where it sees no subject or clause, the words directly next to the verb do.
"""

from collections.abc import Sequence

from argmap.drafting.naming import (
    Named,
    can_speak,
    in_sentence,
    kind_of,
    name_of,
    named,
    origin,
    spelled,
)
from argmap.drafting.words import FINITE, NOUNS, SUBJECTS, VERBS, Parse, count_words
from argmap.english import reported_speech as speech
from argmap.model import Span

ADDRESSEE = "the addressee"  # who is meant by "you wrote that"
PRONOUN = "pronoun"  # the kind of a source that is yet to be found
_MOST_OF_IT = 0.5  # share of a sentence that a subordinate report covers, to be its report
_MOST_AFTER = 3  # words after ", a spokesman said" that say when
_JOINED = frozenset({"conj", "xcomp"})
_BELOW_NOUN = frozenset({"relcl", "acl"})
_SKIPPED = frozenset({"ADV", "AUX", "PUNCT"})
_INSIDE_NAME = frozenset({"compound", "det", "amod", "poss", "case"})
_MARKS = frozenset({",", "–", "—", "-", "(", ";"})


def is_quoted(place: int, quotes: Sequence[Span]) -> bool:
    """Return whether a place is inside a quotation."""
    return any(first <= place < last for first, last in quotes)


def owner(whole: Parse, place: int) -> Named | None:
    """Return whose something is: "the union's", "their", "of the union", "by critics"."""
    if (noun := whole.child_by(place, "poss")) is not None:
        lower = whole.words[noun].lower
        if pronoun := next(iter(speech.pairs("whose").get(lower, ())), ""):
            return Named(pronoun, PRONOUN)
        return named(whole, noun) if can_speak(whole, noun) else None
    for prep in whole.children_by(place, "prep", "agent"):
        noun = whole.child_by(prep, "pobj")
        by = whole.words[prep].lower in speech.WORDS["agent-prepositions"]
        if by and noun is not None and can_speak(whole, noun):
            return _as_source(whole, noun)
    return None


def _as_source(whole: Parse, noun: int) -> Named:
    """Return a noun as a source, or a pronoun as one that is yet to be found."""
    lower = whole.words[noun].lower
    return Named(lower, PRONOUN) if lower in speech.WORDS["pronouns"] else named(whole, noun)


def agent(whole: Parse, verb: int) -> Named | None:
    """Return who does what a passive verb says: "told by the owner"."""
    noun = _agent_of(whole, verb)
    return _as_source(whole, noun) if noun is not None and can_speak(whole, noun) else None


def _agent_of(whole: Parse, verb: int) -> int | None:
    """Return the noun after "by" of a passive verb."""
    below = (whole.child_by(prep, "pobj") for prep in whole.children_by(verb, "agent"))
    return next((each for each in below if each is not None), None)


def is_past(whole: Parse, verb: int) -> bool:
    """Return whether a verb tells of the past."""
    helpers = (whole.words[child] for child in whole.children_by(verb, "aux", "auxpass"))
    return whole.words[verb].tag == "VBD" or any(each.tag == "VBD" for each in helpers)


def is_told_by_way(whole: Parse, verb: int) -> bool:
    """Return whether a verb goes on with what was done: "stopped work, complaining that"."""
    above = whole.head(verb)
    return (
        whole.words[verb].tag == "VBG" and whole.words[above].pos in VERBS and is_past(whole, above)
    )


def is_not_said(whole: Parse, verb: int) -> bool:
    """Return whether a verb of saying is negated, a condition, or held back."""
    word = whole.words[verb]
    if word.lemma not in speech.WORDS["denying"] and whole.child_by(verb, "neg") is not None:
        return True
    marks = {whole.words[child].lower for child in whole.children_by(verb, "mark", "advmod")}
    if word.dep == "advcl" and not marks.isdisjoint(speech.WORDS["conditions"]):
        return True
    above = whole.words[whole.head(verb)]
    return word.dep == "xcomp" and above.lemma in speech.WORDS["holding-back"]


def clause_said(whole: Parse, verb: int) -> Span | None:
    """Return the places of the clause that a verb of saying reports, if it reports one."""
    readers = clause_after, _clause_before, _around, _before_end
    return next((found for each in readers if (found := each(whole, verb))), None)


def clause_after(whole: Parse, verb: int) -> Span | None:
    """Return the places of a clause that follows its verb: "said that the fund was empty"."""
    for clause in whole.children_by(verb, "ccomp"):
        first, last = whole.subtree(clause)
        if first <= verb or whole.words[first].lower in speech.WORDS["asked"]:
            continue
        that = "that" in {whole.words[first].lower, whole.words[first - 1].lower}
        strict = whole.words[verb].lemma in speech.WORDS["that-only"]
        told_to = bool(whole.children_by(verb, "dobj", "dative"))
        if that or (whole.is_finite(clause) and (told_to or not strict)):
            return first, last + 1
    return _told_without_that(whole, verb) or _after_that(whole, verb)


def _told_without_that(whole: Parse, verb: int) -> Span | None:
    """Return what somebody is told, where the parser takes it for a relative clause."""
    if whole.words[verb].lemma not in speech.WORDS["telling"]:
        return None
    for told in whole.children_by(verb, "dobj", "dative"):
        for clause in whole.children_by(told, "relcl"):
            first, last = whole.subtree(clause)
            if first == told + 1 and whole.subject(clause) == first and whole.is_finite(clause):
                relative = whole.words[first].lower in speech.WORDS["relative"]
                return None if relative else (first, last + 1)
    return None


def _after_that(whole: Parse, verb: int) -> Span | None:
    """Return what follows a verb of saying and "that", where the parser sees no clause."""
    after = verb + 1
    for told in whole.children_by(verb, "dobj", "dative"):
        if whole.words[verb].lemma in speech.WORDS["telling"]:
            thats = (at for at in range(told, len(whole.words)) if _is_that(whole, at))
            after = next(thats, after)
    if after >= len(whole.words) - 2 or whole.words[after].lower != speech.THAT:
        return None
    said = whole.words[after + 1 :]
    is_clause = any(word.tag in FINITE for word in said[1:])
    return (after, len(whole.words)) if is_clause else None


def _is_that(whole: Parse, place: int) -> bool:
    return whole.words[place].lower == speech.THAT and whole.words[place].dep in {"mark", "det"}


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
        above = whole.words[whole.head(verb)]
        return None if above.dep in _BELOW_NOUN else (0, len(whole.words))
    apart = first > 0 and before and after and word.dep in {"parataxis", "ccomp", "advcl", "conj"}
    return (0, len(whole.words)) if apart else None


def _before_end(whole: Parse, verb: int) -> Span | None:
    """Return what is before ", a spokesman admitted." at the end, whatever the parser sees."""
    after = [word for word in whole.words[verb + 1 :] if word.is_word]
    if whole.words[verb].lemma not in speech.WORDS["in-passing"] or len(after) > _MOST_AFTER:
        return None
    commas = (at for at in range(verb - 1, 0, -1) if whole.words[at].text in _MARKS)
    comma = next(commas, 0)
    between = whole.words[comma + 1 : verb]
    is_name = bool(between) and not any(word.pos in VERBS for word in between)
    is_clause = any(word.tag in FINITE for word in whole.words[:comma])
    return (0, comma) if is_name and is_clause and not any(w.pos in VERBS for w in after) else None


def is_prominent(whole: Parse, verb: int, clause: Span) -> bool:
    """Return whether a report is what its sentence is for: its main verb, or most of its words."""
    top = verb
    while _is_joined(whole, top):
        top = whole.head(top)
    if _is_quoted_as(whole, top):
        top = whole.head(whole.head(top))
    if not whole.words[top].step or clause == (0, len(whole.words)):
        return True
    said = count_words(whole.words[slice(*clause)])
    return said >= _MOST_OF_IT * count_words(whole.words)


def source_of(whole: Parse, verb: int, quotes: Sequence[Span] = ()) -> Named | None:
    """Return the subject of a verb of saying as a source; None if it names nobody else."""
    subject = subject_of(whole, verb)
    if subject is None and whole.words[verb].tag == "VBG":
        shown = (
            whole.words[verb].dep == "advcl" and whole.words[verb].lemma in speech.WORDS["shown"]
        )
        subject = None if shown else _subject_above(whole, verb)
    elif subject is None or is_quoted(subject, quotes):
        subject = _noun_beside(whole, verb, quotes)
    if subject is None or whole.words[subject].dep == "nsubjpass":
        return None
    word = whole.words[subject]
    if word.lower == speech.YOU and whole.words[verb].tag == "VBD":
        return Named(ADDRESSEE, "person")
    showing = whole.words[verb].lemma in speech.WORDS["showing"]
    if relative := _relative(whole, verb, subject):
        return _antecedent(whole, verb, subject, relative, showing=showing)
    subject = origin(whole, subject)
    if not can_speak(whole, subject, showing=showing):
        return None
    if word.lower in speech.WORDS["pronouns"]:
        return Named(word.lower, PRONOUN)
    quoting = speech.QUOTING.search(spelled(whole.words[subject : verb + 1]))
    return Named(in_sentence(quoting["who"]), "") if quoting else named(whole, subject)


def _relative(whole: Parse, verb: int, subject: int) -> int | None:
    """Return the place of "who", "whose" or "of whom" that a subject is, or contains."""
    if whole.words[subject].lower in speech.WORDS["relative"]:
        return subject
    preps = whole.children_by(subject, "prep")
    places = [*whole.children_by(subject, "poss"), *(prep + 1 for prep in preps)]
    known = (each for each in places if each < verb)
    opens = speech.WORDS["relative-opens"]
    return next((each for each in known if whole.words[each].lower in opens), None)


def _antecedent(
    whole: Parse, verb: int, subject: int, relative: int, *, showing: bool
) -> Named | None:
    """Return what a relative clause is about as a source: "the union, whose chair says"."""
    above = whole.head(verb)
    if whole.words[verb].dep != "relcl":
        noun = noun_taken_up(whole, whole.subtree(subject)[0] - 1)
        if noun is None or relative == subject:
            return None
        above = noun
    if whole.words[above].dep == "appos" and whole.words[whole.head(above)].pos == "PROPN":
        above = whole.head(above)
    if whole.words[relative].dep == "poss":
        whose = name_of(whole, above), spelled(whole.words[relative + 1 : subject + 1])
        speaks = can_speak(whole, subject, showing=showing) and whole.words[above].pos in NOUNS
        return Named("’s ".join(whose), kind_of(whole, subject)) if speaks else None
    return named(whole, above) if can_speak(whole, above, showing=showing) else None


def _subject_above(whole: Parse, verb: int) -> int | None:
    """Return the subject of the verb to which ", arguing that …" belongs.

    In "quoted a guard as saying that", it is the object before "as"; in "a letter warning that",
    the noun.
    """
    if _is_quoted_as(whole, verb):
        return whole.child_by(whole.head(whole.head(verb)), "dobj")
    if whole.words[verb].dep == "acl" and whole.head(verb) == verb - 1:
        return verb - 1
    if whole.words[verb].dep == "pcomp":  # "criticised them for claiming that"
        return None
    while whole.words[verb].step:
        verb = whole.head(verb)
        subject = whole.subject(verb)
        if subject is not None and whole.words[verb].pos in VERBS:
            passive = whole.words[subject].dep == "nsubjpass"
            return _agent_of(whole, verb) if passive else subject
    return None


def _is_quoted_as(whole: Parse, verb: int) -> bool:
    """Return whether a verb is the one of "quoted a guard as saying"."""
    prep = whole.words[whole.head(verb)]
    return whole.words[verb].dep == "pcomp" and prep.lower in speech.WORDS["quoted-as"]


def _noun_beside(whole: Parse, verb: int, quotes: Sequence[Span]) -> int | None:
    """Return the noun directly before a verb, or after it, where the parser sees no subject."""
    place = verb - 1
    while place > 0 and (whole.words[place].pos in _SKIPPED or whole.words[place].text == ","):
        place -= 1
    if place < 0 or is_quoted(place, quotes) or whole.words[place].pos not in NOUNS:
        place = verb + 1
        while place + 1 < len(whole.words) and whole.words[place].dep in _INSIDE_NAME:
            place += 1
        is_noun = place < len(whole.words) and whole.words[place].pos in NOUNS
        return place if is_noun and not is_quoted(place, quotes) else None
    return _top_of_name(whole, place, verb)


def noun_taken_up(whole: Parse, comma: int) -> int | None:
    """Return the noun before a comma that a clause takes up: ", two of whom"."""
    noun = comma - 1
    if noun < 0 or whole.words[comma].text != "," or whole.words[noun].pos not in NOUNS:
        return None
    top = _top_of_name(whole, noun, comma)
    return top if whole.words[top].pos in NOUNS else noun


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


def subject_of(whole: Parse, verb: int) -> int | None:
    """Return the place of a verb's subject, or of the subject of the verb it is joined to."""
    subject = _nearest_subject(whole, verb)
    while subject is None and _is_joined(whole, verb):
        verb = whole.head(verb)
        subject = _nearest_subject(whole, verb)
    return subject


def _is_joined(whole: Parse, verb: int) -> bool:
    """Return whether a verb shares the subject of the one above it."""
    above = whole.words[whole.head(verb)]
    going_on = whole.words[verb].tag == "VB" and above.lemma in speech.WORDS["going-on"]
    return bool(whole.words[verb].step) and (whole.words[verb].dep in _JOINED or going_on)


def _nearest_subject(whole: Parse, verb: int) -> int | None:
    """Return the subject nearest to a verb: the parser may see two before ", Ada Venn said"."""
    subjects = whole.children_by(verb, *SUBJECTS)
    return min(subjects, key=lambda each: abs(each - verb), default=None)
