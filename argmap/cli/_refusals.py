"""What every command does where it cannot go on: a message for a person on standard error, and 2."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def refusals(path: str = "argmap") -> Iterator[None]:
    """End with 2 and the message where something cannot be done; `path` names what the system's own errors leave unnamed."""
    from argmap.model import ArgmapError

    try:
        yield
    except ArgmapError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    except BrokenPipeError:  # whoever read our output has gone; click ends without a word
        raise
    except OSError as error:
        click.echo(f"{error.filename or path}: {error.strerror or error}", err=True)
        sys.exit(2)
