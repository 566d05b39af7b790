"""`argmap answer`: a person answers a flag, with a reason."""

from argmap.cli._marking import marking

answer = marking(
    "answer",
    """Answer a flag on a statement or a link.

    PATH is an annotation or its source. ID is the statement or link that the flag is on, CODE the
    code or the name of the flag, and REASON where the text gives what the flag asks for, or why the
    step does not need it. Writes one line, `- answer: CODE REASON`. Exits with 0, or with 2 if that
    cannot be done.
    """,
)
