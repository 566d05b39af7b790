"""`argmap add`: documents into the corpus, as text."""

from __future__ import annotations

import sys

import click


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "-o",
    "--output",
    default="corpus",
    show_default=True,
    metavar="DIR",
    help="The folder of the corpus.",
)
@click.option(
    "--date", metavar="DATE", help="When the document was published: 2024, 2024-05 or 2024-05-17."
)
@click.option(
    "--name",
    metavar="NAME",
    help="The name of the source; only with one FILE. Default: the file's own, in small letters.",
)
def add(files: tuple[str, ...], output: str, date: str | None, name: str | None) -> None:
    """Take documents (HTML, PDF, DOCX, Markdown, text) into the corpus as text.

    FILE becomes DIR/NAME.txt, and DIR/NAME.source.json says which file it was, and on which page or in
    which element each line stood. Nothing is overwritten. HTML, PDF, DOCX and Markdown need the extra:
    pip install "argmap[documents]". Ends with 0, with 2 if a document could not be taken; the others are.
    """
    from argmap.documents import take
    from argmap.model import ArgmapError

    if name is not None and len(files) > 1:
        message = "a name fits one FILE only; take the others one by one, or leave it out"
        raise click.BadParameter(message, param_hint="--name")
    failed = False
    for file in files:
        try:
            taken = take(file, output, date=date, name=name)
        except ArgmapError as error:
            click.echo(str(error), err=True)
            failed = True
            continue
        pages = f" on {taken.pages} page{'s' if taken.pages > 1 else ''}" if taken.pages else ""
        click.echo(
            f"{taken.text}: {taken.lines} line{'s' if taken.lines > 1 else ''} from {file}{pages}"
        )
        for note in taken.notes:
            click.echo(f"{file}: {note}", err=True)
    sys.exit(2 if failed else 0)
