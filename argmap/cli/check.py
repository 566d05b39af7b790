"""`argmap check`: the problems of the files and the flags of the texts, one a line."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from argmap.cli._refusals import refusals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.cli._chosen import Asked, Chosen
    from argmap.model import Flag, Problem
    from argmap.pipeline import Outcome
    from argmap.project import Settings

_FORMATS = ("text", "json", "github", "sarif")
_LEVELS = ("error", "warning", "note")
_GITHUB = {"error": "error", "warning": "warning", "note": "notice"}


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="How the findings are printed.",
)
@click.option(
    "--select",
    metavar="CODES",
    help="Only flags whose code begins so: ARG2, or ARG101,ARG202. A rule that is off is asked for by its whole code.",
)
@click.option("--ignore", metavar="CODES", help="No flags whose code begins so.")
@click.option(
    "--fail-on",
    metavar="LEVEL|CODE",
    help="End with 1 if such a flag is raised: error, warning, note, or a code. Default: never.",
)
@click.option(
    "--baseline",
    metavar="FILE",
    help="Leave out the flags that FILE holds: only what is new is printed and can fail.",
)
@click.option(
    "--write-baseline", is_flag=True, help="Write the flags of now into the FILE of --baseline."
)
@click.option(
    "--reject",
    metavar="ID",
    help="Print what stands otherwise if this statement or link falls, and nothing else.",
)
@click.option(
    "--model",
    metavar="NAME|PATH",
    help="The spaCy model that drafts a source without an annotation; `blank` for none.",
)
def check(
    paths: tuple[str, ...],
    *,
    form: str,
    reject: str | None,
    model: str | None,
    **asked: str | bool | None,
) -> None:
    """Print the problems of the files and the flags of the texts, one a line.

    PATH is a folder, a source or an annotation; without one, corpus/. Nothing is written but a
    baseline; a source without an annotation is drafted in memory. The nearest argmap.toml, or
    [tool.argmap] in pyproject.toml, may give select, ignore and fail-on, and the lines of a source to
    aside and to keep; options go before it. Ends with 0, with 1 if a flag was raised that --fail-on
    names, with 2 if a file could not be read.
    """
    from argmap import pipeline

    fail_on, baseline = _text(asked["fail_on"]), _text(asked["baseline"])
    _refuse_options(fail_on, baseline, reject, form, write=bool(asked["write_baseline"]))
    select, ignore = _codes(_text(asked["select"])), _codes(_text(asked["ignore"]))
    with refusals():
        outcomes = list(pipeline.check_all(paths or ("corpus",), model=model, also=select))
        if reject is not None:
            click.echo(_rejected(outcomes, reject, form), nl=False)
        else:
            documents = _chosen(
                outcomes, select, ignore, fail_on, baseline if not asked["write_baseline"] else ""
            )
            _print(documents, form)
    for outcome in outcomes:
        if outcome.failure:
            click.echo(outcome.failure, err=True)
    if any(outcome.reading is None for outcome in outcomes):
        sys.exit(2)
    if reject is not None:
        return
    if asked["write_baseline"]:
        _write_baseline(baseline, outcomes)
        return
    sys.exit(1 if any(each.fails for each in documents) else 0)


def _text(value: str | bool | None) -> str:  # noqa: FBT001  # click hands over what the options gave
    return value if isinstance(value, str) else ""


def _codes(value: str) -> tuple[str, ...]:
    from argmap.catalogue import CODES

    wanted = tuple(code.strip().upper() for code in value.split(",") if code.strip())
    for code in wanted:
        if not any(known.startswith(code) for known in CODES):
            raise click.BadParameter(
                f"no flag has a code that begins with {code!r}; `argmap explain` lists them",
                param_hint="--select/--ignore",
            )
    return wanted


def _refuse_options(
    fail_on: str, baseline: str, reject: str | None, form: str, *, write: bool
) -> None:
    """Raise if options do not go together or name nothing."""
    _refuse_unknown(fail_on, "--fail-on")
    if write and not baseline:
        message = "it needs --baseline FILE, which says where"
        raise click.BadParameter(message, param_hint="--write-baseline")
    if reject is not None and form not in {"text", "json"}:
        message = "it prints text or json"
        raise click.BadParameter(message, param_hint="--reject")


def _refuse_unknown(fail_on: str, hint: str) -> None:
    from argmap.catalogue import CODES

    if fail_on and fail_on not in (*_LEVELS, *CODES):
        message = f"{fail_on!r} is neither a level (error, warning, note) nor a code; `argmap explain` lists the codes"
        raise click.BadParameter(message, param_hint=hint)


def _chosen(
    outcomes: Sequence[Outcome],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    baseline: str,
) -> list[Chosen]:
    """Return each document with the flags that options, settings and baseline leave."""
    from argmap.cli._baseline import place, read_baseline
    from argmap.cli._chosen import Asked, Chosen
    from argmap.project import settings_for

    known = read_baseline(baseline) if baseline else None
    documents = []
    for outcome in outcomes:
        asked = Asked(select, ignore, fail_on)
        if outcome.reading:
            asked = _with_settings(asked, settings_for(outcome.document))
        flags = tuple(
            flag
            for flag in (outcome.reading.report.flags if outcome.reading else ())
            if asked.wants(flag)
        )
        documents.append(
            Chosen(
                outcome,
                asked,
                flags,
                None if known is None else known.get(place(baseline, outcome), frozenset()),
            )
        )
    return documents


def _with_settings(asked: Asked, settings: Settings) -> Asked:
    """Return what was asked for with the settings of a document; what the command line says goes before them."""
    from argmap.cli._chosen import Asked

    _refuse_unknown(settings.fail_on, f"fail-on in {settings.path}")
    return Asked(
        asked.select or settings.select,
        asked.ignore or settings.ignore,
        asked.fail_on or settings.fail_on,
    )


def _print(documents: Sequence[Chosen], form: str) -> None:
    """Print the findings in a form; what a baseline holds is counted on standard error."""
    if form == "sarif":
        from argmap.cli._sarif import sarif

        failures = [each.outcome.failure for each in documents if each.outcome.failure]
        click.echo(json.dumps(sarif(documents, failures), ensure_ascii=False, indent=1))
        return
    known = sum(len(each.flags) - len(each.new) for each in documents)
    shown = [each.without_known() for each in documents]
    if form == "json":
        click.echo(
            json.dumps(
                {"argmap": 1, "documents": [each.data() for each in shown]},
                ensure_ascii=False,
                indent=1,
            )
        )
    else:
        write = _github_lines if form == "github" else _text_lines
        click.echo("".join(f"{line}\n" for each in shown for line in write(each)), nl=False)
    if known:
        click.echo(f"{known} flag{'s' if known > 1 else ''} of the baseline not shown", err=True)


def _text_lines(document: Chosen) -> list[str]:
    problems = [problem.report() for problem in document.problems]
    return [*problems, *(_flag_line(document, flag) for flag in document.flags)]


def _flag_line(document: Chosen, flag: Flag) -> str:
    """Return a flag as one line: at its link or statement in the annotation; without one, at the source."""
    line, column = document.place(flag)
    in_source = document.drafted or not (flag.link or flag.statement)
    path = document.source if in_source else document.path
    where = f" (source line {flag.line})" if flag.line and not in_source else ""
    return f"{path}:{line}:{column}: {flag.code} {_level(flag)} {' '.join(flag.message.split())}{where}"


def _level(flag: Flag) -> str:
    return flag.level if flag.state == "raised" else f"{flag.level} ({flag.state})"


def _github_lines(document: Chosen) -> list[str]:
    """Return the lines that GitHub shows beside the lines of a change; what is answered needs none."""
    lines = [_problem_annotation(problem) for problem in document.problems]
    for flag in document.flags:
        if flag.state == "answered":
            continue
        line, column = document.place(flag)
        path = document.path if flag.link or flag.statement else document.source
        kind = _GITHUB[flag.level] if flag.state == "raised" else "notice"
        title = f"{flag.code} {flag.name}{'' if flag.state == 'raised' else ' (proposed)'}"
        lines.append(_annotation(kind, path, line, column, title, " ".join(flag.message.split())))
    return lines


def _problem_annotation(problem: Problem) -> str:
    return _annotation(
        problem.level, problem.path, problem.line, problem.col, "argmap", problem.message
    )


def _annotation(*parts: str | int) -> str:
    """Return one workflow command: kind, path, line, column, title, message."""
    kind, path, line, column, title, message = parts
    return f"::{kind} file={_property(path)},line={line},col={column},title={_property(title)}::{_escaped(message)}"


def _escaped(value: str | int) -> str:
    return str(value).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str | int) -> str:
    return _escaped(value).replace(":", "%3A").replace(",", "%2C")


def _rejected(outcomes: Sequence[Outcome], name: str, form: str) -> str:
    """Return what stands otherwise without a statement or link, in every document that has it."""
    from argmap.flags import reject
    from argmap.flags.what_if import names, nearest
    from argmap.model import ArgmapError

    readings = [(outcome, outcome.reading.annotation) for outcome in outcomes if outcome.reading]
    found = [
        (outcome.document.shown, annotation)
        for outcome, annotation in readings
        if name in names(annotation)
    ]
    if not found:
        near = nearest((annotation for _, annotation in readings), name)
        message = f"no statement or link is called “{name}”" + (
            f"; did you mean “{near}”?" if near else ""
        )
        raise ArgmapError(message)
    changes = [(path, annotation, reject(annotation, name)) for path, annotation in found]
    if form == "json":
        documents = [
            {
                "path": path,
                "changes": [
                    {"id": each.id, "before": each.before, "after": each.after} for each in several
                ],
            }
            for path, _, several in changes
        ]
        return (
            json.dumps(
                {"argmap": 1, "reject": name, "documents": documents}, ensure_ascii=False, indent=1
            )
            + "\n"
        )
    lines = []
    for path, annotation, several in changes:
        at = {each.id: max(1, each.at) for each in annotation.statements}
        lines += [
            f"{path}:{at[each.id]}:1: without {name}: {each.id} is {each.after}, not {each.before}"
            for each in several
        ]
        if not several:
            lines.append(f"{path}: without {name} every statement stands as it did")
    return "".join(f"{line}\n" for line in lines)


def _write_baseline(path: str, outcomes: Sequence[Outcome]) -> None:
    from argmap.cli._baseline import baseline_text
    from argmap.source.files import write_bytes

    changed = write_bytes(path, baseline_text(path, outcomes).encode())
    count = sum(
        flag.state == "raised"
        for outcome in outcomes
        if outcome.reading
        for flag in outcome.reading.report.flags
    )
    click.echo(
        f"{path}: {'wrote' if changed else 'unchanged:'} {count} raised flag{'' if count == 1 else 's'}",
        err=True,
    )
