"""Ids made from captions: short names by which a person refers to a statement."""

import re
from collections.abc import Iterable

from argmap.annotation.read.ids import slug
from argmap.english.captions import LOOSE_ENDS

_LONGEST = 50  # characters
_APOSTROPHE = re.compile("['’]")


def to_ids(labels: Iterable[str]) -> tuple[str, ...]:
    """Return one id for each caption, all different, also without regard to case."""
    taken: set[str] = set()
    found: list[str] = []
    for label in labels:
        base = name = to_id(label)
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name.casefold())
        found.append(name)
    return tuple(found)


def to_id(label: str) -> str:
    """Return a caption as an id: lower case with hyphens, cut between words, not after "of"."""
    kept: list[str] = []
    for word in _APOSTROPHE.sub("", label.lower()).split():
        if kept and len("-".join([*kept, word])) > _LONGEST:
            break
        kept.append(word[:_LONGEST])
    while len(kept) > 1 and kept[-1] in LOOSE_ENDS:
        kept.pop()
    return slug(" ".join(kept)) or "statement"
