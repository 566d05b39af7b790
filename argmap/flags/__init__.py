"""What argmap doubts in a text: one module a rule, and from their findings a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.flags import (
    attack_on_source_only,
    cause_asserted,
    certainty_jump,
    chain_too_long,
    circular,
    co_movement_to_cause,
    conclusion_without_support,
    counter_evidence_in_text,
    distancing,
    figure_without_source,
    linked_member_missing,
    loose_statement,
    opponent_unanswered,
    premise_that_is_a_bare_claim,
    rank_without_comparator,
    second_hand,
    unnamed_authority,
)
from argmap.flags.audited import checks_of
from argmap.flags.numbers import NUMBER_RULES
from argmap.flags.pages import document, entries, known_code, listing, page_of_entry, page_of_rule
from argmap.flags.raising import flags_of, stale_accepts, weakened
from argmap.flags.standing import standings
from argmap.graph import ArgumentGraph
from argmap.model import Report

if TYPE_CHECKING:
    from argmap.flags.finding import Rule
    from argmap.model import Annotation

__all__ = ["RULES", "catalogue", "check", "flags_page", "page_of"]

RULES: tuple[Rule, ...] = (
    conclusion_without_support,
    premise_that_is_a_bare_claim,
    circular,
    opponent_unanswered,
    attack_on_source_only,
    loose_statement,
    chain_too_long,
    linked_member_missing,
    counter_evidence_in_text,
    cause_asserted,
    co_movement_to_cause,
    certainty_jump,
    *NUMBER_RULES,
    figure_without_source,
    second_hand,
    rank_without_comparator,
    unnamed_authority,
    distancing,
)


def check(annotation: Annotation) -> Report:
    """Return the flags of an annotation, what its statements rest on, and the answers that answer nothing."""
    graph = ArgumentGraph(annotation)
    findings = tuple(finding for rule in RULES for finding in rule.check(graph))
    flags = flags_of(graph, findings)
    return Report(
        flags=flags,
        checks=checks_of(annotation.source, flags),
        standing=standings(graph, weakened(findings, flags)),
        problems=stale_accepts(graph, flags),
    )


def page_of(code: str) -> str:
    """Return the page of a flag, named by its code or its name."""
    wanted = known_code(code)
    rule = next((each for each in RULES if wanted == each.CODE), None)
    return page_of_rule(rule) if rule else page_of_entry(entries()[wanted])


def catalogue() -> str:
    """Return the catalogue, one line for each flag."""
    return listing(_machine())


def flags_page() -> str:
    """Return the catalogue and every page as one Markdown document, `docs/flags.md`."""
    return document((page_of(code) for code in entries()), _machine())


def _machine() -> frozenset[str]:
    """Return the codes that this version looks for by itself."""
    return frozenset(rule.CODE for rule in RULES)
