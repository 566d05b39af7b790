"""How many flags the rules raise on annotated texts, and how often a sceptical reader agreed with them.

    python benchmarks/flags.py FOLDER                  # flags per 1,000 words and rule, over FOLDER/*.jsonl
    python benchmarks/flags.py FOLDER --write          # the same, kept as argmap/flags/measured.toml
    python benchmarks/flags.py FOLDER --show ARG213    # every flag of a code with its text, to be judged

FOLDER holds texts in one form, one JSON object a line: `id`, `text`, `units` (with `start`, `end`, `role`) and `relations`
(`source`, `target`, `type`). They are read as annotations that a person confirmed; a unit of the other side (`stance`
"opp") is a reported statement. What is kept of them is counts. Precision comes from `tests/flags/verdicts.jsonl`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.flags import OFF_BY_DEFAULT, RULES, check
from argmap.model import Annotation, Link, Statement, link_id
from argmap.source import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Flag, Kind, Source

ROOT = Path(__file__).parents[1]
VERDICTS = ROOT / "tests/flags/verdicts.jsonl"
MEASURED = ROOT / "argmap/flags/measured.toml"
_THOUSAND = 1000


def main() -> None:
    """Measure and print, or keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help=f"keep the figures as {MEASURED.relative_to(ROOT)}")
    parser.add_argument("--show", metavar="CODE", help="print the flags whose code begins so")
    given = parser.parse_args()
    if given.show:
        show(given.folder, given.show)
        return
    table = measured(given.folder)
    print(table, end="")
    if given.write:
        MEASURED.write_text(table, encoding="utf-8")


def documents(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every text of a folder with the name of its corpus."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            yield path.stem, json.loads(line)


def annotation_of(record: dict[str, Any]) -> Annotation:
    """Return a text's units and relations as an annotation that a person has confirmed."""
    source = read_text(record["text"], path=f"{record['id']}.txt")
    statements = tuple(_statement(source, unit) for unit in sorted(record["units"], key=lambda unit: (unit["start"], unit["end"])))
    links: dict[str, Link] = {}
    for relation in record["relations"]:
        kind: Kind = "support" if relation["type"] == "support" else "attack"
        name = link_id((relation["source"],), relation["target"], kind)
        links.setdefault(name, Link(name, kind, (relation["source"],), relation["target"]))
    return Annotation(source, statements=statements, links=tuple(links.values()))


def _statement(source: Source, unit: dict[str, Any]) -> Statement:
    start, end = unit["start"], unit["end"]
    text = source.text[start:end]
    start, end = start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
    other = unit.get("stance") == "opp"
    return Statement(
        unit["id"],
        unit["role"],
        source.text[start:end],
        "",
        start,
        end,
        ((start, end),),
        source.line_at(start),
        speaker="the other side" if other else "the author",
        reported=other,
    )


def flags_of(folder: Path) -> Iterator[tuple[str, dict[str, Any], Annotation, Flag]]:
    """Yield every flag of every text, those of rules that are off by default too."""
    everything = tuple(rule.CODE for rule in RULES)
    for corpus, record in documents(folder):
        annotation = annotation_of(record)
        for flag in check(annotation, also=everything).flags:
            yield corpus, record, annotation, flag


def measured(folder: Path) -> str:
    """Return the figures of each rule as TOML: flags per 1,000 words, and the hand-judged sample."""
    words = Counter[str]()
    texts = Counter[str]()
    for corpus, record in documents(folder):
        words[corpus] += len(record["text"].split())
        texts[corpus] += 1
    found = Counter(flag.code for _, _, _, flag in flags_of(folder))
    judged, agreed = _judged()
    total = sum(words.values())
    lines = ["# Written by benchmarks/flags.py; numbers only.", "", f"texts = {sum(texts.values())}", f"words = {total}", ""]
    for rule in RULES:
        code = rule.CODE
        lines += [f"[{code}]", f"flags = {found[code]}", f"per_thousand_words = {found[code] * _THOUSAND / total:.2f}"]
        lines += [f"judged = {judged[code]}", f"agreed = {agreed[code]}", f"off = {int(code in OFF_BY_DEFAULT)}", ""]
    return "\n".join(lines)


def _judged() -> tuple[Counter[str], Counter[str]]:
    verdicts = [json.loads(line) for line in VERDICTS.read_text("utf-8").splitlines()] if VERDICTS.exists() else []
    return Counter(each["code"] for each in verdicts), Counter(each["code"] for each in verdicts if each["agreed"])


def show(folder: Path, code: str) -> None:
    """Print the flags of a code with what a reader needs to judge them."""
    for corpus, record, annotation, flag in flags_of(folder):
        if not flag.code.startswith(code):
            continue
        print(f"{corpus} {record['id']} {flag.code} {flag.start}-{flag.end} {flag.level} {flag.state}")
        print(f"    {flag.says} {flag.lacks}")
        link = next((each for each in annotation.links if each.id == flag.link), None)
        by_id = {each.id: each for each in annotation.statements}
        for name in (*link.premises, link.conclusion) if link else (flag.statement or "",):
            if name:
                print(f"    {by_id[name].role} {name}: {' '.join(by_id[name].text.split())[:400]}")


if __name__ == "__main__":
    main()
