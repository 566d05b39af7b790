"""The catalogue: one line for every published code, and the page that `argmap explain` prints."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from argmap.model import CODES, ArgmapError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.flags.finding import Rule
    from argmap.model import Level

By: TypeAlias = Literal["machine", "proposal", "person"]

_WHO: dict[By, str] = {
    "machine": "argmap raises it",
    "proposal": "argmap may propose it; it counts once a person writes it into the annotation",
    "person": "only a person raises it",
}
_MEASURED = """\
`benchmarks/flags.py` ran every rule over {texts} annotated texts with {words:,} words (speeches, comments on a rule of law,
short essays, medical abstracts), read as annotations that a person confirmed, and over argmap's own reading of the same
texts. Whoever wrote the rules judged samples of the flags, text by text, as a reader from outside would
(`tests/flags/verdicts.jsonl`). The first sample is of texts that were seen while the rules
were written. The second, third and fourth are drawn with a seed from texts that nobody had judged; the rules were mended
after the second and again after the third, so that the fourth shows them as they are, as far as anything was left to draw:
after the second, these texts had no fresh flag of ARG2xx, ARG4xx or ARG5xx. Texts of our own (`benchmarks/texts/`, half of
them sound) are a sample apart: the first were written before the lists of cue words were read, all were judged by the one
who wrote them.

A second reader, who did not know the first one's verdicts, judged 130 of these flags, such as are still raised, drawn with a
seed and spread over the rules (`tests/flags/second_verdicts.jsonl`, `benchmarks/flags.py --readers`). What the flag says
held in 121 by the second reading and in 115 by the first; 90 and 108 were found fair; both said the same of 120 and of 110
(Cohen's kappa 0.54 and 0.59). The second agreed with 16 of 30 flags of ARG1xx, 23 of 30 of ARG2xx, 25 of 36 of ARG4xx and
26 of 34 of ARG5xx, the first with 21, 26, 32 and 29 of the same. By the second reading ARG401 with 3 of 8, ARG406 with
4 of 8 (the other four in medical abstracts, which by their form cite nothing) and ARG501 with 3 of 8 (mostly because a reason
stands beside the words) stay below what is wanted of their families.

What a flag of ARG1xx says is said of the annotation: that no link leads there. Of the fourth sample it held in all. Whether
the text itself gives no reason is another question, and there the reader agreed less: in these corpora many a reason is not
linked, and a background sentence may bear the role of a conclusion. So such a flag asks two things: is a reason missing in
the text, or a link in the annotation?

No rule of ARG2xx has reached its 80 % on texts from elsewhere, so all of them only propose. Where a rule of ARG4xx raises a
warning, its figures rest on few flags. ARG401, right in fewer cases than the family should be, is a note; so is ARG406, which
only the first reader found right often enough."""
_SAMPLES = {
    "first": "first, seen",
    "second": "second, before mending",
    "third": "third, after it",
    "fourth": "fourth, after it",
    "own-before": "own, before",
    "own-after": "own, after",
}
_WANTED = {"1": "all hold", "2": "80 %", "3": "98 % of errors", "4": "85 %", "5": "70 %"}
_SPREAD = 1.96
_A_CODE = re.compile(r"arg(\d{3})", re.IGNORECASE)
_NAMED = 2  # flags that are offered in place of one that does not exist
_FAMILIES = {
    "1": "Structure",
    "2": "Inference",
    "3": "Numbers",
    "4": "Sourcing and attribution",
    "5": "Language",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What the catalogue says of one code."""

    code: str
    level: Level
    by: By
    detects: str
    why: str
    question: str

    @property
    def name(self) -> str:
        """Return the name of the weakness."""
        return CODES[self.code]


@cache
def entries() -> dict[str, Entry]:
    """Return the catalogue, in the order of the codes."""
    data = tomllib.loads(Path(__file__).with_name("catalogue.toml").read_text(encoding="utf-8"))
    return {code: Entry(code, **facts) for code, facts in data.items()}


def known_code(words: str) -> str:
    """Return the code that a person means by a code or a name, in any case."""
    wanted = words.strip()
    for code, name in CODES.items():
        if wanted.upper() == code or wanted.lower() == name:
            return code
    near = " and ".join(f"{code} ({CODES[code]})" for code in _nearest(wanted))
    hint = f"The nearest: {near}." if near else "`argmap explain` lists them all."
    raise ArgmapError(f"there is no flag “{wanted}”. {hint}")


def _nearest(wanted: str) -> list[str]:
    """Return the codes next to one that does not exist, or those whose names are most like a name."""
    number = _A_CODE.fullmatch(wanted)
    if number:
        return sorted(
            sorted(CODES, key=lambda code: (abs(int(code[3:]) - int(number[1])), code))[:_NAMED]
        )
    near = get_close_matches(wanted.upper(), CODES, _NAMED) or get_close_matches(
        wanted.lower(), CODES.values(), _NAMED
    )
    return [code for code, name in CODES.items() if near and (code in near or name in near)]


def page_of_rule(rule: Rule) -> str:
    """Return the page of a rule: its docstring under its code, name and level."""
    entry = entries()[rule.CODE]
    return f"# {rule.CODE} {entry.name} ({rule.LEVEL}{', only proposed' if entry.by == 'proposal' else ''})\n\n{(rule.__doc__ or '').strip()}\n"


def page_of_entry(entry: Entry, *, shipped: bool = False) -> str:
    """Return the short page of a code that has no module of its own."""
    planned = "" if entry.by == "person" or shipped else " This version does not look for it yet."
    return (
        f"# {entry.code} {entry.name} ({entry.level})\n\n"
        f"{_sentence(entry.detects)}\n\n"
        f"## Who raises it\n{_sentence(_WHO[entry.by])}{planned}\n"
        f"A person raises it under the statement or link with:\n\n    - flag: {entry.code} your reason\n\n"
        f"## Why it matters\n{entry.why}\n\n"
        f"## The question to ask\n{entry.question}\n"
    )


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:] + "."


