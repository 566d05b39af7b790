"""A new draft merged into the file that a person edits: a three-way merge per statement and key.

Base is the last draft, mine the file, theirs the new draft. Statements are matched by their words.
What a person touched wins; a line without `?` is never changed. Single lines are changed, added and
removed; where both sides say something different, mine stays and a comment above says what the
draft says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.annotation.collector import without_collector
from argmap.annotation.edit.additions import NewLinks, new_statements
from argmap.annotation.edit.changes import Change, Edits
from argmap.annotation.edit.comparison import Comparison, Readings
from argmap.annotation.edit.insertions import Insertions
from argmap.annotation.edit.rename import renamed_lines
from argmap.annotation.edit.updates import Disputes, Updates
from argmap.annotation.edit.withdrawn import Withdrawn
from argmap.annotation.read.outline import commented_lines, is_ours, read_outline

if TYPE_CHECKING:
    from argmap.annotation.edit.memory import Rejected
    from argmap.model import Source


@dataclass(frozen=True, slots=True)
class Merged:
    """The file of a person with a new draft in it, and what is to be remembered."""

    text: str
    rejected: Rejected
    draft: str  # the new draft, with the ids that its statements have in the text
    changes: tuple[Change, ...]  # line by line, as they are printed

    @property
    def notes(self) -> tuple[Change, ...]:
        """Return the comments that the merge added because mine and theirs differ."""
        return tuple(each for each in self.changes if each.sign == "+" and is_ours(each.words))


@without_collector()
def merge(
    base: str | None,
    mine: str,
    theirs: str,
    source: Source,
    rejected: Rejected = (),
    *,
    path: str = "",
) -> Merged:
    """Return the file of a person with a new draft merged into it.

    Without a base everything in the file counts as the person's. Raises AnnotationError if a line
    of the file has an error; quotes that have lost their place do not matter here.
    """
    last = read_outline(base) if base is not None else None
    readings = Readings(last, read_outline(mine, path), read_outline(theirs))
    comparison = Comparison(readings, source, rejected)
    edits = _edits(readings, comparison)
    draft = renamed_lines(readings.theirs, comparison.draft_ids()).made(theirs)
    return Merged(edits.made(mine), comparison.remembered(), draft, tuple(edits.shown(mine)))


def _edits(readings: Readings, comparison: Comparison) -> Edits:
    """Return all changes to the lines of mine."""
    edits, disputes = Edits(), Disputes(readings.mine)
    commented = commented_lines(readings.mine)
    withdrawn = Withdrawn(readings, comparison, commented)
    Updates(readings, comparison, commented, edits, disputes).make(withdrawn)
    links = NewLinks(readings, comparison, withdrawn, disputes)
    under_new = links.add(edits)
    insertions = Insertions(readings, comparison, withdrawn.statements)
    insertions.put(list(new_statements(readings, comparison, withdrawn, under_new)))
    insertions.make(edits)
    disputes.make(edits)
    withdrawn.remove(edits, insertions)
    return edits
