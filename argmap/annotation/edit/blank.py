"""The annotation with which a person begins: its front matter, and one example in remarks."""

from __future__ import annotations

_BLANK = """---
argmap: 1
source: {source}
---

<!-- A statement has a name of your choice, a role, its words as the source has them, and what it is for: -->
<!-- ## fewer-accidents evidence -->
<!-- > In 2023 there were 312 accidents, in 2024 only 156 -->
<!-- - supports: programme-works -->
<!-- The roles are claim, evidence, conclusion and rebuttal. Write your own below without these signs, and build. -->
"""


def blank_text(source: str) -> str:
    """Return an annotation without statements; the source is a path as seen from it."""
    return _BLANK.format(source=source)
