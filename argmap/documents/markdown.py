"""Markdown, by markdown-it-py: headings and items keep their marks, links and emphasis do not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import markdown_it
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from argmap.documents import markup
from argmap.documents.joining import as_cell, as_row
from argmap.documents.piece import DocumentLine, Extract, LeftOut, squeeze
from argmap.documents.runs import Runs
from argmap.source.decode import decode

_FRONT_MATTER = re.compile(r"(?sm)\A---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*\r?$")
_WORDED = ("text", "code_inline", "text_special")
_END_TAG = re.compile(r"</([A-Za-z][\w-]*)")
_LIKE_A_MARK = re.compile(r"(?:\d{1,9}[.)]|[-+*•]|#{1,6})(?:\s|$)")
_MOST_OPEN = 100  # elements that an end tag looks back for the one that it ends


def extract(data: bytes, path: str) -> Extract:
    """Return the text of a Markdown file; each piece names the line of the file it comes from."""
    text = decode(data, path)
    front = _FRONT_MATTER.match(text)
    if front:
        text = "\n" * front[0].count("\n") + text[front.end() :]  # the lines keep their numbers
    parser = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.use(footnote_plugin).disable("footnote_tail")
    env: dict[str, object] = {}
    tokens = parser.parse(text, env)
    body, notes = _without_notes(tokens)
    reader = _Reader(notes, _inline_notes(env))
    pieces = tuple(reader.pieces(body))
    said = ("the front matter was left out",) if front else ()
    unused = (LeftOut("footnote", notes[label]) for label in notes if label not in reader.used)
    return Extract(pieces, said, tuple(unused))


def _without_notes(tokens: Sequence[Token]) -> tuple[list[Token], dict[str, str]]:
    """Return the tokens outside footnotes, and the words of each footnote by its label."""
    body, notes, label = list[Token](), dict[str, list[str]](), ""
    for token in tokens:
        if token.type == "footnote_reference_open":
            label = str(token.meta["label"])
            notes.setdefault(label, [])
        elif token.type == "footnote_reference_close":
            label = ""
        elif not label:
            body.append(token)
        elif token.type in ("inline", "fence", "code_block", "html_block"):
            notes[label].append(_plain(token))
    return body, {label: squeeze(" ".join(words)) for label, words in notes.items()}


def _plain(token: Token) -> str:
    reader = _Reader({}, [])
    return " ".join(line.text for line in reader.pieces([token]))


def _inline_notes(env: dict[str, object]) -> list[str]:
    """Return the words of the footnotes that are written where their marks are."""
    found = env.get("footnotes")
    listed = found.get("list", {}) if isinstance(found, dict) else {}
    return [str(each.get("content", "")) for _, each in sorted(listed.items())]


@dataclass
class _Reader:
    """Reads tokens into pieces."""

    notes: dict[str, str]  # by label
    inline_notes: list[str]  # by number
    used: set[str] = field(default_factory=set)
    struck: int = 0  # elements that strike and are open between blocks
    forms: list[tuple[str, str]] = field(default_factory=list)  # of open elements of HTML in a line

    def pieces(self, tokens: Sequence[Token]) -> Iterator[DocumentLine]:
        """Yield a piece for each heading, paragraph, item, block of code and row of a table."""
        lead, depth, level = "", 0, 0
        cells: list[DocumentLine] | None = None
        after_row = False
        for token in tokens:
            depth += token.nesting if token.type.endswith(("_list_open", "_list_close")) else 0
            if token.type == "tr_open":
                cells = []
            elif token.type == "tr_close":
                yield replace(as_row(cells or [], first=not after_row), element="table row")
                cells, after_row = None, True
            elif token.type == "heading_open":  # its mark follows that of an item
                level = int(token.tag[1:])
            elif token.type == "list_item_open":
                mark = f"{token.info}{token.markup}" if token.info else "-"
                lead = f"{'  ' * max(0, depth - 1)}{mark} "
            elif token.type in ("inline", "fence", "code_block", "html_block"):
                if cells is not None:
                    cells.append(as_cell([self._line(token, "")]))
                    continue
                yield from self._placed(token, lead + ("#" * level + " " if level else ""))
                lead, level, after_row = "", 0, False

    def _placed(self, token: Token, lead: str) -> Iterator[DocumentLine]:
        place = f"line {token.map[0] + 1}" if token.map else ""
        apart = not lead.strip("# ")
        if token.type == "html_block":
            yield from (replace(each, element=place) for each in self._block(token, lead))
            return
        line = replace(self._line(token, lead), element=place, apart=apart)
        if line.text or line.left_out:
            yield line

    def _block(self, token: Token, lead: str) -> Iterator[DocumentLine]:
        """Yield the lines of a block of HTML; the first one takes the mark of its item."""
        was_struck = self.struck
        self.struck = max(0, was_struck + markup.balance(token.content))
        form = markup.STRUCK if was_struck else ""
        yield from markup.Block(lead).read(markup.parsed(token.content), form)

    def _line(self, token: Token, lead: str) -> DocumentLine:
        runs = Runs()
        form = markup.STRUCK if self.struck else ""
        if token.type != "inline":
            return _code(token.content.rstrip("\n"), lead, form)
        self.forms = [("", form)]
        children = token.children or []
        for number, child in enumerate(children):
            self._add(child, runs, children[number + 1 : number + 4])
        return runs.line(lead=lead, breaks="#" not in lead)

    def _add(self, token: Token, runs: Runs, following: Sequence[Token]) -> None:
        form = self.forms[-1][1]
        if token.type in _WORDED:
            runs.add(token.content, form)
        elif token.type in ("softbreak", "hardbreak"):
            # A line that would begin like an item or a heading is no line of its own.
            words = next(filter(None, (each.content for each in following)), "")
            joins = token.type == "softbreak" and _LIKE_A_MARK.match(words)
            runs.add(" " if joins else "\n", form)
        elif token.type == "link_open":
            address = str(token.attrs.get("href") or "")
            if markup.leads_out(address):
                runs.open_link(address)
        elif token.type == "link_close":
            runs.close_link()
        else:
            self._rare(token, runs, form)

    def _rare(self, token: Token, runs: Runs, form: str) -> None:
        if token.type in ("s_open", "s_close"):
            self._form("~~", markup.STRUCK, opens=token.nesting > 0)
        elif token.type == "image":
            runs.leave_out(
                "image", token.content or str(token.attrs.get("title") or "no description")
            )
        elif token.type == "footnote_ref":
            runs.leave_out("footnote", self._note(token))
        elif token.type == "html_inline":
            self._html(token.content, runs, form)

    def _note(self, token: Token) -> str:
        label = token.meta.get("label")
        if label is not None:
            self.used.add(str(label))
            return self.notes.get(str(label), "")
        number = int(token.meta["id"])
        return self.inline_notes[number] if number < len(self.inline_notes) else ""

    def _form(self, tag: str, form: str, *, opens: bool) -> None:
        if opens:
            self.forms.append((tag, form or self.forms[-1][1]))
            return
        for number in range(len(self.forms) - 1, max(0, len(self.forms) - _MOST_OPEN), -1):
            if self.forms[number][0] == tag:
                del self.forms[number]
                return

    def _html(self, source: str, runs: Runs, form: str) -> None:
        """Take one tag or comment within a line."""
        if end := _END_TAG.match(source):
            tag = end[1].lower()
            self._form(tag, "", opens=False)
            if tag in ("a", "q"):
                markup.leave(markup.element_of(f"<{tag}>"), runs, form)
            return
        if source.startswith("<!"):
            for words in markup.comments(source):
                runs.leave_out("comment", words)
            return
        element = markup.element_of(source)
        if element is not None:
            markup.enter(element, runs, form)
            if not source.endswith("/>"):
                self._form(str(element.tag), markup.form_of(element), opens=True)


def _code(text: str, lead: str, form: str) -> DocumentLine:
    """Return code, whose spaces and line ends stay."""
    if form and text.strip():
        return DocumentLine("", left_out=(LeftOut(form, squeeze(text)),))
    return DocumentLine(f"{lead}{text}" if text.strip() else "")
