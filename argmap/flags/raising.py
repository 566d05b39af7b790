"""From findings to flags: what people marked, what is only proposed, what is answered, and in which order it is shown."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from argmap.flags.finding import Finding
from argmap.flags.needed import leaning, share_of, steps_to
from argmap.flags.pages import entries
from argmap.flags.words import quote
from argmap.model import CODES, LEVELS, Flag, Problem, is_unsure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.graph import ArgumentGraph
    from argmap.model import FlagState, Link, Mark, Span, Statement


_TRANSLATED = "The text is a translation; the original may word it otherwise."
_ABOUT_WORDING = ("ARG103", "ARG205", "ARG206", "ARG404", "ARG405", "ARG5")


@dataclass(frozen=True, slots=True)
class _Marked:
    """A finding with what a person wrote about it."""

    finding: Finding
    raised: Mark | None = None
    answered: Mark | None = None


def flags_of(graph: ArgumentGraph, findings: Iterable[Finding]) -> tuple[Flag, ...]:
    """Return the flags of a document in report order, with the marks of people applied."""
    marked = [each for group in _groups(graph, findings) for each in group]
    main = graph.main_conclusion()
    away = steps_to(graph, main.id) if main else {}
    leans = leaning(graph)
    ordered = sorted(_with_ids(graph, marked), key=lambda flag: _rank(graph, flag, away, leans))
    return tuple(replace(flag, number=f"F{position}") for position, flag in enumerate(ordered, 1))


def weakened(findings: Iterable[Finding], flags: Iterable[Flag]) -> frozenset[str]:
    """Return the ids of the statements and links on which an error or warning stands that travels."""
    staying = {(each.code, each.holder) for each in findings if not each.travels}
    return frozenset(
        holder
        for flag in flags
        for holder in (flag.link or flag.statement or "",)
        if flag.level != "note" and flag.state == "raised" and (flag.code, holder) not in staying
    )


def _groups(graph: ArgumentGraph, findings: Iterable[Finding]) -> Iterator[list[_Marked]]:
    """Yield the findings of one code on one holder, with the marks that stand there; first what rules found."""
    grouped: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        grouped[finding.code, finding.holder].append(finding)
    by_hand: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    for holder in _holders(graph):
        for mark in holder.flags:
            by_hand[mark.code, holder.id].append(mark)
    for key in dict.fromkeys([*grouped, *by_hand]):
        code, name = key
        if not name:  # figures that no statement quotes: nobody can have marked them
            yield [_Marked(finding) for finding in grouped[key]]
            continue
        holder = graph.links.get(name) or graph.statements[name]
        accepts = [mark for mark in holder.accepts if mark.code == code]
        yield _group(graph, holder, grouped[key], by_hand[key], accepts)


def _group(
    graph: ArgumentGraph,
    holder: Statement | Link,
    found: list[Finding],
    marks: list[Mark],
    accepts: list[Mark],
) -> list[_Marked]:
    made = list(found)
    made += [_by_hand(graph, holder, mark) for mark in marks[len(found) :]]
    return [
        _Marked(
            replace(finding, lacks=_sentence(marks[position].reason))
            if position < len(marks)
            else finding,
            marks[position] if position < len(marks) else None,
            accepts[min(position, len(accepts) - 1)] if accepts else None,
        )
        for position, finding in enumerate(made)
    ]


def _holders(graph: ArgumentGraph) -> Iterator[Statement | Link]:
    yield from graph.annotation.statements
    yield from graph.annotation.links


def _by_hand(graph: ArgumentGraph, holder: Statement | Link, mark: Mark) -> Finding:
    """Return the finding that a person raises: the level and the question from the catalogue, the reason in the person's words."""
    entry = entries()[mark.code]
    is_link = holder.id in graph.links
    return Finding(
        mark.code,
        entry.level,
        _what_it_says(graph, holder),
        _sentence(mark.reason),
        entry.why,
        entry.question,
        link=holder.id if is_link else None,
        statement=None if is_link else holder.id,
    )


def _what_it_says(graph: ArgumentGraph, holder: Statement | Link) -> str:
    link = graph.links.get(holder.id)
    if not link:
        statement = graph.statements[holder.id]
        return (
            f"The step needs {quote(statement.text)}."
            if statement.implicit
            else f"The text says {quote(statement.text)}."
        )
    premises = " and ".join(quote(each.text, 80) for each in graph.premises(link))
    if link.kind == "undercut":
        end = graph.statements[graph.links[link.conclusion].conclusion]
        return f"{premises} speaks against a step to {quote(end.text, 80)}."
    plural = "" if len(link.premises) > 1 else "s"
    verb = f"support{plural}" if link.kind == "support" else f"speak{plural} against"
    return f"{premises} {verb} {quote(graph.statements[link.conclusion].text, 80)}."


def _sentence(words: str) -> str:
    closed = words if words.endswith((".", "!", "?", "…", ".”", ")")) else f"{words}."
    return closed[:1].upper() + closed[1:]


def _with_ids(graph: ArgumentGraph, marked: list[_Marked]) -> Iterator[Flag]:
    count: dict[str, int] = defaultdict(int)
    for each in marked:
        name = f"{each.finding.code}:{each.finding.holder or 'text'}"
        count[name] += 1
        yield _flag(graph, each, name if count[name] == 1 else f"{name}:{count[name]}")


