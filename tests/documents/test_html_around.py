"""HTML: what stands around the chosen paragraphs of a page is taken or named, never lost."""

from __future__ import annotations

import pytest
from html_samples import FIRST, FOOT, LAST, MENU

from argmap.documents.html import extract

MIDDLE = "Ridership fell from 300 to 150 in two years, because fares rose twice, the auditor said."
TEXT = f"<p>{FIRST}</p><p>{MIDDLE}</p><p>{LAST}</p>"
TITLE = "<h1>The toll</h1>"
STANDFIRST = "Members voted 7 to 2 after a debate of three hours."


def taken(body: str) -> list[str]:
    return [each.text for each in extract(body.encode(), "").pieces if each.text]


def named(body: str) -> list[tuple[str, str]]:
    found = extract(body.encode(), "")
    return [(each.kind, each.text) for line in found.pieces for each in line.left_out]


def whole(inner: str) -> str:
    return f"<html><body>{MENU}{inner}{FOOT}</body></html>"


@pytest.mark.parametrize(
    "body",
    [
        "<article><header>{0}<p>{1}</p></header><div class=article-body>{2}</div></article>",
        "<article><div>{0}<p>{1}</p></div><div class=article-body__content>{2}</div></article>",
        "<main><hgroup>{0}<p>{1}</p></hgroup><section>{2}</section></main>",
        (
            "<div id=page><div class=hero>{0}<div>{1}</div></div><div class=max-w-article-content>"
            "{2}</div></div>"
        ),
        "<header>{0}<p>{1}</p></header><div class=b>{2}</div>",
        (
            "<main><article><div class=hdr><div>{0}</div><span>{1}</span></div><div class=body>{2}"
            "</div></article></main>"
        ),
        "<div class=site-navigation-left><article>{0}<h2>{1}</h2><div>{2}</div></article></div>",
    ],
)
def test_what_stands_with_the_title_is_text(body: str) -> None:
    found = taken(whole(body.format(TITLE, STANDFIRST, TEXT)))
    assert [each.lstrip("# ") for each in found] == ["The toll", STANDFIRST, FIRST, MIDDLE, LAST]
    assert named(whole(body.format(TITLE, STANDFIRST, TEXT))) == []


def test_classes_of_the_whole_page_do_not_make_it_a_menu() -> None:
    inner = f"<div><article><header>{TITLE}<p>{STANDFIRST}</p></header><div>{TEXT}</div></article>"
    body = f"<html><body class='with-navigation ad'>{MENU}{inner}</div>{FOOT}</body></html>"
    assert taken(body) == ["# The toll", STANDFIRST, FIRST, MIDDLE, LAST]


@pytest.mark.parametrize(
    "furniture",
    [
        "<ul class=share><li><a href='/f'>Facebook</a></li></ul>",
        "<ul><li><a href='/f'>Facebook</a></li><li><a href='/x'>X</a></li></ul>",
        "<form>Your mail <button>Send</button></form>",
        "<nav><a href='/s'>Sport</a></nav>",
        "<div role=navigation>Sport</div>",
        "<div class='related'><p>The harbour in pictures</p></div>",
    ],
)
def test_menus_that_stand_with_the_title_are_no_text(furniture: str) -> None:
    body = whole(f"<article><header>{TITLE}{furniture}</header><div>{TEXT}</div></article>")
    assert taken(body) == ["# The toll", FIRST, MIDDLE, LAST]
    assert named(body) == []


