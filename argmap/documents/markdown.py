"""Markdown, by markdown-it-py: made into the page that it describes, which is then read whole."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from markdown_it.token import Token

from argmap.documents.markdown_blocks import parser
from argmap.documents.markdown_html import gone, safe
from argmap.documents.piece import DocumentError, Extract, LeftOut, squeeze
from argmap.documents.web.elements import words_of
from argmap.documents.web.look import GONE
from argmap.documents.web.parsing import parsed
from argmap.documents.web.walk import LINE
from argmap.documents.web.whole import read_whole
from argmap.source.decode import decode

_FRONT_MATTER = re.compile(
    r"(?s)\A(---|\+\+\+)[ \t]*\r?\n(.*?)^(?:\1|\.\.\.)[ \t]*\r?$", re.MULTILINE
)
_KEY = re.compile(r"""["']?[A-Za-z_][\w .-]{0,60}["']?[ \t]*[:=](?:\s|$)""")
_BELOW_KEY = re.compile(r"[ \t]|-(?:\s|$)|#|[\]})]|\[")
_LIKE_A_MARK = re.compile(r"(?:\d{1,9}[.)]|[-+*•]|#{1,6})(?:\s|$)")
_SILENT = frozenset(("em_open", "em_close", "strong_open", "strong_close"))
_MARKS = "\n[*_`<|~"
MOST_MARKS = 1_000_000
_SCRIPTS = frozenset(("javascript", "data", "vbscript"))


def extract(data: bytes, path: str) -> Extract:
    """Return the text of a Markdown file; each piece names the line of the file it comes from."""
    text = decode(data, path)
    _refuse_endless(text)
    left_out: list[LeftOut] = []
    if front := _front_matter(text):
        left_out.append(LeftOut("front matter", squeeze(front[2])))
        text = "\n" * front[0].count("\n") + text[front.end() :]  # the lines keep their numbers
    env: dict[str, Any] = {}
    body, notes = _without_notes(parser().parse(text, env))
    writer = _Writer(notes, _inline_notes(env), len(text))
    root, said = parsed(f"<body>{writer.page(body)}</body>")
    left_out += (LeftOut("footnote", notes[label]) for label in notes if label not in writer.used)
    pieces = read_whole(root, _address, exact=True) if root is not None else ()
    return Extract(pieces, said, tuple(left_out))


def _refuse_endless(text: str) -> None:
    """Raise DocumentError for a text of which reading the marks would take minutes."""
    if (marks := sum(map(text.count, _MARKS))) > MOST_MARKS:
        raise DocumentError(
            f"it has {marks:,} lines and marks of Markdown and the limit is {MOST_MARKS:,}; split"
            " it and add the parts, or save it as .txt"
        )


def _front_matter(text: str) -> re.Match[str] | None:
    """Return what is between the first two rules of a text, if it has keys and nothing else."""
    front = _FRONT_MATTER.match(text)
    lines = [each for each in front[2].splitlines() if each.strip()] if front else []
    has_keys = bool(lines) and bool(_KEY.match(lines[0].lstrip("# ")) or lines[0][0] == "#")
    if has_keys and all(_KEY.match(each) or _BELOW_KEY.match(each) for each in lines):
        return front
    return None


def _address(written: str) -> str:
    """Return where a link leads, "" for a place in the same text."""
    written = written.strip()
    is_script = written.partition(":")[0].strip().lower() in _SCRIPTS
    return "" if written.startswith("#") or is_script else written


def _without_notes(tokens: Sequence[Token]) -> tuple[list[Token], dict[str, str]]:
    """Return the tokens outside footnotes, and the words of each footnote by its label."""
    body, notes, label = list[Token](), dict[str, list[Token]](), ""
    for token in tokens:
        if token.type == "footnote_reference_open":
            label = str(token.meta["label"])
            notes.setdefault(label, [])
        elif token.type == "footnote_reference_close":
            label = ""
        else:
            (notes[label] if label else body).append(token)
    return body, {label: _words(inner) for label, inner in notes.items()}


def _words(tokens: Sequence[Token]) -> str:
    root, _ = parsed(f"<body>{_Writer({}, [], 0).page(tokens)}</body>")
    return words_of(root) if root is not None else ""


def _inline_notes(env: dict[str, Any]) -> list[str]:
    """Return the words of the footnotes that are written where their marks are."""
    listed = env.get("footnotes", {}).get("list", {})
    return [str(each.get("content", "")) for _, each in sorted(listed.items())]


class _Writer:
    """Writes tokens as a page, without what says only how words look."""

    def __init__(self, notes: dict[str, str], inline_notes: list[str], most: int) -> None:
        self.notes = notes  # by label
        self.inline_notes = inline_notes  # by number
        self.most = most  # characters of notes that are repeated at a second mark
        self.used: set[str] = set()
        self.struck = 0  # open elements

    def page(self, tokens: Sequence[Token]) -> str:
        """Return the source of a page."""
        return "".join(part for token in tokens for part in self.block(token))

    def block(self, token: Token) -> Iterator[str]:
        """Yield the source of a block, of its beginning or of its end."""
        place = f' {LINE}="{token.map[0] + 1}"' if token.map else ""
        if token.type == "inline":
            children = token.children or []
            for number, child in enumerate(children):
                yield self.inline(
                    child, children[number - 1 : number], children[number + 1 : number + 4]
                )
        elif token.type in {"fence", "code_block"}:
            yield f"<pre{place}>\n{escape(token.content.rstrip(chr(10)))}</pre>"
        elif token.type == "html_block":
            yield f"<{GONE}{place}></{GONE}>{safe(token.content)}"
        elif token.tag and not token.hidden:
            yield _tag(token, place)
        elif token.hidden and token.nesting > 0:
            yield f"<{GONE}{place}></{GONE}>"

    def inline(self, token: Token, before: Sequence[Token], after: Sequence[Token]) -> str:
        """Return the source of a part of a line."""
        if token.type in {"softbreak", "hardbreak"}:
            return _break(token, before, after)
        if token.type == "footnote_ref":
            return self.note(token)
        if token.type in {"s_open", "s_close"}:
            return self.strike(token)
        return _inline(token)

    def strike(self, token: Token) -> str:
        """Return the tag of the outermost of struck elements; those in it say nothing more."""
        self.struck += token.nesting
        return _tag(token, "") if self.struck == (token.nesting > 0) else ""

    def note(self, token: Token) -> str:
        """Return a footnote at its mark; once many are repeated, the mark alone."""
        label = token.meta.get("label")
        if label is None:
            number = int(token.meta["id"])
            known = number < len(self.inline_notes)
            return gone("footnote", self.inline_notes[number] if known else "")
        label, words = str(label), self.notes.get(str(label), "")
        if label in self.used:
            self.most -= len(words)
            if self.most < 0:
                return gone("footnote mark", label)
        self.used.add(label)
        return gone("footnote", words)


def _inline(token: Token) -> str:
    if token.type == "code_inline":
        return f"<code>{escape(token.content)}</code>"
    if token.type == "image":
        words = token.content or str(token.attrs.get("title") or "no description")
        return f'<img alt="{escape(words)}">'
    if token.type == "html_inline":
        return safe(token.content)
    if token.type in _SILENT:
        return ""
    return _tag(token, "") if token.tag else escape(token.content)


def _tag(token: Token, place: str) -> str:
    tag = "div" if token.tag == "p" else token.tag  # which may hold blocks of HTML
    if token.nesting < 0:
        return f"</{tag}>"
    said = "".join(f' {name}="{escape(str(value))}"' for name, value in token.attrs.items())
    return f"<{tag}{place}{said}>"


def _break(token: Token, before: Sequence[Token], after: Sequence[Token]) -> str:
    """Return a break; a line that would begin like an item or a heading is no line of its own."""
    words = next(filter(None, (each.content for each in after)), "")
    joins = token.type == "softbreak" and _LIKE_A_MARK.match(words)
    is_second = any(each.content.lower().startswith("<br") for each in before)
    return "\n" if joins or is_second else "<br>"
