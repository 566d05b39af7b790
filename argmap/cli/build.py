"""`argmap build`: what has changed is read, drafted if it has no annotation, checked and drawn."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from argmap.cli import say

if TYPE_CHECKING:
    from argmap.incremental import Told

_JOBS = "Build with N processes; each that drafts loads the model."
_MODEL = "The spaCy model that drafts a source without an annotation; `blank` for none."


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "-o", "--output", default="output", metavar="DIR", show_default=True, help="The output folder."
)
@click.option("--model", metavar="NAME|PATH", help=_MODEL)
@click.option("--svg", is_flag=True, help="Also write the map of each document to DIR/NAME.svg.")
@click.option("--strict", is_flag=True, help="Exit with 1 if an error or a warning is raised.")
@click.option(
    "--jobs", metavar="N", type=click.IntRange(1), default=1, show_default=True, help=_JOBS
)
@click.option("--verify", is_flag=True, help="Read all files to find out what has changed.")
def build(paths: tuple[str, ...], output: str, model: str | None, jobs: int, **flags: bool) -> None:
    """Read each source, draft an annotation if there is none, check it, and draw the map.

    PATH is a folder, a source (NAME.txt) or an annotation (NAME.argmap.md); default: corpus/. The
    page of NAME goes to DIR/NAME.html, and the same as data to DIR/NAME.json. An existing
    annotation is never rewritten. What has not changed since the last build is not built again.
    Exits with 0 if every document was built, with 2 if one could not be.
    """
    from argmap import manifest

    paths, verify = paths or (manifest.CORPUS,), flags["verify"]
    entry = None if verify else manifest.unchanged_run(paths, output, svg=flags["svg"])
    if entry:
        for text, is_message in manifest.as_told(entry.said):
            say(text, err=is_message)
        sys.exit(1 if flags["strict"] and entry.doubted else 0)
    from argmap.cli._output import exit_on_error
    from argmap.incremental import Options
    from argmap.incremental import build as outcomes

    built, doubted = True, False
    with exit_on_error():
        options = Options(output, model, flags["svg"])
        for told in outcomes(paths, options, jobs=jobs, verify=verify):
            _say(told)
            built, doubted = built and told.built, doubted or told.doubted
    if not built:
        sys.exit(2)
    sys.exit(1 if flags["strict"] and doubted else 0)


def _say(told: Told) -> None:
    from argmap.cli._output import having

    with having(f"complete: {' and '.join(told.files)}" if told.files else ""):
        for line in told.lines:
            say(line)
        for message in told.messages:
            say(message, err=True)
    if told.left and sys.stderr.isatty() and not sys.stdout.isatty():
        with suppress(OSError):
            sys.stderr.write(f"{told.left} documents left   \r")  # `say` shows a \r as a sign
            sys.stderr.flush()
