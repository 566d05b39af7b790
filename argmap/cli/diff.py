"""`argmap diff`: what differs between two readings of a text, or how far readings agree."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

import click

from argmap.cli import say
from argmap.cli._output import exit_on_error, json_text, stop

if TYPE_CHECKING:
    from argmap.comparing.difference import Difference

_FROM_GIT = 7  # arguments of a command that git calls to compare two versions of a file
_JSON = "Print it as JSON."
_HTML = "Also write a page with both maps and the text."
_AGREEMENT = "Print coefficients of agreement, with what to discuss; also for three and more."


@click.command()
@click.argument("readings", nargs=-1, metavar="A [B]")
@click.option("--agreement", is_flag=True, help=_AGREEMENT)
@click.option("--json", "as_json", is_flag=True, help=_JSON)
@click.option("--html", metavar="FILE", help=_HTML)
def diff(readings: tuple[str, ...], *, agreement: bool, as_json: bool, html: str | None) -> None:
    """Show what differs between two readings of a text, or how far readings agree.

    A and B are annotations; REVISION:PATH is a version in git. Statements are the same if they
    quote the same place. Of A alone, what a new version of its source changed under its statements
    is shown. With --agreement A, B and further ones are annotations, or folders of them, one of
    each annotator. Exits with 0 if nothing differs, 1 if something does, 2 on errors.
    """
    with exit_on_error():
        if agreement:
            _print_agreement(readings, as_json=as_json)
            return
        if len(readings) == _FROM_GIT:
            _for_git(readings)
            return
        if len(readings) == 1:
            _print_changed_source(readings[0])
        if len(readings) != 2:
            stop("argmap diff: name two annotations; for more, use --agreement")
        from argmap.comparison import compare, write_page

        compared = compare(*readings)
        if html:
            verb = "wrote" if write_page(html, compared) else "unchanged:"
            say(f"{verb} {html}", err=True)
        found = compared.difference
        _print(found, as_json=as_json)
    sys.exit(1 if found.items or found.unplaced else 0)


def _print(found: Difference, *, as_json: bool) -> None:
    from argmap.comparing.lines import lines, plain

    if as_json:
        say(json_text(plain(found)), nl=False, as_json=True)
        return
    said = list(lines(found))
    for line in said or ["nothing differs"]:
        say(line)


def _print_changed_source(path: str) -> NoReturn:
    """Print what the source of one annotation changed under its statements, and exit."""
    from argmap.comparing.source_change import change_lines
    from argmap.comparison import changed_quotes

    found = changed_quotes(path)
    if found is None:
        stop(f"{path}: no annotation; name two readings, or one whose source has changed")
    for line in change_lines(*found):
        say(line)
    sys.exit(1 if found[0] else 0)


def _for_git(given: tuple[str, ...]) -> None:
    """Print what differs for git, which takes any exit code but 0 for a crash."""
    from argmap.comparison import compare_for_git
    from argmap.model import ArgmapError

    path, old, new = given[0], given[1], given[4]
    say(f"argmap diff {path}")
    try:
        _print(compare_for_git(path, old, new), as_json=False)
    except (ArgmapError, OSError) as error:
        say(str(error))
        say("argmap could not read both versions; git diff --no-ext-diff shows their lines")


def _print_agreement(readings: tuple[str, ...], *, as_json: bool) -> None:
    if len(readings) < 2:
        stop("argmap diff --agreement: name two or more annotations, or folders of them")
    from argmap.comparing.tables import agreement_data, agreement_lines
    from argmap.comparison import agree

    found = agree(readings)
    if as_json:
        say(json_text(agreement_data(found, readings)), nl=False, as_json=True)
        return
    for line in agreement_lines(found, readings):
        say(line)
