"""From an annotation to networkx, and the walks over it."""

from __future__ import annotations

import html
import io
from collections.abc import Callable
from random import Random
from typing import Any

import networkx as nx
import pytest

import argmap
from argmap.graph import ArgumentGraph

TEXT = """The roof leaks.
It rained in May.
The hall must close.
The mayor says the roof is new.
Only one room is wet.
"""
BODY = """---
argmap: 1
source: hall.txt
---

## leaks evidence
> The roof leaks.
- supports: close with rained

## rained evidence
> It rained in May.

## close conclusion
> The hall must close.

## new claim
> the roof is new
- by: the mayor
- attacks: close

## one-room rebuttal
> Only one room is wet.
- undercuts: leaks -> close
"""


def annotation() -> argmap.Annotation:
    return argmap.parse(BODY, argmap.read_text(TEXT, path="hall.txt"))


def test_the_first_thing_a_person_tries_works() -> None:
    graph = argmap.to_graph(annotation())
    assert graph.has_edge("leaks", "close")
    assert graph.nodes["new"]["speaker"] == "the mayor"


def test_linked_premises_share_one_link_on_two_edges() -> None:
    graph = argmap.to_graph(annotation())
    assert list(graph.edges(keys=True)) == [
        ("leaks", "close", "leaks+rained -> close"),
        ("rained", "close", "leaks+rained -> close #2"),
        ("new", "close", "new -> close"),
    ]
    links = [data["link"] for *_, data in graph.edges(data=True)]
    assert links == ["leaks+rained -> close", "leaks+rained -> close", "new -> close"]
    assert graph.graph["undercuts"] == "one-room -> (leaks+rained -> close)"


FORBIDDEN = "The roof\x0cleaks.\nIt rained\r\nin\tMay & “June” <1>.\n"
FORBIDDEN_BODY = """---
argmap: 1
source: hall.txt
---

## leaks evidence
> The roof leaks.
- supports: rained

## rained conclusion
> It rained in May & “June” <1>.
"""


@pytest.mark.parametrize("as_graph", [argmap.to_graph, argmap.inference_graph])
@pytest.mark.parametrize("writer", ["graphml", "gexf"])
@pytest.mark.parametrize(("text", "body"), [(TEXT, BODY), (FORBIDDEN, FORBIDDEN_BODY)])
def test_networkx_can_write_the_graph_and_read_it_back(
    text: str, body: str, writer: str, as_graph: Callable[[argmap.Annotation], Any]
) -> None:
    """Also words with characters that XML cannot contain; links and undercuts are kept."""
    graph = as_graph(argmap.parse(body, argmap.read_text(text, path="hall.txt")))
    stream = io.BytesIO()
    getattr(nx, f"write_{writer}")(graph, stream)
    stream.seek(0)
    back = getattr(nx, f"read_{writer}")(stream)
    for name, values in graph.nodes(data=True):
        assert values.items() <= back.nodes[name].items()
    ends = [(start, end, {**data, "id": ""}) for start, end, data in back.edges(data=True)]
    assert ends == [(start, end, {**data, "id": ""}) for start, end, data in graph.edges(data=True)]


def test_an_undercut_is_an_attribute_of_its_premise() -> None:
    graph = argmap.to_graph(annotation())
    assert graph.nodes["one-room"]["undercuts"] == "one-room -> (leaks+rained -> close)"
    assert graph.nodes["leaks"]["undercuts"] == ""


def test_a_notebook_shows_the_links_of_a_graph() -> None:
    frame = argmap.to_graph(annotation())._repr_html_()  # type: ignore[attr-defined]
    assert frame.startswith('<iframe sandbox="" srcdoc="')
    assert "<td>" not in frame
    shown = html.unescape(frame)
    assert "<td>The roof leaks</td><td>supports</td><td>The hall must close</td>" in shown
    assert "undercut: one-room -&gt; (leaks+rained -&gt; close)" in shown


def test_in_the_inference_graph_a_link_is_a_node_that_an_undercut_reaches() -> None:
    graph = argmap.inference_graph(annotation())
    assert nx.has_path(graph, "one-room", "leaks+rained -> close")
    assert set(graph.predecessors("leaks+rained -> close")) == {
        "leaks",
        "rained",
        "one-room -> (leaks+rained -> close)",
    }


def test_walks_over_supports_attacks_and_undercuts() -> None:
    graph = ArgumentGraph(annotation())
    assert graph.rests_on("close") == {"leaks", "rained"}
    assert [link.id for link in graph.attacks("close")] == ["new -> close"]
    assert [link.premises for link in graph.undercuts("leaks+rained -> close")] == [("one-room",)]
    assert graph.support_cycles() == ()


def test_a_cycle_of_support_is_found_once_in_file_order() -> None:
    body = BODY.replace(
        "> It rained in May.\n", "> It rained in May.\n- supports: leaks\n"
    ).replace("> The hall must close.\n", "> The hall must close.\n- supports: rained\n")
    graph = ArgumentGraph(argmap.parse(body, argmap.read_text(TEXT, path="hall.txt")))
    assert graph.support_cycles() == (("leaks", "rained", "close"),)
    assert graph.rests_on("leaks") == {"leaks", "rained", "close"}


def test_the_main_conclusion_is_by_the_author_and_supports_nothing_further() -> None:
    main = ArgumentGraph(annotation()).main_conclusion()
    assert main is not None
    assert main.id == "close"


@pytest.mark.parametrize("seed", range(20))
def test_cycles_are_what_networkx_calls_strongly_connected(seed: int) -> None:
    random = Random(seed)  # noqa: S311  # a made-up graph
    names = [f"s{number}" for number in range(12)]
    lines = [
        f"## {name} claim\n= It is {name}.\n"
        + "".join(
            f"- supports: {end}\n"
            for end in random.sample(names, random.randrange(3))
            if end != name
        )
        for name in names
    ]
    annotation = argmap.parse(
        "---\nargmap: 1\nsource: x.txt\n---\n\n" + "\n".join(lines), argmap.read_text("x")
    )

    expected = {
        frozenset(ring)
        for ring in nx.strongly_connected_components(nx.DiGraph(argmap.to_graph(annotation)))
        if len(ring) > 1
    }
    assert {frozenset(ring) for ring in ArgumentGraph(annotation).support_cycles()} == expected
