"""`argmap accept`: remove the `?` of proposals."""

import sys
from typing import TypeAlias

import click

from argmap.cli import say
from argmap.cli._output import exit_on_error, print_revisions

_AS = (
    "A role for statements: claim, evidence, conclusion, rebuttal; or supports, attacks for links."
)
Items: TypeAlias = tuple[tuple[str, str], ...]  # ids, each with what it says


@click.command()
@click.argument("path")
@click.argument("names", nargs=-1, metavar="[ID]...")
@click.option("--all", "everything", is_flag=True, help="Accept every proposal of the file.")
@click.option("--as", "kind", default="", metavar="WHAT", help=_AS)
def accept(path: str, names: tuple[str, ...], *, everything: bool, kind: str) -> None:
    """Accept the machine's proposals: the ones you name, or all.

    PATH is an annotation or its source. ID is a statement, such as `fewer-accidents`, or a link,
    such as 'fewer-accidents -> programme-works', which may be only suggested. Accepting a statement
    does not accept its links. With `--as` a statement gets another role, and a link supports or
    attacks; it need not have been proposed. Without an ID the command lists what there is to
    accept. Exits with 0, or with 2 if something could not be done.
    """
    from argmap import decision

    with exit_on_error(path):
        if names and everything:
            raise click.UsageError("name what to accept, or use --all, and not both")
        if not names and not everything and not kind:
            _list(path, *decision.proposed(path))
        result = decision.accept(path, names, kind=kind)
    print_revisions([result])


def _list(path: str, sure: Items, unsure: Items, links: Items, fault: str) -> None:
    """Print what there is to accept; exit with 2 if there is anything to be named."""
    if fault:
        say(fault, err=True)
    if not (sure or unsure or links):
        say(f"{path}: there is nothing left to accept", err=True)
        sys.exit(0)
    either = ", or use --all" if sure or unsure else ""
    parts = (
        (f"{path}: name what to accept{either}", sure),
        ("proposed, but marked as unsure:", unsure),
        ("suggested links, not in the file, which --all leaves out:", links),
    )
    for title, items in parts:
        if items or items is sure:
            listed = [line for name, said in items for line in (f"  {name}", f"      {said}")]
            say("\n".join([title, *listed]), err=True)
    sys.exit(2)
