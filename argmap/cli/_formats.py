"""The findings of a check as text, as JSON, as workflow commands for GitHub, and as SARIF 2.1.0."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from argmap import __version__
from argmap.catalogue import CODES
from argmap.cli._checked import CheckedDocument
from argmap.cli._output import json_text
from argmap.data import problems_data
from argmap.flags import page_of, supplies
from argmap.flags.review import HOLDS, in_words
from argmap.model import Flag, Problem

_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_FIRST = 5  # proposals that are named; `argmap accept PATH` and the JSON name all
_GITHUB_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def text_lines(document: CheckedDocument) -> Iterator[str]:
    """Yield a line per problem of a file and per flag, in the order of the lines.

    Before them is one on a draft that is not wholly reviewed.
    """
    if words := _review_in_words(document):
        yield f"{document.path}: {words}"
    for problem in document.outcome.report.problems:
        yield problem.report()
    for flag in sorted(document.flags, key=lambda each: _order(document, each)):
        line, column = document.place(flag)
        path = document.source if document.in_source(flag) else document.path
        place = f"{path}:{line}:{column}"
        state = "" if flag.state == "raised" else f" ({flag.state})"
        where = f" ({cited})" if (cited := _cited(document, flag)) else ""
        sought = f" (looked for: {supplies.in_words(flag.looked_for)})" if flag.looked_for else ""
        yield f"{place}: {flag.code} {flag.level}{state} {_one_line(flag)}{sought}{where}"


def _order(document: CheckedDocument, flag: Flag) -> tuple[bool, tuple[int, int], int]:
    return document.in_source(flag), document.place(flag), int(flag.number.removeprefix("F"))


def _review_in_words(document: CheckedDocument) -> str:
    """Return how much is reviewed, what holds without it, and what to review first."""
    review = document.review
    if not review.proposals:
        return ""
    more = review.proposals - _FIRST
    rest = f" and {more} more" if more > 0 else ""
    first = f"{', '.join(review.order[:_FIRST])}{rest}"
    return f"{in_words(review)}. {HOLDS}; review first: {first}"


def _cited(document: CheckedDocument, flag: Flag) -> str:
    """Return the source line of a flag, unless it is printed at it, and its page."""
    line = f"source line {flag.line}" if flag.line and not document.in_source(flag) else ""
    return ", ".join(filter(None, (line, document.page(flag))))


def _one_line(flag: Flag) -> str:
    return " ".join(flag.message.split())


def as_json(documents: Iterable[CheckedDocument]) -> str:
    """Return all documents with their problems, flags, checks and standing."""
    return json_text({"argmap": 1, "documents": [_data(each) for each in documents]})


def _data(document: CheckedDocument) -> dict[str, Any]:
    outcome = document.outcome
    path, reading = outcome.document.shown, outcome.reading
    if reading is None:
        problems = problems_data(outcome.problems)
        empty: dict[str, Any] = {"flags": [], "supplied": [], "checks": [], "standing": []}
        empty["review"] = None
        return {"path": path, "problems": problems} | empty
    data = reading.data(outcome.document.root)
    ids = {flag.id for flag in document.flags}
    flags = [flag for flag in data["flags"] if flag["id"] in ids]
    keys = ("problems", "flags", "supplied", "checks", "standing", "review")
    shown = {key: data[key] for key in keys}
    return {"path": path} | shown | {"flags": flags}


def github_lines(document: CheckedDocument) -> Iterator[str]:
    """Yield a workflow command per problem and per flag; GitHub shows them at their lines."""
    if words := _review_in_words(document):
        yield _command("notice", document.path, (1, 1), "argmap", words)
    for each in document.outcome.report.problems:
        yield _command(each.level, each.path, (each.line, each.col), "argmap", each.message)
    for flag in document.flags:
        if flag.state != "answered":
            raised = flag.state == "raised"
            path = document.source if document.in_source(flag) else document.path
            title = f"{flag.code} {flag.name}{'' if raised else ' (proposed)'}"
            level = _GITHUB_LEVELS[flag.level] if raised else "notice"
            cited = f" ({page})" if (page := document.page(flag)) else ""
            yield _command(level, path, document.place(flag), title, f"{_one_line(flag)}{cited}")


def _command(level: str, path: str, place: tuple[int, int], title: str, message: str) -> str:
    line, column = place
    properties = f"file={_property(path)},line={line},col={column},title={_property(title)}"
    return f"::{level} {properties}::{_escaped(message)}"


def _escaped(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _escaped(value).replace(":", "%3A").replace(",", "%2C")


def as_sarif(documents: Sequence[CheckedDocument]) -> str:
    """Return one run with a result for each flag and a notification for each problem of a file."""
    codes = sorted({flag.code for each in documents for flag in each.flags})
    rules = [_rule(code) for code in codes]
    run = {
        "tool": {"driver": {"name": "argmap", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(documents)],
        "properties": {"review": {each.path: asdict(each.review) for each in documents}},
        "results": [
            _result(each, flag, codes.index(flag.code)) for each in documents for flag in each.flags
        ],
    }
    return json_text({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


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
    outcomes = [each.outcome for each in documents]
    drafts = [_draft(each.path, words) for each in documents if (words := _review_in_words(each))]
    problems = [_notification(problem) for each in outcomes for problem in each.report.problems]
    failures = [
        {"level": "error", "message": {"text": each.failure}} for each in outcomes if each.failure
    ]
    return {
        "executionSuccessful": all(each.reading for each in outcomes),
        "toolExecutionNotifications": drafts + problems + failures,
    }


def _draft(path: str, words: str) -> dict[str, Any]:
    return {"level": "note", "message": {"text": words}, "locations": [_location(path, 1, 1)]}


def _notification(problem: Problem) -> dict[str, Any]:
    return {
        "level": problem.level,
        "message": {"text": problem.message},
        "locations": [_location(problem.path, problem.line, problem.col)],
    }


def _result(document: CheckedDocument, flag: Flag, rule: int) -> dict[str, Any]:
    """Return one flag: a proposal asks for a review; an answer suppresses it, with the reason."""
    proposed, page = flag.state == "proposed", document.page(flag)
    result: dict[str, Any] = {
        "ruleId": flag.code,
        "ruleIndex": rule,
        "kind": "review" if proposed else "fail",
        "level": "none" if proposed else flag.level,
        "message": {"text": flag.message},
        "locations": [_location(document.path, *document.place(flag))],
        "partialFingerprints": {"argmapFlag/v1": flag.id},
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
    """Return a place in a file; its path, as the user gave it, becomes a relative reference."""
    region = {"startLine": max(1, line), "startColumn": max(1, column)}
    uri = quote(os.fsencode(PurePath(path).as_posix()))
    place = {"artifactLocation": {"uri": uri}, "region": region}
    return {"physicalLocation": place}