def test_a_menu_in_a_part_leaves_the_words_beside_it() -> None:
    share = "<div class=social-share><a href='/f'>Facebook</a> <a href='/x'>X</a></div>"
    beside = f"<div class=sub><div><div>By Ann Lee, on Monday</div></div>{share}</div>"
    below = f"<div class=sub><p>{STANDFIRST}</p>{share}</div>"
    film = f"<div><div>The harbour in pictures</div>{share}</div>"
    head = f"<div class=h>{TITLE}{below}{beside}</div>"
    body = whole(f"<article>{head}<p>{FIRST}</p>{film}<p>{MIDDLE}</p><p>{LAST}</p></article>")
    assert taken(body)[:2] == ["# The toll", STANDFIRST]
    had = [*taken(body), *(words for _, words in named(body))]
    for words in (FIRST, MIDDLE, LAST, "By Ann Lee, on Monday", "The harbour in pictures"):
        assert had.count(words) == 1
    assert "Facebook" not in " ".join(had)


@pytest.mark.parametrize(
    "foot",
    [
        "<div class=footer>{}</div>",
        "<div class=site-footer><p>{}</p></div>",
        "<div class='page footer'><div>{}</div></div>",
        "<div class=navfooter><table><tr><td>{}</td><td>Next</td></tr></table></div>",
        "<ul class=docnav><li><a href='/x'>{}</a></li></ul>",
        "<footer><p>{}</p></footer>",
    ],
)
def test_sentences_of_the_foot_of_a_page_are_named_and_that_of_a_quotation_is_text(
    foot: str,
) -> None:
    words = "This page was made by the printers of the harbour, and all rights are reserved."
    for at in (f"<main>{TITLE}{TEXT}</main>{{}}", f"<div>{TITLE}<div>{TEXT}</div>{{}}</div>"):
        body = whole(at.format(foot.format(words)))
        assert taken(body) == ["# The toll", FIRST, MIDDLE, LAST]
        assert named(body) == [("missed words", words)] * (
            "Next" not in foot and "href" not in foot
        )
        body = whole(at.format(foot.format("© Harbour Post, 12 Quay Street")))
        assert taken(body) == ["# The toll", FIRST, MIDDLE, LAST]
        assert named(body) == []
    quoted = (
        "<blockquote><p>It worked.</p><div class=blockquote-footer>Alan Reed</div></blockquote>"
    )
    assert taken(whole(f"<div>{TITLE}{TEXT}{quoted}</div>"))[-2:] == ["It worked.", "Alan Reed"]
    author = "<div class=headline__footer><div>By Ann Lee</div></div>"
    body = whole(f"<article><div>{TITLE}{author}</div><div>{TEXT}</div></article>")
    assert "By Ann Lee" in (*taken(body), *(text for _, text in named(body)))


@pytest.mark.parametrize(
    "inner",
    [
        "<div><p>{}</p><a href=x>{}</a></div>",
        "<section><h2>About</h2><div>{}</div><a href=x>{}</a></section>",
        "<div class=bio><img src=a.jpg><span>{}</span> <a href=x>{}</a></div>",
        "<aside><div>{}</div><ul><li><a href=x>{}</a></li></ul></aside>",
        "<div><div>{}</div><div><div><a href=x>{}</a></div></div></div>",
    ],
)
def test_a_sentence_among_links_after_the_text_is_named_at_least(inner: str) -> None:
    words = "Ann Lee writes on harbours and was paid by the union of drivers."
    for at in (f"<main>{TITLE}<div>{TEXT}</div>{{}}</main>", f"<main>{TITLE}{TEXT}</main>{{}}"):
        body = whole(at.format(inner.format(words, "Read more of this author's work. " * 4)))
        assert words in " ".join((*taken(body), *(text for _, text in named(body))))


@pytest.mark.parametrize(
    "line",
    [
        "<p>By <a href='/a'>Ann Lee, reporter</a></p>",
        "<div>By <a href='/a'>Ann Lee</a>, 2 May</div>",
        "<time>2 May 2023</time>",
        "<span>By Ann Lee</span>",
        "<figure><img src=a.jpg alt='The gate'><figcaption>The gate on Monday</figcaption></figure>",
        "<div class=lead><img src=a.jpg alt='The gate'><div>The gate on Monday</div></div>",
    ],
)
def test_author_date_and_picture_are_taken_or_named(line: str) -> None:
    for body in (
        f"<article><header>{TITLE}{line}</header><div class=body>{TEXT}</div></article>",
        f"<main><div>{line}{TITLE}</div><div class=body>{TEXT}</div></main>",
        f"<main><article>{TITLE}<p>{FIRST}</p>{line}{TEXT}</article></main>",
    ):
        had = " ".join((*taken(whole(body)), *(words for _, words in named(whole(body)))))
        for words in ("Ann Lee", "2 May", "The gate on Monday"):
            assert (words in line) == (words in had)
        assert (("image", "The gate") in named(whole(body))) == ("<img" in line)


