"""Recogito's text annotator reads our Web Annotations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from interop_samples import document, library
from peer_programs import RECOGITO, node_peer, save

from argmap.interop.web_annotation import FORMAT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from argmap.interop.exported import Exported

_READ = (
    RECOGITO
    + """
const adapter = W3CTextFormat('harbour.txt', container);
say(JSON.parse(first).items.map(item => {
  const { parsed, error } = adapter.parse(item);
  if (error) return { error: String(error) };
  return {
    id: parsed.id,
    bodies: parsed.bodies.map(each => [each.purpose, each.value]),
    painted: parsed.target.selector.map(each =>
      container.firstChild.textContent.substring(each.start, each.end)),
  };
}));
"""
)


@pytest.mark.parametrize("make", [document, library])
def test_recogito_paints_each_statement_at_its_words(
    make: Callable[[], Exported], tmp_path: Path
) -> None:
    """Also after signs of two units of UTF-16, in which browsers count."""
    subject = make()
    paths = save(tmp_path, FORMAT.write(subject))
    source = tmp_path / "text.txt"
    source.write_bytes(subject.text.encode())
    found = node_peer("@recogito/text-annotator", _READ, paths[".browser.jsonld"], source)
    assert not [each for each in found if "error" in each]
    stated = [each for each in subject.annotation.statements if each.parts]
    assert [each["id"] for each in found] == [f"urn:argmap:{each.id}" for each in stated]
    for each, statement in zip(found, stated, strict=True):
        assert ["classifying", statement.role] in each["bodies"]
        places = [*statement.parts, *subject.also.get(statement.id, ())]
        words = [subject.text[start:end] for start, end in places]
        assert each["painted"] == words


def test_the_standards_own_file_counts_code_points() -> None:
    """Without a peer: the other file differs from it in positions only."""
    subject = library()
    files = FORMAT.write(subject)
    standard, browser = (
        json.loads(files[end])["items"] for end in (".annotations.jsonld", ".browser.jsonld")
    )
    for item in standard:
        exact, at = item["target"]["selector"]
        assert subject.text[at["start"] : at["end"]] == exact["exact"]
    assert standard != browser
    for item in (*standard, *browser):
        item["target"]["selector"].pop()
    assert standard == browser


def test_links_name_their_premises_and_what_they_end_on() -> None:
    """Without a peer: none reads links between annotations."""
    items = json.loads(FORMAT.write(document())[".links.jsonld"])["items"]
    shown = {
        (
            tuple(each["source"] for each in item["body"] if each["type"] == "SpecificResource"),
            item["target"],
            next(each["value"] for each in item["body"] if each.get("purpose") == "classifying"),
        )
        for item in items
    }
    first = "urn:argmap:fewer-touches+all-logged+log-complete%20-%3E%20lamps-work"
    start, end = "urn:argmap:fewer-touches", "urn:argmap:lamps-work"
    assert shown == {
        ((start, "urn:argmap:all-logged"), end, "support"),
        (("urn:argmap:dear-lamps",), end, "support"),
        (("urn:argmap:as-dark-as-ever",), end, "attack"),
        (("urn:argmap:only-by-day",), first, "undercut"),
    }
    assert first in {item["id"] for item in items}
