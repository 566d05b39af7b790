"""Measure the layout: processor time, crossings and size, compared with Graphviz dot.

    python benchmarks/drawing.py [--large] [--seeds N]

A crossing is a pair of drawn lines that cut one another, counted in the same way for both: lines
that share a card or a link are left out. dot (Debian: graphviz) is only needed here; it draws the
same cards, an undercut leading to the card at the end of the link that it speaks against, because
dot has no lines that end on lines.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import argmap
from argmap.layout.layered import Card, Layout, Wire, lay_out
from argmap.layout.routing import curve
from argmap.layout.text_metrics import card_height
from argmap.model import link_id

if TYPE_CHECKING:
    from argmap.layout.routing import Point
    from argmap.model import Kind

Graph = tuple[list[Card], list[Wire]]
Line = tuple[frozenset[str], list["Point"]]  # what the line touches, and its points

INCH = 72.0
STATEMENT = Path(__file__).parents[1] / "corpus" / "statement.argmap.md"


def statement() -> Graph:
    """Return the cards and links of the statement in the corpus."""
    annotation = argmap.load(str(STATEMENT))
    cards = [Card(each.id, card_height(each.text)) for each in annotation.statements]
    return cards, [
        Wire(each.id, each.premises, each.conclusion, undercut=each.kind == "undercut")
        for each in annotation.links
    ]


def synthetic(count: int, seed: int = 1) -> Graph:
    """Return a seeded graph: a root every 60 cards, up to 5 premises, depth 7, 12 % extra links."""
    chance = random.Random(seed)  # noqa: S311 - a drawing, no secret
    cards = [Card(f"s{number}", chance.choice((72, 74, 91, 108, 125))) for number in range(count)]
    depth = {0: 0}
    wires: dict[str, Wire] = {}
    open_ends = [0]
    for number in range(1, count):
        if number % 60 == 0:
            depth[number], open_ends = 0, [number]
            continue
        above = chance.choice(open_ends[-12:])
        depth[number] = depth[above] + 1
        _add(wires, (f"s{number}",), f"s{above}")
        if sum(wire.target == f"s{above}" for wire in list(wires.values())[-12:]) >= chance.randint(
            1, 5
        ):
            open_ends = [each for each in open_ends if each != above] or [number]
        if depth[number] < 7:
            open_ends.append(number)
    for _ in range(count * 12 // 100):
        one, two = chance.randrange(count), chance.randrange(count)
        if depth[one] > depth[two]:
            _add(
                wires, (f"s{one}",), f"s{two}"
            ) if chance.random() < 0.3 or one // 60 == two // 60 else None
    return cards, list(wires.values())


def tangled(count: int, seed: int = 1) -> Graph:
    """Return a seeded graph: a quarter of linked premises, 25 % extra links, 6 % undercuts."""
    chance = random.Random(seed)  # noqa: S311 - a drawing, no secret
    cards = [Card(f"s{number}", chance.choice((72, 74, 91, 108, 125))) for number in range(count)]
    wires: dict[str, Wire] = {}
    number = 1
    while number < count:
        premises = tuple(
            f"s{each}"
            for each in range(
                number, min(count, number + (chance.randint(2, 3) if chance.random() < 0.25 else 1))
            )
        )
        if number % 40:
            _add(wires, premises, f"s{chance.randrange(max(0, number - 15), number)}")
        number += len(premises)
    for _ in range(count // 4):
        one = chance.randrange(1, count)
        _add(wires, (f"s{one}",), f"s{max(0, one - chance.randint(1, 60))}")
    links = list(wires)
    for _ in range(count * 6 // 100):
        _add(wires, (f"s{chance.randrange(count)}",), chance.choice(links), "undercut")
    return cards, list(wires.values())


def _add(
    wires: dict[str, Wire], premises: tuple[str, ...], target: str, kind: Kind = "support"
) -> None:
    name = link_id(premises, target, kind)
    wires[name] = Wire(name, premises, target, undercut=kind == "undercut")


def lines_of(graph: Graph, layout: Layout) -> list[Line]:
    """Return the lines of our drawing."""
    cards, wires = graph
    target = {wire.id: wire.target for wire in wires}
    found: list[Line] = []
    for route in layout.routes:
        end = target[route.link]
        ends = {end, target.get(end, end), route.link}
        found += [
            (frozenset({cards[leg.premise].id, *ends}), list(curve(leg.points, steps=10)))
            for leg in route.legs
        ]
        if route.trunk:
            found.append((frozenset(ends), list(curve(route.trunk, steps=6))))
    return found


def lines_of_dot(graph: Graph) -> tuple[list[Line], str]:
    """Return the lines of dot's drawing, and its size."""
    cards, wires = graph
    target = {wire.id: wire.target for wire in wires}
    text = [
        'digraph {rankdir=RL;ranksep=1.3;nodesep=0.25;node [shape=box,fixedsize=true,label=""];'
    ]
    text += [
        f'"{card.id}" [width={card.width / INCH:.3f},height={card.height / INCH:.3f}];'
        for card in cards
    ]
    for wire in wires:
        end = target[wire.target] if wire.undercut else wire.target
        text += [
            f'"{premise}" -> "{end}" [id="{number}"];'
            for number, premise in enumerate(wire.premises)
        ]
    dot = shutil.which("dot")
    assert dot, "dot is not installed: apt install graphviz"  # noqa: S101 - a benchmark
    drawn = subprocess.run(
        [dot, "-Tplain"], input="\n".join([*text, "}"]), capture_output=True, text=True, check=True
    ).stdout
    found: list[Line] = []
    size = ""
    for row in drawn.splitlines():
        parts = row.split()
        if parts and parts[0] == "graph":
            size = "x".join(f"{float(each) * INCH:.0f}" for each in parts[2:4])
        if parts and parts[0] == "edge":
            numbers = [float(each) for each in parts[4 : 4 + 2 * int(parts[3])]]
            points = list(zip(numbers[::2], numbers[1::2], strict=True))
            found.append((frozenset({parts[1].strip('"'), parts[2].strip('"')}), _bezier(points)))
    return found, size


