"""An amount without a number, such as "many".

What it finds: Words such as "many", "several" or "almost every". Off by default: `argmap check
--select ARG504` turns it on.
Why it matters: The reader cannot tell how many.
The question to ask: How many?
Flagged:
> Many shops have closed.
Not flagged:
> In May 14 of 40 shops closed.
What to do: Add the number in a note, if it is known.
False alarms: Most texts, in most sentences. That is why the rule is off.
"""

from argmap.flags.searching import word_notes

check = word_notes("vague-amount", lacks="The text gives no number.")
