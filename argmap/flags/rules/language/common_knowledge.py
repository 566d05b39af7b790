"""What everyone is said to know, with no reason and no source.

What it finds: Words such as "as everyone knows" or "it is no secret", in a statement that nothing
supports.
Why it matters: What everyone is said to know is given without a reason.
The question to ask: How do we know?
Flagged:
> As everyone knows, the mayor is in debt.
Not flagged:
> The register shows that the mayor is in debt.
What to do: Link a reason or name a source.
False alarms: Things that are in fact known to all; a well-known painter.
"""

from argmap.flags.searching import without_reason, word_notes

check = word_notes(
    "everyone-knows",
    lacks="The text gives no reason and no source for it.",
    keep=without_reason,
)
