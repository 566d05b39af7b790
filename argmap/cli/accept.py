"""`argmap accept`: remove the `?` of proposals."""

import sys
from typing import TypeAlias

import click

from argmap.cli import say
from argmap.cli._output import exit_on_error, print_revisions

Names: TypeAlias = tuple[str, ...]


@click.command()
@click.argument("path")
@click.argument("names", nargs=-1, metavar="[ID]...")
@click.option("--all", "everything", is_flag=True, help="Accept every proposal of the file.")
def accept(path: str, names: tuple[str, ...], *, everything: bool) -> None:
    """Accept the machine's proposals: the ones you name, or all.

    PATH is an annotation or its source. ID is a statement, such as `fewer-accidents`, or a link,
    such as 'fewer-accidents -> programme-works', which may be only suggested. Accepting a statement
    does not accept its links. Without an ID it lists what there is to accept. Exits with 0, or with
    2 if something could not be done.
    """
    from argmap import decision

    with exit_on_error(path):
        if names and everything:
            raise click.UsageError("name what to accept, or use --all, and not both")
        if not names and not everything:
            _list(path, *decision.proposed(path))
        result = decision.accept(path, names)
    print_revisions([result])


def _list(path: str, sure: Names, unsure: Names, links: Names) -> None:
    """Print what there is to accept; exit with 2 if there is anything to be named."""
    if not (sure or unsure or links):
        say(f"{path}: there is nothing left to accept", err=True)
        sys.exit(0)
    either = ", or use --all" if sure or unsure else ""
    lines = [f"{path}: name what to accept{either}", *(f"  {name}" for name in sure)]
    if unsure:
        lines += ["proposed, but marked as unsure:", *(f"  {name}" for name in unsure)]
    if links:
        lines += ["suggested links, not in the file, which --all leaves out:"]
        lines += (f"  {name}" for name in links)
    say("\n".join(lines), err=True)
    sys.exit(2)
