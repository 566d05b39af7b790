"""`argmap apply`: write the acts of a patch that was copied from a page."""

import sys

import click

from argmap.cli import say
from argmap.cli._output import exit_on_error, having, stop


@click.command()
@click.argument("patch")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
def apply(patch: str, paths: tuple[str, ...]) -> None:
    """Write what was corrected on a page that was opened from a file.

    PATCH is the file that the page offers to save. PATH is where its document is; default: corpus/.
    Lines that were changed meanwhile are kept: if the patch needs the same lines, both versions are
    shown and nothing is written. Exits with 0, or with 2 if something could not be done.
    """
    from argmap import correction
    from argmap.editing.acts import ActError
    from argmap.editing.correcting import ConflictError

    with exit_on_error(patch):
        try:
            saved = correction.apply_patch(patch, paths or ("corpus",))
        except ConflictError as error:
            stop(
                "\n".join(
                    [f"{patch}: {error}", *(f"  in the file: {each}" for each in error.theirs)]
                )
            )
        except ActError as error:
            stop(f"{patch}: {error}{f'; {error.hint}' if error.hint else ''}")
    path = saved.document.annotation
    with having(f"{path} is {'changed' if saved.diff else 'unchanged'}"):
        say(f"{path}: {'changed' if saved.diff else 'nothing was left to do'}")
        for line in saved.diff:
            say(line)
    sys.exit(0)
