"""HTML: which lines of a page are its text; notes, and words that are shown and not taken."""

from __future__ import annotations

import itertools
import random
import re
from typing import TYPE_CHECKING

import pytest
from html_samples import BLOCK, FIRST, FOOT, INLINE, LAST, MENU, gone, lines, page

from argmap.documents.html import extract

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.mark.parametrize(
    "notes",
    [
        "<section role=doc-endnotes><ol><li>A note.</li></ol></section>",
        "<div class='footnotes x'><p>A note.</p></div>",
        "<aside role='doc-footnote'>A note.</aside>",
        "<ol><li id=fn1>A note. <a href='#r1'>↩</a></li></ol>",
        "<p><a id=fn1 href='#r1'>1</a> A note.</p>",
        "<ol><li><p id=fn1><a href='#r1'>^</a> A note.</p></li></ol>",
    ],
)
def test_notes_that_are_marked_are_left_out_as_such(notes: str) -> None:
    mark = "<p>It fell<sup><a id=r1 href='#fn1'>1</a></sup> by half.</p>"
    assert lines(f"{mark}{notes}") == ["It fell by half."]
    (first, second) = gone(f"{mark}{notes}")
    assert first == ("footnote mark", "1")
    assert second[0] == "footnote"
    assert "A note." in second[1]


@pytest.mark.parametrize(
    "inner",
    [
        "<h2>Notes</h2><ol><li>A note.</li></ol>",
        "<ol><li id=fn1>A note.</li></ol>",
        "<ul><li><a id=t1 href='#s1'>Costs</a></li></ul><h2 id=s1><a href='#t1'>A note.</a></h2>",
    ],
)
def test_notes_that_are_not_marked_stay(inner: str) -> None:
    text = " ".join(lines(f"<p>It fell<sup><a href='#fn1'>1</a></sup>.</p>{inner}"))
    assert "A note." in text


def test_each_note_is_named() -> None:
    for notes in (
        "<section class=footnotes><h2>Notes</h2><ol><li>Of the first half-year.</li><li>Without the harbour.</li></ol></section>",
        "<div class=footnotes><hr><div class=footnote><p>Of the first half-year.</p></div><div class=footnote><p>Without the harbour.</p></div></div>",
    ):
        expected = [("footnote", "Of the first half-year."), ("footnote", "Without the harbour.")]
        assert gone(f"<p>It fell.</p>{notes}") == expected


def test_notes_outside_the_main_part_are_named_too() -> None:
    notes = "<section class=footnotes><ol><li id=fn1>A note.</li></ol></section>"
    body = f"<article><h1>The toll</h1><p>{FIRST}</p><p>{LAST}</p></article>{notes}{FOOT}"
    found = extract(f"<html><body>{body}</body></html>".encode(), "")
    assert [(e.kind, e.text) for p in found.pieces for e in p.left_out] == [("footnote", "A note.")]


@pytest.mark.parametrize(
    "furniture",
    [
        "<ul class='share'><li><a href='/f'>Facebook</a></li><li><a href='/x'>X</a></li></ul>",
        "<div class='social'><a href='/f'>Share on Facebook</a> <a href='/x'>Share on X</a></div>",
        "<nav><a href='/a'>Back</a> <a href='/b'>Next</a></nav>",
        "<form><label>Mail</label><input value=x><button>Send</button></form>",
        "<div><a href='/1'>Read this</a><br><a href='/2'>And that</a></div>",
        "<select><option>One</option></select>",
    ],
)
def test_what_belongs_to_no_text_is_neither_taken_nor_missed(furniture: str) -> None:
    for place in (furniture, f"<div>{furniture}</div>"):
        found = page(place)
        assert [each.text for each in found.pieces] == ["# The toll", FIRST, LAST]
        assert not any(each.left_out for each in found.pieces)


def test_a_passage_that_may_be_text_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from argmap.documents.web import main_part

    monkeypatch.setattr(main_part, "_chosen", lambda *_, **__: iter((2, 3, 5)))  # after the menu
    words = "Others say that the gate should be closed: the mayor and the harbour office."
    linked = words.replace(
        "the gate should be closed", "<a href='/x'>the gate should be closed</a>"
    )
    assert gone(f"<div><div>{linked}</div></div>") == [("missed words", words)]


