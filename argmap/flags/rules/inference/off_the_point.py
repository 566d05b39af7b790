"""An answer with figures that counts something other than its target.

What it finds: An attack with figures on a statement with figures, if the two share no content word
and do not count the same thing. Off by default: `argmap check --select ARG212` turns it on.
Why it matters: An answer counts against a point only if it is about it.
The question to ask: If all its premises hold, does the point have to be given up?
Flagged:
## spent rebuttal
> The ministry spent 40 million on new trains.
- attacks: late

## late claim
> Of the 40 buses 11 arrive late.
- by: the riders
Not flagged:
## counted rebuttal
> In June only 1 of 30 buses was late.
- attacks: late

## late claim
> Of the 40 buses 11 arrive late.
- by: the riders
What to do: Link the statement that connects the answer to the point, or change its target.
False alarms: Most of them, in texts that people annotated: that is why the rule is off. An answer
in other words: two texts can be about one thing without a common word.
"""

from collections.abc import Iterator

from argmap.english.content_words import content_words
from argmap.english.counted import named
from argmap.english.numbers import amounts
from argmap.flags.finding import Finding
from argmap.flags.quoting import quote
from argmap.flags.steps import reasons_for
from argmap.graph import ArgumentGraph
from argmap.model import Statement


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each attack with figures that shares nothing counted with its target."""
    for link in graph.annotation.links:
        if link.kind != "attack" or len(link.premises) > 1:
            continue
        answer, target = graph.premises(link)[0], graph.statements[link.conclusion]
        if amounts(answer.text) and amounts(target.text) and not _is_near(graph, answer, target):
            yield Finding(
                f"{quote(answer.text, 90)} speaks against {quote(target.text, 90)}.",
                "The two count different things; the text does not say how they are connected.",
                link=link.id,
            )


def _is_near(graph: ArgumentGraph, answer: Statement, target: Statement) -> bool:
    """Return whether an answer, with its reasons, shares a word or counted thing with a target."""
    words = " ".join(each.text for each in (answer, *reasons_for(graph, answer.id)))
    return bool(
        content_words(words) & content_words(target.text) or named(words) & named(target.text)
    )
