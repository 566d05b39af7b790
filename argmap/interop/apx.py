"""APX: the argument for solvers of abstract argumentation, with a table of what each name means.

Statements and links are arguments. An attack attacks its conclusion, an undercut its link. A link
does not hold if one of its premises does not: each premise attacks an argument "it does not hold",
which attacks the links that it is a premise of. A solver then says which links hold. A support
attacks nothing, so that a statement without any support still holds.
"""

from collections.abc import Iterator

from argmap.interop.aspects import (
    ALTERED,
    ASPECTS,
    ATTACKS,
    FRONT,
    KEPT,
    LINKED,
    LOST,
    SIDE,
    SUPPORTS,
    TITLE,
    UNDERCUTS,
    Format,
    only_on_holders,
)  # fmt: skip
from argmap.interop.exported import Exported, Files
from argmap.interop.tables import (
    LINK_COLUMNS,
    STATEMENT_COLUMNS,
    Row,
    link_row,
    statement_row,
    table,
)

_COLUMNS = ("name", "of", *dict.fromkeys((*STATEMENT_COLUMNS, *LINK_COLUMNS)))


def write(document: Exported) -> Files:
    """Return one fact per line without spaces, and the table as CSV."""
    rows = list(_rows(document))
    names = {(of, row["id"]): f"a{number}" for number, (of, row) in enumerate(rows, 1)}
    facts = [f"arg({name})." for name in names.values()]
    facts += [f"att({names[start]},{names[end]})." for start, end in _attacks(document)]
    empty = dict.fromkeys(_COLUMNS)
    named = zip(names.values(), rows, strict=True)
    meaning = [empty | {"name": name, "of": of} | row for name, (of, row) in named]
    return {
        ".apx": "".join(f"{fact}\n" for fact in facts).encode(),
        ".apx.csv": table(_COLUMNS, meaning),
    }


def _rows(document: Exported) -> Iterator[tuple[str, Row]]:
    statements = document.annotation.statements
    for statement in statements:
        yield "statement", statement_row(document, statement)
    for link in document.annotation.links:
        yield "link", link_row(document, link)
    for statement in statements:
        if document.graph.outgoing(statement.id):
            yield "not", {"id": statement.id}


def _attacks(document: Exported) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    for statement in document.annotation.statements:
        if links := document.graph.outgoing(statement.id):
            yield ("statement", statement.id), ("not", statement.id)
            for link in links:
                yield ("not", statement.id), ("link", link.id)
    for link in document.annotation.links:
        if link.kind != "support":
            kind = "link" if link.kind == "undercut" else "statement"
            yield ("link", link.id), (kind, link.conclusion)


FORMAT = Format(
    "apx",
    (".apx", ".apx.csv"),
    write,
    dict.fromkeys(ASPECTS, SIDE)
    | dict.fromkeys((ATTACKS, LINKED, UNDERCUTS), KEPT)
    | dict.fromkeys((TITLE, FRONT), LOST)
    | {SUPPORTS: ALTERED},
    exceptions=only_on_holders,
)
