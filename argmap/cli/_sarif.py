"""Flags as SARIF 2.1.0, the form in which tools hand findings to each other."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from argmap import __version__
from argmap.catalogue import CODES
from argmap.flags import page_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.cli._chosen import Chosen
    from argmap.model import Flag, Problem

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(chosen: Iterable[Chosen], failures: Iterable[str]) -> dict[str, Any]:
    """Return one run with a result for each flag and a notification for each problem of a file."""
    documents = list(chosen)
    codes = sorted({flag.code for each in documents for flag in each.flags})
    stopped = [_stopped(message) for message in failures]
    problems = [_notification(problem) for each in documents for problem in each.problems]
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "argmap",
                        "version": __version__,
                        "rules": [_rule(code) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "invocations": [
                    {
                        "executionSuccessful": not stopped
                        and all(each.was_read for each in documents),
                        "toolExecutionNotifications": problems + stopped,
                    }
                ],
                "results": [
                    _result(each, flag, codes.index(flag.code))
                    for each in documents
                    for flag in each.flags
                ],
            }
        ],
    }


def _rule(code: str) -> dict[str, Any]:
    page = page_of(code)
    first = next(line for line in page.splitlines()[1:] if line)
    return {
        "id": code,
        "name": CODES[code],
        "shortDescription": {"text": first},
        "help": {"text": page, "markdown": page},
    }


def _result(document: Chosen, flag: Flag, rule: int) -> dict[str, Any]:
    """Return one flag; what is only proposed asks for a review, what is answered is suppressed with its reason."""
    line, column = document.place(flag)
    result: dict[str, Any] = {
        "ruleId": flag.code,
        "ruleIndex": rule,
        "kind": "review" if flag.state == "proposed" else "fail",
        "level": "none" if flag.state == "proposed" else flag.level,
        "message": {"text": flag.message},
        "locations": [_location(document.path, line, column)],
        "partialFingerprints": {"argmapFlag/v1": flag.id},
        "properties": {"state": flag.state},
    }
    if document.source and not document.drafted and flag.line:
        result["relatedLocations"] = [
            {
                **_location(document.source, flag.line, 1),
                "message": {"text": "the words in the source"},
            }
        ]
    if flag.state == "answered":
        result["suppressions"] = [
            {"kind": "inSource", "status": "accepted", "justification": flag.reason or ""}
        ]
    if document.known is not None:
        result["baselineState"] = "unchanged" if flag.id in document.known else "new"
    return result


def _location(path: str, line: int, column: int) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri(path)},
            "region": {"startLine": max(1, line), "startColumn": max(1, column)},
        }
    }


def uri(path: str) -> str:
    """Return a path, as it was given, as a relative reference."""
    return quote(PurePath(path).as_posix())


def _notification(problem: Problem) -> dict[str, Any]:
    return {
        "level": problem.level,
        "message": {"text": problem.message},
        "locations": [_location(problem.path, problem.line, problem.col)],
    }


def _stopped(message: str) -> dict[str, Any]:
    return {"level": "error", "message": {"text": message}}
