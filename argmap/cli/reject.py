"""`argmap reject`: remove proposals that the text does not make."""

import click

from argmap.cli._output import exit_on_error, print_revisions


@click.command()
@click.argument("path")
@click.argument("names", nargs=-1, required=True, metavar="ID...")
def reject(path: str, names: tuple[str, ...]) -> None:
    """Reject proposals of the machine: the ones you name.

    PATH is an annotation or its source. ID is a statement, such as `fewer-accidents`, or a link,
    such as 'fewer-accidents -> programme-works'. With a statement go the proposed links that begin
    or end at it, and with a link what undercuts it. What you wrote or accepted is never removed.
    Exits with 0, or with 2 if something could not be done.
    """
    from argmap import revision

    with exit_on_error(path):
        result = revision.reject(path, names)
    print_revisions([result], unchanged="there was nothing to reject")
