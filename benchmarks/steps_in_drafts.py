"""How many unsupported steps drafts show: the link is drawn, the step is flagged, its twin is not.

    python benchmarks/steps_in_drafts.py                 # unseen authors, unseen ordinary texts
    python benchmarks/steps_in_drafts.py --texts FOLDER  # and the text files of a folder

The passages of the authors in `UNSEEN` of `unsupported_steps.py` are drafted as they are. A link is
drawn if a support leads from words of the premise to words of the conclusion. A passage is flagged
if a flag on a step (a code of `argmap/inference/kinds.py`) is on such a link.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from steps_training import by_author, place
from unsupported_steps import STEPS, UNSEEN, UNSEEN_TEXTS, texts_of

from argmap import check, draft, read_text
from argmap.inference.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from steps_training import Case

    from argmap.model import Annotation, Flag, Span, Statement

CODES = frozenset(kind.code for kind in KINDS)


def main() -> None:
    """Draft the passages and texts, and print the counts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--texts", type=Path)
    options = parser.parse_args()
    authors = by_author(STEPS.glob("*.jsonl"))
    cases = [case for name in UNSEEN for case in authors[name] if case.conclusion]
    counts = {True: [0, 0, 0], False: [0, 0, 0]}
    for case in cases:
        drawn, flagged = in_draft(case)
        counts[case.flag] = [
            a + b for a, b in zip(counts[case.flag], (1, drawn, flagged), strict=True)
        ]
    for name, each in (("passages", counts[True]), ("twins", counts[False])):
        print("{} {}: link drawn in {}, flagged {}".format(each[0], name, *each[1:]))
    ordinary = (
        text for name in UNSEEN_TEXTS for text in texts_of(STEPS / f"ordinary/{name}.jsonl")
    )
    print(f"ordinary texts: {load(ordinary)}")
    if options.texts:
        files = sorted(options.texts.glob("*.txt"))
        print(f"{options.texts}: {load(path.read_text('utf-8') for path in files)}")


def in_draft(case: Case) -> tuple[bool, bool]:
    """Return whether a draft has the link of a passage, and whether it is flagged."""
    annotation = draft(read_text(case.text))
    ends = (place(case.text, case.premise), place(case.text, case.conclusion or ""))
    links = set(drawn_links(annotation, *ends))
    return bool(links), any(flag.link in links for flag in on_steps(annotation))


def drawn_links(annotation: Annotation, premise: Span, conclusion: Span) -> Iterable[str]:
    """Yield the supports from words of one span to words of another."""
    by_id = {each.id: each for each in annotation.statements}
    for link in annotation.links:
        leads = link.kind == "support" and overlaps(by_id[link.conclusion], conclusion)
        if leads and any(overlaps(by_id[each], premise) for each in link.premises):
            yield link.id


def overlaps(statement: Statement, span: Span) -> bool:
    """Return whether a statement has words of a span."""
    return any(start < span[1] and span[0] < end for start, end in statement.parts)


def on_steps(annotation: Annotation) -> list[Flag]:
    """Return the flags on steps."""
    return [flag for flag in check(annotation).flags if flag.code in CODES and flag.link]


def load(texts: Iterable[str]) -> str:
    """Return how many flags on steps the drafts of texts get, in all and in 1,000 words."""
    words = flags = 0
    for text in texts:
        words += len(text.split())
        flags += len(on_steps(draft(read_text(text))))
    return f"{flags} flags on steps in {words:,} words, {1000 * flags / max(1, words):.2f} in 1,000"


if __name__ == "__main__":
    main()
