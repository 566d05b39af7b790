"""An opposing claim that is answered only by words about its source.

What it finds: A reported claim that nothing attacks, while every undercut of its links is about its
source: who paid, who wrote it, what they want. Also a step from words about a source to the
conclusion that its claim can be set aside, read by a trained scorer, which names the words that
decided and only proposes; what is disputed in the claim, or a finding from outside, silences it.
Why it matters: What is said about a source leaves open whether its claim is true.
The question to ask: What in the claim itself is disputed?
Flagged:
## leaks evidence
> The study finds that the dam leaks.
- by: the study
- supports: not-safe

## not-safe claim
> The dam is not safe, says the study.
- by: the study

## anglers-paid rebuttal
> The study was paid for by the river anglers.
- undercuts: leaks -> not-safe
Not flagged:
## leaks evidence
> The study finds that the dam leaks.
- by: the study
- supports: not-safe

## not-safe claim
> The dam is not safe, says the study.
- by: the study

## anglers-paid rebuttal
> The study was paid for by the river anglers.
- undercuts: leaks -> not-safe

## leak-closed rebuttal
> The leak was closed in June.
- attacks: not-safe
What to do: Link what the text says about the claim itself, if it says something.
False alarms: An undercut about the matter (a small sample, another year) is an answer. If
everything depends on the word of a witness, it does matter who the witness is: answer the flag. By
its words alone also news about a report that nobody disputes.
"""

from collections.abc import Iterator

from argmap.english.cues import Cue
from argmap.flags.finding import Finding
from argmap.flags.quoting import quote
from argmap.flags.searching import first_cue, quote_at
from argmap.graph import ArgumentGraph
from argmap.model import Statement


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each reported claim that only undercuts about its source answer."""
    for statement in graph.annotation.statements:
        if not statement.reported or statement.role == "evidence" or graph.attacks(statement.id):
            continue
        answers = [(each, _about_source(each)) for each in _undercutting(graph, statement)]
        if answers and all(cue for _, cue in answers):
            yield _finding(statement, *answers[0])


def _undercutting(graph: ArgumentGraph, statement: Statement) -> Iterator[Statement]:
    for link in graph.supports(statement.id) + graph.outgoing(statement.id):
        for undercut in graph.undercuts(link.id):
            yield from graph.premises(undercut)


def _about_source(statement: Statement) -> Cue | None:
    return None if statement.reported else first_cue("source-talk", statement.text)


def _finding(statement: Statement, answer: Statement, cue: Cue | None) -> Finding:
    words = quote_at(answer, cue) if cue else quote(answer.text)
    return Finding(
        f"To {quote(statement.text, 80)} the text answers {words}. "
        "That may matter for how far to trust the source.",
        "It does not say what it disputes in the claim itself.",
        statement=statement.id,
    )
