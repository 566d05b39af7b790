"""What the page shows, as plain data: made from an annotation and its report, read by the template and the script."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from argmap.data import to_data
from argmap.drawing.brief import to_brief
from argmap.drawing.outline import to_outline
from argmap.drawing.text import also_lines, to_text_pane
from argmap.drawing.words import (
    LEVEL_HINTS,
    LEVEL_NAMES,
    TOGETHER,
    count_of,
    flag_title,
    summary_parts,
)
from argmap.flags.standing import state_with
from argmap.graph import ArgumentGraph
from argmap.layout.layered import Card, Wire, lay_out
from argmap.layout.text_metrics import card_height
from argmap.model import LEVELS, ROLES
from argmap.schemes import find_scheme

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.drawing.brief import Brief
    from argmap.drawing.outline import Branch
    from argmap.drawing.text import TextPane
    from argmap.layout.layered import Layout
    from argmap.model import Annotation, Check, Flag, Link, Report, Statement

Json = dict[str, Any]

MOST_FLAGS = (
    12  # errors and warnings that stand open at first, for each 1,000 words that statements quote
)
_ECHOED = frozenset(
    {"lacks", "question", "why"}
)  # parts that stand once for flags of one kind that say the same
MOST_ON_MAP = 5000  # statements; beyond that the page is text and outline


@dataclass(frozen=True, slots=True)
class FlagView:
    """A flag as it is listed."""

    flag: Flag
    title: str
    step: tuple[str, str]  # places: from, to; the second is empty for a flag on a statement
    attack: bool
    parts: tuple[tuple[str, str], ...]  # what it says, part by part: name, words
    like: str = ""  # number of the flag above it that says in the same words what is not said here


@dataclass(frozen=True, slots=True)
class FlagGroup:
    """Flags that are listed together."""

    title: str
    hint: str
    level: str
    open: bool
    flags: tuple[FlagView, ...]
    shown: int = 1_000_000  # how many stand open at first; the rest is folded

    @property
    def count(self) -> str:
        """Return how many there are, those that are only proposed apart."""
        proposed = sum(each.flag.state == "proposed" for each in self.flags)
        raised = [str(len(self.flags) - proposed)] if proposed < len(self.flags) else []
        return " and ".join([*raised, f"{proposed} proposed"] if proposed else raised)


@dataclass(frozen=True, slots=True)
class CheckView:
    """A computation from the text's own figures; without words it is a flag on figures, which says them."""

    stated: str
    computed: str
    holds: bool
    line: int
    flag: str = ""  # its number


VariantView = tuple[
    tuple[int, tuple[tuple[str, bool], ...]], tuple[int, tuple[tuple[str, bool], ...]]
]


@dataclass(frozen=True, slots=True)
class View:
    """All of the page but its looks."""

    title: str
    facts: str
    summary: tuple[str, str, str]
    main: str
    text: TextPane
    groups: tuple[FlagGroup, ...]
    checks: tuple[CheckView, ...]
    variants: tuple[VariantView, ...]
    outline: tuple[Branch, ...]
    numbers: dict[str, int]  # of each statement, by its id
    flagged: frozenset[str]  # statements and links on which a raised or proposed flag hangs
    speakers: tuple[str, ...]
    problems: tuple[Json, ...]
    steps: tuple[str, ...]  # every link by the lines of its ends, for whom the map cannot be drawn
    drawing: Brief
    ids: tuple[str, ...]  # of the statements
    at: tuple[
        int, ...
    ]  # by how many lines statements and then links stand below the one before, in the annotation
    nodes: tuple[Json, ...]
    doc: Json


