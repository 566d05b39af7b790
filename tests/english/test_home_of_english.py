"""English lives in `argmap/english/`: no word list and no pattern with English words elsewhere.

What is English is read from the word lists themselves: *function words* are the stop words and the
commonest words of `words/common.toml`, *listed words* are all words of all cues. Names that the
annotation format, the figures, HTML and JSON use as keys are not counted.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import argmap
from argmap.english.cues import cue_lists
from argmap.english.word_lists import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(argmap.__file__).parent
# Files that keep English words, each with its reason; at most ten.
ALLOWED = {
    "documents/web/class_names.py": "names of classes, which are code, in English everywhere",
    "annotation/read/links.py": "`with` and `and` join names in the annotation format",
    "documents/markdown_html.py": "the names of elements of HTML",
    "documents/rich_text/groups.py": "the control words of RTF",
    "interop/brat_reader.py": "the words with which our own brat notes begin",
    "interop/docx_lines.py": "the form of our own Word comments",
    "interop/marks.py": "the form of flags in our own exports",
    "editing/acts.py": "the names of the fields of acts",
    "drawing/flag_list.py": "the parts of a flag's message are names of attributes, not words",
}

PATTERN_CALLS = {"compile", "search", "match", "fullmatch", "findall", "finditer", "sub", "lazy"}
LOOKS_LIKE_A_PATTERN = re.compile(r"\(\?[:=!<P]|\\[bwsd]|[a-z]\|[a-z]")
SYNTAX = re.compile(
    r"\\[A-Za-z]|\(\?P?[<=]\w+[>)]|\(\?[aiLmsux-]+[:)]|\[[^\]]*\]|\{[\d,]+\}|<[a-z]+:\w+>"
)
WORD = re.compile(r"(?<![A-Za-z])[A-Za-z]{2,}(?![A-Za-z])")
FEWEST = 3  # words that make a list
KEYS = frozenset(
    """claim evidence conclusion rebuttal statement support supports attack attacks premise source
    title table section article figure item heading quote text date number id label flag note state
    check role kind name line by near because at start end count percent points times year years
    other over under almost about main as of for while if in or and not""".split()
)


def listed_words() -> frozenset[str]:
    return frozenset(
        word for cues in cue_lists().values() for cue in cues for word in WORD.findall(cue)
    )


FUNCTION_WORDS = plain_words("stop") | plain_words("commonest")
LISTED_WORDS = listed_words() | FUNCTION_WORDS


def english_in(code: str) -> list[str]:
    """Return the patterns and word lists with English words in a module, as `line: words`."""
    tree = ast.parse(code)
    found = {*patterns_with_words(tree), *word_lists_in(tree)}
    return [f"{line}: {' '.join(sorted(words))}" for line, words in sorted(found, key=str)]


def patterns_with_words(tree: ast.Module) -> Iterator[tuple[int, frozenset[str]]]:
    """Yield the line and the words of each pattern: it goes to `re`, or it looks like one."""
    constants = constants_of(tree)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node.func) in PATTERN_CALLS and node.args:
            text = " ".join(strings(node.args[0], constants))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value if LOOKS_LIKE_A_PATTERN.search(node.value) else ""
        else:
            continue
        words = frozenset(word.lower() for word in WORD.findall(SYNTAX.sub(" ", text)))
        english = words & LISTED_WORDS
        if id(node) not in docstrings and (english & FUNCTION_WORDS or len(english - KEYS) > 1):
            yield node.lineno, english


def word_lists_in(tree: ast.Module) -> Iterator[tuple[int, frozenset[str]]]:
    """Yield the line and the words of each collection that lists three English words or more."""
    for node in ast.walk(tree):
        words = frozenset(word.lower() for word in entries(node))
        english = (words & LISTED_WORDS) - KEYS
        if isinstance(node, ast.expr) and len(english) >= FEWEST and english & FUNCTION_WORDS:
            yield node.lineno, english


def entries(node: ast.AST) -> list[str]:
    """Return the words that a literal lists; records (dicts of computed values) list none."""
    if isinstance(node, ast.Call) and called(node.func) == "split":
        return " ".join(strings(node.func, {})).split()
    elements: list[ast.expr | None] = []
    if isinstance(node, ast.List | ast.Set | ast.Tuple):
        elements = [*node.elts]
    elif isinstance(node, ast.Dict) and all(map(is_literal, node.values)):
        elements = [*node.keys]
    found = [each.value for each in elements if isinstance(each, ast.Constant)]
    return [each for each in found if isinstance(each, str)]


def is_literal(node: ast.expr) -> bool:
    try:
        ast.literal_eval(node)
    except ValueError:
        return False
    return True


def called(function: ast.expr) -> str:
    return getattr(function, "attr", getattr(function, "id", ""))


def constants_of(tree: ast.Module) -> dict[str, ast.expr]:
    """Return the values of the module's own names."""
    found: dict[str, ast.expr] = {}
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        value = getattr(node, "value", None)
        names = [target.id for target in targets if isinstance(target, ast.Name)]
        found.update(dict.fromkeys(names, value) if isinstance(value, ast.expr) else {})
    return found


def strings(node: ast.expr, constants: dict[str, ast.expr]) -> Iterator[str]:
    """Yield the strings of an expression, also those of the constants that it names."""
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value
        elif isinstance(each, ast.Name) and each.id in constants:
            others = {name: value for name, value in constants.items() if name != each.id}
            yield from strings(constants[each.id], others)


MODULES = sorted(
    path.relative_to(PACKAGE).as_posix()
    for path in PACKAGE.rglob("*.py")
    if path.relative_to(PACKAGE).parts[0] != "english"
)


@pytest.mark.parametrize("name", MODULES)
def test_english_words_are_in_one_folder(name: str) -> None:
    if name in ALLOWED:
        return
    assert english_in((PACKAGE / name).read_text(encoding="utf-8")) == []


def test_few_other_files_contain_english_and_each_has_a_reason() -> None:
    assert len(ALLOWED) <= 10
    for name, reason in ALLOWED.items():
        assert reason
        assert english_in((PACKAGE / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "code",
    [
        'P = re.compile(r"\\b(?:no|not|never)\\b")',
        'P = lazy(r"fewer|rarer")',
        'A = "growth"\nB = f"{A}|decline"\nP = re.compile(B)',
        'found = ties(sentence, r"(?:more|less) than <c:a>")',
        'VERBS = {"have", "is", "claim", "say"}',
        'VERBS = "was were had did".split()',
        'SCALE = {"more": 1, "less": -1, "as": 0, "most": 2}',
    ],
)
def test_english_elsewhere_is_found(code: str) -> None:
    assert english_in(code)


@pytest.mark.parametrize(
    "code",
    [
        '"""Return whether there is no more of it."""',
        'ROLES = ("claim", "evidence", "conclusion", "rebuttal")',
        'RECORD = {"start": span.start, "end": span.end, "by": me(), "because": why}',
        'LINE = re.compile(r"- (?:supports|attacks): (?P<name>[\\w-]+)")',
        'raise ValueError("there is no such statement; more than one has this name")',
        'TAGS = {"title", "head", "body", "table", "section"}',
    ],
)
def test_keys_and_messages_are_not_taken_for_word_lists(code: str) -> None:
    assert english_in(code) == []
