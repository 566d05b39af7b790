"""Read the examples of rule pages and of `cases/`, and build the annotations that they show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.annotation import parse
from argmap.catalogue import RULES
from argmap.flags.rules import sections_of
from argmap.source import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Annotation

CASES = Path(__file__).with_name("cases")
FRONT = "---\nargmap: 1\nsource: x.txt\n---\n\n"
_BLOCK = r"(?:```text\n(?P<text>.*?)```\s+)?```argmap\n(?P<body>.*?)```"
_BLOCKS = re.compile(_BLOCK, re.DOTALL)
_CASE = re.compile(
    rf"^## (?P<kind>[^:\n]*): (?P<title>[^\n]*)\s+{_BLOCK}", re.DOTALL | re.MULTILINE
)


@dataclass(frozen=True)
class Example:
    """An annotation, and whether it raises a code."""

    code: str
    title: str
    kind: str  # "flagged", "not flagged", "known false alarm" or "known miss"
    body: str
    text: str

    @property
    def flagged(self) -> bool:
        """Whether the annotation should raise the code."""
        return self.kind == "flagged"

    @property
    def annotation(self) -> Annotation:
        """The annotation that the example shows, read anew."""
        return annotated(self.body, self.text)

    def __str__(self) -> str:
        return f"{self.code}: {self.kind}: {self.title}"


def annotated(body: str, text: str = "", front: str = FRONT) -> Annotation:
    """Return the annotation of a body; without a text, of its quoted words one after another."""
    words = text or " ".join(line[2:] for line in body.splitlines() if line.startswith("> "))
    return parse(front + body, read_text(words))


def page_examples() -> Iterator[Example]:
    """Yield the examples on the pages of the rules; words without more are those of one claim."""
    for rule in RULES:
        for title in ("Flagged", "Not flagged"):
            shown = sections_of(rule).get(title, "")
            if shown.startswith("> "):
                shown = f"## said claim\n{shown}"
            if shown.startswith("## "):
                shown = f"```argmap\n{shown}\n```"
            for block in _BLOCKS.finditer(shown):
                yield Example(rule.code, "page", title.lower(), block["body"], block["text"] or "")


def case_examples() -> Iterator[Example]:
    """Yield the examples in `cases/`."""
    for path in sorted(CASES.glob("ARG*.md")):
        for case in _CASE.finditer(path.read_text(encoding="utf-8")):
            words = case["body"], case["text"] or ""
            yield Example(path.stem, case["title"], case["kind"], *words)
