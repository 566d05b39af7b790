"""arguebuf and xaif read our AIF."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from interop_samples import document, library, links, statements
from peer_programs import python_peer, save

from argmap.interop import aif, xaif

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from argmap.interop.aspects import Format
    from argmap.interop.exported import Exported

_ARGUEBUF = """
import arguebuf
graph = arguebuf.load.%s(json.load(open(sys.argv[1])))
print(json.dumps({
    "atoms": {name: str(node.text) for name, node in graph.atom_nodes.items()},
    "schemes": {name: [type(node.scheme).__name__, node.scheme.value]
                for name, node in graph.scheme_nodes.items()},
    "edges": [[edge.source.id, edge.target.id] for edge in graph.edges.values()],
}))
"""
_XAIF = """
import xaif
graph = xaif.AIF(json.load(open(sys.argv[1])))
table = graph.get_csv("argument-relation")
locutions = [each["nodeID"] for each in graph.locutions]
print(json.dumps({
    "valid": graph.is_valid_json_aif(),
    "rows": table.values.tolist(),
    "speakers": {each: graph.get_speaker(each)[0] for each in locutions},
}))
"""
_KINDS = {"Support": {"support"}, "Attack": {"attack", "undercut"}}


def known(path: Path) -> dict[str, dict[str, Any]]:
    """Return our statements and links by the numbers of their nodes."""
    nodes: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))["nodes"]
    return nodes


@pytest.mark.parametrize("make", [document, library])
@pytest.mark.parametrize(("form", "loader"), [(aif.FORMAT, "aif"), (xaif.FORMAT, "xaif")])
def test_arguebuf_reads_the_same_statements_and_links(
    form: Format, loader: str, make: Callable[[], Exported], tmp_path: Path
) -> None:
    subject = make()
    main, side = save(tmp_path, form.write(subject)).values()
    found, nodes = python_peer("arguebuf", _ARGUEBUF % loader, main), known(side)
    atoms = {
        (nodes[name]["id"], text, nodes[name]["role"]) for name, text in found["atoms"].items()
    }
    assert atoms == statements(subject)
    shown = set()
    for name, (kind, _) in found["schemes"].items():
        starts = frozenset(
            nodes[start]["id"]
            for start, end in found["edges"]
            if end == name and nodes[start]["id"] in dict.fromkeys(a for a, *_ in atoms)
        )
        (end,) = [nodes[end]["id"] for start, end in found["edges"] if start == name]
        assert nodes[name]["kind"] in _KINDS[kind]
        shown.add((starts, end, nodes[name]["kind"]))
    assert shown == links(subject)
    schemes = {nodes[name]["id"]: scheme for name, (_, scheme) in found["schemes"].items()}
    given = {  # of attacks it knows other schemes
        link.id: link.scheme
        for link in subject.annotation.links
        if link.scheme and link.kind == "support"
    }
    assert {name: schemes[name].lower() for name in given} == given


def test_xaif_reads_the_same_relations_and_speakers(tmp_path: Path) -> None:
    """Its table has a row for each premise, leaves out undercuts, and adds pairs without any."""
    subject = document()
    main, side = save(tmp_path, xaif.FORMAT.write(subject)).values()
    found, nodes = python_peer("xaif", _XAIF, main), known(side)
    assert found["valid"] is True
    ids = {name: record["id"] for name, record in nodes.items()}
    rows = {
        (ids[str(row[0])], ids[str(row[2])], row[4]) for row in found["rows"] if row[4] != "None"
    }
    names = {"support": "Default Inference", "attack": "Default Conflict"}
    assert rows == {
        (premise, end, names[kind])
        for premises, end, kind in links(subject)
        if kind in names
        for premise in premises
    }
    spoken = [each for each in subject.annotation.statements if not each.implicit]
    assert sorted(name.strip() for name in found["speakers"].values()) == sorted(
        each.speaker for each in spoken
    )


def test_the_words_are_highlighted_in_the_text() -> None:
    """Without a peer: OVA shows these spans, and no program outside it reads them."""
    subject = document()
    files = xaif.FORMAT.write(subject)
    text = json.loads(files[".xaif.json"])["text"]["txt"]
    numbers = {
        each["id"]: name for name, each in json.loads(files[".xaif.ids.json"])["nodes"].items()
    }
    number = numbers["dear-lamps"]
    words = 'The lamps were dear &amp; bright, as "all" &lt; 9 of the pilots said.'
    assert f'<span class="highlighted" id="{number}">{words}</span>' in text
