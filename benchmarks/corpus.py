"""The statements with a reading in `benchmarks/corpus`: how many, and how far two readers agree.

    python benchmarks/corpus.py

Units are paired as `argmap eval` pairs them; roles are compared on paired units (Cohen's kappa),
links between them (F1, of any kind and of the same kind).
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from argmap import load
from argmap.drafting.learned.examples import Example, to_example
from argmap.drafting.learned.measuring import count, pair

CORPUS = Path(__file__).with_name("corpus")
SECOND = ".second.md"


def main() -> None:
    """Print the table of texts, and the agreement."""
    firsts = sorted(CORPUS.glob("*/*/*.argmap.md"), key=lambda each: each.parts[-2:])
    for folder in sorted({each.parent for each in firsts}):
        mine = [each for each in firsts if each.parent == folder]
        print(f"| {folder.name} | {len(mine)} | {' | '.join(map(str, sizes(mine)))} |")
    print(f"| all | {len(firsts)} | {' | '.join(map(str, sizes(firsts)))} |")
    print(agreement(firsts))


def sizes(paths: list[Path]) -> tuple[int, int, int, int]:
    """Return the numbers of statements, of supports by evidence and by points, and of the rest."""
    counts: Counter[str] = Counter()
    for path in paths:
        annotation = load(path)
        roles = {each.id: each.role for each in annotation.statements}
        counts["statements"] += len(roles)
        for link in annotation.links:
            kind = "evidence" if roles[link.premises[0]] == "evidence" else "point"
            counts[kind if link.kind == "support" else "against"] += 1
    return counts["statements"], counts["evidence"], counts["point"], counts["against"]


def agreement(paths: list[Path]) -> str:
    """Return how far the second readings agree with the first ones, in a sentence."""
    counts: Counter[str] = Counter()
    roles: Counter[tuple[str, str]] = Counter()
    for path in paths:
        other = path.with_name(path.name.replace(".argmap.md", SECOND))
        if other.exists():
            first, second = example(path), example(other)
            counts.update(count(first, second))
            counts["texts"] += 1
            for one, two in pair(first.text, first.units, second.units).items():
                roles[first.units[one].role, second.units[two].role] += 1
    units = f1(counts, "paired", "units", "predicted")
    links, kinds = (
        f1(counts, key, "links", "links predicted") for key in ("links found", "links right")
    )
    found = f"units {units:.2f}, kappa of the roles {kappa(roles):.2f}, links {links:.2f}"
    return f"{counts['texts']} texts read twice: {found}, with kind {kinds:.2f}"


def example(path: Path) -> Example:
    """Return a reading as the scorer takes it."""
    return to_example(load(path), path.name)


def f1(counts: Counter[str], hits: str, one: str, other: str) -> float:
    """Return the F1 of hits in two wholes."""
    return 2 * counts[hits] / (counts[one] + counts[other])


def kappa(pairs: Counter[tuple[str, str]]) -> float:
    """Return Cohen's kappa of pairs of names."""
    total = pairs.total()
    names = {name for each in pairs for name in each}
    share = [
        {name: sum(n for each, n in pairs.items() if each[side] == name) / total for name in names}
        for side in (0, 1)
    ]
    chance = sum(share[0][name] * share[1][name] for name in names)
    agreed = sum(n for (one, other), n in pairs.items() if one == other) / total
    return (agreed - chance) / (1 - chance)


if __name__ == "__main__":
    main()
