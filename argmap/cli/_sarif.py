"""Flags as SARIF 2.1.0, the format in which analysis tools exchange findings."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from argmap import __version__
from argmap.catalogue import CODES
from argmap.cli._checked import CheckedDocument
from argmap.cli._output import json_text
from argmap.flags import page_of
from argmap.model import Flag, Problem

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(documents: Sequence[CheckedDocument]) -> str:
    """Return one run with a result for each flag and a notification for each problem of a file."""
    codes = sorted({flag.code for each in documents for flag in each.flags})
    rules = [_rule(code) for code in codes]
    run = {
        "tool": {"driver": {"name": "argmap", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(documents)],
        "results": [
            _result(each, flag, codes.index(flag.code)) for each in documents for flag in each.flags
        ],
    }
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str) -> dict[str, Any]:
    page = page_of(code)
    first = next(line for line in page.splitlines()[1:] if line)
    return {
        "id": code,
        "name": CODES[code],
        "shortDescription": {"text": first},
        "help": {"text": page, "markdown": page},
    }


def _invocation(documents: Sequence[CheckedDocument]) -> dict[str, Any]:
    """Return how the run went: whether every document could be read, and all problems of files."""
    outcomes = [each.outcome for each in documents]
    problems = [_notification(problem) for each in outcomes for problem in each.report.problems]
    failures = [
        {"level": "error", "message": {"text": each.failure}} for each in outcomes if each.failure
    ]
    return {
        "executionSuccessful": all(each.reading for each in outcomes),
        "toolExecutionNotifications": problems + failures,
    }


def _notification(problem: Problem) -> dict[str, Any]:
    return {
        "level": problem.level,
        "message": {"text": problem.message},
        "locations": [_location(problem.path, problem.line, problem.col)],
    }


def _result(document: CheckedDocument, flag: Flag, rule: int) -> dict[str, Any]:
    """Return one flag: a proposal asks for a review; an answer suppresses it, with the reason."""
    proposed = flag.state == "proposed"
    result: dict[str, Any] = {
        "ruleId": flag.code,
        "ruleIndex": rule,
        "kind": "review" if proposed else "fail",
        "level": "none" if proposed else flag.level,
        "message": {"text": flag.message},
        "locations": [_location(document.path, *document.place(flag))],
        "partialFingerprints": {"argmapFlag/v1": flag.id},
        "properties": {"state": flag.state},
    }
    if document.source and not document.drafted and flag.line:
        words = {"message": {"text": "the words in the source"}}
        result["relatedLocations"] = [_location(document.source, flag.line, 1) | words]
    if flag.state == "answered":
        answer = {"kind": "inSource", "status": "accepted", "justification": flag.reason or ""}
        result["suppressions"] = [answer]
    if document.known is not None:
        result["baselineState"] = "unchanged" if flag.id in document.known else "new"
    return result


def _location(path: str, line: int, column: int) -> dict[str, Any]:
    """Return a place in a file; its path, as the user gave it, becomes a relative reference."""
    region = {"startLine": max(1, line), "startColumn": max(1, column)}
    place = {"artifactLocation": {"uri": quote(PurePath(path).as_posix())}, "region": region}
    return {"physicalLocation": place}
