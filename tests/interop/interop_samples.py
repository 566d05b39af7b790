"""A document with everything that an annotation can have, and 400 messy sentences."""

from __future__ import annotations

from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

import argmap
from argmap.data import to_data
from argmap.interop.exported import Exported, exported

if TYPE_CHECKING:
    from collections.abc import Sequence

FIRST = """The harbour council 🛥 reports on its new lamps.
In 2023 ships touched the pier 48 times, in 2024 only 30 times.
Every touch was written into the log of the harbour.
The new lamps have made the pier safe.
The pilots' guild says the pier is as dark as ever.
The log was kept only by day.
The lamps were dear & bright, as "all" < 9 of the pilots said.
"""
TEXT = FIRST.replace("\n", "\r\n") + "Contact us\r\n\r\n" + FIRST.replace("\n", "\r\n")
BODY = """---
argmap: 1
source: harbour.txt
title: Lamps & pier <2024> === {x} y
speaker: the council
---

# What the lamps did

## fewer-touches evidence
> In 2023 ships touched the pier 48 times […] in 2024 only 30 times.
- supports: lamps-work with all-logged, log-complete
  - scheme: correlation to cause
  - flag: ARG202 other causes are not named
  - note: read twice: "once" & <again>
- note: counted by the harbour

## all-logged evidence
> Every touch was written into the log of the harbour.

## log-complete claim
= Nobody forgot to write a touch down.

## lamps-work conclusion
> The new lamps have made the pier safe.
- answer: ARG101 see the annex (AK)

## as-dark-as-ever claim
> the pier is as dark as ever
- by: the pilots' guild
- attacks: lamps-work
  - scheme: position to know

# Doubts

## only-by-day rebuttal?
> The log was kept only by day.
- because: "only"
- undercuts?: fewer-touches -> lamps-work
  - because: rebuttal cue "only"

## dear-lamps claim
> The lamps were dear & bright, as "all" < 9 of the pilots said.
- supports: lamps-work
"""


# What BODY lacks: a linked attack, undercuts of attacks, captions, reasons of
# proposals, front matter, statements that overlap or have the same words, signs beyond the BMP.
SECOND_TEXT = """The town library 📚📚 stays open on Sundays.
Loans rose by a third 𝑖𝑛 𝑜𝑛𝑒 𝑦𝑒𝑎𝑟, and the reading room was full.
The mayor calls the Sunday rota a waste.
Two of the three clerks left in May, and nobody was hired.
Loans rose in every town of the valley.
The mayor has not seen the rota.
The council pays for the clerks 🏛.
"""
SECOND_BODY = """---
argmap: 1
source: library.txt
title: Why the 📚 library opens on Sundays
speaker: the head librarian
translated: yes
sourced: the register of loans
tags: town, books & rooms
---

# What the Sundays brought

## loans-rose evidence
> Loans rose by a third 𝑖𝑛 𝑜𝑛𝑒 𝑦𝑒𝑎𝑟
- label: a third more loans
- supports: stays-open
  - note: the first of two reasons

## loans-and-room evidence?
> Loans rose by a third 𝑖𝑛 𝑜𝑛𝑒 𝑦𝑒𝑎𝑟, and the reading room was full.
- because: a figure; likely
- supports?: stays-open
  - because: next to it; unsure

## stays-open conclusion
> The town library 📚📚 stays open on Sundays.

# What speaks against it

## a-waste claim
> The mayor calls the Sunday rota a waste.
- by: the mayor
- attacks: stays-open
  - scheme: position to know

## clerks-left evidence
> Two of the three clerks left in May
- attacks: stays-open with nobody-hired
  - note: both are needed

## nobody-hired evidence
> nobody was hired
- label: nobody in their place

## rose-everywhere rebuttal
> Loans rose in every town of the valley.
- undercuts: loans-rose -> stays-open
- supports: not-seen with sundays-elsewhere-shut
  - scheme: analogy

## sundays-elsewhere-shut claim
= Elsewhere the libraries are shut on Sundays.
- label: elsewhere they are shut

## not-seen rebuttal
> The mayor has not seen the rota.
- undercuts: a-waste -> stays-open

## council-pays claim
> The council pays for the clerks 🏛.
- undercuts: clerks-left -> stays-open
- note: said in the margin
"""