@pytest.mark.parametrize(
    "inner",
    [
        "<div class='sidebar'><p>The ferry carries two hundred people on a day in summer.</p></div>",
        "<aside><p>The ferry carries two hundred people on a day in summer.</p></aside>",
        "<div class='titlepage'><div><h3>The ferry carries two hundred people on a day in summer.</h3></div></div>",
        "<section id='related-work'><p>The ferry carries two hundred people on a day in summer.</p></section>",
        "<div class='tip-box'>The ferry carries two hundred people on a day in summer.</div>",
        "<figure><div><p>The ferry carries two hundred people on a day in summer.</p></div></figure>",
    ],
)
def test_what_stands_between_paragraphs_of_the_text_is_text(inner: str) -> None:
    for each in (inner, f"<p>{LAST.replace('gate', 'dam')}</p>{inner}<h2>Costs</h2>"):
        found = [line.removeprefix("### ") for line in lines(each)]
        assert "The ferry carries two hundred people on a day in summer." in found
        assert gone(each) == []


SENTENCE = "The fee is not too high, because the law of 2019 sets a limit of five pounds."
ABOUT = """social-policy share-price comments-on-the-bill cookie-law menu-prices newsletter-archive
    related-work ad-hoc-rules tags-and-tolls""".split()
PARTS_OF_SITES = [
    "<nav>{}</nav>",
    "<form>{}</form>",
    "<div role='navigation'>{}</div>",
    "<div class='share'>{}</div>",
    "<div class='comments-area'>{}</div>",
    "<div class='cookie_banner'>{}</div>",
    "<section class='newsletter-signup'>{}</section>",
    "<div class='social-links'>{}</div>",
    "<div class='main-menu'>{}</div>",
]


@pytest.mark.parametrize("name", ABOUT)
def test_a_class_that_is_about_something_is_no_part_of_a_site(name: str) -> None:
    for inner in (f"<p>{SENTENCE}</p><p>It is fair.</p>", f"<h2>Fees</h2><p>{SENTENCE}</p>"):
        for place in (
            f"<div class='{name}'>{inner}</div>",
            f"<div><p class='{name}'></p>{inner}</div>",
        ):
            assert SENTENCE in lines(place)
            assert gone(place) == []


@pytest.mark.parametrize("name", ABOUT)
def test_a_section_at_the_end_with_such_a_class_is_text(name: str) -> None:
    section = f"<div class='{name}'><h2>Fees</h2><p>{SENTENCE}</p><p>{LAST}</p></div>"
    body = f"{MENU}<article><h1>The toll</h1><p>{FIRST}</p>{section}</article>{FOOT}"
    found = [each.text for each in extract(f"<html><body>{body}</body></html>".encode(), "").pieces]
    assert found == ["# The toll", FIRST, "## Fees", SENTENCE, LAST]


@pytest.mark.parametrize("part", PARTS_OF_SITES)
def test_sentences_in_a_part_of_a_site_within_the_text_are_named(part: str) -> None:
    link = "<a href='/x'>More of this</a>"
    for inner in (f"<p>{SENTENCE}</p>{link}", SENTENCE, f"<ul><li>{SENTENCE}</li></ul>"):
        (only,) = gone(part.format(inner))
        assert only[0] == "missed words"
        assert SENTENCE in only[1]
    both = gone(part.format(f"<p>{SENTENCE}</p><p>It is fair.</p><p>More</p>"))
    assert both == [("missed words", SENTENCE), ("missed words", "It is fair.")]


@pytest.mark.parametrize("part", PARTS_OF_SITES)
def test_links_and_buttons_in_a_part_of_a_site_are_not_named(part: str) -> None:
    links = "<a href='/1'>Why the fee is too high for all of us.</a> <a href='/2'>Next</a>"
    for inner in (links, f"<p>{links}</p>", "<p>Follow us</p><button>Send it now</button>"):
        assert gone(part.format(inner)) == []


def test_a_section_like_those_that_were_chosen_is_text() -> None:
    section = "<div class=part><h2>{}</h2><p>{}</p></div>"
    parts = [section.format(f"Part {n}", FIRST.replace("quay", f"quay {n}")) for n in range(4)]
    parts.append("<div class=part><h2>Short</h2><p>It is so.</p></div>")
    body = f"{MENU}<div id=c>{''.join(parts)}</div>{FOOT}"
    found = [each.text for each in extract(f"<html><body>{body}</body></html>".encode(), "").pieces]
    assert found[-2:] == ["## Short", "It is so."]


