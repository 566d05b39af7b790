"""Others are mentioned, and a reader cannot tell who they are.

What it finds: Words such as "certain circles" or "some observers" for those whom the text answers.
Why it matters: A reader cannot tell who is answered.
The question to ask: Who is meant?
Flagged:
> Certain circles have an interest in the delay.
Not flagged:
> Certain people who live by the canal gain from the delay.
What to do: Name them in a note, if the text does so elsewhere.
False alarms: Tact: a text may spare those it means; a plain pronoun with a noun nearby.
"""

from argmap.flags.searching import word_notes

check = word_notes("unclear-who", lacks="The text does not name those it mentions.")
