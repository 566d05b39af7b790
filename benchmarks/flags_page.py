"""Write `docs/flags.md`: the catalogue, what was measured, and the page of every flag.

    python benchmarks/flags_page.py            # prints the page; `pytest --update` writes it

The figures are those of `flags_measured.toml`, which `benchmarks/flags.py --write` made, and of
`steps_measured.toml`, which `benchmarks/unsupported_steps.py --figures` made.
"""

from __future__ import annotations

import tomllib
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.catalogue import CODES, FAMILIES
from argmap.flags import listing, page_of
from argmap.inference.kinds import BY_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MEASURED = Path(__file__).with_name("flags_measured.toml")
STEPS = Path(__file__).with_name("steps_measured.toml")
_TEXT = """\
`benchmarks/flags.py` ran every rule on {texts} annotated texts with {words:,} words (speeches,
comments on a proposed rule, short essays, medical abstracts), read as annotations that a person has
confirmed, and on argmap's own drafts of the same texts. The author of the rules judged samples of
the flags, text by text, as an outside reader would (`tests/flags/verdicts.jsonl`). The first sample
is from texts that were seen while the rules were written. The second, third and fourth were drawn
with a seed from texts that nobody had judged. The rules were fixed after the second and again after
the third, so the fourth shows them as they are, as far as there was anything left to draw: after
the second, these texts had no fresh flag of ARG2xx, ARG4xx or ARG5xx. Texts of our own
(`benchmarks/texts/`, half of them sound) are a separate sample: the first were written before the
lists of cue words were read, and all were judged by their author.

A second reader, who did not know the first one's verdicts, judged 130 of these flags that are still
raised, drawn with a seed and spread over the rules (`tests/flags/second_verdicts.jsonl`,
`benchmarks/flags.py --readers`). What the flag says held in 121 cases by the second reading and in
115 by the first; 90 and 108 were found fair; the two agreed on 120 and on 110 (Cohen's kappa 0.54
and 0.59). The second agreed with 16 of 30 flags of ARG1xx, 23 of 30 of ARG2xx, 25 of 36 of ARG4xx
and 26 of 34 of ARG5xx, the first with 21, 26, 32 and 29 of the same. By the second reading ARG401
with 3 of 8, ARG406 with 4 of 8 (the other four in medical abstracts, which by their form cite
nothing) and ARG501 with 3 of 8 (mostly because there is a reason next to the words) are below the
target of their families.

What a flag of ARG1xx says is about the annotation: that no link leads there. In the fourth sample
all of these statements held. Whether the text itself gives no reason is another question, on which
the reader agreed less often: in these corpora many reasons are not linked, and a background
sentence may have the role of a conclusion. So such a flag asks two things: is a reason missing in
the text, or a link in the annotation? In a draft such flags wait until a person has
reviewed what they rest on. The figures of drafts below are from before that: an untouched draft has
none of them today.

No rule of ARG2xx has reached its 80 % on texts from elsewhere, so all of them only propose. If a
rule of ARG4xx raises a warning, its figures rest on few flags. ARG401, which is right less often
than its family should be, is a note; so is ARG406, which only the first reader found right often
enough."""
_STEPS_TEXT = """\
ARG2xx and the codes below also propose a flag where no cue word is known: a small trained scorer
(`argmap/inference/`) reads what the conclusion claims, what the premise gives, and whether the text
supplies what such a step needs. It is trained on pairs of passages by many authors
(`benchmarks/steps/`) and measured here on authors that it has never seen, with premise and
conclusion linked by hand. "Found" counts passages with an unsupported step that get a flag, in
brackets those whose code fits; "alarms" counts their twins, which supply what is missing, that get
one all the same. The first run is that of the first scorer, trained on six authors and measured on
two; the last is that of the weights that ship. The passages are clearer than real texts, so both
are upper bounds, and a conclusion that only reports what comes next is not among them."""
_STEPS_HEAD = """\
| kind | code | first: found | alarms | last: found | alarms |
| --- | --- | --- | --- | --- | --- |""".splitlines()
_SAMPLES = {
    "first": "first, seen",
    "second": "second, before fixing",
    "third": "third, after it",
    "fourth": "fourth, after it",
    "own-before": "own, before",
    "own-after": "own, after",
}
_TARGETS = {"1": "all hold", "2": "80 %", "3": "98 % of errors", "4": "85 %", "5": "70 %"}
_NAMES = FAMILIES | {"4": "sourcing and attribution"}
_RULES_HEAD = """\
Of all judged flags, "still raised" counts those that the rules raise today, mostly on texts that
were seen.

| code | flags | in 1,000 words | in 1,000 of drafts | agreed of judged | still raised | between |
| --- | --- | --- | --- | --- | --- | --- |""".splitlines()
_SPREAD = 1.96
_NO_PAIRS = [0, 0, 0, 0]  # pairs, found, of which with a code that fits, alarms
_NONE = [0, 0, 0]  # flags judged, of which what they say holds, of which the reader agreed


