"""How large pages are, how soon they are ready and what memory they take, in a headless Chromium.

The pages are those of the statement and of generated readings with 400 and 4,000 statements. Each
is opened in turn with a page on which vis-network alone draws the same captions and links as boxes
and arrows at the same places; `times` says how many times its figure ours is.

"Ready" is from the start of the navigation to the last line of the script. Next to the wall clock
is the processor time of the page's thread until then, because other work on the machine moves the
wall clock.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import statistics
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from drawing import STATEMENT, synthetic
from playwright.sync_api import sync_playwright

import argmap
from argmap.drawing.geometry import to_map
from argmap.drawing.html import vis_network
from argmap.model import ROLES, Annotation, Link, Statement

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)
WORDS = (
    "the roads of the region are safer by night than they were since the programme began and fewer"
    " drivers get stuck there"
).split()


def reading(count: int, seed: int = 1) -> Annotation:
    """Return a reading with as many statements, some 18 words each, one line each."""
    chance = random.Random(seed)  # noqa: S311 - a drawing, no secret
    cards, wires = synthetic(count, seed)
    lines = [
        " ".join(chance.choices(WORDS, k=chance.randint(10, 26))).capitalize() + f" {number}."
        for number in range(count)
    ]
    source = argmap.read_text("\n".join(lines))
    statements = []
    for number, (card, line) in enumerate(zip(cards, lines, strict=True)):
        start = source.line_starts[number]
        role = "conclusion" if number % 60 == 0 else chance.choice(ROLES)
        statements.append(
            Statement(
                card.id,
                role,
                line,
                line[:40],
                start,
                start + len(line),
                ((start, start + len(line)),),
                number + 1,
            )
        )
    links = tuple(
        Link(wire.id, "attack" if chance.random() < 0.12 else "support", wire.premises, wire.target)
        for wire in wires
    )
    return replace(
        Annotation(source), title=f"{count} statements", statements=tuple(statements), links=links
    )


ALONE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>vis-network alone</title>
<style>html, body, #map { height: 100%; margin: 0 }</style><div id="map"></div>
<script type="application/json" id="data">DATA</script><script>VIS</script><script>
const { nodes, edges, options } = JSON.parse(document.getElementById("data").textContent);
const sets = { nodes: new vis.DataSet(nodes), edges: new vis.DataSet(edges) };
new vis.Network(document.getElementById("map"), sets, options).redraw();
performance.mark("ready");
</script></html>"""


def alone(annotation: Annotation) -> str:
    """Return a page on which vis-network draws the same cards and links."""
    cards = to_map(annotation, ()).cards
    box = {"shape": "box", "widthConstraint": 230}
    nodes = [
        {
            **box,
            "id": each.statement.id,
            "label": each.statement.label,
            "x": (each.area.left + each.area.right) / 2,
            "y": (each.area.top + each.area.bottom) / 2,
        }
        for each in cards
    ]
    edges = [
        {"from": premise, "to": link.conclusion, "arrows": "to"}
        for link in annotation.links
        if link.kind != "undercut"
        for premise in link.premises
    ]
    off = {"physics": {"enabled": False}, "layout": {"improvedLayout": False}}
    options = {**off, "edges": {"smooth": False}, "interaction": {"dragNodes": False}}
    data = json.dumps({"nodes": nodes, "edges": edges, "options": options}, ensure_ascii=False)
    return ALONE.replace("DATA", data.replace("<", "\\u003c")).replace("VIS", vis_network())


def memory(browser: Browser) -> float:
    """Return the memory of the largest tab in megabytes, what it shares counted in parts."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    files = [
        Path(f"/proc/{each['id']}/smaps_rollup") for each in processes if each["type"] == "renderer"
    ]
    kilobytes = [
        int(line.split()[1])
        for file in files
        if file.exists()
        for line in file.read_text().splitlines()
        if line.startswith("Pss:")
    ]
    return max(kilobytes, default=0) / 1024


def measure(browser: Browser, path: Path) -> dict[str, float]:
    """Return milliseconds of one opening."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable")
    page.goto(path.as_uri(), wait_until="load")
    ready = page.evaluate("performance.getEntriesByName('ready')[0].startTime")
    counted = {
        each["name"]: each["value"] * 1000
        for each in session.send("Performance.getMetrics")["metrics"]
    }
    page.wait_for_timeout(500)
    session.send("HeapProfiler.collectGarbage")
    taken = memory(browser)
    context.close()
    return {
        "ready": ready,
        "processor": counted["ThreadTime"],
        "script": counted["ScriptDuration"],
        "layout": counted["LayoutDuration"],
        "memory": taken,
    }


def compare(browser: Browser, ours: Path, theirs: Path, repeats: int) -> None:
    """Print the figures of a page, and how many times those of the other they are."""
    pairs = []
    for turn in range(repeats):  # in turn the first of the two, as the second may find more at hand
        order = (ours, theirs) if turn % 2 else (theirs, ours)
        runs = {path: measure(browser, path) for path in order}
        pairs.append((runs[ours], runs[theirs]))
    figures = []
    for key in pairs[0][0]:
        mine, other = (statistics.median(pair[at][key] for pair in pairs) for at in (0, 1))
        times = f" ({mine / other:.2f} times)" if key in ("ready", "processor", "memory") else ""
        figures.append(f"{key} {mine:.0f}{times}")
    least = min(mine["ready"] for mine, _ in pairs) / min(other["ready"] for _, other in pairs)
    size = f"{ours.stat().st_size:9,} bytes"
    print(f"{ours.stem:10} {size}  {', '.join(figures)}; least ready {least:.2f} times", flush=True)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--large", action="store_true", help="also 4,000 statements")
    chosen = parser.parse_args()
    documents = {"statement": argmap.load(str(STATEMENT)), "400": reading(400)} | (
        {"4000": reading(4000)} if chosen.large else {}
    )
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=FLAGS.split()
        )
        for name, annotation in documents.items():
            path = Path(folder) / f"{name}.html"
            path.write_text(argmap.page(annotation, argmap.check(annotation)), encoding="utf-8")
            other = path.with_suffix(".alone.html")
            other.write_text(alone(annotation), encoding="utf-8")
            compare(browser, path, other, chosen.repeats)
        browser.close()


if __name__ == "__main__":
    main()
