"""The premises give only an order in time, and the conclusion a cause.

What it finds: A support whose premises say only that one thing came after another ("soon after",
"since she took office"), to a conclusion that gives the credit or the blame for it. If the
conclusion has a causal word and the premises have figures, ARG202 says so instead. Other wordings
are read by a trained scorer, which names the words that decided; a mechanism, a comparison, another
cause ruled out or a hedge silences it.
Why it matters: What comes later need not come from what came before.
The question to ask: Would it have happened anyway, and what about places without it?
Flagged:
## given evidence
> Soon after the new priest arrived, the rains began.
- supports: drawn

## drawn conclusion
> The priest has saved the harvest.
Not flagged:
## given evidence
> Soon after the sluice opened, the meadow was under water, because the gate lets the river in.
- supports: drawn

## drawn conclusion
> The sluice is responsible for the flood.
What to do: Link what the text gives for the connection: how the one acts, what happened without it.
False alarms: A story that only says what came after what; a connection that everybody knows.
"""

from collections.abc import Iterator
from functools import partial

from argmap.english.cues import Cue, find
from argmap.flags.causes import Explanation, causal_steps, first_explanation
from argmap.flags.finding import Finding
from argmap.flags.quoting import quote
from argmap.flags.searching import asserted_cue, quote_at
from argmap.flags.steps import Step, first_found, reasons_for, steps
from argmap.graph import ArgumentGraph
from argmap.model import Statement

_EXPLAINING = ("mechanism", "comparison", "exclusion", "experiment", "breakage")


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each support from an order in time to credit or blame."""
    for step, credit, premise, order in _ordered(graph):
        if not _explanation(graph, step):
            yield Finding(
                f"{quote_at(step.conclusion, credit, 90)} is based on "
                f"{quote_at(premise, order, 90)}.",
                f"With {quote(order.words, 40)} the text gives an order in time; it does not say "
                "how the one caused the other.",
                link=step.link.id,
            )


def explained_steps(graph: ArgumentGraph) -> Iterator[tuple[Step, Explanation]]:
    """Yield the supports from an order in time that something linked explains, with its words."""
    for step, *_ in _ordered(graph):
        if explanation := _explanation(graph, step):
            yield step, explanation


def _ordered(graph: ArgumentGraph) -> Iterator[tuple[Step, Cue, Statement, Cue]]:
    """Yield the supports of credit or blame by an order in time, with the words for both."""
    named = {step.link.id for step in causal_steps(graph)}
    for step in steps(graph):
        credit = asserted_cue("credit", step.conclusion)
        ordered = first_found(step.premises, partial(asserted_cue, "order-in-time"))
        if credit and ordered and step.link.id not in named:
            yield step, credit, *ordered


def _explanation(graph: ArgumentGraph, step: Step) -> Explanation | None:
    """Return a mechanism or the like in the step, or in what supports its premises."""
    near = (*step.premises, *reasons_for(graph, *step.link.premises), step.conclusion)
    return first_explanation(((each, _without_order(each.text)) for each in near), *_EXPLAINING)


def _without_order(text: str) -> str:
    """Return a text without its words of time: "since the" may also give a reason."""
    for cue in reversed(find("order-in-time", text)):
        text = f"{text[: cue.start]} {text[cue.end :]}"
    return text
