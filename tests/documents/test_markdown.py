"""Markdown: words exactly as they are shown, also those in HTML, notes and struck text."""

from __future__ import annotations

import pytest

from argmap.documents.markdown import extract
from argmap.documents.piece import LeftOut, Target


def shown(text: str) -> list[str]:
    return [piece.text for piece in extract(text.encode(), "").pieces if piece.text]


def gone(text: str) -> list[tuple[str, str]]:
    found = extract(text.encode(), "")
    placed = [each for piece in found.pieces for each in piece.left_out]
    return [(each.kind, each.text) for each in (*placed, *found.left_out)]


@pytest.mark.parametrize(
    ("text", "words", "kind", "lost"),
    [
        ("It fell from 300<sup>2</sup> to 150.", "It fell from 300 to 150.", "footnote mark", "2"),
        ('It fell from 300<sup><a href="#f">2</a></sup>.', "It fell from 300.", "footnote mark", "2"),
        ("It is ~~not ~~ ~~not~~ lawful.", "It is ~~not ~~ lawful.", "struck text", "not"),
        ("It is ~~not~~ lawful.", "It is lawful.", "struck text", "not"),
        ("It is <del>not</del> lawful.", "It is lawful.", "struck text", "not"),
        ("It is <s>not **at all**</s> lawful.", "It is lawful.", "struck text", "not at all"),
        ("It is <strike>not</strike> lawful.", "It is lawful.", "struck text", "not"),
        ('It is <span style="text-decoration: line-through">not</span> lawful.', "It is lawful.",
         "struck text", "not"),
        ("It is <span hidden>not</span> lawful.", "It is lawful.", "hidden text", "not"),
        ('It is <i style="display:none">not</i> lawful.', "It is lawful.", "hidden text", "not"),
        ("It is<!-- not --> lawful.", "It is lawful.", "comment", "not"),
        ("It is ![not](a.png) lawful.", "It is lawful.", "image", "not"),
        ("It is ![](a.png) lawful.", "It is lawful.", "image", "no description"),
        ('It is <img src="a.png" alt="not"> lawful.', "It is lawful.", "image", "not"),
        ("It fell[^1].\n\n[^1]: By half, *says* the report.", "It fell.", "footnote",
         "By half, says the report."),
        ("It fell[^n].\n\n[^n]: https://example.org", "It fell.", "footnote", "https://example.org"),
        ("It fell.^[By half.]", "It fell.", "footnote", "By half."),
        ("It fell.\n\n[^1]: Nobody refers here.", "It fell.", "footnote", "Nobody refers here."),
        ("It fell.\n\n<del>\n\nGone.\n\n</del>", "It fell.", "struck text", "Gone."),
        ("It fell.\n\n<p><del>Gone.</del></p>", "It fell.", "struck text", "Gone."),
        ("It fell.\n\n<div hidden>Gone.</div>", "It fell.", "hidden text", "Gone."),
        ("It fell.\n\n<!-- Gone. -->", "It fell.", "comment", "Gone."),
    ],
)  # fmt: skip
def test_what_is_left_out_is_named(text: str, words: str, kind: str, lost: str) -> None:
    assert shown(text) == [words]
    assert gone(text) == [(kind, lost)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("10<sup>6</sup> crowns", "10^6 crowns"),
        ("40 m<sup>2</sup>", "40 m^2"),
        ("the 1<sup>st</sup>", "the 1st"),
        ("CO<sub>2</sub>", "CO2"),
        ("on <time>12 March</time>, <kbd>A</kbd>", "on 12 March, A"),
        ("she said <q>no</q>", "she said “no”"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("a &lt; b &amp; c", "a < b & c"),
        ("a \\* b `c<sup>2</sup>`", "a * b c<sup>2</sup>"),
        ("***all* of** it", "all of it"),
        ("a &#x2264; b", "a ≤ b"),
    ],
)
def test_inline_words_stay(text: str, words: str) -> None:
    assert shown(text) == [words]
    assert gone(text) == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("<p>The fee <b>rose</b>.</p>", ["The fee rose."]),
        ("<div>One.<p>Two.</p>Three.</div>", ["One.", "Two.", "Three."]),
        ("<h2>Costs</h2>", ["## Costs"]),
        ("<ul><li>One<li>Two</ul>", ["- One", "- Two"]),
        ('<ol start="3"><li>One</li><li>Two<ul><li>Three</li></ul></li></ol>',
         ["3. One", "4. Two", "  - Three"]),
        (("<table><tr><th>Year</th><th>Cases</th></tr>\n<tr><td>2022</td><td></td><td>9<br>2</td></tr>"
         "</table>"), ["Year\tCases", "2022\t\t9 2"]),
        ("<details><summary>More</summary>\n\nHere it is.\n\n</details>", ["More", "Here it is."]),
        ("<p align=center>\n<img alt=x src=y>\nWords\nhere.</p>", ["Words here."]),
        ("<script>var a = 'x';</script>\n\nWords.", ["Words."]),
        ("<blockquote>Said <i>so</i>.</blockquote>", ["Said so."]),
        ("- <p>In an item.</p>", ["- In an item."]),
        ("<dl><dt>Fee</dt><dd>A sum.</dd></dl>", ["Fee", "A sum."]),
    ],
)  # fmt: skip
def test_blocks_of_html_are_read(text: str, lines: list[str]) -> None:
    assert shown(text) == lines


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("the [2023 report](https://example.org/r).", "https://example.org/r"),
        ("the [2023 report][r].\n\n[r]: https://example.org/r", "https://example.org/r"),
        ("the [2023 report].\n\n[2023 report]: <a b.pdf> 'Title'", "a%20b.pdf"),
        ('the <a href="https://example.org/r">2023 report</a>.', "https://example.org/r"),
        ("the [*2023* report](r.pdf).", "r.pdf"),
        ('<p>the <a href="r.pdf">2023 report</a>.</p>', "r.pdf"),
    ],
)
def test_links_keep_their_addresses(text: str, address: str) -> None:
    (line,) = extract(text.encode(), "").pieces
    assert (line.text, line.targets) == ("the 2023 report.", (Target(4, 15, address),))


