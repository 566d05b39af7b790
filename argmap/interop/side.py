"""The second file of formats that have no place for everything: what each of their ids means."""

import json
from collections.abc import Mapping
from typing import Any

from argmap.interop.exported import Exported


def side_file(document: Exported, names: Mapping[str, str]) -> bytes:
    """Return JSON with all that argmap knows of each statement and link, by its name there.

    `names` has the name of each statement and link in the other file, by our id.
    """
    data = document.data
    records = [*data["statements"], *data["links"]]
    nodes = [(names[each["id"]], each) for each in records if each["id"] in names]
    lines = ",\n".join(f"{_json(name)}: {_json(_known(document, each))}" for name, each in nodes)
    flags = ",\n".join(map(_json, data["flags"]))
    whole = "".join(f'"{key}": {_json(data[key])},\n' for key in ("source", "annotation"))
    text = f'{{"argmap": 1,\n{whole}"nodes": {{\n{lines}}},\n"flags": [\n{flags}]}}\n'
    return text.encode("utf-8", "replace")


def _known(document: Exported, record: Mapping[str, Any]) -> dict[str, Any]:
    also, name = document.also.get(record["id"]), record["id"]
    own = document.graph.statements.get(name) or document.graph.links[name]
    written = {
        "answers": [[mark.code, mark.reason] for mark in own.answers],
        "marks": [[mark.code, mark.reason] for mark in own.flags],
    }
    given = {key: marks for key, marks in written.items() if marks}
    return dict(record) | ({"also": also} if also else {}) | given


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
