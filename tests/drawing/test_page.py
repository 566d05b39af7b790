from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from drawing_samples import roads, said, source

import argmap.drawing
from argmap.drawing import assets, page, render
from argmap.drawing import html as html_module
from argmap.model import Annotation, ArgmapError, Flag, Link, Report, Supply

if TYPE_CHECKING:
    from argmap.model import Statement

PAYLOADS = (
    "<script>document.title='x'</script>",
    "</script><script>alert(1)</script>",
    '"><img src=https://example.org/x onerror=alert(1)>',
    "{{ 7*7 }}{% raw %}{# x #}",
    "javascript:alert(1)",
    "a\u2028b\u2029c' onclick='alert(1)",
    "<!-- <script>",
    "href=https://example.org url(https://example.org)",
)


class Elements(HTMLParser):
    """The elements of a page, and the text of its scripts."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.words: list[str] = []
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._inside = tag
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser passes it
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "script":
            self.scripts[-1] += data
        elif self._inside != "style":
            self.words.append(data)


def hostile(payload: str) -> tuple[Annotation, Report]:
    """Return a reading that holds a payload everywhere that words of others can be."""
    annotation, report = roads()

    def spoilt(statement: Statement) -> Statement:
        return replace(
            statement,
            label=payload,
            speaker=payload,
            because=payload,
            section=payload,
            notes=(payload,),
        )

    def spoilt_link(link: Link) -> Link:
        return replace(link, scheme=payload, because=payload, notes=(payload,))

    def spoilt_flag(flag: Flag) -> Flag:
        return replace(
            flag,
            says=payload,
            lacks=payload,
            why=payload,
            question=payload,
            answer=payload,
            reason=payload,
            looked_for=(Supply("hedge", payload, 1),),
        )

    place = source(f"{payload}\nIt says {payload.splitlines()[0]} here.\n")
    statements = (
        *map(spoilt, annotation.statements[5:6]),
        spoilt(said(place, "one", "claim", "It says")),
    )
    link = spoilt_link(Link("one -> all-reported", "support", ("one",), "all-reported"))
    flags = (
        spoilt_flag(replace(report.flags[1], link=link.id, id=f"ARG202:{link.id}")),
        spoilt_flag(replace(report.flags[0], statement="one")),
    )
    made = Annotation(
        place,
        f"corpus/{payload}.argmap.md",
        "",
        payload,
        payload,
        statements=statements,
        links=(link,),
    )
    return made, Report(flags)


def data_of(html: str) -> Any:  # noqa: ANN401 - JSON has any shape
    """Return the data of the script."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])


def _but_rows(elements: Elements) -> list[tuple[str, list[str]]]:
    """Return the elements and their attributes; a caption has as many rows as it needs."""
    return [
        (tag, [] if tag == "text" else sorted(facts))
        for tag, facts in elements.found
        if tag != "tspan"
    ]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_words_of_others_are_text_everywhere(payload: str) -> None:
    plain = Elements(page(*hostile("harmless")))
    spoilt = Elements(page(*hostile(payload)))
    assert _but_rows(spoilt) == _but_rows(plain)
    assert spoilt.scripts[1:] == plain.scripts[1:]
    assert payload in "".join(spoilt.words) or "\u2028" in payload


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_data_of_the_script_says_what_was_written(payload: str) -> None:
    data = data_of(page(*hostile(payload)))
    assert data["statements"][1]["because"] == payload
    assert data["links"][0]["notes"] == [payload]


def test_the_data_of_the_script_contains_nothing_that_html_or_a_script_could_read() -> None:
    html = page(*hostile("".join(PAYLOADS)))
    data = html.split('id="data">')[1].split("</script>")[0]
    assert not set("<>&\u2028\u2029") & set(data)


def test_nothing_on_the_page_has_an_address_elsewhere() -> None:
    elements = Elements(page(*roads()))
    for tag, facts in elements.found:
        for name in ("src", "href", "action", "srcset", "data", "poster"):
            assert (facts.get(name) or "#")[0] == "#", tag
        assert "url(" not in (facts.get("style") or "")
        assert not [name for name in facts if name.startswith("on")]
    css = assets.page_style() + assets.index_style() + assets.asset("style/no_script.css")
    assert "url(" not in css
    assert "@import" not in css


