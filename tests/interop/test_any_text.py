"""Properties of every format, for texts of any characters."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from interop_samples import messy_document, statements

import argmap
from argmap.exports import FORMATS, form_of
from argmap.interop.exported import one_line
from argmap.interop.tables import cell_text
from argmap.symbols import xml_text

# All characters that a source can contain, and more often those that formats take for markup.
CHARACTERS = st.one_of(
    st.characters(exclude_categories=["Cs"]),
    st.sampled_from(
        "\\\"'[]{}<>#@*_:/().~^=+-&|$`%;,?!\t\n\r\x0b\x0c\x1f\x7f\x85\u2028\ufffe\xa0\xad"
    ),
)
SENTENCES = st.lists(st.text(CHARACTERS, min_size=1, max_size=40), min_size=1, max_size=4)
CHEAP = tuple(name for name in FORMATS if name not in ("svg", "html"))


def stated(words: list[str]) -> list[str]:
    """Return the sentences that say something: others can be no statement."""
    return [each for each in words if each.strip() and xml_text(each).strip()]


@given(SENTENCES)
@settings(max_examples=60)
def test_every_format_can_be_written(words: list[str]) -> None:
    subject = messy_document(stated(words))
    for name in CHEAP:
        for content in form_of(name).write(subject).values():
            assert isinstance(content, bytes)


@given(SENTENCES)
@settings(max_examples=100)
def test_xml_is_well_formed_and_has_the_words(words: list[str]) -> None:
    subject = messy_document(stated(words))
    expected = [xml_text(each.text) for each in subject.annotation.statements]
    (data,) = form_of("graphml").write(subject).values()
    tag = "{http://graphml.graphdrawing.org/xmlns}data"
    found = [each.text for each in ET.fromstring(data).iter(tag) if each.get("key") == "text"]  # noqa: S314  # our own
    assert found == expected
    (data,) = form_of("gexf").write(subject).values()
    tag = "{http://www.gexf.net/1.2draft}attvalue"
    values = ET.fromstring(data).iter(tag)  # noqa: S314  # our own
    assert [each.get("value") for each in values if each.get("for") == "2"][
        : len(expected)
    ] == expected


@given(SENTENCES)
@settings(max_examples=60)
def test_a_word_file_has_the_text(words: list[str]) -> None:
    subject = messy_document(stated(words))
    (data,) = form_of("docx").write(subject).values()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [ET.fromstring(archive.read(name)) for name in archive.namelist()]  # noqa: S314
        body = ET.fromstring(archive.read("word/document.xml"))  # noqa: S314
    assert len(parts) == 7
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    shown = [
        "".join(
            {f"{space}t": each.text or "", f"{space}tab": "\t"}.get(each.tag, "")
            for each in p.iter()
        )
        for p in body.iter(f"{space}p")
    ]
    text = re.sub("\r\n|\r", "\n", xml_text(subject.text))
    own = [f"{xml_text(one_line(subject.title))}\n{text}", text]  # with its title, or it begins so
    assert "\n".join(shown).replace("Speaker: x\n", "", 1) in own
    comments = [each.tag.removeprefix(space) for each in body.iter() if "omment" in each.tag]
    starts, ends = comments.count("commentRangeStart"), comments.count("commentRangeEnd")
    assert starts == ends == comments.count("commentReference")


@given(SENTENCES)
@settings(max_examples=100)
def test_tables_and_offsets_give_the_words_back(words: list[str]) -> None:
    subject = messy_document(stated(words))
    tables = form_of("csv").write(subject)
    rows = csv.DictReader(io.StringIO(tables[".statements.csv"].decode(), newline=""))
    assert {(row["id"], cell_text(row["quote"]), row["role"]) for row in rows} == statements(
        subject
    )
    brat = form_of("brat").write(subject)
    text = brat[".txt"].decode()
    lines = [line.split("\t") for line in brat[".ann"].decode().split("\n") if line[:1] == "T"]
    for _, place, shown in lines:
        spans = [each.split(" ") for each in place.partition(" ")[2].split(";")]
        slices = [text[int(start) : int(end)] for start, end in spans]
        assert shown.split() == " ".join(slices).split()
    page = json.loads(form_of("web-annotation").write(subject)[".annotations.jsonld"])
    for item in page["items"]:
        exact, at = item["target"]["selector"]
        assert subject.text[at["start"] : at["end"]] == exact["exact"]


@given(SENTENCES)
@settings(max_examples=60)
def test_networkx_can_write_and_read_the_graph(words: list[str]) -> None:
    graph = argmap.to_graph(messy_document(stated(words)).annotation)
    for name in ("graphml", "gexf"):
        stream = io.BytesIO()
        getattr(nx, f"write_{name}")(graph, stream)
        stream.seek(0)
        back = getattr(nx, f"read_{name}")(stream)
        assert set(back.nodes) == set(graph.nodes)
        assert back.number_of_edges() == graph.number_of_edges()
        for node, values in graph.nodes(data=True):
            assert values.items() <= back.nodes[node].items()


@pytest.mark.parametrize("name", ["svg", "html"])
def test_drawings_of_messy_sentences_can_be_written(name: str) -> None:
    subject = messy_document(["a\x0cb <&> \ufffe", "\u202e\U0001f6a2 ]]>"])
    (data,) = form_of(name).write(subject).values()
    if name == "svg":
        ET.fromstring(data)  # noqa: S314  # our own
