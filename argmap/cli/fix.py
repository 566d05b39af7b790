"""`argmap fix`: quotes that matched only nearly, in the words of the source."""

from __future__ import annotations

import sys

import click

from argmap.cli._refusals import refusals
from argmap.cli._revisions import tell


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--write", is_flag=True, help="Change the files; without it nothing is written.")
def fix(paths: tuple[str, ...], *, write: bool) -> None:
    """Show, or write, quotes in the words that the source has now.

    PATH is a folder, a source or an annotation. Only quotes are changed that matched nearly and in one
    place; a quote that has no place is an error, as everywhere. Ends with 0, or with 2 if a file has errors.
    """
    from argmap import revision

    failed = False
    with refusals():
        for each in revision.fix(paths, write=write):
            tell(each, nothing="every quote that has a place is what the source says")
            failed = failed or each.failed
    sys.exit(2 if failed else 0)
