"""What other programs write of our documents is imported: the same statements and links."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from interop_samples import document, library
from peer_programs import MODULES, RECOGITO, missing, node_peer, python_peer, run, save

from argmap.interop import aif, argdown, brat, web_annotation, xaif
from argmap.interop.incoming import Incoming
from argmap.interop.readers import reader_for, reader_of
from argmap.interop.settle import settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from argmap.interop.exported import Exported
    from argmap.model import Annotation

Links = set[tuple[frozenset[str], object, str]]


def links(annotation: Annotation) -> Links:
    """Return the links by the words of their ends: ids of others are not ours."""
    words = {each.id: " ".join(each.text.split()) for each in annotation.statements}
    ends: dict[str, object] = dict(words)
    found: Links = set()
    for kinds in (("support", "attack"), ("undercut",)):
        for link in annotation.links:
            if link.kind in kinds:
                each = (
                    frozenset(words[end] for end in link.premises),
                    ends[link.conclusion],
                    link.kind,
                )
                ends[link.id] = each
                found.add(each)
    return found


def read(name: str, file: str, data: bytes, **beside: bytes) -> Annotation:
    incoming = Incoming(file, data, lambda other: beside.get(other.replace(".", "_")))
    assert reader_for(incoming).name == name
    return settle(reader_of(name).read(incoming), "x").annotation


_ARGUEBUF = """
import arguebuf
graph = arguebuf.load.%s(json.load(open(sys.argv[1])))
print(json.dumps(arguebuf.dump.%s(graph)))
"""


@pytest.mark.parametrize("make", [document, library])
@pytest.mark.parametrize(("form", "name"), [(aif.FORMAT, "aif"), (xaif.FORMAT, "xaif")])
def test_what_arguebuf_writes(
    form: object, name: str, make: Callable[[], Exported], tmp_path: Path
) -> None:
    subject = make()
    main = save(tmp_path, form.write(subject))[f".{name}.json"]  # type: ignore[attr-defined]
    written = json.dumps(python_peer("arguebuf", _ARGUEBUF % (name, name), main)).encode()
    assert links(read(name, "x.json", written)) == links(subject.annotation)


@pytest.mark.parametrize("make", [document, library])
def test_what_the_command_of_argdown_writes(make: Callable[[], Exported], tmp_path: Path) -> None:
    command = MODULES / ".bin/argdown"
    if not shutil.which("node") or not command.exists():
        missing("@argdown/cli (npm)")
    subject = make()
    path = save(tmp_path, argdown.FORMAT.write(subject))[".argdown"]
    done = run([str(command), "json", "--silent", "--stdout", str(path)])
    found = read("argdown", "x.json", done.stdout.encode())
    assert links(found) == links(subject.annotation)
    said = {(each.id, each.role, each.state) for each in subject.annotation.statements}
    assert {(each.id, each.role, each.state) for each in found.statements} == said


_RECOGITO = (
    RECOGITO
    + """
const adapter = W3CTextFormat('x.txt', container);
say(JSON.parse(first).items.map(item => {
  const { parsed } = adapter.parse(item);
  for (const each of parsed.target.selector) {
    each.range = document.createRange();
    each.range.setStart(container.firstChild, each.start);
    each.range.setEnd(container.firstChild, each.end);
  }
  return adapter.serialize(parsed);
}));
"""
)


def test_what_recogito_writes(tmp_path: Path) -> None:
    subject = library()
    paths = save(tmp_path, web_annotation.FORMAT.write(subject))
    source = tmp_path / "x.txt"
    source.write_bytes(subject.text.encode())
    items = node_peer("@recogito/text-annotator", _RECOGITO, paths[".browser.jsonld"], source)
    written = json.dumps(items).encode()
    found = read("web-annotation", "x.jsonld", written, x_txt=subject.text.encode())
    said = {(each.id, each.text, each.role) for each in subject.annotation.statements if each.parts}
    assert {(each.id, each.text, each.role) for each in found.statements} == said


_BIOC = """
from bioc import brat
with open(sys.argv[1], newline="", encoding="utf-8") as text:
    with open(sys.argv[2], encoding="utf-8") as ann:
        found = brat.load(text, ann)
import io
out = io.StringIO()
brat.dump_ann(found, out)
print(json.dumps(out.getvalue()))
"""


@pytest.mark.parametrize("make", [document, library])
def test_what_bioc_writes(make: Callable[[], Exported], tmp_path: Path) -> None:
    subject = make()
    paths = save(tmp_path, brat.FORMAT.write(subject))
    written = python_peer("bioc", _BIOC, paths[".txt"], paths[".ann"]).encode()
    found = read("brat", "x.ann", written, x_txt=paths[".txt"].read_bytes())
    own = read("brat", "x.ann", paths[".ann"].read_bytes(), x_txt=paths[".txt"].read_bytes())
    assert links(found) == links(own)
    assert {(each.id, each.role) for each in found.statements} == {
        (each.id, each.role) for each in own.statements
    }
