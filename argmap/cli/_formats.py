"""The findings of a check as text, as JSON, and as workflow commands for GitHub."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from argmap.cli._checked import CheckedDocument
from argmap.cli._output import json_text
from argmap.cli._sarif import as_sarif, in_repository
from argmap.data import problems_data
from argmap.flags import supplies
from argmap.flags.review import HOLDS, in_words
from argmap.model import Flag

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
        lists: dict[str, Any] = {key: [] for key in ("flags", "supplied", "checks", "standing")}
        return {"path": path, "problems": problems} | lists | {"review": None}
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
    shown = _property(in_repository(path))
    properties = f"file={shown},line={line},col={column},title={_property(title)}"
    return f"::{level} {properties}::{_escaped(message)}"


def _escaped(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _escaped(value).replace(":", "%3A").replace(",", "%2C")


def sarif_text(documents: Sequence[CheckedDocument], *, answered: bool) -> str:
    """Return all documents as one run of SARIF; `answered` adds the answered flags."""
    drafts = {each.path: words for each in documents if (words := _review_in_words(each))}
    return as_sarif(documents, drafts, answered=answered)
