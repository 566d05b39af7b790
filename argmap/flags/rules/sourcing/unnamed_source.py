"""A source without a name.

What it finds: A source given as "a newspaper", "some sources", "a person familiar with the matter".
Why it matters: A reader cannot look it up.
The question to ask: Can the source be named?
Flagged:
> A person familiar with the talks says that they have failed.
Not flagged:
> According to the Anover Gazette the talks have failed.
What to do: Name the source in a note, or say why it has no name.
False alarms: Sources who must be protected: then the text can say so.
"""

from argmap.flags.searching import word_notes

check = word_notes("unnamed-source", lacks="The source has no name.")
