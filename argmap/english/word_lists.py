"""Word lists: the paragraphs of `words/*.toml`, each under its name."""

import re
from functools import cache
from pathlib import Path

from argmap.prepared import prepared

_WORDS = Path(__file__).with_name("words")
WORD_END = r"\w*"
_COMMENT = re.compile(r"\A\([^()]*\) |^#.*$", re.MULTILINE)  # in brackets, or a line


def word_lists(subject: str) -> dict[str, str]:
    """Return the paragraphs of `words/SUBJECT.toml` by name, on one line, without comments."""
    return _all_lists()[subject][1]


def paragraphs(subject: str) -> dict[str, str]:
    """Return the strings of `words/SUBJECT.toml` by name, as they are written."""
    return _all_lists()[subject][0]


def file_of(subject: str) -> Path:
    """Return the path of the file with the lists of a subject."""
    return _WORDS / f"{subject}.toml"


@cache
def _all_lists() -> dict[str, tuple[dict[str, str], dict[str, str]]]:
    """Return for each file its strings, as they are written and on one line."""
    files = sorted(_WORDS.glob("*.toml"))
    return prepared(
        "words", (__file__, *files), lambda: {each.stem: _lists(each) for each in files}
    )


def _lists(file: Path) -> tuple[dict[str, str], dict[str, str]]:
    import tomllib

    found = tomllib.loads(file.read_text(encoding="utf-8"))
    plain = {name: " ".join(_COMMENT.sub("", text).split()) for name, text in found.items()}
    return found, plain


@cache
def plain_words(name: str) -> frozenset[str]:
    """Return a list of `words/common.toml` as a set of words."""
    return word_set(word_lists("common")[name])


@cache
def word_sets(subject: str) -> dict[str, frozenset[str]]:
    """Return the paragraphs of `words/SUBJECT.toml` by name, as sets of single words."""
    return {name: word_set(text) for name, text in word_lists(subject).items()}


def any_of(subject: str, name: str) -> str:
    """Return a pattern for any of the entries of a paragraph; they end in ";", and "*" goes on."""
    return f"(?:{'|'.join(word_lists(subject)[name].replace('*', WORD_END).split('; '))})"


def word_set(text: str) -> frozenset[str]:
    """Return words that are separated by space as a set."""
    return frozenset(text.split())
