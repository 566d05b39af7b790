"""What a message says about each kind of step: of its conclusion, its premise, what is missing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StepWords:
    """Three phrases about a kind of step."""

    claims: str  # after the quoted conclusion
    gives: str  # after the quoted premise
    lacks: str  # after "The text does not say"


_CREDIT = "says that something works, has failed or is the cause"
_CAUSE = (
    "what happened elsewhere or without it, how the one led to the other, or why nothing else "
    "explains it"
)
WORDS = {
    "co-movement": StepWords(_CREDIT, "shows a change and not what caused it", _CAUSE),
    "cause-asserted": StepWords(
        _CREDIT, "describes how things are and not how they came about", _CAUSE
    ),
    "order-in-time": StepWords(_CREDIT, "shows only what came after what", _CAUSE),
    "scope-jump": StepWords(
        "speaks for the whole", "is about a part of it", "why the rest should be like this part"
    ),
    "one-case": StepWords(
        "is a general statement",
        "is a single case",
        "how many cases are like this one, or why it should be typical",
    ),
    "certainty-jump": StepWords(
        "leaves no room for doubt",
        "is a count, a sign or a guarded statement",
        "what makes this certain and not only likely",
    ),
    "renamed-measure": StepWords(
        "speaks of something that was not measured",
        "is a measure of something else",
        "why the one shows the other",
    ),
    "fewer-reports": StepWords(
        "is about the thing itself",
        "is a count of what was reported or recorded",
        "whether as much of it is reported and recorded as before",
    ),
    "should-without-goal": StepWords(
        "asks for something to be done",
        "states facts",
        "which aim or rule leads from these facts to the demand",
    ),
    "either-or": StepWords(
        "holds only if there is no other way",
        "does not rule out other ways",
        "why there is no third way",
    ),
    "measure-as-success": StepWords(
        "says that something has been achieved",
        "says what was done, spent or set up",
        "which figure or finding shows the effect",
    ),
    "authority-only": StepWords(
        "states the point as a fact",
        "is the word of somebody of standing",
        "what this word is based on, or whether others have found the same",
    ),
    "many-believe": StepWords(
        "states the point as a fact",
        "says how many think so",
        "what they base it on, or what has been found",
    ),
    "motive": StepWords(
        "says what somebody wants",
        "says what somebody did",
        "what shows that this was the intention",
    ),
    "group-swap": StepWords(
        "is about a different group, or a wider one",
        "is a figure for one group",
        "why what holds for the one group holds for the other",
    ),
    "majority-from-shares": StepWords(
        "speaks for a majority",
        "gives shares of half or less",
        "which of these shares is more than half",
    ),
    "part-period": StepWords(
        "compares two periods",
        "sets part of one period next to the whole of another",
        "what the same part of the other period was",
    ),
    "rank-from-ratio": StepWords(
        "gives a rank", "is a single ratio or comparison", "where all the others stand"
    ),
    "rank": StepWords(
        "gives a rank", "is a figure for one of those compared", "what the others have"
    ),
    "survey-no-rate": StepWords(
        "speaks for a whole group",
        "counts those who chose to answer",
        "how many were asked, how many of them answered, or whether these are like the rest",
    ),
    "attack-on-source": StepWords(
        "sets aside what another says",
        "is about who says it",
        "what is disputed in the claim itself",
    ),
    "self-praise": StepWords(
        "rates the work of those who speak, or asks for trust in them",
        "is their own word for it",
        "which figure shows it, or what somebody outside has found",
    ),
}
