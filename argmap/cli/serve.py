"""`argmap serve`: pages that follow their files and can be corrected where they are read."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from argmap.cli import say
from argmap.cli._output import exit_on_error, stop
from argmap.summary import counted

if TYPE_CHECKING:
    from argmap.serving.library import Library

_MODEL = "The spaCy model that drafts a source without an annotation; `blank` for none."
_NEEDS = (
    'argmap serve needs the extra "serve": pip install "argmap[serve]", or in a clone:'
    ' pip install ".[serve]"'
)


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--open", "opens", is_flag=True, help="Open the page in a browser.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, metavar="N", help="By default a free one."
)
@click.option("--model", metavar="NAME|PATH", help=_MODEL)
def serve(paths: tuple[str, ...], *, opens: bool, port: int, model: str | None) -> None:
    """Show the maps in a browser, follow the files, and correct them where you read.

    PATH is a folder, a source (NAME.txt) or an annotation (NAME.argmap.md); default: corpus/. Only
    this machine can connect, and only with the address that is printed. Whatever is done on a page
    is a change of lines in the annotation, can be undone, and leaves all other lines as they are.
    Ctrl-C ends it.
    """

    def ready(address: str, library: Library) -> None:
        for held in library.held.values():
            for each in held.problems:
                say(f"{held.document.shown}:{each.line}:{each.column}: {each.message}", err=True)
        say(f"{counted(len(library.held), 'document')} at {address}")
        say("Ctrl-C ends it. Whatever you do on a page is in the annotation file at once.")
        sys.stdout.flush()
        if opens:
            import webbrowser

            webbrowser.open(address)

    with exit_on_error():
        try:
            from argmap.serving.running import serve as run
        except ModuleNotFoundError as error:
            if (error.name or "").partition(".")[0] not in ("starlette", "uvicorn", "watchfiles"):
                raise
            stop(_NEEDS)
        # Where Ctrl-C is ignored, as in a shell's background, the server ends without an interrupt.
        with suppress(KeyboardInterrupt):
            run(paths or ("corpus",), port=port, model=model, ready=ready)
        say("argmap serve: ended; every file is written")
