"""How many flags the rules raise on annotated texts, and how often a sceptical reader agreed.

    python benchmarks/flags.py FOLDER                # flags per 1,000 words and rule
    python benchmarks/flags.py FOLDER --write        # the same, saved as flags_measured.toml
    python benchmarks/flags.py FOLDER --show ARG213  # every flag of a code with its text
    python benchmarks/flags.py FOLDER --sample 7     # 25 flags per family from texts not yet judged
    python benchmarks/flags.py FOLDER --drafts …     # on argmap's own drafts of the raw texts
    python benchmarks/flags.py --readers             # what two readers said about the same flags

FOLDER contains texts in `*.jsonl`, one JSON object per line: `id`, `text`, `units` (with `start`,
`end`, `role`) and `relations` (`source`, one id or a list of linked ones, `target`, `type`). They
are read as annotations that a person has confirmed; a unit of the other side (`stance` "opp") is a
reported statement. Only counts of them are saved. `texts/` has texts of our own, with links and
flags judged in the same way. Verdicts: `tests/flags/verdicts.jsonl`, and those of a second reader,
who did not know them, `tests/flags/second_verdicts.jsonl`.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import argmap
from argmap.catalogue import BY_CODE, RULES
from argmap.flags import check
from argmap.model import Annotation, Link, Statement, link_id
from argmap.source import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Flag, Kind, Source

ROOT = Path(__file__).parents[1]
OWN = ROOT / "benchmarks/texts"
VERDICTS = ROOT / "tests/flags/verdicts.jsonl"
SECOND = ROOT / "tests/flags/second_verdicts.jsonl"
MEASURED = ROOT / "benchmarks/flags_measured.toml"
_THOUSAND = 1000
_DRAWN = 25  # flags of a family in a sample


def main() -> None:
    """Measure and print, or save the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument(
        "--write", action="store_true", help=f"save the figures as {MEASURED.relative_to(ROOT)}"
    )
    parser.add_argument(
        "--show", metavar="CODE", help="print the flags whose code starts with this"
    )
    parser.add_argument(
        "--sample",
        metavar="SEED",
        type=int,
        help="print a sample of flags of texts that nobody has judged",
    )
    parser.add_argument(
        "--drafts",
        action="store_true",
        help="show or sample flags of argmap's own drafts of the raw texts",
    )
    parser.add_argument(
        "--readers",
        action="store_true",
        help="print how often each of two readers agreed, and both with each other",
    )
    given = parser.parse_args()
    if given.readers:
        print("\n".join(readers()))
        return
    if given.folder is None:
        parser.error("name the folder of the texts")
    if given.show or given.sample is not None:
        flags = [
            each
            for each in flags_of(given.folder, drafts=given.drafts)
            if each[3].code.startswith(given.show or "")
        ]
        for each in flags if given.sample is None else drawn(flags, given.sample):
            show(*each)
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
    statements = tuple(
        _statement(source, unit)
        for unit in sorted(record["units"], key=lambda unit: (unit["start"], unit["end"]))
    )
    links: dict[str, Link] = {}
    for relation in record["relations"]:
        kind: Kind = "support" if relation["type"] == "support" else "attack"
        premises = (
            (relation["source"],)
            if isinstance(relation["source"], str)
            else tuple(relation["source"])
        )
        name = link_id(premises, relation["target"], kind)
        links.setdefault(name, Link(name, kind, premises, relation["target"]))
    return Annotation(source, statements=statements, links=tuple(links.values()))


def draft_of(record: dict[str, Any]) -> Annotation:
    """Return argmap's draft of the raw text, as if a person had confirmed all of it."""
    draft = argmap.draft(read_text(record["text"], path=f"{record['id']}.txt"))
    statements = tuple(replace(each, state="accepted") for each in draft.statements)
    return replace(
        draft,
        statements=statements,
        links=tuple(replace(each, state="accepted") for each in draft.links),
    )


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


def flags_of(
    folder: Path, *, drafts: bool = False
) -> Iterator[tuple[str, dict[str, Any], Annotation, Flag]]:
    """Yield every flag of every text, those of rules that are off by default too."""
    everything = tuple(rule.code for rule in RULES)
    for corpus, record in documents(folder):
        annotation = draft_of(record) if drafts else annotation_of(record)
        for flag in check(annotation, also=everything).flags:
            yield corpus, record, annotation, flag


def drawn(
    flags: list[tuple[str, dict[str, Any], Annotation, Flag]], seed: int
) -> list[tuple[str, dict[str, Any], Annotation, Flag]]:
    """Return some flags of each family from texts that no verdict names, drawn with a seed."""
    judged = {(each["corpus"], each["document"]) for each in _verdicts()}
    families: dict[str, list[tuple[str, dict[str, Any], Annotation, Flag]]] = defaultdict(list)
    for each in flags:
        if (each[0], each[1]["id"]) not in judged and BY_CODE[each[3].code].on:
            families[each[3].code[:4]].append(each)
    chance = random.Random(seed)  # noqa: S311  # a sample, not a secret
    return [
        each
        for name in sorted(families)
        for each in chance.sample(families[name], min(_DRAWN, len(families[name])))
    ]


