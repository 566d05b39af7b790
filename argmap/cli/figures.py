"""`argmap figures`: audit only the figures of a text, without an annotation and without a model."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from argmap.cli import say
from argmap.cli._output import counted, exit_on_error, json_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.figures import Audit, Computation, Remark
    from argmap.model import Source


@click.command()
@click.argument("path", metavar="FILE")
@click.option("--json", "as_json", is_flag=True, help="Print computations and findings as JSON.")
def figures(path: str, *, as_json: bool) -> None:
    """Audit the figures of a text: which computations hold and which do not.

    FILE is any text; neither an annotation nor a model is needed. Every computation that the text's
    own numbers allow is printed. Exits with 0, or with 2 if the file could not be read.
    """
    from argmap.figures import audit
    from argmap.source import read

    with exit_on_error(path):
        source = read(path)
    found = audit(source)
    if as_json:
        say(_as_json(source, found), nl=False, as_json=True)
    for line in () if as_json else _lines(source, found):
        say(" ".join(line.split()))


def _lines(source: Source, found: Audit) -> Iterator[str]:
    for remark in found.findings:
        message = f"{remark.says} {remark.lacks} {remark.question}{_on(source, remark)}"
        yield f"{_place(source, remark)}: {remark.code} {remark.level} {message}"
    for check in found.checks:
        if check.holds or not any(_is_about(remark, check) for remark in found.findings):
            verdict = "holds" if check.holds else "does not agree"
            message = f"{verdict}: “{check.stated}”: {check.computed}{_on(source, check)}"
            yield f"{_place(source, check)}: {check.code} {message}"
    holding = sum(check.holds for check in found.checks)
    total = counted(len(found.checks), "computation")
    yield f"checked: {holding} of {total} {'holds' if holding == 1 else 'hold'}"


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
    def record(each: Remark | Computation) -> dict[str, Any]:
        line = source.line_at(each.start)
        return asdict(each) | {"line": line, "page": source.page_at(line) or None}

    checks, findings = map(record, found.checks), map(record, found.findings)
    data = {"path": source.path, "checks": list(checks), "findings": list(findings)}
    return json_text({"argmap": 1} | data)
