"""An answer that counts another thing than its target.

## What it finds
An attack with figures on a statement with figures, where the two share no word that carries the sense and do not count
the same thing. Off by default: `argmap check --select ARG212` looks for it, and even then only proposes it.

## Why it matters
An answer counts against a point only if it bears on it.

## The question to ask
If all its premises hold, must the point go?

## Flagged
```text
The ministry spent 40 million on new trains. Of the 40 buses 11 arrive late.
```
```argmap
## spent rebuttal
> The ministry spent 40 million on new trains.
- attacks: late

## late claim
> Of the 40 buses 11 arrive late.
- by: the riders
```

## Not flagged
```text
In June only 1 of 30 buses was late. Of the 40 buses 11 arrive late.
```
```argmap
## counted rebuttal
> In June only 1 of 30 buses was late.
- attacks: late

## late claim
> Of the 40 buses 11 arrive late.
- by: the riders
```

## What to do
Link the statement that ties the answer to the point, or make it an attack on what it does speak to.

## False alarms
Most of them, in texts that people annotated: that is why the rule is off. An answer in other words: two texts can speak of one thing without a common word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.english.content_words import content_words
from argmap.english.counted import named
from argmap.english.numbers import amounts
from argmap.flags.finding import Finding
from argmap.flags.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Link, Statement

CODE: Final = "ARG212"
LEVEL: Final[Level] = "warning"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each attack with figures that shares no measured thing with its target."""
    for link in graph.annotation.links:
        if link.kind != "attack" or len(link.premises) > 1:
            continue
        answer, target = graph.premises(link)[0], graph.statements[link.conclusion]
        if amounts(answer.text) and amounts(target.text) and not _is_near(graph, answer, target):
            yield _finding(link, answer, target)


def _is_near(graph: ArgumentGraph, answer: Statement, target: Statement) -> bool:
    """Return whether the answer, with what supports it, shares a word or a counted thing with its target."""
    behind = " ".join(
        each.text for link in graph.supports(answer.id) for each in graph.premises(link)
    )
    words = f"{answer.text} {behind}"
    return bool(
        content_words(words) & content_words(target.text) or named(words) & named(target.text)
    )


def _finding(link: Link, answer: Statement, target: Statement) -> Finding:
    return Finding(
        CODE,
        LEVEL,
        f"{quote(answer.text, 90)} speaks against {quote(target.text, 90)}.",
        "The two count different things; the text does not say how the one bears on the other.",
        "An answer counts against a point only if it bears on it.",
        "If all its premises hold, must the point go?",
        link=link.id,
    )
