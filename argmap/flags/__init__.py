"""What argmap doubts in a text: one module a rule, and from their findings a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.flags.audited import checks_of
from argmap.flags.pages import document, entries, known_code, listing, page_of_entry, page_of_rule
from argmap.flags.raising import flags_of, stale_accepts, weakened
from argmap.flags.rejecting import Change, without
from argmap.flags.rules.inference import (
    after_therefore_because,
    authority_for_claim,
    cause_asserted,
    certainty_jump,
    co_movement_to_cause,
    either_or,
    is_to_ought,
    many_say_so,
    measure_as_result,
    motive_ascribed,
    off_the_point,
    proxy_for_the_thing,
    scope_jump,
    statements_in_tension,
    term_shift,
)
from argmap.flags.rules.language import (
    booster,
    common_knowledge,
    distancing,
    insinuation,
    loaded_label,
    own_praise,
    vague_amount,
)
from argmap.flags.rules.numbers.table import NUMBER_RULES
from argmap.flags.rules.sourcing import (
    ascribed_without_passage,
    figure_without_source,
    own_words_in_quotation,
    rank_without_comparator,
    second_hand,
    unnamed_authority,
    unnamed_source,
    who_is_meant,
)
from argmap.flags.rules.structure import (
    attack_on_source_only,
    chain_too_long,
    circular,
    conclusion_without_support,
    counter_evidence_in_text,
    linked_member_missing,
    loose_statement,
    opponent_unanswered,
    premise_that_is_a_bare_claim,
)
from argmap.flags.standing import standings
from argmap.graph import ArgumentGraph
from argmap.model import Report

if TYPE_CHECKING:
    from collections.abc import Collection

    from argmap.flags.finding import Finding, Rule
    from argmap.model import Annotation

__all__ = [
    "OFF_BY_DEFAULT",
    "RULES",
    "Change",
    "catalogue",
    "check",
    "flags_page",
    "page_of",
    "reject",
]

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
    after_therefore_because,
    scope_jump,
    certainty_jump,
    term_shift,
    proxy_for_the_thing,
    is_to_ought,
    off_the_point,
    either_or,
    measure_as_result,
    statements_in_tension,
    authority_for_claim,
    many_say_so,
    motive_ascribed,
    *NUMBER_RULES,
    figure_without_source,
    second_hand,
    ascribed_without_passage,
    own_words_in_quotation,
    rank_without_comparator,
    unnamed_authority,
    who_is_meant,
    unnamed_source,
    distancing,
    loaded_label,
    booster,
    vague_amount,
    common_knowledge,
    insinuation,
    own_praise,
)
OFF_BY_DEFAULT: frozenset[str] = frozenset(
    {is_to_ought.CODE, off_the_point.CODE, vague_amount.CODE}
)  # right too seldom to be read unasked


def check(annotation: Annotation, *, also: Collection[str] = ()) -> Report:
    """Return the flags of an annotation, what its statements rest on, and the warnings of reading its files.

    `also` names the codes of rules that are off by default and that are asked for.
    """
    graph = ArgumentGraph(annotation)
    findings = _findings(graph, also)
    flags = flags_of(graph, findings)
    return Report(
        flags=flags,
        checks=checks_of(annotation.source, flags),
        standing=standings(graph, weakened(findings, flags)),
        problems=(*annotation.source.problems, *annotation.problems, *stale_accepts(graph, flags)),
    )


def reject(annotation: Annotation, name: str) -> tuple[Change, ...]:
    """Return what stands otherwise if one statement or link falls, the flags staying as they are."""
    graph = ArgumentGraph(annotation)
    findings = _findings(graph, ())
    return without(annotation, name, weakened(findings, flags_of(graph, findings)))


def _findings(graph: ArgumentGraph, also: Collection[str]) -> tuple[Finding, ...]:
    rules = [rule for rule in RULES if rule.CODE not in OFF_BY_DEFAULT or rule.CODE in also]
    return tuple(finding for rule in rules for finding in rule.check(graph))


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
