"""The critical questions of a link: those of its scheme, and the statements that answer them.

A question is answered only if somebody wrote so: a note under the link names the question by its
number and the statement (`- note: question 2: rain-was-as-usual`), or a note under a statement at
the step names the question (`- note: answers question 2`). A statement is at a step if it is a
premise, supports one, or attacks what undercuts the step.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from argmap.flags.steps import reasons_for
from argmap.graph import ArgumentGraph
from argmap.model import Link
from argmap.schemes import Burden, Scheme, find_scheme

_NUMBERED = re.compile(r"\bquestion\s+(\d{1,2})\b", re.IGNORECASE)
_NAME = re.compile(r"[^\s,;:()“”\"]+")
_SCHEME_OF = {  # the scheme that a flag assumes for a step without its own
    "ARG201": "effect to cause",
    "ARG202": "correlation to cause",
    "ARG203": "correlation to cause",
    "ARG204": "example",
    "ARG207": "sign",
    "ARG208": "practical reasoning",
    "ARG209": "bias",
    "ARG210": "analogy",
    "ARG213": "alternatives",
    "ARG215": "correlation to cause",
    "ARG218": "expert opinion",
    "ARG219": "popular opinion",
    "ARG220": "inconsistent commitment",
}


@dataclass(frozen=True, slots=True)
class CriticalQuestion:
    """A critical question of a link, and the statement that answers it, if one does."""

    text: str
    kind: Burden
    answered_by: str | None


def questions_of(
    link: Link, graph: ArgumentGraph, codes: Iterable[str] = ()
) -> tuple[CriticalQuestion, ...]:
    """Return the critical questions of a link, in the order of its scheme; () without a scheme.

    `codes` are those of the flags on the link: if it has no scheme, they decide which one is used.
    """
    scheme = _scheme(link, codes)
    if scheme is None:
        return ()
    answers = dict(_answers(link, graph))
    return tuple(
        CriticalQuestion(question.words, question.burden, answers.get(number))
        for number, question in enumerate(scheme.questions, 1)
    )


def _scheme(link: Link, codes: Iterable[str]) -> Scheme | None:
    if link.scheme:
        return find_scheme(link.scheme)
    name = next((_SCHEME_OF[code] for code in codes if code in _SCHEME_OF), None)
    return find_scheme(name) if name else None


def _answers(link: Link, graph: ArgumentGraph) -> Iterator[tuple[int, str]]:
    """Yield the number of each answered question with the statement that answers it."""
    for name in _at_the_step(link, graph):
        for note in graph.statements[name].notes:
            yield from ((number, name) for number in _numbers(note))
    for note in link.notes:
        words = (word.rstrip(".") for word in _NAME.findall(note))
        named = next((word for word in words if word in graph.statements), None)
        if named:
            yield from ((number, named) for number in _numbers(note))


def _numbers(note: str) -> list[int]:
    return [int(match[1]) for match in _NUMBERED.finditer(note)]


def _at_the_step(link: Link, graph: ArgumentGraph) -> Iterator[str]:
    for premise in link.premises:
        yield premise
        yield from (each.id for each in reasons_for(graph, premise))
    for undercut in graph.undercuts(link.id):
        for premise in undercut.premises:
            yield from (each for attack in graph.attacks(premise) for each in attack.premises)