@pytest.mark.parametrize(
    "quotation",
    [
        "<blockquote><p>It worked.</p><footer>— Supt Alan Reed</footer></blockquote>",
        "<blockquote>It worked.<footer>— <cite>Supt Alan Reed</cite></footer></blockquote>",
        "<figure><blockquote>It worked.</blockquote><footer>— Supt Alan Reed</footer></figure>",
        "<div class=article-quote><p>It worked.</p><footer>— Supt Alan Reed</footer></div>",
        "<aside class=pullquote><p>It worked.</p><footer>— Supt Alan Reed</footer></aside>",
        (
            "<blockquote><div><p>It worked.</p><footer><p>— Supt Alan Reed</p></footer></div>"
            "</blockquote>"
        ),
    ],
)
def test_the_footer_of_a_quotation_is_text(quotation: str) -> None:
    body = whole(f"<article>{TITLE}<p>{FIRST}</p>{quotation}<p>{MIDDLE}</p><p>{LAST}</p></article>")
    assert taken(body)[2:4] == ["It worked.", "— Supt Alan Reed"]
    assert named(body) == []
    if "aside" not in quotation:
        body = whole(f"<article>{TITLE}{TEXT}{quotation}</article>")
        assert taken(body)[-2:] == ["It worked.", "— Supt Alan Reed"]


def test_the_footer_of_an_article_is_named() -> None:
    words = "The auditor who wrote the report was paid by the union of drivers."
    body = whole(f"<article>{TITLE}{TEXT}<footer><p>{words}</p></footer></article>")
    assert taken(body)[-1] == LAST
    assert named(body) == [("missed words", words)]


@pytest.mark.parametrize(
    "body",
    [
        "<article>{0}<div class=body>{1}</div><section class=notes>{2}</section></article>",
        "<main>{0}<div class=body>{1}</div><div class=notes>{2}</div></main>",
        "<article>{0}{1}</article><section class=notes>{2}</section>",
        "<div id=w><h1>The toll</h1><div class=c>{1}</div><div>{2}</div></div>",
        "<main><article>{0}{1}</article><section>{2}</section></main>",
        "{0}{1}{2}",
    ],
)
def test_notes_to_editors_are_text(body: str) -> None:
    notes = (
        "<h2>Notes to editors</h2><ol><li>The council has nine members.</li>"
        "<li>Fares rose twice, says <a href='/r'>the report</a>.</li></ol>"
    )
    assert taken(whole(body.format(TITLE, TEXT, notes)))[-3:] == [
        "## Notes to editors",
        "1. The council has nine members.",
        "2. Fares rose twice, says the report.",
    ]


@pytest.mark.parametrize(
    "body",
    [
        "<p>Close the road.</p>",
        "<div>Close the road.</div>",
        "Close the road.",
        "<div><div>Close</div><div>the road.</div></div>",
        "<p>Close</p><div>the</div>road.",
        "<footer>Close the road.</footer>",
        "<form><p>Close the road.</p></form>",
        "<div class=share><p>Close the road.</p></div>",
        "<nav><a href='/'>Home</a></nav><p>Close the road.</p>",
        "<p><a href='/x'>Close the road.</a></p>",
        "<span>Close</span> <b>the road.</b>",
        "<table><tr><td>Close</td><td>the road.</td></tr></table>",
    ],
)
def test_a_page_of_few_words_gives_them(body: str) -> None:
    for page in (body, f"<html><body>{body}</body></html>"):
        assert " ".join(taken(page)).split() == ["Close", "the", "road."]


