"""How large pages are and how soon they are ready, in a headless Chromium.

The pages are those of the statement and of generated readings with 400 and 4,000 statements.

"Ready" is from the start of the navigation to the last line of the script. Next to the wall clock
is the processor time of the page's thread until then, because other work on the machine moves the
wall clock.
"""

from __future__ import annotations

import argparse
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
    context.close()
    return {
        "ready": ready,
        "processor": counted["ThreadTime"],
        "script": counted["ScriptDuration"],
        "layout": counted["LayoutDuration"],
    }


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
            runs = [measure(browser, path) for _ in range(chosen.repeats)]
            figures = "  ".join(
                f"{key} {statistics.median(run[key] for run in runs):6.0f} ms" for key in runs[0]
            )
            least = min(run["ready"] for run in runs)
            print(
                f"{name:10} {path.stat().st_size:9,} bytes  {figures}"
                f"  (medians of {len(runs)}; least {least:.0f} ms)",
                flush=True,
            )
        browser.close()


if __name__ == "__main__":
    main()
