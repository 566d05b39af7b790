"""`argmap rename`: change the id of a statement, and every reference to it."""

import click

from argmap.cli._output import exit_on_error, print_revisions


@click.command()
@click.argument("path")
@click.argument("old")
@click.argument("new")
def rename(path: str, old: str, new: str) -> None:
    """Rename a statement and every reference to it.

    PATH is an annotation or its source; OLD is an id in it, NEW one that no statement has. Exits
    with 0, or with 2 if something could not be done.
    """
    from argmap import revision

    with exit_on_error(path):
        result = revision.rename(path, old, new)
    print_revisions([result], unchanged="it already has this name")
