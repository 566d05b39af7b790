"""`argmap import`: a document of the corpus from a file of another tool."""

import click

from argmap.cli import say
from argmap.cli._output import exit_on_error, having
from argmap.summary import counted

FORMATS = (
    "docx", "brat", "microtext", "csv", "argdown", "kialo", "xaif", "aif", "sadface",
    "label-studio", "web-annotation",
)  # fmt: skip
_FROM = "The format; guessed by default."
_NAME = "The name of the document; default: that of the file."
_TEXT = "The source, if FILE does not contain it: statements are looked up in it."


@click.command("import")
@click.argument("file", metavar="FILE")
@click.option("--from", "form", type=click.Choice(FORMATS), help=_FROM)
@click.option(
    "-o", "--output", default="corpus", metavar="DIR", show_default=True, help="The corpus folder."
)
@click.option("--name", metavar="NAME", help=_NAME)
@click.option("--text", metavar="SOURCE", help=_TEXT)
def import_(
    file: str, *, form: str | None, output: str, name: str | None, text: str | None
) -> None:
    """Make a document of the corpus from a file of another tool, or a reviewed Word file.

    Writes DIR/NAME.txt and DIR/NAME.argmap.md; nothing is overwritten. What FILE has and argmap
    cannot express is listed on standard error. Nothing in FILE is run, and nothing it names is
    fetched. Exits with 0, or with 2 if it could not be imported.
    """
    from argmap import imports

    with exit_on_error(file):
        brought = imports.bring(file, output, form=form, name=name, text=text)
    with having(f"{brought.annotation} is written"):
        read = brought.read
        said = counted(len(read.statements), "statement")
        links = counted(len(read.links), "link")
        say(f"wrote {brought.source}")
        say(f"wrote {brought.annotation}: {said} and {links} from {brought.form}")
        for remark in brought.remarks:
            say(f"{file}: {remark}", err=True)
