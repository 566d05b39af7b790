"""Small annotations made by hand, for the tests of the page."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from argmap.catalogue import CODES
from argmap.model import (
    Annotation,
    Aside,
    Block,
    Flag,
    Link,
    Report,
    Source,
    Standing,
    Statement,
    link_id,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Page

    from argmap.model import FlagState, Kind, Level, Role


class Visit(Protocol):
    """Opens a page from a file, in a window of a size, at a place."""

    def __call__(
        self,
        html: str,
        *,
        width: int = 1440,
        height: int = 900,
        anchor: str = "",
        **options: object,
    ) -> Page: ...


def unfolded(tab: Page) -> str:
    """Open all that Details fold away, and return their words."""
    tab.eval_on_selector_all(
        "#details details", "(all) => all.forEach((each) => (each.open = true))"
    )
    return tab.locator("#details").inner_text()


TEXT = """\
On the roads
In 2021 there were 312 accidents and in 2023 only 156.
Fewer drivers get stuck, so it was the programme that brought the number down.
The auditors write that the programme has failed.
We thank everybody.
The programme should go on.
In 2021 there were 312 accidents and in 2023 only 156.
"""
STEP = "fewer-accidents -> programme-works"
FLAG = f"ARG202:{STEP}"


def source(
    text: str = TEXT, asides: Sequence[Aside] = (), headings: Sequence[int] = (1,)
) -> Source:
    """Return a source made from a text, one paragraph a line."""
    starts = [0]
    for place, character in enumerate(text):
        if character == "\n":
            starts.append(place + 1)
    bare = Source(
        "corpus/roads.txt",
        text,
        hashlib.sha256(text.encode()).hexdigest(),
        tuple(starts),
        tuple(asides),
    )
    blocks = tuple(
        Block(
            "heading" if line in headings else "paragraph",
            ((starts[line - 1], starts[line - 1] + len(bare.line_text(line))),),
            line,
        )
        for line in range(1, bare.lines + 1)
    )
    return Source(bare.path, text, bare.sha256, bare.line_starts, bare.asides, (), blocks)


def said(
    place: Source,
    name: str,
    role: Role,
    words: str,
    **facts: Any,  # noqa: ANN401 - any field of a statement
) -> Statement:
    """Return a statement of the Ministry with words of a source."""
    start = place.text.index(words)
    end = start + len(words)
    bare = Statement(
        name,
        role,
        words,
        words[:40],
        start,
        end,
        ((start, end),),
        place.line_at(start),
        speaker="the Ministry",
    )
    return replace(bare, **facts)


def link(
    premises: str,
    conclusion: str,
    kind: Kind = "support",
    **facts: Any,  # noqa: ANN401 - any field of a link
) -> Link:
    """Return a link; premises are separated by spaces."""
    names = tuple(premises.split())
    return Link(link_id(names, conclusion, kind), kind, names, conclusion, **facts)


def flag(
    code: str,
    level: Level,
    *,
    step: str | None = None,
    statement: str | None = None,
    state: FlagState = "raised",
) -> Flag:
    """Return a flag with five parts."""
    return Flag(
        f"{code}:{step or statement}",
        f"F{code[3:]}",
        code,
        CODES[code],
        level,
        "The text says that the number fell.",
        "It gives no way by which the programme did it.",
        "Two things can move together.",
        "What else could have brought it about?",
        f"Answer it under the link with: - answer: {code} your reason",
        statement,
        step,
        None,
        None,
        None,
        state,
        "the annex discusses it (AK)" if state == "answered" else None,
    )


def roads() -> tuple[Annotation, Report]:
    """Return a small reading with every kind of link, a repeat and four flags."""
    repeat = TEXT.rindex("In 2021")
    words = "In 2021 there were 312 accidents and in 2023 only 156."
    aside = Aside(repeat, repeat + len(words), (7, 7), "repeat", "the same words as line 2", (2, 2))
    place = source(asides=(aside,))
    statements = (
        said(place, "accidents", "evidence", words, also_lines=(7,), at=5),
        said(place, "fewer-accidents", "claim", "Fewer drivers get stuck", at=9),
        said(
            place,
            "programme-works",
            "conclusion",
            "it was the programme that brought the number down",
            at=13,
        ),
        said(
            place,
            "programme-failed",
            "claim",
            "the programme has failed",
            speaker="the auditors",
            reported=True,
            at=17,
        ),
        said(place, "go-on", "conclusion", "The programme should go on.", at=21),
        Statement(
            "all-reported",
            "claim",
            "Every accident was reported in both years.",
            "all were reported",
            implicit=True,
            at=25,
        ),
        said(
            place,
            "thanks",
            "claim",
            "We thank everybody.",
            state="proposed",
            by_hand=False,
            because="thank",
            at=29,
        ),
        Statement(
            "winter", "rebuttal", "The winters were mild.", "mild winters", implicit=True, at=33
        ),
    )
    links = (
        link("accidents all-reported", "fewer-accidents", at=7),
        link("fewer-accidents", "programme-works", at=11),
        link("programme-works", "go-on", at=15),
        link("programme-works", "programme-failed", "attack", at=16),
        link("winter", STEP, "undercut", at=35),
    )
    flags = (
        flag("ARG302", "error", statement="accidents"),
        flag("ARG202", "warning", step=STEP),
        flag("ARG106", "note", statement="thanks", state="proposed"),
        flag("ARG205", "warning", step="programme-works -> go-on", state="answered"),
    )
    annotation = Annotation(
        place,
        "corpus/roads.argmap.md",
        "0" * 64,
        "A ministry answers",
        "the Ministry",
        statements=statements,
        links=links,
    )
    return annotation, Report(
        flags,
        standing=(Standing("go-on", "over-flagged-steps", provisional=False, because=(STEP,)),),
    )