def test_bare_words_beside_a_long_part_are_text() -> None:
    body = f"<div>{TEXT}</div><p>Bare words.</p>Text too.<p>And <b>more</b>.</p>"
    assert taken(body)[-3:] == ["Bare words.", "Text too.", "And more."]


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        ("<h2>Costs</h2><ol><li>The gate costs nothing to open, and all know it.</li></ol>", ""),
        ("<ul><li>The gate costs nothing to open, and all know it.</li></ul>", ""),
        ("<p>The gate costs nothing to open, and all know it.</p>", ""),
        ("<p>1. The gate costs nothing to open, and all know it.</p>", "1. "),
        ("<h3>The gate costs nothing to open, and all know it.</h3><p>Yes.</p>", ""),
        ("<ul><li><ul><li>The gate costs nothing to open, and all know it.</li></ul></ul>", ""),
    ],
)
def test_missed_words_are_quoted_as_the_document_has_them(inner: str, words: str) -> None:
    body = whole(f"<article>{TITLE}{TEXT}</article><aside>{inner}</aside>")
    missed = [text for kind, text in named(body) if kind == "missed words"]
    assert f"{words}The gate costs nothing to open, and all know it." in missed
    assert not any(each.startswith(("#", "-")) for each in missed)


@pytest.mark.parametrize(
    "body",
    [
        "<article>{0}<ul class=toc>{2}</ul>{1}</article>",
        "<div class=page-toc><ul>{2}</ul></div>{0}{1}",
        "<nav class=toc><ul>{2}</ul></nav><article>{0}{1}</article>",
        "<article>{0}<nav role=doc-toc><ul>{2}</ul></nav>{1}</article>",
        "<article>{0}<div id=contents><ul>{2}</ul></div>{1}</article>",
        "<article>{0}{1}<ul>{2}</ul></article>",
        "<main>{0}<div>{1}</div><div><h2>Sources</h2><ul>{2}</ul></div></main>",
        "<article>{0}{1}<section><h2>See also</h2><ul>{2}</ul></section></article>",
        "{0}{1}<h2>Sources</h2><ul>{2}</ul>",
    ],
)
def test_lists_of_links_that_belong_to_the_text_are_taken_or_named(body: str) -> None:
    links = "<li><a href='#a'>The costs</a></li><li><a href='#b'>The aims</a></li>"
    page = whole(body.format(TITLE, TEXT, links))
    had = " ".join((*taken(page), *(words for _, words in named(page))))
    assert "The costs" in had
    assert "The aims" in had


@pytest.mark.parametrize(
    "figure",
    [
        (
            "<figure><img src=a.jpg alt='A bus'><figcaption><a href=x>A bus, by Lee</a></figcaption>"
            "</figure>"
        ),
        "<div class=wp-caption><img src=a.jpg alt='A bus'><p><a href=x>A bus, by Lee</a></p></div>",
        (
            "<div class=image><img src=a.jpg alt='A bus'><div class=caption><a href=x>A bus, by Lee"
            "</a></div></div>"
        ),
        "<div class=image__caption><img src=a.jpg alt='A bus'><a href=x>A bus, by Lee</a></div>",
        "<table><caption><a href=x>A bus, by Lee</a></caption><tr><td>1</td><td>2</td></tr></table>",
    ],
)
@pytest.mark.parametrize("at", ["lead", "inside", "after"])
def test_a_caption_that_is_a_link_is_taken_or_named(figure: str, at: str) -> None:
    parts = {"lead": f"{figure}{TEXT}", "after": f"{TEXT}{figure}"}
    page = whole(f"<article>{TITLE}{parts.get(at, f'{TEXT}{figure}{TEXT}')}</article>")
    had = [*taken(page), *(words for _, words in named(page))]
    assert "A bus, by Lee" in had
    assert ("A bus" in had) == ("<img" in figure)


