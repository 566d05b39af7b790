"""PDFs for tests: words at places, in points from the top left; and what becomes of them."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from argmap.documents.pdf import extract
from argmap.documents.piece import Extract

SAYS = (
    "the council closed its eastern quay in March after two inspectors had reported that piles were"
    " rotten below the water and that nobody could repair them before winter while traders say they"
    " were never asked about a notice which was fixed to the gate at night and contradicts a second"
    " report in each figure that it gives for costs and for the number of ships"
).split()


def prose(seed: int, count: int) -> str:
    """Return words that differ with the seed."""
    return " ".join(SAYS[(seed * 7 + at * (seed % 3 + 1)) % len(SAYS)] for at in range(count))


class Paper:
    """A PDF that is drawn."""

    def __init__(self) -> None:
        from fpdf import FPDF

        self.pdf: Any = FPDF(unit="pt", format="A4")
        self.pdf.set_auto_page_break(auto=False)

    def page(self) -> Paper:
        """Begin a page."""
        self.pdf.add_page()
        self.pdf.set_font("helvetica", size=11)
        return self

    def put(self, x: float, y: float, words: str, size: float = 11) -> float:
        """Write words and return where they end."""
        self.pdf.set_font("helvetica", size=size)
        self.pdf.text(x, y, words)
        return x + float(self.pdf.get_string_width(words))

    def run(self, x: float, y: float, *parts: str | tuple[str, float]) -> Paper:
        """Write words on one line; those with a rise are raised (or lowered) and smaller."""
        for part in parts:
            words, rise = part if isinstance(part, tuple) else (part, 0.0)
            x = self.put(x, y - rise, words, 7 if rise else 11)
        return self

    def lines(self, x: float, y: float, lines: Sequence[str], step: float = 14) -> Paper:
        """Write lines below each other."""
        for at, words in enumerate(lines):
            self.put(x, y + at * step, words)
        return self

    def data(self) -> bytes:
        """Return the file."""
        return bytes(self.pdf.output())


def wrapped(words: str, width: int) -> list[str]:
    """Return words as lines of so many characters."""
    lines = [""]
    for word in words.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def read(paper: Paper | bytes) -> Extract:
    """Return what is read from a PDF."""
    return extract(paper if isinstance(paper, bytes) else paper.data(), "x.pdf")


def text(paper: Paper | bytes) -> str:
    """Return the text of a PDF, with a blank line between paragraphs."""
    lines = [each for each in read(paper).pieces if each.text]
    parts = ("\n" * (1 + each.apart) + each.text for each in lines)
    return "".join(parts).strip("\n")


def left_out(paper: Paper | bytes) -> list[tuple[str, str, str]]:
    """Return what is left out: kind, words, and the words of its line before it."""
    return [
        (each.kind, each.text, line.text[: each.at])
        for line in read(paper).pieces
        for each in line.left_out
    ]


def written(content: str, *, more: str = "", page: str = "", catalog: str = "") -> bytes:
    """Return a PDF of one page with a content stream; `more` are objects from number 6 on."""
    stream = content.encode("latin-1")
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R"
        f"/Resources<</Font<</F 4 0 R>>>>{page}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(stream), stream),
        *(each.encode() for each in more.split("\n") if each),
    ]
    made, places = BytesIO(), []
    made.write(b"%PDF-1.7\n")
    for number, each in enumerate(objects, start=1):
        places.append(made.tell())
        made.write(b"%d 0 obj\n%s\nendobj\n" % (number, each))
    start = made.tell()
    made.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    made.writelines(b"%010d 00000 n \n" % place for place in places)
    made.write(b"trailer<</Size %d/Root 1 0 R>>\n" % (len(objects) + 1))
    made.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return made.getvalue()
