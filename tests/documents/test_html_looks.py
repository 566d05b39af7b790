"""HTML: what style sheets do to words: raised, hidden from the eye, and kept apart."""

import pytest
from html_samples import gone, inside, lines, page

NOTE = "<ol><li id=fn2>A note. <a href='#r2'>back</a></li></ol>"


@pytest.mark.parametrize(
    "css",
    [
        "sup{position:relative;vertical-align:baseline;top:-.5em}",
        "p,sup{font:inherit;vertical-align:baseline}",
        "sub,sup{font-size:75%;line-height:0;vertical-align:baseline} sup{top:-.5em}",
        "*{vertical-align:baseline}",
        "sup{vertical-align:top}",
        "sup{vertical-align:initial}",
    ],
)
def test_a_rule_for_all_raised_elements_lowers_none(css: str) -> None:
    inner = "<p>It fell to 300<sup>2</sup> of 10<sup>6</sup>.</p>"
    assert lines(inner, f"<style>{css}</style>") == ["It fell to 300 of 10^6."]
    assert gone(inner, f"<style>{css}</style>") == [("footnote mark", "2")]


@pytest.mark.parametrize(
    ("inner", "css"),
    [
        ("<p>It is 300<sup style='vertical-align: baseline'>2</sup>.</p>", ""),
        ("<p>It is 300<sup class=l>2</sup>.</p>", ".l{vertical-align:baseline}"),
        ("<p>It is 300<sup class=l>2</sup>.</p>", "sup.l{vertical-align:sub}"),
        ("<p>It is 300<sup id=l>2</sup>.</p>", "#l{vertical-align:baseline}"),
    ],
)
def test_a_raised_element_that_is_itself_on_the_line_is_text(inner: str, css: str) -> None:
    assert lines(inner, f"<style>{css}</style>") == ["It is 3002."]


@pytest.mark.parametrize(
    "style",
    [
        "position:relative;top:-.5em",
        "position: relative; bottom: 4px",
        "vertical-align:top",
        "vertical-align:text-top;font-size:70%",
        "vertical-align:0.4em",
        "vertical-align:40%",
    ],
)
def test_what_a_style_lifts_is_a_mark_if_it_looks_like_one(style: str) -> None:
    inner = "<p>It is 300<{0}>2</{0}>, on the 1<{0}>st</{0}> <{0}>of May</{0}>.</p>"
    for own, css in ((f"span style='{style}'", ""), ("b class=x", f"<style>.x{{{style}}}</style>")):
        markup = inner.format(own).replace(f"</{own}>", f"</{own.split()[0]}>")
        assert lines(markup, css) == ["It is 300, on the 1st of May."]
        assert gone(markup, css) == [("footnote mark", "2")]


@pytest.mark.parametrize(
    "link",
    [
        "<a class='footnote-ref' id=r2 href='#fn2'>2</a>",
        "<a id=r2 href='#fn2'>2</a>",
        "<span id=r2><a href='#fn2'>2</a></span>",
        "<a name=r2 href='#fn2'><small>2</small></a>",
        "<a id=r2 href='#fn2'>*</a>",
    ],
)
def test_a_link_to_a_note_that_leads_back_is_a_mark(link: str) -> None:
    assert lines(f"<p>It fell to 300{link} in May.</p>{NOTE}") == ["It fell to 300 in May."]
    kinds = [kind for kind, _ in gone(f"<p>It fell to 300{link} in May.</p>{NOTE}")]
    assert kinds == ["footnote mark", "footnote"]


def test_a_link_named_as_a_mark_is_one_and_a_link_to_a_part_is_not() -> None:
    part = "<p id=fn2>The second part.</p>"
    named = f"<p>It fell to 300<a class=footnote-ref href='#fn2'>2</a>.</p>{part}"
    assert lines(named)[0] == "It fell to 300."
    assert lines(f"<p>See part <a href='#fn2'>2</a>.</p>{part}")[0] == "See part 2."


@pytest.mark.parametrize("display", ["block", "table-cell", "list-item", "flex", "grid", "table"])
def test_what_is_shown_as_a_block_or_a_cell_is_apart(display: str) -> None:
    for own, css in (
        (f"style='display: {display}'", ""),
        ("class=x", f"<style>.x{{display:{display}}}</style>"),
    ):
        two = f"<span {own}>Fees</span><span {own}>Tolls</span>"
        assert lines(f"<table><tr><td>{two}</td><td>4</td></tr></table>", css) == ["Fees Tolls\t4"]
        assert lines(f"<h2>{two}</h2><p>So.</p>", css) == ["## Fees Tolls", "So."]
        (found,) = lines(f"<p>{two} rose</p>", css)
        assert found.split() == ["Fees", "Tolls", "rose"]
        (found,) = lines(f"<ul><li>All<b {own}>Fees</b>rose</li></ul>", css)
        assert found.split() == ["-", "All", "Fees", "rose"]


def test_the_parts_of_a_row_are_apart() -> None:
    assert lines("<p style='display:flex'><b>Fees</b><i>Tolls</i></p>") == ["Fees Tolls"]
    assert lines("<p><b style='display:inline'>Fe</b><i>es</i></p>") == ["Fees"]


@pytest.mark.parametrize(
    "style",
    [
        "opacity:0",
        "opacity: 0.0",
        "font-size:0",
        "font-size:0px",
        "position:absolute;left:-9999px",
        "text-indent:-9999px",
        "margin-left:-10000px",
        "position:absolute;top:-999em",
    ],
)
def test_what_no_eye_can_see_is_hidden_text(style: str) -> None:
    inner = f"<p>It is<span style='{style}'> not</span> so.</p><p style='{style}'>Never.</p>"
    assert lines(inner) == ["It is so."]
    assert gone(inner) == [("hidden text", "not"), ("hidden text", "Never.")]
    css = f"<style>.x{{{style}}}</style>"
    assert gone("<p>It is<i class=x> not</i> so.</p>", css) == [("hidden text", "not")]


@pytest.mark.parametrize(
    "inner",
    [
        "<ul style='font-size:0'><li style='font-size:16px'>It is so.</li></ul>",
        "<p style='opacity:0;transition:opacity 1s'>It is so.</p>",
        "<p style='opacity:.5'>It is so.</p>",
        "<p style='text-indent:-2em;margin-left:-20px'>It is so.</p>",
        "<p style='position:relative;left:-3px'>It is so.</p>",
        "<p style='font-size:0.8em'>It is so.</p>",
    ],
)
def test_what_an_eye_can_see_is_text(inner: str) -> None:
    assert [each.removeprefix("- ") for each in lines(inner)] == ["It is so."]


@pytest.mark.parametrize(
    "name", ["[fees.rules]", "[1.2]", "[fees<wbr>.rules<wbr>.of<wbr>.the<wbr>.harbour<wbr>.board]"]
)
@pytest.mark.parametrize("at", ["<div id=f>{}</div><p>So.</p>", "<p id=f>{} So.</p>"])
def test_the_name_of_a_place_that_leads_to_it_is_a_sign(name: str, at: str) -> None:
    found = inside(page(at.format(f"<a href='#f'><span>{name}</span></a>")))
    assert [line.text for line in found if line.text] == ["So."]
    gone = [(each.kind, each.text) for line in found for each in line.left_out]
    assert gone == [("symbol", name.replace("<wbr>", ""))]
    heading = inside(page("<h2 id=f><a href='#f'>Costs [1]</a></h2><p>So.</p>"))
    assert [line.text for line in heading] == ["## Costs [1]", "So."]
