"""A small corpus for the commands that change an annotation."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """The roof of the hall leaks.
It rained into two rooms in May.
Therefore the hall must be closed.
"""
PROPOSED = """---
argmap: 1
source: hall.txt
---

## leaks claim?
> The roof of the hall leaks.
- because: leaks
- supports?: close
  - because: Therefore

## rained evidence?
> It rained into two rooms in May.
- because: two
- supports?: leaks
  - because: next to it

## close conclusion?
> Therefore the hall must be closed.
- because: Therefore
- undercuts?: rained -> leaks
  - because: a test
"""


def save(path: Path, text: str) -> None:
    """Write a file as it was a minute ago: one that changed just now may still be half written."""
    path.write_bytes(text.encode())
    past = path.stat().st_mtime - 60
    os.utime(path, (past, past))
