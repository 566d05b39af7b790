"""Two tables, statements and links: as CSV for spreadsheets, or as frames of pandas."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

from argmap.data import to_data
from argmap.interop.aspects import (
    ATTACKS,
    FRONT,
    LINKED,
    LOST,
    SCHEMES,
    SIDE,
    SUPPORTS,
    TITLE,
    UNDERCUTS,
    Format,
    only_on_holders,
)  # fmt: skip
from argmap.interop.exported import (
    Exported,
    Files,
    exported,
    flag_lines,
    lines_again,
    spans_text,
)
from argmap.model import Annotation, ArgmapError, Link, Report, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

Row = dict[str, Any]

STATEMENT_COLUMNS = (
    "id", "role", "quote", "start", "end", "parts", "line", "also_lines", "also_spans", "by",
    "reported", "implicit", "state", "section", "label", "flags", "notes", "because",
)  # fmt: skip
LINK_COLUMNS = (
    "id", "kind", "premises", "conclusion", "scheme", "state", "flags", "notes", "because",
)  # fmt: skip
# A spreadsheet would compute such a cell. Whoever reads it takes one apostrophe away.
_COMPUTED = re.compile(r"'*[=+\-@\t\r\0]")
_ADDED = re.compile(r"'+[=+\-@\t\r\0]")


def statement_row(document: Exported, each: Statement) -> Row:
    """Return a statement by STATEMENT_COLUMNS; several values in a cell are on lines."""
    also = document.also.get(each.id, ())
    values = (
        each.id, each.role, each.text, each.start, each.end, spans_text(each.parts), each.line,
        " ".join(map(str, lines_again(document, each))), spans_text(also), each.speaker,
        each.reported, each.implicit, each.state, each.section, each.label,
        "\n".join(flag_lines(document, each.id)),
        "\n".join(each.notes), each.because,
    )  # fmt: skip
    return dict(zip(STATEMENT_COLUMNS, values, strict=True))


def link_row(document: Exported, each: Link) -> Row:
    """Return a link by LINK_COLUMNS; premises are separated by spaces."""
    values = (
        each.id, each.kind, " ".join(each.premises), each.conclusion, each.scheme, each.state,
        "\n".join(flag_lines(document, each.id)), "\n".join(each.notes), each.because,
    )  # fmt: skip
    return dict(zip(LINK_COLUMNS, values, strict=True))


def write(document: Exported) -> Files:
    """Return both tables as UTF-8, comma-separated, with a header."""
    annotation = document.annotation
    return {
        ".statements.csv": table(
            STATEMENT_COLUMNS, [statement_row(document, each) for each in annotation.statements]
        ),
        ".links.csv": table(LINK_COLUMNS, [link_row(document, each) for each in annotation.links]),
    }


def table(columns: Sequence[str], rows: Sequence[Row]) -> bytes:
    """Return rows as CSV, in which no cell is a formula."""
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return lines.getvalue().encode("utf-8", "replace")


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"'{value}" if isinstance(value, str) and _COMPUTED.match(value) else value


def cell_text(cell: str) -> str:
    """Return the text that a cell was written for."""
    return cell[1:] if _ADDED.match(cell) else cell


def frames(annotation: Annotation, report: Report) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return two frames of pandas, statements and links, indexed by id.

    Raises ArgmapError if pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError as error:
        message = "pandas is not installed; install it (pip install pandas) for argmap.frames"
        raise ArgmapError(message) from error
    document = exported(annotation, report, to_data(annotation, report), name="")
    statements = [statement_row(document, each) for each in annotation.statements]
    links = [link_row(document, each) for each in annotation.links]
    return (
        pd.DataFrame(statements, columns=list(STATEMENT_COLUMNS)).set_index("id"),
        pd.DataFrame(links, columns=list(LINK_COLUMNS)).set_index("id"),
    )


FORMAT = Format(
    "csv",
    (".statements.csv", ".links.csv"),
    write,
    dict.fromkeys((SUPPORTS, ATTACKS, LINKED, UNDERCUTS, SCHEMES), SIDE)
    | dict.fromkeys((TITLE, FRONT), LOST),
    exceptions=only_on_holders,
)
