"""Markdown, by markdown-it-py: headings and items keep their marks, links and emphasis do not."""

import re
from collections.abc import Iterator, Sequence

import markdown_it

from argmap.documents.piece import DocumentLine, Extract, row
from argmap.source.decode import decode

_FRONT_MATTER = re.compile(r"(?sm)\A---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*\r?$")
_WORDED = ("text", "code_inline", "text_special")


def extract(data: bytes, path: str) -> Extract:
    """Return the text of a Markdown file; each piece names the line of the file it comes from."""
    text = decode(data, path)
    front = _FRONT_MATTER.match(text)
    if front:
        text = "\n" * front[0].count("\n") + text[front.end() :]  # the lines keep their numbers
    tokens = markdown_it.MarkdownIt("commonmark").enable("table").parse(text)
    notes: tuple[str, ...] = ("the front matter was left out",) if front else ()
    if any(token.type == "html_block" for token in tokens):
        notes += ("HTML inside the Markdown was left out",)
    return Extract(tuple(_pieces(tokens)), notes)


def _pieces(tokens: Sequence[markdown_it.token.Token]) -> Iterator[DocumentLine]:
    """Yield a piece for each heading, paragraph, item, block of code and row of a table."""
    lead, cells = "", list[str]()
    in_cell = after_row = False
    for token in tokens:
        if token.type in ("th_open", "th_close", "td_open", "td_close"):
            in_cell = token.nesting > 0
        elif token.type == "tr_close":
            yield row(cells, first=not after_row)
            cells, after_row = [], True
        elif in_cell and token.type == "inline":
            cells.append(_words(token))
        elif token.type == "heading_open":  # its mark follows that of an item
            lead += f"{'#' * int(token.tag[1:])} "
        elif token.type == "list_item_open":
            lead = f"{token.info}{token.markup} " if token.info else "- "
        elif token.type in ("inline", "fence", "code_block"):
            if (words := _words(token)).strip():
                place = f"line {token.map[0] + 1}" if token.map else ""
                yield DocumentLine(lead + words, element=place, apart=not lead.strip("# "))
                after_row = False
            lead = ""


def _words(token: markdown_it.token.Token) -> str:
    if token.type != "inline":
        return token.content.rstrip("\n")
    ends = ("softbreak", "hardbreak")
    worded = [each for each in token.children or () if each.type in (*_WORDED, *ends)]
    return "".join("\n" if each.type in ends else each.content for each in worded)
