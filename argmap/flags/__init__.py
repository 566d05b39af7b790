"""What argmap questions in a text: the rules search it, and their findings become a report."""

from collections.abc import Collection, Iterator

from argmap.catalogue import RULES, Rule
from argmap.flags.audited import checks_of, unchecked
from argmap.flags.explaining import listing, page_of
from argmap.flags.finding import Finding
from argmap.flags.raising import flags_of, stale_accepts, weakened
from argmap.flags.rules import check_of
from argmap.flags.standing import standings
from argmap.flags.unsupported import unsupported
from argmap.flags.what_if import StandingChange, without
from argmap.graph import ArgumentGraph
from argmap.model import Annotation, Report

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
        problems=(*annotation.source.problems, *annotation.problems, *stale_accepts(graph, flags)),
    )


def reject(annotation: Annotation, name: str) -> tuple[StandingChange, ...]:
    """Return what would change if one statement or link were rejected and the flags stayed."""
    graph = ArgumentGraph(annotation)
    findings = tuple(_findings(graph, ()))
    return without(annotation, name, weakened(findings, flags_of(graph, findings)))


def _findings(graph: ArgumentGraph, also: Collection[str]) -> Iterator[tuple[Rule, Finding]]:
    taken: set[str] = set()
    for rule in RULES:
        search = check_of(rule) if rule.on or rule.code in also else None
        for finding in search(graph) if search else ():
            yield rule, finding
            if rule.family == "inference" and finding.link:
                taken.add(finding.link)
            if rule.code == "ARG316" and finding.statement:  # says so of the premise already
                taken.update(link.id for link in graph.outgoing(finding.statement))
    yield from (each for each in unsupported(graph, taken) if each[0].on or each[0].code in also)
