"""The findings of a check as SARIF 2.1.0: a result per flag, a notification per problem of a file.

Answered flags are left out unless they are asked for: some programs count results that are
suppressed, and fail on them.
"""

import os
from collections.abc import Sequence
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from argmap import __version__
from argmap.catalogue import CODES
from argmap.cli._checked import CheckedDocument
from argmap.cli._output import json_text
from argmap.flags import page_of
from argmap.model import Flag, Problem

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def in_repository(path: str) -> str:
    """Return a path relative to the root of its repository, whatever the working folder is.

    Outside a repository it is relative to the working folder, if it is below it; else it stays.
    """
    absolute = os.path.abspath(path)  # noqa: PTH100  # without following links
    root = _root(os.path.dirname(absolute)) or os.getcwd()  # noqa: PTH109, PTH120
    pure = PurePath(absolute)
    return (pure.relative_to(root) if pure.is_relative_to(root) else PurePath(path)).as_posix()


@lru_cache(maxsize=256)
def _root(folder: str) -> str:
    parents = (Path(folder), *Path(folder).parents)
    return next((str(each) for each in parents if (each / ".git").exists()), "")


def as_sarif(
    documents: Sequence[CheckedDocument], drafts: dict[str, str], *, answered: bool = False
) -> str:
    """Return one run; `drafts` has what to say of each draft, by the path of its document."""
    found = [
        (document, flag)
        for document in documents
        for flag in document.flags
        if answered or flag.state != "answered"
    ]
    codes = sorted({flag.code for _, flag in found})
    rules = [_rule(code) for code in codes]
    run = {
        "tool": {"driver": {"name": "argmap", "version": __version__, "rules": rules}},
        "columnKind": "utf16CodeUnits",
        "invocations": [_invocation(documents, drafts)],
        "properties": {
            "review": {in_repository(each.path): asdict(each.review) for each in documents}
        },
        "results": [_result(document, flag, codes.index(flag.code)) for document, flag in found],
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str) -> dict[str, Any]:
    page = page_of(code)
    first = next(line for line in page.splitlines()[1:] if line)
    return {
        "id": code,
        "name": CODES[code],
        "shortDescription": {"text": first},
        "help": {"text": page, "markdown": page},
    }


def _invocation(documents: Sequence[CheckedDocument], drafts: dict[str, str]) -> dict[str, Any]:
    outcomes = [each.outcome for each in documents]
    notes = [_draft(path, words) for path, words in drafts.items()]
    problems = [_notification(problem) for each in outcomes for problem in each.report.problems]
    failures = [
        {"level": "error", "message": {"text": each.failure}} for each in outcomes if each.failure
    ]
    return {
        "executionSuccessful": all(each.reading for each in outcomes),
        "toolExecutionNotifications": notes + problems + failures,
    }


def _draft(path: str, words: str) -> dict[str, Any]:
    return {"level": "note", "message": {"text": words}, "locations": [_location(path, 1, 1)]}


def _notification(problem: Problem) -> dict[str, Any]:
    column = _utf16(problem.excerpt, problem.col)
    return {
        "level": problem.level,
        "message": {"text": problem.message},
        "locations": [_location(problem.path, problem.line, column)],
    }


def _utf16(line: str, column: int) -> int:
    """Return a column of a line, counted from 1, in units of UTF-16."""
    return column + sum(character > "\uffff" for character in line[: column - 1])


def _result(document: CheckedDocument, flag: Flag, rule: int) -> dict[str, Any]:
    """Return one flag: a proposal asks for a review; an answer suppresses it, with the reason."""
    proposed, page = flag.state == "proposed", document.page(flag)
    line, column = document.place(flag)
    if document.in_source(flag) and document.outcome.reading:
        source = document.outcome.reading.annotation.source
        column = _utf16(source.line_text(line), column)
    fingerprint = f"{in_repository(document.path)}:{flag.id}"
    result: dict[str, Any] = {
        "ruleId": flag.code,
        "ruleIndex": rule,
        "kind": "review" if proposed else "fail",
        "level": "none" if proposed else flag.level,
        "message": {"text": flag.message},
        "locations": [_location(document.path, line, column)],
        "partialFingerprints": {"argmapFlag/v2": fingerprint},
        "properties": {"state": flag.state} | ({"page": page} if page else {}),
    }
    if document.source and not document.drafted and flag.line:
        cited = f", {page}" if page else ""
        words = {"message": {"text": f"the words in the source{cited}"}}
        result["relatedLocations"] = [_location(document.source, flag.line, 1) | words]
    if flag.state == "answered":
        answer = {"kind": "inSource", "status": "accepted", "justification": flag.reason or ""}
        result["suppressions"] = [answer]
    if document.known is not None:
        result["baselineState"] = "unchanged" if document.is_known(flag) else "new"
    return result


def _location(path: str, line: int, column: int) -> dict[str, Any]:
    """Return a place in a file, whose path becomes a reference relative to the repository."""
    region = {"startLine": max(1, line), "startColumn": max(1, column)}
    uri = quote(os.fsencode(in_repository(path)))
    place = {"artifactLocation": {"uri": uri}, "region": region}
    return {"physicalLocation": place}
