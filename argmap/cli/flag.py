"""`argmap flag`: a person raises or confirms a flag, with a reason."""

import click

from argmap.cli._output import exit_on_error, print_revisions


@click.command()
@click.argument("path")
@click.argument("name", metavar="ID")
@click.argument("code")
@click.argument("reason")
def flag(path: str, name: str, code: str, reason: str) -> None:
    """Flag a statement or a link, or confirm a flag on it.

    PATH is an annotation or its source. ID is a statement, such as `fewer-accidents`, or a link,
    such as 'fewer-accidents -> programme-works'; CODE is the code or the name of a flag, as `argmap
    explain` lists them. Writes one line, `- flag: CODE REASON`. Exits with 0, or with 2 if that
    cannot be done.
    """
    from argmap import revision

    with exit_on_error(path):
        result = revision.flag(path, name, code, reason)
    print_revisions([result], unchanged=f"{name} has this line already")
