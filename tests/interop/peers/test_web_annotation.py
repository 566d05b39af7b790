"""Recogito's text annotator reads our Web Annotations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from interop_samples import FIRST, document
from peer_programs import node_peer, save

from argmap.interop.web_annotation import FORMAT

if TYPE_CHECKING:
    from pathlib import Path

_READ = """
const { JSDOM } = require('jsdom');
const dom = new JSDOM('<div id="text"></div>');
globalThis.window = dom.window;
for (const name of ['document', 'HTMLElement', 'Node', 'NodeFilter', 'Element', 'Range'])
  globalThis[name] = dom.window[name];
const entry = 'node_modules/@recogito/text-annotator/dist/text-annotator.es.js';
const { W3CTextFormat } = await import(path.join(process.cwd(), entry));
const container = document.getElementById('text');
container.textContent = second;
const adapter = W3CTextFormat('harbour.txt', container);
say(JSON.parse(first).items.map(item => {
  const { parsed, error } = adapter.parse(item);
  if (error) return { error: String(error) };
  return {
    id: parsed.id,
    bodies: parsed.bodies.map(each => [each.purpose, each.value]),
    selectors: parsed.target.selector.map(each => [each.quote, each.start, each.end]),
  };
}));
"""
# Positions in a browser count units of UTF-16, and ours code points: the same, without the boat.
_PLAIN = (FIRST.replace("🛥", "in May") + "Contact us\n\n") * 2


def test_recogito_reads_each_statement_at_its_places(tmp_path: Path) -> None:
    subject = document(text=_PLAIN)
    paths = save(tmp_path, FORMAT.write(subject))
    source = tmp_path / "harbour.txt"
    source.write_text(_PLAIN, "utf-8")
    found = node_peer("@recogito/text-annotator", _READ, paths[".annotations.jsonld"], source)
    assert not [each for each in found if "error" in each]
    stated = [each for each in subject.annotation.statements if each.parts]
    assert [each["id"] for each in found] == [f"urn:argmap:{each.id}" for each in stated]
    for each, statement in zip(found, stated, strict=True):
        assert ["classifying", statement.role] in each["bodies"]
        places = [*statement.parts, *subject.also[statement.id]]
        assert each["selectors"] == [[_PLAIN[start:end], start, end] for start, end in places]


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
