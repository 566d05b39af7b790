"""A group of premises that support only together, and one of them is a claim without support.

What it finds: A link with several premises of which at least one is a claim of the text itself, or
an implicit premise, with no support.
Why it matters: Linked premises support only together.
The question to ask: Does the weakest premise hold?
Flagged:
## act evidence
> Schools with fewer than 60 pupils are closed under the act.
- supports: must-close with ours

## ours claim
> Ours is one of them.

## must-close conclusion
> So our school must close.
Not flagged:
## act evidence
> Schools with fewer than 60 pupils are closed under the act.
- supports: must-close with ours

## count evidence
> The register shows 48 in ours.
- supports: ours

## ours claim
> Ours is one of them.

## must-close conclusion
> So our school must close.
What to do: Link what the text gives for the premise. Independent reasons get separate links.
False alarms: A premise that is a fact to be checked is `evidence` and is not flagged; nor is a
reported claim. A bare claim in a group is flagged here and not by ARG102. If all bare premises are
implicit, the flag is a note: that a reader added the premise says nothing against the text.
"""

from collections.abc import Iterator

from argmap.flags.finding import Finding
from argmap.flags.needed import needed_for_main
from argmap.flags.quoting import quote, several
from argmap.graph import ArgumentGraph
from argmap.model import Link, Statement

_NAMED = 2  # premises that a message quotes


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each group of linked premises with an unsupported claim in it."""
    needed = needed_for_main(graph)
    for link in graph.annotation.links:
        bare = [each for each in graph.premises(link) if _is_bare(graph, each)]
        if len(link.premises) > 1 and link.kind != "undercut" and bare:
            decides = any(each.id in needed for each in bare)
            stake = _stake(graph, link) if decides else ""
            yield _finding(graph, link, sorted(bare, key=lambda each: not each.implicit), stake)


def _is_bare(graph: ArgumentGraph, statement: Statement) -> bool:
    if statement.role != "claim" or statement.reported:
        return False
    return not graph.supports(statement.id)


def _stake(graph: ArgumentGraph, link: Link) -> str:
    main = graph.main_conclusion()
    named = f", {quote(main.text, 80)}," if main and main.id != link.conclusion else ""
    return f"Without it the main conclusion{named} loses its support."


def _finding(graph: ArgumentGraph, link: Link, bare: list[Statement], stake: str) -> Finding:
    """Return the finding on a link; `bare` begins with the implicit premises."""
    weakest = bare[0]
    others = [each for each in graph.premises(link) if each != weakest and not each.implicit]
    rest = quote(others[0].text, 80) if others else "What is given"
    verb = "supports" if link.kind == "support" else "speaks against"
    conclusion = quote(graph.statements[link.conclusion].text, 80)
    unsaid = "a premise that the text does not state: " if weakest.implicit else ""
    return Finding(
        f"{rest} {verb} {conclusion} only together with {unsaid}{quote(weakest.text, 90)}.",
        _lacks(bare),
        link=link.id,
        level="note" if all(each.implicit for each in bare) else None,
        stake=stake,
    )


def _lacks(bare: list[Statement]) -> str:
    """Return what the text does not give, naming the premises: a page shows this sentence alone."""
    named = " and ".join(quote(each.text, 90) for each in bare[:_NAMED])
    if bare[0].implicit and len(bare) == 1:
        return f"The step needs {named}. The text leaves it to the reader."
    others = several(len(bare) - _NAMED, "other premise", "other premises")
    more = f", nor for {others} of the group" if len(bare) > _NAMED else ""
    return f"The text gives no reason and no figure for {named}{more}."
