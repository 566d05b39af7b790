"""The only support is that an authority says so.

What it finds: A claim or conclusion with one single reason, which is that a person or body of
standing says so or does so. Laws and rulings, which make what they say, are left out. Other
wordings are read by a trained scorer, which names the words that decided; a figure or somebody
else's finding silences it.
Why it matters: An authority counts in its own field, and if others agree.
The question to ask: Who, in which field, saying what, and do others agree?
Flagged:
## given evidence
> The president himself says that the water is clean.
- supports: drawn

## drawn conclusion
> The water is clean.
Not flagged:
## given evidence
> The professor says that the water is clean, and here are the 40 samples.
- supports: drawn

## drawn conclusion
> The water is clean.

## samples evidence
> Of 40 samples 39 had no germs.
- supports: drawn
What to do: Link what the authority's word is based on, if the text gives it.
False alarms: An expert in the field, rightly asked: often the best reason there is. That is why it
is a note.
"""

from collections.abc import Iterator

from argmap.english.cues import has
from argmap.flags.finding import Finding
from argmap.flags.quoting import quote
from argmap.flags.searching import quote_at, stated_cues
from argmap.graph import ArgumentGraph


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each statement whose only reason is the word of an authority."""
    for statement in graph.annotation.statements:
        reasons = graph.supports(statement.id)
        if len(reasons) != 1 or len(reasons[0].premises) != 1:
            continue
        premise = graph.premises(reasons[0])[0]
        cue = next(stated_cues("authority-says", premise), None)
        if not cue or has("law-itself", premise.text) or graph.supports(premise.id):
            continue
        if not has("authority-says", statement.text) and not has("speech-act", statement.text):
            yield Finding(
                f"{quote_at(premise, cue, 90)} is the only reason for {quote(statement.text, 90)}.",
                "The text does not say what the authority's word is based on.",
                link=reasons[0].id,
            )
