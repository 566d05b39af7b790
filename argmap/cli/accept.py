"""`argmap accept`: the `?` of proposals taken away."""

from __future__ import annotations

import sys

import click

from argmap.cli._refusals import refusals
from argmap.cli._revisions import tell


@click.command()
@click.argument("path")
@click.argument("names", nargs=-1, metavar="[ID]...")
@click.option("--all", "everything", is_flag=True, help="Accept every proposal of the file.")
def accept(path: str, names: tuple[str, ...], *, everything: bool) -> None:
    """Accept proposals of the machine: chosen ones, or all.

    PATH is an annotation or its source. ID is a statement, as in `fewer-accidents`, or a link, as in
    'fewer-accidents -> programme-works'. A statement is accepted without its links: these are steps of
    their own. Ends with 0, or with 2 if something could not be done.
    """
    from argmap import revision

    with refusals(path):
        if bool(names) == everything:
            sure, unsure = revision.proposed(path)
            listed = "".join(f"\n  {name}" for name in sure)
            doubtful = "".join(f"\n  {name}" for name in unsure)
            if doubtful:
                listed += f"\nproposed, but the machine was unsure:{doubtful}"
            message = (
                f"{path}: name what to accept, or write --all"
                if listed
                else f"{path}: nothing is left to accept"
            )
            click.echo(f"{message}{listed}", err=True)
            sys.exit(2 if listed or names else 0)
        result = revision.accept(path, names)
    tell(result, nothing="nothing was left to accept")
    sys.exit(2 if result.failed else 0)
