"""`argmap new`: an annotation to begin with."""

from __future__ import annotations

import click

from argmap.cli._refusals import refusals


@click.command()
@click.argument("source")
def new(source: str) -> None:
    """Begin an annotation by hand.

    Writes NAME.argmap.md beside SOURCE, which is NAME.txt, with its front matter and an example in
    remarks. Nothing is overwritten. Ends with 0, or with 2 if something could not be done.
    """
    from argmap import revision

    with refusals(source):
        target = revision.new(source)
    click.echo(f"{target}: written; put your statements into it, then argmap build {source}")