def to_view(
    annotation: Annotation,
    report: Report,
    *,
    root: str = "",
    graph: ArgumentGraph | None = None,
    data: Json | None = None,
) -> View:
    """Return everything the page shows of an annotation and its report."""
    graph = graph or ArgumentGraph(annotation)
    data = data or to_data(annotation, report, root=root, graph=graph)
    main = graph.main_conclusion()
    layout = layout_of(annotation)
    flags = [flag for flag in report.flags if flag.state != "answered"]
    outline = to_outline(annotation, main.id if main else None)
    apart = frozenset(each.id for each in annotation.statements if not _in_pane(each, annotation))
    drawing = to_brief(annotation, layout, report.flags, apart)
    return View(
        title=data["source"]["title"],
        facts=_facts(annotation),
        summary=summary_of(graph, report),
        main=main.id if main else "",
        text=to_text_pane(annotation, report.checks),
        groups=tuple(_groups(annotation, report)),
        checks=tuple(_checks(annotation, report)),
        variants=tuple(_variants(annotation)),
        outline=outline,
        numbers={statement.id: number for number, statement in enumerate(annotation.statements)},
        flagged=frozenset(
            holder for flag in flags for holder in (flag.statement, flag.link) if holder
        ),
        speakers=tuple(dict.fromkeys(statement.speaker for statement in annotation.statements)),
        problems=tuple(data["problems"]),
        steps=tuple(_steps(annotation)),
        drawing=drawing,
        ids=tuple(each.id for each in annotation.statements),
        at=tuple(
            _differences(
                [each.at for each in annotation.statements] + [each.at for each in annotation.links]
            )
        ),
        nodes=tuple(_nodes(annotation, data, drawing)),
        doc=_doc(annotation, data, main, outline),
    )


def summary_of(graph: ArgumentGraph, report: Report) -> tuple[str, str, str]:
    """Return the sentence on top: how the main conclusion stands, and how many flags there are."""
    main = graph.main_conclusion()
    clear = main is not None and any(
        each.id == main.id and each.state == "clear" for each in report.standing
    )
    doubts = frozenset(
        each.link or each.statement or ""
        for each in report.flags
        if each.state != "answered" and each.level != "note"
    )
    doubted = main is not None and clear and state_with(graph, doubts, main.id) != "clear"
    return summary_parts(main, report.standing, report.flags, doubted=doubted)


def layout_of(annotation: Annotation) -> Layout:
    """Return the drawing; with too many statements for a map, an empty one."""
    if len(annotation.statements) > MOST_ON_MAP:
        return lay_out((), ())
    cards = [Card(statement.id, card_height(statement.text)) for statement in annotation.statements]
    wires = [
        Wire(link.id, link.premises, link.conclusion, undercut=link.kind == "undercut")
        for link in annotation.links
    ]
    return lay_out(cards, wires)


def _facts(annotation: Annotation) -> str:
    source = annotation.source
    aside = len(
        {
            line
            for each in source.asides
            for line in range(each.lines[0], each.lines[1] + 1)
            if source.line_text(line).strip()
        }
    )
    parts = [
        count_of(len(annotation.statements), "statement"),
        count_of(len(annotation.links), "link"),
        count_of(source.lines, "line") + (f", {aside} of them set aside" if aside else ""),
    ]
    return " · ".join(parts)


def _groups(annotation: Annotation, report: Report) -> Iterable[FlagGroup]:
    """Yield the flags by level, wording notes apart and answered ones last."""
    views = _without_echoes([_flag_view(flag, annotation) for flag in report.flags])
    alive = [view for view in views if view.flag.state != "answered"]
    room = MOST_FLAGS * max(
        1, round(sum(len(each.text.split()) for each in annotation.statements) / 1000)
    )
    opened = False
    for level in LEVELS:
        found = tuple(
            view for view in alive if view.flag.level == level and not _is_wording(view.flag)
        )
        if found:
            opens = level != "note" or not opened
            yield FlagGroup(
                LEVEL_NAMES[level],
                LEVEL_HINTS[level],
                level,
                open=opens,
                flags=found,
                shown=max(0, room),
            )
            room, opened = room - len(found), True
    wording = tuple(view for view in alive if _is_wording(view.flag))
    if wording:
        yield FlagGroup(
            "Notes on wording",
            "single words a reader may stop at",
            "note",
            open=False,
            flags=wording,
        )
    answered = tuple(view for view in views if view.flag.state == "answered")
    if answered:
        yield FlagGroup(
            "Answered",
            "a person has answered these, with a reason",
            "answered",
            open=False,
            flags=answered,
        )


