"""`argmap add`: documents into the corpus, as text."""

import sys
from collections.abc import Iterator
from contextlib import suppress

import click

from argmap.cli import say
from argmap.cli._output import having
from argmap.summary import counted

_UPDATE = "FILE is a new version of a source that is in the corpus."
_NAME = "The name of the source; only with one FILE. Default: that of the file, in lower case."


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "-o", "--output", default="corpus", metavar="DIR", show_default=True, help="The corpus folder."
)
@click.option("--date", metavar="DATE", help="Date of publication: 2024, 2024-05 or 2024-05-17.")
@click.option("--name", metavar="NAME", help=_NAME)
@click.option("--update", is_flag=True, help=_UPDATE)
def add(
    files: tuple[str, ...], output: str, *, date: str | None, name: str | None, update: bool
) -> None:
    """Add documents (HTML, PDF, DOCX, ODT, RTF, EPUB, Markdown, text) to the corpus as text.

    FILE becomes DIR/NAME.txt; - is standard input, which needs a --name: its extension, such as
    toll.md, tells the format; without one, the content does. DIR/NAME.source.json records which
    file it was, where each line was, where links led, and what was left out. Nothing is
    overwritten, unless --update says that FILE is a new version: then the old text goes to
    DIR/.argmap/NAME.txt, and what changed under each statement is printed. All formats but text and
    RTF need the extra: pip install "argmap[documents]". Exits with 0, or with 2 if a document could
    not be added; the others still are.
    """
    from argmap.documents import take
    from argmap.model import ArgmapError

    if name is not None and len(files) > 1:
        message = "--name works with one FILE only; add the files one by one, or omit it"
        raise click.BadParameter(message, param_hint="--name")
    failed = False
    progress = _progress if sys.stderr.isatty() else None
    for file in files:
        try:
            taken = take(file, output, date=date, name=name, progress=progress, update=update)
        except ArgmapError as error:
            say(str(error), err=True)
            failed = True
            continue
        pages = f" on {counted(taken.pages, 'page')}" if taken.pages else ""
        with having(f"{taken.text} is written"):
            say(f"{taken.text}: {counted(taken.lines, 'line')} from {taken.document}{pages}")
            for note in taken.notes:
                say(f"{taken.document}: {note}", err=True)
            for line in _changed(taken.text) if update else ():
                say(line)
    sys.exit(2 if failed else 0)


def _changed(text: str) -> Iterator[str]:
    """Yield what a new version of a source changed under the statements of its annotation."""
    from argmap.comparing.source_change import change_lines
    from argmap.comparison import changed_quotes

    found = changed_quotes(text)
    if found:
        yield from change_lines(*found)


def _progress(done: int, total: int) -> None:
    """Show on a terminal how many pages are read, and clear the line at the end."""
    shown = f"page {done} of {total}" if done < total else ""
    with suppress(OSError):
        sys.stderr.write(f"\r{shown:<30}" + ("" if shown else "\r"))  # `say` shows a \r as a sign
        sys.stderr.flush()
