"""A word of certainty, from premises that are counts, instances or hedged.

What it finds: A support of a conclusion with a word such as "proves", "clearly shows" or "beyond
any doubt", from premises that are counts, single instances or hedged; one for each conclusion. What
a court has found, what somebody has conceded, a signed order, a picture or a vote that was counted
settles it. A conclusion with such a word and no support at all gets a note. Other wordings are read
by a trained scorer, which names the words that decided; a hedge in the conclusion or a finding from
outside silences it.
Why it matters: A conclusion can be no more certain than what it rests on.
The question to ask: What would be lost by writing “suggests” or “probably”?
Flagged:
## prizes evidence
> Three of our pupils won prizes last year.
- supports: right-teaching

## right-teaching conclusion
> This proves that our teaching is the right one for every child.
Not flagged:
## prizes evidence
> Three of our pupils won prizes last year.
- supports: good-teaching

## good-teaching conclusion
> This suggests that our teaching is good.
What to do: Link the premises that make it certain, if the text gives them.
False alarms: Mathematics and verdicts, which have their own proof; words quoted from another;
"proved difficult"; a conclusion that only repeats the figures of its premises. Where the scorer
proposes it, the certainty may be only that of a plain statement.
"""

from collections.abc import Iterator
from functools import partial

from argmap.english.certainty import is_cut_off, settles
from argmap.english.content_words import content_words
from argmap.english.cues import Cue, has
from argmap.english.numbers import has_count, values
from argmap.flags.finding import Finding
from argmap.flags.places import cue_span
from argmap.flags.quoting import quote
from argmap.flags.searching import quote_at, sentence_of, stated_cues
from argmap.flags.steps import Step, first_found, once_per_conclusion, steps, with_speaker
from argmap.graph import ArgumentGraph
from argmap.model import Statement

_REPEATED = 0.7  # share of a conclusion's words that its premises have already


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each certain conclusion from premises that are less than certain."""
    yield from once_per_conclusion(graph, _on_links(graph))
    for statement in graph.annotation.statements:
        if statement.role != "conclusion" or statement.reported or graph.supports(statement.id):
            continue
        cue = _certainty(statement)
        if cue:
            yield Finding(
                _says(statement, cue),
                "No statement is linked to it that makes it certain.",
                statement=statement.id,
                level="note",
                absence=True,
            )


def _on_links(graph: ArgumentGraph) -> Iterator[Finding]:
    for step in steps(graph):
        cue = _certainty(step.conclusion)
        found = first_found(step.premises, partial(_kind, graph)) if cue else None
        if cue and found and not _has_proof(step, cue):
            yield _on_link(graph, step, cue, *found)


def _certainty(statement: Statement) -> Cue | None:
    for cue in stated_cues("booster", statement, reported=statement.reported):
        in_proof = has("proof-setting", sentence_of(statement.text, cue))
        in_proof = in_proof or is_cut_off(statement.text, cue)
        if not in_proof and not has("hedge", statement.text[: cue.start]):
            return cue
    return None


def _says(statement: Statement, cue: Cue, after: str = "") -> str:
    return f"The text says {quote(cue.words)} in {quote_at(statement, cue)}{after}."


def _has_proof(step: Step, cue: Cue) -> bool:
    """Return whether a conclusion says little more than its premises, or they are in a proof."""
    texts = [each.text for each in step.premises]
    told = [with_speaker(each) for each in step.premises]
    text = step.conclusion.text
    if any(has("proof-setting", each) or settles(each, text) for each in told):
        return True
    text = f"{text[: cue.start]} {text[cue.end :]}"
    if any(values(text) & values(each) for each in texts):
        return True
    words = content_words(text)
    given = frozenset[str]().union(*(content_words(each) for each in texts))
    return bool(words) and len(words & given) >= _REPEATED * len(words)


def _on_link(graph: ArgumentGraph, step: Step, cue: Cue, premise: Statement, kind: str) -> Finding:
    start = f"The reason given {kind}; the text does not say why the conclusion is"
    if step.conclusion.reported:
        start = "Not enough of it is quoted to see why it is"
    return Finding(
        _says(step.conclusion, cue, f", based on {quote(premise.text, 90)}"),
        f"{start} certain and not only likely.",
        link=step.link.id,
        span=cue_span(graph, step.conclusion, cue),
    )


def _kind(graph: ArgumentGraph, statement: Statement) -> str:
    """Return what a premise does that is less than certain: it counts, hedges, is a case; or ""."""
    text = statement.text
    if has_count(text):
        return "is a count"
    if has("hedge", text):
        return "is not certain itself"
    if has("instance", text):
        return "is about some cases"
    # A claim counts as the counts it is based on: every reason that the text gives for it has one.
    reasons = [graph.premises(link) for link in graph.supports(statement.id)]
    based_on_counts = all(any(has_count(each.text) for each in group) for group in reasons)
    return "is an interpretation of counts" if reasons and based_on_counts else ""
