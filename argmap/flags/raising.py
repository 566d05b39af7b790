"""From findings to flags: raised, proposed or answered, by what people wrote about them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from argmap.catalogue import BY_CODE, Rule
from argmap.flags.finding import Finding
from argmap.flags.ordering import in_report_order
from argmap.flags.quoting import quote
from argmap.flags.review import absence_waits, waits_for
from argmap.flags.rules import question_of, reason_of
from argmap.flags.steps import ends_of, target_of
from argmap.flags.supplies import looked_for
from argmap.graph import ArgumentGraph
from argmap.model import Flag, FlagState, Link, Mark, Problem, Span, Statement

_TRANSLATED = "The text is a translation; the original may use other words."
_ABOUT_WORDING = ("ARG103", "ARG205", "ARG206", "ARG404", "ARG405", "ARG5")


@dataclass(frozen=True, slots=True)
class _Marked:
    """A finding of a rule with what a person wrote about it."""

    rule: Rule
    finding: Finding
    raised: Mark | None = None
    answered: Mark | None = None


def flags_of(graph: ArgumentGraph, findings: Iterable[tuple[Rule, Finding]]) -> tuple[Flag, ...]:
    """Return the flags of a document in report order, with people's marks applied."""
    ordered = in_report_order(graph, _with_ids(graph, _marked(graph, findings)))
    return tuple(replace(flag, number=f"F{position}") for position, flag in enumerate(ordered, 1))


def weakened(findings: Iterable[tuple[Rule, Finding]], flags: Iterable[Flag]) -> frozenset[str]:
    """Return the ids of statements and links with a raised error or warning that spreads."""
    staying = {(rule.code, each.holder) for rule, each in findings if not each.spreads}
    counted = (flag for flag in flags if flag.level != "note" and flag.state == "raised")
    held = ((flag.code, flag.link or flag.statement or "") for flag in counted)
    return frozenset(holder for code, holder in held if (code, holder) not in staying)


def _marked(graph: ArgumentGraph, findings: Iterable[tuple[Rule, Finding]]) -> Iterator[_Marked]:
    """Yield, for each rule and holder, what the rule found and what people marked there."""
    found: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for rule, finding in findings:
        found[rule.code, finding.holder].append(finding)
    by_hand: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    for holder in _holders(graph):
        for mark in holder.flags:
            by_hand[mark.code, holder.id].append(mark)
    for code, name in dict.fromkeys([*found, *by_hand]):
        rule, here = BY_CODE[code], found[code, name]
        if name:
            holder = graph.links.get(name) or graph.statements[name]
            yield from _group(graph, rule, holder, here, by_hand[code, name])
        else:  # figures that no statement quotes: nobody can have marked them
            yield from (_Marked(rule, finding) for finding in here)


def _group(
    graph: ArgumentGraph,
    rule: Rule,
    holder: Statement | Link,
    found: list[Finding],
    marks: list[Mark],
) -> Iterator[_Marked]:
    answers = [mark for mark in holder.answers if mark.code == rule.code]
    made = [*found, *(_by_hand(graph, holder, mark) for mark in marks[len(found) :])]
    for position, (finding, raised) in enumerate(zip_longest(made, marks)):
        answered = answers[min(position, len(answers) - 1)] if answers else None
        worded = replace(finding, lacks=_sentence(raised.reason)) if raised else finding
        yield _Marked(rule, worded, raised, answered)


def _holders(graph: ArgumentGraph) -> Iterator[Statement | Link]:
    yield from graph.annotation.statements
    yield from graph.annotation.links


def _by_hand(graph: ArgumentGraph, holder: Statement | Link, mark: Mark) -> Finding:
    """Return the finding that a person raises, in the person's own words."""
    lacks = _sentence(mark.reason)
    if isinstance(holder, Link):
        return Finding(_what_a_link_says(graph, holder), lacks, link=holder.id)
    start = "The step needs" if holder.implicit else "The text says"
    return Finding(f"{start} {quote(holder.text)}.", lacks, statement=holder.id)


def _what_a_link_says(graph: ArgumentGraph, link: Link) -> str:
    premises = " and ".join(quote(each.text, 80) for each in graph.premises(link))
    target = quote(target_of(graph, link).text, 80)
    if link.kind == "undercut":
        return f"{premises} speaks against a step to {target}."
    plural = "" if len(link.premises) > 1 else "s"
    verb = f"support{plural}" if link.kind == "support" else f"speak{plural} against"
    return f"{premises} {verb} {target}."


def _sentence(words: str) -> str:
    closed = words if words.endswith((".", "!", "?", "…", ".”", ")")) else f"{words}."
    return closed[:1].upper() + closed[1:]


def _with_ids(graph: ArgumentGraph, marked: Iterable[_Marked]) -> Iterator[Flag]:
    count: dict[str, int] = defaultdict(int)
    for each in marked:
        name = f"{each.rule.code}:{each.finding.holder or 'text'}"
        count[name] += 1
        yield _flag(graph, each, name if count[name] == 1 else f"{name}:{count[name]}")


