"""xAIF: AIF with the source text, in which the words of each statement are highlighted."""

from collections.abc import Iterator
from html import escape

from argmap.interop.aif import SURVIVES, json_lines, participants, to_aif
from argmap.interop.aspects import ALTERED, KEPT, SPANS, Exceptions, Format
from argmap.interop.exported import Exported, Files
from argmap.interop.side import side_file
from argmap.model import Span


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
    """Yield the text as HTML, in which the stretches of statements are marked."""
    done = 0
    for (start, end), name in _apart(document):
        yield escape(document.text[done:start], quote=False)
        words = escape(document.text[start:end], quote=False)
        yield f'<span class="highlighted" id="{numbers[name]}">{words}</span>'
        done = end
    yield escape(document.text[done:], quote=False)


def _apart(document: Exported) -> Iterator[tuple[Span, str]]:
    """Yield the stretches of statements in order; of two that overlap, the first one."""
    spans = sorted(
        (start, -end, each.id)
        for each in document.annotation.statements
        for start, end in each.parts
    )
    done = 0
    for start, negative_end, name in spans:
        if start >= done:
            done = -negative_end
            yield (start, done), name


def _exceptions(document: Exported) -> Exceptions:
    """Return which statements have all their words highlighted."""
    marked = {(name, span) for span, name in _apart(document)}
    whole = {
        each.id
        for each in document.annotation.statements
        if all((each.id, part) in marked for part in each.parts)
    }
    return lambda aspect, name: KEPT if aspect == SPANS and name in whole else None


FORMAT = Format(
    "xaif",
    (".xaif.json", ".xaif.ids.json"),
    write,
    {**SURVIVES, SPANS: ALTERED},
    exceptions=_exceptions,
)
