"""Language: whether a text reads as English, the language of the drafter and the cue lists."""

import re
from functools import lru_cache

from argmap.english.word_lists import plain_words

SILENT = "rules on wording are silent"  # what a page says of such a text
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 30  # words, below which nothing is said
_LATIN = re.compile(r"[A-Za-z\u00C0-\u024F]")
_LEAST = 0.1  # share of the commonest words; English texts have .13 and more, others .06 and less


@lru_cache(maxsize=8)
def not_english(text: str) -> str:
    """Return why a text does not read as English, to follow its name; "" if it does or is short.

    A text in another script is not English, however short it is.
    """
    words = _WORD.findall(text.lower())
    common = sum(map(plain_words("commonest").__contains__, words))
    other_script = sum(not _LATIN.match(word) for word in words) * 2 > len(words)
    if not other_script and (len(words) < _FEWEST or common >= _LEAST * len(words)):
        return ""
    return (
        f"does not read as English ({common} of {len(words)} words are among the commonest"
        " English ones)"
    )


def language_note(text: str, *, drafted: bool) -> str:
    """Return what is not read in a text that is not English; "" for one that is.

    A draft of it (`drafted`) has to be checked as a whole.
    """
    reason = not_english(text)
    if not reason:
        return ""
    if drafted:
        advice = "drafts and most flags are made for English only: check every line, or annotate"
        return f"the text {reason}; {advice} by hand"
    checked = (
        "quotations are checked, and figures where signs such as % say how they belong together"
    )
    return f"the text {reason}; {checked}; {SILENT}"
