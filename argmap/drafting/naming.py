"""Noun phrases as sources: whether one can speak, its name, and which pronouns fit it."""

from dataclasses import dataclass

from argmap.drafting.words import NOUNS, Parse, Word
from argmap.english import reported_speech as speech

_NOT_BEFORE_NOUN = frozenset({"relcl", "acl", "advcl", "punct", "cc", "appos", "conj", "prep"})
_AFTER_NOUN = frozenset({"prep", "nummod", "relcl", "acl"})
_LONGEST_CLAUSE = 6  # words of a clause that belongs to a name: "two people who work there"
_STRAIGHTEN = str.maketrans("", "", '“”"')
_HYPHENS = frozenset("-‐")
_CUT = frozenset((",", "(", "“", "–", "—"))  # where a name ends
_PLURAL = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, slots=True)
class Named:
    """A source that a text has named."""

    name: str
    kind: str  # "person", "body", "document" or "", if its words do not show what it is
    plural: bool = False
    own: bool = False  # a paper of the author's, unless one of others was named before
    spoke: bool = False  # has been reported
    age: int = 0  # sentences since it was named

    def fits(self, pronoun: str) -> bool:
        """Return whether a pronoun may refer to it."""
        if pronoun in speech.WORDS["persons"]:
            return self.kind in {"person", ""} and not self.plural
        if pronoun == "they":
            return self.plural or self.kind == "body"
        return self.kind != "person" and not self.plural


def named(whole: Parse, place: int) -> Named:
    """Return the source that a noun names, with its apposition if that is a person's name."""
    word = whole.words[place]
    if is_own(whole, place):
        return Named(word.lower, "document", plural=word.tag in _PLURAL, own=True)
    plural = word.tag == "NNS" or whole.child_by(place, "conj") is not None
    kind = kind_of(whole, place) or ("body" if word.tag == "NNPS" else "")
    return Named(name_of(whole, place), kind, plural or word.lemma == "people")


def origin(whole: Parse, place: int) -> int:
    """Return the place of who gave some figures: "data from the agency"; else the same place."""
    word = whole.words[place]
    if word.lemma not in speech.WORDS["mute"] or word.lemma in speech.WORDS["shares"]:
        return place
    for prep in whole.children_by(place, "prep", "agent"):
        noun = whole.child_by(prep, "pobj")
        known = whole.words[prep].lower in speech.WORDS["origin-prepositions"]
        if known and noun is not None and kind_of(whole, noun):
            return noun
    for clause in whole.children_by(place, "acl"):
        for agent in whole.children_by(clause, "agent"):
            noun = whole.child_by(agent, "pobj")
            if noun is not None and kind_of(whole, noun):
                return noun
    return place


def is_own(whole: Parse, place: int) -> bool:
    """Return whether a noun is a paper or thing of the author: "this report", "our figures"."""
    word = whole.words[place]
    if word.lower in speech.WORDS["own-noun"]:
        return True
    before = {whole.words[child].lower for child in whole.children(place) if child < place}
    if not before.isdisjoint(speech.WORDS["own"]):
        return word.lemma in speech.WORDS["mute"] or kind_of(whole, place) == "document"
    paper = word.lemma in speech.WORDS["documents"]
    return paper and not before.isdisjoint(speech.WORDS["own-document"])


def kind_of(whole: Parse, place: int) -> str:
    """Return whether a noun is a person, a body or a document; "" if it does not show that."""
    word = whole.words[place]
    lemma = word.lower if word.pos == "PROPN" else word.lemma
    for kind, listed in (("document", "documents"), ("body", "bodies"), ("person", "people")):
        if lemma in speech.WORDS[listed]:
            return kind
    if speech.is_person(lemma) and word.pos != "PROPN":
        return "person"
    return _kind_of_proper(whole, place) if word.pos == "PROPN" else ""


def _kind_of_proper(whole: Parse, place: int) -> str:
    """Return what a name in capitals names, by its other words and what is next to it."""
    first, _ = whole.subtree(place)
    words = [each for each in whole.words[first : place + 1] if each.pos == "PROPN"]
    if any(each.lower.rstrip(".") in speech.TITLES for each in words):
        return "person"
    if any(each.lower in speech.WORDS["bodies"] for each in words):
        return "body"
    beside = [each for each in whole.children_by(place, "appos") if each != place]
    persons = [each for each in beside if kind_of(whole, each) == "person"]
    if persons:
        return "body" if whole.words[persons[0]].tag == "NNS" else "person"
    return "person" if speech.is_person(whole.words[place].lower) else ""


