"""A statement of the text that speaks against one of its own steps, and that nothing answers.

What it finds: A support or attack that a statement undercuts, if nothing attacks the one that
undercuts.
Why it matters: The text itself gives a reason not to take this step.
The question to ask: How does the text deal with it?
Flagged:
## four-districts evidence
> Thefts fell in four of our five districts.
- supports: patrols-work

## harbour evidence
> In Harbour they rose by a third.
- undercuts: four-districts -> patrols-work

## patrols-work conclusion
> The patrols work.
Not flagged:
## four-districts evidence
> Thefts fell in four of our five districts.
- supports: patrols-work

## harbour evidence
> In Harbour they rose by a third.
- undercuts: four-districts -> patrols-work

## harbour-late rebuttal
> In Harbour the patrols began only in December.
- attacks: harbour

## patrols-work conclusion
> The patrols work.
What to do: Link the answer, if the text gives one.
False alarms: A conclusion that is itself limited ("has contributed to", "in part") is not flagged;
nor is a step of the other side.
"""

from collections.abc import Iterator

from argmap.english.cues import has
from argmap.flags.finding import Finding
from argmap.flags.quoting import quote
from argmap.graph import ArgumentGraph
from argmap.model import Link


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each link that is undercut with no answer to what undercuts it."""
    for link in graph.annotation.links:
        if link.kind == "undercut" or _is_the_other_sides(graph, link) or _is_limited(graph, link):
            continue
        unanswered = [each for each in graph.undercuts(link.id) if not _is_answered(graph, each)]
        if unanswered:
            yield _finding(graph, link, unanswered)


def _is_the_other_sides(graph: ArgumentGraph, link: Link) -> bool:
    """Return whether a link is a step of the other side, which the text itself undercuts."""
    if link.kind == "attack":
        return all(premise.reported for premise in graph.premises(link))
    return graph.statements[link.conclusion].reported


def _is_limited(graph: ArgumentGraph, link: Link) -> bool:
    """Return whether the conclusion claims no more than what the limit leaves."""
    text = graph.statements[link.conclusion].text
    return link.kind == "support" and (has("hedge", text) or has("limit", text))


def _is_answered(graph: ArgumentGraph, undercut: Link) -> bool:
    return any(
        graph.attacks(each) or any(graph.undercuts(link.id) for link in graph.supports(each))
        for each in undercut.premises
    )


def _finding(graph: ArgumentGraph, link: Link, undercuts: list[Link]) -> Finding:
    against = graph.premises(undercuts[0])[0]
    premise = quote(graph.premises(link)[0].text, 80)
    conclusion = quote(graph.statements[link.conclusion].text, 80)
    verb = "supports" if link.kind == "support" else "answers"
    by = f" from {against.speaker}" if against.reported else ""
    return Finding(
        f"{premise} {verb} {conclusion}; against this step the text also gives{by} "
        f"{quote(against.text, 90)}.",
        "The text gives both and does not say how the second is to be taken.",
        link=link.id,
        proposed_only=all(each.state == "proposed" for each in undercuts),
    )
