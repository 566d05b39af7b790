"""networkx, igraph, graphology, cytoscape and Graphviz read our graphs."""

from __future__ import annotations

import io
import shutil
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from interop_samples import document, library, links, messy_document, statements
from peer_programs import missing, node_peer, python_peer, run, save

import argmap
from argmap.interop import dot, gexf, graphml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from argmap.interop.aspects import Format
    from argmap.interop.exported import Exported

Nodes = dict[str, dict[str, Any]]
Edges = list[tuple[str, str, dict[str, Any]]]

_IGRAPH = """
import igraph
graph = igraph.Graph.Read_GraphML(sys.argv[1])
names = graph.vs["id"]
print(json.dumps({
    "nodes": {each["id"]: each.attributes() for each in graph.vs},
    "edges": [[names[e.source], names[e.target], e.attributes()] for e in graph.es],
}))
"""
_GRAPHOLOGY = """
const { MultiDirectedGraph } = require('graphology');
const graph = require('graphology-%s').parse(MultiDirectedGraph, first);
say({
  nodes: Object.fromEntries(graph.mapNodes((name, values) => [name, values])),
  edges: graph.mapEdges((name, values, start, end) => [start, end, { ...values, id: name }]),
});
"""
_CYTOSCAPE = """
const { JSDOM } = require('jsdom');
const dom = new JSDOM('<p></p>');
globalThis.window = dom.window;
globalThis.document = dom.window.document;
console.warn = () => {};
const cytoscape = require('cytoscape');
require('cytoscape-graphml')(cytoscape, require('jquery'));
const cy = cytoscape({ headless: true });
cy.graphml({ layoutBy: 'preset' });
cy.graphml(first);
say({
  nodes: Object.fromEntries(cy.nodes().map(each => [each.id(), each.data()])),
  edges: cy.edges().map(each => [each.source().id(), each.target().id(), each.data()]),
});
"""


def check(subject: Exported, nodes: Nodes, edges: Edges) -> None:
    """Compare what a program has read with the document: statements, links and a few more."""
    said = {name: each for name, each in nodes.items() if each["node_kind"] == "statement"}
    shown = {(name, each["text"], each["role"]) for name, each in said.items()}
    assert shown == statements(subject)
    targets = {
        name: each["undercut_link"] for name, each in nodes.items() if each["node_kind"] == "link"
    }
    premises: dict[tuple[str, str, str], set[str]] = {}
    for start, end, values in edges:
        if values["kind"] != "step":
            key = (values["link"], targets.get(end, end), values["kind"])
            premises.setdefault(key, set()).add(start)
    assert {(frozenset(each), end, kind) for (_, end, kind), each in premises.items()} == links(
        subject
    )
    for each in subject.annotation.statements:
        assert said[each.id]["speaker"] == each.speaker
        assert said[each.id]["state"] == each.state
        assert (said[each.id].get("notes") or "") == "\n".join(each.notes)


def networkx_reads(form: Format, subject: Exported) -> tuple[Nodes, Edges]:
    (data,) = form.write(subject).values()
    graph = getattr(nx, f"read_{form.name}")(io.BytesIO(data))
    return dict(graph.nodes(data=True)), list(graph.edges(data=True))


@pytest.mark.parametrize("form", [graphml.FORMAT, gexf.FORMAT])
@pytest.mark.parametrize("make", [document, library, messy_document])
def test_networkx_reads_the_same_statements_and_links(form: Format, make: Any) -> None:  # noqa: ANN401
    subject = make()
    check(subject, *networkx_reads(form, subject))


@pytest.mark.parametrize("make", [document, library])
def test_igraph_reads_the_same_statements_and_links(
    make: Callable[[], Exported], tmp_path: Path
) -> None:
    """Version 1.0.0 reads the ids of edges wrongly, and all other attributes as they are."""
    subject = make()
    path = save(tmp_path, graphml.FORMAT.write(subject))[".graphml"]
    found = python_peer("igraph", _IGRAPH, path)
    check(subject, found["nodes"], found["edges"])


@pytest.mark.parametrize("make", [document, library])
@pytest.mark.parametrize("form", [graphml.FORMAT, gexf.FORMAT])
def test_graphology_reads_the_same_statements_and_links(
    form: Format, make: Callable[[], Exported], tmp_path: Path
) -> None:
    subject = make()
    (path,) = save(tmp_path, form.write(subject)).values()
    found = node_peer(f"graphology-{form.name}", _GRAPHOLOGY % form.name, path)
    check(subject, found["nodes"], found["edges"])


@pytest.mark.parametrize("make", [document, library])
def test_cytoscape_reads_the_same_statements_and_links(
    make: Callable[[], Exported], tmp_path: Path
) -> None:
    subject = make()
    path = save(tmp_path, graphml.FORMAT.write(subject))[".graphml"]
    found = node_peer("cytoscape-graphml", _CYTOSCAPE, path)
    check(subject, found["nodes"], found["edges"])
    assert len({values["id"] for *_, values in found["edges"]}) == len(found["edges"])


@pytest.mark.parametrize("make", [document, messy_document])
def test_graphviz_draws_every_statement(make: Any, tmp_path: Path) -> None:  # noqa: ANN401
    if not shutil.which("dot"):
        missing("graphviz")
    subject = make()
    path = save(tmp_path, dot.FORMAT.write(subject))[".gv"]
    drawn = ET.fromstring(run(["dot", "-Tsvg", str(path)]).stdout)  # noqa: S314  # dot's own
    titles = [each.text for each in drawn.iter("{http://www.w3.org/2000/svg}title")]
    assert {each.id for each in subject.annotation.statements} <= set(titles)
    words = {
        each.get("{http://www.w3.org/1999/xlink}title")
        for each in drawn.iter("{http://www.w3.org/2000/svg}a")
    }
    for each in subject.annotation.statements:
        shown = f"{each.id}: {each.text}"
        assert " ".join(shown.split()) in {" ".join(str(word).split()) for word in words}


@pytest.mark.parametrize("as_graph", [argmap.to_graph, argmap.inference_graph])
@pytest.mark.parametrize("name", ["graphology-graphml", "graphology-gexf", "cytoscape-graphml"])
def test_what_networkx_writes_of_our_graphs_is_read_whole(
    name: str, as_graph: Callable[[argmap.Annotation], Any], tmp_path: Path
) -> None:
    subject = document()
    graph = as_graph(subject.annotation)
    path = tmp_path / "graph.xml"
    getattr(nx, f"write_{name.partition('-')[2]}")(graph, path)
    script = _CYTOSCAPE if name.startswith("cyto") else _GRAPHOLOGY % name.partition("-")[2]
    found = node_peer(name, script, path)
    assert set(found["nodes"]) == set(graph.nodes)
    ends = [(start, end) for start, end, _ in found["edges"]]
    assert sorted(ends) == sorted((start, end) for start, end, *_ in graph.edges)
    for node, values in graph.nodes(data=True):  # some show the key of a value and not its name
        kept = {str(each) for each in values.values() if each != ""}
        assert kept <= {str(each) for each in found["nodes"][node].values()}
    if as_graph is argmap.to_graph:
        names = {link for *_, link in graph.edges(data="link")}
        shown = {str(each) for *_, values in found["edges"] for each in values.values()}
        assert names <= shown
    if as_graph is argmap.to_graph and name.startswith("graphology"):
        assert {values["link"] for *_, values in found["edges"]} == {
            link.id for link in subject.annotation.links if link.kind != "undercut"
        }
        assert found["nodes"]["only-by-day"]["undercuts"].startswith("only-by-day -> (")
