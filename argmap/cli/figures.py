"""`argmap figures`: audit only the figures of a text, without an annotation and without a model."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap.cli import say
from argmap.cli._output import exit_on_error, json_text
from argmap.summary import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.figures import Audit, Computation, Remark
    from argmap.model import Source, Unchecked


_SUMS = ("holds", "disagrees", "noted", "not_checked")


@click.command()
@click.argument("path", metavar="FILE-OR-FOLDER")
@click.option("--json", "as_json", is_flag=True, help="Print computations and findings as JSON.")
def figures(path: str, *, as_json: bool) -> None:
    """Audit the figures of a text: which computations hold and which do not.

    FILE is any text; neither an annotation nor a model is needed. Every computation that the text's
    own numbers allow is printed, and how many numbers were not checked. Of a folder a line is
    printed for each document, and a total. Exits with 0, or with 2 if something cannot be read.
    """
    if Path(path).is_dir():
        _folder(path, as_json=as_json)
        return
    from argmap.figures import audit
    from argmap.source import read

    with exit_on_error(path):
        source = read(path)
    found = audit(source)
    if as_json:
        say(_as_json(source, found), nl=False, as_json=True)
    for line in () if as_json else _lines(source, found):
        say(" ".join(line.split()))


def _folder(path: str, *, as_json: bool) -> None:
    """Print a line for each document of a folder, and a total."""
    from argmap.figures import audit
    from argmap.project import find_documents
    from argmap.source import read

    with exit_on_error(path):
        names = [each.source for each in find_documents([path])[0] if each.source]
        rows = [(name, _sums(audit(read(name)))) for name in names]
    total = tuple(sum(column) for column in zip(*(sums for _, sums in rows), strict=True))
    if as_json:
        records = [{"path": name} | dict(zip(_SUMS, sums, strict=True)) for name, sums in rows]
        data = {"documents": records, "total": dict(zip(_SUMS, total, strict=False))}
        say(json_text({"argmap": 1} | data), nl=False, as_json=True)
        return
    for name, sums in (*rows, ("total", total or (0,) * len(_SUMS))):
        held, failed, notes, idle = sums
        say(f"{name}: {_verdicts(held, failed)}, {notes} noted, {idle} not checked")


def _sums(found: Audit) -> tuple[int, ...]:
    """Return how many computations hold, do not agree, are noted, and how many are not checked."""
    levels = [each.level for each in found.findings]
    failed = len(levels) - levels.count("note")
    held = sum(each.holds for each in found.checks)
    return held, failed, levels.count("note"), len(found.unchecked)


def _verdicts(held: int, failed: int) -> str:
    """Return how many computations hold, and how many do not: "1 holds, 2 do not agree"."""
    holding = f"{held} {'holds' if held == 1 else 'hold'}"
    return f"{holding}, {failed} {'does' if failed == 1 else 'do'} not agree"


def _checked(found: Audit) -> Iterator[str]:
    """Yield how many computations the text's own figures allow, and whether they hold."""
    held = sum(each.holds for each in found.checks)
    total = counted(len(found.checks), "computation")
    verdicts = f": {_verdicts(held, len(found.checks) - held)}" if found.checks else ""
    yield f"{total} from the text's own figures{verdicts}"


def _not_checked(found: Audit) -> Iterator[str]:
    """Yield how many numbers were not looked at further, and why."""
    several = sum(each.reason == "several-readings" for each in found.unchecked)
    alone = len(found.unchecked) - several
    reasons = (
        f"{alone} that nothing near gives" if alone else "",
        f"{several} that could be computed in several ways" if several else "",
    )
    if found.unchecked:
        figures = counted(len(found.unchecked), "figure")
        yield f"not checked: {figures} ({', '.join(filter(None, reasons))})"


def _lines(source: Source, found: Audit) -> Iterator[str]:
    for remark in found.findings:
        message = f"{remark.says} {remark.lacks} {remark.question}{_on(source, remark)}"
        yield f"{_place(source, remark)}: {remark.code} {remark.level} {message}"
    for check in found.checks:
        if check.holds or not any(_is_about(remark, check) for remark in found.findings):
            verdict = "holds" if check.holds else "does not agree"
            message = f"{verdict}: “{check.stated}”: {check.computed}{_on(source, check)}"
            yield f"{_place(source, check)}: {check.code} {message}"
    yield from _checked(found)
    yield from _not_checked(found)


def _is_about(remark: Remark, check: Computation) -> bool:
    """Return whether a finding already says that a computation does not agree."""
    return remark.code == check.code and remark.start < check.end and check.start < remark.end


def _place(source: Source, found: Remark | Computation) -> str:
    line, column = source.line_at(found.start), source.column_at(found.start)
    return f"{source.path}:{line}:{column}"


def _on(source: Source, found: Remark | Computation) -> str:
    """Return on which page of the document this was, if it is known."""
    page = source.page_at(source.line_at(found.start))
    return f" ({page})" if page else ""


def _as_json(source: Source, found: Audit) -> str:
    def record(each: Remark | Computation | Unchecked) -> dict[str, Any]:
        line = source.line_at(each.start)
        return asdict(each) | {"line": line, "page": source.page_at(line) or None}

    checks, findings = map(record, found.checks), map(record, found.findings)
    data = {
        "path": source.path,
        "checks": list(checks),
        "findings": list(findings),
        "not_checked": [record(each) for each in found.unchecked],
    }
    return json_text({"argmap": 1} | data)
