"""The table of kinds fits the catalogue, the cue lists and the phrases of the messages."""

from __future__ import annotations

from argmap.catalogue import BY_CODE, RULES
from argmap.english.cues import cue_lists
from argmap.flags.rules import check_of
from argmap.flags.step_words import WORDS
from argmap.flags.supplies import suppliers_of
from argmap.inference.kinds import BY_NAME, KINDS, SUPPLIERS
from argmap.inference.verdict import CUES_OF


def test_every_kind_has_a_code_that_is_on_and_that_only_proposes_or_notes() -> None:
    for kind in KINDS:
        assert BY_CODE[kind.code].on, kind.name
        assert BY_CODE[kind.code].raised_by != "person", kind.name
    assert len(BY_NAME) == len(KINDS)


def test_a_rule_without_a_search_of_its_own_is_found_by_a_kind() -> None:
    alone = {rule.code for rule in RULES if rule.raised_by == "proposal" and not check_of(rule)}

    assert alone == {"ARG222", "ARG223", "ARG224", "ARG408", "ARG410"}
    assert alone <= {kind.code for kind in KINDS}


def test_what_meets_a_kind_is_a_supplier_with_cues() -> None:
    for kind in KINDS:
        assert kind.met_by
        assert set(kind.met_by) <= set(SUPPLIERS), kind.name
    assert set(CUES_OF) == set(SUPPLIERS)
    assert {cues for each in CUES_OF.values() for cues in each} <= set(cue_lists())


def test_the_suppliers_of_a_code_are_those_of_its_kinds_in_one_order() -> None:
    assert suppliers_of("ARG202") == ("comparison", "mechanism", "other-causes", "hedge")
    assert suppliers_of("ARG301") == ()


def test_a_message_has_words_for_every_kind() -> None:
    assert list(WORDS) == list(BY_NAME) or set(WORDS) == set(BY_NAME)
    for words in WORDS.values():
        for phrase in (words.claims, words.gives, words.lacks):
            assert phrase == phrase.strip(" .")
            assert phrase[0].islower()
