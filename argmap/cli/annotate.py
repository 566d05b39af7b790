"""`argmap annotate`: draft again, and merge into the file that a person edits."""

from __future__ import annotations

import sys

import click

from argmap.cli._refusals import refusals
from argmap.cli._revisions import tell


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--dry-run", is_flag=True, help="Only print what would change.")
@click.option("--model", metavar="NAME|PATH", help="The spaCy model that drafts; `blank` for none.")
def annotate(paths: tuple[str, ...], model: str | None, *, dry_run: bool) -> None:
    """Draft again and merge what is new into the file that you edit.

    PATH is a folder, a source or an annotation. What you accepted, changed or wrote stays; what you
    deleted does not come back; where the draft now says something else than you, a remark above the
    line tells. Every changed line is printed. Ends with 0, or with 2 if something could not be done.
    """
    from argmap import revision

    failed = False
    with refusals():
        for each in revision.annotate(paths, model=model, dry_run=dry_run):
            tell(each, nothing="the draft says nothing new")
            failed = failed or each.failed
    sys.exit(2 if failed else 0)