@pytest.mark.parametrize(
    "text", ["see [above](#x).", '<a href="#x">above</a>', '<a href="javascript:x()">above</a>']
)
def test_places_in_the_same_document_are_no_links(text: str) -> None:
    (line,) = extract(text.encode(), "").pieces
    assert line.targets == ()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("The share rose by\n0.4 per cent a year.", ["The share rose by\n0.4 per cent a year."]),
        ("The fee rose in\n2022. It fell later.", ["The fee rose in 2022. It fell later."]),
        ("The fee rose in\n**2022.** It fell.", ["The fee rose in 2022. It fell."]),
        ("The fee rose in\n14) and 15).", ["The fee rose in 14) and 15)."]),
        ("The sum is 3\n\\- 2.", ["The sum is 3 - 2."]),
        ("It was number\n\\# 1.", ["It was number # 1."]),
    ],
)
def test_a_hard_wrapped_line_is_no_item(text: str, lines: list[str]) -> None:
    assert shown(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("1. A\n   - B\n     1. C\n2. D", ["1. A", "  - B", "    1. C", "2. D"]),
        ("3) A\n4) B", ["3) A", "4) B"]),
        ("- A\n\n  More.\n- B", ["- A", "  More.", "- B"]),
        ("* [ ] A\n* [x] B", ["- [ ] A", "- [x] B"]),
        ("> - A\n>   - B", ["- A", "  - B"]),
        ("- # A\n- B", ["- # A", "- B"]),
    ],
)
def test_lists_stay_nested_and_numbered(text: str, lines: list[str]) -> None:
    assert shown(text) == lines


