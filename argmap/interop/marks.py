"""What people wrote to flags, read back from exported flags."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from argmap.interop.guard import clean
from argmap.model import Mark

_WRITTEN = re.compile(r"(ARG\d{3}) (?:is not raised|\w+, \w+: .*) \[(Answer|Reason): (.*)\]")
_CODE = re.compile(r"ARG\d{3}")

Marks = tuple[tuple[Mark, ...], tuple[Mark, ...]]  # answers, and flags raised or confirmed


def marks_in(lines: Iterable[str]) -> Marks:
    """Return the marks in flags as `flag_line` writes them."""
    answers: list[Mark] = []
    flags: list[Mark] = []
    for line in lines:
        if found := _WRITTEN.fullmatch(" ".join(clean(line).split())):
            mark = Mark(found[1], found[3], 0)
            (answers if found[2] == "Answer" else flags).append(mark)
    return tuple(dict.fromkeys(answers)), tuple(dict.fromkeys(flags))


def marks_of(record: Mapping[str, Any]) -> Marks:
    """Return the marks that argmap's second files have of a statement or link."""
    found = []
    for key in ("answers", "marks"):
        values = record.get(key)
        every = values if isinstance(values, list) else []
        pairs = [each for each in every if isinstance(each, list) and len(each) == 2]
        found.append(
            tuple(
                Mark(str(code), " ".join(clean(str(reason)).split()), 0)
                for code, reason in pairs
                if _CODE.fullmatch(str(code)) and str(reason).strip()
            )
        )
    return found[0], found[1]