def flags_page() -> str:
    """Return the list, what was measured, then the page of each flag, one heading level down."""
    lines = [
        "# Flags",
        "",
        "Generated from the pages of the rules; `argmap explain CODE` prints one of them.",
        "",
        "```",
        *listing().splitlines(),
        "```",
        "",
        *_measured(tomllib.loads(MEASURED.read_text(encoding="utf-8"))),
        "",
        *_steps_measured(tomllib.loads(STEPS.read_text(encoding="utf-8"))),
    ]
    for code in CODES:
        lines += ["", *_one_level_down(page_of(code))]
    return "\n".join(lines) + "\n"


def _one_level_down(page: str) -> Iterator[str]:
    fenced = False
    for line in page.rstrip().splitlines():
        fenced ^= line.startswith("```")
        yield f"#{line}" if line.startswith("#") and not fenced else line


def _measured(data: dict[str, Any]) -> list[str]:
    """Return how many flags each rule raised, and how often a reader agreed with them."""
    rules = {code: facts for code, facts in data.items() if code in CODES}
    return [
        "## Measured",
        "",
        *_TEXT.format(**data).splitlines(),
        "",
        "Agreed of judged, and for ARG1xx in brackets how often what the flag says held:",
        "",
        f"| family | target | {' | '.join(_SAMPLES.values())} |",
        f"| --- | --- |{' --- |' * len(_SAMPLES)}",
        *(_family_row(number, rules) for number in FAMILIES),
        "",
        *_RULES_HEAD,
        *(_rule_row(code, facts) for code, facts in rules.items()),
    ]


def _family_row(number: str, rules: dict[str, Any]) -> str:
    counted = [facts for code, facts in rules.items() if code[3] == number and not facts["off"]]
    cells = []
    for sample in _SAMPLES:
        judged, held, agreed = _sums(facts.get(sample, _NONE) for facts in counted)
        holding = f" ({held})" if number == "1" else ""
        cells.append(f"{agreed} of {judged}{holding}" if judged else "")
    name = _NAMES[number].capitalize()
    return f"| ARG{number}xx {name} | {_TARGETS[number]} | {' | '.join(cells)} |"


def _rule_row(code: str, facts: dict[str, Any]) -> str:
    off = " (off)" if facts["off"] else ""
    judged, _, agreed = _sums(facts.get(sample, _NONE) for sample in _SAMPLES)
    raised, _, right = facts["still"]
    low, high = interval(right, raised)
    cells = [
        f"{code} {CODES[code]}{off}",
        str(facts["flags"]),
        f"{facts['per_thousand_words']:.2f}",
        f"{facts['per_thousand_words_of_drafts']:.2f}",
        f"{agreed} of {judged}" if judged else "",
        f"{right} of {raised}" if raised else "",
        f"{low:.0%} and {high:.0%}" if raised else "",
    ]
    return f"| {' | '.join(cells)} |"


def _steps_measured(runs: dict[str, Any]) -> list[str]:
    """Return what the scorer of steps found on authors it has not seen, by kind."""
    rows = [
        (kind.name, kind.code, [run.get(kind.name, _NO_PAIRS) for run in runs.values()])
        for kind in BY_NAME.values()
    ]
    by_run = zip(*(row[2] for row in rows), strict=True)
    totals = [[sum(column) for column in zip(*each, strict=True)] for each in by_run]
    authors = "; ".join(f"{name}: {', '.join(run['authors'])}" for name, run in runs.items())
    return [
        "## Steps by their words",
        "",
        *_STEPS_TEXT.splitlines(),
        "",
        f"Unseen authors, {authors}.",
        "",
        *_STEPS_HEAD,
        *(_step_row(*row) for row in (*rows, ("all", "", totals))),
    ]


def _step_row(kind: str, code: str, runs: list[list[int]]) -> str:
    cells = [kind, code]
    for pairs, found, fitting, alarms in runs:
        cells += [f"{found} ({fitting}) of {pairs}", str(alarms)] if pairs else ["", ""]
    return f"| {' | '.join(cells)} |"


def _sums(samples: Iterable[list[int]]) -> tuple[int, ...]:
    return tuple(sum(column) for column in zip(_NONE, *samples, strict=True))


def interval(agreed: int, judged: int) -> tuple[float, float]:
    """Return the bounds of a share with 95 % confidence (Wilson)."""
    if not judged:
        return 0.0, 1.0
    share, spread = agreed / judged, _SPREAD**2 / judged
    middle = (share + spread / 2) / (1 + spread)
    half = _SPREAD * sqrt(share * (1 - share) / judged + spread / judged / 4) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


if __name__ == "__main__":
    print(flags_page(), end="")
