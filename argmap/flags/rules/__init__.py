"""The rules by family, one file each: its page, and the function that searches a document.

A row in `argmap/catalogue.py` leads to the file: `cause-asserted` to `inference/cause_asserted.py`,
whose docstring is the page; a page without a search of its own is `numbers/sum.md`. A page is a
sentence and labelled parts ("Why it matters: …"); an example is an annotation, of one claim the
words alone, and has a fence only if its text has more words than the annotation.
"""

import ast
from functools import cache, partial
from importlib import import_module
from inspect import getsource
from pathlib import Path
from textwrap import fill
from types import ModuleType
from typing import cast

from argmap.catalogue import Rule
from argmap.flags.audited import audited
from argmap.flags.finding import Check

_FOLDER = Path(__file__).parent
_WHY, _QUESTION = "Why it matters", "The question to ask"
_TITLES = ("What it finds", _WHY, _QUESTION, "Flagged", "Not flagged", "What to do", "False alarms")


@cache
def check_of(rule: Rule) -> Check | None:
    """Return the function that yields the findings of a rule; None if no search does."""
    if rule.raised_by in {"person", "nobody"}:
        return None
    if rule.family == "numbers":
        return partial(audited, code=rule.code)
    if _page_alone(rule).exists():  # found by the words of the step alone
        return None
    return cast("Check", _module(rule).check)


@cache
def sections_of(rule: Rule) -> dict[str, str]:
    """Return what a page says under each heading; its first line under ""."""
    path = _page_alone(rule)
    words = path.read_text(encoding="utf-8") if path.exists() else _docstring(rule)
    lines: list[str] = []
    found = {"": lines}
    for line in (words or "").splitlines():
        title, _, rest = line.removeprefix("## ").partition(":")
        if title in _TITLES:
            lines = found[title] = [rest]
        else:
            lines.append(line)
    return {title: "\n".join(lines).strip() for title, lines in found.items()}


def _page_alone(rule: Rule) -> Path:
    return _FOLDER / rule.family / f"{rule.name}.md"


def _docstring(rule: Rule) -> str:
    """Return the page of a rule with a module; where `python -OO` removed it, from its file."""
    module = _module(rule)
    if module.__doc__ is None:
        return ast.get_docstring(ast.parse(getsource(module))) or ""
    return module.__doc__


def text_of_page(rule: Rule) -> str:
    """Return the page of a rule: Markdown with headings, without a title line."""
    first, *titled = sections_of(rule).items()
    return "\n\n".join([first[1], *(f"## {title}\n{_shown(words)}" for title, words in titled)])


def _shown(words: str) -> str:
    if words.startswith("## "):
        return f"```argmap\n{words}\n```"
    return words if words.startswith(("```", "> ")) else fill(words, 100, break_on_hyphens=False)


def reason_of(rule: Rule) -> str:
    """Return why a weakness matters, on one line."""
    return " ".join(sections_of(rule)[_WHY].split())


def question_of(rule: Rule) -> str:
    """Return what to ask about a weakness, on one line."""
    return " ".join(sections_of(rule)[_QUESTION].split())


def _module(rule: Rule) -> ModuleType:
    return import_module(f"{__name__}.{rule.family}.{rule.name.replace('-', '_')}")
