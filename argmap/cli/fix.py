"""`argmap fix`: give inexact quotes the words of the source, and old keys their new spelling."""

import click

from argmap.cli._output import print_revisions


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--write", is_flag=True, help="Change the files; without it nothing is written.")
def fix(paths: tuple[str, ...], *, write: bool) -> None:
    """Show quotes that no longer match the source exactly, or update them.

    PATH is a folder, a source or an annotation. Keys in an old spelling get the new one (`accept:`
    becomes `answer:`). Only quotes that match approximately, and in one
    place, are changed; a quote that is not found is an error, as in every command. Exits with 0, or
    with 2 if a file has errors.
    """
    from argmap import revision

    revisions = revision.fix(paths, write=write)
    print_revisions(revisions, unchanged="every quote that was found matches the source exactly")
