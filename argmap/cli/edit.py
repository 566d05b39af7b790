"""The commands that edit annotations: accept, annotate, fix, new and rename."""

import sys

import click

from argmap.cli._output import exit_on_error, print_revisions


@click.command()
@click.argument("path")
@click.argument("names", nargs=-1, metavar="[ID]...")
@click.option("--all", "everything", is_flag=True, help="Accept every proposal of the file.")
def accept(path: str, names: tuple[str, ...], *, everything: bool) -> None:
    """Accept the machine's proposals: the ones you name, or all.

    PATH is an annotation or its source. ID is a statement, such as `fewer-accidents`, or a link,
    such as 'fewer-accidents -> programme-works'. Accepting a statement does not accept its links.
    Exits with 0, or with 2 if something could not be done.
    """
    from argmap import revision

    with exit_on_error(path):
        if bool(names) == everything:
            _list_proposals(path, *revision.proposed(path), named=bool(names))
        result = revision.accept(path, names)
    print_revisions([result], unchanged="there was nothing left to accept")


def _list_proposals(
    path: str, sure: tuple[str, ...], unsure: tuple[str, ...], *, named: bool
) -> None:
    if not sure and not unsure:
        click.echo(f"{path}: there is nothing left to accept", err=True)
        sys.exit(2 if named else 0)
    lines = [f"{path}: name what to accept, or use --all", *(f"  {name}" for name in sure)]
    if unsure:
        lines += ["proposed, but marked as unsure:", *(f"  {name}" for name in unsure)]
    click.echo("\n".join(lines), err=True)
    sys.exit(2)


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


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--write", is_flag=True, help="Change the files; without it nothing is written.")
def fix(paths: tuple[str, ...], *, write: bool) -> None:
    """Show quotes that no longer match the source exactly, or update them.

    PATH is a folder, a source or an annotation. Only quotes that match approximately, and in one
    place, are changed; a quote that is not found is an error, as in every command. Exits with 0, or
    with 2 if a file has errors.
    """
    from argmap import revision

    revisions = revision.fix(paths, write=write)
    print_revisions(revisions, unchanged="every quote that was found matches the source exactly")


@click.command()
@click.argument("source")
def new(source: str) -> None:
    """Start an annotation by hand.

    Writes NAME.argmap.md next to SOURCE, which is NAME.txt, with its front matter and a
    commented-out example. Nothing is overwritten. Exits with 0, or with 2 if it could not be done.
    """
    from argmap import revision

    with exit_on_error(source):
        target = revision.new(source)
    click.echo(f"{target}: written; add your statements to it, then run argmap build {source}")


@click.command()
@click.argument("path")
@click.argument("old")
@click.argument("new")
def rename(path: str, old: str, new: str) -> None:
    """Rename a statement and every reference to it.

    PATH is an annotation or its source; OLD is an id in it, NEW one that no statement has. Exits
    with 0, or with 2 if something could not be done.
    """
    from argmap import revision

    with exit_on_error(path):
        result = revision.rename(path, old, new)
    print_revisions([result], unchanged="it already has this name")
