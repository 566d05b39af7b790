"""What a build wrote about a document (`output/x.json`), as a reading that can be compared."""

from collections.abc import Mapping
from typing import Any

from argmap.comparing.difference import Side
from argmap.model import Annotation, Flag, Link, Report, Source, Standing, Statement

_STATEMENT = "id role text label start end line speaker reported implicit state because section at"
_LINK = "id kind conclusion scheme state because at"
_FLAG = "id number code name level says lacks why question answer statement link state reason"


def side_of_build(data: Mapping[str, Any], path: str) -> Side:
    """Return the reading that a build recorded; the text of its source is not in it.

    Raises KeyError, TypeError or ValueError if these are not data of argmap.
    """
    source = Source(str(data["source"]["path"]), "", str(data["source"]["sha256"]), (0,))
    statements = tuple(
        Statement(
            **_picked(each, _STATEMENT),
            parts=tuple((int(start), int(end)) for start, end in each["parts"]),
            notes=tuple(each["notes"]),
        )
        for each in data["statements"]
    )
    links = tuple(
        Link(**_picked(each, _LINK), premises=tuple(each["premises"]), notes=tuple(each["notes"]))
        for each in data["links"]
    )
    flags = tuple(
        Flag(**_picked(each, _FLAG), start=each["start"], end=each["end"], line=each["line"])
        for each in data["flags"]
    )
    standing = tuple(
        Standing(each["id"], each["state"], bool(each["provisional"]), tuple(each["because"]))
        for each in data["standing"]
    )
    annotation = Annotation(
        source, path, str(data["annotation"]["sha256"]), statements=statements, links=links
    )
    return Side(annotation, Report(flags=flags, standing=standing))


def _picked(record: Mapping[str, Any], names: str) -> dict[str, Any]:
    return {name: record[name] for name in names.split()}
