"""What a person can do at a place with one choice: accept, reject, answer, confirm, fix, add."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from argmap.annotation.edit.changes import Edits
from argmap.annotation.edit.commands import accepted_lines, fixed_lines, proposals
from argmap.annotation.edit.marks import marked_lines
from argmap.annotation.edit.rejections import Kept, rejected_lines
from argmap.annotation.read.ids import LONGEST_ID
from argmap.annotation.read.problems import shortened
from argmap.annotation.read.written import WrittenLink, WrittenStatement
from argmap.lsp.analysis import Analysis
from argmap.lsp.completion import unquoted_sentences
from argmap.lsp.names import link_at, parts_of, statement_at
from argmap.lsp.positions import Edit, edit_between
from argmap.model import Flag, Report

_SHOWN = 60  # code points of a quote in a title
_OFFERED = 3  # sentences that nothing quotes
_WORDS_OF_ID = 5
_MISSING_MEMBER = "ARG108"


@dataclass(frozen=True, slots=True)
class Action:
    """Something that changes the file; `code` is the flag that it is about."""

    title: str
    edits: tuple[Edit, ...]
    kind: str = "quickfix"
    code: str = ""


def actions(analysis: Analysis, line: int, report: Report | None = None) -> tuple[Action, ...]:
    """Return what can be done at a line; what changes nothing is left out."""
    statement = statement_at(analysis.outline, line)
    if statement is None or not statement.id:
        return ()
    link = link_at(analysis.outline, line)
    found = [
        *_decisions(analysis, link[0] if link else statement.id),
        *_marks(analysis, statement, link, report),
        *_fix(analysis, statement),
        *_new(analysis, statement),
    ]
    return tuple(each for each in found if each.edits)


def _action(
    analysis: Analysis, title: str, edits: Edits, kind: str = "quickfix", code: str = ""
) -> Action:
    made = edits.made(analysis.text)
    return Action(title, edit_between(analysis.text, made), kind, code)


def _decisions(analysis: Analysis, name: str) -> Iterator[Action]:
    waiting = proposals(analysis.outline)
    if name in waiting:
        yield _action(analysis, f"Accept {name}", accepted_lines(analysis.outline, [name]))
        rejected = rejected_lines(analysis.outline, [name])
        if not isinstance(rejected, Kept):
            yield _action(analysis, f"Reject {name}", rejected)
    if len(waiting) > 1:
        title = f"Accept all {len(waiting)} proposals of this file"
        edits = accepted_lines(analysis.outline, list(waiting))
        yield _action(analysis, title, edits, "source")


def _marks(
    analysis: Analysis,
    statement: WrittenStatement,
    link: tuple[str, WrittenLink] | None,
    report: Report | None,
) -> Iterator[Action]:
    for flag in _flags(link[0] if link else statement.id, report):
        holder = flag.link or flag.statement or ""
        about = f"{flag.code} {flag.name}"
        for key, verb in (("answer", "Answer"), ("flag", "Confirm")):
            if key == "answer" or flag.state == "proposed":
                edits = marked_lines(analysis.outline, holder, key, f"{flag.code} ")
                yield _action(analysis, f"{verb} {about}", edits, code=flag.code)
        if flag.code == _MISSING_MEMBER and link:
            yield _with_member(analysis, statement, link[1])


def _flags(holder: str, report: Report | None) -> Sequence[Flag]:
    flags = report.flags if report else ()
    return [
        each for each in flags if holder in (each.link, each.statement) and each.state != "answered"
    ]


def _with_member(analysis: Analysis, statement: WrittenStatement, link: WrittenLink) -> Action:
    """Return the action that links a new implicit premise; its words are for a person to write."""
    name = _free_id(analysis, f"so-that-{link.targets[0].text}" if link.targets else "premise")
    words = analysis.lines[link.line - 1].rstrip()
    joined = f"{words}, {name}" if link.premises else f"{words} with {name}"
    edits = Edits()
    edits.change(link.line, joined)
    edits.add_below(statement.all_lines()[-1], ["", f"## {name} claim", "= "], analysis.outline)
    return _action(analysis, "Add the premise that this step needs", edits, code=_MISSING_MEMBER)


def _fix(analysis: Analysis, statement: WrittenStatement) -> Iterator[Action]:
    """Yield the action that gives a quote the words of the source."""
    if analysis.source is None or not statement.is_quote:
        return
    alone = replace(analysis.outline, statements=(statement,))
    edits = fixed_lines(alone, analysis.source)
    new = " ".join(analysis.source.text[start:end] for start, end in parts_of(analysis, statement))
    if new and new.split() != statement.text.split():
        words = _difference(statement.text.split(), new.split())
        yield _action(analysis, f"Use the words of the source: {words}", edits)


def _difference(old: Sequence[str], new: Sequence[str]) -> str:
    """Return the words in which two quotes differ, from the first to the last."""
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    before = " ".join(old[first : len(old) - last])
    after = " ".join(new[first : len(new) - last])
    return shortened(f"“{before}” → “{after}”", 2 * _SHOWN)


def _new(analysis: Analysis, statement: WrittenStatement) -> Iterator[Action]:
    """Yield actions that quote the next sentences that nothing quotes, below a statement."""
    source = analysis.source
    if source is None:
        return
    parts = parts_of(analysis, statement)
    here = parts[-1][1] if parts else 0
    open_ones = list(unquoted_sentences(analysis))
    after = [span for span in open_ones if span[0] >= here] or open_ones
    for span in after[:_OFFERED]:
        words = " ".join(source.text[slice(*span)].split())
        name = _free_id(analysis, words)
        edits = Edits()
        lines = ["", f"## {name} claim", f"> {words}"]
        edits.add_below(statement.all_lines()[-1], lines, analysis.outline)
        where = source.line_name(source.line_at(span[0]))
        title = f"Quote {where}: {shortened(words, _SHOWN)}"
        yield _action(analysis, title, edits, "refactor")


def _free_id(analysis: Analysis, words: str) -> str:
    """Return an id of the first words that no statement has."""
    found = re.findall(r"[^\W_]+", words.casefold())[:_WORDS_OF_ID] or ["statement"]
    name = "-".join(found)[: LONGEST_ID - 4].strip("-")
    taken = {each.id.casefold() for each in analysis.outline.statements}
    number, chosen = 1, name
    while chosen in taken:
        number += 1
        chosen = f"{name}-{number}"
    return chosen
