"""Agreement as lines for a terminal, and as plain data for programs."""

from collections.abc import Iterator, Sequence
from typing import Any

from argmap.annotation.read.problems import shortened
from argmap.comparing.agreement import Agreement, Disagreement, Figure
from argmap.model import ROLES

_SHOWN = 60  # code points of a statement in a list


def agreement_lines(found: Agreement, names: Sequence[str]) -> Iterator[str]:
    """Yield the figures, the confusion of roles and what to discuss; `names` are the annotators."""
    width = max(len(each.name) for each in found.figures)
    for figure in found.figures:
        yield f"{figure.name:<{width}}  {_value(figure)}"
    if found.confusion:
        yield ""
        yield f"roles: {names[0]} down, {names[1]} across"
        yield from _confusion(found)
    if found.disagreements:
        yield ""
        yield f"to discuss: {len(found.disagreements)}"
    for each in found.disagreements:
        yield from _disagreement(each, names)


def _value(figure: Figure) -> str:
    if figure.value is None:
        return f"not defined: {figure.why}"
    interval = ""
    if figure.interval:
        interval = f"  [{figure.interval[0]:.3f}, {figure.interval[1]:.3f}]"
    return f"{figure.value:6.3f}{interval}  ({figure.of})"


def _confusion(found: Agreement) -> Iterator[str]:
    counts = {(one, two): count for one, two, count in found.confusion}
    yield " " * 12 + "".join(f"{role:>12}" for role in ROLES)
    for one in ROLES:
        yield f"{one:<12}" + "".join(f"{counts.get((one, two), 0):>12}" for two in ROLES)


def _disagreement(each: Disagreement, names: Sequence[str]) -> Iterator[str]:
    place = f"{each.text}:{each.line}" if each.line else each.text
    yield f"  {place}: {each.what}: {shortened(each.words, _SHOWN)}"
    for name, said in zip(names, each.readings, strict=True):
        yield f"      {name}: {said or '(nothing)'}"


def agreement_data(found: Agreement, names: Sequence[str]) -> dict[str, Any]:
    """Return the same as plain data."""
    return {
        "argmap": 1,
        "annotators": list(names),
        "figures": [
            {
                "name": each.name,
                "value": each.value,
                "why": each.why,
                "interval": list(each.interval) if each.interval else None,
                "of": each.of,
            }
            for each in found.figures
        ],
        "confusion": [{"a": one, "b": two, "count": count} for one, two, count in found.confusion],
        "disagreements": [
            {
                "what": each.what,
                "source": each.text,
                "words": each.words,
                "line": each.line,
                "readings": list(each.readings),
            }
            for each in found.disagreements
        ],
    }
