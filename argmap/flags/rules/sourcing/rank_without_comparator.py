"""A rank or a superlative without a comparison.

What it finds: "World-class", "a leader among", "unprecedented", "the best in the country" and the
like, with no number, no comparison and no ranking next to it. A warning if the statement has links,
otherwise a note. Also a step from one's own figure to a rank, read by a trained scorer, which names
the words that decided and only proposes; the figures of the others, or a ranking from outside,
silence it.
Why it matters: A rank means something only in comparison with others.
The question to ask: Compared with whom, by what measure?
Flagged:
## leader claim
> Our harbour is a leader among the ports of the north.
- supports: deserves

## deserves conclusion
> It deserves the new line.
Not flagged:
## leader evidence
> With 41 million tonnes our harbour is ahead of all ports of the north; the next has 29.
- supports: deserves

## deserves conclusion
> It deserves the new line.
What to do: Link or quote the comparison, if the text gives one.
False alarms: Superlatives with numbers next to them, titles ("the leading judge", "the highest
court"), "for the first time". Reported statements are treated in the same way.
"""

from collections.abc import Iterator

from argmap.english.cues import Cue, has
from argmap.english.numbers import amounts
from argmap.english.numbers.mentions import ORDINAL
from argmap.english.sentences import sentence_around
from argmap.flags.finding import Finding
from argmap.flags.places import cue_span
from argmap.flags.quoting import quote
from argmap.flags.searching import quote_at, stated_cues
from argmap.flags.steps import reasons_for
from argmap.graph import ArgumentGraph
from argmap.model import Statement


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each statement that gives a rank without what it is compared with."""
    for statement in graph.annotation.statements:
        for cue in stated_cues("rank", statement, reported=statement.reported):
            if not _is_compared(graph, statement, cue):
                yield _finding(graph, statement, cue)
                break


def _is_compared(graph: ArgumentGraph, statement: Statement, cue: Cue) -> bool:
    """Return whether a rank has numbers, others or a ranking with it, or is only a wish."""
    text = statement.text
    start, end = sentence_around(text, cue)
    rest = f"{text[start : cue.start]} {text[cue.end : end]}"
    if has("modal", rest) or amounts(rest) or ORDINAL.search(rest) or has("comparator", rest):
        return True
    return any(has("comparator", each.text) for each in reasons_for(graph, statement.id))


def _finding(graph: ArgumentGraph, statement: Statement, cue: Cue) -> Finding:
    links = graph.outgoing(statement.id)
    used = next((link.conclusion for link in links if link.kind == "support"), "")
    linked = bool(links or graph.supports(statement.id))
    start = "Not enough of it is quoted to see" if statement.reported else "It does not say"
    return Finding(
        f"The text says {quote(cue.words)} in {quote_at(statement, cue)}.",
        f"{start} which others it is compared with, or by what measure.",
        statement=statement.id,
        span=cue_span(graph, statement, cue),
        level=None if linked else "note",
        stake=f"It is used for {quote(graph.statements[used].text, 80)}." if used else "",
    )