def measured(folder: Path) -> str:
    """Return the figures of each rule as TOML: flags per 1,000 words, and the verdicts."""
    words = Counter[str]()
    texts = Counter[str]()
    for corpus, record in documents(folder):
        words[corpus] += len(record["text"].split())
        texts[corpus] += 1
    raised = {
        reading: list(flags_of(folder, drafts=reading == "draft")) for reading in ("gold", "draft")
    }
    raised["own"] = list(flags_of(OWN))
    found = Counter(flag.code for *_, flag in raised["gold"])
    drafted = Counter(flag.code for *_, flag in raised["draft"])
    still = {
        (reading, *_place(corpus, record["id"], flag))
        for reading, flags in raised.items()
        for corpus, record, _, flag in flags
    }
    total = sum(words.values())
    lines = [
        "# Written by benchmarks/flags.py.",
        "# Of each sample: flags judged, flags of which what they say holds, flags agreed with.",
        "",
    ]
    lines += [f"texts = {sum(texts.values())}", f"words = {total}", ""]
    for rule in RULES:
        if rule.raised_by in {"person", "nobody"}:
            continue
        code = rule.code
        lines += [
            f"[{code}]",
            f"flags = {found[code]}",
            f"per_thousand_words = {found[code] * _THOUSAND / total:.2f}",
        ]
        lines += [f"per_thousand_words_of_drafts = {drafted[code] * _THOUSAND / total:.2f}"]
        lines += [f"{sample} = {_share(verdicts)}" for sample, verdicts in _by_sample(code).items()]
        judged = [each for each in _verdicts() if each["code"] == code]
        lines += [f"still = {_share([each for each in judged if _key(each) in still])}"]
        lines += [f"off = {int(not rule.on)}", ""]
    return "\n".join(lines)


def readers() -> list[str]:
    """Return what two readers said about each family and rule, and how far they agree."""
    first = {_key(each): each for each in _verdicts()}
    groups: dict[str, list[tuple[dict[str, Any], dict[str, Any]]]] = defaultdict(list)
    for each in _verdicts(SECOND):
        for name in ("all", f"{each['code'][:4]}xx", each["code"]):
            groups[name].append((first[_key(each)], each))
    lines = []
    for name, pairs in sorted(
        groups.items(), key=lambda group: (group[0] != "all", "xx" not in group[0], group[0])
    ):
        said = (
            _at_one([(one[of], two[of]) for one, two in pairs], of) for of in ("holds", "agreed")
        )
        lines.append(f"{name:<8}judged {len(pairs):>3}; {'; '.join(said)}")
    return lines


def _at_one(pairs: list[tuple[bool, bool]], of: str) -> str:
    """Return how often each reader said yes, how often both agreed, and Cohen's kappa."""
    judged, same = len(pairs), sum(one == two for one, two in pairs)
    first, second = (sum(each) for each in zip(*pairs, strict=True))
    chance = (first * second + (judged - first) * (judged - second)) / judged**2
    kappa = f", kappa {(same / judged - chance) / (1 - chance):.2f}" if chance < 1 else ""
    return f"{of}: first {first}, second {second}, the same of {same}{kappa}"


def _verdicts(path: Path = VERDICTS) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _by_sample(code: str) -> dict[str, list[dict[str, Any]]]:
    samples: dict[str, list[dict[str, Any]]] = {}
    for each in _verdicts():
        if each["code"] == code:
            samples.setdefault(each["sample"], []).append(each)
    return samples


def _share(verdicts: list[dict[str, Any]]) -> list[int]:
    return [
        len(verdicts),
        sum(each["holds"] for each in verdicts),
        sum(each["agreed"] for each in verdicts),
    ]


def _key(verdict: dict[str, Any]) -> tuple[str, ...]:
    return tuple(str(verdict[name]) for name in ("reading", "corpus", "document", "code", "start"))


def _place(corpus: str, document: str, flag: Flag) -> tuple[str, ...]:
    return corpus, document, flag.code, str(flag.start)


def show(corpus: str, record: dict[str, Any], annotation: Annotation, flag: Flag) -> None:
    """Print a flag with what a reader needs to judge it."""
    print(f"{corpus} {record['id']} {flag.code} {flag.start}-{flag.end} {flag.level} {flag.state}")
    print(f"    {flag.says} {flag.lacks}")
    link = next((each for each in annotation.links if each.id == flag.link), None)
    by_id = {each.id: each for each in annotation.statements}
    for name in (*link.premises, link.conclusion) if link else (flag.statement or "",):
        if name:
            print(f"    {by_id[name].role} {name}: {' '.join(by_id[name].text.split())[:400]}")


if __name__ == "__main__":
    main()
