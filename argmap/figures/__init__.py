"""Numbers in a text and whether they agree with each other: read, tied by the wording, computed again."""

from argmap.figures.audit import audit
from argmap.figures.result import Audit, Computation, Remark

__all__ = ["Audit", "Computation", "Remark", "audit"]
