"""The kinds of unsupported steps: what the conclusion says, the premise gives, the text lacks.

A kind is a pair of readings, which the scorer makes, with the suppliers that would meet it. What
messages say about each kind is in `flags/step_words.py`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Supplier:
    """Something that would meet a step."""

    name: str
    tells: str  # what it tells the reader: "the text does not say …"
    given: str  # as an answer to a flag: "the text …"


SUPPLIERS = {  # in the order in which the page shows them
    "comparison": Supplier(
        "comparison", "what happened without it, or elsewhere", "gives a comparison"
    ),
    "mechanism": Supplier("mechanism", "how the one led to the other", "gives a mechanism"),
    "other-causes": Supplier(
        "other causes", "why nothing else explains it", "rules out other causes"
    ),
    "hedge": Supplier("hedge", "how sure it is", "says how sure it is"),
    "scope": Supplier(
        "scope",
        "that it holds beyond what was counted",
        "says that it holds beyond what was counted",
    ),
    "record": Supplier(
        "the same way of counting",
        "that it was counted in the same way",
        "says that it was counted in the same way",
    ),
    "effect": Supplier("effect", "what figure or finding shows the effect", "shows the effect"),
    "goal": Supplier("goal", "which aim or rule leads there", "gives the aim or rule"),
    "source": Supplier("source", "what somebody outside has found", "gives an outside source"),
    "answer": Supplier(
        "answer", "what else there is to the point itself", "answers the point itself"
    ),
}


@dataclass(frozen=True, slots=True)
class StepKind:
    """A kind of step that asks for more than its premise."""

    name: str
    code: str
    conclusion: str  # a class of the scorer's `claims`
    premise: str  # a class of its `gives`
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
_WIDE = {  # the lists of `english/words/steps.toml` for classes that have another name there
    "credit": ("cause", "success", "failure"),
    "change": ("thing",),
    "ratio": ("ratio-sign", "shares"),
    "survey": ("survey-sign", "shares"),
}
BY_NAME = {kind.name: kind for kind in KINDS}


def lists_of(kind: StepKind, part: str) -> tuple[str, ...]:
    """Return the lists of phrases that show a kind in a part ("c" or "p"), the surest first."""
    place, name = ("conclusion", kind.conclusion) if part == "c" else ("premise", kind.premise)
    return tuple(f"{place}-{each}" for each in (f"{name}-sign", *_WIDE.get(name, (name,))))
