"""What argmap questions in a text: the rules search it, and their findings become a report."""

from collections.abc import Collection, Iterator, Sequence

from argmap.catalogue import RULES, Rule
from argmap.english.language import language_note, not_english
from argmap.flags.audited import checks_of, unchecked
from argmap.flags.explaining import listing, page_of
from argmap.flags.finding import Finding
from argmap.flags.raising import flags_of, stale_answers, weakened
from argmap.flags.review import absence_waits
from argmap.flags.rules import check_of
from argmap.flags.standing import standings
from argmap.flags.unsupported import unsupported
from argmap.flags.what_if import StandingChange, without
from argmap.graph import ArgumentGraph
from argmap.model import Annotation, Problem, Report

_ABOUT_WORDING = ("inference", "sourcing", "language")  # families that read English words

__all__ = ["StandingChange", "check", "listing", "page_of", "reject"]


def check(
    annotation: Annotation, *, graph: ArgumentGraph | None = None, also: Collection[str] = ()
) -> Report:
    """Return the flags of an annotation, what its statements rest on, and warnings on its files.

    `also` has the codes of rules that are off by default and are requested. A caller that has the
    annotation's graph already passes it as `graph`.
    """
    graph = graph or ArgumentGraph(annotation)
    findings = tuple(_findings(graph, also))
    flags = flags_of(graph, findings)
    return Report(
        flags=flags,
        checks=checks_of(annotation.source, flags),
        unchecked=unchecked(annotation.source),
        standing=standings(graph, weakened(findings, flags)),
        problems=(
            *annotation.source.problems,
            *annotation.problems,
            *stale_answers(graph, flags),
            *_on_language(annotation),
        ),
        spoken_of=_spoken_of(findings),
    )


def reject(annotation: Annotation, name: str) -> tuple[StandingChange, ...]:
    """Return what would change if one statement or link were rejected and the flags stayed."""
    graph = ArgumentGraph(annotation)
    findings = tuple(_findings(graph, ()))
    return without(annotation, name, weakened(findings, flags_of(graph, findings)))


def _on_language(annotation: Annotation) -> Iterator[Problem]:
    source = annotation.source
    if note := language_note(source.text, drafted=annotation.has_proposals):
        yield Problem(source.path, 1, 1, "warning", note)


def _findings(graph: ArgumentGraph, also: Collection[str]) -> Iterator[tuple[Rule, Finding]]:
    found = []
    for rule in RULES:
        is_read = rule.family not in _ABOUT_WORDING or not not_english(graph.annotation.source.text)
        search = check_of(rule) if is_read and (rule.on or rule.code in also) else None
        for finding in search(graph) if search else ():
            is_absence = rule.absence or finding.absence
            if is_absence and absence_waits(graph, finding.holder):
                continue  # that the machine did not find a link says nothing about the text
            found.append((rule, finding))
    yield from found
    read = unsupported(graph, _spoken_of(found))
    yield from (each for each in read if each[0].on or each[0].code in also)


def _spoken_of(findings: Sequence[tuple[Rule, Finding]]) -> tuple[str, ...]:
    """Return the ids of the links about which a rule on steps, or on their ends, says enough."""
    about = [finding.link for rule, finding in findings if rule.family == "inference"]
    covered = [link for _, finding in findings for link in finding.covers]
    return tuple(dict.fromkeys(link for link in (*about, *covered) if link))
