"""`argmap lsp`: the language server for editors."""

import click

from argmap.cli._output import stop


@click.command()
def lsp() -> None:
    """Serve an editor: problems, completion, hover, rename and more in annotation files.

    The editor starts it and talks to it on standard input and output; docs/editors.md has the
    settings. It needs the extra: pip install "argmap[lsp]".
    """
    try:
        from argmap.lsp.answers import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol", "cattrs", "attrs"):
            raise
        stop(f'argmap lsp: {error.name} is not installed; pip install "argmap[lsp]"')
    serve()
