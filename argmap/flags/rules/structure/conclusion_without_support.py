"""A conclusion, or the main claim, that nothing in the text supports.

What it finds: A conclusion in the text's own voice with no supporting link and no "because" of its
own. In a text without a conclusion, the one claim that supports no other, if it has links or is the
only statement. A conclusion without any link, in a text that argues for another point, gets a note.
Why it matters: Without a reason the point rests on the speaker's word alone.
The question to ask: What is this based on?
Flagged:
## leave-the-treaty conclusion
> We must leave the treaty.
Not flagged:
## cost evidence
> The treaty cost the town 4 million crowns last year.
- supports: leave-the-treaty

## leave-the-treaty conclusion
> We must leave the treaty.
What to do: Look for a reason that the text gives and link it. If there is none, leave the flag.
False alarms: The flag is about the annotation: the text may have a reason that nobody has linked,
or the role may be another. A conclusion that begins with "All this" or "For these reasons" refers
to reasons that may only lack a link; its flag is a proposal until a person confirms it.
"""

from collections.abc import Iterator

from argmap.english.assertion import gives_a_reason
from argmap.flags.finding import Finding
from argmap.flags.quoting import quote, several
from argmap.flags.searching import first_cue
from argmap.graph import ArgumentGraph
from argmap.model import Statement


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each conclusion, or main claim, that no link supports."""
    ends = (*graph.ends("conclusion"), *graph.ends("claim"))
    argues = any(graph.supports(each.id) for each in ends)
    for statement in graph.annotation.statements:
        if statement.reported or statement.implicit or graph.supports(statement.id):
            continue
        concludes = statement.role == "conclusion" or _is_the_one_claim(graph, statement)
        if concludes and not gives_a_reason(statement.text):
            aside = argues and not graph.touches(statement.id)
            yield _finding(graph, statement, aside=aside)


def _is_the_one_claim(graph: ArgumentGraph, statement: Statement) -> bool:
    if statement != graph.main_conclusion() or len(graph.ends("claim")) != 1:
        return False
    return graph.touches(statement.id) or len(graph.statements) == 1


def _finding(graph: ArgumentGraph, statement: Statement, *, aside: bool) -> Finding:
    summary = first_cue("summary", statement.text)
    is_main = statement == graph.main_conclusion() and not aside
    return Finding(
        _says(graph, statement),
        "No statement of the text is linked to it as a reason.",
        statement=statement.id,
        level="note" if aside else None,
        stake="It is the main conclusion." if is_main else "",
        proposed_only=bool(summary),
    )


def _says(graph: ArgumentGraph, statement: Statement) -> str:
    marked = statement.role == "conclusion"
    what = "marked as a conclusion" if marked else "the one claim that supports no other"
    says = f"{quote(statement.text)} is {what}."
    summary = first_cue("summary", statement.text)
    if summary:
        says += f" With {quote(summary.words)} it refers to reasons."
    objections = (premise for link in graph.attacks(statement.id) for premise in link.premises)
    answered = sum(bool(graph.attacks(each)) for each in objections)
    if answered:
        says += f" It answers {several(answered, 'objection', 'objections')} to it."
    return says