def _flag(graph: ArgumentGraph, marked: _Marked, name: str) -> Flag:
    finding = marked.finding
    span = finding.span or _span(graph, finding)
    mark = marked.answered or marked.raised
    return Flag(
        id=name,
        number="",
        code=finding.code,
        name=CODES[finding.code],
        level=finding.level,
        says=f"{finding.says} {_TRANSLATED}"
        if graph.annotation.translated and _is_about_wording(finding.code)
        else finding.says,
        lacks=finding.lacks,
        why=finding.why,
        question=finding.question,
        answer=_how_to_answer(finding),
        statement=finding.statement,
        link=finding.link,
        start=span[0] if span else None,
        end=span[1] if span else None,
        line=graph.annotation.source.line_at(span[0]) if span else None,
        state=_state(graph, marked),
        reason=mark.reason if mark else None,
    )


def _how_to_answer(finding: Finding) -> str:
    line = f"- accept: {finding.code} your reason"
    if not finding.holder:
        return f"Quote the words in a statement, and answer it there with: {line}"
    return f"Answer it under the {'link' if finding.link else 'statement'} with: {line}"


def _is_about_wording(code: str) -> bool:
    return code.startswith(_ABOUT_WORDING)


def _state(graph: ArgumentGraph, marked: _Marked) -> FlagState:
    if marked.answered:
        return "answered"
    if not marked.raised and (
        marked.finding.proposed_only or entries()[marked.finding.code].by == "proposal"
    ):
        return "proposed"
    # Figures rest on the quoted words alone, whatever becomes of the statement that holds them.
    return (
        "proposed"
        if not marked.finding.code.startswith("ARG3") and _is_draft(graph, marked.finding)
        else "raised"
    )


def _is_draft(graph: ArgumentGraph, finding: Finding) -> bool:
    """Return whether the link, an end of it, or the statement that a finding hangs on is still a proposal."""
    return any(each.state == "proposed" for each in _held_by(graph, finding))


def _held_by(graph: ArgumentGraph, found: Finding | Flag) -> Iterator[Statement | Link]:
    """Yield what a finding or a flag hangs on: its statement, or its link and both ends; nothing for figures that no statement quotes."""
    if found.statement:
        yield graph.statements[found.statement]
    elif found.link:
        link = graph.links[found.link]
        yield link
        yield (
            graph.links[link.conclusion]
            if link.kind == "undercut"
            else graph.statements[link.conclusion]
        )
        yield from graph.premises(link)


def _span(graph: ArgumentGraph, finding: Finding) -> Span | None:
    """Return the place of a finding: its statement's, or the first end of its link that stands in the source."""
    for statement in _places(graph, finding):
        if statement.start is not None and statement.end is not None:
            return statement.start, statement.end
    return None


def _places(graph: ArgumentGraph, finding: Finding) -> Iterator[Statement]:
    if finding.statement:
        yield graph.statements[finding.statement]
        return
    link = graph.links[finding.link or ""]
    yield graph.statements[
        graph.links[link.conclusion].conclusion if link.kind == "undercut" else link.conclusion
    ]
    yield from graph.premises(link)


def _rank(
    graph: ArgumentGraph, flag: Flag, away: dict[str, int], leans: dict[str, float]
) -> tuple[float | str, ...]:
    """Return what flags are sorted by: level, raised first, then what the machine is sure of; then what rests on it, and how near it is."""
    link = graph.links.get(flag.link or "")
    ends = _ends(graph, link) if link else (flag.statement or "",)
    weight = share_of(graph, link, leans) if link else leans.get(flag.statement or "", 0.0)
    near = min((away[each] for each in ends if each in away), default=inf)
    place = flag.start if flag.start is not None else inf
    return (
        LEVELS.index(flag.level),
        flag.state != "raised",
        _is_in_doubt(graph, flag),
        near == inf,
        -round(weight, 9),
        near,
        place,
        flag.id,
    )


def _is_in_doubt(graph: ArgumentGraph, flag: Flag) -> bool:
    """Return whether a flag is proposed on what the machine proposed and was unsure of."""
    return flag.state == "proposed" and any(
        each.state == "proposed" and is_unsure(each.because) for each in _held_by(graph, flag)
    )


def _ends(graph: ArgumentGraph, link: Link) -> tuple[str, ...]:
    if link.kind == "undercut":
        return _ends(graph, graph.links[link.conclusion])
    return (link.conclusion,) if link.kind == "support" else link.premises


def stale_accepts(graph: ArgumentGraph, flags: Iterable[Flag]) -> tuple[Problem, ...]:
    """Return a warning for each `accept` under which no such flag stands."""
    standing: dict[str, list[Flag]] = defaultdict(list)
    for flag in flags:
        standing[flag.code].append(flag)
    stale = (
        _stale(graph, holder, mark, standing[mark.code])
        for holder in _holders(graph)
        for mark in holder.accepts
        if not any((flag.link or flag.statement) == holder.id for flag in standing[mark.code])
    )
    return tuple(sorted(stale, key=lambda problem: problem.line))


def _stale(
    graph: ArgumentGraph, holder: Statement | Link, mark: Mark, elsewhere: list[Flag]
) -> Problem:
    kind = "link" if holder.id in graph.links else "statement"
    near = [flag for flag in elsewhere if _touch(graph, holder.id, flag)]
    hint = f"delete this line, or `- flag: {mark.code} …` raises the flag by hand"
    if near and near[0].link:
        hint = f"{mark.code} stands on the link {near[0].link}: move this line there, indented under the link"
    elif near:
        hint = f"{mark.code} stands on the statement {near[0].statement}: move this line there, not indented"
    message = f"nothing to answer: {mark.code} ({CODES[mark.code]}) is not raised on the {kind} {holder.id}"
    return Problem(graph.annotation.path, max(1, mark.at), 1, "warning", message, hint=hint)


def _touch(graph: ArgumentGraph, holder: str, flag: Flag) -> bool:
    """Return whether a flag stands on a link of the holder, or on an end of the holder that is a link."""
    link = graph.links.get(flag.link or holder)
    other = holder if flag.link else flag.statement
    return link is not None and other in {*link.premises, link.conclusion}
