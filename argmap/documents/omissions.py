"""What a user is told about what was left out of a text: each kind in one line, with places."""

from collections.abc import Sequence
from itertools import groupby

from argmap.source.origin import LeftOut

_MOST = 4  # of one kind are named; all are in NAME.source.json
_LONGEST = 60  # characters of each


def omission_notes(left_out: Sequence[LeftOut]) -> tuple[str, ...]:
    """Return a line for each kind: what was left out, and where it was."""
    kinds = {each.kind: number for number, each in reversed(list(enumerate(left_out)))}
    ordered = sorted(left_out, key=lambda each: kinds[each.kind])
    groups = groupby(ordered, key=lambda each: each.kind)
    return tuple(_note(kind, list(group)) for kind, group in groups)


def _note(kind: str, group: Sequence[LeftOut]) -> str:
    named = "; ".join(_named(each) for each in group[:_MOST])
    more = f"; and {len(group) - _MOST} more" if len(group) > _MOST else ""
    return f"left out as {kind}: {named}{more}"


def _named(each: LeftOut) -> str:
    words = each.text if len(each.text) <= _LONGEST else f"{each.text[: _LONGEST - 1]}…"
    return f"“{words}”, line {each.line}" if each.line else f"“{words}”"
