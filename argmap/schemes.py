"""Argumentation schemes: the usual ways to get from a reason to a point, and what to ask of each.

The names follow Walton, Reed and Macagno, "Argumentation Schemes" (2008); the questions are in our own
words. A question is an *assumption* if whoever argues owes the answer, and an *exception* if whoever
doubts must bring a reason to ask it.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, TypeAlias

Burden: TypeAlias = Literal["assumption", "exception"]


@dataclass(frozen=True, slots=True)
class Question:
    """A critical question, and who has to answer it."""

    words: str
    burden: Burden


@dataclass(frozen=True, slots=True)
class Scheme:
    """A way to argue: its name, how it runs, and the questions it raises."""

    name: str
    runs: str
    questions: tuple[Question, ...]


def _owed(words: str) -> Question:
    return Question(words, "assumption")


def _doubt(words: str) -> Question:
    return Question(words, "exception")


SCHEMES: tuple[Scheme, ...] = (
    Scheme(
        "correlation to cause",
        "Two things rise or fall together, so one brings about the other.",
        (
            _owed("Do the two really move together, and in how many cases?"),
            _owed("By what way does the one bring about the other?"),
            _doubt("Could a third thing bring about both?"),
            _doubt("Could it run the other way round?"),
            _doubt("Could it be chance, or the choice of the period?"),
        ),
    ),
    Scheme(
        "cause to effect",
        "This usually brings about that; this is there, so that will come.",
        (
            _owed("How often does the one bring about the other?"),
            _owed("Is the cause there in this case, and strong enough?"),
            _doubt("Is something at work that holds the effect back?"),
        ),
    ),
    Scheme(
        "effect to cause",
        "That is what this would bring about; that is there, so this was at work.",
        (
            _owed("Is this the best of the explanations that come to mind?"),
            _owed("Were the other explanations looked at?"),
            _doubt("Could something else have brought it about?"),
        ),
    ),
    Scheme(
        "sign",
        "This is a usual sign of that, so that is the case.",
        (
            _owed("How closely does the sign go with what it stands for?"),
            _doubt("Is there something else that explains the sign better?"),
        ),
    ),
    Scheme(
        "example",
        "In this case it is so, so it is so in general.",
        (
            _owed("Is what is said of the case true?"),
            _owed("Is the case like the others?"),
            _owed("Are there enough cases for so wide a point?"),
            _doubt("Are there cases in which it is not so?"),
        ),
    ),
    Scheme(
        "analogy",
        "The two cases are alike, and it holds of the one, so it holds of the other.",
        (
            _owed("Are the two alike in what matters here?"),
            _owed("Does it really hold of the first case?"),
            _doubt("Do they differ in something that matters more?"),
            _doubt("Is there another case, just as like, in which it does not hold?"),
        ),
    ),
    Scheme(
        "verbal classification",
        "This is called such a thing, and such things have this quality, so this has it.",
        (
            _owed("Does the word fit this thing by a definition that both sides accept?"),
            _owed("Do all such things have the quality?"),
            _doubt("Is this one an exception, or the word in dispute?"),
        ),
    ),
    Scheme(
        "rule",
        "A rule says what is to be done in such a case; this is such a case.",
        (
            _owed("Is there such a rule, and does it bind here?"),
            _owed("Is this a case that the rule means?"),
            _doubt("Does another rule go before it, or is there an exception?"),
        ),
    ),
    Scheme(
        "precedent",
        "It was decided so in an earlier case, so it should be decided so in this one.",
        (
            _owed("Is the earlier case like this one in what decided it?"),
            _owed("Was it decided as is said?"),
            _doubt("Has the earlier decision been given up since?"),
        ),
    ),
    Scheme(
        "expert opinion",
        "Somebody who knows the field says so, so it is so.",
        (
            _owed("Is this person an expert, and in this field?"),
            _owed("What exactly did the expert say?"),
            _owed("On what evidence does the expert say it?"),
            _doubt("Does the expert gain by saying it?"),
            _doubt("Do other experts say otherwise?"),
        ),
    ),
    Scheme(
        "position to know",
        "Somebody who is placed to know says so, so it is so.",
        (
            _owed("Was this person placed to know just this?"),
            _owed("Did the person say so?"),
            _doubt("Is there a reason to doubt that the person is honest?"),
        ),
    ),
    Scheme(
        "witness testimony",
        "Somebody says that they saw it, so it happened.",
        (
            _owed("Does the account hold together, and agree with what is known?"),
            _owed("Could the witness see it?"),
            _doubt("Do other witnesses say otherwise?"),
            _doubt("Has the witness a reason to lean to one side?"),
        ),
    ),
    Scheme(
        "popular opinion",
        "Nearly everybody thinks so, so it is so.",
        (
            _owed("How is it known that nearly everybody thinks so?"),
            _owed("Why should they know?"),
            _doubt("Is there a reason to think that they are mistaken?"),
        ),
    ),
    Scheme(
        "popular practice",
        "Nearly everybody does it, so it is right to do it.",
        (
            _owed("How is it known that nearly everybody does it?"),
            _owed("Does their doing it show that it is right?"),
            _doubt("Is this case unlike theirs?"),
        ),
    ),
    Scheme(
        "practical reasoning",
        "We want this, and doing that would bring it, so we should do that.",
        (
            _owed("Would doing that really bring it?"),
            _owed("Can it be done?"),
            _doubt("Are there better ways to the same end?"),
            _doubt("Does it stand against other ends of ours?"),
            _doubt("Does it have side effects that weigh more?"),
        ),
    ),
    Scheme(
        "positive consequences",
        "Good will come of it, so it should be done.",
        (
            _owed("How likely is it that the good will come?"),
            _owed("What shows that it will?"),
            _doubt("Will bad come of it too?"),
        ),
    ),
    Scheme(
        "negative consequences",
        "Bad will come of it, so it should not be done.",
        (
            _owed("How likely is it that the bad will come?"),
            _owed("What shows that it will?"),
            _doubt("Will good come of it too?"),
        ),
    ),
    Scheme(
        "values",
        "It serves a thing we hold dear, so it should be done.",
        (
            _owed("Do those who are addressed hold it dear?"),
            _owed("Does it really serve that?"),
            _doubt("Does it harm another thing that they hold dearer?"),
        ),
    ),
    Scheme(
        "commitment",
        "You have stood for this before, so you must stand for it now.",
        (
            _owed("Did they really stand for that?"),
            _doubt("Does this case lie outside of what they stood for?"),
            _doubt("Have they openly given it up since?"),
        ),
    ),
    Scheme(
        "inconsistent commitment",
        "You say this, but you have said or done the contrary.",
        (
            _owed("Did they say or do the contrary?"),
            _owed("Do the two really stand against each other?"),
            _doubt("Did they change their mind for a reason?"),
        ),
    ),
    Scheme(
        "bias",
        "They lean to one side, so their word counts for less.",
        (
            _owed("What shows that they lean to one side?"),
            _owed("Does it bear on what they say here?"),
            _doubt("Is there evidence for it that does not rest on their word?"),
        ),
    ),
    Scheme(
        "ignorance",
        "If it were so we would know of it; we do not, so it is not so.",
        (
            _owed("Was it looked for, and where?"),
            _owed("Would it have been found if it were so?"),
            _doubt("Could it be hidden, or not reported?"),
        ),
    ),
    Scheme(
        "alternatives",
        "It is one or the other, and it is not the one, so it is the other.",
        (
            _owed("Are these all the possibilities?"),
            _owed("Is the first really excluded?"),
            _doubt("Could both be the case?"),
        ),
    ),
    Scheme(
        "slippery slope",
        "The first step leads to the next and in the end to something bad, so it should not be taken.",
        (
            _owed("What drives each step to the next?"),
            _owed("Is the end as bad as is said?"),
            _doubt("Is there a point at which one can stop?"),
        ),
    ),
)

_BY_NAME = {scheme.name.casefold(): scheme for scheme in SCHEMES}


def find_scheme(name: str) -> Scheme | None:
    """Return the scheme of a name, whatever its case; none if the table has no such name."""
    return _BY_NAME.get(" ".join(name.split()).casefold())


def nearest_scheme(name: str) -> str | None:
    """Return the name in the table that looks most like another; none if none does."""
    close = get_close_matches(name.casefold(), _BY_NAME, n=1, cutoff=0.6)
    return close[0] if close else None
