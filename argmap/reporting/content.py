"""A reading -> the blocks of its report."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from argmap import __version__
from argmap.data import title_of
from argmap.drawing.summary import NO_APPROVAL, draft_of, summary_of
from argmap.drawing.words import STANDINGS, flag_title, omission_in_words
from argmap.flags.review import review_of
from argmap.graph import ArgumentGraph
from argmap.model import Annotation, Check, Flag, Link, Report, Source, Span, Statement
from argmap.reporting.blocks import Block, Heading, Item, Items, Paragraph, Table
from argmap.reporting.premise_conclusion import (
    Inference,
    NumberedStatement,
    premise_conclusion_form,
)


@dataclass(frozen=True, slots=True)
class _Reading:
    annotation: Annotation
    report: Report
    graph: ArgumentGraph
    flags: Mapping[str | None, Sequence[Flag]]  # by the id of the statement or link


def report_blocks(
    annotation: Annotation, report: Report, *, graph: ArgumentGraph | None = None
) -> tuple[Block, ...]:
    """Return what a report says of a reading, in order."""
    flags: dict[str | None, list[Flag]] = {}
    for flag in report.flags:
        flags.setdefault(flag.link or flag.statement, []).append(flag)
    reading = _Reading(annotation, report, graph or ArgumentGraph(annotation), flags)
    return (
        *_opening(reading),
        *_conclusions(reading),
        *_answers(reading),
        *_open_flags(reading),
        *_answered_flags(reading),
        *_figures(reading),
        *_not_taken_in(reading),
        *_provenance(reading),
    )


def _opening(reading: _Reading) -> Iterator[Block]:
    annotation = reading.annotation
    yield Heading(1, title_of(annotation))
    yield Paragraph(f"Speaker: {annotation.speaker}.")
    summary = "".join(summary_of(reading.graph, reading.report))
    yield Paragraph(f"{draft_of(reading.graph)} {summary}".strip())
    said = "" if NO_APPROVAL in summary else f" {NO_APPROVAL}"
    yield Paragraph(f"A flag is a question about the text, no verdict on it.{said}")


def _conclusions(reading: _Reading) -> Iterator[Block]:
    yield Heading(2, "What is claimed, and on what grounds")
    ends = reading.graph.ends("conclusion") or reading.graph.ends("claim")
    main = reading.graph.main_conclusion()
    if main:
        ends = (main, *(each for each in ends if each.id != main.id))
    argued = [each for each in ends if reading.graph.supports(each.id)]
    for each in argued:
        yield Heading(3, f"“{each.text}”")
        yield Paragraph(_standing(reading, each))
        form = premise_conclusion_form(reading.graph, each.id)
        yield Items(tuple(_numbered(reading, numbered) for numbered in form))
    bare = [each for each in ends if not reading.graph.supports(each.id)]
    if bare:
        yield Paragraph(
            "Said without a reason in the text:" if argued else "Nothing is argued for:"
        )
        yield Items(tuple(Item(f"“{each.text}” ({_place(reading, each)})") for each in bare))
    if not ends:
        yield Paragraph("No conclusion and no claim is marked in this reading.")


def _standing(reading: _Reading, each: Statement) -> str:
    states = {standing.id: standing.state for standing in reading.report.standing}
    is_main = reading.graph.main_conclusion() == each
    start = "The main conclusion" if is_main else "This conclusion"
    state = states.get(each.id)
    place = _place(reading, each)
    return f"{start} ({place}) {STANDINGS[state]}." if state else f"{start} is in {place}."


def _place(reading: _Reading, each: Statement) -> str:
    return reading.annotation.source.line_name(each.line) if each.line else "implicit"


def _numbered(reading: _Reading, numbered: NumberedStatement) -> Item:
    each = numbered.statement
    facts = [each.role, _place(reading, each)]
    facts += [f"said by {each.speaker}"] if each.reported else []
    facts += ["proposed by the machine"] if each.state == "proposed" else []
    below = [f"Flag: {_flag_in_short(flag)}" for flag in _open(reading, each.id)]
    below += _steps(reading, numbered.inferences)
    words = f"“{each.text}”" if not each.implicit else f"[{each.text}]"
    return Item(f"{words} ({'; '.join(facts)})", tuple(below), f"({numbered.number})")


def _steps(reading: _Reading, inferences: Sequence[Inference]) -> Iterator[str]:
    """Yield the steps to a statement, those of one form together, and the flags on each."""

    def form(step: Inference) -> str:
        proposed = "; proposed by the machine" if step.link.state == "proposed" else ""
        return f"{step.form}{proposed}"

    for name, group in groupby(inferences, form):
        steps = list(group)
        yield f"{'; '.join(map(_from, steps)).capitalize()}: {name}."
        for step in steps:
            for flag in _open(reading, step.link.id):
                yield f"Flag on the step {_from(step)}: {_flag_in_short(flag)}"


def _from(step: Inference) -> str:
    return f"from {' and '.join(f'({number})' for number in step.premises)}"


def _open(reading: _Reading, holder: str) -> list[Flag]:
    return [flag for flag in reading.flags.get(holder, ()) if flag.state != "answered"]


def _flag_in_short(flag: Flag) -> str:
    return f"{flag.number} {flag_title(flag.name)} ({flag.code}, {flag.state}). {flag.question}"


def _answers(reading: _Reading) -> Iterator[Block]:
    """Yield what speaks against what: attacks and undercuts."""
    links = [link for link in reading.annotation.links if link.kind != "support"]
    if not links:
        return
    yield Heading(2, "What is answered or disputed")
    yield Items(tuple(_attack(reading, link) for link in links))


def _attack(reading: _Reading, link: Link) -> Item:
    statements, links = reading.graph.statements, reading.graph.links
    if link.kind == "undercut":
        target = links[link.conclusion]
        ends = [statements[premise] for premise in target.premises]
        against = f"the step from {_said(reading, ends)}"
        if target.conclusion in statements:
            against += f" to {_said(reading, [statements[target.conclusion]])}"
    else:
        against = _said(reading, [statements[link.conclusion]])
    said = _said(reading, [statements[premise] for premise in link.premises])
    flags = tuple(f"Flag: {_flag_in_short(flag)}" for flag in _open(reading, link.id))
    return Item(f"{said} speaks against {against}.", flags)


def _said(reading: _Reading, statements: Sequence[Statement]) -> str:
    return " and ".join(
        f"“{each.text}” ({_place(reading, each)}{_by(each)})" for each in statements
    )


def _by(each: Statement) -> str:
    return f"; said by {each.speaker}" if each.reported else ""


def _open_flags(reading: _Reading) -> Iterator[Block]:
    yield Heading(2, "What a reader should question")
    flags = [flag for flag in reading.report.flags if flag.state != "answered"]
    if not flags:
        yield Paragraph("No flag is raised or proposed.")
    for state, several in groupby(
        sorted(flags, key=lambda each: each.state), lambda each: each.state
    ):
        who = "Raised" if state == "raised" else "Proposed by the machine, confirmed by nobody"
        yield Heading(3, who)
        yield Items(tuple(_flag(reading, flag) for flag in several))


def _flag(reading: _Reading, flag: Flag) -> Item:
    place = f", {reading.annotation.source.line_name(flag.line)}" if flag.line else ""
    head = f"{flag.number} {flag_title(flag.name)} ({flag.code}, {flag.level}{place}). {flag.says}"
    below = [flag.lacks, flag.why, f"Question: {flag.question}" if flag.question else ""]
    below += [f"Why it was raised: {flag.reason}"] if flag.reason else []
    return Item(head, tuple(filter(None, below)))


def _answered_flags(reading: _Reading) -> Iterator[Block]:
    flags = [flag for flag in reading.report.flags if flag.state == "answered"]
    if flags:
        yield Heading(2, "Flags that were answered")
        items = (
            Item(
                f"{flag.number} {flag_title(flag.name)} ({flag.code}). {flag.says}",
                (f"Answer: {flag.reason}",),
            )
            for flag in flags
        )
        yield Items(tuple(items))


def _figures(reading: _Reading) -> Iterator[Block]:
    report, source = reading.report, reading.annotation.source
    yield Heading(2, "The text's own figures, computed again")
    if report.checks:
        rows = tuple(_check(source, each) for each in report.checks)
        yield Table(("Line", "Text", "Computed", "Check"), rows)
    else:
        yield Paragraph("The text's figures allow no computation.")
    if report.unchecked:
        several = sum(each.reason == "several-readings" for each in report.unchecked)
        alone = len(report.unchecked) - several
        yield Paragraph(
            f"Not checked: {alone} that nothing near gives, {several} that could be computed in"
            " several ways."
        )


def _check(source: Source, check: Check) -> tuple[str, str, str, str]:
    where = source.line_name(source.line_at(check.start))
    return where, check.stated, check.computed, "holds" if check.holds else "does not agree"


def _not_taken_in(reading: _Reading) -> Iterator[Block]:
    source = reading.annotation.source
    yield Heading(2, "What was not taken in")
    yield Paragraph(_coverage(reading.annotation))
    asides = [f"{_lines(each.lines)}: {each.because}" for each in source.asides]
    left_out = [omission_in_words(each) for each in source.left_out]
    if asides or left_out:
        yield Items(tuple(Item(each) for each in (*asides, *left_out)))
    for each in source.variants:
        differs = "; ".join(f"“{one}” there, “{two}” here" for one, two in each.differs)
        yield Paragraph(f"Line {each.line} nearly repeats line {each.of_line}: {differs}.")


def _coverage(annotation: Annotation) -> str:
    """Return how much of the running text is quoted, and in which lines nothing is."""
    source = annotation.source
    spans = [part for block in source.blocks if block.kind != "heading" for part in block.parts]
    quoted = sorted(part for each in annotation.statements for part in each.parts)
    size = sum(_size(source, span) for span in spans)
    covered, bare = 0, []
    for span in spans:
        inside = _inside(quoted, span)
        covered += sum(_size(source, each) for each in inside)
        if not inside:
            bare.append(source.line_at(span[0]))
    if not size:
        return "The text has no sentences to quote."
    share = 100 if covered == size else min(99, round(100 * covered / size))
    lines = ", ".join(map(str, dict.fromkeys(bare)))
    rest = f" Nothing is quoted in line {lines}." if bare else ""
    return f"Statements quote {share} % of the running text.{rest}"


def _inside(quoted: Sequence[Span], span: Span) -> list[Span]:
    """Return the stretches of a span that are quoted, each once."""
    found: list[Span] = []
    at = span[0]
    for start, end in quoted:
        first, last = max(start, at), min(end, span[1])
        if first < last:
            found.append((first, last))
            at = last
    return found


def _size(source: Source, span: Span) -> int:
    return len("".join(source.text[slice(*span)].split()))


def _lines(lines: tuple[int, int]) -> str:
    return f"Line {lines[0]}" if lines[0] == lines[1] else f"Lines {lines[0]} to {lines[1]}"


def _provenance(reading: _Reading) -> Iterator[Block]:
    annotation, review = reading.annotation, review_of(reading.graph)
    source = annotation.source
    yield Heading(2, "Where this comes from")
    rows = [
        ("Source", _name(source.path)),
        ("SHA-256 of the source", source.sha256),
        ("Document", source.document),
        ("Annotation", _name(annotation.path)),
        ("SHA-256 of the annotation", annotation.sha256),
        (
            "Written or accepted by a person",
            f"{review.reviewed + review.by_hand} statements and links",
        ),
        ("Proposed by the machine, not reviewed", str(review.proposals)),
        ("Made with", f"argmap {__version__}"),
    ]
    yield Table(("What", "Value"), tuple(row for row in rows if row[1]))


def _name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]
