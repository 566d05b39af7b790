"""`argmap report`: a reading as a document for people without the map."""

from __future__ import annotations

import click

FORMS = ("markdown", "html", "docx")
_TO = "The form."
_OUTPUT = "The output folder; for one document also a file, or - for standard output."
_MODEL = "The spaCy model that drafts a source without an annotation; `blank` for none."


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--to", default="markdown", show_default=True, type=click.Choice(FORMS), help=_TO)
@click.option(
    "-o", "--output", default="output", metavar="DIR|FILE|-", show_default=True, help=_OUTPUT
)
@click.option("--model", metavar="NAME|PATH", help=_MODEL)
def report(paths: tuple[str, ...], *, to: str, output: str, model: str | None) -> None:
    """Write a report for readers without the map: claims, grounds, flags, figures.

    PATH is a folder, a source or an annotation; default: corpus/. The report of NAME goes to
    DIR/NAME.report.md (or .html, .docx): what is claimed, each argument in premise-conclusion form,
    flags with questions and answers, the audit of figures, what was not taken in, and where all
    this comes from. Exits with 0, or with 2 if a document could not be read.
    """
    from argmap.cli.export import deliver

    deliver(paths, f"report-{to}", output, model)
