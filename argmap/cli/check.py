"""`argmap check`: the problems in the files and the flags on the texts."""

from __future__ import annotations

import sys
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, NoReturn

import click

from argmap.cli import say
from argmap.cli._output import exit_on_error, having, json_text
from argmap.summary import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.cli._checked import CheckedDocument, Selection
    from argmap.flags import StandingChange
    from argmap.graph import ArgumentGraph
    from argmap.pipeline import Outcome

_FORMATS = click.Choice(("text", "json", "github", "sarif"))
_FORM = "How the findings are printed."
_SELECT = (
    "Show only flags whose code starts with one of these, such as ARG2 or ARG101,ARG202. Give the"
    " full code to enable a rule that is off by default."
)
_IGNORE = "Show no flags whose code starts with one of these."
_FAIL_ON = "Exit with 1 if such a flag is raised: error, warning, note, or a code. Default: never."
_BASELINE = "Leave out the flags that FILE contains: only new ones are printed and counted."
_REJECT = "Show only what changes if this statement or link is rejected."
_ANSWERED = (
    "In SARIF, also answered flags, as suppressed results; the other formats have them anyway."
)
_MODEL = "The spaCy model that drafts a source without an annotation; `blank` for none."


def _refuse(message: str, option: str | None = None) -> NoReturn:
    raise click.BadParameter(message, param_hint=option)


def _codes(_context: click.Context, _option: click.Parameter, value: str) -> tuple[str, ...]:
    from argmap.catalogue import CODES

    wanted = tuple(code.strip().upper() for code in value.split(",") if code.strip())
    for code in wanted:
        if not any(known.startswith(code) for known in CODES):
            _refuse(f"no flag has a code that starts with {code!r}; `argmap explain` lists them")
    return wanted


def _level_or_code(value: str, hint: str) -> str:
    from argmap.catalogue import CODES
    from argmap.model import LEVELS

    if value and value not in (*LEVELS, *CODES):
        message = f"{value!r} is neither a level ({', '.join(LEVELS)}) nor a code"
        _refuse(f"{message}; `argmap explain` lists the codes", hint)
    return value


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--format", "form", type=_FORMATS, default="text", show_default=True, help=_FORM)
@click.option("--select", default="", metavar="CODES", callback=_codes, help=_SELECT)
@click.option("--ignore", default="", metavar="CODES", callback=_codes, help=_IGNORE)
@click.option("--fail-on", default="", metavar="LEVEL|CODE", help=_FAIL_ON)
@click.option("--baseline", default="", metavar="FILE", help=_BASELINE)
@click.option("--write-baseline", is_flag=True, help="Save the current flags to --baseline FILE.")
@click.option("--reject", metavar="ID", help=_REJECT)
@click.option("--answered", is_flag=True, help=_ANSWERED)
@click.option("--model", metavar="NAME|PATH", help=_MODEL)
def check(  # noqa: PLR0913  # one parameter per option
    paths: tuple[str, ...],
    *,
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    baseline: str,
    write_baseline: bool,
    reject: str | None,
    answered: bool,
    model: str | None,
) -> None:
    """Report problems in the files and flags on the texts, one per line.

    PATH is a folder, a source or an annotation; default: corpus/. Nothing is written except a
    baseline; a source without an annotation is drafted in memory. The nearest argmap.toml, or
    [tool.argmap] in pyproject.toml, may set select, ignore and fail-on, and the lines of a source
    to set aside and to keep; options override it. Exits with 0; with 1 if a flag was raised that
    --fail-on names; with 2 if a file could not be read.
    """
    from argmap import pipeline
    from argmap.cli._checked import Selection, save_baseline

    if write_baseline and not baseline:
        _refuse("it needs --baseline FILE, the file to write", "--write-baseline")
    if reject is not None and form not in {"text", "json"}:
        _refuse("the format must be text or json", "--reject")
    selection = Selection(select, ignore, _level_or_code(fail_on, "--fail-on"))
    failed = False
    with exit_on_error():
        outcomes = list(pipeline.check_all(paths or ("corpus",), model=model, also=select))
        if reject is not None:
            is_json = form == "json"
            say(_what_if(outcomes, reject, as_json=is_json), nl=False, as_json=is_json)
        elif write_baseline:
            _print(_checked(outcomes, selection, ""), form, answered=answered)
            if all(outcome.reading for outcome in outcomes):
                saved = save_baseline(baseline, outcomes)
                with having(f"{baseline} is written"):
                    say(saved, err=True)
        else:
            documents = _checked(outcomes, selection, baseline)
            _print(documents, form, answered=answered)
            failed = any(each.fails for each in documents)
    for outcome in outcomes:
        if outcome.failure:
            say(outcome.failure, err=True)
    unread = any(outcome.reading is None for outcome in outcomes)
    sys.exit(2 if unread else 1 if failed else 0)


