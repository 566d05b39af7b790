"""Language: whether a text reads as English, the language of the drafter and the cue lists."""

import re

from argmap.english.word_lists import plain_words

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 30  # words, below which nothing is said
_LEAST = 0.1  # share of the commonest words; English texts have .13 and more, others .06 and less


def not_english(text: str) -> str:
    """Return why a text does not read as English, to follow its name; "" if it does or is short."""
    words = _WORD.findall(text.lower())
    common = sum(map(plain_words("commonest").__contains__, words))
    if len(words) < _FEWEST or common >= _LEAST * len(words):
        return ""
    return (
        f"does not read as English ({common} of {len(words)} words are among the commonest"
        " English ones); drafts and most flags are made for English only: check every line, or"
        " annotate by hand"
    )
