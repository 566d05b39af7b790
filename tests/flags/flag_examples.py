"""Read the examples of rule pages and of `cases/`, and build the annotations that they show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.annotation import parse
from argmap.flags import RULES
from argmap.source import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Annotation

CASES = Path(__file__).with_name("cases")
FRONT = "---\nargmap: 1\nsource: x.txt\n---\n\n"
_BLOCKS = re.compile(r"(?:```text\n(?P<text>.*?)```\s+)?```argmap\n(?P<body>.*?)```", re.DOTALL)


@dataclass(frozen=True)
class Example:
    """An annotation, and whether it raises a code."""

    code: str
    title: str
    flagged: bool
    body: str
    text: str

    @property
    def annotation(self) -> Annotation:
        """The annotation that the example shows, read anew."""
        return annotated(self.body, self.text)

    def __str__(self) -> str:
        return f"{self.code}: {'flagged' if self.flagged else 'not flagged'}: {self.title}"


def annotated(body: str, text: str = "", front: str = FRONT) -> Annotation:
    """Return the annotation of a body; without a text, of its quoted words one after another."""
    words = text or " ".join(line[2:] for line in body.splitlines() if line.startswith("> "))
    return parse(front + body, read_text(words))


def sections(page: str) -> dict[str, str]:
    """Return what stands under each `##` heading of a page; headings inside fences are no headings."""
    found: dict[str, list[str]] = {}
    title, fenced = "", False
    for line in page.splitlines():
        fenced ^= line.startswith("```")
        if line.startswith("## ") and not fenced:
            title = line[3:]
        found.setdefault(title, []).append(line)
    return {name: "\n".join(lines) for name, lines in found.items()}


def page_examples() -> Iterator[Example]:
    """Yield the examples in the docstrings of the rules."""
    for rule in RULES:
        for title, words in sections(rule.__doc__ or "").items():
            for block in _BLOCKS.finditer(words) if title in {"Flagged", "Not flagged"} else ():
                yield Example(
                    rule.CODE, "page", title == "Flagged", block["body"], block["text"] or ""
                )


def case_examples() -> Iterator[Example]:
    """Yield the examples in `cases/`."""
    for path in sorted(CASES.glob("ARG*.md")):
        for heading, words in sections(path.read_text(encoding="utf-8")).items():
            kind, _, title = heading.partition(": ")
            for block in _BLOCKS.finditer(words):
                yield Example(
                    path.stem, title, kind == "flagged", block["body"], block["text"] or ""
                )
