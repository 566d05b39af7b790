"""The command line: one file per command; options in, lines and an exit code out.

To add a command, write `argmap/cli/NAME.py` with a click command in a function `NAME`, and add a
line to `COMMANDS` and to the table in README.md.

Whatever a command prints passes `say` or, for other programs, `pass_on`; what cannot be printed
raises an `OutputError`. `exit_code` turns that, errors in arguments and Ctrl-C into a message and
an exit code.
"""

import errno
import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from importlib import import_module
from typing import Any, TextIO

import click

# Each command and its line in `argmap --help`. The module of a command is imported when it is
# called, so that help and errors in arguments are fast.
COMMANDS = {
    "build": "Read each source, draft an annotation if there is none, check it, and draw the map.",
    "serve": "Show the maps in a browser, follow the files, and correct them where you read.",
    "check": "Report problems in the files and flags on the texts, one per line.",
    "figures": "Audit the figures of a text: which computations hold and which do not.",
    "add": "Add documents (HTML, PDF, DOCX, ODT, RTF, EPUB, Markdown, text) to the corpus as text.",
    "annotate": "Draft again and merge what is new into the annotation that you edit.",
    "accept": "Accept the machine's proposals: the ones you name, or all.",
    "reject": "Reject proposals of the machine: the ones you name.",
    "flag": "Flag a statement or a link, or confirm a flag on it.",
    "answer": "Answer a flag on a statement or a link.",
    "apply": "Write what was corrected on a page that was opened from a file.",
    "fix": "Show quotes that no longer match the source exactly, or update them.",
    "rename": "Rename a statement and every reference to it.",
    "new": "Start an annotation by hand.",
    "diff": "Show what differs between two readings of a text, or how far readings agree.",
    "merge": "Merge two people's versions of one annotation.",
    "report": "Write a report for readers without the map: claims, grounds, flags, figures.",
    "export": "Write documents in the formats of other tools.",
    "import": "Make a document of the corpus from a file of another tool, or a reviewed Word file.",
    "lsp": "Serve an editor: problems, completion, hover, rename and more in annotation files.",
    "eval": "Measure the drafts against documents that people annotated.",
    "train": "Train the drafter on your own annotations.",
    "explain": "Show the page of a rule, or the catalogue of all flags.",
}


FAILED, STOPPED = 2, 130


class OutputError(Exception):
    """Something that could not be printed; `done` says what was done all the same."""

    def __init__(self, error: OSError, done: str = "") -> None:
        super().__init__(error)
        self.error = error
        self.done = done


def say(text: str, *, err: bool = False, nl: bool = True, as_json: bool = False) -> None:
    """Print a text, for which no terminal can do anything but show it; raises OutputError.

    Signs that its encoding lacks are replaced; in JSON (`as_json`) they are escaped.
    """
    if not text.replace("\n", "").isprintable():
        from argmap.symbols import visible

        text = visible(text)
    encoding = getattr(sys.stderr if err else sys.stdout, "encoding", None) or "utf-8"
    if not text.isascii() and encoding.lower() not in {"utf-8", "utf8"}:
        from argmap.symbols import encodable

        text = encodable(text, encoding, as_json=as_json)
    _echo(text, err=err, nl=nl)


def pass_on(content: bytes) -> None:
    """Write bytes to standard output as they are, for another program; raises OutputError."""
    _echo(content, nl=False)


def _echo(content: str | bytes, *, err: bool = False, nl: bool = True) -> None:
    try:
        click.echo(content, err=err, nl=nl)
    except OSError as error:
        raise OutputError(error) from error


@contextmanager
def _printing() -> Iterator[None]:
    """Turn an error in printing what click prints itself, such as help, into an OutputError."""
    try:
        yield
    except OSError as error:
        if error.filename is not None:
            raise
        raise OutputError(error) from error


def exit_code(command: Callable[[], object]) -> int:
    """Return the exit code of a command that was called without click's own handling of errors."""
    try:
        code = command()
    except click.ClickException as error:
        shown = io.StringIO()
        error.show(file=shown)
        return _failed(shown.getvalue().rstrip("\n"))
    except (click.Abort, KeyboardInterrupt, RuntimeError) as error:
        # While a class is made, Python 3.11 wraps whatever is raised.
        if type(error) is RuntimeError and not isinstance(error.__cause__, KeyboardInterrupt):
            raise
        _failed("argmap: stopped; every file is as it was, or completely written")
        return STOPPED
    except OutputError as error:
        return _unprinted(error)
    except OSError as error:
        return _failed(f"{error.filename}: {error.strerror}")
    except SystemExit as stop:
        return int(stop.code or 0)
    return code if isinstance(code, int) else 0


def _unprinted(failed: OutputError) -> int:
    reason = (failed.error.strerror or str(failed.error)).lower()
    after = f"; {failed.done}" if failed.done else ""
    if failed.done or failed.error.errno != errno.EPIPE:
        return _failed(f"argmap: the output could not be printed: {reason}{after}")
    return _failed("")


def _failed(message: str) -> int:
    """Print a message, if that is still possible, and let Python end without another error."""
    if message:
        with suppress(OutputError):
            say(message, err=True)
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except (OSError, ValueError):
            _discard(stream)
    return FAILED


def _discard(stream: TextIO) -> None:
    """Send what is left in a stream to nowhere, so that it does not fail again at the exit."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


class _CommandGroup(click.Group):
    # as click declares it
    def main(self, *given: Any, standalone_mode: bool = True, **named: Any) -> Any:  # noqa: ANN401
        call = partial(super().main, *given, standalone_mode=False, **named)
        return sys.exit(exit_code(call)) if standalone_mode else call()

    def make_context(self, *given: Any, **named: Any) -> click.Context:  # noqa: ANN401
        with _printing():
            return super().make_context(*given, **named)

    def invoke(self, ctx: click.Context) -> object:
        with _printing():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        # `eval` and `import` have a meaning of their own in Python.
        name = f"{cmd_name}_" if cmd_name in ("eval", "import") else cmd_name
        module = import_module(f"argmap.cli.{'import_' if cmd_name == 'import' else cmd_name}")
        command = getattr(module, name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_CommandGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="argmap", prog_name="argmap")
def main() -> None:
    """Read a public statement and show how it argues.

    argmap says what a text supports, never what is true. Put a text into corpus/ as NAME.txt, run
    `argmap build`, open output/NAME.html, correct corpus/NAME.argmap.md by hand, and build again.
    """
