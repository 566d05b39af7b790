"""What the audit returns: computations that hold or do not, and what is to be said about them."""

from dataclasses import dataclass

from argmap.model import Level


@dataclass(frozen=True, slots=True)
class Computation:
    """A computation that the text's own figures allow; offsets are code points of the source."""

    code: str  # of the rule that it belongs to
    start: int
    end: int
    stated: str  # in the words of the text
    computed: str  # the computation and its value
    interval: str  # the values that agree with the stated figure
    holds: bool


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say about the figures, in the parts of a message; the subject is the text."""

    code: str
    level: Level
    start: int
    end: int
    says: str
    lacks: str
    why: str
    question: str
    fits: str = ""  # the value that would agree


@dataclass(frozen=True, slots=True)
class Audit:
    """All computations and remarks of a text, in the order of the text."""

    checks: tuple[Computation, ...] = ()
    findings: tuple[Remark, ...] = ()
