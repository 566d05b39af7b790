"""Whether the numbers of a text agree: read, tied by the wording, and computed again."""

from argmap.figures.audit import audit
from argmap.figures.verdict import Audit, Computation, Remark

__all__ = ["Audit", "Computation", "Remark", "audit"]
