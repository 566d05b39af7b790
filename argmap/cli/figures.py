"""`argmap figures`: the audit of a text's figures alone, with no annotation and no model."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from argmap.cli._refusals import refusals

if TYPE_CHECKING:
    from argmap.figures import Audit
    from argmap.figures.result import Computation, Remark
    from argmap.model import Source


@click.command()
@click.argument("path", metavar="FILE")
@click.option(
    "--json", "as_json", is_flag=True, help="Print the computations and findings as JSON."
)
def figures(path: str, *, as_json: bool) -> None:
    """Print the audit of a text's figures: every computation that its own numbers allow, and what does not fit.

    FILE is any text; no annotation and no model is needed. Ends with 0, with 2 if the file could not be read.
    """
    from argmap.figures import audit
    from argmap.source import read

    with refusals(path):
        source = read(path)
    found = audit(source)
    click.echo(_as_json(source, found) if as_json else _as_text(source, found), nl=False)


def _as_text(source: Source, found: Audit) -> str:
    lines = [
        _finding_line(
            source,
            remark.start,
            f"{remark.code} {remark.level} {remark.says} {remark.lacks} {remark.question}",
        )
        for remark in found.findings
    ]
    lines += [
        _finding_line(
            source,
            each.start,
            f"{each.code} {'holds' if each.holds else 'does not agree'}: “{each.stated}”: {each.computed}",
        )
        for each in found.checks
        if each.holds or not any(_is_about(remark, each) for remark in found.findings)
    ]
    holding = sum(each.holds for each in found.checks)
    lines.append(
        f"checked: {holding} of {len(found.checks)} computation{'' if len(found.checks) == 1 else 's'} hold{'s' if holding == 1 else ''}"
    )
    return "".join(f"{line}\n" for line in lines)


def _is_about(remark: Remark, check: Computation) -> bool:
    """Return whether a finding says already that a computation does not agree."""
    return remark.code == check.code and remark.start < check.end and check.start < remark.end


def _finding_line(source: Source, start: int, words: str) -> str:
    line = source.line_at(start)
    return f"{source.path}:{line}:{start - source.line_starts[line - 1] + 1}: {' '.join(words.split())}"


def _as_json(source: Source, found: Audit) -> str:
    data = {
        "argmap": 1,
        "path": source.path,
        "checks": [asdict(each) | {"line": source.line_at(each.start)} for each in found.checks],
        "findings": [
            asdict(each) | {"line": source.line_at(each.start)} for each in found.findings
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