def _checked(outcomes: Sequence[Outcome], asked: Selection, baseline: str) -> list[CheckedDocument]:
    from argmap.cli._checked import CheckedDocument, name_in_baseline, read_baseline
    from argmap.project import settings_for

    known = read_baseline(baseline) if baseline else None
    documents = []
    for outcome in outcomes:
        selection = asked
        if outcome.reading:
            settings = settings_for(outcome.document)
            _level_or_code(settings.fail_on, f"fail-on in {settings.path}")
            selection = asked.or_else(settings)
        flags = tuple(flag for flag in outcome.report.flags if selection.reports(flag))
        ids = None if known is None else known.get(name_in_baseline(baseline, outcome), frozenset())
        documents.append(CheckedDocument(outcome, selection, flags, ids))
    return documents


def _print(documents: Sequence[CheckedDocument], form: str, *, answered: bool) -> None:
    from argmap.cli._formats import as_json, github_lines, sarif_text, text_lines

    if form == "sarif":  # it has a field for what a baseline contains
        say(sarif_text(documents, answered=answered), nl=False, as_json=True)
        return
    shown = [replace(each, flags=each.new) for each in documents]
    if form == "json":
        say(as_json(shown), nl=False, as_json=True)
    else:
        lines = text_lines if form == "text" else github_lines
        say("".join(f"{line}\n" for each in shown for line in lines(each)), nl=False)
    known = sum(len(each.flags) - len(each.new) for each in documents)
    if known:
        say(f"{counted(known, 'flag')} in the baseline not shown", err=True)


def _what_if(outcomes: Sequence[Outcome], name: str, *, as_json: bool) -> str:
    """Return what changes without a statement or link; raises ArgmapError if no document has it."""
    from argmap.flags import reject
    from argmap.flags.what_if import names, nearest
    from argmap.model import ArgmapError

    readings = [(each.document.shown, each.reading) for each in outcomes if each.reading]
    found = [
        (path, reading.graph, reject(reading.annotation, name))
        for path, reading in readings
        if name in names(reading.annotation)
    ]
    if not found:
        similar = nearest((reading.annotation for _, reading in readings), name)
        hint = f"; did you mean “{similar}”?" if similar else ""
        raise ArgmapError(f"no statement or link is called “{name}”{hint}")
    if not as_json:
        return "".join(f"{line}\n" for each in found for line in _changes(name, *each))
    documents = [
        {"path": path, "changes": list(map(asdict, changes))} for path, _, changes in found
    ]
    return json_text({"argmap": 1, "reject": name, "documents": documents})


def _changes(
    name: str, path: str, graph: ArgumentGraph, changes: Sequence[StandingChange]
) -> Iterator[str]:
    for each in changes:
        line = max(1, graph.statements[each.id].at)
        yield f"{path}:{line}:1: without {name}: {each.id} is {each.after}, not {each.before}"
    if not changes:
        part = "" if graph.reviewed is graph else " of what is reviewed"
        yield f"{path}: without {name}, nothing{part} changes"