def can_speak(whole: Parse, place: int, *, showing: bool = False) -> bool:
    """Return whether a noun can be a source; `showing` if its verb is one of results too."""
    word = whole.words[place]
    if not word.is_word or word.text[0].isdigit():
        return False
    if (word.tag == "CD" or word.pos == "NUM") and not _is_some_of(whole, place):
        return False
    compound = place > 0 and whole.words[place - 1].text in _HYPHENS  # "mother-in-law"
    mute = speech.WORDS["mute"]
    if not compound and (word.lemma in mute or word.lower in mute):
        return False
    nobody = word.lower in speech.WORDS["nobody-named"] and not _is_some_of(whole, place)
    if nobody or _is_amount(whole, place):
        return False
    if word.pos not in NOUNS:
        known = speech.WORDS["pronouns"] | speech.WORDS["people"]
        return word.lower in known or _is_some_of(whole, place)
    return not showing or word.pos == "PROPN" or bool(kind_of(whole, place))


def _is_amount(whole: Parse, place: int) -> bool:
    """Return whether a noun is an amount: "a fine of 500 euros", not "a team of 30 nurses"."""
    before = [word.pos for word in whole.words[whole.subtree(place)[0] : place]]
    if before.count("NUM") > 1 and "ADP" in before:  # "nine out of ten owners"
        return True
    if kind_of(whole, place):
        return False
    for prep in whole.children_by(place, "prep"):
        noun = whole.child_by(prep, "pobj")
        if noun is not None and whole.words[prep].lower == speech.OF and _is_counted(whole, noun):
            return whole.words[noun].lemma in speech.WORDS["mute"] or not kind_of(whole, noun)
    return False


def _is_counted(whole: Parse, place: int) -> bool:
    return "NUM" in {whole.words[place].pos, *(whole.words[c].pos for c in whole.children(place))}


def _is_some_of(whole: Parse, place: int) -> bool:
    """Return whether a word is some of several: "one of them", "those in favour"."""
    lower = whole.words[place].lower
    after = {each.lower for each in whole.words[place + 1 : place + 2]}
    if lower in speech.WORDS["some-of"]:
        return "of" in after
    return lower == "those" and not after.isdisjoint(speech.WORDS["those-of"])


def name_of(whole: Parse, place: int) -> str:
    """Return the name of a source: a noun, what precedes it and what directly follows it."""
    for child in whole.children_by(place, "appos"):
        if whole.words[place].pos != "PROPN" and _is_name(whole, child):
            return name_of(whole, child)
    first = last = place
    for child in whole.children(place):
        start, end = whole.subtree(child)
        if end < place and whole.words[child].dep not in _NOT_BEFORE_NOUN:
            first = min(first, start)
        elif start == last + 1 and whole.words[child].dep in _AFTER_NOUN:
            last = _end_of_name(whole, child, start, end)
    name = in_sentence(spelled(whole.words[first : last + 1]))
    opens = all(not word.is_word for word in whole.words[:first])
    common = whole.words[first].pos != "PROPN" and whole.words[place].pos == "NOUN"
    is_common = opens and common and name[1:2].islower()
    return name[:1].lower() + name[1:] if is_common else name


def _is_name(whole: Parse, place: int) -> bool:
    word = whole.words[place]
    before = whole.words[max(0, place - 1)]
    return word.pos == "PROPN" and before.text[:1].isupper() and before.is_word


def _end_of_name(whole: Parse, child: int, start: int, end: int) -> int:
    """Return the last place of a name that what is below `child` may go on with."""
    texts = [word.text for word in whole.words[start : end + 1]]
    cut = (number for number, text in enumerate(texts) if text in _CUT)
    end = start + next(cut, len(texts))
    if whole.words[child].dep in {"relcl", "acl"}:
        if whole.words[child].lemma in speech.WORDS["saying"]:
            return start - 1
        is_short = end - start <= _LONGEST_CLAUSE and whole.words[start].lower != speech.THAT
        return end - 1 if is_short else start - 1
    lower = whole.words[start].lower
    goes_on = lower in speech.WORDS["name-prepositions"] or whole.words[child].dep != "prep"
    timed = any(word.tag == "CD" for word in whole.words[start:end]) and lower != "of"
    return end - 1 if goes_on and not timed else start - 1


def spelled(words: tuple[Word, ...]) -> str:
    """Return words with a space wherever the source has one."""
    return "".join(
        f" {word.text}" if number and words[number - 1].end < word.start else word.text
        for number, word in enumerate(words)
    ).strip()


def in_sentence(who: str) -> str:
    """Return a source as it reads inside a sentence: "the union", without a lone quotation mark."""
    first, _, rest = who.strip(" ,").partition(" ")
    who = f"{first.lower() if first.lower() in speech.WORDS['small'] else first} {rest}".strip()
    paired = who.count("“") == who.count("”") and who.count('"') % 2 == 0
    return who if paired else who.translate(_STRAIGHTEN)
