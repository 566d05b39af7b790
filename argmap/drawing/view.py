"""What the page shows, as plain data for the template: the panes, the map and the figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from argmap.drawing.data import Json, page_data, statement_data
from argmap.drawing.flag_list import FlagGroup, flag_groups
from argmap.drawing.geometry import to_map
from argmap.drawing.review_list import SHOWN, ListedProposal, review_list
from argmap.drawing.summary import Summary, draft_of, summary_of, to_show, why_flagged
from argmap.drawing.svg import page_drawing
from argmap.drawing.text import TextPane, shown_words, to_text_pane
from argmap.drawing.words import count_of, flag_title
from argmap.english.language import SILENT, not_english
from argmap.graph import ArgumentGraph
from argmap.layout.sheets import MOST_SHEETS, Sheet, to_sheets
from argmap.model import Annotation, Report, Statement
from argmap.source.asides import lines_with_words, whole_lines


@dataclass(frozen=True, slots=True)
class CheckedFigure:
    """A row of the tab Figures: a computation, or what a flag on figures says."""

    stated: str
    computed: str
    verdict: str
    line: int
    place: str  # how the line is cited
    holds: bool = False
    flag: str = ""  # its number
    number: int = 0  # of the computation; the text is marked with it
    operands: tuple[tuple[str, str], ...] = ()  # the numbers it was computed from, and where


Words = tuple[tuple[str, bool], ...]  # pieces of a text; True for one that differs
Place = tuple[int, str, Words]  # a line, how it is cited, and the words there


@dataclass(frozen=True, slots=True)
class View:
    """All of the page but its style and script."""

    title: str
    facts: str
    draft: str  # what a draft says of itself before the summary
    summary: Summary
    shown: str  # the id of the statement whose words in the summary are a button
    why: str  # the number of the flag that says why its standing is as it is; empty if none does
    to_review: tuple[ListedProposal, ...]
    review_shown: int  # how many of them are open at first
    proposals: int
    text: TextPane
    places: Mapping[str, int]  # of statements in their list, from 1
    groups: tuple[FlagGroup, ...]
    figures: tuple[CheckedFigure, ...]
    not_checked: str  # how many figures were not checked, and why
    near_repeats: tuple[tuple[Place, Place], ...]
    speakers: tuple[str, ...]
    problems: tuple[Json, ...]
    steps: tuple[str, ...]  # every link by the lines of its ends, for readers without the map
    drawing: str  # the map as SVG, for print and for readers without scripts; empty without a map
    sheets: tuple[Sheet, ...]  # windows of it on paper; none if there would be too many
    sheets_needed: int
    statements: tuple[Json, ...]
    data: Json


def to_view(graph: ArgumentGraph, report: Report, data: Json) -> View:
    """Return everything the page shows; `data` is the document as in `output/x.json`."""
    annotation = graph.annotation
    shown, start = to_show(graph), _start(graph)
    drawn = to_map(annotation, report.flags)
    text = to_text_pane(annotation, report.checks)
    sheets = tuple(to_sheets([each.area for each in drawn.cards]))
    return View(
        title=data["source"]["title"],
        facts=_facts(annotation),
        draft=draft_of(graph),
        summary=summary_of(graph, report),
        shown=shown.id if shown else "",
        why=why_flagged(shown.id, report) if shown else "",
        to_review=tuple(review_list(annotation, data["review"]["order"])),
        review_shown=SHOWN,
        proposals=data["review"]["proposals"],
        text=text,
        places={each.id: place for place, each in enumerate(annotation.statements, 1)},
        groups=tuple(flag_groups(annotation, report)),
        figures=tuple(_figures(annotation, report)),
        not_checked=_not_checked(report),
        near_repeats=tuple(_near_repeats(annotation)),
        speakers=tuple(dict.fromkeys(each.speaker for each in annotation.statements)),
        problems=tuple(data["problems"]),
        steps=tuple(_steps(annotation)),
        drawing=page_drawing(drawn, annotation),
        sheets=sheets if len(sheets) <= MOST_SHEETS else (),
        sheets_needed=len(sheets),
        statements=tuple(statement_data(data, drawn, shown_words(text))),
        data=page_data(annotation, data, drawn, start.id if start else None),
    )


def _start(graph: ArgumentGraph) -> Statement | None:
    """Return where map and outline begin: at the main conclusion.

    In a draft to whose conclusions nothing leads, they begin at the statement that most lead to.
    """
    if graph.hub is None or graph.main_conclusion() or graph.rests_on(graph.hub.id):
        return graph.hub
    most = max(graph.statements.values(), key=lambda each: len(graph.rests_on(each.id)))
    return most if graph.rests_on(most.id) else graph.hub


def _facts(annotation: Annotation) -> str:
    source = annotation.source
    aside = whole_lines(source)
    lines = count_of(len(list(lines_with_words(source))), "line")
    statements = count_of(len(annotation.statements), "statement")
    links = count_of(len(annotation.links), "link")
    rest = f", {len(aside)} of them set aside" if aside else ""
    language = f" · not English: {SILENT}" if not_english(source.text) else ""
    return f"{statements} · {links} · {lines}{rest}{language}"


def _steps(annotation: Annotation) -> Iterator[str]:
    """Yield each link by lines: `21 + 23 → 24`; an attack `4 ⊣ 6`, an undercut `9 ⊣ (3 → 4)`."""
    lines = {each.id: str(each.line or f"“{each.label}”") for each in annotation.statements}
    links = {link.id: link for link in annotation.links}
    premises = {
        link.id: " + ".join(lines[each] for each in link.premises) for link in annotation.links
    }
    for link in annotation.links:
        end = lines.get(link.conclusion, "")
        if link.kind == "undercut":
            end = f"({premises[link.conclusion]} → {lines[links[link.conclusion].conclusion]})"
        yield f"{premises[link.id]} {'→' if link.kind == 'support' else '⊣'} {end}"


def _figures(annotation: Annotation, report: Report) -> Iterator[CheckedFigure]:
    source, flags = annotation.source, {flag.id: flag for flag in report.flags}
    for i, check in enumerate(report.checks, 1):
        verdict = "agrees" if check.holds else "does not agree"
        line, flag = source.line_at(check.start), flags.get(check.flag or "")
        computed, number = (flag.lacks, flag.number) if flag else (check.computed, "")
        operands = tuple(
            (" ".join(source.text[slice(*each)].split()), source.line_name(source.line_at(each[0])))
            for each in check.operands
        )
        yield CheckedFigure(
            check.stated, computed, verdict, line, source.line_name(line), check.holds, number,
            i, operands,
        )  # fmt: skip
    shown = {check.flag for check in report.checks}
    for flag in report.flags if report.checks else ():
        if flag.code.startswith("ARG3") and flag.state != "answered" and flag.id not in shown:
            title, line = flag_title(flag.name).lower(), flag.line or 1
            place = source.line_name(line)
            yield CheckedFigure(flag.says, flag.lacks, title, line, place, flag=flag.number)


def _not_checked(report: Report) -> str:
    """Return how many figures were not looked at further, and why; nothing if there are none."""
    several = sum(each.reason == "several-readings" for each in report.unchecked)
    alone = len(report.unchecked) - several
    reasons = (
        f"for {alone} nothing near gives them" if alone else "",
        f"{several} could be computed in several ways" if several else "",
    )
    why = ", ".join(filter(None, reasons))
    return f"Not checked: {count_of(len(report.unchecked), 'figure')} ({why})." if why else ""


def _near_repeats(annotation: Annotation) -> Iterator[tuple[Place, Place]]:
    """Yield near repeats, the earlier place first; what differs is marked in both."""
    source, text = annotation.source, annotation.source.text
    for each in source.variants:
        old, new = [pair[0] for pair in each.differs], [pair[1] for pair in each.differs]
        there = marked(text[each.of_start : each.of_end], old)
        here = marked(text[each.start : each.end], new)
        of_name, name = source.line_name(each.of_line), source.line_name(each.line)
        yield (each.of_line, of_name, there), (each.line, name, here)


def marked(words: str, parts: Sequence[str]) -> Words:
    """Return words cut at the parts that differ, in their order; True for such a part."""
    found: list[tuple[str, bool]] = []
    place = 0
    for part in parts:
        start = words.find(part, place) if part else -1
        if start >= 0:
            found += [(words[place:start], False), (part, True)]
            place = start + len(part)
    return (*found, (words[place:], False))
