"""What is counted has another name in the conclusion, and nothing says that both are counted alike.

What it finds: A step whose premises count one thing (arrests, say) while the conclusion gives a
number or a change of another (crimes), with nothing that says the two are counted alike. Other
wordings are read by a trained scorer, which names the words that decided; words that join the two
measures, or a figure for the thing itself, silence it.
Why it matters: A figure is only about what was counted.
The question to ask: Is the one counted in the same way as the other?
Flagged:
## given evidence
> The police made 312 arrests in May.
- supports: drawn

## drawn conclusion
> There were 312 crimes in the town in May.
Not flagged:
## given evidence
> The police made 312 arrests in May.
- supports: drawn

## drawn conclusion
> That is 312 arrests more than in April.
What to do: Link the statement that connects the two, if the text has one.
False alarms: Synonyms that our list keeps separate. In a translated text the two words may be one
in the original: the message says so. A conclusion about the same measure in quite other words.
"""

from collections.abc import Iterator

from argmap.english.counted import counted, named
from argmap.english.cues import has
from argmap.english.sentences import is_question
from argmap.english.turns import without_quotations
from argmap.flags.finding import Finding
from argmap.flags.quoting import quote
from argmap.flags.steps import first_found, reasons_for, steps
from argmap.graph import ArgumentGraph
from argmap.model import Link, Statement


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each step whose conclusion counts another thing than its premises do."""
    for link, premises, conclusion in steps(graph):
        if any(each.implicit for each in premises):
            continue
        there = _the_one_counted(conclusion)
        here = first_found(premises, _first_counted)
        if there and here and not named(conclusion.text) & _kinds(graph, link):
            yield _finding(link, conclusion, there, *here)


def _the_one_counted(conclusion: Statement) -> str:
    """Return the one thing that a conclusion counts; "" if it counts several, asks or predicts."""
    found = counted(without_quotations(conclusion.text) or conclusion.text)
    if len(found) != 1 or has("modal", conclusion.text) or is_question(conclusion.text):
        return ""
    return next(iter(found.values()))


def _first_counted(premise: Statement) -> str:
    return next(iter(counted(premise.text).values()), "")


def _kinds(graph: ArgumentGraph, link: Link) -> frozenset[str]:
    """Return what the premises of a link, and what supports them, name."""
    near = (*graph.premises(link), *reasons_for(graph, *link.premises))
    return frozenset[str]().union(*(named(each.text) for each in near))


def _finding(
    link: Link, conclusion: Statement, there: str, premise: Statement, here: str
) -> Finding:
    return Finding(
        f"{quote(premise.text, 90)} counts {quote(here)}; "
        f"{quote(conclusion.text, 90)} is about {quote(there)}.",
        f"The text does not say that {quote(there)} are counted in the same way as {quote(here)}.",
        link=link.id,
    )
