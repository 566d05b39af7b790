"""Words that were broken at a line end: where they are, and whether their hyphen is their own."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from argmap.english.word_lists import plain_words
from argmap.model import Span
from argmap.source.normalise import INVISIBLE, Normalised, keeps_hyphen

_SOFT_HYPHEN = "\u00ad"
_HYPHENS = f"-\u2010{_SOFT_HYPHEN}"
_MAY_BREAK = re.compile(rf"[{_HYPHENS}]\s+")
_RUN = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(rf"(?<![^\W\d_])[^\W\d_]++[{_HYPHENS}]\s*[\r\n]\s*[^\W\d_]+")
_LAST_LETTERS = re.compile(r"[^\W\d_]+$")
_FIRST_LETTERS = re.compile(r"[^\W\d_]+")
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_SHORTEST = 3  # letters of either half of a compound whose halves the text has as words


def on_one_line(text: str, parts: Iterable[Span]) -> tuple[str, list[int]]:
    """Return stretches of a text as one line, and the offset in the text of each character.

    Every run of white space becomes one space, with the offset of its end; a word that was broken
    at a line end is whole again.
    """
    line: list[str] = []
    offsets: list[int] = []
    last = -1  # the end of the run before, or of the part before
    for start, end, begins_part in _runs(text, parts):
        if line and (kept := _kept_hyphen(text, last, start, begins_part=begins_part)) is not None:
            line[-1:] = [kept] if kept else []
            del offsets[len(line) :]
        elif line:
            line.append(" ")
            offsets.append(start)
        for place in range(start, end):
            if text[place] not in INVISIBLE or (text[place] == _SOFT_HYPHEN and place == end - 1):
                line.append(text[place])
                offsets.append(place)
        last = end
    return "".join(line), offsets


def with_own_hyphens(text: str, form: Normalised, first: int, last: int) -> str:
    """Return a stretch of a text's normal form, with the hyphens that its words have anyway."""
    pieces: list[str] = []
    done = first
    for at in form.hyphens[bisect_left(form.hyphens, first) : bisect_left(form.hyphens, last)]:
        before = _LAST_LETTERS.search(form.text, max(first, at - 40), at)
        after = _FIRST_LETTERS.match(form.text, at, last)
        if (
            before
            and after
            and (
                form.text[after.end() : after.end() + 1] == "-"
                or _is_compound(text, before[0].lower(), after[0].lower())
            )
        ):
            pieces += (form.text[done:at], "-")
            done = at
    return "".join((*pieces, form.text[done:last]))


def whole_words(text: str, part: Span) -> Iterator[Span]:
    """Yield what stays of a stretch of a text without the line ends at which words are broken."""
    first, last = part
    if _MAY_BREAK.search(text, first, last):
        for end, start in _gaps(text, part):
            kept = _kept_hyphen(text, end, start, begins_part=False)
            if kept is not None:
                yield first, end - (not kept)
                first = start
    yield first, last


def _gaps(text: str, part: Span) -> Iterator[Span]:
    """Yield the gaps between words before which there may be a hyphen."""
    if _INVISIBLE.search(text, *part):
        yield from ((end, start) for (_, end, _), (start, _, _) in pairwise(_runs(text, [part])))
        return
    for match in _MAY_BREAK.finditer(text, *part):
        if match.end() < part[1]:
            yield match.start() + 1, match.end()


def _runs(text: str, parts: Iterable[Span]) -> Iterator[tuple[int, int, bool]]:
    for part in parts:
        begins = True
        for run in _RUN.finditer(text, *part):
            if run[0].strip(INVISIBLE):
                yield *run.span(), begins
                begins = False


def _kept_hyphen(text: str, end: int, start: int, *, begins_part: bool) -> str | None:
    """Return what stays of the hyphen before `end` if the word goes on at `start`; else None."""
    hyphen = text[end - 1]
    if hyphen not in _HYPHENS or not text[start].isalnum():
        return None
    gap = text[end:start]
    if not (begins_part or hyphen == _SOFT_HYPHEN or "\n" in gap or "\r" in gap):
        return None
    if keeps_hyphen(text[max(0, end - 2) : end], text[start]):
        return hyphen
    if not text[start].islower():
        return None
    before = _LAST_LETTERS.search(_INVISIBLE.sub("", text[max(0, end - 41) : end - 1]))
    after = _FIRST_LETTERS.match(_INVISIBLE.sub("", text[start : start + 40]))
    if not before or not after:
        return None
    own = hyphen != _SOFT_HYPHEN and (
        text[start + len(after[0]) : start + len(after[0]) + 1] == "-"
        or _is_compound(text, before[0].lower(), after[0].lower())
    )
    return hyphen if own else ""


def _is_compound(text: str, before: str, after: str) -> bool:
    """Return whether a broken word has a hyphen anyway: the text has it so, or both its halves."""
    known, word = _vocabulary(text), f"{before}-{after}"
    if before + after in known or after in plain_words("endings"):
        return False
    if word in known or word in plain_words("compounds"):
        return True
    is_long = len(after) > _SHORTEST or after in plain_words("digits")
    if before in plain_words("compounding") and is_long:
        return True
    is_half = len(before) > _SHORTEST or before in plain_words("digits")
    if is_half and after in plain_words("compounded"):
        return True
    both = known.issuperset((before, after)) and min(len(before), len(after)) >= _SHORTEST
    return both and plain_words("stop").isdisjoint((before, after))


@lru_cache(maxsize=1)
def _vocabulary(text: str) -> frozenset[str]:
    """Return the words of a text in lower case, but those that a line end breaks."""
    whole = _BROKEN.sub(" ", text.lower()).replace("\u2010", "-")
    return frozenset(match[0] for match in _WORD.finditer(whole))
