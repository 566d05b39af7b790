"""`argmap new`: an annotation to begin with."""

from __future__ import annotations

import sys

import click


@click.command()
@click.argument("source")
def new(source: str) -> None:
    """Begin an annotation by hand.

    Writes NAME.argmap.md beside SOURCE, which is NAME.txt, with its front matter and an example in
    remarks. Nothing is overwritten. Ends with 0, or with 2 if something could not be done.
    """
    from argmap import revision
    from argmap.model import ArgmapError

    try:
        target = revision.new(source)
    except ArgmapError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    except OSError as error:
        click.echo(f"{source}: {error.strerror or error}", err=True)
        sys.exit(2)
    click.echo(f"{target}: written; put your statements into it, then argmap build {source}")
