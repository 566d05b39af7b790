"""`argmap new`: an empty annotation to start from."""

import click

from argmap.cli import say
from argmap.cli._output import exit_on_error, having


@click.command()
@click.argument("source")
def new(source: str) -> None:
    """Start an annotation by hand.

    Writes NAME.argmap.md next to SOURCE, which is NAME.txt, with its front matter and a
    commented-out example. Nothing is overwritten. Exits with 0, or with 2 if it could not be done.
    """
    from argmap import revision
    from argmap.symbols import in_shell

    with exit_on_error(source):
        target = revision.new(source)
    with having(f"{target} is written"):
        advice = f"add your statements to it, then run argmap build {in_shell(source)}"
        say(f"{target}: written; {advice}")
