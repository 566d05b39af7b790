"""Hard-wrapped lines: at which column a text was wrapped, and what shows that a line goes on."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise

from argmap.english.headings import is_common, is_unfinished
from argmap.source.lines import Line

_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*$")
_WIDTHS = range(34, 121)  # columns at which people wrap text by hand; few lines reach theirs
_ENOUGH = 2000  # lines: enough to show whether paragraphs are apart
_MANY = 3  # full lines: enough to show that a text is wrapped
_TAIL = 80  # characters: the end of a line, searched for the end of a sentence
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[-\u2010] (?=[^\W\d_A-Z])")
_PHRASE = 6  # spaces: a line with no more may be an entry of a list
_GOES_ON = re.compile(r"[a-z]{2}[.!?] [A-Z][^.!?]*$|[^\W_],$")  # a second sentence, or a comma
_BROKEN_END = re.compile(r"[^\W_][-\u2010]$")
_INNER_END = re.compile(r"[.!?][\"'”’)\]]? {1,2}[\"“‘(]?[A-Z]")
_PARTED = re.compile(r"(?<=[^\W_][-\u2010]) (?=[\dA-Z])")


def wrap_width(lines: Sequence[Line]) -> int:
    """Return the column at which a text was wrapped by hand, or 0 if its lines are paragraphs."""
    lengths = sorted(len(line.plain.rstrip()) for line in lines if not line.blank)
    longest = lengths[max(0, int(len(lengths) * 0.98) - 1)] if len(lengths) > 1 else 0
    return longest if longest in _WIDTHS and _is_wrapped(lines, longest) else 0


def _is_wrapped(lines: Sequence[Line], width: int) -> bool:
    """Return whether most lines are full, and most of these end in mid-sentence."""
    pairs = [(line, after) for line, after in pairwise(lines) if not (line.blank or after.blank)]
    full = [(line, after) for line, after in pairs if fills(line.plain, after.plain, width)]
    broken = [(line, after) for line, after in full if not ends_sentence(line)]
    enough = len(full) >= _MANY or any(_runs_on(line, after) for line, after in broken)
    return enough and 2 * len(full) >= len(pairs) and 2 * len(broken) > len(full)


def _runs_on(line: Line, after: Line) -> bool:
    return after.plain.lstrip()[:1].islower() or breaks_off(line.plain)


def ends_sentence(line: Line) -> bool:
    """Return whether a line ends with the end of a sentence, or of a part of one."""
    return bool(_SENTENCE_END.search(line.plain[-_TAIL:]))


def fills(line: str, after: str, width: int) -> bool:
    """Return whether the next line's first word would not have fitted any more."""
    first = (after.split(maxsplit=1) or [""])[0]
    return len(line.rstrip()) + 1 + len(first) > width - 1


def are_apart(lines: Sequence[Line], width: int) -> bool:
    """Return whether blank lines are between the paragraphs of a text wrapped at a column."""
    ends = [
        after.blank
        for line, after in islice(pairwise(lines), _ENOUGH)
        if not line.blank and (after.blank or not fills(line.plain, after.plain, width))
    ]
    return 2 * sum(ends) > len(ends)


def has_short_paragraphs(lines: Sequence[Line], width: int) -> bool:
    """Return whether more sentences end at a short line, and so a paragraph, than inside a line.

    Where they do, a full line that ends a sentence is more likely to end a paragraph, too.
    """
    ends = inside = 0
    for line, after in islice(pairwise(lines), _ENOUGH):
        inside += len(_INNER_END.findall(line.plain))
        if not after.blank and ends_sentence(line):
            ends += not fills(line.plain, after.plain, width + 1)
    return ends > inside


def wraps(line: Line, after: Line, width: int) -> bool:
    """Return whether a line of a wrapped text is full and ends in mid-sentence."""
    return bool(width) and fills(line.plain, after.plain, width) and not ends_sentence(line)


def breaks_word(line: str) -> bool:
    """Return whether a line ends inside a word: what follows is no marker ("practic-", "e. It")."""
    return bool(_BROKEN_END.search(line.rstrip()[-3:])) and not line.rstrip()[-2:-1].isdigit()


def breaks_off(line: str) -> bool:
    """Return whether a line ends in mid-sentence: in a word, after "of", or inside brackets."""
    tail = line[-_TAIL:].rstrip()
    if _BROKEN_END.search(tail) or (_GOES_ON.search(tail) and tail.count(" ") > _PHRASE):
        return True
    last = tail.rpartition(" ")[2]
    return tail.rfind("(") > tail.rfind(")") or (last.isalpha() and is_unfinished(last))


def begins_anew(line: str) -> bool:
    """Return whether a line begins a sentence for certain: "The", "According", but no name."""
    first = line.split(maxsplit=1)[0]
    return first[:1].isupper() and first[1:].islower() and is_common(first)


def joined(lines: Iterable[str]) -> str:
    """Return wrapped lines as one, words that were broken at a line end in one piece."""
    text = " ".join(lines)
    if "- " not in text and "\u2010 " not in text:
        return text
    return _PARTED.sub("", _BROKEN_WORD.sub("", text))
