"""No control character of a text, an annotation or a file name is raw on a page or a picture."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from drawing_samples import roads

from argmap.drawing import IndexEntry, index_page, page
from argmap.drawing.html import vis_network
from argmap.drawing.svg import svg
from argmap.graph import ArgumentGraph
from argmap.symbols import CONTROL

if TYPE_CHECKING:
    from argmap.model import Annotation

HOSTILE = "\x00\x07\x0b\x0c\x1b[31m\x1d\x7f\x85\x9b"


def hostile_roads() -> Annotation:
    annotation, _ = roads()
    source = annotation.source
    text = source.text[:-1] + HOSTILE + "\n"
    first, *others = annotation.statements
    worse = replace(first, text=first.text + HOSTILE, label=HOSTILE, speaker=HOSTILE)
    return replace(
        annotation,
        source=replace(source, text=text, document=HOSTILE),
        title=HOSTILE,
        statements=(worse, *others),
    )


def test_a_page_shows_symbols() -> None:
    _, report = roads()
    html = page(hostile_roads(), report).replace(vis_network(), "")
    assert not CONTROL.search(html)
    assert "\\u001b" not in html
    assert "␀␇␋␌␛[31m␝␡\ufffd\ufffd" in html


def test_a_picture_shows_symbols() -> None:
    annotation, (_, report) = hostile_roads(), roads()
    drawn = svg(annotation, report, graph=ArgumentGraph(annotation))
    assert not CONTROL.search(drawn)
    assert "␛" in drawn


def test_the_front_page_shows_symbols() -> None:
    html = index_page([IndexEntry(HOSTILE, "a.html", said=(("a", "claim", 1, HOSTILE),))])
    assert not CONTROL.search(html)
    assert "\\u001b" not in html
