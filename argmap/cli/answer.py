"""`argmap answer`: a person answers a flag, with a reason."""

import click

from argmap.cli._output import exit_on_error, print_revisions


@click.command()
@click.argument("path")
@click.argument("name", metavar="ID")
@click.argument("code")
@click.argument("reason")
def answer(path: str, name: str, code: str, reason: str) -> None:
    """Answer a flag on a statement or a link.

    PATH is an annotation or its source. ID is the statement or link that the flag is on, CODE the
    code or the name of the flag, and REASON where the text gives what the flag asks for, or why the
    step does not need it. Writes one line, `- answer: CODE REASON`. Exits with 0, or with 2 if that
    cannot be done.
    """
    from argmap import revision

    with exit_on_error(path):
        result = revision.answer(path, name, code, reason)
    print_revisions([result], unchanged=f"{name} has this line already")