def listing(machine: frozenset[str]) -> str:
    """Return the catalogue as lines; `machine` holds the codes that this version looks for."""
    lines: list[str] = []
    family = ""
    for entry in entries().values():
        if entry.code[3] != family:
            family = entry.code[3]
            lines += ["", f"ARG{family}xx  {_FAMILIES[family]}", ""]
        who = (
            ""
            if entry.code in machine
            else "  (by hand only)"
            if entry.by == "person"
            else "  (by hand for now)"
        )
        lines.append(f"{entry.code}  {entry.level:<7}  {entry.name}: {entry.detects}{who}")
    return "\n".join(lines[1:]) + "\n"


def _measured() -> list[str]:
    """Return what `benchmarks/flags.py` measured: the load of each rule, and how often a reader agreed."""
    data = tomllib.loads(Path(__file__).with_name("measured.toml").read_text(encoding="utf-8"))
    rules = {code: facts for code, facts in data.items() if isinstance(facts, dict)}
    lines = [
        "## Measured",
        "",
        *_MEASURED.format(**data).splitlines(),
        "",
        "Agreed of judged, and for ARG1xx in brackets in how many what the flag says held:",
        "",
        f"| family | wanted | {' | '.join(_SAMPLES.values())} |",
        f"| --- | --- |{' --- |' * len(_SAMPLES)}",
    ]
    for family, name in _FAMILIES.items():
        counted = [facts for code, facts in rules.items() if code[3] == family and not facts["off"]]
        cells = (
            _cell([facts.get(sample, [0, 0, 0]) for facts in counted], structure=family == "1")
            for sample in _SAMPLES
        )
        lines.append(f"| ARG{family}xx {name} | {_WANTED[family]} | {' | '.join(cells)} |")
    lines += [
        "",
        "Below, `still` counts, of all judged flags, those that the rules as they are still raise, mostly on texts that were seen.",
        "",
        "| code | flags | in 1,000 words | in 1,000 of drafts | agreed of judged | of these still raised | between |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for code, facts in rules.items():
        off = " (off)" if facts["off"] else ""
        judged, _, agreed = (
            sum(column)
            for column in zip(
                [0, 0, 0], *(facts.get(sample, [0, 0, 0]) for sample in _SAMPLES), strict=True
            )
        )
        raised, _, right = facts["still"]
        low, high = _interval(right, raised)
        load = f"{facts['flags']} | {facts['per_thousand_words']:.2f} | {facts['per_thousand_words_of_drafts']:.2f}"
        still = f"{right} of {raised} | {low:.0%} and {high:.0%}" if raised else " | "
        lines.append(
            f"| {code} {CODES[code]}{off} | {load} | {f'{agreed} of {judged}' if judged else ''} | {still} |"
        )
    return lines


def _cell(samples: Iterable[list[int]], *, structure: bool) -> str:
    """Return how many flags of some rules a reader agreed with, in one sample."""
    judged, held, agreed = (sum(column) for column in zip([0, 0, 0], *samples, strict=True))
    if not judged:
        return ""
    return f"{agreed} of {judged}{f' ({held})' if structure else ''}"


def _interval(agreed: int, judged: int) -> tuple[float, float]:
    """Return the bounds between which a share stands with 95 % confidence (Wilson)."""
    if not judged:
        return 0.0, 1.0
    share, spread = agreed / judged, _SPREAD**2 / judged
    middle = (share + spread / 2) / (1 + spread)
    half = _SPREAD * sqrt(share * (1 - share) / judged + spread / judged / 4) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def document(pages: Iterable[str], machine: frozenset[str]) -> str:
    """Return the whole catalogue as one Markdown page: the list, what was measured, then the page of each flag, one level down."""
    lines = [
        "# Flags",
        "",
        "Made from the pages of the rules; `argmap explain CODE` prints one of them.",
        "",
        "```",
        *listing(machine).splitlines(),
        "```",
        "",
        *_measured(),
    ]
    for page in pages:
        lines.append("")
        fenced = False
        for line in page.rstrip().splitlines():
            fenced ^= line.startswith("```")
            lines.append(f"#{line}" if line.startswith("#") and not fenced else line)
    return "\n".join(lines) + "\n"
