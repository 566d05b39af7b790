"""A hint, such as "conveniently", that says nothing one could answer.

What it finds: Words such as "conveniently", "suspiciously" or "it is no coincidence that".
Why it matters: A hint cannot be answered.
The question to ask: What is being said, and what shows it?
Flagged:
> The file was conveniently lost in the week of the audit.
Not flagged:
> The file was lost in the week of the audit.
What to do: Write what is meant as a statement in our words (`=`), or leave the flag.
False alarms: A real coincidence; a shop that is conveniently located.
"""

from argmap.flags.searching import word_notes

check = word_notes("insinuation", lacks="The text does not say what it hints at.")
