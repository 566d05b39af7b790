"""Things that move together, read as cause and effect.

## What it finds
A support from figures over time, or from a word of change ("fewer", "rose"), to a conclusion that names a cause, where no
linked statement gives a way, a comparison or an excluded alternative.

## Why it matters
Figures can move while a policy runs without moving because of it: a third thing may move both, or only the counting
changed.

## The question to ask
By what way did the one bring the other, and what happened where it was absent?

## Flagged
```text
In 2021 the clinic counted 310 falls, in 2022 only 180. This is the result of the new floors.
```
```argmap
## fewer-falls evidence
> In 2021 the clinic counted 310 falls, in 2022 only 180.
- supports: floors-work

## floors-work conclusion
> This is the result of the new floors.
```

## Not flagged
```text
In 2021 the clinic counted 310 falls, in 2022 only 180. On the wards with the old floors the number stayed the same. This
is the result of the new floors.
```
```argmap
## fewer-falls evidence
> In 2021 the clinic counted 310 falls, in 2022 only 180.
- supports: floors-work

## old-floors evidence
> On the wards with the old floors the number stayed the same.
- supports: floors-work

## floors-work conclusion
> This is the result of the new floors.
```

## What to do
Link what the text gives: a way, a comparison, another cause that it excludes.

## False alarms
A comparison or a way that is told in words which argmap does not know, often in the premise itself ("inside the wall 5
centimetres, beyond it 60"): on texts of our own about one flag in three, so a person confirms or drops each. An experiment
or a model in the text, a cause that is hedged ("has contributed to"), denied, foretold or quoted: all are
passed over. Two figures that move together by arithmetic, and a way that is common knowledge: answer the flag.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.flags.causes import causal_steps
from argmap.flags.finding import Finding
from argmap.flags.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.flags.causes import CausalStep, Movement
    from argmap.graph import ArgumentGraph
    from argmap.model import Level

CODE: Final = "ARG202"
LEVEL: Final[Level] = "warning"
_SHOWN = 3  # pairs of figures that a message quotes


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each support from figures that move to a cause that nothing linked to it shows."""
    for step in causal_steps(graph):
        if step.movement:
            yield Finding(
                CODE,
                LEVEL,
                _says(step, step.movement),
                _lacks(step, step.movement),
                "Figures can move while a policy runs without moving because of it.",
                f"By what way did {step.cause} act, what happened where it was absent, and what else changed at the time?",
                link=step.link.id,
            )


def _says(step: CausalStep, moving: Movement) -> str:
    conclusion = quote(step.conclusion.text, at=(step.marker.start, step.marker.end))
    says = f"{conclusion} is drawn from {quote(step.premise.text, 90)}"
    if moving.figures:
        return f"{says}. The text gives figures for the change: {', '.join(quote(each) for each in moving.figures[:_SHOWN])}."
    if moving.statement.id != step.premise.id:
        return f"{says}, and that from {quote(moving.statement.text, 90)}."
    return f"{says}."


def _lacks(step: CausalStep, moving: Movement) -> str:
    other = f"another reason for {moving.words or 'these figures'}"
    if moving.recorded:
        change = (
            f"{'fewer' if moving.down else 'more'} of them being"
            if moving.words
            else "a change in what is"
        )
        other += f", such as {change} reported or recorded"
    if step.conclusion.reported:
        return f"Not enough of it is quoted to see by what way {step.cause} brought this about, how things stood without it, or what excludes {other}."
    return f"The text does not show by which way {step.cause} brought about this change, compares it with no place or time without it, and does not exclude {other}."
