"""Small web pages around some markup, and what is read of them."""

from argmap.documents.html import extract
from argmap.documents.piece import DocumentLine, Extract

FIRST = (
    "The toll was meant to pay for the new quay, and the quay was paid off long ago. Nobody has said"
    " since then why it is still there, although the question was put to the council in writing by"
    " three of its own members, and twice by the paper of the town."
)
LAST = "It is time to open the gate, and the council should vote for it on Thursday."
MENU = '<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>'
FOOT = '<footer>© Harbour Post. <a href="/privacy">Privacy</a></footer>'


def page(inner: str, head: str = "") -> Extract:
    body = f"{MENU}<article><h1>The toll</h1><p>{FIRST}</p>{inner}<p>{LAST}</p></article>{FOOT}"
    return extract(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "")


def inside(found: Extract) -> list[DocumentLine]:
    """Return the lines between the first and the last paragraph."""
    pieces = list(found.pieces)
    texts = [each.text for each in pieces]
    assert texts[0] == "# The toll"
    assert "Privacy" not in "".join(texts)
    assert "News" not in "".join(texts)
    return pieces[texts.index(FIRST) + 1 : texts.index(LAST)]


def lines(inner: str, head: str = "") -> list[str]:
    return [each.text for each in inside(page(inner, head)) if each.text]


def gone(inner: str, head: str = "") -> list[tuple[str, str]]:
    found = page(inner, head)
    return [(each.kind, each.text) for line in found.pieces for each in line.left_out]


# Every element of HTML whose words are part of a line, and two that no standard knows.
INLINE = """a abbr acronym b bdi bdo big blink button cite code data dfn em font i ins kbd label
mark meter nobr output progress samp small span strong sub time tt u var my-word ruby rb slot
picture-note""".split()
# Every element that breaks lines and may be in the text of a page.
BLOCK = """address article blockquote center details div dd dl dt fieldset figcaption figure h2 h3
h4 h5 h6 header hgroup legend li main ol p pre section summary ul table td tbody tr dir
listing""".split()
