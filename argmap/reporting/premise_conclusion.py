"""Arguments in premise-conclusion form: numbered premises, a line, what follows, step by step."""

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.graph import ArgumentGraph
from argmap.model import Link, Statement

NO_SCHEME = "premises offered as sufficient"


@dataclass(frozen=True, slots=True)
class Inference:
    """A step: the link, and the numbers of its premises."""

    link: Link
    premises: tuple[int, ...]

    @property
    def form(self) -> str:
        """Return the scheme, or the general form where none is named."""
        return self.link.scheme or NO_SCHEME


@dataclass(frozen=True, slots=True)
class NumberedStatement:
    """A statement with its number, and the steps that lead to it; a premise has none."""

    number: int
    statement: Statement
    inferences: tuple[Inference, ...] = ()


def premise_conclusion_form(graph: ArgumentGraph, conclusion: str) -> tuple[NumberedStatement, ...]:
    """Return the argument for a statement, each one once, premises before what follows from them.

    Arguments for premises come first, in file order. Where reasons lead in a circle, the step that
    would close it is left out here; the links and their flags have it.
    """
    numbers: dict[str, int] = {}
    found: list[NumberedStatement] = []
    for name in _in_order(graph, conclusion):
        inferences = tuple(
            Inference(link, tuple(numbers[premise] for premise in link.premises))
            for link in graph.supports(name)
            if all(premise in numbers for premise in link.premises)
        )
        numbers[name] = len(found) + 1
        found.append(NumberedStatement(numbers[name], graph.statements[name], inferences))
    return tuple(found)


def _in_order(graph: ArgumentGraph, conclusion: str) -> Iterator[str]:
    """Yield the statements that a conclusion rests on and itself, each after its own premises."""
    begun: set[str] = set()
    waiting: list[tuple[str, bool]] = [(conclusion, False)]
    while waiting:
        name, is_done = waiting.pop()
        if is_done:
            yield name
        elif name not in begun:
            begun.add(name)
            waiting.append((name, True))
            premises = [premise for link in graph.supports(name) for premise in link.premises]
            waiting += [(premise, False) for premise in reversed(premises) if premise not in begun]