def library() -> Exported:
    """Return the second document."""
    return document(SECOND_BODY, SECOND_TEXT, name="library")


def document(body: str = BODY, text: str = TEXT, *, name: str = "harbour") -> Exported:
    """Return a document ready for export."""
    annotation = argmap.parse(body, argmap.read_text(text, path=f"{name}.txt"))
    report = argmap.check(annotation)
    return exported(annotation, report, to_data(annotation, report), name=name)


def statements(subject: Exported) -> set[tuple[str, str, str]]:
    """Return id, words and role of each statement."""
    return {(each.id, each.text, each.role) for each in subject.annotation.statements}


def links(subject: Exported) -> set[tuple[frozenset[str], str, str]]:
    """Return premises, conclusion and kind of each link; an undercut ends on a link's id."""
    return {
        (frozenset(each.premises), each.conclusion, each.kind) for each in subject.annotation.links
    }


_WORDS = (
    "the pier", "lamps", "“quoted”", '"straight"', "‘single’", "it's", "[12]", "[x]: y", "(1)", "{a: b}",
    "<b>bold</b>", "<!-- no -->", "#tag", "# head", "@user", "*star*", "_under_", "~~cut~~", "a/b",
    "http://x.org/?a=1&b=2", "C:\\dir\\n", "\\", "50 %", "3.5", "a:b", "::", "-->", "->", "<-", "+1",
    "-2", "=SUM(A1)", "@cmd", "&amp;", "&", "^", "`code`", "$x$", "|", "||", "…", "naïve", "é́",
    "e\u0301", "soft\u00adhyphen", "no\u00a0break", "thin\u2009space", "שלום", "عربى", "\u200fRTL",
    "日本語", "🛥️", "👩‍👩‍👧", "𝔘𝔫𝔦", "Ω", "½", "N° 7", "–", "—", "--", "----", "===", ">", ">>", ";", "//", "/*",
    "%", "''", "tab\there", "T1", "R1", "A\tB",
)  # fmt: skip
_STARTS = (
    "",
    "",
    "",
    "=",
    "+",
    "-",
    "@",
    "#",
    "> ",
    "* ",
    "1. ",
    "(1) ",
    "[",
    "<",
    "'",
    "'=",
    '"',
    "{",
)
_ENDS = (".", "?", "!", " #", "]", ">", "\\", ":", " ~", '"')


def messy_sentences(count: int = 400, seed: int = 23) -> tuple[str, ...]:
    """Return sentences with all that formats take for markup; no two are the same."""
    random = Random(seed)  # noqa: S311  # made-up text
    found: dict[str, None] = {}
    while len(found) < count:
        words = random.choices(_WORDS, k=random.randint(3, 9))
        glue = [random.choice((" ", " ", " ", "  ", "\n", "\u00a0", "\t")) for _ in words]
        middle = "".join(f"{word}{space}" for word, space in zip(words, glue, strict=True)).strip()
        number = f" n{len(found)}"
        found[f"{random.choice(_STARTS)}{middle}{number}{random.choice(_ENDS)}"] = None
    return tuple(found)


def messy_document(sentences: Sequence[str] | None = None) -> Exported:
    """Return a document in which each sentence is a statement and supports the one before it."""
    from argmap.model import Annotation, Link, Report, Statement, link_id

    shown = messy_sentences() if sentences is None else tuple(sentences)
    text, made = "", []
    for number, sentence in enumerate(shown):
        start = len(text)
        text += f"{sentence}\n\n"
        span = (start, start + len(sentence))
        made.append(
            Statement(
                f"s{number}", "claim", sentence, f"caption {number}", *span, (span,), 1, speaker="x"
            )
        )
    source = argmap.read_text(text, path="messy.txt")
    links = [
        Link(link_id((each.id,), other.id, "support"), "support", (each.id,), other.id)
        for other, each in pairwise(made)
    ]
    annotation = Annotation(source, "messy.argmap.md", statements=tuple(made), links=tuple(links))
    report = Report()
    return exported(annotation, report, to_data(annotation, report), name="messy")
