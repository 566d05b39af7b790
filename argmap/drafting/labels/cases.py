"""A word below another in a statement's tree, with what its weight in a caption depends on."""

from collections.abc import Collection
from dataclasses import dataclass

from argmap.drafting.labels.trees import COMPLEMENTS, Tree
from argmap.drafting.labels.units import after_modal, before_verb
from argmap.drafting.words import Word
from argmap.english.captions import WORDS


def is_year(word: Word) -> bool:
    """Return whether a word is a number of four digits."""
    return word.text.isdigit() and len(word.text) == 4


@dataclass(frozen=True, slots=True)
class Case:
    """A word and the one above it; all tests are about the word unless they say otherwise."""

    tree: Tree
    top: int  # the place of the word above
    child: int
    word: Word
    above: Word
    noun: int | None  # of a preposition

    def is_one_of(self, words: Collection[str]) -> bool:
        """Return whether the word is one of some words."""
        return self.word.lower in words

    def above_has(self, *deps: str) -> bool:
        """Return whether a word with one of some dependencies is below the word above."""
        return self.tree.child_by(self.top, *deps) is not None

    def has(self, *deps: str) -> bool:
        """Return whether a word with one of some dependencies is below this word."""
        return self.tree.child_by(self.child, *deps) is not None

    def is_after(self) -> bool:
        """Return whether the word follows the one above."""
        return self.child > self.top

    def is_complete(self) -> bool:
        """Return whether the verb above has an object or the like."""
        return self.above_has(*COMPLEMENTS)

    def is_light(self) -> bool:
        """Return whether the verb above says little without its object."""
        return self.above.lemma in WORDS["light"] and self.above_has("dobj")

    def is_named(self) -> bool:
        """Return whether the subject of the verb above is more than "it" or "we"."""
        return self.tree.has_named_subject(self.top)

    def denies(self) -> bool:
        """Return whether it is the negation that counts; "isn't it so?" denies nothing."""
        rhetorical = self.child < (self.tree.subject(self.top) or 0) and self.is_one_of({"n't"})
        last = max(self.tree.children_by(self.top, "neg"))
        return self.child == last and not (self.tree.asks and rhetorical)

    def is_inner_pronoun(self) -> bool:
        """Return whether it is the subject in "let us pay" or "ask them to pay"."""
        inner = self.above.dep in {"xcomp", "ccomp"} and self.child > self.tree.head(self.top)
        return inner and self.word.tag == "PRP"

    def is_weak_subject(self) -> bool:
        """Return whether it is a pronoun, "what we see", or comes in with its verb."""
        if self.child != self.tree.subject(self.top) or self.tree.is_bare(self.child):
            return True
        inner = self.tree.subject(self.child) if self.word.dep == "csubj" else None
        ours = inner is not None and self.tree.words[inner].tag == "PRP"
        return ours or self.child in before_verb(self.tree, self.top)

    def shares_object(self) -> bool:
        """Return whether two verbs with "and" between share one object."""
        joint = self.tree.child_by(self.top, "cc") == self.top + 1 and self.child == self.top + 2
        alone = self.tree.subject(self.child) is None and not self.above_has(*COMPLEMENTS, "prep")
        return joint and alone and self.has("dobj")

    def is_one_of_many(self) -> bool:
        """Return whether it is the second of two nouns of which the verb is plural."""
        verb = self.tree.head(self.top)
        words = (self.tree.words[verb], *self.tree.words_below(verb))
        many = words[0].tag == "VBP" or any(each.lower in WORDS["many"] for each in words)
        return many and self.above.dep == "nsubj" and self.above.tag in {"NN", "NNP"}

    def comes_with_not(self) -> bool:
        """Return whether a helping verb is followed by its negation, with which it comes in."""
        after = self.tree.words[self.child + 1 : self.child + 2]
        return any(each.dep == "neg" and each.step > 0 for each in after)

    def is_strong_modal(self) -> bool:
        """Return whether it is "must" or the like, or "would have"."""
        helpers = (self.tree.words[each].lower for each in after_modal(self.tree, self.child))
        return self.is_one_of(WORDS["strong"]) or not WORDS["have"].isdisjoint(helpers)

    def makes_past(self) -> bool:
        """Return whether the verb above reads wrongly without this "have": "the team gone"."""
        have = self.word.lemma == "have" and self.word.tag != "VB"
        irregular = self.above.tag == "VBN" and not self.above.text.endswith("ed")
        return have and irregular and not self.above_has("auxpass") and self.is_named()

    def noun_denies(self) -> bool:
        """Return whether the noun of a preposition is denied: "in no case"."""
        negation = self.tree.reads(self.noun, WORDS["negations"])
        return negation or (self.noun is not None and self.tree.is_denied(self.noun))

    def is_stranded(self) -> bool:
        """Return whether it is a preposition directly after its verb: "what we pay for"."""
        near = self.above.pos == "VERB" and self.child == self.top + 1 and self.word.dep == "prep"
        return near and not self.is_one_of(WORDS["timed"])

    def says_nothing(self) -> bool:
        """Return whether a preposition has only a pronoun or a clause, or is "according to"."""
        if self.noun is None or self.is_one_of(WORDS["aside"]):
            return True
        if self.tree.words[self.noun].dep == "pcomp" and self.tree.subject(self.noun) is not None:
            return True
        is_all = self.above.lemma == "be" and self.is_named() and not self.is_complete()
        return self.tree.is_bare(self.noun) and not is_all

    def has_year(self) -> bool:
        """Return whether the noun of a preposition is a year."""
        return self.noun is not None and is_year(self.tree.words[self.noun])

    def has_time(self) -> bool:
        """Return whether a preposition says when."""
        lemma = "" if self.noun is None else self.tree.words[self.noun].lemma
        return self.has_year() or lemma in WORDS["times"] or self.is_one_of(WORDS["timed"])

    def subject_counts(self) -> bool:
        """Return whether the subject of the verb above is a number or has one."""
        subject = self.tree.subject(self.top)
        if subject is None:
            return False
        number = self.tree.words[subject].tag == "CD"
        return number or self.tree.child_by(subject, "nummod") is not None

    def says_what(self) -> bool:
        """Return whether it is the first preposition after its verb, and not one of place."""
        noun = self.above if self.noun is None else self.tree.words[self.noun]
        name_or_passive = noun.pos == "PROPN" or self.above.tag == "VBN"
        every = self.tree.children_by(self.top, "prep", "agent")
        first = min(each for each in every if each > self.top)
        return self.child == first and not (self.is_one_of(WORDS["placed"]) and name_or_passive)

    def is_of_object(self) -> bool:
        """Return whether the noun above is what something is, or the object of a light verb."""
        light = self.tree.words[self.tree.head(self.top)].lemma in WORDS["light"]
        return self.above.dep == "attr" or (self.above.dep == "dobj" and light)

    def is_date(self) -> bool:
        """Return whether a number is a year in "since 2015 rents", a day in "the 19 May talks"."""
        before = self.tree.words[max(self.child - 1, 0) : self.child]
        since = is_year(self.word) and any(each.pos in {"ADP", "SCONJ"} for each in before)
        after = self.tree.words[min(self.child + 1, self.top)]
        return since or (self.child + 1 < self.top and after.lemma in WORDS["times"])

    def is_small(self) -> bool:
        """Return whether a number is "one" or "two", and not "more than one"."""
        before = self.tree.words[max(self.child - 1, 0) : self.child]
        return self.is_one_of({"one", "two"}) and any(each.lower != "than" for each in before)

    def is_who(self) -> bool:
        """Return whether the subject of a clause is "who" or the like."""
        return self.tree.reads(self.tree.subject(self.child), WORDS["relative"])

    def is_in_subject(self) -> bool:
        """Return whether the word above precedes the verb it depends on, at any depth."""
        place = self.top
        while self.tree.words[place].step < 0:
            place = self.tree.head(place)
        return self.tree.words[place].step > 0
