"""The findings of a check as text, as JSON, and as workflow commands for GitHub."""

from collections.abc import Iterable, Iterator
from typing import Any

from argmap.cli._checked import CheckedDocument
from argmap.cli._output import json_text
from argmap.data import problems_data
from argmap.model import Flag

_GITHUB_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def as_text(documents: Iterable[CheckedDocument]) -> str:
    """Return one line per problem of a file and per flag."""
    return "".join(f"{line}\n" for each in documents for line in _text_lines(each))


def _text_lines(document: CheckedDocument) -> Iterator[str]:
    for problem in document.outcome.report.problems:
        yield problem.report()
    for flag in document.flags:
        line, column = document.place(flag)
        in_source = document.in_source(flag)
        place = f"{document.source if in_source else document.path}:{line}:{column}"
        state = "" if flag.state == "raised" else f" ({flag.state})"
        where = f" (source line {flag.line})" if flag.line and not in_source else ""
        yield f"{place}: {flag.code} {flag.level}{state} {_one_line(flag)}{where}"


def _one_line(flag: Flag) -> str:
    return " ".join(flag.message.split())


def as_json(documents: Iterable[CheckedDocument]) -> str:
    """Return all documents with their problems, flags, checks and standing."""
    return json_text({"argmap": 1, "documents": [_data(each) for each in documents]})


def _data(document: CheckedDocument) -> dict[str, Any]:
    outcome = document.outcome
    path, reading = outcome.document.shown, outcome.reading
    if reading is None:
        problems = problems_data(outcome.problems, outcome.document.root)
        return {"path": path, "problems": problems, "flags": [], "checks": [], "standing": []}
    data = reading.data(outcome.document.root)
    ids = {flag.id for flag in document.flags}
    flags = [flag for flag in data["flags"] if flag["id"] in ids]
    shown = {key: data[key] for key in ("problems", "flags", "checks", "standing")}
    return {"path": path} | shown | {"flags": flags}


def as_github(documents: Iterable[CheckedDocument]) -> str:
    """Return one workflow command per problem and per flag; GitHub shows them at their lines."""
    return "".join(f"{line}\n" for each in documents for line in _github_lines(each))


def _github_lines(document: CheckedDocument) -> Iterator[str]:
    for each in document.outcome.report.problems:
        yield _command(each.level, each.path, (each.line, each.col), "argmap", each.message)
    for flag in document.flags:
        if flag.state != "answered":
            raised = flag.state == "raised"
            path = document.source if document.in_source(flag) else document.path
            title = f"{flag.code} {flag.name}{'' if raised else ' (proposed)'}"
            level = _GITHUB_LEVELS[flag.level] if raised else "notice"
            yield _command(level, path, document.place(flag), title, _one_line(flag))


def _command(level: str, path: str, place: tuple[int, int], title: str, message: str) -> str:
    line, column = place
    properties = f"file={_property(path)},line={line},col={column},title={_property(title)}"
    return f"::{level} {properties}::{_escaped(message)}"


def _escaped(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _escaped(value).replace(":", "%3A").replace(",", "%2C")
