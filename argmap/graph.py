"""Annotation -> networkx, and typed ways to walk it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from argmap.symbols import xml_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    import networkx as nx

    from argmap.model import Annotation, Link, Role, Statement


def to_graph(annotation: Annotation) -> nx.MultiDiGraph[str]:
    """Return a directed multigraph: one node per statement, an edge from premise to conclusion.

    An edge's key is the link's id, with ` #2`, ` #3` for further premises of one link, and its
    attribute `link` is that id alone. Undercuts, which end on links, are in
    `graph.graph["undercuts"]`, one per line, and each in the attribute `undercuts` of its premises.
    No attribute is None, a list or a character that GraphML and GEXF cannot contain.
    """
    from argmap.network import StatementGraph

    undercuts = [link for link in annotation.links if link.kind == "undercut"]
    graph = StatementGraph(undercuts="\n".join(link.id for link in undercuts))
    against: dict[str, list[str]] = defaultdict(list)
    for link in undercuts:
        for premise in link.premises:
            against[premise].append(link.id)
    for statement in annotation.statements:
        ends = "\n".join(against.get(statement.id, ()))
        graph.add_node(statement.id, **_node_attributes(statement), undercuts=ends)
    for link in annotation.links:
        for number, premise in enumerate(link.premises if link.kind != "undercut" else (), 1):
            key = link.id if number == 1 else f"{link.id} #{number}"
            graph.add_edge(premise, link.conclusion, key=key, **_link_attributes(link))
    return graph


def inference_graph(annotation: Annotation) -> nx.DiGraph[str]:
    """Return the same argument with a node for each link, the form that AIF uses.

    Premise -> link -> conclusion. Nodes carry `type`: "statement" or "link"; a link's node is its
    id, which contains spaces, so that no statement can have it.
    """
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    for statement in annotation.statements:
        graph.add_node(statement.id, type="statement", **_node_attributes(statement))
    for link in annotation.links:
        graph.add_node(link.id, type="link", **_link_attributes(link))
    for link in annotation.links:
        graph.add_edges_from((premise, link.id) for premise in link.premises)
        graph.add_edge(link.id, link.conclusion)
    return graph


def _node_attributes(statement: Statement) -> dict[str, str | int]:
    names = ("role", "text", "label", "speaker", "state")
    words = {name: xml_text(getattr(statement, name)) for name in names}
    return words | {"line": statement.line or 0}


def _link_attributes(link: Link) -> dict[str, str]:
    scheme = xml_text(link.scheme or "")
    return {"link": link.id, "kind": link.kind, "scheme": scheme, "state": link.state}


def _circles(reasons: Mapping[str, Iterable[str]]) -> Iterator[set[str]]:
    """Yield each set of statements that lead to one another; networkx is imported only here."""
    import networkx as nx

    graph = nx.DiGraph((premise, end) for end, each in reasons.items() for premise in sorted(each))
    return (each for each in nx.strongly_connected_components(graph) if len(each) > 1)


def reviewed_part(annotation: Annotation) -> Annotation:
    """Return what a person wrote or accepted, without the links of which an end is proposed."""
    statements = tuple(each for each in annotation.statements if each.state == "accepted")
    known = {each.id for each in statements}
    accepted = [link for link in annotation.links if link.state == "accepted"]
    for kinds in (("support", "attack"), ("undercut",)):  # an undercut ends at one of the others
        inside = (link for link in accepted if link.kind in kinds)
        known |= {link.id for link in inside if known.issuperset((*link.premises, link.conclusion))}
    links = tuple(link for link in accepted if link.id in known)
    return replace(annotation, statements=statements, links=links)


class ArgumentGraph:
    """An annotation, indexed by its statements and links; every walk is linear in the links."""

    def __init__(self, annotation: Annotation) -> None:
        self.annotation = annotation
        self.statements: dict[str, Statement] = {each.id: each for each in annotation.statements}
        self.links: dict[str, Link] = {each.id: each for each in annotation.links}
        self._incoming: dict[str, list[Link]] = defaultdict(list)
        self._outgoing: dict[str, list[Link]] = defaultdict(list)
        for link in annotation.links:
            self._incoming[link.conclusion].append(link)
            for premise in link.premises:
                self._outgoing[premise].append(link)

    def supports(self, statement: str) -> tuple[Link, ...]:
        """Return the support links whose conclusion is a statement, in file order."""
        return self._ending_at(statement, "support")

    def attacks(self, statement: str) -> tuple[Link, ...]:
        """Return the attack links against a statement, in file order."""
        return self._ending_at(statement, "attack")

    def undercuts(self, link: str) -> tuple[Link, ...]:
        """Return the undercuts of a link, in file order."""
        return self._ending_at(link, "undercut")

    def _ending_at(self, end: str, kind: str) -> tuple[Link, ...]:
        return tuple(link for link in self._incoming.get(end, ()) if link.kind == kind)

    def outgoing(self, statement: str) -> tuple[Link, ...]:
        """Return the links that have a statement among their premises, in file order."""
        return tuple(self._outgoing.get(statement, ()))

    def premises(self, link: Link) -> tuple[Statement, ...]:
        """Return a link's premises, in written order."""
        return tuple(self.statements[premise] for premise in link.premises)

    def rests_on(self, statement: str) -> frozenset[str]:
        """Return the ids of all that supports a statement; itself only if on a cycle of support."""
        found: set[str] = set()
        waiting = [statement]
        while waiting:
            for link in self.supports(waiting.pop()):
                new = [premise for premise in link.premises if premise not in found]
                found.update(new)
                waiting.extend(new)
        return frozenset(found)

    def support_cycles(self) -> tuple[tuple[str, ...], ...]:
        """Return each set of statements that support one another in a cycle, in file order."""
        reasons: dict[str, set[str]] = defaultdict(set)
        for link in self.annotation.links:
            if link.kind == "support":
                reasons[link.conclusion].update(link.premises)
        try:
            TopologicalSorter(reasons).prepare()
        except CycleError:
            return self._in_file_order(_circles(reasons))
        return ()

    def _in_file_order(self, found: Iterable[Collection[str]]) -> tuple[tuple[str, ...], ...]:
        order = {name: position for position, name in enumerate(self.statements)}
        cycles = [tuple(sorted(each, key=order.__getitem__)) for each in found]
        return tuple(sorted(cycles, key=lambda cycle: order[cycle[0]]))

    @cached_property
    def reviewed(self) -> ArgumentGraph:
        """Return the graph of what a person wrote or accepted; this one if nothing is proposed."""
        if not self.annotation.has_proposals:
            return self
        return ArgumentGraph(reviewed_part(self.annotation))

    def main_conclusion(self) -> Statement | None:
        """Return the `hub` if a person has reviewed it and the proposals do not lead to another."""
        return self.hub if self.hub == self.reviewed.hub else None

    @cached_property
    def hub(self) -> Statement | None:
        """Return the author's conclusion that supports nothing further and that most lead to.

        Ties go to the later one in the source; without a conclusion, a claim is chosen so too.
        """

        def weight(end: Statement) -> tuple[int, int]:
            return len(self.rests_on(end.id)), -1 if end.start is None else end.start

        return max(self.ends("conclusion") or self.ends("claim"), key=weight, default=None)

    def ends(self, role: Role) -> tuple[Statement, ...]:
        """Return the author's statements of a role that support nothing further, in file order."""
        supports = (link for link in self.annotation.links if link.kind == "support")
        inner = {premise for link in supports for premise in link.premises}
        own = (each for each in self.annotation.statements if not each.reported)
        return tuple(each for each in own if each.role == role and each.id not in inner)

    def touches(self, statement: str) -> bool:
        """Return whether any link begins or ends at a statement."""
        return statement in self._incoming or statement in self._outgoing
