"""What `argmap flag` and `argmap answer` have in common: one line, with a person's reason."""

from __future__ import annotations

import click

from argmap.cli._output import exit_on_error, print_revisions


def marking(name: str, words: str) -> click.Command:
    """Return the command that calls the function of this name in `argmap.decision`."""

    @click.command(name, help=words)
    @click.argument("path")
    @click.argument("holder", metavar="ID")
    @click.argument("code")
    @click.argument("reason")
    def mark(path: str, holder: str, code: str, reason: str) -> None:
        from argmap import decision

        work = {"flag": decision.flag, "answer": decision.answer}[name]
        with exit_on_error(path):
            result = work(path, holder, code, reason)
        print_revisions([result])

    return mark