def _bezier(points: list[Point]) -> list[Point]:
    """Return points along the cubic curves that dot draws."""
    found = []
    for first in range(0, len(points) - 3, 3):
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points[first : first + 4]
        for step in range(9):
            t = step / 8
            a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3
            found.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
    return found


def crossings(lines: list[Line]) -> int:
    """Return how many pairs of lines cut one another that share neither card nor link."""
    boxes = [
        (min(x for x, _ in p), min(y for _, y in p), max(x for x, _ in p), max(y for _, y in p))
        for _, p in lines
    ]
    order = sorted(range(len(lines)), key=lambda each: boxes[each][1])
    found = 0
    for place, one in enumerate(order):
        left, _, right, bottom = boxes[one]
        for two in order[place + 1 :]:
            if boxes[two][1] > bottom:
                break
            if (
                boxes[two][0] <= right
                and boxes[two][2] >= left
                and lines[one][0].isdisjoint(lines[two][0])
            ):
                found += _cut(lines[one][1], lines[two][1])
    return found


def _cut(one: list[Point], two: list[Point]) -> bool:
    return any(_segments_cut(a, b, c, d) for a, b in pairwise(one) for c, d in pairwise(two))


def _segments_cut(a: Point, b: Point, c: Point, d: Point) -> bool:
    if max(a[0], b[0]) < min(c[0], d[0]) or max(c[0], d[0]) < min(a[0], b[0]):
        return False
    if max(a[1], b[1]) < min(c[1], d[1]) or max(c[1], d[1]) < min(a[1], b[1]):
        return False
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def compare(name: str, graph: Graph, *, repeats: int = 3) -> tuple[int, int]:
    """Print and return our crossings and dot's, with our best processor time and both sizes."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        layout = lay_out(*graph)
        times.append((time.process_time() - start) * 1000)
    lines, size = lines_of_dot(graph)
    ours, theirs = crossings(lines_of(graph, layout)), crossings(lines)
    print(
        f"{name:18} {min(times):7.1f} ms  crossings {ours:5}  dot {theirs:5}"
        f"  {layout.width:.0f}x{layout.height:.0f}  dot {size}"
    )
    return ours, theirs


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", action="store_true", help="also 4,000 cards")
    parser.add_argument("--seeds", type=int, default=8)
    chosen = parser.parse_args()
    compare("statement", statement(), repeats=9)
    for name, make in (("", synthetic), ("tangled ", tangled)):
        for count in (45, 400):
            results = [
                compare(f"{name}{count} seed {seed}", make(count, seed))
                for seed in range(1, chosen.seeds + 1)
            ]
            good = sum(ours <= theirs for ours, theirs in results)
            print(f"{name}{count}: not above dot's in {good} of {len(results)} graphs")
    if chosen.large:
        for seed in (1, 2):
            compare(f"4000 seed {seed}", synthetic(4000, seed), repeats=1)


if __name__ == "__main__":
    main()
