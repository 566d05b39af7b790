"""Word lists: the paragraphs of `words/*.toml`, each under its name."""

import re
import tomllib
from functools import cache
from pathlib import Path

_WORDS = Path(__file__).with_name("words")
WORD_END = r"\w*"
_COMMENT = re.compile(r"\A\([^()]*\) |^#.*$", re.MULTILINE)  # in brackets, or a line


@cache
def word_lists(subject: str) -> dict[str, str]:
    """Return the paragraphs of `words/SUBJECT.toml` by name, on one line, without comments."""
    found = paragraphs(subject)
    return {name: " ".join(_COMMENT.sub("", text).split()) for name, text in found.items()}


def paragraphs(subject: str) -> dict[str, str]:
    """Return the strings of `words/SUBJECT.toml` by name, as they are written."""
    return tomllib.loads((_WORDS / f"{subject}.toml").read_text(encoding="utf-8"))


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
