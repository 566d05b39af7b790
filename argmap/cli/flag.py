"""`argmap flag`: a person raises or confirms a flag, with a reason."""

from argmap.cli._marking import marking

flag = marking(
    "flag",
    """Flag a statement or a link, or confirm a flag on it.

    PATH is an annotation or its source. ID is a statement, such as `fewer-accidents`, or a link,
    such as 'fewer-accidents -> programme-works'; CODE is the code or the name of a flag, as `argmap
    explain` lists them. Writes one line, `- flag: CODE REASON`. Exits with 0, or with 2 if that
    cannot be done.
    """,
)