def _without_echoes(views: list[FlagView]) -> list[FlagView]:
    """Return the flags; what an earlier flag of the code says in the same words stands there only."""
    first: dict[tuple[object, ...], FlagView] = {}
    told = []
    for view in views:
        flag = view.flag
        above = (
            view
            if flag.state == "answered"
            else first.setdefault((flag.code, flag.question, flag.why, bool(flag.lacks)), view)
        )
        same = (
            set(above.parts) - {part for part in above.parts if part[0] not in _ECHOED}
            if above is not view
            else set()
        )
        told.append(
            replace(
                view,
                parts=tuple(part for part in view.parts if part not in same),
                like=above.flag.number if same else "",
            )
        )
    return told


def _is_wording(flag: Flag) -> bool:
    return flag.code.startswith("ARG5")


def _flag_view(flag: Flag, annotation: Annotation) -> FlagView:
    link = (
        next((link for link in annotation.links if link.id == flag.link), None)
        if flag.link
        else None
    )
    statement = (
        next((each for each in annotation.statements if each.id == flag.statement), None)
        if flag.statement
        else None
    )
    step = _step(link, annotation) if link else (_place(statement) if statement else "", "")
    return FlagView(
        flag,
        flag_title(flag.name),
        step,
        link is not None and link.kind != "support",
        tuple(_parts(flag)),
    )


def _parts(flag: Flag) -> Iterable[tuple[str, str]]:
    """Yield the parts of a flag's message that there are; how to answer it only where it is more than the line to write."""
    answer = "" if "- accept:" in flag.answer or flag.state == "answered" else flag.answer
    named = {
        "reason": "" if flag.reason and _same_words(flag.reason, flag.lacks) else flag.reason,
        "lacks": flag.lacks,
        "question": flag.question,
        "says": flag.says,
        "why": flag.why,
        "answer": answer,
    }
    for name, words in named.items():
        if words:
            yield name, words


def _same_words(one: str, other: str) -> bool:
    return one.rstrip(".").casefold() == other.rstrip(".").casefold()


def _step(link: Link, annotation: Annotation) -> tuple[str, str]:
    """Return where a link's two ends stand."""
    places = {statement.id: _place(statement) for statement in annotation.statements}
    premises = " + ".join(places.get(premise, premise) for premise in link.premises)
    target = next((other for other in annotation.links if other.id == link.conclusion), None)
    return premises, "the step to " + places.get(target.conclusion, "") if target else places.get(
        link.conclusion, link.conclusion
    )


def _steps(annotation: Annotation) -> Iterable[str]:
    """Yield each link as the lines of its ends: `21 + 23 → 24`, an attack as `4 ⊣ 6`, an undercut as `9 ⊣ (21 → 24)`."""
    lines = {
        each.id: str(each.line) if each.line else f"“{each.label}”"
        for each in annotation.statements
    }
    steps = {
        link.id: (" + ".join(lines[each] for each in link.premises), link)
        for link in annotation.links
    }
    for premises, link in steps.values():
        if link.kind == "undercut":
            behind, undercut = steps[link.conclusion]
            yield f"{premises} ⊣ ({behind} → {lines[undercut.conclusion]})"
        else:
            yield f"{premises} {'→' if link.kind == 'support' else '⊣'} {lines[link.conclusion]}"


def _place(statement: Statement) -> str:
    return f"line {statement.line}" if statement.line else statement.label


def _check(check: Check, annotation: Annotation, numbers: dict[str, str]) -> CheckView:
    return CheckView(
        check.stated,
        check.computed,
        check.holds,
        annotation.source.line_at(check.start),
        numbers.get(check.flag or "", ""),
    )


def _checks(annotation: Annotation, report: Report) -> Iterable[CheckView]:
    """Yield what was computed again and, after it, the flags on figures that no computation stands for."""
    if not report.checks:
        return
    numbers = {flag.id: flag.number for flag in report.flags}
    yield from (_check(check, annotation, numbers) for check in report.checks)
    shown = {check.flag for check in report.checks}
    for flag in report.flags:
        if flag.code.startswith("ARG3") and flag.state != "answered" and flag.id not in shown:
            yield CheckView("", "", holds=False, line=flag.line or 1, flag=flag.number)


