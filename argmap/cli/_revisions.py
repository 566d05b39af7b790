"""How a changed annotation is told: the lines on standard output, remarks and problems on standard error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from argmap.revision import Revision


def tell(revision: Revision, *, nothing: str) -> None:
    """Print what changed in one annotation, line by line, and what is to be said about it."""
    if revision.changes:
        click.echo(f"{revision.path}: {_counted(revision)}")
        for change in revision.changes:
            click.echo(str(change))
    elif not revision.failed:
        click.echo(f"{revision.path}: {nothing}")
    if revision.kept:
        click.echo(f"{revision.path}: as it was before, it is kept in {revision.kept}", err=True)
    for line in (*revision.remarks, *(problem.report() for problem in revision.problems)):
        click.echo(line, err=True)
    if revision.failure:
        click.echo(revision.failure, err=True)


def _counted(revision: Revision) -> str:
    counts = {sign: sum(change.sign == sign for change in revision.changes) for sign in "-+"}
    verb = "changed" if revision.written else "would change"
    return f"{verb}: {_lines(counts['-'])} out, {_lines(counts['+'])} in"


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"