def _flag(graph: ArgumentGraph, marked: _Marked, name: str) -> Flag:
    rule, finding = marked.rule, marked.finding
    span = finding.span or _span(graph, finding)
    mark = marked.answered or marked.raised
    translated = graph.annotation.translated and rule.code.startswith(_ABOUT_WORDING)
    return Flag(
        id=name,
        number="",
        code=rule.code,
        name=rule.name,
        level=finding.level or rule.level,
        says=f"{finding.says} {_TRANSLATED}" if translated else finding.says,
        lacks=finding.lacks,
        why=f"{reason_of(rule)} {finding.stake}".rstrip(),
        question=question_of(rule),
        answer=_how_to_answer(graph, marked),
        statement=finding.statement,
        link=finding.link,
        start=span[0] if span else None,
        end=span[1] if span else None,
        line=graph.annotation.source.line_at(span[0]) if span else None,
        state=_state(graph, marked),
        reason=mark.reason if mark else None,
        looked_for=looked_for(graph, finding.link, rule.code),
    )


def _how_to_answer(graph: ArgumentGraph, marked: _Marked) -> str:
    """Return the lines that confirm a flag and that answer it, and where they go."""
    code, finding = marked.rule.code, marked.finding
    flag, answer = (f"- {key}: {code} your reason" for key in ("flag", "answer"))
    if not finding.holder:
        start = "Quote the words in a statement, and confirm it there with"
        return f"{start}: {flag}; answer it with: {answer}"
    place = "link" if finding.link else "statement"
    if _state(graph, marked) == "answered":
        return f"It is answered under the {place}; without “- answer: {code} …” it is raised again."
    held = f"the {place}{' and its statements' if finding.link else ''}"
    waits = _waits(graph, marked)
    if marked.raised:
        confirm = f"Confirm it by deleting “?” at {held}; answer" if waits else "Answer"
        return f"{confirm} it under the {place} with: {answer}"
    also = f" (and without “?” at {held})" if waits else ""
    return f"Confirm it under the {place} with: {flag}{also}; answer it with: {answer}"


def _state(graph: ArgumentGraph, marked: _Marked) -> FlagState:
    if marked.answered:
        return "answered"
    only_proposed = marked.finding.proposed_only or marked.rule.raised_by == "proposal"
    if only_proposed and not marked.raised:
        return "proposed"
    return "proposed" if _waits(graph, marked) else "raised"


def _waits(graph: ArgumentGraph, marked: _Marked) -> bool:
    """Return whether a flag stays proposed until what it is attached to is confirmed."""
    return bool(waits_for(graph, marked.rule, marked.finding.statement, marked.finding.link))


def _span(graph: ArgumentGraph, finding: Finding) -> Span | None:
    """Return the place of a finding: of its statement, or of the first placed end of its link."""
    link = graph.links.get(finding.link or "")
    if link:
        places = target_of(graph, link), *graph.premises(link)
    else:
        places = (graph.statements[finding.holder],)
    for statement in places:
        if statement.start is not None and statement.end is not None:
            return statement.start, statement.end
    return None


def stale_answers(graph: ArgumentGraph, flags: Iterable[Flag]) -> tuple[Problem, ...]:
    """Return a warning for each `answer` line for which there is no such flag."""
    by_code: dict[str, list[Flag]] = defaultdict(list)
    for flag in flags:
        by_code[flag.code].append(flag)
    stale = (
        _stale(graph, holder, mark, by_code[mark.code])
        for holder in _holders(graph)
        for mark in holder.answers
        if not (BY_CODE[mark.code].absence and absence_waits(graph, holder.id))
        and not any((flag.link or flag.statement) == holder.id for flag in by_code[mark.code])
    )
    return tuple(sorted(stale, key=lambda problem: problem.line))


def _stale(
    graph: ArgumentGraph, holder: Statement | Link, mark: Mark, elsewhere: list[Flag]
) -> Problem:
    code = mark.code
    kind = "link" if holder.id in graph.links else "statement"
    near = next((flag for flag in elsewhere if _touch(graph, holder.id, flag)), None)
    if not near:
        hint = f"delete this line, or write `- flag: {code} …` to raise the flag by hand"
    elif near.link:
        hint = f"{code} is on the link {near.link}: move this line there, indented under the link"
    else:
        hint = f"{code} is on the statement {near.statement}: move this line there, not indented"
    message = (
        f"nothing to answer: {code} ({BY_CODE[code].name}) is not raised on the {kind} {holder.id}"
    )
    return Problem(graph.annotation.path, max(1, mark.at), 1, "warning", message, hint=hint)


def _touch(graph: ArgumentGraph, holder: str, flag: Flag) -> bool:
    """Return whether a flag is on a link of the holder, or on an end of the holder, a link."""
    link = graph.links.get(flag.link or holder)
    return link is not None and (holder if flag.link else flag.statement) in ends_of(link)
