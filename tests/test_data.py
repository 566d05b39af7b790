"""The data of a document: described by the schema in the package, and free of this machine."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import argmap
from argmap.data import title_of, to_data
from argmap.inference.kinds import SUPPLIERS
from argmap.model import Annotation, Source

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    annotation = argmap.load(CORPUS / "statement.argmap.md")
    return to_data(annotation, argmap.check(annotation), root=str(CORPUS))


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    loaded = json.loads(resources.files("argmap").joinpath("data.schema.json").read_text("utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def test_the_data_matches_the_schema(data: dict[str, Any], schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(data, schema)


def test_every_field_of_the_data_is_described(data: dict[str, Any], schema: dict[str, Any]) -> None:
    assert list(data) == list(schema["properties"])
    for name in ("asides", "statements", "links", "flags", "standing"):
        used = {field for each in data[name] for field in each}
        assert used == set(schema["properties"][name]["items"]["properties"]), name


def test_a_flag_on_a_step_has_what_was_looked_for_and_other_flags_have_no_such_field(
    data: dict[str, Any],
) -> None:
    sought = {flag["code"]: flag.get("looked_for") for flag in data["flags"]}
    assert [each["name"] for each in sought["ARG202"]] == [
        "comparison",
        "mechanism",
        "other-causes",
        "hedge",
    ]
    assert "looked_for" not in next(flag for flag in data["flags"] if flag["code"] == "ARG302")


def test_the_schema_names_everything_that_may_be_looked_for(schema: dict[str, Any]) -> None:
    sought = schema["properties"]["flags"]["items"]["properties"]["looked_for"]["items"]
    assert sought["properties"]["name"]["enum"] == list(SUPPLIERS)


@pytest.mark.parametrize(
    "change", [{"line": 0}, {"role": "premise"}, {"start": None}, {"implicit": True}]
)
def test_the_schema_rejects_impossible_values(
    data: dict[str, Any], schema: dict[str, Any], change: dict[str, Any]
) -> None:
    bent = json.loads(json.dumps(data))
    bent["statements"][0].update(change)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(bent, schema)


def test_offsets_give_the_words_of_each_statement(data: dict[str, Any]) -> None:
    text = argmap.read(CORPUS / "statement.txt").text
    for statement in data["statements"]:
        if len(statement["parts"]) == 1:
            assert text[statement["start"] : statement["end"]] == statement["text"]
            assert text.count("\n", 0, statement["start"]) + 1 == statement["line"]


def test_the_data_contains_no_absolute_path(data: dict[str, Any]) -> None:
    assert data["source"]["path"] == "statement.txt"
    assert data["annotation"]["path"] == "statement.argmap.md"
    assert str(CORPUS.parent) not in json.dumps(data)


@pytest.mark.parametrize(
    ("text", "front", "title"),
    [
        ("The roof leaks. It rained.\n", "", "The roof leaks"),
        ("The roof leaks. It rained.\n", "title: On the hall\n", "On the hall"),
        ("Who pays? We do.\n", "", "Who pays?"),
        ("word " * 40 + "\n", "", "word " * 17 + "word…"),
        ("x" * 200 + "\n", "", "x" * 89 + "…"),
        ("Das Dach ist undicht. Es hat geregnet.\n", "", "Das Dach ist undicht"),
    ],
)
def test_a_text_without_a_title_has_its_first_sentence_as_one(
    text: str, front: str, title: str
) -> None:
    source = argmap.read_text(text)
    annotation = argmap.parse(f"---\nargmap: 1\nsource: x.txt\n{front}---\n", source)

    assert title_of(annotation) == title


def test_a_text_of_which_nothing_is_read_has_the_name_of_its_file_as_title() -> None:
    assert title_of(Annotation(Source("corpus/hall.txt", "1", "", (0,)))) == "hall"
