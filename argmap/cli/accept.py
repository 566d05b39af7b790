"""`argmap accept`: remove the `?` of proposals."""

import sys

import click

from argmap.cli import say
from argmap.cli._output import exit_on_error, print_revisions


@click.command()
@click.argument("path")
@click.argument("names", nargs=-1, metavar="[ID]...")
@click.option("--all", "everything", is_flag=True, help="Accept every proposal of the file.")
def accept(path: str, names: tuple[str, ...], *, everything: bool) -> None:
    """Accept the machine's proposals: the ones you name, or all.

    PATH is an annotation or its source. ID is a statement, such as `fewer-accidents`, or a link,
    such as 'fewer-accidents -> programme-works'. Accepting a statement does not accept its links.
    Exits with 0, or with 2 if something could not be done.
    """
    from argmap import revision

    with exit_on_error(path):
        if bool(names) == everything:
            _list_proposals(path, *revision.proposed(path), named=bool(names))
        result = revision.accept(path, names)
    print_revisions([result], unchanged="there was nothing left to accept")


def _list_proposals(
    path: str, sure: tuple[str, ...], unsure: tuple[str, ...], *, named: bool
) -> None:
    if not sure and not unsure:
        say(f"{path}: there is nothing left to accept", err=True)
        sys.exit(2 if named else 0)
    lines = [f"{path}: name what to accept, or use --all", *(f"  {name}" for name in sure)]
    if unsure:
        lines += ["proposed, but marked as unsure:", *(f"  {name}" for name in unsure)]
    say("\n".join(lines), err=True)
    sys.exit(2)
