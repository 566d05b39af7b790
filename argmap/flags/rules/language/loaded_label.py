"""A word that judges the other side.

What it finds: A judging word right next to a word for others or what they say ("a tendentious
report", "self-appointed experts"), in the text's own voice, in a statement that nothing supports.
Why it matters: A word that judges takes the place of a reason.
The question to ask: What would a neutral word be?
Flagged:
> The tendentious report has reached the council.
Not flagged:
> The report has reached the council; it leaves out the third year.
What to do: Read the sentence without the word. If the text gives a reason for it, link it.
False alarms: Genre: satire and polemics; a word that is shown to fit.
"""

from argmap.flags.searching import without_reason, word_notes

check = word_notes(
    "loaded", lacks="The word judges; by itself it is not a reason.", keep=without_reason
)
