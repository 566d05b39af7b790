"""Which lines of a page are running text: sentences that are not mostly links."""

import re

from argmap.documents.web.page import PageLine

_END = re.compile(r"[.!?…:;。！？][\"'”’»)\]]{0,3}$")
_UNSPACED = re.compile("[。！？]")
_FEW_LINKS = 0.3  # of the characters
_SENTENCE = 8  # words that one has which no caption or button has
_SHORT = 3  # words of a sentence among others


def is_running(line: PageLine) -> bool:
    """Return whether a line is a whole sentence, or more."""
    return _has(line, _SENTENCE) and bool(_END.search(line.line.text[-4:]))


def is_spoken(line: PageLine) -> bool:
    """Return whether a line among running text is part of it, and no label or button."""
    return _has(line, _SENTENCE) or (_has(line, _SHORT) and bool(_END.search(line.line.text[-4:])))


def _has(line: PageLine, words: int) -> bool:
    """Return whether a line has so many words, few of them in links."""
    text = line.line.text
    is_long = text.count(" ") + 1 >= words or bool(_UNSPACED.search(text))
    return is_long and line.linked < _FEW_LINKS * line.size
