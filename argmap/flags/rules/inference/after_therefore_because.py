"""The premises give only an order in time, and the conclusion a cause.

What it finds: A support whose premises say only that one thing came after another ("soon after",
"since she took office"), to a conclusion that gives the credit or the blame for it. If the
conclusion has a causal word and the premises have figures, ARG202 says so instead.
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

from argmap.english.cues import find, has
from argmap.flags.causes import causal_steps
from argmap.flags.finding import Finding
from argmap.flags.quoting import quote
from argmap.flags.searching import asserted_cue, quote_at
from argmap.flags.steps import Step, first_found, reasons_for, steps
from argmap.graph import ArgumentGraph

_EXPLAINING = ("mechanism", "comparison", "exclusion", "experiment")


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each support from an order in time to credit or blame."""
    named = {step.link.id for step in causal_steps(graph)}
    for step in steps(graph):
        if step.link.id in named:
            continue
        credit = asserted_cue("credit", step.conclusion)
        ordered = first_found(step.premises, partial(asserted_cue, "order-in-time"))
        if credit and ordered and not _is_explained(graph, step):
            premise, order = ordered
            yield Finding(
                f"{quote_at(step.conclusion, credit, 90)} is based on "
                f"{quote_at(premise, order, 90)}.",
                f"With {quote(order.words, 40)} the text gives an order in time; it does not say "
                "how the one caused the other.",
                link=step.link.id,
            )


def _is_explained(graph: ArgumentGraph, step: Step) -> bool:
    """Return whether the step, or what supports its premises, gives a mechanism or the like."""
    texts = [
        _without_order(each.text)
        for each in (*step.premises, *reasons_for(graph, *step.link.premises), step.conclusion)
    ]
    return any(has(name, text) for text in texts for name in _EXPLAINING)


def _without_order(text: str) -> str:
    """Return a text without its words of time: "since the" may also give a reason."""
    for cue in reversed(find("order-in-time", text)):
        text = f"{text[: cue.start]} {text[cue.end :]}"
    return text
