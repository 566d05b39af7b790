"""How many actions turn a draft into a reading of a person: in the served page, and in an editor.

Usage: python benchmarks/correcting.py TEXT GOAL.argmap.md. The text is drafted in a new folder and
corrected in the page of a real `argmap serve`, with keys and clicks alone, until it says the same
as the goal: the same statements with the same roles, the same links, nothing proposed. An action is
a key, a click or a typed character; marking words by dragging counts as two.

The editor is one beside `argmap serve`, and its edit the shortest: every `?` goes by one
replacement, whole blocks are marked by two clicks, ids and quotes are pasted, and new ids have two
characters.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

import argmap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from argmap.model import Annotation, Link, Statement

FLAGS = ["--no-sandbox", "--disable-gpu"]
PASTE = 4  # two clicks that mark words, copy, paste
REPLACE_ALL = len(":g/^[#-]/s/?//") + 1
PLACE_OF = """([id]) => {
  const spans = [...document.querySelectorAll("#text > .lines > li q")];
  const number = String(__argmap.statements.findIndex((each) => each.id === id) + 1);
  const own = spans.find((span) => span.dataset.of.split(" ")[0] === number);
  own.scrollIntoView({ block: "center", behavior: "instant" });
  const place = [...own.getClientRects()].sort((a, b) => b.width - a.width)[0];
  return [place.left + place.width / 2, place.top + place.height / 2];
}"""
ENDS_OF = """([start, end, starts]) => {
  const placeOf = (offset) => {
    let line = starts.findLastIndex((each) => each <= offset);
    let rest = offset - starts[line];
    const walker = document.createTreeWalker(document.getElementById("L" + (line + 1)), 4);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest("button")) continue;
      if (rest <= node.length) {
        const range = document.createRange();
        range.setStart(node, rest);
        return range.getBoundingClientRect();
      }
      rest -= node.length;
    }
  };
  const line = starts.findLastIndex((each) => each <= start) + 1;
  document.getElementById("L" + line).scrollIntoView({ block: "center", behavior: "instant" });
  const [from, to] = [placeOf(start), placeOf(end)];
  return [[from.left + 1, from.top + 8], [to.left + 1, to.top + 8]];
}"""
LINK_AT = """([id]) => {
  const link = window.__argmap.links.find((each) => each.id === id);
  const points = link.lines[0].points;
  const [[x0, y0], [x1, y1]] = points.slice(0, 2);
  const canvas = document.getElementById("canvas").getBoundingClientRect();
  const { x, y } = window.__network.canvasToDOM({ x: (x0 + x1) / 2, y: (y0 + y1) / 2 });
  return [x + canvas.left, y + canvas.top];
}"""


@dataclass
class Difference:
    """What is to be done to a draft. Ids are those of the draft, or `None` for what it lacks."""

    same: dict[str, str | None] = field(default_factory=dict)  # by the ids of the goal
    roles: list[tuple[str, str]] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)  # statements
    drop: list[Link] = field(default_factory=list)  # links between statements that stay
    lacks: list[Statement] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)  # of the goal
    proposals: int = 0


def difference(draft: Annotation, goal: Annotation) -> Difference:
    """Compare two readings; statements are the same if half of the longer one is common."""
    found = Difference()
    free = list(draft.statements)
    for wanted in goal.statements:
        best = max(free, key=lambda each: _common(each, wanted), default=None)
        if best is None or _common(best, wanted) < 0.5:
            found.same[wanted.id] = None
            found.lacks.append(wanted)
            continue
        free.remove(best)
        found.same[wanted.id] = best.id
        if best.role != wanted.role:
            found.roles.append((best.id, wanted.role))
    found.extra = [each.id for each in free]
    have = {_name(each, draft, {}): each for each in draft.links}
    want = {_name(each, goal, found.same): each for each in goal.links}
    gone = {each.id for each in free}
    ends = {each.id: {*each.premises, each.conclusion} for each in draft.links}
    found.drop = [
        have[name] for name in have if name not in want and not ends[have[name].id] & gone
    ]
    found.links = [want[name] for name in want if name not in have]
    states = [each.state for each in draft.statements] + [each.state for each in draft.links]
    found.proposals = states.count("proposed")
    return found


def _common(each: Statement, other: Statement) -> float:
    """Return the common share of the longer of two quotes; implicit statements have none."""
    start, end = each.start or 0, each.end or 0
    first, last = other.start or 0, other.end or 0
    return (min(end, last) - max(start, first)) / max(end - start, last - first, 1)


def _name(link: Link, annotation: Annotation, same: dict[str, str | None]) -> tuple[object, ...]:
    """Return a link by its kind and the statements at its ends, with the ids of the draft."""
    links = {each.id: each for each in annotation.links}
    target = links.get(link.conclusion)
    end = (
        _name(target, annotation, same)
        if target
        else (same.get(link.conclusion) or link.conclusion)
    )
    return link.kind, frozenset(same.get(each) or each for each in link.premises), end


def editor_actions(found: Difference, draft: Annotation) -> Counter[str]:
    """Return the actions of the shortest edit in an editor, by what they are for."""
    length = {goal: len(own) if own else 2 for goal, own in found.same.items()}
    spent: Counter[str] = Counter()
    spent["accept"] = min(REPLACE_ALL, 2 * found.proposals)
    spent["role"] = sum(1 + len(role) for _, role in found.roles)
    gone = set(found.extra)
    loose = [
        each for each in draft.links if each.conclusion in gone and each.premises[0] not in gone
    ]
    spent["remove"] = 3 * len(found.extra) + 2 * len(loose)
    spent["unlink"] = 3 * len(found.drop)
    spent["new"] = sum(1 + len(f"## aa {each.role}\n> ") + PASTE for each in found.lacks)
    for link in found.links:
        spent["link"] += 1 + len(f"- {link.kind}s: ") + min(PASTE, length.get(link.conclusion, 99))
        others = link.premises[1:]
        spent["link"] += sum(len(" with ") + min(PASTE, length[each]) for each in others) + 1
    spent["save"] = 1
    return spent


class Reader:
    """A scripted user of the page, who counts what he does."""

    def __init__(self, tab: Page, starts: list[int]) -> None:
        self.tab, self.starts = tab, starts
        self.spent: Counter[str] = Counter()
        self.chosen = ""
        tab.evaluate(
            "() => { window.taken = 0; document.addEventListener('taken', () => window.taken++); }"
        )

    def click(self, place: list[float], what: str) -> None:
        """Click on a place of the page."""
        self.tab.mouse.click(*place)
        self.spent[what] += 1

    def press(self, keys: str, what: str) -> None:
        """Press keys that write nothing yet."""
        for key in keys.split():
            self.tab.keyboard.press(key)
            self.spent[what] += 1

    def write(self, key: str, what: str) -> None:
        """Press a key that changes the file, and wait until the page shows it."""
        before = self.tab.evaluate("() => window.taken")
        self.press(key, what)
        for _ in range(600):
            if self.tab.evaluate("() => window.taken") > before:
                self.tab.wait_for_selector("#edit:not(.busy)")
                return
            if self.tab.locator("#edit-sheet:visible h2 >> text=/Not written|meanwhile/").count():
                raise SystemExit(self.tab.inner_text("#edit-sheet"))
            self.tab.wait_for_timeout(30)
        raise SystemExit(f"{what}: the page did not change")

    def choose(self, name: str, what: str) -> None:
        """Click on the words of a statement, unless it is chosen."""
        if name != self.chosen:
            self.click(self.place(name), what)
            if self.tab.evaluate("() => decodeURIComponent(location.hash)") != "#" + name:
                raise SystemExit(f"{name} was not chosen by a click on its words")
        self.chosen = name

    def place(self, name: str) -> list[float]:
        """Scroll to the words of a statement, and return where they are once lines have heights."""
        self.tab.evaluate(PLACE_OF, [name])
        self.tab.wait_for_timeout(60)
        place: list[float] = self.tab.evaluate(PLACE_OF, [name])
        return place

    def remove(self, name: str) -> None:
        """Reject or delete a statement."""
        self.choose(name, "remove")
        self.write("x", "remove")
        self.chosen = ""

    def role(self, name: str, role: str) -> None:
        """Give a statement a role."""
        self.choose(name, "role")
        self.write(str("claim evidence conclusion rebuttal".split().index(role) + 1), "role")

    def unlink(self, link: Link) -> None:
        """Reject or delete a link, by a click on its line."""
        self.choose(link.premises[0], "unlink")
        self.click(self.tab.evaluate(LINK_AT, [link.id]), "unlink")
        self.write("x", "unlink")
        self.chosen = ""

    def new(self, wanted: Statement) -> str:
        """Mark the words of a statement, give it a role, and return its id."""
        before = self.ids()
        (x0, y0), (x1, y1) = self.tab.evaluate(ENDS_OF, [wanted.start, wanted.end, self.starts])
        self.tab.mouse.move(x0, y0)
        self.tab.mouse.down()
        self.tab.mouse.move(x1, y1, steps=4)
        self.tab.mouse.up()
        self.spent["new"] += 2
        self.tab.wait_for_selector("#edit-bubble:visible")
        roles = "claim evidence conclusion rebuttal".split()
        self.write(str(roles.index(wanted.role) + 1), "new")
        (self.chosen,) = self.ids() - before
        return self.chosen

    def ids(self) -> set[str]:
        """Return the statements that the page shows."""
        return set(self.tab.evaluate("() => window.__argmap.statements.map((each) => each.id)"))

    def link(self, source: str, target: str, kind: str, others: list[str]) -> None:
        """Link a statement, with others if they are needed together, to a statement or a step."""
        self.choose(source, "link")
        self.press("l", "link")
        self.target(target)
        for each in others:
            self.press("w", "link")
            self.target(each)
        self.write({"support": "s", "attack": "a", "undercut": "u"}[kind], "link")

    def target(self, name: str) -> None:
        """Choose the end of a link: a statement by a click, a step by its words."""
        if " -> " not in name:
            self.click(self.place(name), "link")
            return
        words = "step " + " ".join(
            self.tab.evaluate(
                "(ids) => ids.map((id) => window.__argmap.statements.find((each) =>"
                " each.id === id).label.split(' ').slice(0, 2).join(' '))",
                name.split(" -> "),
            )
        )
        self.tab.keyboard.type(words)
        self.spent["link"] += len(words)
        self.press("Enter", "link")

    def accept_rest(self) -> None:
        """Accept all that is left: once for everything, and again for what was not asked for."""
        if self.tab.locator("#edit >> text=/^(Review|\\d+ of \\d+)$/").is_hidden():
            return
        self.press("m", "accept")
        self.tab.focus("#edit-sheet button >> text=/that are left/")
        self.write("Enter", "accept")


def correct(tab: Page, found: Difference, goal: Annotation) -> Counter[str]:
    """Turn the draft that a page shows into the goal; return the actions by what they are for."""
    reader = Reader(tab, list(goal.source.line_starts))
    same = dict(found.same)
    for name in found.extra:
        reader.remove(name)
    for link in found.drop:
        reader.unlink(link)
    for name, role in found.roles:
        reader.role(name, role)
    for wanted in found.lacks:
        same[wanted.id] = reader.new(wanted)
    links = {each.id: each for each in goal.links}
    for link in sorted(found.links, key=lambda each: (each.kind == "undercut", each.premises[0])):
        source, *others = [str(same[each]) for each in link.premises]
        step = links.get(link.conclusion)
        ends = [step.premises[0], step.conclusion] if step else [link.conclusion]
        reader.link(source, " -> ".join(str(same[each]) for each in ends), link.kind, others)
    reader.accept_rest()
    return reader.spent


@contextmanager
def serving(text: str) -> Iterator[tuple[str, Path]]:
    """Serve a text in a new folder; yield the address and the annotation."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(text, folder))
        command = [sys.executable, "-m", "argmap", "serve", str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=folder) as server:
            first = server.stdout.readline() if server.stdout else ""
            address = re.search(r"http://\S+", first)
            if address is None:
                raise SystemExit(f"argmap serve said: {first}")
            yield address[0], path.with_suffix(".argmap.md")
            server.terminate()


def main() -> None:
    """Correct a draft twice over: in the page, and on paper in an editor; print the actions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("text")
    parser.add_argument("goal")
    parser.add_argument("--browser", default=shutil.which("chromium"))
    options = parser.parse_args()
    goal = argmap.load(options.goal)
    with serving(options.text) as (address, path), sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=options.browser, args=FLAGS)
        tab = browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
        tab.goto(address)
        tab.wait_for_selector("#edit")
        draft = argmap.load(path)
        found = difference(draft, goal)
        editor = editor_actions(found, draft)
        page = correct(tab, found, goal)
        left = difference(argmap.load(path), goal)
    print(f"{'':8}{'page':>6}{'editor':>8}")
    for what in editor | page:
        print(f"{what:8}{page[what]:>6}{editor[what]:>8}")
    share = page.total() / editor.total()
    print(f"{'all':8}{page.total():>6}{editor.total():>8}   {share:.2f}")
    rest = [left.roles, left.extra, left.drop, left.lacks, left.links, left.proposals]
    if any(rest):
        raise SystemExit(f"not the same as the goal: {rest}")


if __name__ == "__main__":
    main()
