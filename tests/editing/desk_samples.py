"""A text with an annotation of every kind of line, for the tests of acts."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.annotation.read.loading import AnnotationFile, read_outline
from argmap.editing.acts import read_act, read_acts
from argmap.editing.correcting import Corrected, Seen, corrected
from argmap.editing.patches import unified
from argmap.source import read_text

TEXT = """The bakery opened a second oven in May. In June it sold 840 loaves a day, in April 510.
The new oven is why the village eats better bread. It is warm.
The miller says “flour was cheap this summer”. Nobody counted the loaves in May.
It is warm. The price of a loaf stayed the same.
"""
ANNOTATION = """---
argmap: 1
source: bakery.txt
---

<!-- Read once more before Monday. -->

# The oven

## more-loaves evidence
> In June it sold 840 loaves a day, in April 510
- label: more loaves
- supports: better-bread with same-price
  - scheme: correlation to cause
  - note: one summer only

## same-price claim
= Nobody would buy more loaves at a higher price.
- note: not said

## better-bread conclusion
> The new oven is why the village eats better bread.
<!-- the main point? -->

# Others

## cheap-flour claim?
> “flour was cheap this summer”
- by: the miller
- because: reported; likely
- attacks?: better-bread
  - because: another cause; unsure

## nobody-counted rebuttal
> Nobody counted the loaves in May.
- undercuts: more-loaves -> better-bread
- answer: ARG102 they did in June
"""
IDS = ("more-loaves", "same-price", "better-bread", "cheap-flour", "nobody-counted")


def opened(annotation: str = ANNOTATION, text: str = TEXT) -> AnnotationFile:
    source = read_text(text, path="bakery.txt")
    data = annotation.encode()
    outline = read_outline(annotation)
    return AnnotationFile("bakery.argmap.md", data, annotation, outline, source)


def done(*acts: Mapping[str, object], annotation: str = ANNOTATION, text: str = TEXT) -> Corrected:
    seen = Seen()
    return corrected(opened(annotation, text), None, read_acts(list(acts)), seen)


def changed(
    *acts: Mapping[str, object], annotation: str = ANNOTATION, text: str = TEXT
) -> list[str]:
    """Return the lines that acts take away and add, with - and +."""
    after = done(*acts, annotation=annotation, text=text)
    return [line for line in unified(after.patch) if line[0] in "+-"]


def span(words: str, text: str = TEXT) -> dict[str, int]:
    start = text.index(words)
    return {"start": start, "end": start + len(words)}


__all__ = ["ANNOTATION", "IDS", "TEXT", "changed", "done", "opened", "read_act", "span"]
