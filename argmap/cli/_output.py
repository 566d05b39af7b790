"""What several commands print, and how they exit when something cannot be done."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

from argmap.cli import FAILED, OutputError, say
from argmap.summary import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.revision import Revision


@contextmanager
def having(done: str) -> Iterator[None]:
    """Say what was done ("x.argmap.md is written") if this block cannot print it."""
    try:
        yield
    except OutputError as failed:
        raise OutputError(failed.error, failed.done or done) from failed


@contextmanager
def exit_on_error(path: str = "argmap") -> Iterator[None]:
    """Exit with 2 and a message if something cannot be done; `path` is used if none is known."""
    from argmap.model import ArgmapError

    try:
        yield
    except ArgmapError as error:
        stop(str(error))
    except OSError as error:
        stop(f"{error.filename or path}: {error.strerror or error}")


def stop(message: str) -> NoReturn:
    """Print a message and exit with 2."""
    say(message, err=True)
    sys.exit(FAILED)


def print_revisions(revisions: Iterable[Revision], *, unchanged: str = "") -> None:
    """Print what changed in each annotation, with its messages; exit with 2 if anything failed."""
    failed = False
    with exit_on_error():
        for revision in revisions:
            with having(f"{revision.path} is {'changed' if revision.written else 'unchanged'}"):
                _print_revision(revision, unchanged)
            failed = failed or revision.has_failed
    sys.exit(FAILED if failed else 0)


def _print_revision(revision: Revision, unchanged: str) -> None:
    if revision.changes:
        verb = "changed" if revision.written else "would change"
        removed = sum(change.sign == "-" for change in revision.changes)
        added = counted(len(revision.changes) - removed, "line")
        say(f"{revision.path}: {verb}: {counted(removed, 'line')} removed, {added} added")
        for change in revision.changes:
            say(str(change))
    elif not revision.has_failed:
        say(f"{revision.path}: {revision.done or unchanged}")
    messages = [*revision.messages, *(problem.report() for problem in revision.problems)]
    if revision.kept:
        messages.insert(0, f"{revision.path}: the previous version is saved in {revision.kept}")
    for message in (*messages, revision.failure):
        if message:
            say(message, err=True)


def json_text(data: object) -> str:
    """Return data as JSON for people and programs; imports what writes it only when it is used."""
    from argmap import symbols

    return symbols.json_text(data)
