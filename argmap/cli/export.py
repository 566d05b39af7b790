"""`argmap export`: documents in the formats of other tools."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

import click

from argmap.cli import pass_on, say
from argmap.cli._output import exit_on_error, having

if TYPE_CHECKING:
    from argmap.exports import Delivery

FORMATS = (
    "aif", "xaif", "argdown", "brat", "web-annotation", "graphml", "gexf", "dot", "svg", "csv",
    "json", "markdown", "docx", "apx", "html",
)  # fmt: skip
_TO = "The format."
_OUTPUT = "The output folder; for one document also a file, or - for standard output."
_MODEL = "The spaCy model that drafts a source without an annotation; `blank` for none."


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--to", required=True, type=click.Choice(FORMATS), help=_TO)
@click.option(
    "-o", "--output", default="output", metavar="DIR|FILE|-", show_default=True, help=_OUTPUT
)
@click.option("--model", metavar="NAME|PATH", help=_MODEL)
def export(paths: tuple[str, ...], *, to: str, output: str, model: str | None) -> None:
    """Write documents in the formats of other tools.

    PATH is a folder, a source or an annotation; default: corpus/. The files of NAME go to
    DIR/NAME with the extensions of the format. What the format cannot express is listed on standard
    error. Nothing in the corpus changes; a source without an annotation is drafted in memory. Exits
    with 0, or with 2 if a document could not be exported.
    """
    deliver(paths, to, output, model)


def deliver(paths: tuple[str, ...], to: str, output: str, model: str | None) -> NoReturn:
    """Write documents in a form, say what became of them, and exit."""
    from argmap import exports

    failed = False
    with exit_on_error():
        for delivery in exports.export(paths or ("corpus",), to, output, model=model):
            failed = failed or delivery.failed
            with having(f"complete: {' and '.join(delivery.changed)}" if delivery.changed else ""):
                _print(delivery, to, output)
    sys.exit(2 if failed else 0)


def _print(delivery: Delivery, to: str, output: str) -> None:
    name = delivery.document.file
    for problem in delivery.problems:
        say(problem.report(), err=True)
    if delivery.failure:
        say(delivery.failure, err=True)
    if delivery.failed:
        say(f"{delivery.document.shown or name}: not exported", err=True)
        return
    if delivery.drafted:
        say(f"{name}: a machine's draft that nobody has reviewed", err=True)
    for remark in delivery.remarks:
        say(f"{name}: {remark}", err=True)
    if output == "-":
        _print_content(delivery, to)
        return
    for path in delivery.files:
        say(f"{'wrote' if path in delivery.changed else 'unchanged:'} {path}")


def _print_content(delivery: Delivery, to: str) -> None:
    """Print the main file as it is; to a terminal only text, without control characters."""
    main, *others = delivery.files
    content = delivery.files[main]
    if others:
        only = f", with {', '.join(delivery.apart)}" if delivery.apart else ""
        names = f"{', '.join(others)}{only}"
        say(f"{delivery.document.file}: not on standard output: {names}; use -o DIR", err=True)
    if sys.stdout.isatty() and to.endswith("docx"):
        say("a DOCX file cannot be shown in a terminal; use -o FILE", err=True)
        sys.exit(2)
    if sys.stdout.isatty():
        say(content.decode("utf-8", "replace"), nl=False)
    else:
        pass_on(content)
