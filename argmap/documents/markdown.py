"""Markdown, by markdown-it-py: headings keep their `#`, items their marks; links, emphasis and pictures lose theirs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.documents.piece import Extract, Piece, missing
from argmap.source.decode import decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE
)


def extract(data: bytes, path: str) -> Extract:
    """Return the text of a Markdown file; each piece names the lines of the file that it comes from."""
    try:
        from markdown_it import MarkdownIt
    except ImportError:
        raise missing(path, "Markdown", "markdown-it-py") from None
    text = decode(data, path)
    front = _FRONT_MATTER.match(text)
    if front:
        text = re.sub(r"[^\n]", "", front[0]) + text[front.end() :]  # the lines keep their numbers
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    remarks: tuple[str, ...] = ("the front matter was left out",) if front else ()
    if any(token.type == "html_block" for token in tokens):
        remarks += ("HTML inside the Markdown was left out",)
    return Extract(tuple(_pieces(tokens)), remarks)


def _pieces(tokens: Sequence[Token]) -> list[Piece]:
    """Return a piece for each heading, paragraph, item, block of code and row of a table."""
    found: list[Piece] = []
    lead, row = "", list[str]()
    inside: set[str] = set()
    for token in tokens:
        kind, _, side = token.type.rpartition("_")
        inside = inside | {kind} if side == "open" else inside - {kind}
        if token.type == "heading_open":
            lead += "#" * int(token.tag[1:]) + " "
        elif token.type == "list_item_open":
            lead = f"{token.info}{token.markup} " if token.info else "- "
        elif token.type == "tr_close":
            found.append(
                Piece(
                    "\t".join(row),
                    element="table row",
                    apart=not found or found[-1].element != "table row",
                )
            )
            row = []
        elif token.type == "inline" and inside & {"th", "td"}:
            row.append(_words(token))
        elif token.type in ("inline", "fence", "code_block"):
            found.extend(_piece(token, lead))
            lead = ""
    return found


def _piece(token: Token, lead: str) -> Iterator[Piece]:
    """Yield the piece of a paragraph or of a block of code, unless nothing is in it."""
    words = _words(token) if token.type == "inline" else token.content.rstrip("\n")
    if words.strip():
        place = f"line {token.map[0] + 1}" if token.map else ""
        yield Piece(lead + words, element=place, apart=not lead or lead.startswith("#"))


def _words(token: Token) -> str:
    """Return an inline token's words without marks; a line end stays a line end."""
    words = []
    for child in token.children or ():
        if child.type in ("text", "code_inline", "text_special"):
            words.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            words.append("\n")
    return "".join(words)
