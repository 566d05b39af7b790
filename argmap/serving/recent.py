"""The last steps of a document, for a second: too short for a person to have seen them."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic as now

from argmap.annotation.read.loading import AnnotationFile, read_outline
from argmap.editing.correcting import Corrected
from argmap.editing.patches import Hunk, Misfit, inverse, patched, to_patch
from argmap.model import AnnotationError

_SOON = 1.0  # seconds in which nobody sees a change, reads it into an editor and takes it back


class Recent:
    """Patches that were written a moment ago, in order."""

    def __init__(self) -> None:
        self._steps: list[tuple[float, Sequence[Hunk]]] = []
        self.version = ""  # SHA-256 of the file as it was written last

    def add(self, patch: Sequence[Hunk], version: str = "") -> None:
        """Remember what was written just now."""
        self.version = version
        self._steps = [*self._steps[-100:], (now(), patch)]

    def steps(self) -> list[Sequence[Hunk]]:
        """Return the patches of the last second."""
        since = now() - _SOON
        self._steps = [each for each in self._steps if each[0] >= since]
        return [patch for _, patch in self._steps if patch]

    def mended(self, file: AnnotationFile) -> Corrected:
        """Return a file with the last patches that it lacks, or as it is if it lacks none.

        It lacks the last ones from some point on; where that cannot be told, nothing is changed.
        """
        steps, text = self.steps(), file.text
        present = len(steps)
        while present and not _has(text, steps[present - 1]):
            present -= 1
        for patch in steps[present:]:
            after = patched(text, patch)
            if isinstance(after, Misfit):
                return Corrected(file.text, ())
            text = after
        try:
            read_outline(text)
        except AnnotationError:
            return Corrected(file.text, ())
        return Corrected(text, to_patch(file.text, text))


def _has(text: str, patch: Sequence[Hunk]) -> bool:
    """Return whether a patch was made in a text: it could be taken back there."""
    return not isinstance(patched(text, inverse(patch)), Misfit)