def _variants(annotation: Annotation) -> Iterable[VariantView]:
    """Yield near repeats, the earlier place first; what differs is marked in both."""
    text = annotation.source.text
    for each in annotation.source.variants:
        old, new = zip(*each.differs, strict=True) if each.differs else ((), ())
        there = _marked(text[each.of_start : each.of_end], old)
        yield (each.of_line, there), (each.line, _marked(text[each.start : each.end], new))


def _marked(words: str, parts: Sequence[str]) -> tuple[tuple[str, bool], ...]:
    """Return words cut at the parts that differ, in their order; True for such a part."""
    found: list[tuple[str, bool]] = []
    place = 0
    for part in parts:
        start = words.find(part, place) if part else -1
        if start >= 0:
            found += [(words[place:start], False), (part, True)]
            place = start + len(part)
    return (*found, (words[place:], False))


_DEFAULTS: Json = {
    "also_lines": [],
    "reported": False,
    "implicit": False,
    "state": "accepted",
    "by_hand": True,
    "because": None,
    "section": None,
    "scheme": None,
    "notes": [],
    "line": None,
    "page": None,
    "kind": "support",
}


def _nodes(annotation: Annotation, data: Json, drawing: Brief) -> Iterable[Json]:
    """Yield what the script knows of each statement, by its number, but what is as usual or stands in text pane or drawing."""
    also = also_lines(annotation.statements)
    sections = {title: number for number, title in enumerate(_section_titles(annotation))}
    steps = {link.id: number for number, link in enumerate(annotation.links)}
    repairs = {
        each["id"]: [[steps[step] for step in repair] for repair in each["repairs"]]
        for each in data["standing"]
        if each["repairs"]
    }
    last = ""
    for number, (statement, facts) in enumerate(
        zip(annotation.statements, data["statements"], strict=True)
    ):
        known = [
            name
            for name, is_so in _known_elsewhere(statement, annotation, also, drawing).items()
            if is_so
        ]
        kept = _unusual(
            facts, ("start", "end", "parts", "id", "speaker", "role", "section", "at", *known)
        )
        role = (
            {"r": ROLES.index(statement.role)}
            if not drawing.svg and statement.role != ROLES[0]
            else {}
        )
        speaker = {} if statement.speaker == annotation.speaker else {"speaker": statement.speaker}
        section = (
            {"section": sections.get(statement.section or "", -1)}
            if (statement.section or "") != last
            else {}
        )
        last = statement.section or ""
        mend = {"mend": repairs[statement.id]} if statement.id in repairs else {}
        yield {"id": number, **role, **kept, **speaker, **section, **mend}


def _section_titles(annotation: Annotation) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.section for each in annotation.statements if each.section))


def _known_elsewhere(
    statement: Statement, annotation: Annotation, also: dict[int, tuple[int, ...]], drawing: Brief
) -> dict[str, bool]:
    """Return for each fact whether the script can read it from the text pane or the drawing."""
    return {
        "label": statement.id in drawing.captions,
        "text": statement.id in drawing.words or _in_pane(statement, annotation),
        "line": bool(statement.parts),
        "also_lines": also.get(statement.line or 0, ()) == statement.also_lines,
    }


def _in_pane(statement: Statement, annotation: Annotation) -> bool:
    """Return whether the script can read a statement's words from the text pane."""
    text = annotation.source.text
    return (
        len(statement.parts) == 1
        and text[slice(*statement.parts[0])] == statement.text
        and statement.text.isprintable()
    )


def _unusual(facts: Json, left_out: Sequence[str]) -> Json:
    """Return the facts that the script could not guess."""
    return {
        key: value
        for key, value in facts.items()
        if key not in left_out and (key not in _DEFAULTS or value != _DEFAULTS[key])
    }


