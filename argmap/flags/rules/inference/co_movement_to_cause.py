"""A cause is concluded from figures that move, or from a change at the same time as a policy.

What it finds: A support from figures over time, or from a word of change ("fewer", "rose"), to a
conclusion that names a cause, if no linked statement gives a mechanism, a comparison or an
alternative that is ruled out. Other wordings are read by a trained scorer, which names the words
that decided; a mechanism, a comparison, another cause ruled out or a hedge silences it.
Why it matters: Figures can move during a policy without moving because of it: a third thing may
move both, or only the counting changed.
The question to ask: How did the one cause the other, what happened without it, and what else
changed at the time?
Flagged:
## fewer-falls evidence
> In 2021 the clinic counted 310 falls, in 2022 only 180.
- supports: floors-work

## floors-work conclusion
> This is the result of the new floors.
Not flagged:
## fewer-falls evidence
> In 2021 the clinic counted 310 falls, in 2022 only 180.
- supports: floors-work

## old-floors evidence
> On the wards with the old floors the number stayed the same.
- supports: floors-work

## floors-work conclusion
> This is the result of the new floors.
What to do: Link what the text gives: a mechanism, a comparison, another cause that it rules out.
False alarms: A comparison or mechanism in words that argmap does not know, often in the premise
itself ("inside the wall 5 centimetres, outside it 60"): on texts of our own about one flag in
three, so a person confirms or drops each. An experiment or a model in the text and a cause that is
hedged ("has contributed to"), denied, predicted or quoted are left out. Two figures that move
together by arithmetic, and a mechanism that is common knowledge: answer the flag. A conclusion that
names no cause and is linked to a change all the same ("the board will discuss the figures").
"""

from collections.abc import Iterator

from argmap.flags.causes import CausalStep, Movement, causal_steps
from argmap.flags.finding import Finding
from argmap.flags.quoting import quote
from argmap.flags.searching import quote_at
from argmap.flags.steps import against
from argmap.graph import ArgumentGraph

_SHOWN = 3  # pairs of figures that a message quotes


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each support from figures that move to a cause that nothing explains."""
    for step in causal_steps(graph):
        if step.movement:
            yield Finding(
                _says(step, step.movement), _lacks(graph, step, step.movement), link=step.link.id
            )


def _says(step: CausalStep, moving: Movement) -> str:
    conclusion = quote_at(step.conclusion, step.marker)
    says = f"{conclusion} is based on {quote(step.premise.text, 90)}"
    if moving.figures:
        figures = ", ".join(quote(each) for each in moving.figures[:_SHOWN])
        return f"{says}. The text gives figures for the change: {figures}."
    if moving.statement.id != step.premise.id:
        return f"{says}, which in turn is based on {quote(moving.statement.text, 90)}."
    return f"{says}."


def _lacks(graph: ArgumentGraph, step: CausalStep, moving: Movement) -> str:
    change = step.effect or moving.words or "these figures"
    other = f"another reason for {change}{'' if step.effect else _recording(moving)}"
    if step.conclusion.reported:
        return (
            f"Not enough of it is quoted to see how {step.cause} caused this, what happened "
            f"without it, or what rules out {other}."
        )
    objection = against(graph, step.link.id)
    start = f"The text does not show how {step.cause} caused this change"
    compared = "makes no comparison with a place or time without it"
    if objection:
        return f"{start}, and {compared}.{objection}"
    return f"{start}, {compared}, and does not rule out {other}."


def _recording(moving: Movement) -> str:
    if not moving.recorded:
        return ""
    if not moving.words:
        return ", such as a change in what is reported or recorded"
    return f", such as {'fewer' if moving.down else 'more'} of them being reported or recorded"
