"""The statements with a reading in `benchmarks/corpus`: how many, and how far two readers agree.

    python benchmarks/corpus.py
    python benchmarks/corpus.py curve

With `curve` it teaches the decisions of a draft with 0, 10, 20, 40 and all of the texts in `train`
(the votes are those that argmap has, from another corpus, which teaches no decision here), and
measures each on those in `unseen`.

Units are paired as `argmap eval` pairs them; roles are compared on paired units (Cohen's kappa),
links between them (F1, of any kind and of the same kind).
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from argmap import load
from argmap.drafting import draft
from argmap.drafting.learned.choices import Choices
from argmap.drafting.learned.examples import Example, read_examples, to_example
from argmap.drafting.learned.measuring import count, evaluate, pair
from argmap.drafting.learned.teaching import teach, to_pupils
from argmap.drafting.learned.training import to_text
from argmap.drafting.learned.voter import load_voter, to_json
from argmap.source import read_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.model import Annotation

CORPUS = Path(__file__).with_name("corpus")
SECOND = ".second.md"
SIZES = 0, 10, 20, 40, 67
SHOWN = "segments", "claim or evidence", "links", "links precision", "central claim", "edits"


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


def curve() -> None:
    """Print what drafts of the unseen texts gain from more texts to learn from."""
    taught = read_examples(str(CORPUS / "train"))
    unseen = read_examples(str(CORPUS / "unseen"))
    print("| texts | given: " + " | ".join(SHOWN) + " | raw: " + " | ".join(SHOWN) + " |")
    for size in SIZES:
        step = max(1, len(taught) // max(1, size))
        some = taught[::step][:size] if size else ()
        voter = replace(load_voter(), choices=Choices())
        if some:
            texts = [to_text(each) for each in some]
            voter = replace(voter, choices=teach(to_pupils(texts, [], voter)))
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "voter.json")
            path.write_text(to_json(voter), "utf-8")
            rows = [_measured(unseen, str(path), given=given) for given in (True, False)]
        print(
            f"| {len(some)} | " + " | ".join(f"{each:.3f}" for row in rows for each in row) + " |"
        )


def _measured(unseen: Sequence[Example], voter: str, *, given: bool) -> list[float]:
    def predict(each: Example) -> Annotation:
        spans = [(unit.start, unit.end) for unit in each.units] if given else None
        return draft(read_text(each.text), spans=spans, model=voter)

    found = {each.name: each.value for each in evaluate(unseen, predict, resamples=2)}
    return [found[name] for name in SHOWN]


if __name__ == "__main__":
    curve() if sys.argv[1:] == ["curve"] else main()
