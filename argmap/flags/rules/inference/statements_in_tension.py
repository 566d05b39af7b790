"""Two statements of the text that say and deny the same.

## What it finds
Two statements in the text's own voice with nearly the same words, one with a "not" and one without. Statements that
are linked are passed over.

## Why it matters
A reader cannot rely on both before knowing how they fit.

## The question to ask
How do they fit?

## Flagged
```text
The town has debts from the building of the pool. The town has no debts from the building of the pool.
```
```argmap
## first claim
> The town has debts from the building of the pool.

## second claim
> The town has no debts from the building of the pool.
```

## Not flagged
```text
The town has debts from the building of the pool. The pool has no slide.
```
```argmap
## first claim
> The town has debts from the building of the pool.

## second claim
> The pool has no slide.
```

## What to do
Look for the words that explain it: another time, another place, an exception.

## False alarms
An exception that the text explains elsewhere; a point that is taken up only to be answered.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from argmap.english.content_words import content_words
from argmap.english.cues import has
from argmap.english.negation import negations
from argmap.english.numbers import values, years
from argmap.flags.finding import Finding
from argmap.flags.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Statement

CODE: Final = "ARG217"
LEVEL: Final[Level] = "note"
_FEWEST_WORDS = 4  # below this, equal words are chance
_NEARLY = 0.75
_MOST = 20  # statements that share a word before it is too common to look by


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each statement that denies an earlier one in nearly the same words."""
    own = [each for each in graph.annotation.statements if _counts(each)]
    words = {each.id: content_words(each.text) for each in own}
    spread = Counter(word for each in own for word in words[each.id])
    by_word: dict[str, list[Statement]] = {}
    for later in own:
        rare = [word for word in words[later.id] if spread[word] <= _MOST]
        earlier = {each.id: each for word in rare for each in by_word.get(word, ())}
        for each in earlier.values():
            if (
                _in_tension(words[each.id], words[later.id])
                and _opposed(each, later)
                and not _tied(graph, each, later)
            ):
                yield _finding(each, later)
                break
        for word in rare:
            by_word.setdefault(word, []).append(later)


def _counts(statement: Statement) -> bool:
    text = statement.text
    return not (
        statement.reported
        or statement.implicit
        or has("modal", text)
        or has("hedge", text)
        or text.rstrip().endswith("?")
    )


def _in_tension(one: frozenset[str], other: frozenset[str]) -> bool:
    return min(len(one), len(other)) >= _FEWEST_WORDS and len(one & other) >= _NEARLY * len(
        one | other
    )


def _opposed(one: Statement, other: Statement) -> bool:
    same_figures = values(one.text) == values(other.text)
    same_years = years(one.text) == years(other.text)
    return (
        same_figures
        and same_years
        and len(negations(one.text)) % 2 != len(negations(other.text)) % 2
    )


def _tied(graph: ArgumentGraph, one: Statement, other: Statement) -> bool:
    ends = {one.id, other.id}
    return any(
        ends <= {*link.premises, link.conclusion} for each in ends for link in graph.outgoing(each)
    )


def _finding(one: Statement, other: Statement) -> Finding:
    return Finding(
        CODE,
        LEVEL,
        f"The text says {quote(one.text)} and {quote(other.text)}.",
        "It does not say how the two go together.",
        "A reader cannot rely on both before knowing how they fit.",
        "How do they fit?",
        statement=other.id,
    )
