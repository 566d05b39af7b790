"""Annotation -> networkx, and typed ways to walk it."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

    from argmap.model import Annotation, Link, Role, Statement


def to_graph(annotation: Annotation) -> nx.MultiDiGraph[str]:
    """Return a directed multigraph: a node a statement, an edge from premise to conclusion.

    Node attributes: role, text, label, speaker, state, line. Edge key = link id; attributes kind,
    scheme, state. Linked premises share one link id on several edges. No attribute is None or a
    list, so networkx's own GraphML and GEXF writers take the graph. Undercuts, which end on links,
    stand in `graph.graph["undercuts"]`, one a line.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for statement in annotation.statements:
        graph.add_node(statement.id, **_node_facts(statement))
    for link in _between_statements(annotation):
        for premise in link.premises:
            graph.add_edge(premise, link.conclusion, key=link.id, **_link_facts(link))
    graph.graph["undercuts"] = "\n".join(
        link.id for link in annotation.links if link.kind == "undercut"
    )
    return graph


def inference_graph(annotation: Annotation) -> nx.DiGraph[str]:
    """Return the same argument with a node for each link, the form that AIF uses.

    Premise -> link -> conclusion; the conclusion of an undercut is the link that it speaks against.
    Nodes carry `type`: "statement" or "link". A link's node is its id, which no statement can have
    (it holds blanks).
    """
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    for statement in annotation.statements:
        graph.add_node(statement.id, type="statement", **_node_facts(statement))
    for link in annotation.links:
        graph.add_node(link.id, type="link", **_link_facts(link))
    for link in annotation.links:
        graph.add_edges_from((premise, link.id) for premise in link.premises)
        graph.add_edge(link.id, link.conclusion)
    return graph


def _node_facts(statement: Statement) -> dict[str, str | int]:
    return {
        "role": statement.role,
        "text": statement.text,
        "label": statement.label,
        "speaker": statement.speaker,
        "state": statement.state,
        "line": statement.line or 0,
    }


def _link_facts(link: Link) -> dict[str, str]:
    return {"kind": link.kind, "scheme": link.scheme or "", "state": link.state}


def _between_statements(annotation: Annotation) -> Iterator[Link]:
    """Yield the links whose conclusion is a statement: supports and attacks."""
    return (link for link in annotation.links if link.kind != "undercut")


class ArgumentGraph:
    """An annotation with its statements and links at hand: what rests on what, what answers what.

    Made once for a document and never changed. Every walk is linear in the number of links.
    """

    def __init__(self, annotation: Annotation) -> None:
        self.annotation = annotation
        self.statements: dict[str, Statement] = {each.id: each for each in annotation.statements}
        self.links: dict[str, Link] = {each.id: each for each in annotation.links}
        incoming: dict[str, list[Link]] = defaultdict(list)
        outgoing: dict[str, list[Link]] = defaultdict(list)
        for link in annotation.links:
            incoming[link.conclusion].append(link)
            for premise in link.premises:
                outgoing[premise].append(link)
        self._incoming = {key: tuple(links) for key, links in incoming.items()}
        self._outgoing = {key: tuple(links) for key, links in outgoing.items()}

    def supports(self, statement: str) -> tuple[Link, ...]:
        """Return the support links whose conclusion is a statement, in file order."""
        return tuple(link for link in self._incoming.get(statement, ()) if link.kind == "support")

    def attacks(self, statement: str) -> tuple[Link, ...]:
        """Return the attack links against a statement, in file order."""
        return tuple(link for link in self._incoming.get(statement, ()) if link.kind == "attack")

    def undercuts(self, link: str) -> tuple[Link, ...]:
        """Return the undercuts of a link, in file order."""
        return tuple(each for each in self._incoming.get(link, ()) if each.kind == "undercut")

    def outgoing(self, statement: str) -> tuple[Link, ...]:
        """Return the links among whose premises a statement stands, in file order."""
        return self._outgoing.get(statement, ())

    def premises(self, link: Link) -> tuple[Statement, ...]:
        """Return a link's premises, in written order."""
        return tuple(self.statements[premise] for premise in link.premises)

    def leads_to(self, statement: str) -> frozenset[str]:
        """Return the ids of all statements that a statement supports, over any number of steps."""
        return self._reach(statement, forwards=True)

    def rests_on(self, statement: str) -> frozenset[str]:
        """Return the ids of all statements that support a statement, over any number of steps."""
        return self._reach(statement, forwards=False)

    def _reach(self, start: str, *, forwards: bool) -> frozenset[str]:
        found: set[str] = set()
        waiting = [start]
        while waiting:
            here = waiting.pop()
            links = self.outgoing(here) if forwards else self.supports(here)
            ends = [
                end
                for link in links
                if link.kind == "support"
                for end in ((link.conclusion,) if forwards else link.premises)
            ]
            new = [end for end in ends if end not in found]
            found.update(new)
            waiting.extend(new)
        return frozenset(found - {start}) if start not in found else frozenset(found)

    def rings(self) -> tuple[tuple[str, ...], ...]:
        """Return the rings of support: each a set of statements that support one another, in file order."""
        import networkx as nx

        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_nodes_from(self.statements)
        for link in self.annotation.links:
            if link.kind == "support":
                graph.add_edges_from((premise, link.conclusion) for premise in link.premises)
        order = {name: position for position, name in enumerate(self.statements)}
        rings = [
            tuple(sorted(ring, key=order.__getitem__))
            for ring in nx.strongly_connected_components(graph)
            if len(ring) > 1
        ]
        return tuple(sorted(rings, key=lambda ring: order[ring[0]]))

    def main_conclusion(self) -> Statement | None:
        """Return the author's conclusion that supports nothing further and that most statements reach.

        Ties go to the later one in the source; without a conclusion the claim chosen the same way.
        """
        return self._main

    @cached_property
    def _main(self) -> Statement | None:
        ends = self.ends("conclusion") or self.ends("claim")
        return max(
            ends,
            key=lambda each: (
                len(self.rests_on(each.id)),
                each.start if each.start is not None else -1,
            ),
            default=None,
        )

    def ends(self, role: Role) -> tuple[Statement, ...]:
        """Return the statements of a role in the text's own voice that support nothing further, in file order."""
        return tuple(
            each
            for each in self.annotation.statements
            if each.role == role
            and not each.reported
            and not any(link.kind == "support" for link in self.outgoing(each.id))
        )

    def touches(self, statement: str) -> bool:
        """Return whether any link begins or ends at a statement."""
        return statement in self._incoming or statement in self._outgoing
