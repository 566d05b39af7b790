"""What is exported of one document: its annotation and report, indexed as the formats need them."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from argmap.annotation.read.statements import Copies
from argmap.graph import ArgumentGraph
from argmap.model import Annotation, Flag, Link, Report, Span, Statement
from argmap.symbols import visible

# What a format can make of something: it is in the main file; it is in a second file; it is there
# in another form, which the page of the formats describes; it is in no file.
KEPT, SIDE, ALTERED, LOST = "yes", "2nd file", "altered", "no"
STATEMENTS, IMPLICIT, SPANS, ROLES = "statements", "implicit statements", "spans", "roles"
SPEAKERS, LINKED, UNDERCUTS = "speakers", "linked premises", "undercuts"
SUPPORTS, ATTACKS, SCHEMES, FLAGS, NOTES = "supports", "attacks", "schemes", "flags", "notes"
STATE, OCCURRENCES = "state", "occurrences"
ASPECTS = (
    STATEMENTS, IMPLICIT, SPANS, ROLES, SPEAKERS, SUPPORTS, ATTACKS, LINKED, UNDERCUTS, SCHEMES,
    FLAGS, NOTES, STATE, OCCURRENCES,
)  # fmt: skip

# All that any reader of lines takes for the end of one, and tabs.
_BREAKS = re.compile("\r\n|[\t-\r\x1c-\x1e\x85\u2028\u2029]")

_LISTED = 10  # names in a message

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


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is called, which files it writes, and what survives in them."""

    name: str
    files: tuple[str, ...]  # what comes after the name of the document; the main file first
    write: Callable[[Exported], Files]
    survives: Mapping[str, str] = field(default_factory=dict)  # what is not KEPT, by aspect
    # What it makes of words with characters that it cannot contain; None if it has them all.
    replaces: Callable[[str], str] | None = None

    def fate(self, aspect: str) -> str:
        """Return what becomes of an aspect: KEPT, SIDE, ALTERED or LOST."""
        return self.survives.get(aspect, KEPT)


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


def present(document: Exported) -> dict[str, tuple[str, ...]]:
    """Return for each aspect what a document has of it, by name, in file order."""
    annotation, report = document.annotation, document.report
    statements, links = annotation.statements, annotation.links

    def said(holds: Callable[[Statement], object]) -> tuple[str, ...]:
        return tuple(each.id for each in statements if holds(each))

    def linked(holds: Callable[[Link], object]) -> tuple[str, ...]:
        return tuple(each.id for each in links if holds(each))

    return {
        STATEMENTS: said(lambda each: not each.implicit),
        IMPLICIT: said(lambda each: each.implicit),
        SPANS: said(lambda each: each.parts),
        ROLES: said(lambda each: each.role),
        SPEAKERS: said(lambda each: each.reported),
        SUPPORTS: linked(lambda each: each.kind == "support"),
        ATTACKS: linked(lambda each: each.kind == "attack"),
        LINKED: linked(lambda each: len(each.premises) > 1),
        UNDERCUTS: linked(lambda each: each.kind == "undercut"),
        SCHEMES: linked(lambda each: each.scheme),
        FLAGS: tuple(flag.id for flag in report.flags),
        NOTES: (*said(lambda each: each.notes), *linked(lambda each: each.notes)),
        STATE: (
            *said(lambda each: each.state == "proposed"),
            *linked(lambda each: each.state == "proposed"),
        ),
        OCCURRENCES: said(lambda each: each.also_lines),
    }


def flag_line(flag: Flag) -> str:
    """Return a flag in one line: code, level and state, message, and what a person wrote."""
    reason = f" ({flag.reason})" if flag.reason else ""
    return " ".join(f"{flag.code} {flag.level}, {flag.state}: {flag.message}{reason}".split())


def flag_lines(document: Exported, holder: str | None) -> tuple[str, ...]:
    """Return the flags of a statement or link, in report order; of None those of the document."""
    return tuple(flag_line(flag) for flag in document.flags.get(holder, ()))


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


def remarks(document: Exported, form: Format) -> Iterator[str]:
    """Yield what a format cannot express of a document, by name, and what it does otherwise."""
    found = present(document)
    for aspect in ASPECTS:
        if found[aspect] and form.fate(aspect) == LOST:
            yield f"{form.name} cannot express {aspect}: {_listed(found[aspect])}"
    if found[IMPLICIT] and form.fate(IMPLICIT) == LOST:
        implicit = set(found[IMPLICIT])
        links = document.annotation.links
        touched = [link.id for link in links if implicit & {*link.premises, link.conclusion}]
        if touched:
            yield f"{form.name} has only what is in the text of these links: {_listed(touched)}"
    altered = [each for each in ASPECTS if found[each] and form.fate(each) == ALTERED]
    if altered:
        counts = ", ".join(f"{each} ({len(found[each])})" for each in altered)
        yield f"{form.name} has these in another form, see docs/interop.md: {counts}"
    if form.replaces:
        texts = ((each.id, one_line(each.text)) for each in document.annotation.statements)
        changed = [name for name, text in texts if form.replaces(text) != text]
        if changed:
            yield f"{form.name} cannot contain some control characters of: {_listed(changed)}"


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _LISTED
    return ", ".join(names[:_LISTED]) + (f" and {more} more" if more > 0 else "")
