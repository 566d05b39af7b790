"""The rules of the family ARG3xx, in the order of their codes: each looks at the one audit of the document's figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.flags.rules.numbers import (
    base_at_extreme,
    bounds,
    change,
    comparison_without_base,
    granularity,
    hedge_direction,
    period,
    proportionality,
    rank,
    ratio,
    remainder,
    share,
    totals,
    trend_word,
    unit_or_base,
    unlike_periods,
)

if TYPE_CHECKING:
    from argmap.flags.finding import Rule

NUMBER_RULES: tuple[Rule, ...] = (
    totals,
    share,
    change,
    ratio,
    bounds,
    remainder,
    trend_word,
    base_at_extreme,
    unit_or_base,
    period,
    rank,
    proportionality,
    granularity,
    hedge_direction,
    comparison_without_base,
    unlike_periods,
)
