"""A cause is stated, and nothing linked to it shows a mechanism or rules out another cause.

What it finds: A support whose conclusion says that one thing caused another ("thanks to", "led to",
"the result of"), if no linked statement gives a mechanism, a comparison or an alternative that is
ruled out. If the premises are figures over time, ARG202 says so instead. Other wordings are read by
a trained scorer, which names the words that decided; a mechanism, a comparison, another cause ruled
out or a hedge silences it.
Why it matters: What comes with a change need not have caused it.
The question to ask: What else could have caused it, and by what mechanism did this do it?
Flagged:
## shopkeepers claim
> Every shopkeeper in the square can tell you so.
- supports: law-lowers-prices

## law-lowers-prices conclusion
> Thanks to the new law, life has become easier.
Not flagged:
## competition evidence
> The law lets chemists sell what only hospitals could sell before, so that three shops now compete.
- supports: law-helps

## law-helps conclusion
> Thanks to the new law life has become easier.
What to do: Link what the text gives: how it acts, what happened without it, what else is ruled out.
False alarms: "The result of the vote was 5 to 4", "the sum due to the town", "many thanks to the
staff". A cause that is hedged, questioned, denied, predicted or quoted from another is left out; so
is the cause of a single event, which needs no series. By its words alone, "the amount due to the
builder" can be taken for a cause.
"""

from collections.abc import Iterator

from argmap.flags.causes import CausalStep, causal_steps
from argmap.flags.finding import Finding
from argmap.flags.quoting import quote
from argmap.flags.searching import quote_at
from argmap.flags.steps import against
from argmap.graph import ArgumentGraph


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each support of a causal conclusion that nothing explains."""
    for step in causal_steps(graph):
        if not step.movement:
            yield Finding(
                f"{quote_at(step.conclusion, step.marker)} names a cause; the reason given is "
                f"{quote(step.premise.text, 90)}.",
                _lacks(step) + against(graph, step.link.id),
                link=step.link.id,
            )


def _lacks(step: CausalStep) -> str:
    reported = step.conclusion.reported
    start = "Not enough of it is quoted to see" if reported else "The text does not say"
    return (
        f"{start} how {step.cause} caused it, what happened without it, or why nothing else could "
        "be the cause."
    )