def test_tables_keep_empty_cells_and_links() -> None:
    found = extract(b"| a | b | c |\n|---|---|---|\n| 1 |  | [x](y.pdf) ~~z~~ |\n", "").pieces
    assert [piece.text for piece in found] == ["a\tb\tc", "1\t\tx"]
    assert found[1].targets == (Target(3, 4, "y.pdf"),)
    assert found[1].left_out == (LeftOut("struck text", "z", 4),)


def test_code_keeps_its_lines() -> None:
    assert shown("```\nif x:\n    y\n```\n\nWords.") == ["if x:\n    y", "Words."]


@pytest.mark.parametrize("deep", [10, 19, 25, 49])
@pytest.mark.parametrize("mark", ["- ", "1. ", "> ", "- > ", "* "])
def test_no_depth_of_lists_and_quotations_loses_words(deep: int, mark: str) -> None:
    indent = "" if mark == "> " else " " * len(mark)
    lines = [f"{indent * number}{mark}Words {number}.\n" for number in range(deep)]
    source = "".join(lines) if indent else f"{mark * deep}Words {deep - 1}.\n"
    texts = shown(source)
    assert f"Words {deep - 1}." in texts[-1]
    assert len(texts) == (deep if indent else 1)
    assert texts[-1].count("- ") <= 1


@pytest.mark.parametrize("mark", ["- ", "1. ", "> ", "> - "])
def test_what_is_nested_without_end_is_words(mark: str) -> None:
    found = " ".join(shown(f"{mark * 500}Words.\n\nMore words.\n"))
    assert "Words." in found
    assert found.endswith("More words.")


@pytest.mark.parametrize(
    ("text", "lines", "front"),
    [
        ("---\n\nThe fee rose.\n\n---\n\nIt fell.", ["The fee rose.", "It fell."], None),
        ("---\nThe fee rose in May.\n---\n\nIt fell.", ["## The fee rose in May.", "It fell."], None),
        ("---\n- The fee rose.\n---\nIt fell.", ["- The fee rose.", "It fell."], None),
        ("---\n# The fee\n\nIt rose.\n\n---\nIt fell.", ["# The fee", "It rose.", "It fell."], None),
        ("---\nIt rose.\n\ntitle: x\n\n---\nIt fell.", ["It rose.", "title: x", "It fell."], None),
        ("---\ntitle: x\n---\nIt fell.", ["It fell."], "title: x"),
        ("---\n# set by hand\ntitle: x\n\ntags:\n- a\n- b\n...\nIt fell.", ["It fell."],
         "# set by hand title: x tags: - a - b"),
        ("---\r\ntitle: >\r\n  A\r\n  b\r\n---\r\nIt fell.", ["It fell."], "title: > A b"),
        ("+++\ntitle = 'x'\n[extra]\na = 1\n+++\nIt fell.", ["It fell."], "title = 'x' [extra] a = 1"),
        ("---\ntitle: x\n\nIt fell.", ["title: x", "It fell."], None),
    ],
)  # fmt: skip
def test_only_keys_are_front_matter(text: str, lines: list[str], front: str | None) -> None:
    assert shown(text) == lines
    assert gone(text) == ([("front matter", front)] if front else [])


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ("| 1 | 2 | 3 | 4 |", "1\t2\t3\t4"),
        ("1 | 2 | *3*", "1\t2\t3"),
        ("| 1 | 2 |  | 4 |", "1\t2\t\t4"),
        ("| 1 | a \\| b | 3 |", "1\ta | b\t3"),
        ("| 1 | 2 | [3](r.pdf) |", "1\t2\t3"),
        ("| 1 | 2 | ~~3~~ |", "1\t2"),
        ("| 1 |", "1"),
    ],
)
def test_cells_without_a_column_stay(row: str, line: str) -> None:
    assert shown(f"| a | b |\n|---|---|\n{row}\n") == ["a\tb", line]
    assert shown(f"> - | a | b |\n>   |---|---|\n>   {row}\n")[-1].removeprefix("- ") == line


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("1. A\n1. B\n1. C", ["1. A", "2. B", "3. C"]),
        ("0. A\n0. B", ["0. A", "1. B"]),
        ("7) A\n\n7) B", ["7) A", "8) B"]),
        ("3. A\n1. B", ["3. A", "4. B"]),
        ("1. A\n   1. B\n   1. C\n1. D", ["1. A", "  1. B", "  2. C", "2. D"]),
        ("1. A\n\nWords.\n\n1. B", ["1. A", "Words.", "1. B"]),
        ("> 1. A\n> 1. B", ["1. A", "2. B"]),
    ],
)
def test_items_are_counted_as_a_reader_sees_them(text: str, lines: list[str]) -> None:
    assert shown(text) == lines


