"""`argmap explain`: the page of a rule, or the catalogue."""

from __future__ import annotations

import click


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Print the page of a rule, or the catalogue of all flags.

    CODE is a published code, such as ARG202; without one, every code with its name is listed.
    """
    from argmap.flags import catalogue, page_of
    from argmap.model import CODES

    if code is None:
        click.echo(catalogue())
        return
    if code.upper() not in CODES:
        from difflib import get_close_matches

        near = get_close_matches(code.upper(), CODES, n=1, cutoff=0.5)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise click.UsageError(f"no flag has the code {code!r}{hint} `argmap explain` lists them all.")
    click.echo(page_of(code.upper()))