def _doc(
    annotation: Annotation, data: Json, main: Statement | None, outline: Sequence[Branch]
) -> Json:
    numbers = {statement.id: number for number, statement in enumerate(annotation.statements)}
    steps = {link.id: number for number, link in enumerate(annotation.links)}
    asks = _asks(data)
    return {
        "links": _link_list(annotation, data, numbers, steps, asks),
        "flags": [
            _flag_facts(flag, place, numbers, steps)
            for place, flag in enumerate(data["flags"], start=1)
        ],
        "outline": [_outline_row(row, numbers, steps) for row in outline],
        "main": numbers[main.id] if main else None,
        "sections": list(_section_titles(annotation)),
        "annotation": data["annotation"]["path"],
        "file": data["source"]["path"],
        "sha": data["source"]["sha256"],
        **({"origin": annotation.source.document} if annotation.source.document else {}),
        "schemes": _schemes(annotation),
        "asks": [[words, int(kind == "exception")] for words, kind in asks],
        "author": annotation.speaker,
    }


def _differences(numbers: Sequence[int]) -> Iterable[int]:
    return (here - before for before, here in pairwise((0, *numbers)))


def _schemes(annotation: Annotation) -> Json:
    """Return how each scheme runs that a link names."""
    named = {link.scheme: find_scheme(link.scheme) for link in annotation.links if link.scheme}
    return {name: scheme.runs for name, scheme in named.items() if scheme}


def _asks(data: Json) -> dict[tuple[str, str], int]:
    """Return each critical question of the links, with who owes the answer, and its number."""
    every = dict.fromkeys(
        (each["text"], each["kind"]) for link in data["links"] for each in link["questions"]
    )
    return {question: number for number, question in enumerate(every)}


def _ask(asked: Json, asks: dict[tuple[str, str], int], numbers: dict[str, int]) -> list[int]:
    """Return a question by its number and, if a statement answers it, that one's."""
    answered = asked["answered_by"]
    return [
        asks[asked["text"], asked["kind"]],
        *([numbers[answered]] if answered in numbers else []),
    ]


def _link_list(
    annotation: Annotation,
    data: Json,
    numbers: dict[str, int],
    steps: dict[str, int],
    asks: dict[tuple[str, str], int],
) -> list[list[Any]]:
    """Return for each link its premise or premises, its end (a link's number for an undercut), and what is unusual."""
    links = []
    for link, facts in zip(annotation.links, data["links"], strict=True):
        premises = [numbers[premise] for premise in link.premises]
        end = steps[link.conclusion] if link.kind == "undercut" else numbers[link.conclusion]
        ask = (
            {"ask": [_ask(each, asks, numbers) for each in facts["questions"]]}
            if facts["questions"]
            else {}
        )
        more = {**_unusual(facts, ("id", "premises", "conclusion", "questions", "at")), **ask}
        links.append(
            [premises if len(premises) > 1 else premises[0], end, *([more] if more else [])]
        )
    return links


def _flag_facts(
    flag: Json, place: int, numbers: dict[str, int], steps: dict[str, int]
) -> list[Any]:
    """Return what the script knows of a flag: code, holder (a link's number, or -1 less a statement's), what is unusual.

    Its words stand in the list of flags.
    """
    holder = (
        steps[flag["link"]]
        if flag["link"] in steps
        else -1 - numbers[flag["statement"]]
        if flag["statement"] in numbers
        else None
    )
    number = {} if flag["number"] == f"F{place}" else {"number": flag["number"]}
    state = {} if flag["state"] == "raised" else {"state": flag["state"]}
    known = (
        {}
        if flag["id"] == f"{flag['code']}:{flag['link'] or flag['statement']}"
        else {"id": flag["id"]}
    )
    more = {**number, **state, **known}
    return [int(flag["code"].removeprefix("ARG")), holder, *([more] if more else [])]


def _outline_row(row: Branch, numbers: dict[str, int], steps: dict[str, int]) -> list[int]:
    """Return a row of the outline: statement, level; with a link also that, 1 for a further premise of it, 1 if opened before."""
    link = [steps[row.link], int(row.relation == TOGETHER), int(row.again)] if row.link else []
    while link[1:] and not link[-1]:
        link.pop()
    return [numbers[row.statement.id], row.level, *link]