SENTENCE = (
    "The board said on Monday that the boat had been sold, and that no other would be bought."
)


@pytest.mark.parametrize(
    "part",
    [
        "<nav><a href='/'>Home</a><p>{}</p></nav>",
        "<footer><p>{}</p><p>© 2024</p></footer>",
        "<div class=menu><div>{}</div></div>",
        "<div class='site-footer'><ul><li>{}</li></ul></div>",
        "<form><p>{}</p></form>",
        "<div class=newsletter><span>{}</span></div>",
    ],
)
@pytest.mark.parametrize("at", ["{}<main>{TITLE}{TEXT}</main>", "<div>{TITLE}{TEXT}</div>{}"])
def test_a_sentence_in_a_part_of_a_site_is_named_wherever_it_is(part: str, at: str) -> None:
    body = whole(at.format(part.format(SENTENCE), TITLE=TITLE, TEXT=TEXT))
    assert taken(body) == ["# The toll", FIRST, MIDDLE, LAST]
    assert named(body) == [("missed words", SENTENCE)]


@pytest.mark.parametrize(
    "links",
    [
        "<ul><li>{}</li><li>{}</li></ul>",
        "<ol><li>{}</li><li>{}</li></ol>",
        "<div><div>{}</div><div>{}</div></div>",
        "<div><p>{}</p><p>{}</p></div>",
        "<table><tr><td>{}</td><td>2</td></tr><tr><td>{}</td><td>3</td></tr></table>",
        "<dl><dt>{}</dt><dt>{}</dt></dl>",
        "<div><ul><li>{}</li><li>{}</li></ul></div>",
    ],
)
@pytest.mark.parametrize(
    "at",
    ["{}", "<p>Reports:</p>{}", "<p>{FIRST}</p>{}", "<p>{FIRST}</p>{}<p>{LAST}</p>",
     "<p>{FIRST}</p><div>{}</div><p>{LAST}</p>", "<div><p>{FIRST}</p></div><div>{}</div>"],
)  # fmt: skip
@pytest.mark.parametrize("title", ["", "<h1>The toll</h1>"])
def test_titles_that_are_links_are_taken_or_named(links: str, at: str, title: str) -> None:
    years = "2019", "2020"
    written = [f"<a href='/{year}'>Report of the board on the year {year}</a>" for year in years]
    body = title + at.format(links.format(*written), FIRST=FIRST, LAST=LAST)
    found = extract(f"<html><body>{body}</body></html>".encode(), "").pieces
    had = [each.text for each in found] + [gone.text for each in found for gone in each.left_out]
    for year in years:
        assert " ".join(had).count(f"Report of the board on the year {year}") == 1


@pytest.mark.parametrize("mark", ["<s>{}</s>", "<del>{}</del>", "<i hidden>{}</i>"])
@pytest.mark.parametrize(
    "block",
    ["<p>{}</p>", "<div>{}</div>", "<div><div>{}</div></div>", "<section><p>{}</p></section>",
     "<ul><li>{}</li></ul>", "<table><tr><td>{}</td><td></td></tr></table>", "{}", "<h2>{}</h2>"],
)  # fmt: skip
@pytest.mark.parametrize(
    "at",
    ["<article>{TITLE}{TEXT}</article>{}", "<main>{TITLE}{TEXT}{}</main>", "{TITLE}{TEXT}{}",
     "<div>{TITLE}</div><div>{TEXT}</div><div>{}</div>", "{TITLE}{}{TEXT}"],
)  # fmt: skip
def test_a_block_of_which_nothing_stays_is_named(mark: str, block: str, at: str) -> None:
    body = at.format(block.format(mark.format("All gone.")), TITLE=TITLE, TEXT=TEXT)
    found = extract(f"<html><body>{body}</body></html>".encode(), "").pieces
    assert [gone.text for each in found for gone in each.left_out] == ["All gone."]
