"""A word of certainty over premises that cannot carry it.

## What it finds
A support to a conclusion with a word such as "proves", "clearly shows" or "beyond any doubt", from premises that are
counts, single instances or guarded words. A conclusion with such a word and no support at all gets a note.

## Why it matters
A conclusion can be no more certain than what it rests on.

## The question to ask
What would be lost by "suggests"?

## Flagged
```text
Three of our pupils won prizes last year. This proves that our teaching is the right one for every child.
```
```argmap
## prizes evidence
> Three of our pupils won prizes last year.
- supports: right-teaching

## right-teaching conclusion
> This proves that our teaching is the right one for every child.
```

## Not flagged
```text
Three of our pupils won prizes last year. This suggests that our teaching is good.
```
```argmap
## prizes evidence
> Three of our pupils won prizes last year.
- supports: good-teaching

## good-teaching conclusion
> This suggests that our teaching is good.
```

## What to do
Link the premises that make it certain, if the text gives them.

## False alarms
Mathematics and verdicts, which have their own proof; words quoted from another; "proved difficult"; a conclusion that only
reads off the figures of its premises.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.english.content_words import content_words
from argmap.english.cues import find, has
from argmap.english.negation import negated
from argmap.english.numbers import has_count, values
from argmap.english.quotation import in_quotation
from argmap.english.sentences import is_question, sentence_around
from argmap.flags.finding import Finding
from argmap.flags.places import cue_span
from argmap.flags.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.english.cues import Cue
    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Link, Statement

CODE: Final = "ARG205"
LEVEL: Final[Level] = "warning"
_READ_OFF = 0.7  # share of a conclusion's words that its premises hold already


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each support of a certain conclusion from premises that are less than certain."""
    for link in graph.annotation.links:
        cue = _certainty(graph.statements[link.conclusion]) if link.kind == "support" else None
        if cue:
            yield from _on_link(graph, link, cue)
    for statement in graph.annotation.statements:
        cue = _certainty(statement)
        if (
            cue
            and statement.role == "conclusion"
            and not statement.reported
            and not graph.supports(statement.id)
        ):
            yield _without_support(statement, cue)


def _certainty(statement: Statement) -> Cue | None:
    text = statement.text
    for cue in find("booster", text):
        start, end = sentence_around(text, cue)
        sentence = text[start:end]
        if (
            negated(text, cue)
            or has("proof-setting", sentence)
            or is_question(sentence)
            or has("hedge", text[start : cue.start])
        ):
            continue
        if statement.reported or not in_quotation(text, cue):
            return cue
    return None


def _on_link(graph: ArgumentGraph, link: Link, cue: Cue) -> Iterator[Finding]:
    conclusion = graph.statements[link.conclusion]
    premises = graph.premises(link)
    if any(has("proof-setting", each.text) for each in premises) or _only_reads_off(
        conclusion, premises, cue
    ):
        return
    weak = next(((each, kind) for each in premises for kind in (_kind(graph, each),) if kind), None)
    if weak is None:
        return
    premise, kind = weak
    if conclusion.reported:
        lacks = "Not enough of it is quoted to see what makes it certain rather than likely."
    else:
        lacks = f"It rests on {kind}; the text does not say what makes the conclusion certain rather than likely."
    yield Finding(
        CODE,
        LEVEL,
        f"The text says {quote(cue.words)} in {quote(conclusion.text, at=(cue.start, cue.end))}, from {quote(premise.text, 90)}.",
        lacks,
        "A conclusion can be no more certain than what it rests on.",
        f"What would be lost by “suggests” or “probably” in place of {quote(cue.words)}?",
        link=link.id,
        span=cue_span(graph, conclusion, cue),
    )


def _only_reads_off(conclusion: Statement, premises: tuple[Statement, ...], cue: Cue) -> bool:
    """Return whether a conclusion says little more than the words or figures of its premises."""
    text = f"{conclusion.text[: cue.start]} {conclusion.text[cue.end :]}"
    words = content_words(text)
    given = frozenset[str]().union(*(content_words(each.text) for each in premises))
    figures = frozenset[float]().union(*(values(each.text) for each in premises))
    return bool(values(text) & figures) or (
        bool(words) and len(words & given) >= _READ_OFF * len(words)
    )


def _kind(graph: ArgumentGraph, statement: Statement) -> str:
    """Return what makes a premise less than certain ground: a count, an instance, a guarded word; or nothing."""
    text = statement.text
    if has_count(text):
        return "a count"
    if has("hedge", text):
        return "a guarded statement"
    if has("instance", text):
        return "instances"
    # A claim stands for the counts it is read off: every reason that the text gives for it holds one.
    reasons = graph.supports(statement.id)
    read_off = reasons and all(
        any(has_count(each.text) for each in graph.premises(link)) for link in reasons
    )
    return "a reading of counts" if read_off else ""


def _without_support(statement: Statement, cue: Cue) -> Finding:
    return Finding(
        CODE,
        "note",
        f"The text says {quote(cue.words)} in {quote(statement.text, at=(cue.start, cue.end))}.",
        "No statement is linked to it that makes it certain.",
        "A conclusion can be no more certain than what it rests on.",
        f"What would be lost by “suggests” or “probably” in place of {quote(cue.words)}?",
        statement=statement.id,
    )