@pytest.mark.parametrize(
    "tag", ["time", "b", "a", "td", "li", "p", "dd", "h2", "q", "code", "my-word"]
)
def test_an_element_that_the_reader_loses_is_named(
    tag: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argmap.documents.web import walk

    reader = vars(walk)["_Walk"]
    skips = reader.skips
    monkeypatch.setattr(
        reader,
        "skips",
        lambda self, each: (each.tag, each.get("id")) == (tag, "x") or skips(self, each),
    )
    around = {
        "td": "<table><tr><th>Year</th>{}</tr></table>",
        "li": "<ul><li>One</li>{}<li>Two</li></ul>",
        "dd": "<dl><dt>Toll</dt>{}</dl>",
        "p": "<div>{}</div>",
        "h2": "<div>{}</div>",
    }.get(tag, "<p>The council met on {} and agreed.</p>")
    words = gone(around.format(f"<{tag} id=x>12 March</{tag}>"))
    assert words == [("missed words", "12 March")]


def test_a_wrong_declaration_of_the_encoding_is_named() -> None:
    inner = "<meta charset=latin-1><p>Die Brücke ist zu.</p>"
    assert any("looks like UTF-8" in note for note in extract(inner.encode(), "").notes)
    assert extract(inner.encode("latin-1"), "").notes == ()
    assert extract(inner.replace("ü", "u").encode(), "").notes == ()


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("utf-16", "utf-8"), ("UTF-16LE", "utf-8"), ("unicode", "utf-8"), ("gb2312", "gb18030"),
     ("x-sjis", "cp932"), ("Shift_JIS", "cp932"), ("utf-16", "utf-16-le"), ("", "utf-16-be"),
     ("ks_c_5601-1987", "cp949"), ("iso-8859-1", "cp1252")],
)  # fmt: skip
def test_an_encoding_is_the_one_that_browsers_take(declared: str, encoding: str) -> None:
    words = (
        "The fee is 5 ㎡." if encoding[:2] in ("cp", "gb") and encoding != "cp1252" else "A – B."
    )
    body = f"<html><head><meta charset={declared}></head><body><p>{words}</p></body></html>"
    assert [each.text for each in extract(body.encode(encoding), "").pieces] == [words]


@pytest.mark.parametrize("sign", ["\0", "\x02", "\x1b", "\x7f", "\x9d", "&#2;", "&#x1F;", "\ufeff"])
def test_control_characters_are_no_reason_to_refuse_a_page(sign: str) -> None:
    body = f"<html><body><h1>The fee</h1><p>The fee{sign} rose.</p></body></html>"
    texts = [each.text for each in extract(body.encode(), "").pieces]
    assert [each.replace("\ufeff", "") for each in texts] == ["# The fee", "The fee rose."]


def test_headings_of_rows_do_not_make_a_table_a_layout() -> None:
    inner = (
        "<table><tr><td colspan=2><h3>May</h3></td></tr><tr><td>Toll</td><td>9</td></tr></table>"
    )
    assert lines(inner) == ["May", "Toll\t9"]


def test_a_page_without_an_article_is_taken() -> None:
    found = extract(b"<h1>Toll</h1>It is <b>unfair</b>.<p>End it.", "")
    assert [each.text for each in found.pieces] == ["# Toll", "It is unfair.", "End it."]
    assert [each.element for each in found.pieces] == ["heading 1", "paragraph", "paragraph"]


@pytest.mark.parametrize("deep", [150, 300, 600])
def test_a_deep_page_is_read(deep: int) -> None:
    for tag in ("div", "ul><li", "span", "blockquote", "table><tr><td", "dl><dd"):
        found = extract(f"<html><body>{f'<{tag}>' * deep}A word.".encode(), "")
        assert " ".join(each.text for each in found.pieces).endswith("A word.")


def test_a_page_that_is_too_deep_to_read_says_so() -> None:
    found = extract(f"<html><body><p>A word.</p>{'<div>' * 5000}Lost.".encode(), "")
    assert any("nested too deeply" in note for note in found.notes)


def random_markup(chance: random.Random, count: Iterator[int], depth: int = 0) -> str:
    """Return nested elements in which each word is a number of its own."""
    parts: list[str] = []
    for _ in range(chance.randint(1, 4)):
        kind = chance.random()
        if kind < 0.45 or depth > 5:
            parts += (f"w{next(count)} " for _ in range(chance.randint(1, 9)))
            continue
        tag = chance.choice(INLINE if kind < 0.7 else BLOCK)
        inner = random_markup(chance, count, depth + 1)
        parts.append(f"<{tag}>{inner}</{tag}>{' ' if kind < 0.7 else ''}")
    return "".join(parts)


@pytest.mark.parametrize("seed", range(25))
def test_every_word_of_random_pages_is_taken_in_order_or_named(seed: int) -> None:
    chance, count = random.Random(seed), itertools.count()  # noqa: S311  # no secret
    found = page("".join(f"<p>{FIRST}</p>{random_markup(chance, count)}" for _ in range(3)))
    numbers = [int(n) for line in found.pieces for n in re.findall(r"\bw(\d+)\b", line.text)]
    named = [gone.text for line in found.pieces for gone in line.left_out]
    missing = [int(n) for words in named for n in re.findall(r"\bw(\d+)\b", words)]
    assert numbers == sorted(set(numbers))
    assert sorted({*numbers, *missing}) == list(range(next(count)))
    assert set(numbers).isdisjoint(missing)