@pytest.mark.parametrize(
    "hidden",
    [
        '<span class="sr-only">not</span>',
        '<span style="opacity: 0">not</span>',
        '<span style="font-size:0">not</span>',
        "<dialog>not</dialog>",
        "<template>not</template>",
        '<b class="k">not</b>\n\n<style>b.k, i { visibility: hidden }</style>',
    ],
)
def test_html_in_markdown_is_hidden_as_in_a_page(hidden: str) -> None:
    assert shown(f"It is {hidden} lawful."[: -9 if "\n" in hidden else None])[0].startswith("It is")
    assert gone(f"It is {hidden}") == [("hidden text", "not")]


@pytest.mark.parametrize("tag", ["div", "section", "aside", "details", "article"])
@pytest.mark.parametrize("hiding", ['style="display:none"', "hidden"])
def test_an_element_hides_the_blocks_in_it(tag: str, hiding: str) -> None:
    text = f"Words.\n\n<{tag} {hiding}>\n\n- Gone.\n\n</{tag}>\n\nMore."
    assert shown(text) == ["Words.", "More."]
    assert gone(text) == [("hidden text", "Gone.")]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Use the <textarea> tag.\n\nMore.", ["Use the <textarea> tag.", "More."]),
        ("A <title> and <script> here.\n\nMore.", ["A <title> and <script> here.", "More."]),
        ("<style>\n\nWords.", ["<style>", "Words."]),
        ("<script src=a.js>\n\nWords.", ["<script src=a.js>", "Words."]),
        ("<div>\n<script src=a <script\n</div>\n\nWords.", ["<script src=a <script", "Words."]),
        ("A List<String> of it.", ["A List of it."]),
        ("</div></body></html>\n\nWords.", ["Words."]),
        ("<!-- a\n\nb", []),
    ],
)
def test_no_tag_swallows_the_text_after_it(text: str, lines: list[str]) -> None:
    assert " ".join(" ".join(shown(text)).split()) == " ".join(lines)


def test_each_piece_names_its_line() -> None:
    text = "---\na: b\n---\n# One\n\nTwo\nthree\n\n- four\n  - five\n\n<div>six</div>\n\n> seven\n"
    pieces = extract(text.encode(), "").pieces
    assert [(each.text, each.element) for each in pieces] == [
        ("# One", "line 4"), ("Two\nthree", "line 6"), ("- four", "line 9"), ("  - five", "line 10"),
        ("six", "line 12"), ("seven", "line 14"),
    ]  # fmt: skip


@pytest.mark.parametrize("note", ["By half.", "By half. " * 50])
def test_a_note_is_repeated_only_while_the_text_is_longer(note: str) -> None:
    text = f"It fell[^n] and fell[^n].\n\n[^n]: {note}\n"
    assert gone(text) == [("footnote", note.strip())] * 2
    many = gone("It fell[^n].\n" * 300 + f"\n[^n]: {note}\n")
    assert len(many) == 300
    assert sum(len(words) for _, words in many) < 3 * (300 * 13 + len(note))
    assert {kind for kind, _ in many} == {"footnote", "footnote mark"} or len(note) < 10
