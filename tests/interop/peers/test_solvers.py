"""clingo reads our facts, and its answer says which statements and links hold."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from interop_samples import document, links, statements
from peer_programs import python_peer, save

from argmap.interop.apx import FORMAT
from argmap.interop.tables import cell_text

if TYPE_CHECKING:
    from pathlib import Path

# The usual encoding of stable extensions; without cycles there is one, which is the grounded one.
_CLINGO = """
import clingo
control = clingo.Control()
control.load(sys.argv[1])
control.add("base", [], '''
in(X) :- arg(X), not out(X).
out(X) :- arg(X), in(Y), att(Y, X).
:- in(X), in(Y), att(X, Y).
''')
control.ground([("base", [])])
models = []
facts = [str(each.symbol) for each in control.symbolic_atoms if each.is_fact]
control.configuration.solve.models = 0
with control.solve(yield_=True) as handle:
    for model in handle:
        models.append(sorted(str(s.arguments[0]) for s in model.symbols(atoms=True)
                             if s.name == "in"))
print(json.dumps({"facts": facts, "models": models}))
"""


def test_clingo_reads_the_same_statements_and_links_and_solves_them(tmp_path: Path) -> None:
    subject = document()
    paths = save(tmp_path, FORMAT.write(subject))
    found = python_peer("clingo", _CLINGO, paths[".apx"])
    table = list(csv.DictReader(io.StringIO(paths[".apx.csv"].read_text("utf-8"))))
    rows = {row["name"]: row for row in table}
    read = {each[4:-1] for each in found["facts"] if each.startswith("arg(")}
    attacks = {tuple(each[4:-1].split(",")) for each in found["facts"] if each.startswith("att(")}
    assert read == set(rows)
    said = {
        (row["id"], cell_text(row["quote"]), row["role"])
        for row in table
        if row["of"] == "statement"
    }
    assert said == statements(subject)
    shown = {
        (frozenset(row["premises"].split()), row["conclusion"], row["kind"])
        for row in table
        if row["of"] == "link"
    }
    assert shown == links(subject)
    ends = {(rows[a]["of"], rows[a]["id"], rows[b]["of"], rows[b]["id"]) for a, b in attacks}
    first = "fewer-touches+all-logged+log-complete -> lamps-work"
    assert ("link", "as-dark-as-ever -> lamps-work", "statement", "lamps-work") in ends
    assert ("link", f"only-by-day -> ({first})", "link", first) in ends
    assert ("not", "all-logged", "link", first) in ends

    (holds,) = found["models"]
    held = {(rows[name]["of"], rows[name]["id"]) for name in holds}
    assert ("link", first) not in held  # undercut
    assert ("statement", "lamps-work") not in held  # attacked
    assert ("link", "dear-lamps -> lamps-work") in held
