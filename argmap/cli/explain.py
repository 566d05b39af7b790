"""`argmap explain`: the page of a rule, or the catalogue of all flags."""

import click

from argmap.cli import say


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Show the page of a rule, or the catalogue of all flags.

    CODE is a published code or its name, such as ARG202; without it, every code is listed.
    """
    from argmap.flags import listing, page_of
    from argmap.model import ArgmapError

    try:
        say(page_of(code) if code else listing())
    except ArgmapError as error:
        raise click.UsageError(str(error)) from None
