"""`argmap merge`: two people's versions of one annotation file in one."""

import sys

import click

from argmap.cli import pass_on, say
from argmap.cli._output import exit_on_error
from argmap.summary import counted

_OUTPUT = "The file that gets the result; default: standard output."


@click.command()
@click.argument("base")
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option("-o", "--output", metavar="FILE", help=_OUTPUT)
def merge(base: str, first: str, second: str, *, output: str | None) -> None:
    """Merge two people's versions of one annotation.

    Both began as BASE. What only one of them changed is taken. What both changed is a conflict:
    both versions are in the result, between <<<<<<< and >>>>>>>. Exits with 0, 1 if there are
    conflicts, 2 on errors.
    """
    from argmap import comparison

    with exit_on_error():
        merged = comparison.merge(base, first, second)
        for message in merged.messages:
            say(message, err=True)
        for each in merged.conflicts:
            for name, (line, words) in ((first, each.ours), (second, each.theirs)):
                place = f"{name}:{line}" if line else name
                said = words.replace("\n", "\n    ") if line else "(deleted)"
                say(f"{place}: {said}", err=True)
        if merged.conflicts:
            what = counted(len(merged.conflicts), "conflict")
            say(f"{what}: choose between <<<<<<< and >>>>>>> in the result", err=True)
        if output is None:
            pass_on(merged.text.encode())
        else:
            changed = comparison.write_merged(output, merged)
            say(f"{'wrote' if changed else 'unchanged:'} {output}", err=True)
    sys.exit(1 if merged.conflicts else 0)
