"""CSV, read: a table of statements, and next to it one of links, as `tables.py` writes them."""

from collections.abc import Mapping

from argmap.interop.guard import clean, refuse, rows_of
from argmap.interop.incoming import Contents, Incoming, Reader, Said, Tied
from argmap.interop.marks import marks_in
from argmap.interop.tables import cell_text
from argmap.model import DEFAULT_SPEAKER, ROLES, Kind

_STATEMENTS, _LINKS = ".statements.csv", ".links.csv"
_KINDS: dict[str, Kind] = {each: each for each in ("support", "attack", "undercut")}
Row = Mapping[str, str]


def read_csv(file: Incoming) -> Contents:
    """Return what two tables say. Raises ImportFileError with the line."""
    rows = list(rows_of(file.data, file.path, ("id", "quote")))
    said = []
    for line, row in rows:
        role = _cell(row, "role")
        if role and role not in ROLES:
            what = f'the role "{role}" is not one of {", ".join(ROLES)}'
            refuse(file.path, f"line {line}", what, "correct it, or leave it empty")
        said.append(_said(row, role))
    keys = [each.key for each in said]
    for (line, _), key in zip(rows, keys, strict=True):
        if not key or keys.count(key) > 1 if len(keys) < 1000 else not key:
            what = f'the id "{key}" is used twice' if key else "the id is missing"
            refuse(file.path, f"line {line}", what, "give each statement an id of its own")
    speakers = [_cell(row, "by") for _, row in rows if _cell(row, "reported") == "no"]
    speaker = next((each for each in speakers if each != DEFAULT_SPEAKER), "")
    return Contents(tuple(said), _links(file), speaker=speaker)


def _cell(row: Row, column: str) -> str:
    return clean(cell_text(row.get(column) or ""))


def _said(row: Row, role: str) -> Said:
    reported = _cell(row, "reported") != "no"
    answers, flags = marks_in(_cell(row, "flags").split("\n"))
    return Said(
        _cell(row, "id"),
        _cell(row, "quote"),
        id=_cell(row, "id"),
        role=next((each for each in ROLES if each == role), None),
        by=_cell(row, "by") if reported else "",
        implicit=_cell(row, "implicit") == "yes",
        state="proposed" if _cell(row, "state") == "proposed" else "accepted",
        label=_cell(row, "label"),
        because=_cell(row, "because") or None,
        section=_cell(row, "section") or None,
        notes=tuple(filter(None, _cell(row, "notes").split("\n"))),
        answers=answers,
        flags=flags,
    )


def _links(file: Incoming) -> tuple[Tied, ...]:
    if not file.name.endswith(_STATEMENTS):
        return ()
    data = file.beside(file.name.removesuffix(_STATEMENTS) + _LINKS)
    if data is None:
        return ()
    path = file.path.removesuffix(_STATEMENTS) + _LINKS
    tied = []
    for line, row in rows_of(data, path, ("id", "kind", "premises", "conclusion")):
        kind = _KINDS.get(_cell(row, "kind"))
        if kind is None:
            what = f'the kind "{_cell(row, "kind")}" is not one of {", ".join(_KINDS)}'
            refuse(path, f"line {line}", what, "correct it")
        answers, flags = marks_in(_cell(row, "flags").split("\n"))
        tied.append(
            Tied(
                _cell(row, "id"),
                kind,
                tuple(_cell(row, "premises").split()),
                _cell(row, "conclusion"),
                _cell(row, "scheme") or None,
                "proposed" if _cell(row, "state") == "proposed" else "accepted",
                _cell(row, "because") or None,
                tuple(filter(None, _cell(row, "notes").split("\n"))),
                answers,
                flags,
            )
        )
    return tuple(tied)


CSV = Reader("csv", read_csv, lambda file: file.name.endswith(".csv"))