def test_our_script_makes_text_and_never_markup() -> None:
    script = assets.page_script()
    for word in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "fetch(",
        "XMLHttpRequest",
        "import(",
    ):
        assert word not in script


def test_the_policy_allows_our_two_scripts_and_nothing_else() -> None:
    html = page(*roads())
    elements = Elements(html)
    policy = next(
        facts["content"] or ""
        for tag, facts in elements.found
        if facts.get("http-equiv") == "Content-Security-Policy"
    )
    assert html.index("Content-Security-Policy") < html.index("<style>")
    assert "default-src 'none'" in policy
    assert "unsafe-eval" not in policy
    for script in elements.scripts[1:]:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert policy.count("sha256-") == len(elements.scripts) - 1 == 2


def test_the_licence_of_vis_network_stays_in_the_page() -> None:
    html = page(*roads())
    assert "@license" in html
    assert "vis.js is dual licensed under both" in html


def test_another_vis_network_is_refused_with_the_next_step(monkeypatch: pytest.MonkeyPatch) -> None:
    html_module.vis_network.cache_clear()
    monkeypatch.setattr(html_module, "VIS_SHA256", "0" * 64)
    with pytest.raises(ArgmapError, match="pip install --force-reinstall pyvis"):
        html_module.vis_network()


def test_the_same_input_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    code = (
        "from drawing_samples import roads; from argmap.drawing import page; import hashlib; "
        "print(hashlib.sha256(page(*roads()).encode()).hexdigest())"
    )
    root = Path(argmap.drawing.__file__).parents[2]
    path = os.pathsep.join((str(root), str(Path(__file__).parent)))
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(seen) == 1


def test_importing_the_package_brings_in_neither_pyvis_nor_networkx() -> None:
    code = (
        "import sys, argmap.drawing; heavy = ('pyvis', 'networkx', 'jinja2', 'IPython'); "
        "print([name for name in heavy if name in sys.modules])"
    )
    root = Path(argmap.drawing.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout.strip() == "[]"


def column(statements: int, links: int) -> tuple[Annotation, Report]:
    """Return a reading of sentences of 18 words, the first linked to their predecessors."""
    words = "the roads of the region are safer by night than they were before the programme began"
    lines = [f"{words} in year {number}." for number in range(statements)]
    place = source("\n".join(lines) + "\n", headings=())
    said_all = tuple(
        said(place, f"safer-roads-in-{number}", "claim", line, speaker="the Ministry", at=5)
        for number, line in enumerate(lines)
    )
    linked = tuple(
        Link(f"{one.id} -> {other.id}", "support", (one.id,), other.id, at=7)
        for one, other in list(pairwise(said_all))[:links]
    )
    return Annotation(place, statements=said_all, links=linked), Report()


def size(statements: int, links: int) -> int:
    return len(page(*column(statements, links)).encode())


def test_a_statement_and_a_link_cost_few_bytes_in_the_page() -> None:
    assert (size(120, 0) - size(60, 0)) / 60 <= 2_500
    assert (size(120, 100) - size(120, 40)) / 60 <= 1_200


def test_no_folder_of_this_machine_is_on_the_page() -> None:
    annotation, report = roads()
    html = page(
        replace(annotation, path="/home/someone/corpus/roads.argmap.md"),
        report,
        root="/home/someone/corpus",
    )
    assert "someone" not in html


def test_flags_are_in_the_page_without_a_script() -> None:
    words = "".join(Elements(page(*roads())).words)
    assert "It gives no way by which the programme did it." in words
    assert "What else could have brought it about?" in words


def test_render_writes_the_page_whole(tmp_path: Path) -> None:
    target = tmp_path / "roads.html"
    render(*roads(), target)
    assert target.read_bytes() == page(*roads()).encode()
    assert [path.name for path in tmp_path.iterdir()] == ["roads.html"]


def test_render_refuses_to_write_through_a_link(tmp_path: Path) -> None:
    target = tmp_path / "roads.html"
    target.symlink_to(tmp_path / "elsewhere.html")
    with pytest.raises(ArgmapError, match="link"):
        render(*roads(), target)
    assert not (tmp_path / "elsewhere.html").exists()


def test_render_says_what_it_could_not_write(tmp_path: Path) -> None:
    with pytest.raises(ArgmapError, match="could not be written"):
        render(*roads(), tmp_path / "missing" / "roads.html")
