"""Which numbers of a text are figures that somebody must have counted or measured."""

from argmap.english.cues import Cue
from argmap.english.numbers import amounts
from argmap.english.patterns import lazy

_SIZE = lazy(r"\d[.,' ]?\d|[%‰$€£]|[a-z]{4}")  # two digits, or a small number with a unit
_LABEL_BEFORE = lazy(r"\d:$|\b[A-Z]{2,}\s?$")  # a score; "CH 13", "MCL 600.2"
_NO_COUNT_AFTER = lazy(r":\d|\s*(?:pounds?|lbs?|kg|feet|foot|ft|inch(?:es)?|cm)\b")


def counted_figures(text: str) -> tuple[Cue, ...]:
    """Return the amounts of a text that somebody must have counted or measured.

    Scores, numbers of chapters, and the size of one person or thing are left out.
    """
    return tuple(
        each
        for each in amounts(text)
        if _SIZE.search(each.words)
        and not _NO_COUNT_AFTER.match(text, each.end)
        and not _LABEL_BEFORE.search(text[: each.start])
    )
