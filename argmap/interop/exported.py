"""What is exported of one document: its annotation and report, indexed as the formats need them."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from argmap.annotation.read.statements import Copies
from argmap.graph import ArgumentGraph
from argmap.model import Annotation, Flag, Link, Report, Span, Statement
from argmap.symbols import visible

# All that any reader of lines takes for the end of one, and tabs.
_BREAKS = re.compile("\r\n|[\t-\r\x1c-\x1e\x85\u2028\u2029]")

Files = dict[str, bytes]  # by what comes after the document's name: ".aif.json"; the main one first


@dataclass(frozen=True, slots=True)
class Exported:
    """One document as it is exported; `data` is what `output/x.json` says of it."""

    name: str  # of the document in the corpus, without an extension
    title: str
    annotation: Annotation
    report: Report
    graph: ArgumentGraph
    data: Mapping[str, Any]
    flags: Mapping[str | None, tuple[Flag, ...]]  # by the id of the statement or link
    also: Mapping[str, tuple[Span, ...]]  # by the id of a statement: where it occurs again
    places: Mapping[str, int]  # of each link in the file, from 0

    @property
    def text(self) -> str:
        """Return the text of the source, in whose code points all offsets count."""
        return self.annotation.source.text

    @property
    def front(self) -> dict[str, str]:
        """Return the front matter without source, title and speaker, one value for each key."""
        given = self.data["annotation"]["front_matter"]
        return {key: "; ".join(values) for key, values in given.items()}


def exported(
    annotation: Annotation,
    report: Report,
    data: Mapping[str, Any],
    *,
    name: str,
    graph: ArgumentGraph | None = None,
) -> Exported:
    """Return a document ready for export, from what was read of it."""
    flags: dict[str | None, list[Flag]] = defaultdict(list)
    for flag in report.flags:
        flags[flag.link or flag.statement].append(flag)
    return Exported(
        name,
        str(data["source"]["title"]),
        annotation,
        report,
        graph or ArgumentGraph(annotation),
        data,
        {holder: tuple(found) for holder, found in flags.items()},
        _occurrences(annotation),
        {link.id: place for place, link in enumerate(annotation.links)},
    )


def _occurrences(annotation: Annotation) -> dict[str, tuple[Span, ...]]:
    copies = Copies(annotation.source)
    return {
        each.id: copies.spans(each.start, each.end)
        for each in annotation.statements
        if each.also_lines and each.start is not None and each.end is not None
    }


def flag_words(flag: Flag) -> tuple[str, str]:
    """Return what a flag says and asks, without how to edit the file, and what a person wrote.

    The second begins with "Answer" or "Reason"; it is empty if nobody wrote anything.
    """
    message = " ".join(filter(None, (flag.says, flag.lacks, flag.why, flag.question)))
    kind = "Answer" if flag.state == "answered" else "Reason"
    return message, f"{kind}: {flag.reason}" if flag.reason else ""


def flag_line(flag: Flag) -> str:
    """Return a flag in one line: code, level and state, message, and what a person wrote."""
    message, written = flag_words(flag)
    line = f"{flag.code} {flag.level}, {flag.state}: {message}"
    return " ".join(f"{line} [{written}]".split() if written else line.split())


def flag_lines(document: Exported, holder: str | None) -> tuple[str, ...]:
    """Return the flags of a statement or link, in report order; of None those of the document.

    An answer to a flag that is not raised is a line too: a person has written it.
    """
    flags = document.flags.get(holder, ())
    known = {flag.code for flag in flags if flag.state == "answered"}
    own = document.graph.statements.get(holder or "") or document.graph.links.get(holder or "")
    stale = [mark for mark in own.answers if mark.code not in known] if own else []
    return (
        *map(flag_line, flags),
        *(f"{mark.code} is not raised [Answer: {mark.reason}]" for mark in stale),
    )


def one_line(text: str) -> str:
    """Return a text in which each line end and each tab is a space; all else is as it was."""
    return _BREAKS.sub(" ", text)


def shown(text: str) -> str:
    """Return a text on one line, in which symbols stand for control characters."""
    return visible(one_line(text))


def lines_again(document: Exported, statement: Statement) -> tuple[int, ...]:
    """Return the lines in which a statement occurs again: where its spans there begin, if known."""
    spans = document.also.get(statement.id, ())
    return tuple(document.annotation.source.line_at(start) for start, _ in spans) or (
        statement.also_lines
    )


def spans_text(spans: Sequence[Span]) -> str:
    """Return spans as "912-986 990-1010": half open, in code points of the source."""
    return " ".join(f"{start}-{end}" for start, end in spans)


def links_in_text(document: Exported) -> tuple[Link, ...]:
    """Return the links that can be drawn between stretches of the text, in file order.

    At least one premise and the conclusion, or the link that an undercut ends on, are in the text.
    """
    stated = {each.id for each in document.annotation.statements if each.parts}
    found: dict[str, Link] = {}
    links = document.annotation.links
    for kinds in (("support", "attack"), ("undercut",)):  # an undercut ends at one of the others
        ends = stated if kinds[0] == "support" else set(found)
        for link in links:
            if link.kind in kinds and link.conclusion in ends and stated & {*link.premises}:
                found[link.id] = link
    return tuple(link for link in links if link.id in found)
