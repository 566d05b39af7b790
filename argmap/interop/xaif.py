"""xAIF: AIF with the source text, in which the words of each statement are highlighted."""

from collections.abc import Iterator
from html import escape

from argmap.interop.aif import SURVIVES, json_lines, participants, to_aif
from argmap.interop.exported import ALTERED, SPANS, Exported, Files, Format
from argmap.interop.side import side_file


def write(document: Exported) -> Files:
    """Return the graph with the text, and a second file with what xAIF has no place for."""
    graph = to_aif(document)
    shown = [{"nodeID": each["nodeID"], "visible": True, "x": 0, "y": 0} for each in graph.nodes]
    aif = {
        "nodes": graph.nodes,
        "edges": graph.edges,
        "locutions": graph.locutions,
        "participants": participants(graph),
        "schemefulfillments": [
            {"nodeID": each["nodeID"], "schemeID": each["scheme"]}
            for each in graph.nodes
            if "scheme" in each
        ],
        "descriptorfulfillments": [],
        "cqdescriptorfulfillments": [],
    }
    ova = {
        "firstname": "",
        "surname": "",
        "url": "",
        "nodes": shown,
        "edges": [
            {"fromID": each["fromID"], "toID": each["toID"], "visible": True}
            for each in graph.edges
        ],
    }
    text = {"txt": "".join(_highlighted(document, graph.numbers))}
    main = {"AIF": aif, "OVA": ova, "text": text, "dialog": False}
    return {
        ".xaif.json": json_lines(main),
        ".xaif.ids.json": side_file(document, graph.numbers),
    }


def _highlighted(document: Exported, numbers: dict[str, str]) -> Iterator[str]:
    """Yield the text as HTML; where statements overlap, the one that begins first is marked."""
    spans = sorted(
        (start, -end, numbers[each.id])
        for each in document.annotation.statements
        for start, end in each.parts
    )
    done = 0
    for start, negative_end, number in spans:
        if start >= done:
            yield escape(document.text[done:start], quote=False)
            done = -negative_end
            words = escape(document.text[start:done], quote=False)
            yield f'<span class="highlighted" id="{number}">{words}</span>'
    yield escape(document.text[done:], quote=False)


FORMAT = Format(
    "xaif",
    (".xaif.json", ".xaif.ids.json"),
    write,
    {**SURVIVES, SPANS: ALTERED},
)
