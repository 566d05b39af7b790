"""`argmap annotate`: draft again, and merge into the file that a person edits."""

import click

from argmap.cli._output import print_revisions


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--dry-run", is_flag=True, help="Only print what would change.")
@click.option("--model", metavar="NAME|PATH", help="The spaCy model that drafts; `blank` for none.")
def annotate(paths: tuple[str, ...], model: str | None, *, dry_run: bool) -> None:
    """Draft again and merge what is new into the annotation that you edit.

    PATH is a folder, a source or an annotation. What you accepted, changed or wrote is kept; what
    you deleted does not come back; where the new draft disagrees with you, a comment above the line
    says so. Every changed line is printed. Exits with 0, or with 2 if something could not be done.
    """
    from argmap import revision

    revisions = revision.annotate(paths, model=model, dry_run=dry_run)
    print_revisions(revisions, unchanged="the draft says nothing new")
