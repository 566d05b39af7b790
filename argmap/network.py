"""The networkx graph of statements, which notebooks show as a table of its links."""

from html import escape
from typing import Any

import networkx as nx

from argmap.sandbox import table_frame
from argmap.symbols import visible

_MOST_ROWS = 200
_VERBS = {"support": "supports", "attack": "attacks"}


class StatementGraph(nx.MultiDiGraph):  # type: ignore[type-arg]  # has no parameters at run time
    """A plain multigraph of networkx; only how notebooks show it is added."""

    def _repr_html_(self) -> str:
        """Return a table of the links, and of the undercuts below it, in a sandbox."""
        shown = list(self.edges(data=True))[:_MOST_ROWS]
        left = self.number_of_edges() - len(shown)
        more = f"<p>and {left} more</p>" if left else ""
        undercuts = str(self.graph.get("undercuts", "")).splitlines()
        listed = "".join(f"<p>undercut: {_words(each)}</p>" for each in undercuts[:_MOST_ROWS])
        count = f"{self.number_of_nodes()} statements, {self.number_of_edges()} links"
        return table_frame(count, [self._row(each) for each in shown], more + listed)

    def _row(self, edge: tuple[str, str, dict[str, Any]]) -> str:
        premise, conclusion, data = edge
        verb = _VERBS.get(str(data.get("kind")), "→")
        cells = (self._name(premise), verb, self._name(conclusion))
        return f"<tr>{''.join(f'<td>{_words(each)}</td>' for each in cells)}</tr>"

    def _name(self, node: str) -> str:
        return str(self.nodes[node].get("label") or node)


def _words(text: str) -> str:
    return escape(visible(text))
