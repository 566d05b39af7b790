"""`argmap rename`: the id of a statement, and every reference to it."""

from __future__ import annotations

import sys

import click

from argmap.cli._refusals import refusals
from argmap.cli._revisions import tell


@click.command()
@click.argument("path")
@click.argument("old")
@click.argument("new")
def rename(path: str, old: str, new: str) -> None:
    """Change the id of a statement wherever it stands.

    PATH is an annotation or its source; OLD is an id in it, NEW one that no statement has. Ends with 0,
    or with 2 if something could not be done.
    """
    from argmap import revision

    with refusals(path):
        result = revision.rename(path, old, new)
    tell(result, nothing="it is called so already")
    sys.exit(2 if result.failed else 0)
