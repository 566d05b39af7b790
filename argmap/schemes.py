"""Argumentation schemes: the usual ways to get from a reason to a point, and what to ask of each.

The names follow Walton, Reed and Macagno, "Argumentation Schemes" (2008); the questions are in our
own words. A question is an *assumption* if the argument must answer it, and an *exception* if a
critic needs a reason to ask it.
"""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, TypeAlias

Burden: TypeAlias = Literal["assumption", "exception"]

# The name of each scheme and how it runs; then its questions: + assumption, - exception.
_TABLE = """
correlation to cause: Two things rise or fall together, so one causes the other.
  + Do the two really move together, and in how many cases?
  + By what mechanism does one cause the other?
  - Could a third thing cause both? Could the cause be the effect, and the other way round?
  - Could it be chance, or the choice of the period?
cause to effect: This usually causes that; this is present, so that will follow.
  + How often does the one cause the other? Is the cause present in this case, and strong enough?
  - Is something preventing the effect?
effect to cause: That is what this would cause; that is present, so this was the cause.
  + Is this the best of the possible explanations? Were the other explanations examined?
  - Could something else have caused it?
sign: This is a usual sign of that, so that is the case.
  + How reliable is the sign?
  - Does something else explain the sign better?
example: It is so in this case, so it is so in general.
  + Is what is said about the case true? Is the case like the others?
  + Are there enough cases for such a general point?
  - Are there cases in which it is not so?
analogy: The two cases are similar, and it is true of one, so it is true of the other.
  + Are the two similar in what matters here? Is it really true of the first case?
  - Do they differ in something that matters more?
  - Is there another case, equally similar, in which it is not true?
verbal classification: This is called such a thing, and such things have a quality, so this has it.
  + Does the word fit this thing by a definition that both sides accept?
  + Do all such things have the quality?
  - Is this an exception, or is the word itself in dispute?
rule: A rule says what to do in such a case; this is such a case.
  + Is there such a rule, and does it apply here? Is this a case that the rule means?
  - Does another rule take precedence, or is there an exception?
precedent: An earlier case was decided this way, so this one should be too.
  + Is the earlier case like this one in what decided it? Was it decided as the text says?
  - Has the earlier decision been overturned since?
expert opinion: Somebody who knows the field says so, so it is so.
  + Is this person an expert, and in this field? What exactly did the expert say?
  + On what evidence does the expert say it?
  - Does the expert gain by saying it? Do other experts disagree?
position to know: Somebody who is in a position to know says so, so it is so.
  + Was this person in a position to know exactly this? Did the person say so?
  - Is there a reason to doubt that the person is honest?
witness testimony: Somebody says that they saw it, so it happened.
  + Is the account consistent, and does it agree with what is known? Could the witness see it?
  - Do other witnesses disagree? Does the witness have a reason to be biased?
popular opinion: Nearly everybody thinks so, so it is so.
  + How is it known that nearly everybody thinks so? Why should they know?
  - Is there a reason to think that they are mistaken?
popular practice: Nearly everybody does it, so it is right to do it.
  + How is it known that nearly everybody does it?
  + Does the fact that they do it show that it is right?
  - Is this case unlike theirs?
practical reasoning: We want this, and doing that would achieve it, so we should do that.
  + Would doing that really achieve it? Can it be done?
  - Are there better ways to the same goal? Does it conflict with other goals of ours?
  - Does it have side effects that matter more?
positive consequences: Good will come of it, so it should be done.
  + How likely is it that the good will come? What shows that it will?
  - Will bad come of it too?
negative consequences: Bad will come of it, so it should not be done.
  + How likely is it that the bad will come? What shows that it will?
  - Will good come of it too?
values: It serves something that we value, so it should be done.
  + Does the audience value it? Does it really serve that?
  - Does it harm something else that they value more?
commitment: You have supported this before, so you must support it now.
  + Did they really support that?
  - Is this case outside what they supported? Have they openly given it up since?
inconsistent commitment: You say this, but you have said or done the opposite.
  + Did they say or do the opposite? Do the two really contradict each other?
  - Did they change their mind for a reason?
bias: They favour one side, so their word counts for less.
  + What shows that they favour one side? Does it affect what they say here?
  - Is there evidence for it that does not depend on their word?
ignorance: If it were so, we would know; we do not, so it is not so.
  + Did anybody look for it, and where? Would it have been found if it were so?
  - Could it be hidden, or not reported?
alternatives: It is one or the other, and it is not the one, so it is the other.
  + Are these all the possibilities? Is the first really excluded?
  - Could both be the case?
slippery slope: The first step leads on and on to something bad, so it should not be taken.
  + What drives each step to the next? Is the end as bad as the text says?
  - Is there a point at which one can stop?
"""


@dataclass(frozen=True, slots=True)
class Question:
    """A critical question, and who has to answer it."""

    words: str
    burden: Burden


@dataclass(frozen=True, slots=True)
class Scheme:
    """A way to argue: its name, how it runs, and the questions it raises, in order."""

    name: str
    runs: str
    questions: tuple[Question, ...]


def _scheme(head: str, *lines: str) -> Scheme:
    name, _, runs = head.partition(": ")
    burdens: dict[str, Burden] = {"+": "assumption", "-": "exception"}
    questions = ((line[0], words) for line in lines for words in re.findall(r"\w[^?]*\?", line))
    return Scheme(name, runs, tuple(Question(words, burdens[sign]) for sign, words in questions))


SCHEMES: tuple[Scheme, ...] = tuple(
    _scheme(*paragraph.split("\n  ")) for paragraph in re.split(r"\n(?! )", _TABLE.strip())
)
_BY_NAME = {scheme.name: scheme for scheme in SCHEMES}


def find_scheme(name: str) -> Scheme | None:
    """Return the scheme of a name, ignoring case and extra spaces; None if there is none."""
    return _BY_NAME.get(" ".join(name.split()).casefold())


def nearest_scheme(name: str) -> str | None:
    """Return the most similar name in the table; None if none is similar."""
    close = get_close_matches(name.casefold(), _BY_NAME, n=1, cutoff=0.6)
    return close[0] if close else None
