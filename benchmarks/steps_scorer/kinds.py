"""The kinds of unsupported steps: what the conclusion says, the premise gives, the text lacks.

A kind is a pair of readings with the suppliers that would meet it. The readings are those of
`english/phrases.py` and of the scorer in `flags/learned/`.
"""

from __future__ import annotations

from dataclasses import dataclass

CLAIMS = {  # what a conclusion does; the subject of each phrase is the quoted conclusion
    "credit": "gives something the credit or the blame",
    "success": "says that it has had its effect",
    "scope": "sets no limit",
    "certainty": "leaves no room for doubt",
    "thing": "is about the thing itself, or another measure of it",
    "change": "compares two periods",
    "demand": "asks for something to be done",
    "rank": "gives a rank",
    "group": "is about another group",
    "majority": "speaks for most",
    "plain": "states the point as a fact",
    "choice": "leaves two ways, or one",
    "dismissal": "sets aside what another says",
    "motive": "says what somebody wants",
    "praise": "rates the speaker's own work, or asks for trust in it",
}
GIVES = {  # what a premise gives
    "movement": "a change in figures or in what is seen",
    "state": "a state of affairs",
    "order": "an order in time",
    "part": "some of them, one place or one period",
    "case": "a single case",
    "guarded": "counts, signs or guarded words",
    "reports": "what was reported or recorded",
    "measure": "a figure for one measure",
    "input": "what was done, spent or set up",
    "period": "part of one period and the whole of another",
    "own": "a figure of its own",
    "ratio": "one ratio or comparison",
    "shares": "a share of one group, or shares of half and less",
    "survey": "the answers of those who chose to answer",
    "authority": "the word of an authority",
    "believe": "how many think so",
    "source": "who said it, paid for it or belongs to whom",
    "act": "what somebody did",
    "praise": "praise of oneself",
}
SUPPLIERS = {  # what would meet a step, in the order in which the page shows them
    "comparison": "what happened without it, or elsewhere",
    "mechanism": "how the one led to the other",
    "other-causes": "why nothing else explains it",
    "hedge": "how sure it is",
    "scope": "that it holds beyond what was counted",
    "record": "that it was counted in the same way",
    "effect": "what figure or finding shows the effect",
    "goal": "which aim or rule leads there",
    "source": "what somebody outside has found",
    "answer": "what else there is to the point itself",
}


@dataclass(frozen=True, slots=True)
class StepKind:
    """A kind of step that asks for more than its premise."""

    name: str
    code: str
    conclusion: str  # a key of CLAIMS
    premise: str  # a key of GIVES
    family: str  # kinds that the same things meet
    met_by: tuple[str, ...]  # keys of SUPPLIERS


_CAUSE = ("comparison", "mechanism", "other-causes", "hedge")
KINDS: tuple[StepKind, ...] = (
    StepKind("co-movement", "ARG202", "credit", "movement", "cause", _CAUSE),
    StepKind("cause-asserted", "ARG201", "credit", "state", "cause", _CAUSE),
    StepKind("order-in-time", "ARG203", "credit", "order", "cause", _CAUSE),
    StepKind("scope-jump", "ARG204", "scope", "part", "scope", ("scope", "hedge", "source")),
    StepKind("one-case", "ARG204", "scope", "case", "scope", ("scope", "hedge", "source")),
    StepKind("certainty-jump", "ARG205", "certainty", "guarded", "certainty", ("hedge", "source")),
    StepKind("renamed-measure", "ARG206", "thing", "measure", "measure", ("effect", "record")),
    StepKind("fewer-reports", "ARG207", "thing", "reports", "measure", ("record", "hedge")),
    StepKind("should-without-goal", "ARG208", "demand", "state", "demand", ("goal",)),
    StepKind("either-or", "ARG213", "choice", "state", "choice", ("answer", "hedge")),
    StepKind("measure-as-success", "ARG216", "success", "input", "success", ("effect", "hedge")),
    StepKind("authority-only", "ARG218", "plain", "authority", "opinion", ("source", "effect")),
    StepKind("many-believe", "ARG219", "plain", "believe", "opinion", ("source", "effect")),
    StepKind("motive", "ARG221", "motive", "act", "person", ("answer", "source")),
    StepKind("group-swap", "ARG223", "group", "shares", "group", ("scope", "record")),
    StepKind("majority-from-shares", "ARG224", "majority", "shares", "group", ("scope",)),
    StepKind("part-period", "ARG316", "change", "period", "period", ("record", "scope")),
    StepKind("rank-from-ratio", "ARG222", "rank", "ratio", "rank", ("comparison", "source")),
    StepKind("rank", "ARG405", "rank", "own", "rank", ("comparison", "source")),
    StepKind("survey-no-rate", "ARG410", "scope", "survey", "group", ("scope", "hedge")),
    StepKind("attack-on-source", "ARG105", "dismissal", "source", "person", ("answer", "source")),
    StepKind("self-praise", "ARG408", "praise", "praise", "praise", ("source", "effect")),
)
BY_NAME = {kind.name: kind for kind in KINDS}
